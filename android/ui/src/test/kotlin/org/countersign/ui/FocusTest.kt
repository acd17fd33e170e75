package org.countersign.ui

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.isFocused
import androidx.compose.ui.text.VerbatimTtsAnnotation
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.TestInstance
import kotlin.test.Test
import kotlin.test.assertEquals

/** Where a screen reader stands, and what it reads there. */
@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FocusTest {
    private val phone = RealPhone()
    private val states = States(phone)

    @AfterAll
    fun close() = phone.close()

    private fun ComposeUiTest.focused(): List<String> {
        waitForIdle()
        return onAllNodes(isFocused()).fetchSemanticsNodes().map { node ->
            val name = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
            name.ifEmpty { node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } }.joinToString()
        }
    }

    @Test
    fun itStandsOnTheTitleOfANewScreenAndOnTheFieldThatIsWrong() = showing(states.prompt, Variant(assisted = true)) { shown ->
        assertEquals(listOf("Are you signing in?"), focused())
        shown.state = states.all.getValue("prompt-wrong")
        assertEquals(listOf("Number shown on the sign-in page"), focused())
        shown.state = states.all.getValue("prompt-approved")
        assertEquals(listOf("Approved"), focused())
        shown.state = states.all.getValue("manual-wrong")
        assertEquals(listOf("Setup key (secret key)"), focused())
    }

    @Test
    fun nothingTakesTheFocusFromAFingerThatTypes() = showing(states.prompt) { shown ->
        assertEquals(emptyList(), focused())
        shown.state = states.prompt.copy(screens = listOf(Screen.Prompt(states.request, sentence = Sentence("prompt.cancelled"))))
        assertEquals(emptyList(), focused())
    }

    @Test
    fun aSetupKeyStandsInGroupsOfFourAndIsReadLetterByLetter() {
        fun seen(secret: String) = states.all.getValue("manual").copy(screens = listOf(Screen.Manual(entry = states.manual.copy(secret = secret))))
        showing(seen("GEZDGNBVGY")) { shown ->
            val key = SemanticsMatcher("is the key") { "Setup key (secret key)" in it.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() }
            fun text() = onNode(hasSetTextAction() and key).fetchSemanticsNode().config[SemanticsProperties.EditableText]
            assertEquals("GEZD GNBV GY", text().text)
            assertEquals(listOf("GEZD", "GNBV", "GY"), text().getTtsAnnotations(0, text().length).map { (it.item as VerbatimTtsAnnotation).verbatim })
            shown.state = seen("gezd gnbv-gy")
            waitForIdle()
            assertEquals("gezd gnbv-gy", text().text)
            assertEquals(1, text().getTtsAnnotations(0, text().length).size)
        }
    }
}
