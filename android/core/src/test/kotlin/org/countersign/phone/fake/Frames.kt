package org.countersign.phone.fake

import org.countersign.core.QrCode
import org.countersign.phone.PhoneAction
import java.awt.Color
import java.awt.RenderingHints
import java.awt.image.BufferedImage
import java.io.ByteArrayInputStream
import javax.imageio.ImageIO
import kotlin.math.PI

private const val WIDTH = 1280
private const val HEIGHT = 720

/** Rows of a camera end later than what they show. */
private const val STRIDE = 1344
private const val SIDE = 420

/** Of a phone that is held close. */
private const val LARGE = 620
private const val QUIET = 4
private const val MODULE = 8
private const val TILT = PI / 24

/** A PNG picture as a camera sees it. */
fun frame(png: ByteArray): PhoneAction.Frame = frame(ImageIO.read(ByteArrayInputStream(png)))

/** A code as another phone shows it. */
fun frame(code: QrCode): PhoneAction.Frame {
    val side = code.side.toInt()
    val shown = BufferedImage((side + 2 * QUIET) * MODULE, (side + 2 * QUIET) * MODULE, BufferedImage.TYPE_BYTE_GRAY)
    val drawing = shown.createGraphics().apply {
        color = Color.WHITE
        fillRect(0, 0, shown.width, shown.height)
        color = Color.BLACK
    }
    code.modules.forEachIndexed { place, shade ->
        if (shade.toInt() != 0) drawing.fillRect((place % side + QUIET) * MODULE, (place / side + QUIET) * MODULE, MODULE, MODULE)
    }
    drawing.dispose()
    return frame(shown, LARGE)
}

/** A picture on a grey desk, a little turned, in rows with a rest. */
fun frame(page: BufferedImage, side: Int = SIDE): PhoneAction.Frame {
    val seen = BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY)
    seen.createGraphics().apply {
        color = Color(150, 150, 150)
        fillRect(0, 0, WIDTH, HEIGHT)
        setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR)
        rotate(TILT, WIDTH / 2.0, HEIGHT / 2.0)
        drawImage(page, (WIDTH - side) / 2, (HEIGHT - side) / 2, side, side, null)
        dispose()
    }
    val luma = ByteArray(STRIDE * HEIGHT)
    for (y in 0 until HEIGHT) for (x in 0 until WIDTH) luma[y * STRIDE + x] = seen.raster.getSample(x, y, 0).toByte()
    return PhoneAction.Frame(luma, WIDTH, HEIGHT, STRIDE)
}
