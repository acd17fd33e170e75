package org.countersign.phone

import com.fasterxml.jackson.databind.JsonNode
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import org.countersign.core.ClockConfidence
import org.countersign.core.DenyReason
import org.countersign.core.NumberMatching
import org.countersign.core.OutcomeKind
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.SoftwareKeys
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.text
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Pairing and answering, against the real core and the real service. */
class SignInTest {
    @TempDir lateinit var directory: File
    private val keys = SoftwareKeys()
    private val http = HttpTransport(allowLoopback = true)

    /** Whether there is a network. */
    @Volatile private var online = true

    /** The beginning of the addresses of a service that takes a connection and never answers. */
    @Volatile private var hanging: String? = null
    private val transport = Transport {
        if (!online) throw PlatformException.Offline()
        if (hanging?.let(it.url::startsWith) == true) awaitCancellation()
        http.send(it)
    }
    private lateinit var service: Service
    private lateinit var phone: TestPhone

    @BeforeEach
    fun start() {
        service = Service(directory)
        phone = newPhone().begin(null)
    }

    @AfterEach
    fun stop() {
        phone.close()
        service.close()
    }

    private fun newPhone() = TestPhone(File(directory, "phone"), keys, transport = transport)

    private inline fun <reified S : PairingStage> stage(crossinline wanted: (S) -> Boolean = { true }): S =
        phone.awaitScreen<Screen.Pairing> { screen -> (screen.stage as? S)?.let { wanted(it) } == true }.stage as S

    private fun consent(user: String = "ada", service: Service = this.service): JsonNode {
        val pairing = service.openPairing(user)
        phone.act(PhoneAction.Go(Place.MANUAL))
        phone.act(PhoneAction.TypePairing(true))
        phone.act(PhoneAction.TypeProductKey(service.pages, pairing.text("product_key")))
        phone.act(PhoneAction.ReadTyped)
        stage<PairingStage.Consent>()
        return pairing
    }

    private fun agree() {
        phone.act(PhoneAction.Pair)
        stage<PairingStage.Consent> { it.warned }
        phone.act(PhoneAction.Pair)
    }

    private fun pair(user: String = "ada", service: Service = this.service) {
        val pairing = consent(user, service)
        agree()
        stage<PairingStage.Number>()
        phone.act(PhoneAction.Type(service.pairing(pairing.text("id")).text("number")))
        phone.act(PhoneAction.Approve)
        stage<PairingStage.Done>()
        phone.act(PhoneAction.Back)
        phone.act(PhoneAction.Go(Place.HOME))
    }

    private fun asked(count: Int = 1): List<String> =
        phone.await("the request") { state -> state.home?.prompts.orEmpty().count { !it.expired } == count }.home!!.prompts.map { it.id }

    private fun open(id: String) = phone.act(PhoneAction.OpenPrompt(id)).let { phone.awaitScreen<Screen.Prompt> { it.request.id == id } }

    private fun ended() = phone.awaitScreen<Screen.Prompt> { it.stage is PromptStage.Ended }.stage as PromptStage.Ended

    @Test
    fun pairedByHandApprovedRefusedAndReported() {
        pair()
        val code = phone.state.home!!.accounts.single().code
        assertTrue(service.acceptsCode("ada", assertNotNull(code)))

        val approved = service.openSignIn("ada")
        val prompt = open(asked().single())
        assertEquals("Webmail", prompt.request.app)
        assertIs<NumberMatching.Digits>(prompt.request.number)
        val number = approved.text("number")
        phone.act(PhoneAction.Type(number.dropLast(1)))
        phone.act(PhoneAction.Approve)
        phone.awaitScreen<Screen.Prompt> { it.sentence == Sentence("error.number_length", "count" to 6L) }
        phone.act(PhoneAction.Type(((number.toInt() + 1) % 1_000_000).toString().padStart(6, '0')))
        phone.act(PhoneAction.Approve)
        val wrong = phone.awaitScreen<Screen.Prompt> { it.sentence?.key == "result.wrong.tries" }
        assertEquals("", wrong.typed)
        phone.act(PhoneAction.Type(number))
        phone.act(PhoneAction.Approve)
        assertEquals(OutcomeKind.APPROVED, ended().outcome)
        assertEquals("approved", service.signIn(approved.text("id")).text("state"))
        phone.act(PhoneAction.Back)

        val refused = service.openSignIn("ada")
        open(asked().single())
        phone.act(PhoneAction.Refuse(DenyReason.NOT_ME))
        assertEquals(PromptStage.Ended(OutcomeKind.DENIED, DenyReason.NOT_ME), ended().copy(triesLeft = 0))
        assertEquals("denied", service.signIn(refused.text("id")).text("state"))
        phone.act(PhoneAction.Report)
        phone.awaitScreen<Screen.Prompt> { (it.stage as? PromptStage.Ended)?.outcome == OutcomeKind.REPORTED }

        phone.act(PhoneAction.Go(Place.JOURNAL))
        assertTrue(phone.awaitScreen<Screen.Journal>().entries.size >= 4)
        phone.act(PhoneAction.SaveJournal)
        phone.await("the file") { it.said?.sentence == Sentence("journal.exported") }
        assertTrue(phone.device.saved.values.single().decodeToString().contains("approve"))
        assertEquals(listOf(SignPurpose.UNLOCK, SignPurpose.PAIR), phone.sheets.asked.take(2))
    }

