package org.countersign.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
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

    @Test
    fun everythingCanBeSeen() {
        for (scheme in listOf(LightColours, DarkColours)) {
            for ((one, other) in texts(scheme)) assertTrue(contrast(one, other) >= 4.5, "$one on $other: ${contrast(one, other)}")
            for ((one, other) in signs(scheme)) assertTrue(contrast(one, other) >= 3.0, "$one on $other: ${contrast(one, other)}")
        }
    }
}
