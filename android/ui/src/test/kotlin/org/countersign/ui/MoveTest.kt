package org.countersign.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import org.countersign.core.QrCode
import org.countersign.phone.MoveStage
import org.countersign.phone.Permission
import org.countersign.phone.Screen
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.TestInstance
import kotlin.test.Test
import kotlin.test.assertEquals

@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoveTest {
    private val phone = RealPhone()

    @AfterAll
    fun close() = phone.close()

    private fun at(stage: MoveStage) = phone.state(Screen.Move(stage)).copy(camera = Permission.ALLOWED)

    @Test
    fun theNewPhoneSpeaksOfEachQuarterAndNotOfEachPart() = showing(at(MoveStage.Receive("move"))) { shown ->
        val heard = (0..12).map { seen ->
            shown.state = at(MoveStage.Receive("move", seen, total = 12))
            waitForIdle()
            spoken().joinToString()
        }
        val expected = listOf("") + listOf(3, 6, 9, 12).map { "\u2068$it\u2069 of \u206812\u2069 parts received" }
        assertEquals(expected, heard.distinct())
    }

    private val parts = at(MoveStage.Parts("move", listOf(plain(0), plain(1))))

    private fun plain(shade: Byte) = QrCode(SIDE, ByteArray((SIDE * SIDE).toInt()) { shade })

    /** Which of the two codes is drawn. */
    private fun ComposeUiTest.drawn(): Int {
        val pixels = onNodeWithContentDescription("QR code", substring = true).captureToImage().toPixelMap()
        return if (pixels[pixels.width / 2, pixels.height / 2] == Color.Black) 1 else 0
    }

    @Test
    fun theCodesOfTheOldPhoneFollowEachOtherFiveTimesASecond() = showing(parts) {
        mainClock.autoAdvance = false
        val first = drawn()
        onNodeWithText("Next").assertDoesNotExist()
        repeat(4) { turn ->
            mainClock.advanceTimeBy(200)
            assertEquals((first + turn + 1) % 2, drawn(), "after ${turn + 1} turns")
        }
    }

    @Test
    fun whereNothingIsToMoveTheyFollowSlowlyOrByHand() = showing(parts, Variant(reducedMotion = true)) {
        mainClock.autoAdvance = false
        val first = drawn()
        mainClock.advanceTimeBy(1_000)
        assertEquals(first, drawn())
        onNodeWithText("Next").performClick()
        mainClock.advanceTimeByFrame()
        mainClock.advanceTimeByFrame()
        assertEquals(1 - first, drawn())
    }

    private companion object {
        const val SIDE = 21u
    }
}
