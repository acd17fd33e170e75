package org.countersign.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import org.countersign.core.QrCode
import kotlin.math.floor

/** A QR code, as wide as there is room, dark on light whatever the theme is. `spoken`: what it is. */
@Composable
internal fun QrPicture(code: QrCode, spoken: String, modifier: Modifier = Modifier) {
    val described = Modifier.semantics {
        contentDescription = spoken
        role = Role.Image
    }
    Canvas(modifier.fillMaxWidth().aspectRatio(1f).background(Color.White).then(described)) { modules(code) }
}

/** Each module as many whole pixels as fit, so that none is larger than another. */
private fun DrawScope.modules(code: QrCode) {
    val side = code.side.toInt()
    val module = floor(size.width / (side + 2 * QUIET)).coerceAtLeast(1f)
    val begin = floor((size.width - module * side) / 2)
    code.modules.forEachIndexed { place, shade ->
        if (shade.toInt() != 0) {
            val corner = Offset(begin + module * (place % side), begin + module * (place / side))
            drawRect(Color.Black, corner, Size(module, module))
        }
    }
}

// Light modules on each side (ISO/IEC 18004 §6.3.8).
private const val QUIET = 4
