package org.countersign.phone

import org.countersign.core.DenyReason
import org.countersign.core.OutcomeKind
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.frame
import org.countersign.phone.fake.text
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** A person's first day: from the empty phone to the first code, with the real core and the real service. */
class EndToEndTest {
    @TempDir lateinit var directory: File

    @Test
    fun theQrCodeOfThePageIsSeenTheNumberTypedOneApprovedOneRefusedAndACodeRead() {
        Service(directory).use { service -> TestPhone(File(directory, "phone")).use { phone -> firstDay(service, phone) } }
    }

    private fun firstDay(service: Service, phone: TestPhone) {
        phone.begin(null)
        phone.act(PhoneAction.Go(Place.ADD))
        phone.awaitScreen<Screen.Camera>()
        phone.act(PhoneAction.Frame(ByteArray(1280 * 720), 1280, 720, 1280))
        val pairing = service.openPairing("ada")
        val frame = frame(service.picture(pairing))
        // Frames that come while one is read are dropped: a camera goes on seeing.
        while (phone.state.screen is Screen.Camera) phone.act(frame)
        phone.awaitScreen<Screen.Pairing> { it.stage is PairingStage.Consent }
        phone.act(PhoneAction.Pair)
        phone.act(PhoneAction.Pair)
        phone.awaitScreen<Screen.Pairing> { it.stage is PairingStage.Number }
        phone.act(PhoneAction.Type(service.pairing(pairing.text("id")).text("number")))
        phone.act(PhoneAction.Approve)
        phone.awaitScreen<Screen.Pairing> { it.stage is PairingStage.Done }
        phone.act(PhoneAction.Go(Place.HOME))

        val approved = answered(service, phone) { number ->
            phone.act(PhoneAction.Type(number))
            phone.act(PhoneAction.Approve)
        }
        assertEquals("approved", approved)
        assertEquals("denied", answered(service, phone) { phone.act(PhoneAction.Refuse(DenyReason.NOT_NOW)) })
        assertTrue(service.acceptsCode("ada", assertNotNull(phone.state.home!!.accounts.single().code)))
    }

    /** How the service sees a sign-in after the person has answered. */
    private fun answered(service: Service, phone: TestPhone, answer: (String) -> Unit): String {
        val signIn = service.openSignIn("ada")
        val asked = phone.await("the request") { state -> state.home?.prompts.orEmpty().any { !it.expired } }.home!!.prompts.first()
        phone.act(PhoneAction.OpenPrompt(asked.id))
        phone.awaitScreen<Screen.Prompt> { it.request.id == asked.id }
        answer(signIn.text("number"))
        val ended = phone.awaitScreen<Screen.Prompt> { it.stage is PromptStage.Ended }.stage as PromptStage.Ended
        assertTrue(ended.outcome == OutcomeKind.APPROVED || ended.outcome == OutcomeKind.DENIED)
        phone.act(PhoneAction.Go(Place.HOME))
        return service.signIn(signIn.text("id")).text("state")
    }
}
