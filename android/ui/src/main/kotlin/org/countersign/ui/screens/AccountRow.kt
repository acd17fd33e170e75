package org.countersign.ui.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.countersign.core.AccountType
import org.countersign.core.AccountView
import org.countersign.phone.PhoneAction
import org.countersign.ui.LocalPreferences
import org.countersign.ui.LocalTime
import org.countersign.ui.parts.CodeText
import org.countersign.ui.parts.IconAction
import org.countersign.ui.parts.Icons
import org.countersign.ui.parts.NAME
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Ring
import org.countersign.ui.parts.SmallButton
import org.countersign.ui.parts.Spoken
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.grouped
import org.countersign.ui.parts.largeLetters
import org.countersign.ui.parts.safe
import org.countersign.ui.parts.spelled
import org.countersign.ui.words
import org.countersign.ui.words.left

/** One account: a single stop for a screen reader, with all that can be done as its actions. */
@Composable
internal fun AccountRow(account: AccountView, hidden: Boolean, act: (PhoneAction) -> Unit) {
    var asked by remember { mutableStateOf<String?>(null) }
    var focused by remember { mutableStateOf(false) }
    val touch = {
        val code = account.code
        when {
            hidden -> act(PhoneAction.Reveal(account.id))
            code != null -> act(PhoneAction.Copy(code))
            else -> act(PhoneAction.OpenAccount(account.id))
        }
    }
    val actions = rowActions(account, hidden, act) { asked = it }
    Card(colors = CardDefaults.cardColors(MaterialTheme.colorScheme.surfaceContainerLow)) {
        Row(verticalAlignment = Alignment.Top) {
            Column(
                Modifier
                    .weight(1f)
                    .onFocusChanged { focused = it.isFocused }
                    .clickable(role = Role.Button, onClick = touch)
                    .semantics(mergeDescendants = true) { customActions = actions }
                    .padding(start = 16.dp, top = 12.dp, bottom = 12.dp),
            ) {
                Names(account)
                Codes(account, hidden)
                StateOf(account)
            }
            RowMenu(account, act)
        }
        if (account.accountType == AccountType.HOTP) {
            SmallButton(words.homeHotpNext, Modifier.padding(horizontal = 4.dp)) {
                account.counter?.let { act(PhoneAction.Advance(account.id, it)) }
            }
        }
        asked?.let { Spoken(it) }
        if (focused && !hidden) NewCode(account)
    }
}

/** Says of the row that has the focus that its code has changed and, where the person wants it, that it soon will. */
@Composable
private fun NewCode(account: AccountView) {
    val first = remember { account.code }
    val time = LocalTime.current
    val ending by remember(account.expires, time) {
        derivedStateOf { account.expires?.let { it - time.longValue / 1000 in 1..ENDING_SECONDS } ?: false }
    }
    when {
        ending && LocalPreferences.current.announceEnd -> Spoken(words.left(ENDING_SECONDS))
        account.code != first -> Spoken(words.a11yCodeChanged)
    }
}

@Composable
private fun Names(account: AccountView) {
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
        Untrusted(
            account.issuer.ifEmpty {
                words.commonNoName
            },
            Modifier.weight(1f, fill = false),
            MaterialTheme.typography.titleMedium,
            2,
        )
        if (account.favourite) Icon(Icons.Star, words.a11yFavourite, tint = MaterialTheme.colorScheme.primary)
    }
    account.labelIssuer?.let {
        Quiet(words.accountLabelIssuer)
        Untrusted(it, style = MaterialTheme.typography.bodyMedium, maxLines = 2)
    }
    Untrusted(account.nickname ?: account.name, style = MaterialTheme.typography.bodyMedium, maxLines = 2)
}

@Composable
private fun Codes(account: AccountView, hidden: Boolean) {
    val code = account.code ?: return
    if (hidden) {
        val spoken = words.a11yCodeHidden
        Text(
            words.homeHidden,
            Modifier.padding(vertical = 8.dp).semantics { contentDescription = spoken },
            color = MaterialTheme.colorScheme.primary,
            style = MaterialTheme.typography.titleMedium,
        )
        return
    }
    Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Alignment.CenterVertically) {
        CodeText(code, Modifier.weight(1f, fill = false))
        val (expires, period) = account.expires to account.period
        if (expires != null && period != null && !largeLetters) Ring(expires, period.toInt())
    }
    NextCode(account)
    account.previous?.code?.let { Quiet(words.homePreviousCode(grouped(it))) }
}

/** The code after this one, near its time or always. A screen reader asks for it. */
@Composable
private fun NextCode(account: AccountView) {
    val next = account.nextCode ?: return
    val always = LocalPreferences.current.alwaysNextCode
    val time = LocalTime.current
    val near by remember(account.expires, time) {
        derivedStateOf { account.expires?.let { it - time.longValue / 1000 <= NEAR_SECONDS } ?: false }
    }
    if (always || near) {
        Quiet(words.homeNextCode(grouped(next)), Modifier.clearAndSetSemantics {})
    }
}

@Composable
private fun StateOf(account: AccountView) {
    if (account.accountType == AccountType.PUSH) Quiet(words.homePushOnly)
    account.service?.let { Quiet(stateOf(it) ?: return) }
}

@Composable
private fun rowActions(
    account: AccountView,
    hidden: Boolean,
    act: (PhoneAction) -> Unit,
    say: (String) -> Unit,
): List<CustomAccessibilityAction> {
    val said = words
    val time = LocalTime.current
    return remember(account, hidden, said) {
        fun action(name: String, then: () -> Unit) = CustomAccessibilityAction(name) {
            then()
            true
        }
        buildList {
            val code = account.code
            if (code != null && !hidden) {
                add(action(said.a11yCodeCopy) { act(PhoneAction.Copy(code)) })
                account.nextCode?.let { next -> add(action(said.a11yCodeNext) { say(said.a11yCode(spelled(next))) }) }
                account.expires?.let { end -> add(action(said.a11yCodeTime) { say(said.left(end - time.longValue / 1000)) }) }
            }
            val favourite = if (account.favourite) said.accountUnfavourite else said.accountFavourite
            add(action(favourite) { act(PhoneAction.Favourite(account.id, !account.favourite)) })
            add(action(said.accountTitle) { act(PhoneAction.OpenAccount(account.id)) })
        }
    }
}

@Composable
private fun RowMenu(account: AccountView, act: (PhoneAction) -> Unit) {
    var open by remember { mutableStateOf(false) }
    val choose = { action: PhoneAction ->
        open = false
        act(action)
    }
    Box {
        IconAction(Icons.More, words.a11yMenu(safe(account.nickname ?: account.name.ifEmpty { account.issuer }, NAME))) { open = true }
        DropdownMenu(open, { open = false }) {
            MenuEntry(words.accountTitle) { choose(PhoneAction.OpenAccount(account.id)) }
            MenuEntry(if (account.favourite) words.accountUnfavourite else words.accountFavourite) {
                choose(PhoneAction.Favourite(account.id, !account.favourite))
            }
            MenuEntry(words.accountMoveUp) { choose(PhoneAction.Move(account.id, -1)) }
            MenuEntry(words.accountMoveDown) { choose(PhoneAction.Move(account.id, 1)) }
            MenuEntry(words.commonRemove) { choose(PhoneAction.AskRemove(account.id)) }
        }
    }
}

private const val NEAR_SECONDS = 10
private const val ENDING_SECONDS = 5L
