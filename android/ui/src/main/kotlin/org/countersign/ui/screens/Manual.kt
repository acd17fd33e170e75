package org.countersign.ui.screens

import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.PrimaryTabRow
import androidx.compose.material3.Tab
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.VerbatimTtsAnnotation
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.withAnnotation
import org.countersign.core.AccountType
import org.countersign.core.Algorithm
import org.countersign.core.ManualEntry
import org.countersign.core.Reason
import org.countersign.core.Scan
import org.countersign.phone.PhoneAction
import org.countersign.phone.Screen
import org.countersign.ui.parts.Foldable
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Leave
import org.countersign.ui.parts.MainButton
import org.countersign.ui.parts.Options
import org.countersign.ui.parts.Page
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.TextLine
import org.countersign.ui.words

/** A setup key, or the address and product key of a pairing, typed in. */
@Composable
internal fun ManualScreen(screen: Screen.Manual, act: (PhoneAction) -> Unit) {
    Page(
        words.manualTitle,
        act,
        leave = Leave.CLOSE,
        bottom = { MainButton(words.commonContinue) { act(PhoneAction.ReadTyped) } },
    ) {
        PrimaryTabRow(if (screen.pairing) 1 else 0) {
            Tab(!screen.pairing, { act(PhoneAction.TypePairing(false)) }, text = { Text(words.manualTabCode) })
            Tab(screen.pairing, { act(PhoneAction.TypePairing(true)) }, text = { Text(words.manualTabPair) })
        }
        val nothing = !screen.pairing && screen.entry.secret.isBlank()
        val wrong = screen.wrong?.let { if (nothing) words.manualKeyEmpty else reason(it) }
        if (screen.pairing) {
            ProductKey(screen, wrong, act)
        } else {
            SetupKey(screen.entry, screen.wrong, wrong) { act(PhoneAction.TypeEntry(it)) }
        }
    }
}

/** What is wrong with a text, in the words of the reason. */
@Composable
internal fun reason(rejected: Scan.Rejected): String = words.reason(rejected.reason, rejected.position?.toString().orEmpty())

@Composable
private fun SetupKey(entry: ManualEntry, rejected: Scan.Rejected?, wrong: String?, type: (ManualEntry) -> Unit) {
    TextLine(words.manualIssuer, entry.issuer, hint = words.manualIssuerHint) { type(entry.copy(issuer = it)) }
    TextLine(words.manualName, entry.name, hint = words.manualNameHint) { type(entry.copy(name = it)) }
    TextLine(
        words.manualKey,
        entry.secret,
        hint = words.manualKeyHint,
        wrong = wrong,
        keyboard = AS_WRITTEN,
        shown = ::inFours,
    ) { type(entry.copy(secret = it)) }
    if (rejected?.reason == Reason.SECRET_BAD_CHAR) Quiet(words.manualKeyLookalike)
    var open by rememberSaveable { mutableStateOf(false) }
    Foldable(words.manualAdvanced, open, { open = it }) { MoreSettings(entry, type) }
}

@Composable
private fun MoreSettings(entry: ManualEntry, type: (ManualEntry) -> Unit) {
    Heading(words.manualKind)
    Options(listOf(AccountType.TOTP, AccountType.HOTP, AccountType.STEAM), entry.accountType, { kindOf(it) }) {
        type(entry.copy(accountType = it))
    }
    if (entry.accountType == AccountType.STEAM) return
    Heading(words.manualDigits)
    Options(listOf(6, 7, 8), entry.digits.toInt(), { it.toString() }) { type(entry.copy(digits = it.toUByte())) }
    if (entry.accountType == AccountType.TOTP) {
        TextLine(words.manualPeriod, entry.period.toString(), keyboard = DIGITS) { text ->
            text.ifEmpty { "0" }.toUIntOrNull()?.let { type(entry.copy(period = it)) }
        }
    } else {
        TextLine(words.manualCounter, entry.counter.toString(), keyboard = DIGITS) { text ->
            text.ifEmpty { "0" }.toULongOrNull()?.let { type(entry.copy(counter = it)) }
        }
    }
    Heading(words.manualAlgorithm)
    Options(Algorithm.entries, entry.algorithm, { it.name }) { type(entry.copy(algorithm = it)) }
}

@Composable
private fun kindOf(type: AccountType): String = when (type) {
    AccountType.HOTP -> words.manualKindCounter
    AccountType.STEAM -> words.accountKindSteam
    AccountType.TOTP, AccountType.PUSH -> words.manualKindTime
}

@Composable
private fun ProductKey(screen: Screen.Manual, wrong: String?, act: (PhoneAction) -> Unit) {
    val address = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Uri, imeAction = ImeAction.Next)
    TextLine(words.manualAddress, screen.address, hint = words.manualAddressHint, keyboard = address) {
        act(PhoneAction.TypeProductKey(it, screen.groups))
    }
    TextLine(
        words.manualPairCode,
        screen.groups,
        hint = words.manualPairCodeHint,
        wrong = wrong,
        keyboard = AS_WRITTEN.copy(capitalization = KeyboardCapitalization.Characters),
    ) { act(PhoneAction.TypeProductKey(screen.address, it)) }
}

/** A key looks like that of the page, whether it was typed with gaps or without, and is read letter by letter. */
private fun inFours(text: AnnotatedString): TransformedText {
    val gaps = text.any { !it.isLetterOrDigit() }
    val parts = if (gaps) listOf(text.text) else text.text.chunked(4)
    val spelled = buildAnnotatedString {
        for (part in parts) {
            if (length > 0) append(' ')
            withAnnotation(VerbatimTtsAnnotation(part)) { append(part) }
        }
    }
    return TransformedText(spelled, if (gaps) OffsetMapping.Identity else InFours)
}

private object InFours : OffsetMapping {
    override fun originalToTransformed(offset: Int) = offset + (offset - 1).coerceAtLeast(0) / 4

    override fun transformedToOriginal(offset: Int) = offset - offset / 5
}

private val AS_WRITTEN =
    KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Ascii, imeAction = ImeAction.Done)
private val DIGITS = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Number, imeAction = ImeAction.Next)
