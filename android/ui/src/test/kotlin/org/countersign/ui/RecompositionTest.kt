package org.countersign.ui

import androidx.compose.runtime.Composer
import androidx.compose.runtime.CompositionTracer
import androidx.compose.runtime.InternalComposeTracingApi
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.performScrollToIndex
import org.countersign.core.Moment
import org.countersign.phone.Screen
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** How often rows are composed, counted by what the compiler tells of every function that is not skipped. */
@OptIn(ExperimentalTestApi::class, InternalComposeTracingApi::class)
class RecompositionTest {
    private val phone = RealPhone()
    private var rows = 0

    private val tracer = object : CompositionTracer {
        override fun isTraceInProgress() = true

        override fun traceEventStart(key: Int, dirty1: Int, dirty2: Int, info: String) {
            if (info.startsWith("org.countersign.ui.screens.AccountRow ")) rows++
        }

        override fun traceEventEnd() = Unit
    }

    @AfterTest
    fun close() {
        Composer.setTracer(null)
        phone.close()
    }

    /** How many rows are composed by something. */
    private fun composed(action: () -> Unit): Int {
        rows = 0
        Composer.setTracer(tracer)
        action()
        Composer.setTracer(null)
        return rows
    }

    @Test
    fun ofAThousandAccountsOnlyWhatComesIntoViewIsComposed() {
        repeat(ACCOUNTS) { phone.add(RealPhone.account("Service $it", "ann$it@example.com", it)) }
        showing(phone.state(Screen.Home())) {
            val list = onNode(hasScrollToIndexAction())
            val far = composed {
                list.performScrollToIndex(ACCOUNTS / 2)
                waitForIdle()
            }
            assertTrue(far in 1..SCREENFUL, "$far rows for a jump")
            val near = composed {
                list.performScrollToIndex(ACCOUNTS / 2 + 1)
                waitForIdle()
            }
            assertTrue(near <= 2, "$near rows for a step")
        }
    }

    @Test
    fun aCodeThatChangesComposesItsOwnRow() {
        repeat(3) { phone.add(RealPhone.account("Service $it", "ann@example.com", it)) }
        val quick = phone.add(RealPhone.account("Quick", "ann@example.com", 9, "&period=10")).id
        showing(phone.state(Screen.Home())) { shown ->
            val later = Moment(phone.now.unixMs + 10_000, phone.now.monotonicMs + 10_000)
            shown.monotonicMs = later.monotonicMs - 1
            mainClock.advanceTimeBy(1000)
            val before = shown.state.home!!.accounts
            val changed = composed {
                shown.state = phone.state(Screen.Home(), later)
                waitForIdle()
            }
            val after = shown.state.home!!.accounts
            assertEquals(listOf(quick), after.filter { it !in before }.map { it.id })
            assertEquals(1, changed)
        }
    }

    @Test
    fun timeThatPassesComposesNoRow() {
        phone.add(RealPhone.account("Contoso", "ann@example.com", 1))
        showing(phone.state(Screen.Home())) { shown ->
            val composed = composed {
                repeat(5) {
                    shown.monotonicMs += 1000
                    mainClock.advanceTimeBy(1000)
                }
            }
            assertEquals(0, composed)
        }
    }

    private companion object {
        const val ACCOUNTS = 1000
        const val SCREENFUL = 12
    }
}
