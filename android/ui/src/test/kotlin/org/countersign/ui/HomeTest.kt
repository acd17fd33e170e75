package org.countersign.ui

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.requestFocus
import androidx.compose.ui.unit.LayoutDirection
import org.countersign.core.ClockConfidence
import org.countersign.core.LockPolicy
import org.countersign.core.Moment
import org.countersign.core.PrivacyChoice
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.Preferences
import org.countersign.phone.Reach
import org.countersign.phone.Screen
import org.countersign.ui.parts.grouped
import org.countersign.ui.parts.spelled
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

@OptIn(ExperimentalTestApi::class)
class HomeTest {
    private val phone = RealPhone()
    private val contoso = phone.add(RealPhone.account("Contoso", "ann@contoso.example", 1)).id
    private val library = phone
        .add(
            "otpauth://hotp/Library:4711?secret=${"GEZDGNBVGY3TQOJQ".repeat(2)}&issuer=Library&counter=3",
        ).id

    @AfterTest
    fun close() = phone.close()

    private val PhoneState.code get() = requireNotNull(home!!.accounts.first().code)

    private fun ComposeUiTest.row(): SemanticsNode = onNode(hasText("\u2068Contoso\u2069")).fetchSemanticsNode()

    @Test
    fun aRowIsOneStopThatSaysServiceAccountAndCodeInThisOrder() = showing(phone.state(Screen.Home())) { shown ->
        val config = row().config
        assertEquals(
            listOf("\u2068Contoso\u2069", "\u2068ann@contoso.example\u2069", grouped(shown.state.code)),
            config[SemanticsProperties.Text].map {
                it.text
            },
        )
        assertEquals(listOf("Code \u2068${spelled(shown.state.code)}\u2069"), config[SemanticsProperties.ContentDescription])
        val actions = config[SemanticsActions.CustomActions].map { it.label }
        assertEquals(
            listOf("Copy code", "Read the next code", "Read the time left", "Add to favourites", "Account details"),
            actions,
        )
        assertTrue(row().children.isEmpty(), "The ring is no stop of its own.")
    }

