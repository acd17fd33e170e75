package org.countersign.phone

import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Config
import org.countersign.core.Event
import org.countersign.core.Keys
import org.countersign.core.ServiceState
import org.countersign.core.Unlock

/** The vault: made, opened, unlocked and locked. */
internal class Opening(
    private val desk: Desk,
    private val config: Config,
    private val keys: Keys,
    private val entered: suspend () -> Unit,
    /** Run when the person has unlocked once more what was open. */
    private val verified: () -> Unit,
) {
    private var ticking: Job? = null
    private var inBackground = false

    /** The core hears of coming and going in the order in which they happen. */
    private val comingAndGoing = Mutex()

    /** What the person wanted while the app was locked: it is done after the next unlocking. */
    private var wanted: PhoneAction? = null

    fun open() = desk.launch(failed = { desk.show(Screen.Unopened(it)) }) {
        desk.show(Screen.Starting)
        try {
            desk.authenticator = withContext(desk.working) { Authenticator.open(config, keys) }
            lockScreen()
        } catch (_: AuthenticatorException.NotFound) {
            desk.show(Screen.Onboarding)
        }
    }

    fun chooseLock() = desk.open(Screen.ChooseLock(desk.device.screenLock))

    /** The phone's lock opens the vault where the phone has one; a passcode beside it is welcome. */
    fun begin(passcode: String?) = desk.launchAlone(failed = { why -> desk.change<Screen.ChooseLock> { it.copy(sentence = why) } }) {
        val authenticator = withContext(desk.working) { Authenticator.create(config, keys, passcode) }
        desk.authenticator = authenticator
        // Whoever has just typed the passcode need not type it again.
        if (passcode != null) unlock(Unlock.Passcode(passcode)) else unlock(Unlock.Phone)
    }

    fun unlockBy(unlock: Unlock) = desk.launchAlone(failed = ::say) { unlock(unlock) }

    private suspend fun unlock(unlock: Unlock) {
        try {
            when (val event = desk.converse { unlock(unlock, it) }.event) {
                Event.Unlocked -> enter()
                is Event.Failed -> refused(event.failure.sentence(""))
                else -> refused(Sentence("error.internal"))
            }
        } catch (_: AuthenticatorException.WrongPasscode) {
            refused(wrongPasscode())
        }
    }

    /** Before keys leave the phone: what the person wanted is done once they have unlocked again. */
    fun verify(action: PhoneAction) {
        wanted = action
        desk.open(Screen.Verify())
        if (desk.state.value.lock?.phone != null) unlockBy(Unlock.Phone)
    }

    private suspend fun refused(why: Sentence) {
        desk.read()
        if (desk.seen<Screen.Verify>() != null) desk.change<Screen.Verify> { Screen.Verify(why) } else lockScreen(why)
    }

    /** From the sixth miss on, how many tries are left. */
    private suspend fun wrongPasscode(): Sentence {
        val left = desk.call { lockView(it).passcodeTriesLeft }?.toLong() ?: 0
        return if (left in 1..4) Sentence("lock.wrong", "count" to left) else Sentence("error.wrong_passcode")
    }

    private suspend fun enter() {
        desk.read()
        if (desk.seen<Screen.Verify>() != null) {
            desk.close()
            return verified()
        }
        desk.show(Screen.Home())
        val unfinished = desk.state.value.home?.accounts.orEmpty().any { it.service?.state == ServiceState.UNCONFIRMED }
        if (unfinished) desk.say(Sentence("pair.interrupted"))
        entered()
    }

    /** What waits until the app is unlocked. */
    fun wants(action: PhoneAction) {
        wanted = action
    }

    fun takeWanted() = wanted.also { wanted = null }

    suspend fun lockScreen(sentence: Sentence? = null) {
        desk.read()
        showLock(sentence)
    }

    private fun showLock(sentence: Sentence? = null) {
        ticking?.cancel()
        // What was wanted of an open app is not done later, unasked.
        if (desk.state.value.screens.any { it is Screen.Verify }) wanted = null
        // What was about to be added is gone with its ticket.
        val lost = desk.state.value.screens.any { it is Screen.Card || (it is Screen.Pairing && it.stage is PairingStage.Consent) }
        desk.show(Screen.Lock(sentence))
        if (lost) desk.say(Sentence("add.ticket_gone"))
    }

    private fun say(why: Sentence) {
        if (desk.seen<Screen.Lock>() != null) desk.change<Screen.Lock> { it.copy(sentence = why) } else desk.say(why)
    }

    fun lockNow() = desk.launch {
        desk.call { lock() }
        lockScreen()
    }

    fun background() {
        inBackground = true
        if (!desk.isOutside) desk.launch { leave() }
    }

    /** A sheet of the system has gone: if the person left meanwhile, they have left now. */
    suspend fun back() {
        if (inBackground && !desk.isOutside && desk.authenticator != null) leave()
    }

    private suspend fun leave() = comingAndGoing.withLock {
        if (desk.authenticator == null) return@withLock
        ticking?.cancel()
        hide()
        if (desk.call { onBackground(it) } && desk.seen<Screen.Lock>() == null) lockScreen()
    }

    /** Codes that were touched are hidden again, and what was typed of a number is dropped. */
    private fun hide() {
        desk.change<Screen.Home> { it.copy(revealed = emptySet()) }
        desk.change<Screen.Prompt> { it.copy(typed = "") }
        desk.change<Screen.Pairing> { screen ->
            val stage = screen.stage
            if (stage is PairingStage.Number) Screen.Pairing(stage.copy(typed = "")) else screen
        }
    }

    fun foreground() {
        inBackground = false
        if (desk.isOutside || desk.authenticator == null) return
        desk.launch {
            comingAndGoing.withLock {
                desk.call { onForeground(it) }
                desk.read()
            }
        }
    }

    /** Brings everything into the one file, before the system stops the app. */
    suspend fun suspend() {
        if (desk.authenticator != null) desk.call { suspend() }
    }

    fun erase() {
        desk.authenticator?.close()
        desk.authenticator = null
        desk.device.erase()
        desk.state.update { PhoneState(screens = listOf(Screen.Onboarding), preferences = it.preferences) }
    }

    /** The core locks itself when its time has come, whatever was being done. */
    fun keepUp() {
        val locked = desk.state.value.lock?.locked == true
        if (locked && desk.state.value.screens.none { it is Screen.Lock || it in BEFORE_THE_LOCK }) showLock()
        tick()
    }

    /** Reads the core again when the next code begins, or the next request ends. */
    private fun tick() {
        ticking?.cancel()
        val home = desk.state.value.home ?: return
        val ends = home.accounts.mapNotNull { it.expires } + home.prompts.filterNot { it.expired }.map { it.expires }
        val next = ends.minOrNull() ?: return
        ticking = desk.launch {
            // A request ends by its service's clock, which may be a little behind.
            delay(maxOf(next * 1000 - desk.clock.now().unixMs, SHORTEST_MS))
            desk.read()
        }
    }
}

private const val SHORTEST_MS = 250L
private val BEFORE_THE_LOCK = setOf(Screen.Starting, Screen.Onboarding)
