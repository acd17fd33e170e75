package org.countersign.app

import android.Manifest
import android.app.Activity
import android.app.Application
import android.content.Intent
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.view.MotionEvent
import kotlinx.coroutines.Job
import org.countersign.phone.HttpTransport
import org.countersign.phone.PairingStage
import org.countersign.phone.Phone
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.phone.Transport
import org.countersign.phone.fake.FakeDevice
import org.countersign.phone.fake.FakeSheets
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.SoftwareKeys
import org.countersign.phone.fake.text
import org.robolectric.Shadows.shadowOf
import java.util.concurrent.Executor

/** The process, with keys in memory and a person who agrees; core, network and Android are real. */
class TestApplication :
    Application(),
    Parts.Owner {
    val keys = SoftwareKeys()
    val sheets = FakeSheets(keys)
    val device = FakeDevice()
    var transport: Transport = HttpTransport(allowLoopback = true)
    private var made: Parts? = null
    override val parts get() = made ?: make().also { made = it }

    /** What the manifest asks for. */
    override fun onCreate() {
        super.onCreate()
        shadowOf(this).grantPermissions(Manifest.permission.HIDE_OVERLAY_WINDOWS)
    }

    private fun make() = Parts(
        this,
        BareActivity::class.java,
        keys,
        { transport.send(it) },
        sheets,
        device,
        allowLoopback = true,
        Questions(),
        Executor(Handler(Looper.getMainLooper())::post),
    )

    /** The process ends, and a new one begins. */
    fun die() {
        parts.scope.coroutineContext[Job]!!.cancel()
        idle()
        made = null
    }

    fun idle() = shadowOf(Looper.getMainLooper()).idle()

    val phone: Phone get() = parts.phone
    val state: PhoneState get() = phone.state.value

    fun await(what: String, wanted: (PhoneState) -> Boolean): PhoneState {
        val end = System.nanoTime() + LIMIT_NS
        while (!wanted(state)) {
            check(System.nanoTime() < end) { "$what did not come; the screen is ${state.screen}, said is ${state.said}" }
            idle()
            Thread.sleep(STEP_MS)
        }
        return state
    }

    inline fun <reified S : Screen> awaitScreen(crossinline wanted: (S) -> Boolean = { true }): S =
        await(S::class.simpleName.orEmpty()) { state -> (state.screen as? S)?.let { wanted(it) } == true }.screen as S

    fun begin() {
        awaitScreen<Screen.Onboarding>()
        phone.act(PhoneAction.Begin(null))
        await("the accounts") { it.home != null }
    }

    /** As far as the number on the page; gives what the service calls the pairing. */
    fun beginPairing(service: Service): String {
        val pairing = service.openPairing("ada")
        phone.act(PhoneAction.Go(Place.MANUAL))
        phone.act(PhoneAction.TypePairing(true))
        phone.act(PhoneAction.TypeProductKey(service.pages, pairing.text("product_key")))
        phone.act(PhoneAction.ReadTyped)
        awaitScreen<Screen.Pairing>()
        // The service is on this machine, so that the person is asked twice.
        phone.act(PhoneAction.Pair)
        phone.act(PhoneAction.Pair)
        return pairing.text("id")
    }

    fun pair(service: Service) {
        val pairing = beginPairing(service)
        awaitScreen<Screen.Pairing> { it.stage is PairingStage.Number }
        phone.act(PhoneAction.Type(service.pairing(pairing).text("number")))
        phone.act(PhoneAction.Approve)
        awaitScreen<Screen.Pairing> { it.stage is PairingStage.Done }
        phone.act(PhoneAction.Go(Place.HOME))
    }

    private companion object {
        const val LIMIT_NS = 30_000_000_000L
        const val STEP_MS = 5L
    }
}

/** An activity that draws nothing: what the real one does beside drawing. */
class BareActivity : Activity() {
    lateinit var front: Front
    private val parts get() = (application as Parts.Owner).parts

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        front = Front(this, parts.phone, parts.scope)
        front.created(intent, again = savedInstanceState != null)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        front.came(intent)
    }

    override fun onStart() {
        super.onStart()
        front.started()
    }

    override fun onStop() {
        front.stopped()
        super.onStop()
    }

    override fun onDestroy() {
        front.destroyed()
        super.onDestroy()
    }

    override fun dispatchTouchEvent(event: MotionEvent) = front.isObscured(event) || super.dispatchTouchEvent(event)

    override fun onRequestPermissionsResult(number: Int, permissions: Array<out String>, granted: IntArray) =
        parts.questions.permissionAnswered(number, granted)

    @Suppress("OVERRIDE_DEPRECATION")
    override fun onActivityResult(number: Int, result: Int, data: Intent?) = parts.questions.resultCame(number, result, data)
}
