package org.countersign.phone.fake

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import org.countersign.core.Config
import org.countersign.core.Moment
import org.countersign.core.Verification
import org.countersign.phone.Clock
import org.countersign.phone.HttpTransport
import org.countersign.phone.Phone
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.phone.Transport
import java.io.File
import java.util.concurrent.Executors

const val PASSCODE = "a long enough passcode"

/** A phone over the real core, with keys in memory and a person who agrees. */
class TestPhone(
    val directory: File,
    val keys: SoftwareKeys = SoftwareKeys(),
    val device: FakeDevice = FakeDevice(),
    transport: Transport = HttpTransport(allowLoopback = true),
    val clock: TestClock = TestClock(),
) : AutoCloseable {
    private val thread = Executors.newSingleThreadExecutor().asCoroutineDispatcher()
    private val scope = CoroutineScope(SupervisorJob() + thread)
    private val config = Config(directory.path, Verification.CREDENTIAL, "android", allowLoopback = true)
    val sheets = FakeSheets(keys)
    val phone = runBlocking(thread) { Phone(config, keys, transport, sheets, device, clock, scope) }
    val state get() = phone.state.value

    fun act(action: PhoneAction) = runBlocking { withContext(thread) { phone.act(action) } }

    /** Waits until the state is as wanted. The limit only ends a test that has failed. */
    fun await(what: String, wanted: (PhoneState) -> Boolean): PhoneState = runBlocking {
        try {
            withTimeout(LIMIT_MS) { phone.state.first(wanted) }
        } catch (error: TimeoutCancellationException) {
            throw AssertionError("$what did not come; the screen is ${state.screen}, said is ${state.said}", error)
        }
    }

    inline fun <reified S : Screen> awaitScreen(crossinline wanted: (S) -> Boolean = { true }): S =
        await(S::class.simpleName.orEmpty()) { (it.screen as? S)?.let(wanted) == true }.screen as S

    /** Makes a vault and unlocks it. */
    fun begin(passcode: String? = PASSCODE) = apply {
        awaitScreen<Screen.Onboarding>()
        act(PhoneAction.Begin(passcode))
        awaitScreen<Screen.Home>()
        await("the end of the call") { !it.busy }
    }

    fun <T> background(work: suspend Phone.() -> T): T = runBlocking { withContext(thread) { phone.work() } }

    /** The process ends: what was only in memory is gone. */
    override fun close() {
        scope.cancel()
        thread.close()
    }

    private companion object {
        const val LIMIT_MS = 30_000L
    }
}

/** The true time, set wrong by so many seconds. */
class TestClock : Clock {
    @Volatile var aheadSeconds = 0L

    @Volatile private var passedMs = 0L

    /** So much time goes by, for the clock of the day and for the one that never jumps. */
    fun pass(seconds: Long) {
        passedMs += seconds * 1000
    }

    override fun now() = Moment(System.currentTimeMillis() + aheadSeconds * 1000 + passedMs, System.nanoTime() / 1_000_000 + passedMs)
}
