package org.countersign.phone

import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull
import org.countersign.core.Event
import org.countersign.core.Failure
import org.countersign.core.Problem
import org.countersign.core.RefreshReason
import org.countersign.core.Step

private const val IDLE_MS = 30_000L

/** Asking the services what is open: once when the person wants it, and over and over while the app is seen. */
internal class Watching(private val desk: Desk) {
    private var running: Job? = null

    /** Says what became of it in one quiet line; codes never wait for it. */
    fun refresh() = desk.launch(failed = ::line) {
        desk.change<Screen.Home> { it.copy(refreshing = true, line = null) }
        try {
            val unreached = ask(RefreshReason.NOW).filter { it.event !is Event.Refreshed }
            when {
                unreached.isNotEmpty() -> line(unreached(unreached))
                desk.state.value.home?.prompts.orEmpty().none { !it.expired } -> desk.say(Sentence("home.refresh.none"))
            }
        } finally {
            desk.change<Screen.Home> { it.copy(refreshing = false) }
        }
    }

    private fun unreached(unreached: List<Ended>): Sentence = when {
        unreached.any { (it.event as? Event.Refused)?.problem == Problem.ClockSkew } -> Problem.ClockSkew.sentence()
        unreached.all { (it.event as? Event.Failed)?.failure == Failure.OFFLINE } -> Sentence("common.offline")
        else -> Sentence("home.refresh.partial", "count" to unreached.size.toLong())
    }

    private fun line(sentence: Sentence) = desk.change<Screen.Home> { it.copy(line = sentence) }

    /** Asks every service, whether the app is locked or not. */
    suspend fun ask(reason: RefreshReason): List<Ended> {
        val ended = desk.carryOutAll(desk.call { refresh(reason, it) }) { desk.read() }
        desk.read()
        return ended
    }

    fun start() {
        if (running?.isActive == true) return
        running = desk.launch(failed = {}) { watch() }
    }

    /** A service that takes its time keeps no other from being asked again. */
    private suspend fun watch() = coroutineScope {
        val asked = mutableListOf<String>()
        val reached = Channel<Boolean>(Channel.UNLIMITED)
        // Only a prompt reply tells the time, and the first one must not wait for a request.
        var reason = RefreshReason.NOW
        while (true) {
            desk.state.first { state -> state.home?.accounts.orEmpty().any { it.service != null } }
            val (waiting, free) = desk.call { refresh(reason, it) }.partition { it.service in asked }
            waiting.forEach { desk.call { _ -> cancel(it.exchange()) } }
            for (step in free) {
                asked += step.service
                launch {
                    val ended = desk.carryOut(step)
                    desk.read()
                    asked -= step.service
                    reached.send(ended.event is Event.Refreshed)
                }
            }
            reason = RefreshReason.WAITING
            if (!reached.receive()) withTimeoutOrNull(IDLE_MS) { reached.receiveAsFlow().first { it } }
            delay(BETWEEN_POLLS_MS)
        }
    }

    fun stop() {
        running?.cancel()
    }
}

/** Where a conversation begins. */
private val Step.service get() = (this as? Step.Send)?.request?.url.orEmpty()
