package org.countersign.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.intl.LocaleList
import java.util.Locale

@Composable
internal fun CountersignTheme(content: @Composable () -> Unit) {
    val surroundings = LocalSurroundings.current
    val typography = remember(surroundings) { typography(surroundings.font, surroundings.locale) }
    val colours = surroundings.colours ?: if (surroundings.dark) DarkColours else LightColours
    MaterialTheme(colours, typography = typography, content = content)
}

internal val LightColours: ColorScheme = lightColorScheme(
    primary = Color(0xFF00606B),
    onPrimary = Color.White,
    primaryContainer = Color(0xFFB5ECF5),
    onPrimaryContainer = Color(0xFF002A30),
    secondary = Color(0xFF46616A),
    onSecondary = Color.White,
    secondaryContainer = Color(0xFFD3E6EB),
    onSecondaryContainer = Color(0xFF10272D),
    tertiaryContainer = Color(0xFFFFE3B0),
    onTertiaryContainer = Color(0xFF2B1D00),
    error = Color(0xFFA3261E),
    errorContainer = Color(0xFFFFDAD5),
    onErrorContainer = Color(0xFF400A06),
    background = Color(0xFFF6FAFB),
    onBackground = Color(0xFF171D1E),
    surface = Color(0xFFF6FAFB),
    onSurface = Color(0xFF171D1E),
    onSurfaceVariant = Color(0xFF3F484B),
    surfaceContainer = Color(0xFFE9EFF1),
    surfaceContainerHigh = Color(0xFFE3EAEC),
    surfaceContainerHighest = Color(0xFFDDE4E6),
    surfaceContainerLow = Color.White,
    outline = Color(0xFF66757A),
    outlineVariant = Color(0xFFBFC8CB),
    inverseSurface = Color(0xFF2B3234),
    inverseOnSurface = Color(0xFFECF2F3),
    inversePrimary = Color(0xFF7FD3E0),
)

internal val DarkColours: ColorScheme = darkColorScheme(
    primary = Color(0xFF7FD3E0),
    onPrimary = Color(0xFF00363D),
    primaryContainer = Color(0xFF004F58),
    onPrimaryContainer = Color(0xFFB5ECF5),
    secondary = Color(0xFFB0CAD2),
    onSecondary = Color(0xFF1B343B),
    secondaryContainer = Color(0xFF2B3F45),
    onSecondaryContainer = Color(0xFFD3E6EB),
    tertiaryContainer = Color(0xFF4F3800),
    onTertiaryContainer = Color(0xFFFFE3B0),
    error = Color(0xFFFFB4A9),
    errorContainer = Color(0xFF73150F),
    onErrorContainer = Color(0xFFFFDAD5),
    background = Color(0xFF0E1415),
    onBackground = Color(0xFFDEE3E5),
    surface = Color(0xFF0E1415),
    onSurface = Color(0xFFDEE3E5),
    onSurfaceVariant = Color(0xFFBFC8CB),
    surfaceContainer = Color(0xFF1B2122),
    surfaceContainerHigh = Color(0xFF252B2D),
    surfaceContainerHighest = Color(0xFF303638),
    surfaceContainerLow = Color(0xFF171D1E),
    outline = Color(0xFF8F9B9F),
    outlineVariant = Color(0xFF3F484B),
    inverseSurface = Color(0xFFDEE3E5),
    inverseOnSurface = Color(0xFF1B2122),
    inversePrimary = Color(0xFF00606B),
)

/**
 * The colours of the person's wallpaper. `shade` gives one of the system's palettes `accent1` to `accent3`, `neutral1`
 * and `neutral2`, from 0, white, to 1000, black; two that are 500 apart can be told from each other as texts must be.
 */
fun wallpaperColours(dark: Boolean, shade: (palette: String, number: Int) -> Color): ColorScheme {
    // What is light there is dark here.
    fun pick(palette: String, light: Int, inTheDark: Int) = shade(palette, if (dark) inTheDark else light)
    return (if (dark) DarkColours else LightColours).copy(
        primary = pick("accent1", 600, 200),
        onPrimary = pick("accent1", 0, 800),
        primaryContainer = pick("accent1", 100, 700),
        onPrimaryContainer = pick("accent1", 900, 100),
        inversePrimary = pick("accent1", 200, 600),
        secondary = pick("accent2", 600, 200),
        onSecondary = pick("accent2", 0, 800),
        secondaryContainer = pick("accent2", 100, 700),
        onSecondaryContainer = pick("accent2", 900, 100),
        tertiary = pick("accent3", 600, 200),
        onTertiary = pick("accent3", 0, 800),
        tertiaryContainer = pick("accent3", 100, 700),
        onTertiaryContainer = pick("accent3", 900, 100),
        background = pick("neutral1", 50, 900),
        onBackground = pick("neutral1", 900, 100),
        surface = pick("neutral1", 50, 900),
        onSurface = pick("neutral1", 900, 100),
        surfaceBright = pick("neutral1", 10, 800),
        surfaceDim = pick("neutral1", 100, 900),
        surfaceTint = pick("accent1", 600, 200),
        surfaceVariant = pick("neutral2", 100, 800),
        onSurfaceVariant = pick("neutral2", 700, 200),
        surfaceContainerLowest = pick("neutral1", 0, 1000),
        surfaceContainerLow = pick("neutral1", 10, 800),
        surfaceContainer = pick("neutral1", 100, 800),
        surfaceContainerHigh = pick("neutral1", 100, 800),
        surfaceContainerHighest = pick("neutral1", 100, 800),
        outline = pick("neutral2", 500, 400),
        outlineVariant = pick("neutral2", 200, 700),
        inverseSurface = pick("neutral1", 800, 100),
        inverseOnSurface = pick("neutral1", 50, 800),
    )
}

/** Chinese and Japanese draw some characters differently, so each text says which it is. */
private fun typography(font: FontFamily, locale: Locale): Typography {
    val languages = LocaleList(locale.toLanguageTag())

    fun TextStyle.own() = copy(fontFamily = font, localeList = languages)
    return Typography().run {
        copy(
            displayLarge = displayLarge.own(),
            displayMedium = displayMedium.own(),
            displaySmall = displaySmall.own(),
            headlineLarge = headlineLarge.own(),
            headlineMedium = headlineMedium.own(),
            headlineSmall = headlineSmall.own(),
            titleLarge = titleLarge.own(),
            titleMedium = titleMedium.own(),
            titleSmall = titleSmall.own(),
            bodyLarge = bodyLarge.own(),
            bodyMedium = bodyMedium.own(),
            bodySmall = bodySmall.own(),
            labelLarge = labelLarge.own(),
            labelMedium = labelMedium.own(),
            labelSmall = labelSmall.own(),
        )
    }
}
