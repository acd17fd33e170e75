package org.countersign.ui

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.style.TextOverflow

private const val LEAST = 48

/** What would keep somebody from reading or using what is shown. */
@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.faults(): List<String> {
    val texts = onAllNodes(isRoot(), useUnmergedTree = true).fetchSemanticsNodes().flatMap { it.all() }
    val controls = onAllNodes(isRoot()).fetchSemanticsNodes().flatMap { it.all() }
    return texts.mapNotNull { cut(it) } + controls.flatMap { unusable(it) }
}

private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

/** A text that does not fit. Untrusted texts may end in an ellipsis: they can be as long as somebody wants. */
private fun cut(node: SemanticsNode): String? {
    val layouts = mutableListOf<TextLayoutResult>()
    node.config
        .getOrNull(SemanticsActions.GetTextLayoutResult)
        ?.action
        ?.invoke(layouts)
    val layout = layouts.firstOrNull() ?: return null
    val text = layout.layoutInput.text.text
    val elided = layout.layoutInput.overflow == TextOverflow.Ellipsis
    // The layout is made anew for the question, so that its own word for it is off by a rounding.
    val lines = layout.multiParagraph
    val tooSmall =
        node.size.height + 1 < lines.height || node.size.width + 1 < (0 until lines.lineCount).maxOf(lines::getLineWidth)
    val (x, y) = node.positionInRoot.x to node.positionInRoot.y
    val outside = x < 0 || x + node.size.width > WIDTH || (!scrolls(node) && (y < 0 || y + node.size.height > HEIGHT))
    return when {
        !elided && tooSmall && !editable(node) -> "“$text” is cut"
        outside -> "“$text” is outside at $x, $y"
        else -> null
    }
}

private fun editable(node: SemanticsNode) = SemanticsActions.SetText in node.config

private fun scrolls(node: SemanticsNode): Boolean =
    generateSequence(node) { it.parent }.any { SemanticsProperties.VerticalScrollAxisRange in it.config }

private fun unusable(node: SemanticsNode): List<String> {
    val config = node.config
    val pressed = SemanticsActions.OnClick in config
    val field = SemanticsActions.SetText in config
    if (!pressed && !field) return emptyList()
    val name = config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString { it.text } +
        config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString()
    // What is scrolled away has no bounds, but a size.
    val width = maxOf(node.touchBoundsInRoot.width, node.size.width.toFloat())
    val height = maxOf(node.touchBoundsInRoot.height, node.size.height.toFloat())
    return listOfNotNull(
        "A control at ${node.boundsInRoot} has no name".takeIf { name.isBlank() },
        "“$name” has no role".takeIf { !field && config.getOrNull(SemanticsProperties.Role) == null },
        "“$name” is only $width × $height".takeIf { width < LEAST || height < LEAST },
    )
}
