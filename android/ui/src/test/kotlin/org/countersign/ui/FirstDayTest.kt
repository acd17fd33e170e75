package org.countersign.ui

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.text
import java.io.File
import java.nio.file.Files
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
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
    fun fromTheEmptyPhoneToTheFirstCode() = using(phone) { test ->
        begin()
        pair(service)
        val approved = answered { number ->
            type(number)
            touch("Approve")
        }
        assertEquals("approved", approved)
        assertEquals("denied", answered { touch("Refuse") })
        until("the code") { test.code() != null }
        assertTrue(service.acceptsCode("ada", test.code()!!))
    }

    /** Two were refused, and three more come: all five within ten minutes. */
    @Test
    fun fiveRequestsBecomeOneCardAndAreRefusedAtOnce() = using(phone) {
        begin()
        pair(service)
        repeat(2) { assertEquals("denied", answered { touch("Refuse") }) }
        val more = List(3) { service.openSignIn("ada").text("id") }
        awaits("Someone probably has your password")
        assertFalse(sees("sign-in request is waiting") || sees("sign-in requests are waiting"))
        touch("Someone probably has your password")
        awaits("5 requests in 10 minutes")
        touch("Refuse all")
        awaits("All refused")
        assertEquals(List(3) { "denied" }, more.map { service.signIn(it).text("state") })
        touch("Done")
        until("the end of the requests") { phone.state.home!!.prompts.none { !it.expired } }
    }

    /** How the service sees a sign-in after the person has answered. */
    private fun Person.answered(answer: (String) -> Unit): String {
        val signIn = service.openSignIn("ada")
        touch("1 sign-in request is waiting")
        awaits("Are you signing in?")
        answer(signIn.text("number"))
        touch("Done")
        return service.signIn(signIn.text("id")).text("state")
    }

    /** The digits that a screen reader says of the first code. */
    private fun ComposeUiTest.code(): String? {
        val spoken = SemanticsMatcher("says a code") { node ->
            node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().any { it.contains("Code") }
        }
        val said = onAllNodes(spoken).fetchSemanticsNodes().flatMap { it.config[SemanticsProperties.ContentDescription] }
        return said.map { text -> text.substringAfter("Code").filter(Char::isDigit) }.firstOrNull { it.length == 6 }
    }
}
