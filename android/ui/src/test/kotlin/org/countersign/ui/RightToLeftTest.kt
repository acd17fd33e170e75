package org.countersign.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import androidx.compose.ui.unit.LayoutDirection
import kotlin.test.Test
import kotlin.test.assertEquals

/** Where writing goes from right to left, everything is still there and in its room. */
@OptIn(ExperimentalTestApi::class)
class RightToLeftTest {
    @Test
    fun everyScreenCanBeMirrored() = RealPhone().use { phone ->
        val states = States(phone).all
        val shown = Shown(states.getValue("home"), Variant(letters = 2f, direction = LayoutDirection.Rtl))
        runDesktopComposeUiTest(WIDTH, HEIGHT) {
            mainClock.autoAdvance = false
            setContent { shown.Content() }
            for ((name, state) in states) {
                shown.state = state
                mainClock.advanceTimeBy(100)
                assertEquals(emptyList(), faults(), name)
            }
        }
    }
}
