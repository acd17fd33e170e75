package org.countersign.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Button
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.words

/** Whether digits come from our own pad: not where a screen reader, a keyboard or large letters need the system's. */
internal val ownPad: Boolean
    @Composable get() = !LocalSurroundings.current.assisted && !largeLetters

/** The field for the number on the page. It is typed or pasted, never offered. */
@Composable
internal fun NumberField(
    label: String,
    typed: String,
    digits: Int,
    wrong: String?,
    enabled: Boolean,
    onDone: () -> Unit,
    onType: (String) -> Unit,
) {
    val count = words.a11yNumberTyped(typed.length)
    val pad = ownPad
    val style = MaterialTheme.typography.run { if (largeLetters) titleLarge else headlineMedium }
    OutlinedTextField(
        typed,
        { onType(it.filterNot(Char::isWhitespace).take(digits)) },
        Modifier.fillMaxWidth().takesFocus(wrong).semantics {
            contentDescription = label
            stateDescription = count
            wrong?.let { error(it) }
        },
        enabled,
        textStyle = style.merge(CODE).copy(textAlign = TextAlign.Center),
        placeholder = { Text(words.promptNumberHint(digits), Modifier.fillMaxWidth(), textAlign = TextAlign.Center) },
        isError = wrong != null,
        visualTransformation = ::inPairs,
        keyboardOptions = KeyboardOptions(
            autoCorrectEnabled = false,
            keyboardType = KeyboardType.Number,
            imeAction = ImeAction.Done,
            showKeyboardOnFocus = !pad,
        ),
        keyboardActions = KeyboardActions(onDone = { onDone() }),
        singleLine = true,
    )
}

/** Digits with a gap after each pair, so that they look like those of the page. */
private fun inPairs(text: AnnotatedString) = TransformedText(
    AnnotatedString(text.text.chunked(2).joinToString(" ")),
    object : OffsetMapping {
        override fun originalToTransformed(offset: Int) = offset + (offset - 1).coerceAtLeast(0) / 2

        override fun transformedToOriginal(offset: Int) = offset - offset / 3
    },
)

/** Digits as large as buttons, in reach of one thumb, with what is done with them beside them. */
@Composable
internal fun NumberPad(
    typed: String,
    digits: Int,
    enabled: Boolean,
    action: @Composable (Modifier) -> Unit,
    onType: (String) -> Unit,
) {
    val type = { digit: Char -> if (typed.length < digits) onType(typed + digit) }
    // As on every phone, from left to right whatever the language.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(GAP)) {
            Column(Modifier.weight(DIGITS_SHARE), Arrangement.spacedBy(GAP)) {
                for (row in listOf("123", "456", "789")) {
                    Row(horizontalArrangement = Arrangement.spacedBy(GAP)) {
                        for (digit in row) Key(Modifier.weight(1f), enabled, { type(digit) }) { Digit(digit) }
                    }
                }
                Row(horizontalArrangement = Arrangement.spacedBy(GAP)) {
                    Key(Modifier.weight(2f), enabled, { type('0') }) { Digit('0') }
                    Key(Modifier.weight(1f), enabled && typed.isNotEmpty(), { onType(typed.dropLast(1)) }) {
                        Icon(Icons.Delete, words.a11yNumberDelete)
                    }
                }
            }
            action(Modifier.weight(1f).fillMaxHeight())
        }
    }
}

private val GAP = 6.dp
private const val DIGITS_SHARE = 2.4f

/** What is done with the number: beside our own pad, or below the field. */
@Composable
internal fun NumberButton(text: String, modifier: Modifier, enabled: Boolean, onClick: () -> Unit) {
    Button(onClick, modifier.heightIn(min = LARGE), enabled, MaterialTheme.shapes.medium, contentPadding = PaddingValues(6.dp)) {
        Text(text, textAlign = TextAlign.Center, style = MaterialTheme.typography.titleMedium)
    }
}

@Composable
private fun Digit(digit: Char) = Text(digit.toString(), style = MaterialTheme.typography.titleLarge)

@Composable
private fun Key(modifier: Modifier, enabled: Boolean, onClick: () -> Unit, content: @Composable () -> Unit) {
    FilledTonalButton(onClick, modifier.heightIn(min = LARGE), enabled, shape = MaterialTheme.shapes.medium) { content() }
}
