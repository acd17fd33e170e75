package org.countersign.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp
import org.countersign.ui.LocalTime

/** How much of a code's time is left. It is only drawn anew as time passes; a screen reader asks the row instead. */
@Composable
internal fun Ring(expires: Long, periodSeconds: Int, modifier: Modifier = Modifier) {
    val time = LocalTime.current
    val colour = MaterialTheme.colorScheme.primary
    val ending = MaterialTheme.colorScheme.error
    val track = MaterialTheme.colorScheme.surfaceContainerHighest
    Canvas(modifier.size(32.dp).clearAndSetSemantics {}) {
        val left = (expires * 1000 - time.longValue).coerceIn(0, periodSeconds * 1000L)
        val width = 4.dp.toPx()
        val inner = Size(size.width - width, size.height - width)
        val stroke = Stroke(width, cap = StrokeCap.Round)
        val corner = Offset(width / 2, width / 2)
        drawArc(track, 0f, 360f, false, corner, inner, style = stroke)
        val angle = 360f * left / (periodSeconds * 1000f)
        drawArc(if (left <= ENDING_MS) ending else colour, -90f, angle, false, corner, inner, style = stroke)
    }
}

private const val ENDING_MS = 5000
