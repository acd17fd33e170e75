package org.countersign.app

import android.content.Intent
import com.fasterxml.jackson.databind.JsonNode
import kotlinx.coroutines.CompletableDeferred
import org.countersign.core.HttpRequest
import org.countersign.core.OutcomeKind
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.HttpTransport
import org.countersign.phone.PairingStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.PromptStage
import org.countersign.phone.Screen
import org.countersign.phone.Sentence
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.text
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertEquals

/** The phone is turned, or the process ends, in the middle of a pairing and of an approval. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], application = TestApplication::class)
class InterruptedTest {
    @get:Rule val folder = TemporaryFolder()
    private val app get() = RuntimeEnvironment.getApplication() as TestApplication
    private val http = HttpTransport(allowLoopback = true)
    private lateinit var service: Service

    /** Whether replies come; what is sent arrives all the same. */
    @Volatile private var replies = true
    private val sent = CopyOnWriteArrayList<HttpRequest>()

    @Before
    fun start() {
        service = Service(folder.root)
        app.transport = { request ->
            sent += request
            http.send(request).also { if (!replies) throw PlatformException.Timeout() }
        }
        app.begin()
    }

    @After
    fun stop() = service.close()

    private fun activity() = Robolectric.buildActivity(BareActivity::class.java, Intent(Intent.ACTION_MAIN)).setup()

    /** What was sent to one of the service's addresses, each of it once. */
    private fun bodies(address: String) = sent.filter { it.url.endsWith(address) }.map { it.body.decodeToString() }.also { check(it.size > 1) }.distinct()

    private inline fun <reified S : PairingStage> awaitStage(): S = app.awaitScreen<Screen.Pairing> { it.stage is S }.stage as S

    private fun finish(pairing: String) {
        app.phone.act(PhoneAction.Type(service.pairing(pairing).text("number")))
        app.phone.act(PhoneAction.Approve)
        awaitStage<PairingStage.Done>()
    }

    private fun unlock() {
        app.awaitScreen<Screen.Lock>()
        app.phone.act(PhoneAction.UnlockByPhone)
        app.awaitScreen<Screen.Home>()
    }

    private fun openRequest(): String {
        val id = app.await("the request") { it.home?.prompts.orEmpty().any { prompt -> !prompt.expired } }.home!!.prompts.single { !it.expired }.id
        app.phone.act(PhoneAction.OpenPrompt(id))
        return id
    }

    private fun approve(signIn: JsonNode) {
        app.phone.act(PhoneAction.Type(signIn.text("number")))
        app.phone.act(PhoneAction.Approve)
    }

    private fun awaitApproved(signIn: JsonNode) {
        app.awaitScreen<Screen.Prompt> { (it.stage as? PromptStage.Ended)?.outcome == OutcomeKind.APPROVED }
        assertEquals("approved", service.signIn(signIn.text("id")).text("state"))
    }

    @Test
    fun aTurnInAPairingSendsTheSameBytesAgain() {
        val activity = activity()
        replies = false
        val pairing = app.beginPairing(service)
        awaitStage<PairingStage.Failed>()
        activity.recreate()
        replies = true
        app.phone.act(PhoneAction.Again)
        val number = awaitStage<PairingStage.Number>()
        assertEquals(1, bodies("/v1/pair").size)
        activity.recreate()
        app.idle()
        assertEquals(number.request.id, awaitStage<PairingStage.Number>().request.id)
        finish(pairing)
    }

    @Test
    fun aPairingIsFinishedInTheNextProcess() {
        val pairing = app.beginPairing(service)
        val number = awaitStage<PairingStage.Number>()
        app.die()
        unlock()
        app.await("what happened") { it.said?.sentence == Sentence("pair.interrupted") }
        assertEquals(number.request.id, openRequest())
        awaitStage<PairingStage.Number>()
        finish(pairing)
    }

    @Test
    fun aTurnInAnApprovalKeepsTheSheetAndThenTheAnswer() {
        app.pair(service)
        sent.clear()
        val activity = activity()
        val signIn = service.openSignIn("ada")
        openRequest()
        val hold = CompletableDeferred<Unit>().also { app.sheets.hold = it }
        replies = false
        approve(signIn)
        app.await("the sheet") { it.sheet == SignPurpose.APPROVE }
        activity.recreate()
        app.idle()
        assertEquals(SignPurpose.APPROVE, app.state.sheet)
        hold.complete(Unit)
        app.awaitScreen<Screen.Prompt> { it.sentence == Sentence("prompt.sending.offline") }
        activity.recreate()
        replies = true
        awaitApproved(signIn)
        assertEquals(1, bodies("/v1/answers").size)
    }

    @Test
    fun anApprovalWithoutAReplyGoesOutAgainInTheNextProcess() {
        app.pair(service)
        sent.clear()
        val signIn = service.openSignIn("ada")
        val id = openRequest()
        replies = false
        approve(signIn)
        app.awaitScreen<Screen.Prompt> { it.sentence == Sentence("prompt.sending.offline") }
        app.die()
        replies = true
        unlock()
        val asked = app.sheets.asked.count { it == SignPurpose.APPROVE }
        app.phone.act(PhoneAction.OpenPrompt(id))
        app.awaitScreen<Screen.Prompt>()
        approve(signIn)
        awaitApproved(signIn)
        assertEquals(asked, app.sheets.asked.count { it == SignPurpose.APPROVE })
        assertEquals(1, bodies("/v1/answers").size)
    }
}
