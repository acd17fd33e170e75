package org.countersign.ui.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.ContentType
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.contentType
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.words

/** Takes the focus of a screen reader or a keyboard there when something new has come, such as a title or an error. */
@Composable
internal fun Modifier.takesFocus(new: String?): Modifier {
    val requester = remember { FocusRequester() }
    val assisted = LocalSurroundings.current.assisted
    LaunchedEffect(new, assisted) { if (new != null && assisted) requester.requestFocus() }
    return focusRequester(requester)
}

/** A line to type in, with what is wrong with it below. */
@Composable
internal fun TextLine(
    label: String,
    value: String,
    modifier: Modifier = Modifier,
    hint: String? = null,
    wrong: String? = null,
    keyboard: KeyboardOptions = KeyboardOptions(autoCorrectEnabled = false, imeAction = ImeAction.Next),
    shown: VisualTransformation = VisualTransformation.None,
    type: ContentType? = null,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) {
    val below = wrong ?: hint
    Column(modifier) {
        // Above the field and not in its edge, where large letters would not fit.
        Quiet(label, Modifier.clearAndSetSemantics {})
        OutlinedTextField(
            value,
            onChange,
            Modifier.fillMaxWidth().takesFocus(wrong).semantics {
                contentDescription = label
                type?.let { contentType = it }
                wrong?.let { error(it) }
            },
            supportingText = below?.let { { Text(it) } },
            isError = wrong != null,
            visualTransformation = shown,
            keyboardOptions = keyboard,
            keyboardActions = KeyboardActions(onDone = { onDone() }),
            singleLine = true,
        )
    }
}

/** A password or passcode: hidden until the person wants to see it; pasting and managers are welcome. */
@Composable
internal fun SecretLine(
    label: String,
    value: String,
    seen: Boolean,
    new: Boolean = false,
    hint: String? = null,
    wrong: String? = null,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) {
    TextLine(
        label,
        value,
        hint = hint,
        wrong = wrong,
        keyboard = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Password, imeAction = ImeAction.Done),
        shown = if (seen) VisualTransformation.None else PasswordVisualTransformation(),
        type = if (new) ContentType.NewPassword else ContentType.Password,
        onDone = onDone,
        onChange = onChange,
    )
}

/** A secret that is typed twice. It is kept nowhere but here, and not over a change of the screen. */
@Composable
internal fun SecretTwice(
    label: String,
    again: String,
    hint: String?,
    short: @Composable (String) -> String?,
    different: String,
    action: String,
    enabled: Boolean = true,
    onDone: (String) -> Unit,
) {
    var first by remember { mutableStateOf("") }
    var second by remember { mutableStateOf("") }
    var seen by remember { mutableStateOf(false) }
    val tooShort = if (first.isEmpty()) null else short(first)
    val differ = second.isNotEmpty() && first != second
    SecretLine(label, first, seen, new = true, hint = hint, wrong = tooShort) { first = it }
    SecretLine(again, second, seen, new = true, wrong = if (differ) different else null) { second = it }
    SwitchLine(words.commonShowPassword, seen) { seen = it }
    val ready = first.isNotEmpty() && tooShort == null && first == second
    MainButton(action, enabled = enabled && ready) { onDone(first) }
}
