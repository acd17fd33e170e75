package org.countersign.phone

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.withContext
import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Home
import org.countersign.core.InternalException
import org.countersign.core.LastBackup
import org.countersign.core.LockView
import org.countersign.core.Moment
import org.countersign.core.RemovedAccount
import org.countersign.core.SignPurpose
import org.countersign.core.Step

/** What the parts of the phone share: the state, the core off the main thread, and what becomes of a failure. */
internal class Desk(
    transport: Transport,
    sheets: Sheets,
    val device: Device,
    val clock: Clock,
    val scope: CoroutineScope,
    val working: CoroutineDispatcher,
) {
    val state = MutableStateFlow(PhoneState(preferences = device.preferences))

    /** The vault, once it is open. */
    var authenticator: Authenticator? = null

    /** Run after each reading of the core, to bring the screens up to date. */
    var whenRead: () -> Unit = {}

    /** Run when the core says that it is locked. */
    var whenLocked: suspend () -> Unit = {}

    /** Run when the core wants to know that it is the person, for what they wanted. */
    var whenUnverified: (PhoneAction) -> Unit = {}

    /** Run when a sheet or a picker of the system has gone. */
    var whenBack: suspend () -> Unit = {}

    /** How many sheets or pickers of the system lie over the app: leaving for these is not leaving. */
    private var outside = 0
    private val reading = Mutex()
    private val steps = Steps(transport, sheets, clock, working, ::showSheet)

    val isOutside get() = outside > 0

    /** A call of the core, which touches the disk. */
    suspend fun <T> call(work: Authenticator.(Moment) -> T): T {
        val authenticator = authenticator ?: throw AuthenticatorException.WrongState()
        return withContext(working) { authenticator.work(clock.now()) }
    }

    /** Begins a conversation with a service and carries it out. */
    suspend fun converse(begin: Authenticator.(Moment) -> Step): Ended = carryOut(call(begin))

    suspend fun carryOut(step: Step): Ended {
        val authenticator = authenticator ?: throw AuthenticatorException.WrongState()
        return steps.carryOut(authenticator, step)
    }

    /** Carries out conversations that have nothing to do with each other; each is told as soon as it has ended. */
    suspend fun carryOutAll(steps: List<Step>, ended: suspend (Ended) -> Unit = {}): List<Ended> = coroutineScope {
        val line = Semaphore(AT_A_TIME)
        steps.map { async { line.withPermit { carryOut(it) }.also { end -> ended(end) } } }.awaitAll()
    }

    /** Does something, and says why it did not work. */
    fun launch(failed: (Sentence) -> Unit = { say(it) }, work: suspend () -> Unit): Job = scope.launch { attempt(failed, work) }

    /** The same for what must not be begun twice. */
    fun launchAlone(failed: (Sentence) -> Unit = { say(it) }, work: suspend () -> Unit) {
        if (state.value.busy) return
        state.update { it.copy(busy = true) }
        launch(failed, work).invokeOnCompletion { state.update { it.copy(busy = false) } }
    }

    /** What lets keys out. The core may want the person to unlock again: then `again` is what they wanted. */
    fun launchVerified(again: PhoneAction, failed: (Sentence) -> Unit, work: suspend () -> Unit): Job = launch(failed) {
        try {
            work()
        } catch (_: AuthenticatorException.VerificationRequired) {
            whenUnverified(again)
        }
    }

    suspend fun attempt(failed: (Sentence) -> Unit, work: suspend () -> Unit) {
        try {
            work()
        } catch (_: AuthenticatorException.Locked) {
            whenLocked()
        } catch (error: AuthenticatorException) {
            failed(error.sentence())
        } catch (_: InternalException) {
            failed(Sentence("error.internal"))
        }
    }

    /** Runs what shows something of the system in front of the app. */
    suspend fun <T> outside(work: suspend () -> T): T {
        outside += 1
        try {
            return work()
        } finally {
            outside -= 1
            whenBack()
        }
    }

    private suspend fun showSheet(purpose: SignPurpose?) {
        state.update { it.copy(sheet = purpose) }
        outside += if (purpose == null) -1 else 1
        if (purpose == null) whenBack()
    }

    /** Reads all that screens show. One after the other: what was read before a lock must not come after it. */
    suspend fun read() = reading.withLock {
        val read = call { now ->
            val lock = lockView(now)
            if (lock.locked) Reading(lock, null, emptyList(), null, now) else Reading(lock, home(now), removed(), lastBackup(), now)
        }
        state.update {
            it.copy(lock = read.lock, home = read.home, removed = read.removed, lastBackup = read.lastBackup, readAt = read.at)
        }
        whenRead()
    }

    fun say(sentence: Sentence?, undo: PhoneAction? = null) =
        state.update { it.copy(said = sentence?.let { said -> Said(said, undo) }) }

    fun show(vararg screens: Screen) = state.update { it.copy(screens = screens.toList()) }

    fun open(screen: Screen) = state.update { it.copy(screens = it.screens + screen) }

    /** Puts a screen in the place of the one that is seen. */
    fun replace(screen: Screen) = state.update { it.copy(screens = it.screens.dropLast(1) + screen) }

    fun close() = state.update { if (it.screens.size > 1) it.copy(screens = it.screens.dropLast(1)) else it }

    /** Changes the screens of a kind, wherever they are. */
    inline fun <reified S : Screen> change(crossinline change: (S) -> Screen) = state.update { state ->
        state.copy(screens = state.screens.map { if (it is S) change(it) else it })
    }

    /** The screen that is seen, where it is of a kind. */
    inline fun <reified S : Screen> seen(): S? = state.value.screen as? S
}

/** Conversations that go on beside each other: more would only wait for the same network. */
private const val AT_A_TIME = 8

private class Reading(
    val lock: LockView,
    val home: Home?,
    val removed: List<RemovedAccount>,
    val lastBackup: LastBackup?,
    val at: Moment,
)
