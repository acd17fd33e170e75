package org.countersign.ui.parts

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.unit.dp

/** Signs of one line, drawn for this app. */
internal object Icons {
    val Add = icon("M12 5V19M5 12H19")
    val Back = icon("M20 12H5M11 5L4 12L11 19", mirrored = true)
    val Check = icon("M5 12.5L10 17.5L19 7")
    val Clock = icon("M12 3A9 9 0 1 0 12 21A9 9 0 1 0 12 3M12 7V12L15.5 14")
    val Close = icon("M6 6L18 18M18 6L6 18")
    val Copy = icon("M9 8H19V20H9ZM15 8V4H5V16H9")
    val Delete = icon("M9 5H21V19H9L3 12ZM11.5 9L17.5 15M17.5 9L11.5 15", mirrored = true)
    val Down = icon("M6 9L12 15L18 9")
    val Forward = icon("M9 5L16 12L9 19", mirrored = true)
    val Info = icon("M12 3A9 9 0 1 0 12 21A9 9 0 1 0 12 3M12 11V16.5M12 7.4V7.6")
    val Light = icon("M13 3L6 13H11L10 21L18 10H13Z")
    val More = icon("M12 5.4V5.6M12 11.9V12.1M12 18.4V18.6", width = 3f)
    val Phone = icon("M7 3H17V21H7ZM11 18H13")
    val Question = icon("M12 3A9 9 0 1 0 12 21A9 9 0 1 0 12 3M9.5 9.5A2.5 2.5 0 1 1 12 12.2V13.5M12 16.6V16.8")
    val Search = icon("M10.5 4A6.5 6.5 0 1 0 10.5 17A6.5 6.5 0 1 0 10.5 4M15.5 15.5L20.5 20.5")
    val Star = icon("M12 3.5L14.6 9L20.5 9.8L16.2 14L17.3 20L12 17.1L6.7 20L7.8 14L3.5 9.8L9.4 9Z")
    val Up = icon("M6 15L12 9L18 15")
    val Warning = icon("M12 4L21.5 20H2.5ZM12 10V14.5M12 17.2V17.4")

    private fun icon(path: String, mirrored: Boolean = false, width: Float = 2f): ImageVector =
        ImageVector
            .Builder(path, 24.dp, 24.dp, 24f, 24f, autoMirror = mirrored)
            .addPath(
                addPathNodes(path),
                stroke = SolidColor(Color.Black),
                strokeLineWidth = width,
                strokeLineCap = StrokeCap.Round,
                strokeLineJoin = StrokeJoin.Round,
            ).build()
}
