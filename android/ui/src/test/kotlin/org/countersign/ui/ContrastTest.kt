package org.countersign.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.colorspace.ColorSpaces
import androidx.compose.ui.graphics.luminance
import kotlin.math.pow
import kotlin.test.Test
import kotlin.test.assertTrue

/** WCAG 2.2: 4.5 to 1 for texts, 3 to 1 for what else has to be seen. */
class ContrastTest {
    private fun contrast(one: Color, other: Color): Double {
        val (dark, light) = listOf(one.luminance(), other.luminance()).sorted()
        return (light + 0.05) / (dark + 0.05)
    }

    private fun texts(scheme: ColorScheme) = scheme.run {
        val grounds = listOf(background, surface, surfaceContainer, surfaceContainerLow, surfaceContainerHighest)
        grounds.flatMap { ground -> listOf(onSurface, onSurfaceVariant, primary, error).map { it to ground } } + listOf(
            onPrimary to primary,
            onPrimaryContainer to primaryContainer,
            onSecondaryContainer to secondaryContainer,
            onTertiaryContainer to tertiaryContainer,
            onErrorContainer to errorContainer,
            inverseOnSurface to inverseSurface,
            inversePrimary to inverseSurface,
        )
    }

    private fun signs(scheme: ColorScheme) = scheme.run {
        listOf(
            outline to background,
            outline to surfaceContainerLow,
            primary to surfaceContainerLow,
            error to surfaceContainerLow,
        )
    }

    private fun check(scheme: ColorScheme) {
        for ((one, other) in texts(scheme)) assertTrue(contrast(one, other) >= 4.5, "$one on $other: ${contrast(one, other)}")
        for ((one, other) in signs(scheme)) assertTrue(contrast(one, other) >= 3.0, "$one on $other: ${contrast(one, other)}")
    }

    @Test
    fun everythingCanBeSeen() = listOf(LightColours, DarkColours).forEach(::check)

    /** Android makes its palettes so: of one hue, and as light as the number says. */
    @Test
    fun everythingCanBeSeenInTheColoursOfAnyWallpaper() {
        val hues = listOf(Color.Red, Color.Green, Color.Blue, Color.Yellow, Color.Magenta, Color.Cyan, Color.Gray)
        for (dark in listOf(false, true)) {
            for (hue in hues) check(wallpaperColours(dark) { _, number -> shade(hue, number) })
        }
    }

    /** CIE 1976: how bright something of this lightness is. */
    private fun shade(hue: Color, number: Int): Color {
        val lightness = if (number == 10) 99.0 else 100 - number / 10.0
        val bright = if (lightness > 8) ((lightness + 16) / 116).pow(3) else lightness / 903.3
        val own = hue.luminance().toDouble()
        val linear = hue.convert(ColorSpaces.LinearSrgb)

        fun part(of: Float) = (if (bright <= own) of * bright / own else of + (1 - of) * (bright - own) / (1 - own)).toFloat()
        return Color(part(linear.red), part(linear.green), part(linear.blue), 1f, ColorSpaces.LinearSrgb).convert(ColorSpaces.Srgb)
    }
}
