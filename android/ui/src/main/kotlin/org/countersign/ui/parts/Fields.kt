package org.countersign.ui.parts

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.ContentType
import androidx.compose.ui.semantics.contentType
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation

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
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) {
    val below = wrong ?: hint
    OutlinedTextField(
        value,
        onChange,
        modifier.fillMaxWidth().semantics { wrong?.let { error(it) } },
        label = { Text(label) },
        supportingText = below?.let { { Text(it) } },
        isError = wrong != null,
        visualTransformation = shown,
        keyboardOptions = keyboard,
        keyboardActions = KeyboardActions(onDone = { onDone() }),
        singleLine = true,
    )
}

/** A password or passcode: hidden until the person wants to see it; pasting and managers are welcome. */
@Composable
internal fun SecretLine(
    label: String,
    value: String,
    new: Boolean = false,
    hint: String? = null,
    wrong: String? = null,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) {
    TextLine(
        label,
        value,
        Modifier.semantics { contentType = if (new) ContentType.NewPassword else ContentType.Password },
        hint,
        wrong,
        KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Password, imeAction = ImeAction.Done),
        PasswordVisualTransformation(),
        onDone,
        onChange,
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
    val tooShort = if (first.isEmpty()) null else short(first)
    val differ = second.isNotEmpty() && first != second
    SecretLine(label, first, new = true, hint = hint, wrong = tooShort) { first = it }
    SecretLine(again, second, new = true, wrong = if (differ) different else null) { second = it }
    val ready = first.isNotEmpty() && tooShort == null && first == second
    MainButton(action, enabled = enabled && ready) { onDone(first) }
}

