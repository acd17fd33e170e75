package org.countersign.ui

import java.awt.RenderingHints
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs

/** Pictures of one screen in all its variants, on one sheet, and whether two such sheets look the same. */
object Pictures {
    private const val COLUMNS = 6
    private const val SCALE = 2
    private const val BLOCK = 8
    private const val LARGEST = 24

    /** All of them, side by side and half as large: small enough to be kept, large enough to be read. */
    fun sheet(pictures: List<BufferedImage>): BufferedImage {
        val rows = (pictures.size + COLUMNS - 1) / COLUMNS
        val sheet = BufferedImage(COLUMNS * WIDTH / SCALE, rows * HEIGHT / SCALE, BufferedImage.TYPE_INT_RGB)
        val graphics = sheet.createGraphics()
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR)
        pictures.forEachIndexed { index, picture ->
            val (column, row) = index % COLUMNS to index / COLUMNS
            graphics.drawImage(picture, column * WIDTH / SCALE, row * HEIGHT / SCALE, WIDTH / SCALE, HEIGHT / SCALE, null)
        }
        graphics.dispose()
        return sheet
    }

    fun write(picture: BufferedImage, file: File) {
        file.parentFile.mkdirs()
        ImageIO.write(picture, "png", file)
    }

    fun read(file: File): BufferedImage? = if (file.exists()) ImageIO.read(file) else null

    /** How many blocks of a few pixels differ by more than the edges of letters do from machine to machine. */
    fun differing(one: BufferedImage, other: BufferedImage): Int {
        if (one.width != other.width || one.height != other.height) return Int.MAX_VALUE
        return (0 until one.height step BLOCK).sumOf { y ->
            (0 until one.width step BLOCK).count { x -> differ(one, other, x, y) }
        }
    }

    private fun differ(one: BufferedImage, other: BufferedImage, left: Int, top: Int): Boolean {
        val sums = IntArray(3)
        var count = 0
        for (y in top until minOf(top + BLOCK, one.height)) {
            for (x in left until minOf(left + BLOCK, one.width)) {
                val (a, b) = one.getRGB(x, y) to other.getRGB(x, y)
                for (channel in 0..2) sums[channel] += (a shr channel * 8 and 0xFF) - (b shr channel * 8 and 0xFF)
                count++
            }
        }
        return sums.any { abs(it) / count > LARGEST }
    }
}
