package org.countersign.app

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import org.countersign.phone.Picture
import java.io.IOException
import java.io.InputStream

/** A picture is looked at in this size at most: a QR code in it stays readable, and memory is safe from a bomb. */
private const val LARGEST_SIDE = 4096
private const val LARGEST_HEADER_SIDE = 16_384

/** Reads a picture twice, first its size alone. */
internal fun readPicture(open: () -> InputStream?): Picture = try {
    val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    open()?.use { BitmapFactory.decodeStream(it, null, size) }
    val largest = maxOf(size.outWidth, size.outHeight)
    if (largest > LARGEST_HEADER_SIDE) {
        Picture.TooLarge
    } else {
        val options = BitmapFactory.Options().apply { inSampleSize = maxOf(1, Integer.highestOneBit((largest - 1) / LARGEST_SIDE) * 2) }
        open()?.use { BitmapFactory.decodeStream(it, null, options) }?.luma() ?: Picture.Unreadable
    }
} catch (_: IOException) {
    Picture.Unreadable
} catch (_: SecurityException) {
    Picture.Unreadable
}

/** ITU-R BT.601 in whole numbers, as cameras do it; what is transparent is white, as on a page. */
internal fun Bitmap.luma(): Picture.Luma {
    val luma = ByteArray(width * height)
    val row = IntArray(width)
    for (y in 0 until height) {
        getPixels(row, 0, width, 0, y, width, 1)
        for (x in 0 until width) {
            val pixel = row[x]
            val grey = (77 * (pixel shr 16 and 255) + 150 * (pixel shr 8 and 255) + 29 * (pixel and 255)) shr 8
            val alpha = pixel ushr 24
            luma[y * width + x] = ((grey * alpha + 255 * (255 - alpha)) / 255).toByte()
        }
    }
    return Picture.Luma(luma, width, height)
}
