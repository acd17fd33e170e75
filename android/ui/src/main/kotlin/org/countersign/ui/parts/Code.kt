package org.countersign.ui.parts

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDirection
import org.countersign.ui.words

private const val THIN_GAP = "\u2009"

/** The digits of a code or number in pairs; of seven the last three together. Letters stay together. */
internal fun pairs(code: String): List<String> = when {
    code.any { !it.isDigit() } || code.length < 4 -> listOf(code)
    code.length % 2 == 0 -> code.chunked(2)
    else -> code.dropLast(3).chunked(2) + code.takeLast(3)
}

/** Each digit or letter on its own, with a pause after each pair. */
internal fun spelled(code: String): String = pairs(code).joinToString(", ") { it.toList().joinToString(" ") }

/** As it is seen. */
internal fun grouped(code: String): String = pairs(code).joinToString(THIN_GAP)

/** A code: seen in pairs, spoken digit by digit, and never written from right to left. */
@Composable
internal fun CodeText(
    code: String,
    modifier: Modifier = Modifier,
    style: TextStyle = MaterialTheme.typography.headlineLarge,
    color: Color = MaterialTheme.colorScheme.primary,
) {
    val spoken = words.a11yCode(spelled(code))
    Text(
        grouped(code),
        modifier.semantics { contentDescription = spoken },
        color = color,
        style = style.merge(CODE),
    )
}

// Digits of one width, so that nothing moves when they change.
internal val CODE = TextStyle(fontWeight = FontWeight.Medium, fontFeatureSettings = "tnum", textDirection = TextDirection.Ltr)
