package org.countersign.app

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.view.Surface
import org.countersign.phone.PhoneAction

private const val WIDTH = 1280
private const val HEIGHT = 720
private const val FRAMES_KEPT = 2

/** The camera at the back: what it sees goes to a surface, and its brightness to the core. No picture is kept. */
class Camera(context: Context, private val handler: Handler, private val act: (PhoneAction) -> Unit) {
    private val manager = context.service<CameraManager>()
    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private var request: CaptureRequest.Builder? = null
    private val frames = ImageReader.newInstance(WIDTH, HEIGHT, ImageFormat.YUV_420_888, FRAMES_KEPT)

    // The permission is asked for before the screen with the camera is shown.
    @SuppressLint("MissingPermission")
    fun open(view: Surface) {
        frames.setOnImageAvailableListener({ reader -> reader.acquireLatestImage()?.use { act(it.frame()) } }, handler)
        try {
            val id = manager.cameraIdList.firstOrNull(::isAtTheBack) ?: manager.cameraIdList.firstOrNull() ?: return
            manager.openCamera(id, Opened(view), handler)
        } catch (_: CameraAccessException) {
            // In use by another app or switched off: the picture stays dark, and the other ways are on the same screen.
            close()
        }
    }

    private fun isAtTheBack(id: String) =
        manager.getCameraCharacteristics(id).get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK

    fun torch(on: Boolean) {
        val mode = if (on) CaptureRequest.FLASH_MODE_TORCH else CaptureRequest.FLASH_MODE_OFF
        request?.set(CaptureRequest.FLASH_MODE, mode)
        repeat()
    }

    private fun repeat() {
        val request = request ?: return
        session?.setRepeatingRequest(request.build(), null, handler)
    }

    fun close() {
        session = null
        device?.close()
        device = null
        frames.close()
    }

    private inner class Opened(private val view: Surface) : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) {
            device = camera
            request = camera.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
                addTarget(view)
                addTarget(frames.surface)
                set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
            }
            @Suppress("DEPRECATION")
            camera.createCaptureSession(listOf(view, frames.surface), Configured(), handler)
        }

        override fun onDisconnected(camera: CameraDevice) = close()

        override fun onError(camera: CameraDevice, error: Int) = close()
    }

    private inner class Configured : CameraCaptureSession.StateCallback() {
        override fun onConfigured(configured: CameraCaptureSession) {
            session = configured
            repeat()
        }

        override fun onConfigureFailed(configured: CameraCaptureSession) = close()
    }
}

/** The first plane is the brightness, one byte a pixel; the others are colour. */
internal fun Image.frame(): PhoneAction.Frame {
    val plane = planes.first()
    val luma = ByteArray(plane.buffer.remaining()).also(plane.buffer::get)
    return PhoneAction.Frame(luma, width, height, plane.rowStride)
}
