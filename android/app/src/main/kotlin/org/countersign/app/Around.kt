package org.countersign.app

import android.animation.ValueAnimator
import android.annotation.SuppressLint
import android.content.Context
import android.content.res.Configuration
import android.graphics.SurfaceTexture
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import android.view.Surface
import android.view.TextureView
import android.view.accessibility.AccessibilityManager
import androidx.activity.ComponentActivity
import androidx.compose.material3.ColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.viewinterop.AndroidView
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.ui.Surroundings
import org.countersign.ui.wallpaperColours

/** What Android brings to the drawing. */
internal fun ComponentActivity.surroundings(state: PhoneState, act: (PhoneAction) -> Unit): Surroundings {
    val dark = resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES
    val keyboard = resources.configuration.keyboard != Configuration.KEYBOARD_NOKEYS
    return Surroundings(
        locale = resources.configuration.locales[0],
        dark = dark,
        monotonicMs = SystemClock::elapsedRealtime,
        camera = { modifier -> CameraView((state.screen as? Screen.Camera)?.torch == true, modifier, act) },
        assisted = keyboard || service<AccessibilityManager>().isTouchExplorationEnabled,
        colours = wallpaper(dark),
        reducedMotion = !ValueAnimator.areAnimatorsEnabled(),
        version = packageManager.getPackageInfo(packageName, 0).versionName.orEmpty(),
    )
}

/** As the system offers them since Android 12. */
private fun Context.wallpaper(dark: Boolean): ColorScheme? {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) return null
    return wallpaperColours(dark) { palette, number -> Color(shade(palette, number)) }
}

/** One shade of a palette of the system's, whose names Android itself has written out. */
@SuppressLint("DiscouragedApi")
internal fun Context.shade(palette: String, number: Int): Int =
    getColor(resources.getIdentifier("system_${palette}_$number", "color", "android"))

/** What the camera sees. It is open only while it is drawn. */
@Composable
private fun ComponentActivity.CameraView(torch: Boolean, modifier: Modifier, act: (PhoneAction) -> Unit) {
    val camera = remember { Camera(this, Handler(Looper.getMainLooper()), act) }
    LaunchedEffect(torch) { camera.torch(torch) }
    DisposableEffect(Unit) { onDispose(camera::close) }
    AndroidView({ context -> TextureView(context).apply { surfaceTextureListener = Opening(camera) } }, modifier)
}

private class Opening(private val camera: Camera) : TextureView.SurfaceTextureListener {
    override fun onSurfaceTextureAvailable(texture: SurfaceTexture, width: Int, height: Int) = camera.open(Surface(texture))

    override fun onSurfaceTextureSizeChanged(texture: SurfaceTexture, width: Int, height: Int) = Unit

    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean {
        camera.close()
        return true
    }

    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit
}
