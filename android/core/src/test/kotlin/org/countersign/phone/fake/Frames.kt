package org.countersign.phone.fake

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
private const val TILT = PI / 24

/** A PNG picture as a camera sees it: on a grey desk, a little turned, in rows with a rest. */
fun frame(png: ByteArray): PhoneAction.Frame {
    val page = ImageIO.read(ByteArrayInputStream(png))
    val seen = BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY)
    seen.createGraphics().apply {
        color = Color(150, 150, 150)
        fillRect(0, 0, WIDTH, HEIGHT)
        setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR)
        rotate(TILT, WIDTH / 2.0, HEIGHT / 2.0)
        drawImage(page, (WIDTH - SIDE) / 2, (HEIGHT - SIDE) / 2, SIDE, SIDE, null)
        dispose()
    }
    val luma = ByteArray(STRIDE * HEIGHT)
    for (y in 0 until HEIGHT) for (x in 0 until WIDTH) luma[y * STRIDE + x] = seen.raster.getSample(x, y, 0).toByte()
    return PhoneAction.Frame(luma, WIDTH, HEIGHT, STRIDE)
}
