package org.countersign.ui

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.frame
import org.countersign.phone.fake.text
import java.io.File
import java.nio.file.Files
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** A person's first day, by what they see and touch alone: the real app, the real core and the real service. */
@OptIn(ExperimentalTestApi::class)
class FirstDayTest {
    private val folder: File = Files.createTempDirectory("countersign-first-day").toFile()
    private val service = Service(folder)
    private val phone = TestPhone(File(folder, "phone"))

    @AfterTest
    fun close() {
        phone.close()
        service.close()
        folder.deleteRecursively()
    }

    @Test
    fun fromTheEmptyPhoneToTheFirstCode() = showing(PhoneState()) { shown ->
        shown.then = phone::act
        touch(shown, "Add your first account")
        touch(shown, "Use my phone’s lock")
        touch(shown, "Add account")
        val pairing = service.openPairing("ada")
        val frame = frame(service.picture(pairing))
        until(shown, "the camera") { phone.state.screen is Screen.Camera }
        while (phone.state.screen is Screen.Camera) phone.act(frame)
        // The service is on this machine, so that the person is asked twice.
        touch(shown, "Pair")
        touch(shown, "Pair")
        until(shown, "the number") { sees("Type the number shown on the page") }
        type(shown, service.pairing(pairing.text("id")).text("number"))
        touch(shown, "Continue")
        until(shown, "the end of the pairing") { sees("Paired") }
        touch(shown, "Done")

        val approved = answered(shown) { number ->
            type(shown, number)
            touch(shown, "Approve")
        }
        assertEquals("approved", approved)
        assertEquals("denied", answered(shown) { touch(shown, "Refuse") })
        until(shown, "the code") { code() != null }
        assertTrue(service.acceptsCode("ada", code()!!))
    }

    /** How the service sees a sign-in after the person has answered. */
    private fun ComposeUiTest.answered(shown: Shown, answer: (String) -> Unit): String {
        val signIn = service.openSignIn("ada")
        touch(shown, "1 sign-in request is waiting")
        until(shown, "the request") { sees("Are you signing in?") }
        answer(signIn.text("number"))
        touch(shown, "Done")
        return service.signIn(signIn.text("id")).text("state")
    }

    private fun ComposeUiTest.type(shown: Shown, number: String) = number.forEach { touch(shown, it.toString()) }

    private fun ComposeUiTest.touch(shown: Shown, text: String) {
        val button = hasText(text) and hasClickAction() and isEnabled()
        until(shown, "“$text”") { onAllNodes(button).fetchSemanticsNodes().isNotEmpty() }
        val node = onAllNodes(button)[0]
        runCatching { node.performScrollTo() }
        node.performClick()
    }

    private fun ComposeUiTest.sees(text: String) = onAllNodes(hasText(text)).fetchSemanticsNodes().isNotEmpty()

    /** The digits that a screen reader says of the first code. */
    private fun ComposeUiTest.code(): String? {
        val spoken = SemanticsMatcher("says a code") { node ->
            node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().any { it.contains("Code") }
        }
        val said = onAllNodes(spoken).fetchSemanticsNodes().flatMap { it.config[SemanticsProperties.ContentDescription] }
        return said.map { text -> text.substringAfter("Code").filter(Char::isDigit) }.firstOrNull { it.length == 6 }
    }

    /** Draws what the phone has come to, until it is as wanted. The limit only ends a test that has failed. */
    private fun ComposeUiTest.until(shown: Shown, what: String, wanted: () -> Boolean) = waitUntil(what, timeoutMillis = 30_000) {
        shown.state = phone.state
        waitForIdle()
        wanted()
    }
}
