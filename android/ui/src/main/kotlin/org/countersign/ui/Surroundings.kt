package org.countersign.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LongState
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import org.countersign.core.Moment
import org.countersign.phone.Preferences
import org.countersign.ui.words.Language
import org.countersign.ui.words.Words
import java.util.Locale

/** What the phone brings that is neither state nor action. */
@Immutable
class Surroundings(
    val locale: Locale,
    val dark: Boolean,
    /** Milliseconds of the clock that never jumps, the one of `Moment`. */
    val monotonicMs: () -> Long,
    /** What the camera sees, in the room that the modifier gives. */
    val camera: @Composable (Modifier) -> Unit,
    /** Whether a screen reader, a switch or a keyboard is in use: then digits come from the system's keyboard. */
    val assisted: Boolean = false,
    /** The colours of the person's wallpaper, where the system has them. */
    val colours: ColorScheme? = null,
    /** Whether the person wants nothing to move by itself. */
    val reducedMotion: Boolean = false,
    val font: FontFamily = FontFamily.Default,
    val version: String = "",
) {
    val words = Words(Language.of(locale.toLanguageTag()))
}

internal val LocalSurroundings = staticCompositionLocalOf<Surroundings> { error("There are no surroundings.") }
internal val LocalPreferences = staticCompositionLocalOf { Preferences() }

/** Milliseconds since 1970 by the phone's clock, once a second. Read it where something is drawn, not where it is composed. */
internal val LocalTime = staticCompositionLocalOf<LongState> { mutableLongStateOf(0) }

/** When the core was asked: what it says in milliseconds from then on begins here. */
internal val LocalReadAt = compositionLocalOf { Moment(0, 0) }

internal val words: Words
    @Composable get() = LocalSurroundings.current.words
