package org.countersign.ui

import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.unit.LayoutDirection
import org.countersign.core.DenyReason
import org.countersign.core.FirstTime
import org.countersign.core.NumberMatching
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.TestInstance
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptTest {
    private val phone = RealPhone()
    private val states = States(phone)

    @AfterAll
    fun close() = phone.close()

    /** What the phone does while digits are typed. */
    private fun typing(shown: Shown) {
        shown.then = { action ->
            val screen = shown.state.screen
            if (action is PhoneAction.Type && screen is Screen.Prompt) {
                shown.state = shown.state.copy(screens = listOf(screen.copy(typed = action.text)))
            }
        }
    }

    private fun prompt(change: Screen.Prompt.() -> Screen.Prompt): PhoneState =
        states.prompt.copy(screens = listOf(Screen.Prompt(states.request).change()))

    @Test
    fun aScreenReaderHearsWhatIsUnusualBeforeWhoAndWhereAndThenTheNumber() = showing(states.prompt) {
        val expected = listOf(
            "Sign-in request. \u2068\u2068a.long.name@contoso.example\u2069\u2069.",
            "Are you signing in?",
            "4 minutes left",
            "Please check First time from \u2068Brazil\u2069 That can be fine. Ask yourself whether you started it.",
            "Service \u2068Contoso\u2069",
            "Account \u2068a.long.name@contoso.example\u2069",
            "App \u2068Webmail\u2069",
            "Web address \u2068https://mail.contoso.example\u2069",
            "Place \u2068Brazil\u2069 \u2068São Paulo\u2069",
        )
        val heard = everything().filter { it != "Close" }
        assertEquals(expected, heard.take(expected.size))
        val last = listOf("Approve", "Refuse", "It isn’t me")
        assertEquals(last, heard.takeLast(3))
        assertTrue(heard.indexOf("Number shown on the sign-in page") in expected.size..<heard.indexOf("Approve"))
    }

    @Test
    fun theNumberIsTypedOnOurPadAndNothingIsSentByItself() = showing(states.prompt) { shown ->
        typing(shown)
        onNodeWithText("Approve").assertIsNotEnabled()
        for (digit in "48291") onNodeWithText(digit.toString()).performClick()
        onNodeWithContentDescription("Delete the last digit").performClick()
        for (digit in "13") onNodeWithText(digit.toString()).performClick()
        assertEquals(PhoneAction.Type("482913"), shown.done.last())
        onNodeWithText("Approve").assertIsEnabled().performClick()
        assertEquals<PhoneAction>(PhoneAction.Approve, shown.done.last())
        assertEquals(1, shown.done.count { it == PhoneAction.Approve })
    }

    @Test
    fun theNumberIsTypedWithoutSight() = showing(states.prompt, Variant(assisted = true)) { shown ->
        typing(shown)
        onNodeWithText("1").assertDoesNotExist()
        val field = onNode(hasSetTextAction())
        val said = { field.fetchSemanticsNode().config[SemanticsProperties.StateDescription] }
        assertEquals(
            listOf("Number shown on the sign-in page"),
            field.fetchSemanticsNode().config[SemanticsProperties.ContentDescription],
        )
        assertEquals("0 digits typed", said())
        field.performTextInput("48 29 1")
        assertEquals("5 digits typed", said())
        assertEquals("Type the number to approve", stateOf("Approve"))
        field.performTextInput("3")
        assertEquals("6 digits typed", said())
        assertEquals("Then confirm with your phone’s lock", stateOf("Approve"))
        onNodeWithText("Approve").performClick()
        assertEquals<PhoneAction>(PhoneAction.Approve, shown.done.last())
    }

    private fun ComposeUiTest.stateOf(name: String) =
        onNodeWithText(name).fetchSemanticsNode().config.getOrNull(SemanticsProperties.StateDescription)

    @Test
    fun refusingIsOneTouchHoweverFarTheNumberIs() = showing(prompt { copy(typed = "482") }) { shown ->
        assertEquals("Refuses at once", stateOf("Refuse"))
        onNodeWithText("Refuse").performClick()
        onNodeWithText("It isn’t me").performClick()
        assertEquals(
            listOf<PhoneAction>(PhoneAction.Refuse(DenyReason.NOT_NOW), PhoneAction.Refuse(DenyReason.NOT_ME)),
            shown.done.toList(),
        )
    }

    @Test
    fun refusingStaysWhereApprovingIsSwitchedOff() = showing(prompt { copy(keyGone = true) }) {
        onNodeWithText("Approve").assertDoesNotExist()
        onNodeWithText("Refuse").assertIsEnabled()
    }

    @Test
    fun underAnotherAppsWindowNothingCanBeTouched() = showing(states.prompt.copy(obscured = true)) {
        for (name in listOf("Approve", "Refuse", "It isn’t me", "1")) onNodeWithText(name).assertIsNotEnabled()
        onNodeWithText("Another app is drawing over the screen. Close it to answer.").assertExists()
    }

    @Test
    fun aWrongNumberIsSaidAtOnceAndByTheField() {
        val sentence = Sentence("result.wrong.tries", "count" to 2L)
        showing(prompt { copy(sentence = sentence) }) {
            val error = onNodeWithText("Look at the page again. 2 tries left.").fetchSemanticsNode().config
            assertEquals(LiveRegionMode.Assertive, error[SemanticsProperties.LiveRegion])
            val field = onNode(hasSetTextAction()).fetchSemanticsNode().config
            assertEquals("Look at the page again. 2 tries left.", field[SemanticsProperties.Error])
        }
    }

    @Test
    fun theTimeLeftIsSaidOnlyAtOneMinuteAndAtThirtySeconds() = showing(states.prompt) { shown ->
        val said = mutableListOf<String>()
        repeat(240) {
            shown.monotonicMs += 1000
            mainClock.advanceTimeBy(1000)
            spoken().filter { "left" in it && it !in said }.forEach { said += it }
        }
        assertEquals(listOf("1 minute left to answer", "30 seconds left to answer"), said)
    }

    @Test
    fun ofAListNothingIsChosenBeforehand() {
        val listed = NumberMatching.Listed(listOf("boat", "house"))
        showing(prompt { copy(request = request.copy(number = listed)) }) { shown ->
            typing(shown)
            onNodeWithText("Approve").assertIsNotEnabled()
            onNodeWithText("\u2068house\u2069").performClick()
            assertEquals<List<PhoneAction>>(listOf(PhoneAction.Type("house")), shown.done)
            onNodeWithText("Approve").assertIsEnabled()
        }
    }

    @Test
    fun whatTheServiceDoesNotSayIsLeftOut() {
        val nothing = states.request.context.copy(place = null, country = null, ip = null, browser = null, os = null)
        showing(
            prompt {
                copy(request = request.copy(context = nothing, app = null, origin = null, firstTimes = listOf(FirstTime.ANY)))
            },
        ) {
            val heard = everything()
            for (name in listOf("Place", "App", "Web address", "Device", "Browser", "Unknown")) {
                assertTrue(heard.none { it.startsWith("$name ") }, name)
            }
            onNodeWithText("This is the first request for this account", substring = true).assertExists()
        }
    }

    @Test
    fun thePadIsNotMirrored() = showing(states.prompt, Variant(direction = LayoutDirection.Rtl)) {
        val left = { digit: String -> onNodeWithText(digit).fetchSemanticsNode().boundsInRoot.left }
        assertTrue(left("1") < left("2") && left("2") < left("3"))
    }
}