    @Test
    fun aCancelledSheetSendsNothingAndKeepsWhatWasTyped() {
        val pairing = consent()
        phone.sheets.refusal = PlatformException.Cancelled()
        agree()
        stage<PairingStage.Consent> { it.sentence == Sentence("error.cancelled") }
        assertEquals("pending", service.pairing(pairing.text("id")).text("state"))
        phone.sheets.refusal = null
        phone.act(PhoneAction.Pair)
        stage<PairingStage.Number>()
        phone.act(PhoneAction.Type(service.pairing(pairing.text("id")).text("number")))
        phone.act(PhoneAction.Approve)
        stage<PairingStage.Done>()
        phone.act(PhoneAction.Go(Place.HOME))

        val signIn = service.openSignIn("ada")
        open(asked().single())
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.sheets.refusal = PlatformException.Cancelled()
        phone.act(PhoneAction.Approve)
        val cancelled = phone.awaitScreen<Screen.Prompt> { it.sentence == Sentence("prompt.cancelled") }
        assertEquals(signIn.text("number"), cancelled.typed)
        phone.sheets.refusal = PlatformException.KeyInvalidated()
        phone.act(PhoneAction.Approve)
        val gone = phone.awaitScreen<Screen.Prompt> { it.keyGone }
        assertEquals(Sentence("error.key_invalidated"), gone.sentence)
        phone.act(PhoneAction.Refuse(DenyReason.NOT_NOW))
        assertEquals(OutcomeKind.DENIED, ended().outcome)
    }

    @Test
    fun withoutAScreenLockPairingSaysWhatToDo() {
        consent()
        phone.sheets.refusal = PlatformException.NoScreenLock()
        agree()
        assertEquals(Sentence("onboarding.no_lock.body"), stage<PairingStage.Failed>().sentence)
        phone.sheets.refusal = null
        phone.act(PhoneAction.Again)
        stage<PairingStage.Number>()
    }

    @Test
    fun aServiceThatIsDownIsTriedAgainWithTheSameBytes() {
        consent()
        online = false
        agree()
        assertEquals(Sentence("error.offline"), stage<PairingStage.Failed>().sentence)
        online = true
        phone.act(PhoneAction.Again)
        stage<PairingStage.Number>()
        phone.act(PhoneAction.Go(Place.HOME))
        phone.awaitScreen<Screen.Home>()
    }

    @Test
    fun anAnswerWithoutAConnectionIsKeptAndGoesOutLater() {
        pair()
        val signIn = service.openSignIn("ada")
        open(asked().single())
        online = false
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.act(PhoneAction.Approve)
        phone.awaitScreen<Screen.Prompt> { it.stage == PromptStage.Sending && it.sentence == Sentence("prompt.sending.offline") }
        val sheets = phone.sheets.asked.size
        online = true
        assertEquals(OutcomeKind.APPROVED, ended().outcome)
        assertEquals(sheets, phone.sheets.asked.size)
    }

    @Test
    fun codesStayAndARefreshSaysThatThereIsNoConnection() {
        pair()
        online = false
        phone.act(PhoneAction.Refresh)
        val home = phone.awaitScreen<Screen.Home> { it.line == Sentence("common.offline") && !it.refreshing }
        assertEquals(emptySet(), home.revealed)
        assertNotNull(phone.state.home!!.accounts.single().code)
    }

    @Test
    fun aPairingThatTheProcessDidNotSurviveIsSaidAndFinished() {
        val pairing = consent()
        agree()
        stage<PairingStage.Number>()
        phone.close()
        phone = newPhone()
        phone.awaitScreen<Screen.Lock>()
        phone.act(PhoneAction.UnlockByPhone)
        phone.awaitScreen<Screen.Home>()
        phone.await("what happened") { it.said?.sentence == Sentence("pair.interrupted") }
        phone.act(PhoneAction.OpenPrompt(asked().single()))
        stage<PairingStage.Number>()
        phone.act(PhoneAction.Type(service.pairing(pairing.text("id")).text("number")))
        phone.act(PhoneAction.Approve)
        stage<PairingStage.Done>()
    }