    @Test
    fun whatIsAskedForIsSpokenAndNothingElse() = showing(phone.state(Screen.Home())) { shown ->
        val action = { name: String -> row().config[SemanticsActions.CustomActions].first { it.label == name }.action() }
        assertEquals(emptyList(), spoken())
        action("Read the time left")
        waitForIdle()
        assertEquals(listOf("18 seconds left"), spoken())
        action("Read the next code")
        waitForIdle()
        assertEquals(
            listOf(
                "Code \u2068${spelled(
                    shown.state.home!!
                        .accounts
                        .first()
                        .nextCode!!,
                )}\u2069",
            ),
            spoken(),
        )
        action("Copy code")
        assertEquals<PhoneAction>(PhoneAction.Copy(shown.state.code), shown.done.last())
    }

    @Test
    fun onlyTheRowWithTheFocusSaysThatItsCodeIsNew() {
        phone.add(RealPhone.account("Fabrikam", "ann@fabrikam.example", 2))
        val preferences = Preferences(announceEnd = true)
        showing(phone.state(Screen.Home()).copy(preferences = preferences)) { shown ->
            onNode(hasText("\u2068Contoso\u2069")).requestFocus()
            waitForIdle()
            assertEquals(emptyList(), spoken())
            shown.monotonicMs += 14_000
            mainClock.advanceTimeBy(1000)
            assertEquals(listOf("5 seconds left"), spoken())
            val later = Moment(phone.now.unixMs + 18_000, phone.now.monotonicMs + 18_000)
            shown.monotonicMs = later.monotonicMs
            shown.state = phone.state(Screen.Home(), later).copy(preferences = preferences)
            mainClock.advanceTimeBy(1000)
            assertEquals(listOf("New code"), spoken())
        }
    }

    @Test
    fun theCountdownIsNotShouted() = showing(phone.state(Screen.Home())) { shown ->
        val before = everything()
        repeat(6) {
            shown.monotonicMs += 1000
            mainClock.advanceTimeBy(1000)
            assertEquals(before, everything(), "after ${it + 1} seconds")
        }
        assertEquals(emptyList(), spoken())
    }

    @Test
    fun theNextCodeShowsItselfInTheLastTenSecondsAndIsNotRead() = showing(phone.state(Screen.Home())) { shown ->
        val next = "Next: \u2068${grouped(
            shown.state.home!!
                .accounts
                .first()
                .nextCode!!,
        )}\u2069"
        val drawn = { onAllNodes(isRoot(), useUnmergedTree = true).fetchSemanticsNodes().size }
        val height = row().size.height
        shown.monotonicMs += 9_000
        mainClock.advanceTimeBy(1000)
        assertTrue(row().size.height > height, "The next code has come.")
        assertFalse(everything().any { next in it })
        assertEquals(1, drawn())
    }

    @Test
    fun touchingCopiesAndWhereCodesAreHiddenShows() {
        showing(phone.state(Screen.Home())) { shown ->
            onNodeWithText("\u2068Contoso\u2069").performClick()
            assertEquals<List<PhoneAction>>(listOf(PhoneAction.Copy(shown.state.code)), shown.done)
        }
        phone.core.setPrivacy(PrivacyChoice(allowScreenshots = false, hideCodes = true))
        showing(phone.state(Screen.Home())) { shown ->
            assertFalse(everything().any { grouped(shown.state.code) in it || spelled(shown.state.code) in it })
            onNodeWithText("\u2068Contoso\u2069").performClick()
            assertEquals<List<PhoneAction>>(listOf(PhoneAction.Reveal(contoso)), shown.done)
        }
    }

    @Test
    fun theCodeOfACounterComesWhenAskedFor() = showing(phone.state(Screen.Home())) { shown ->
        onNodeWithText("Get next code").performClick()
        assertEquals<List<PhoneAction>>(listOf(PhoneAction.Advance(library, 3u)), shown.done)
    }

    @Test
    fun searchingTellsThePhoneAndShowsWhatItFound() = showing(phone.state(Screen.Home())) { shown ->
        onNodeWithContentDescription("Search accounts").performClick()
        onNode(hasSetTextAction()).performTextInput("lib")
        assertEquals<PhoneAction>(PhoneAction.Search("lib"), shown.done.last())
        val found = phone.core.search("lib", phone.now).toSet()
        shown.state = phone.state(Screen.Home("lib", found))
        onNodeWithText("\u2068Library\u2069").assertExists()
        onNodeWithText("\u2068Contoso\u2069").assertDoesNotExist()
    }

    @Test
    fun aTextFromOutsideIsShownAsTheCoreMakesItSafe() {
        phone.add(RealPhone.account("Evil\u202Eknab\u2069", "x\u0007".repeat(200), 3))
        showing(phone.state(Screen.Home())) {
            val shown = everything().joinToString("")
            assertTrue("\u2068Evil\uFFFDknab\uFFFD\u2069" in shown)
            assertFalse(shown.any { it == '\u202E' || it == '\u0007' })
        }
    }

    @Test
    fun everyRowHasAMenuOfItsOwn() = showing(phone.state(Screen.Home())) { shown ->
        onNodeWithContentDescription("More for \u2068\u2068ann@contoso.example\u2069\u2069").performClick()
        onNodeWithText("Move down").performClick()
        assertEquals<List<PhoneAction>>(listOf(PhoneAction.Move(contoso, 1)), shown.done)
        onNodeWithText("Move down").assertDoesNotExist()
    }

    @Test
    fun whatIsWrongWithTheClockLeadsToWhatToDo() {
        val clock = org.countersign.core.ClockConfidence
            .ProbablyOff(45, 60, true)
        val state = phone.state(Screen.Home()).run { copy(home = home!!.copy(clock = clock)) }
        showing(state) { shown ->
            onNodeWithText("This phone’s clock may be off").performClick()
            assertEquals<List<PhoneAction>>(listOf(PhoneAction.Go(Place.CLOCK)), shown.done)
        }
    }

    @Test
    fun mainButtonsStandOnTheSideOfTheHandWhateverTheDirectionOfWriting() {
        for (direction in LayoutDirection.entries) {
            showing(phone.state(Screen.Remove(contoso)), Variant(direction = direction)) { shown ->
                val cancel = { onNodeWithText("Cancel").fetchSemanticsNode().boundsInRoot }
                val room = 20f
                assertEquals(room to WIDTH - room, cancel().run { left to right })
                shown.state = shown.state.copy(preferences = Preferences(reach = Reach.LEFT))
                assertTrue(cancel().run { left == room && right < WIDTH * 0.8 })
                shown.state = shown.state.copy(preferences = Preferences(reach = Reach.RIGHT))
                assertTrue(cancel().run { right == WIDTH - room && left > WIDTH * 0.2 })
            }
        }
    }

    @Test
    fun settingsShowWhatTheCoreHas() {
        phone.core.setLockPolicy(LockPolicy.After(60u))
        showing(phone.state(Screen.Settings)) { shown ->
            val chosen = onNodeWithText("After 1 minute").fetchSemanticsNode().config.getOrNull(SemanticsProperties.Selected)
            assertEquals(true, chosen)
            onNodeWithText("When I leave it").performClick()
            assertEquals<List<PhoneAction>>(listOf(PhoneAction.LockWhen(LockPolicy.OnBackground)), shown.done)
        }
    }
}

/** What is said by itself. */
@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.spoken(): List<String> = nodes()
    .filter { SemanticsProperties.LiveRegion in it.config }
    .map { it.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString() ?: texts(it).joinToString(" ") }

/** All that a screen reader comes by. */
@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.everything(): List<String> = nodes()
    .map {
        (it.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() + texts(it)).joinToString(" ")
    }.filter { it.isNotBlank() }

private fun texts(node: SemanticsNode) = node.config
    .getOrNull(SemanticsProperties.Text)
    .orEmpty()
    .map { it.text }

@OptIn(ExperimentalTestApi::class)
private fun ComposeUiTest.nodes(): List<SemanticsNode> {
    fun all(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::all)
    return onAllNodes(isRoot()).fetchSemanticsNodes().flatMap(::all)
}
