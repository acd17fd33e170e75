package org.countersign.ui.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import org.countersign.core.display

/** From this size of letters on, what stood side by side stands below each other. */
internal const val LARGE_LETTERS = 1.5f

internal val largeLetters: Boolean
    @Composable get() = LocalDensity.current.fontScale >= LARGE_LETTERS

/** A text from outside, as the core makes it safe to be shown: it cannot reorder what stands around it. */
@Composable
internal fun safe(text: String, limit: Int = LONGEST): String = remember(text, limit) { display(text, limit.toUInt()) }

/** Of a name among other words. */
internal const val NAME = 40

// More than a host can have.
private const val LONGEST = 300

/** A text from outside, by itself and set apart from what surrounds it. */
@Composable
internal fun Untrusted(
    text: String,
    modifier: Modifier = Modifier,
    style: TextStyle = MaterialTheme.typography.bodyLarge,
    maxLines: Int = 4,
) {
    Text(
        safe(text),
        modifier,
        style = style.copy(textDirection = TextDirection.Content),
        maxLines = maxLines,
        overflow = TextOverflow.Ellipsis,
    )
}

/** What something is, and its value or values, which are never joined. One stop of a screen reader. */
@Composable
internal fun Fact(name: String, vararg values: String, whole: Boolean = false) {
    val label = @Composable { modifier: Modifier ->
        Text(name, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
    }
    // A host is never clipped at its end, however long it is.
    val lines = if (whole) Int.MAX_VALUE else 4
    if (largeLetters || whole) {
        Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
            label(Modifier)
            values.forEach { Untrusted(it, maxLines = lines) }
        }
    } else {
        Row(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
            label(Modifier.width(104.dp).padding(end = 12.dp))
            Column(Modifier.weight(1f)) { values.forEach { Untrusted(it, maxLines = lines) } }
        }
    }
}
