package org.countersign.phone

import org.countersign.core.AuthenticatorException
import org.countersign.core.Failure
import org.countersign.core.Problem

/** A sentence of the words file, with what goes into its places. Numbers are for plurals. */
data class Sentence(val key: String, val places: Map<String, Any> = emptyMap()) {
    constructor(key: String, vararg places: Pair<String, Any>) : this(key, places.toMap())
}

/** What the core says of itself, in words. */
fun AuthenticatorException.sentence(): Sentence {
    val key = "error.${words(this::class.java.simpleName)}"
    return when (this) {
        is AuthenticatorException.BackupPasswordShort -> Sentence(key, "count" to count.toLong())
        is AuthenticatorException.NumberLength -> Sentence(key, "count" to count.toLong())
        is AuthenticatorException.PasscodeShort -> Sentence(key, "count" to count.toLong())
        else -> Sentence(key)
    }
}

/** Why a conversation with the service of a host could not be carried out, in words. */
fun Failure.sentence(host: String): Sentence {
    val key = "error.${name.lowercase()}"
    return if (this == Failure.TLS) Sentence(key, "host" to host) else Sentence(key)
}

/** Why a service said no, in words. */
fun Problem.sentence(): Sentence {
    val seconds = (this as? Problem.TooManyRequests)?.retryAfter
    return if (seconds == null) {
        Sentence("problem.${words(this::class.java.simpleName)}")
    } else {
        Sentence("error.too_many_requests", "seconds" to seconds.toLong())
    }
}

/** `WrongPasscode` as the words file writes it: `wrong_passcode`. */
private fun words(name: String) = name.replace(Regex("(?<=.)(?=[A-Z])"), "_").lowercase()
