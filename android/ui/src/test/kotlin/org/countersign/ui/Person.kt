package org.countersign.ui

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.frame
import org.countersign.phone.fake.text

/** Whoever holds a phone, and does there what they see: the real app over the real core. */
@OptIn(ExperimentalTestApi::class)
class Person(private val test: ComposeUiTest, private val shown: Shown, private val phone: TestPhone) {
    fun touch(text: String) {
        // A field in which one digit was typed is none of the keys.
        val button = hasText(text) and hasClickAction() and isEnabled() and !hasSetTextAction()
        until("“$text”") { test.onAllNodes(button).fetchSemanticsNodes().isNotEmpty() }
        val node = test.onAllNodes(button)[0]
        runCatching { node.performScrollTo() }
        node.performClick()
    }

    fun type(number: String) = number.forEach { touch(it.toString()) }

    fun awaits(text: String) = until("“$text”") { sees(text) }

    fun sees(text: String): Boolean {
        until("the drawing") { true }
        return test.onAllNodes(hasText(text, substring = true)).fetchSemanticsNodes().isNotEmpty()
    }

    /** Draws what the phone has come to, until it is as wanted. The limit only ends a test that has failed. */
    fun until(what: String, wanted: () -> Boolean) = test.waitUntil(what, timeoutMillis = 30_000) {
        // Another person's phone may have been on the screen.
        shown.then = phone::act
        shown.state = phone.state
        test.waitForIdle()
        wanted()
    }

    fun openMenu() {
        until("the menu") { test.onAllNodes(hasContentDescription("More")).fetchSemanticsNodes().isNotEmpty() }
        test.onNodeWithContentDescription("More").performClick()
    }

    /** From the empty phone to the accounts, opened by the phone's lock. */
    fun begin() {
        touch("Add your first account")
        touch("Use my phone’s lock")
        awaits("Add account")
    }

    /** Pairs by the picture of the service's page, from the screen with the accounts. */
    fun pair(service: Service, user: String = "ada") {
        touch("Add account")
        val pairing = service.openPairing(user)
        val frame = frame(service.picture(pairing))
        awaits("Scan a QR code")
        while (phone.state.screen is Screen.Camera) phone.act(frame)
        // The service is on this machine, so that the person is asked twice.
        touch("Pair")
        touch("Pair")
        awaits("Type the number shown on the page")
        type(service.pairing(pairing.text("id")).text("number"))
        touch("Continue")
        awaits("Paired")
        touch("Done")
    }
}

/** Shows a phone on a screen, to somebody who uses it. */
@OptIn(ExperimentalTestApi::class)
fun using(phone: TestPhone, use: Person.(ComposeUiTest) -> Unit) = showing(PhoneState()) { shown -> Person(this, shown, phone).use(this) }
