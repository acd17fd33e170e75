package org.countersign.phone

import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import org.countersign.core.Answer
import org.countersign.core.DenyReason
import org.countersign.core.Event
import org.countersign.core.Failure
import org.countersign.core.NumberMatching
import org.countersign.core.OutcomeKind
import org.countersign.core.Problem
import org.countersign.core.SignIn

private const val FIRST_PAUSE_MS = 2_000L
private const val LONGEST_PAUSE_MS = 60_000L

/** Sign-in requests: shown, approved, refused, reported. */
internal class Requests(private val desk: Desk) {
    /** Answers on their way, by request; each is sent until there is a reply. */
    private val outbox = mutableMapOf<String, Job>()

    private fun put(id: String, change: (Screen.Prompt) -> Screen.Prompt) =
        desk.change<Screen.Prompt> { if (it.request.id == id) change(it) else it }

    fun open(request: SignIn) {
        val stage = if (request.expired) PromptStage.Expired else PromptStage.Asked
        desk.open(Screen.Prompt(request, stage, more = others(request.id)))
    }

    private fun others(id: String) = desk.state.value.home?.prompts.orEmpty().count { !it.expired && it.id != id }

    fun type(text: String) {
        val prompt = desk.seen<Screen.Prompt>() ?: return
        if (prompt.stage == PromptStage.Asked) desk.change<Screen.Prompt> { it.copy(typed = text) }
    }

    fun approve() {
        val prompt = desk.seen<Screen.Prompt>() ?: return
        if (prompt.stage != PromptStage.Asked || prompt.keyGone || desk.state.value.obscured) return
        val number = prompt.typed.takeUnless { prompt.request.number == NumberMatching.Absent }
        deliver(prompt.request.id, Answer.Approve(number))
    }

    /** Possible at any moment before the answer is settled, an approval on its way included. */
    fun refuse(reason: DenyReason) {
        val prompt = desk.seen<Screen.Prompt>() ?: return
        if (prompt.stage == PromptStage.Asked || prompt.stage == PromptStage.Sending) deliver(prompt.request.id, Answer.Deny(reason))
    }

    private fun deliver(id: String, answer: Answer) {
        outbox.remove(id)?.cancel()
        put(id) { it.copy(stage = PromptStage.Sending, sentence = null) }
        outbox[id] = desk.launch(failed = { why -> put(id) { it.copy(stage = PromptStage.Asked, sentence = why) } }) {
            var pause = FIRST_PAUSE_MS
            while (!settle(id, answer, desk.converse { answer(id, answer, it) })) {
                delay(pause)
                pause = minOf(pause * 2, LONGEST_PAUSE_MS)
            }
            desk.read()
        }
    }

    /** Shows what an answer led to, and says whether it needs no more sending. */
    private fun settle(id: String, answer: Answer, ended: Ended): Boolean {
        when (val event = ended.event) {
            is Event.Answered -> answered(id, answer, event)
            is Event.Failed -> return failed(id, event.failure, ended.host)
            is Event.Refused -> refused(id, event.problem)
            else -> put(id) { it.copy(stage = PromptStage.Asked, sentence = Sentence("error.internal")) }
        }
        return true
    }

    private fun answered(id: String, answer: Answer, event: Event.Answered) {
        val left = event.triesLeft.toInt()
        if (event.outcome == OutcomeKind.WRONG_NUMBER && left > 0) {
            val sentence = Sentence("result.wrong.tries", "count" to left.toLong())
            put(id) { it.copy(stage = PromptStage.Asked, typed = "", sentence = sentence) }
        } else {
            val reason = (answer as? Answer.Deny)?.reason
            put(id) { it.copy(stage = PromptStage.Ended(event.outcome, reason, left), typed = "") }
        }
    }

    private fun failed(id: String, failure: Failure, host: String): Boolean {
        when (failure) {
            Failure.CANCELLED -> put(id) { it.copy(stage = PromptStage.Asked, sentence = Sentence("prompt.cancelled")) }
            Failure.KEY_INVALIDATED ->
                put(id) { it.copy(stage = PromptStage.Asked, keyGone = true, sentence = failure.sentence(host)) }
            Failure.OFFLINE, Failure.TIMEOUT, Failure.SERVICE_ERROR -> {
                put(id) { it.copy(sentence = Sentence("prompt.sending.offline")) }
                return false
            }
            else -> put(id) { it.copy(stage = PromptStage.Asked, sentence = failure.sentence(host)) }
        }
        return true
    }

    private fun refused(id: String, problem: Problem) = when (problem) {
        Problem.AlreadyAnswered, Problem.ChallengeUnknown -> put(id) { it.copy(stage = PromptStage.Ended(OutcomeKind.CLOSED)) }
        Problem.ChallengeExpired -> put(id) { it.copy(stage = PromptStage.Expired) }
        else -> put(id) { it.copy(stage = PromptStage.Asked, sentence = problem.sentence()) }
    }

    fun report() {
        val prompt = desk.seen<Screen.Prompt>() ?: return
        val id = prompt.request.id
        put(id) { it.copy(stage = PromptStage.Sending, sentence = null) }
        desk.launch(failed = { why -> put(id) { it.copy(stage = prompt.stage, sentence = why) } }) {
            val ended = desk.converse { report(id, it) }
            when (val event = ended.event) {
                is Event.Answered -> put(id) { it.copy(stage = PromptStage.Ended(OutcomeKind.REPORTED)) }
                is Event.Failed -> put(id) { it.copy(stage = prompt.stage, sentence = event.failure.sentence(ended.host)) }
                is Event.Refused -> put(id) { it.copy(stage = prompt.stage, sentence = event.problem.sentence()) }
                else -> put(id) { it.copy(stage = prompt.stage, sentence = Sentence("error.internal")) }
            }
            desk.read()
        }
    }

    /** Refuses everything open of an account, seen as a burst or asked for by a notification. */
    suspend fun refuseAll(account: String): Boolean {
        val ended = desk.carryOutAll(desk.call { denyAll(account, it) })
        if (desk.authenticator != null) desk.read()
        return ended.none { it.event is Event.Failed }
    }

    fun refuseBurst() {
        val burst = desk.seen<Screen.Burst>() ?: return
        fun put(stage: BurstStage, sentence: Sentence? = null) = desk.change<Screen.Burst> { it.copy(stage = stage, sentence = sentence) }
        put(BurstStage.SENDING)
        desk.launch(failed = { put(BurstStage.ASKED, it) }) {
            if (refuseAll(burst.account)) put(BurstStage.DONE) else put(BurstStage.SENDING, Sentence("prompt.sending.offline"))
        }
    }

    /** The requests of a burst, the oldest last. */
    fun oneByOne() {
        val burst = desk.seen<Screen.Burst>() ?: return
        val mine = desk.state.value.home?.prompts.orEmpty().filter { it.account == burst.account && !it.expired }
        desk.close()
        mine.asReversed().forEach(::open)
    }

    /** A request that ended, or was answered elsewhere, while it was looked at. */
    fun keepUp() {
        val home = desk.state.value.home ?: return
        desk.change<Screen.Prompt> { prompt ->
            val now = home.prompts.find { it.id == prompt.request.id }
            when {
                prompt.stage != PromptStage.Asked -> prompt
                now == null -> prompt.copy(stage = PromptStage.Ended(OutcomeKind.CLOSED))
                now.expired -> prompt.copy(request = now, stage = PromptStage.Expired, typed = "")
                else -> prompt.copy(request = now, more = others(now.id))
            }
        }
    }
}
