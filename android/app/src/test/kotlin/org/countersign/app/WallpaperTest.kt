package org.countersign.app

import androidx.compose.ui.graphics.Color
import org.countersign.ui.wallpaperColours
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import kotlin.test.assertEquals

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], application = TestApplication::class)
class WallpaperTest {
    private val context get() = RuntimeEnvironment.getApplication()

    @Test
    fun everyShadeIsOneOfTheSystem() {
        for (dark in listOf(false, true)) {
            val asked = mutableListOf<Int>()
            val scheme = wallpaperColours(dark) { palette, number -> Color(context.shade(palette, number).also { asked += it }) }
            assertEquals(0xFF, asked.minOf { it ushr 24 })
            assertEquals(Color(context.getColor(if (dark) android.R.color.system_accent1_200 else android.R.color.system_accent1_600)), scheme.primary)
        }
    }
}
