package org.countersign.ui

import androidx.compose.ui.graphics.toAwtImage
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.io.File
import java.util.TimeZone
import kotlin.test.assertTrue

/**
 * Every screen, light and dark, in small and large letters and three languages: it looks as it did when somebody looked
 * at it, nothing is cut off, and whatever can be pressed can be named and hit.
 */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    private val drawn = File(System.getProperty("countersign.target"), "kotlin/pictures")
    private val committed = File(System.getProperty("countersign.root"), "android/ui/src/test/pictures")

    @TestFactory
    fun everyScreenLooksAsItDidAndCanBeUsed(): List<DynamicTest> = RealPhone().use { phone ->
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"))
        States(phone).all.map { (name, state) -> DynamicTest.dynamicTest(name) { look(name, Shown(state)) } }
    }

    private fun look(name: String, shown: Shown) = runDesktopComposeUiTest(WIDTH, HEIGHT) {
        mainClock.autoAdvance = false
        setContent { shown.Content() }
        val faults = mutableListOf<String>()
        val pictures = Variant.ALL.map { variant ->
            shown.variant = variant
            mainClock.advanceTimeBy(100)
            faults += faults().map { "${variant.locale} ${variant.letters}: $it" }
            onRoot().captureToImage().toAwtImage()
        }
        val sheet = Pictures.sheet(pictures)
        Pictures.write(sheet, File(drawn, "$name.png"))
        assertTrue(faults.isEmpty(), faults.joinToString("\n", "$name:\n"))
        val before = Pictures.read(File(committed, "$name.png"))
        val differing = before?.let { Pictures.differing(it, sheet) }
        assertTrue(
            differing != null && differing <= TOLERATED,
            "$name looks otherwise ($differing blocks). Look at $drawn/$name.png; if it is right, copy it to $committed.",
        )
    }

    private companion object {
        // The caret of a field, and letters drawn by another version of a library.
        const val TOLERATED = 12
    }
}
