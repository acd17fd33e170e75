package org.countersign.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import java.io.File
import java.util.Locale
import java.util.TimeZone

/** How a state is drawn. */
data class Variant(
    val locale: Locale = Locale.ENGLISH,
    val dark: Boolean = false,
    val letters: Float = 1f,
    val direction: LayoutDirection = LayoutDirection.Ltr,
    val assisted: Boolean = false,
    val reducedMotion: Boolean = false,
) {
    companion object {
        private val LOCALES = listOf(Locale.ENGLISH, Locale.forLanguageTag("zh-Hant-TW"), Locale.JAPAN)

        /** Light above dark; the three languages in small letters, then in large ones. */
        val ALL = listOf(false, true).flatMap { dark ->
            listOf(1f, 2f).flatMap { letters -> LOCALES.map { Variant(it, dark, letters) } }
        }
    }
}

/** The app on a small phone, and what the person has done there. */
class Shown(state: PhoneState, variant: Variant = Variant()) {
    var state by mutableStateOf(state)
    var variant by mutableStateOf(variant)
    var monotonicMs by mutableStateOf(state.readAt.monotonicMs)
    val done = mutableStateListOf<PhoneAction>()

    /** What the phone would do with an action, where a test needs it. */
    var then: (PhoneAction) -> Unit = {}
    private val act = { action: PhoneAction ->
        done += action
        then(action)
    }

    @Composable
    fun Content() {
        CompositionLocalProvider(
            LocalDensity provides Density(1f, variant.letters),
            LocalLayoutDirection provides variant.direction,
        ) { CountersignApp(state, surroundings(variant), act) }
    }

    private val known = mutableMapOf<Variant, Surroundings>()

    private fun surroundings(variant: Variant) = known.getOrPut(variant) {
        Surroundings(
            variant.locale,
            variant.dark,
            { monotonicMs },
            { Box(it.background(Color.DarkGray)) },
            variant.assisted,
            reducedMotion = variant.reducedMotion,
            font = Fonts.roboto,
            version = "0.1.0",
        )
    }
}

const val WIDTH = 360
const val HEIGHT = 740

/** Shows a state on a small phone. */
@OptIn(ExperimentalTestApi::class)
fun showing(state: PhoneState, variant: Variant = Variant(), test: ComposeUiTest.(Shown) -> Unit) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"))
    runDesktopComposeUiTest(WIDTH, HEIGHT) {
        val shown = Shown(state, variant)
        setContent { shown.Content() }
        test(shown)
    }
}

/** Debian's Roboto. Its Noto Sans CJK is what the system falls back to for Chinese and Japanese. */
object Fonts {
    private const val FOLDER = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF"

    val roboto: FontFamily by lazy {
        check(File("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists() && File(FOLDER).exists()) {
            "Install fonts-roboto-unhinted and fonts-noto-cjk: the pictures are drawn with them."
        }
        FontFamily(
            Font(File("$FOLDER/Roboto-Regular.ttf")),
            Font(File("$FOLDER/Roboto-Medium.ttf"), FontWeight.Medium),
            Font(File("$FOLDER/Roboto-Bold.ttf"), FontWeight.Bold),
        )
    }
}
