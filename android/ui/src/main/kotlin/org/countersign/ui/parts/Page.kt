package org.countersign.ui.parts

import androidx.compose.foundation.focusable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.countersign.phone.PhoneAction
import org.countersign.ui.words

/** A screen: its title on top, what it says in the middle, what can be done in the lower third. */
@Composable
internal fun Page(
    title: String,
    act: (PhoneAction) -> Unit,
    modifier: Modifier = Modifier,
    leave: Leave = Leave.BACK,
    actions: @Composable RowScope.() -> Unit = {},
    bottom: @Composable ColumnScope.() -> Unit = {},
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(modifier.fillMaxSize()) {
        TitleBar(title, act, leave, actions)
        Column(
            Modifier
                .weight(1f)
                .verticalScroll(rememberScrollState())
                .padding(horizontal = 20.dp)
                .padding(bottom = 12.dp),
            verticalArrangement = Arrangement.spacedBy(12.dp),
            content = content,
        )
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 20.dp, vertical = 8.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
            content = bottom,
        )
    }
}

/** How the screen is left by its upper corner. */
internal enum class Leave { BACK, CLOSE, NOT }

@Composable
internal fun TitleBar(
    title: String,
    act: (PhoneAction) -> Unit,
    leave: Leave = Leave.BACK,
    actions: @Composable RowScope.() -> Unit = {},
) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 64.dp).padding(horizontal = 4.dp, vertical = 6.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        when (leave) {
            Leave.BACK -> {
                IconAction(Icons.Back, words.commonBack) { act(PhoneAction.Back) }
            }

            Leave.CLOSE -> {
                IconAction(Icons.Close, words.commonClose) { act(PhoneAction.Back) }
            }

            Leave.NOT -> {}
        }
        Text(
            title,
            Modifier
                .weight(1f)
                .padding(start = if (leave == Leave.NOT) 16.dp else 4.dp, end = 8.dp)
                .takesFocus(title)
                .focusable()
                .semantics { heading() },
            style = if (largeLetters) MaterialTheme.typography.titleMedium else MaterialTheme.typography.titleLarge,
        )
        actions()
    }
}

/** A button that is a sign, with its name for those who do not see it. */
@Composable
internal fun IconAction(icon: ImageVector, name: String, modifier: Modifier = Modifier, onClick: () -> Unit) {
    IconButton(onClick, modifier) { Icon(icon, name) }
}

/** The name of a part of a screen. */
@Composable
internal fun Heading(text: String) {
    Text(
        text,
        Modifier.padding(top = 8.dp).semantics { heading() },
        color = MaterialTheme.colorScheme.primary,
        style = MaterialTheme.typography.titleSmall,
    )
}

@Composable
internal fun Paragraph(text: String) {
    Text(text, style = MaterialTheme.typography.bodyLarge)
}

@Composable
internal fun Quiet(text: String, modifier: Modifier = Modifier) {
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
}
