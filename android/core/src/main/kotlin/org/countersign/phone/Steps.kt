package org.countersign.phone

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import org.countersign.core.Authenticator
import org.countersign.core.Event
import org.countersign.core.Input
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.core.Step

/** How a conversation ended, and with whom it was. */
internal data class Ended(val event: Event, val host: String)

/** The one loop that carries out what the core asks for. */
internal class Steps(
    private val transport: Transport,
    private val sheets: Sheets,
    private val clock: Clock,
    private val working: CoroutineDispatcher,
    /** Told when a sheet of the system opens, and with null when it is gone. */
    private val sheet: suspend (SignPurpose?) -> Unit,
) {
    suspend fun carryOut(authenticator: Authenticator, first: Step): Ended {
        var step = first
        var host = ""
        try {
            while (true) {
                if (step is Step.Send) host = step.request.url.split('/').getOrElse(2) { "" }
                val input = when (val it = step) {
                    is Step.Done -> return Ended(it.event, host)
                    is Step.Send -> sent(it)
                    is Step.Sign -> asked(it.purpose) { Input.Signature(sheets.sign(it.key, it.message, it.purpose)) }
                    is Step.Unwrap -> asked(it.purpose) { Input.Unwrapped(sheets.unwrap(it.key, it.wrapped, it.purpose)) }
                }
                val exchange = step.exchange()
                step = withContext(working) { authenticator.resume(exchange, input, clock.now()) }
            }
        } catch (error: CancellationException) {
            val exchange = step.exchange()
            withContext(NonCancellable + working) { authenticator.cancel(exchange) }
            throw error
        }
    }

    private suspend fun sent(step: Step.Send): Input {
        step.notBeforeMs?.let { then -> delay(then - clock.now().monotonicMs) }
        return answered { Input.Response(transport.send(step.request)) }
    }

    private suspend fun asked(purpose: SignPurpose, ask: suspend () -> Input): Input {
        sheet(purpose)
        try {
            return answered(ask)
        } finally {
            withContext(NonCancellable) { sheet(null) }
        }
    }

    private suspend fun answered(work: suspend () -> Input): Input = try {
        work()
    } catch (failure: PlatformException) {
        Input.Failed(failure)
    }
}

internal fun Step.exchange() = when (this) {
    is Step.Done -> exchange
    is Step.Send -> exchange
    is Step.Sign -> exchange
    is Step.Unwrap -> exchange
}
