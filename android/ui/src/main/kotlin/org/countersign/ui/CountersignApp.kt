package org.countersign.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.LongState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import kotlinx.coroutines.delay
import org.countersign.core.Moment
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.ui.parts.SaidBar

/** The whole app, as a function of one state. */
@Composable
fun CountersignApp(state: PhoneState, surroundings: Surroundings, act: (PhoneAction) -> Unit) {
    CompositionLocalProvider(
        LocalSurroundings provides surroundings,
        LocalPreferences provides state.preferences,
        LocalReadAt provides state.readAt,
        LocalTime provides time(state.readAt, surroundings.monotonicMs),
    ) {
        CountersignTheme {
            Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
                Box(Modifier.safeDrawingPadding()) {
                    ScreenOf(state, act)
                    state.said?.let { SaidBar(it, act, Modifier.align(Alignment.BottomCenter)) }
                }
            }
        }
    }
}

/** The phone's clock as it was at the last reading, moved on by the clock that never jumps. */
@Composable
private fun time(readAt: Moment, monotonicMs: () -> Long): LongState {
    val time = remember { mutableLongStateOf(readAt.unixMs) }
    val begin by rememberUpdatedState(readAt)
    LaunchedEffect(readAt, monotonicMs) {
        while (true) {
            time.longValue = begin.unixMs + monotonicMs() - begin.monotonicMs
            delay(SECOND - time.longValue.mod(SECOND))
        }
    }
    return time
}

private const val SECOND = 1000L
