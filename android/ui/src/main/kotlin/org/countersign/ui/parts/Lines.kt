package org.countersign.ui.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp
import org.countersign.ui.words

/** A line that leads somewhere, with its present value. */
@Composable
internal fun LinkLine(text: String, value: String? = null, onClick: () -> Unit) =
    Line(Modifier.clickable(role = Role.Button, onClick = onClick), text, value) {
        Icon(Icons.Forward, null, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }

/** A choice that is on or off. */
@Composable
internal fun SwitchLine(text: String, on: Boolean, more: String? = null, onChange: (Boolean) -> Unit) =
    Line(Modifier.toggleable(on, role = Role.Switch, onValueChange = onChange), text, more) {
        Switch(on, null)
    }

/** A line that can be touched as a whole, with what stands at its end. */
@Composable
private fun Line(touched: Modifier, text: String, more: String?, end: @Composable () -> Unit) {
    Row(
        Modifier
            .fillMaxWidth()
            .then(touched)
            .heightIn(min = 56.dp)
            .padding(vertical = 8.dp),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(text, style = MaterialTheme.typography.bodyLarge)
            more?.let { Quiet(it) }
        }
        end()
    }
}

/** Something that only the person knows, ticked off. */
@Composable
internal fun TickLine(text: String, ticked: Boolean, onChange: (Boolean) -> Unit) {
    Row(
        Modifier
            .fillMaxWidth()
            .toggleable(ticked, role = Role.Checkbox, onValueChange = onChange)
            .heightIn(min = 56.dp)
            .padding(vertical = 8.dp),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Checkbox(ticked, null)
        Text(text, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
    }
}

/** One of several; none is chosen beforehand unless it is the present value. */
@Composable
internal fun <T> Options(options: List<T>, chosen: T?, name: @Composable (T) -> String, onChoose: (T) -> Unit) {
    Column(Modifier.selectableGroup()) {
        for (option in options) {
            Row(
                Modifier
                    .fillMaxWidth()
                    .selectable(option == chosen, role = Role.RadioButton) { onChoose(option) }
                    .heightIn(min = 56.dp),
                Arrangement.spacedBy(12.dp),
                Alignment.CenterVertically,
            ) {
                RadioButton(option == chosen, null)
                Text(name(option), Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
            }
        }
    }
}

/** What is seen only when asked for. */
@Composable
internal fun Foldable(text: String, open: Boolean, onChange: (Boolean) -> Unit, content: @Composable () -> Unit) {
    val state = if (open) words.commonHideDetails else words.commonShowDetails
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClickLabel = state) { onChange(!open) }
            .heightIn(min = 48.dp)
            .semantics { stateDescription = state },
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Text(text, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
        Icon(if (open) Icons.Up else Icons.Down, null)
    }
    if (open) content()
}

/** A few steps, one below the other; their numbers are in the words. */
@Composable
internal fun Steps(text: String) {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) { text.lines().forEach { Paragraph(it) } }
}
