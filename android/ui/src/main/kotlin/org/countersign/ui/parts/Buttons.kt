package org.countersign.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.AbsoluteAlignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.countersign.phone.Reach
import org.countersign.ui.LocalPreferences

// As large as what answers a request has to be, everywhere.
internal val LARGE = 56.dp
private val CLOSE = PaddingValues(horizontal = 8.dp, vertical = 10.dp)
private val ROOM = PaddingValues(horizontal = 16.dp, vertical = 10.dp)

/** The one main action of a screen. */
@Composable
internal fun MainButton(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) = Reached {
    Button(onClick, modifier.fillMaxWidth().heightIn(min = LARGE), enabled, contentPadding = ROOM) { Label(text) }
}

/** Another action, as large. */
@Composable
internal fun OtherButton(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) = Reached {
    OutlinedButton(
        onClick,
        modifier.fillMaxWidth().heightIn(min = LARGE),
        enabled,
        border = BorderStroke(1.dp, MaterialTheme.colorScheme.outline),
        contentPadding = if (largeLetters) CLOSE else ROOM,
    ) { Label(text) }
}

/** What can't be undone. */
@Composable
internal fun FinalButton(text: String, onClick: () -> Unit) = Reached {
    val colours = ButtonDefaults.outlinedButtonColors(contentColor = MaterialTheme.colorScheme.error)
    OutlinedButton(onClick, Modifier.fillMaxWidth().heightIn(min = LARGE), colors = colours, contentPadding = ROOM) {
        Label(text)
    }
}

/** An action beside the main ones. */
@Composable
internal fun SmallButton(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) {
    TextButton(onClick, modifier.heightIn(min = 48.dp), enabled, contentPadding = ROOM) { Label(text) }
}

@Composable
private fun Label(text: String) {
    Text(text, textAlign = TextAlign.Center, style = MaterialTheme.typography.titleMedium)
}

/** On the side where the person's thumb is. */
@Composable
private fun Reached(button: @Composable () -> Unit) {
    val side = when (LocalPreferences.current.reach) {
        Reach.AUTO -> null

        // A hand does not change sides with the direction of writing.
        Reach.LEFT -> AbsoluteAlignment.TopLeft

        Reach.RIGHT -> AbsoluteAlignment.TopRight
    }
    if (side == null) return button()
    Box(Modifier.fillMaxWidth(), contentAlignment = side) {
        Box(Modifier.fillMaxWidth(NEAR_THE_THUMB)) { button() }
    }
}

private const val NEAR_THE_THUMB = 0.72f
