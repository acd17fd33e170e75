package org.countersign.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.countersign.phone.PhoneAction
import org.countersign.phone.Said
import org.countersign.phone.Sentence
import org.countersign.ui.words

/** How much something matters: by its word, its sign and its place, and only then by its colour. */
internal enum class Weight(val icon: ImageVector) {
    NOTE(Icons.Info),
    CHECK(Icons.Question),
    WARNING(Icons.Warning),
    ;

    val spoken: String
        @Composable get() = when (this) {
            NOTE -> words.a11ySeverityInfo
            CHECK -> words.a11ySeverityCheck
            WARNING -> words.a11ySeverityWarning
        }

    val colours: Pair<Color, Color>
        @Composable get() = MaterialTheme.colorScheme.run {
            when (this@Weight) {
                NOTE -> secondaryContainer to onSecondaryContainer
                CHECK -> tertiaryContainer to onTertiaryContainer
                WARNING -> errorContainer to onErrorContainer
            }
        }
}

/** One thing the person should know; where something can be done about it, it is a button. */
@Composable
internal fun Banner(
    text: String,
    weight: Weight,
    modifier: Modifier = Modifier,
    icon: ImageVector = weight.icon,
    more: String? = null,
    onDismiss: (() -> Unit)? = null,
    onClick: (() -> Unit)? = null,
) {
    val (ground, letters) = weight.colours
    val body = @Composable {
        Row(
            Modifier.heightIn(min = 48.dp).padding(horizontal = 14.dp, vertical = 10.dp),
            Arrangement.spacedBy(12.dp),
            Alignment.CenterVertically,
        ) {
            Icon(icon, weight.spoken)
            Column(Modifier.weight(1f)) {
                Text(text, style = MaterialTheme.typography.bodyLarge)
                more?.let { Text(it, style = MaterialTheme.typography.bodyMedium) }
            }
            onDismiss?.let { IconAction(Icons.Close, words.commonClose, onClick = it) }
            if (onClick != null && !largeLetters) Icon(Icons.Forward, null)
        }
    }
    val shape = MaterialTheme.shapes.medium
    val wide = modifier.fillMaxWidth()
    if (onClick == null) {
        Surface(wide.semantics(mergeDescendants = onDismiss == null) {}, shape, ground, letters, content = body)
    } else {
        Surface(
            onClick,
            wide.semantics { role = Role.Button },
            shape = shape,
            color = ground,
            contentColor = letters,
            content = body,
        )
    }
}

/** What a sentence of the phone says in the person's language. */
@Composable
internal fun said(sentence: Sentence): String = words.say(sentence.key, sentence.places)

/** An error, announced politely: what is, and what to do. */
@Composable
internal fun ErrorText(text: String, modifier: Modifier = Modifier, urgent: Boolean = false) {
    Row(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) {
            liveRegion = if (urgent) LiveRegionMode.Assertive else LiveRegionMode.Polite
        },
        Arrangement.spacedBy(8.dp),
    ) {
        Icon(Icons.Warning, words.a11yError, tint = MaterialTheme.colorScheme.error)
        Text(text, color = MaterialTheme.colorScheme.error, style = MaterialTheme.typography.bodyLarge)
    }
}

/** A sentence at the bottom, with its undo. It stays until it is put away: nobody has to be quick. */
@Composable
internal fun SaidBar(said: Said, act: (PhoneAction) -> Unit, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    Surface(
        modifier.padding(12.dp).fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
        MaterialTheme.shapes.medium,
        scheme.inverseSurface,
        scheme.inverseOnSurface,
    ) {
        val text = @Composable { modifier: Modifier ->
            Text(said(said.sentence), modifier, style = MaterialTheme.typography.bodyLarge)
        }
        val buttons = @Composable {
            said.undo?.let { undo -> InverseButton(words.commonUndo) { act(undo) } }
            IconAction(Icons.Close, words.commonClose) { act(PhoneAction.PutAway) }
        }
        val room = Modifier.padding(start = 16.dp, end = 4.dp, top = 4.dp, bottom = 4.dp)
        if (largeLetters) {
            Column(room) {
                text(Modifier)
                Row(Modifier.align(Alignment.End)) { buttons() }
            }
        } else {
            Row(room, verticalAlignment = Alignment.CenterVertically) {
                text(Modifier.weight(1f))
                buttons()
            }
        }
    }
}

@Composable
private fun InverseButton(text: String, onClick: () -> Unit) {
    val colours = ButtonDefaults.textButtonColors(contentColor = MaterialTheme.colorScheme.inversePrimary)
    TextButton(onClick, Modifier.heightIn(min = 48.dp), colors = colours) { Text(text) }
}

/** A few words that are only spoken, each time they change; what is seen says the same all the time. */
@Composable
internal fun Spoken(text: String, urgent: Boolean = false) {
    Box(
        Modifier.semantics {
            liveRegion = if (urgent) LiveRegionMode.Assertive else LiveRegionMode.Polite
            contentDescription = text
        },
    )
}