    @Test
    fun anApprovalThatTheProcessDidNotSurviveIsNeverSentTwice() {
        pair()
        val signIn = service.openSignIn("ada")
        val id = asked().single()
        open(id)
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.sheets.hold = CompletableDeferred()
        phone.act(PhoneAction.Approve)
        phone.await("the sheet") { it.sheet == SignPurpose.APPROVE }
        phone.close()
        phone = newPhone()
        phone.awaitScreen<Screen.Lock>()
        // What a notification wants is done once the app is unlocked.
        phone.act(PhoneAction.OpenPrompt(id))
        phone.act(PhoneAction.UnlockByPhone)
        assertEquals("", phone.awaitScreen<Screen.Prompt>().typed)
        assertEquals("pending", service.signIn(signIn.text("id")).text("state"))
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.act(PhoneAction.Approve)
        assertEquals(OutcomeKind.APPROVED, ended().outcome)
    }

    @Test
    fun aRefusalOvertakesAnOpenSheet() {
        pair()
        val signIn = service.openSignIn("ada")
        open(asked().single())
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.sheets.hold = CompletableDeferred()
        phone.act(PhoneAction.Approve)
        phone.await("the sheet") { it.sheet == SignPurpose.APPROVE }
        phone.act(PhoneAction.Refuse(DenyReason.NOT_ME))
        assertEquals(OutcomeKind.DENIED, ended().outcome)
        phone.await("the sheet to go") { it.sheet == null }
        assertEquals("denied", service.signIn(signIn.text("id")).text("state"))
    }

    @Test
    fun aRequestIsAnnouncedByItsNameOnlyWhileUnlockedAndRefusedFromThere() {
        pair()
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        assertEquals(emptyList(), phone.background { lookInBackground() })
        val signIn = service.openSignIn("ada")
        val announced = phone.background { lookInBackground() }.single()
        assertEquals(AnnouncementKind.REQUEST, announced.kind)
        assertEquals(null, announced.name)
        assertTrue(phone.background { refuseInBackground(announced.account!!) })
        assertEquals("denied", service.signIn(signIn.text("id")).text("state"))
        assertEquals(emptyList(), phone.background { lookInBackground() })
        phone.act(PhoneAction.UnlockByPhone)
        phone.awaitScreen<Screen.Home>()
        service.openSignIn("ada")
        assertEquals("\u2068ada\u2069", phone.background { lookInBackground() }.single().name)
    }

    @Test
    fun aClockThatIsAnHourWrongIsSaidWithTheApprovalUntouched() {
        pair()
        phone.close()
        phone = newPhone()
        phone.clock.aheadSeconds = 3600
        phone.awaitScreen<Screen.Lock>()
        phone.act(PhoneAction.UnlockByPhone)
        phone.awaitScreen<Screen.Home>()
        val off = phone.await("the clock") { it.home?.clock is ClockConfidence.ProbablyOff }.home!!.clock
        assertTrue((off as ClockConfidence.ProbablyOff).aheadSeconds in 3590..3610)
        val signIn = service.openSignIn("ada")
        open(asked().single())
        phone.act(PhoneAction.Type(signIn.text("number")))
        phone.act(PhoneAction.Approve)
        assertEquals(OutcomeKind.APPROVED, ended().outcome)
        assertFalse(phone.state.busy)
    }

    @Test
    fun manyRequestsAreRefusedAsOne() {
        pair()
        val signIns = (1..3).map { service.openSignIn("ada", "App $it") }
        asked(3)
        val account = phone.state.home!!.accounts.single().id
        phone.act(PhoneAction.OpenBurst(account))
        phone.act(PhoneAction.RefuseAll)
        phone.awaitScreen<Screen.Burst> { it.stage == BurstStage.DONE }
        signIns.forEach { assertEquals("denied", service.signIn(it.text("id")).text("state")) }
    }

    @Test
    fun aServiceThatHangsKeepsNoOtherFromBeingHeard() {
        Service(File(directory, "slow").apply { mkdir() }).use { slow ->
            pair()
            pair("grace", slow)
            phone.close()
            hanging = slow.pages
            phone = newPhone()
            phone.awaitScreen<Screen.Lock>()
            phone.act(PhoneAction.UnlockByPhone)
            phone.awaitScreen<Screen.Home>()
            repeat(2) { turn ->
                val signIn = service.openSignIn("ada", "App $turn")
                open(asked().single())
                phone.act(PhoneAction.Type(signIn.text("number")))
                phone.act(PhoneAction.Approve)
                assertEquals(OutcomeKind.APPROVED, ended().outcome)
                phone.act(PhoneAction.Go(Place.HOME))
            }
            phone.act(PhoneAction.Refresh)
            service.openSignIn("ada")
            asked()
            assertTrue(phone.awaitScreen<Screen.Home>().refreshing)
        }
    }
}
