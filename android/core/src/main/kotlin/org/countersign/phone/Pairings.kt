package org.countersign.phone

import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.update
import org.countersign.core.Answer
import org.countersign.core.Event
import org.countersign.core.Failure
import org.countersign.core.Notice
import org.countersign.core.OutcomeKind
import org.countersign.core.RefreshReason
import org.countersign.core.Scan
import org.countersign.core.ServiceState
import org.countersign.core.SignIn
import org.countersign.core.SignInKind

/** Pairing with a service: consent, the person's check, the number on the page. */
internal class Pairings(private val desk: Desk, private val startOver: () -> Unit) {
    private var running: Job? = null

    private inline fun <reified S : PairingStage> stage(): S? = desk.seen<Screen.Pairing>()?.stage as? S

    private fun put(stage: PairingStage) = desk.change<Screen.Pairing> { Screen.Pairing(stage) }

    fun nameDevice(name: String) {
        stage<PairingStage.Consent>()?.let { put(it.copy(device = name)) }
    }

    /** Before an address that is not a public one the person agrees twice. */
    fun agree() {
        val consent = stage<PairingStage.Consent>() ?: return
        val scan = consent.scanned.scan as Scan.Pairing
        val unusual = Notice.PRIVATE_ADDRESS in scan.notices || Notice.INSECURE_LOOPBACK in scan.notices
        if (unusual && !consent.warned) put(consent.copy(warned = true)) else pair(consent, scan.host)
    }

    fun again() {
        val again = stage<PairingStage.Failed>()?.again ?: return startOver()
        pair(again, (again.scanned.scan as Scan.Pairing).host)
    }

    private fun pair(consent: PairingStage.Consent, host: String) {
        put(PairingStage.Connecting(host))
        running = desk.launch(failed = { put(PairingStage.Failed(it)) }) {
            val ended = desk.converse { pair(consent.scanned.ticket, consent.device, it) }
            when (val event = ended.event) {
                is Event.Paired -> paired(event)
                is Event.Failed -> failed(event.failure, consent, host)
                is Event.Refused -> put(PairingStage.Failed(event.problem.sentence()))
                else -> put(PairingStage.Failed(Sentence("error.internal")))
            }
        }
    }

    private fun failed(failure: Failure, consent: PairingStage.Consent, host: String) = put(
        when (failure) {
            Failure.CANCELLED -> consent.copy(sentence = failure.sentence(host))
            Failure.NO_SCREEN_LOCK -> PairingStage.Failed(Sentence("onboarding.no_lock.body"), consent)
            Failure.SERVICE_SIGNATURE -> PairingStage.Failed(Sentence("pair.failed.service"))
            else -> PairingStage.Failed(failure.sentence(host), consent)
        },
    )

    private suspend fun paired(event: Event.Paired) {
        desk.read()
        if (state(event.account) == ServiceState.ACTIVE) return done(event.account)
        put(PairingStage.Waiting(event.account, event.device))
        waitForNumber()
    }

    /** The service opens its check at once; it is asked until the check is there, or the pairing has vanished. */
    private suspend fun waitForNumber() {
        while (stage<PairingStage.Waiting>() != null) {
            desk.carryOutAll(desk.call { refresh(RefreshReason.WAITING, it) }) { desk.read() }
            delay(BETWEEN_POLLS_MS)
        }
    }

    private fun check(account: String): SignIn? = desk.state.value.home?.prompts?.find {
        it.account == account && it.kind == SignInKind.PAIRING_CHECK && !it.expired
    }

    private fun state(account: String) = desk.state.value.home?.accounts?.find { it.id == account }?.service?.state

    private fun done(account: String) {
        desk.state.update { it.copy(notifications = desk.device.notifications) }
        put(PairingStage.Done(account))
    }

    /** Goes on with a pairing that was interrupted: its check is a request like others. */
    fun goOn(request: SignIn) = desk.open(Screen.Pairing(PairingStage.Number(request)))

    fun type(text: String) {
        stage<PairingStage.Number>()?.takeUnless { it.sending }?.let { put(it.copy(typed = text)) }
    }

    fun confirm() {
        val number = stage<PairingStage.Number>()?.takeUnless { it.sending } ?: return
        put(number.copy(sending = true, sentence = null))
        running = desk.launch(failed = { put(number.copy(sentence = it)) }) {
            val ended = desk.converse { answer(number.request.id, Answer.Approve(number.typed), it) }
            desk.read()
            settled(number, ended)
        }
    }

    private fun settled(number: PairingStage.Number, ended: Ended) {
        when (val event = ended.event) {
            is Event.Answered -> when {
                event.outcome == OutcomeKind.APPROVED -> done(number.request.account)
                event.outcome == OutcomeKind.WRONG_NUMBER && event.triesLeft > 0u -> {
                    val sentence = Sentence("result.wrong.tries", "count" to event.triesLeft.toLong())
                    put(number.copy(typed = "", sentence = sentence))
                }
                else -> put(PairingStage.Failed(Sentence("pair.failed.again")))
            }
            is Event.Failed -> put(number.copy(sentence = event.failure.sentence(ended.host)))
            is Event.Refused -> put(PairingStage.Failed(event.problem.sentence()))
            else -> put(PairingStage.Failed(Sentence("error.internal")))
        }
    }

    /** Whatever was asked of whichever service: the check may have come, or ended, or the pairing may have vanished. */
    fun keepUp() {
        if (desk.state.value.home == null) return
        stage<PairingStage.Waiting>()?.let { waiting ->
            val check = check(waiting.account)
            when {
                check != null -> put(PairingStage.Number(check))
                state(waiting.account) == null -> put(PairingStage.Failed(Sentence("pair.failed.again")))
            }
            return
        }
        val number = stage<PairingStage.Number>()?.takeUnless { it.sending } ?: return
        if (check(number.request.account) == null) {
            val active = state(number.request.account) == ServiceState.ACTIVE
            if (active) done(number.request.account) else put(PairingStage.Failed(Sentence("pair.failed.again")))
        }
    }

    /** The person leaves: what is under way is broken off; what the service knows stays to be finished later. */
    fun leave() {
        running?.cancel()
    }

    fun allowNotifications() = desk.launch {
        val permission = desk.outside { desk.device.allowNotifications() }
        desk.state.update { it.copy(notifications = permission) }
    }
}

/** The least time between two polls (docs/protocol.md §2). */
internal const val BETWEEN_POLLS_MS = 2_000L
