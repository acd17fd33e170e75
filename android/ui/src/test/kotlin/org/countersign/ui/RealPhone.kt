package org.countersign.ui

import org.countersign.core.AddOutcome
import org.countersign.core.Added
import org.countersign.core.Authenticator
import org.countersign.core.Choice
import org.countersign.core.Config
import org.countersign.core.Moment
import org.countersign.core.Scanned
import org.countersign.core.Unlock
import org.countersign.core.Verification
import org.countersign.phone.PhoneState
import org.countersign.phone.Screen
import org.countersign.phone.fake.SoftwareKeys
import java.nio.file.Files
import kotlin.io.path.ExperimentalPathApi
import kotlin.io.path.deleteRecursively

/** The real core with a vault of its own, at a moment that stands still. */
class RealPhone : AutoCloseable {
    private val folder = Files.createTempDirectory("countersign-ui")
    val now = Moment(NOW_MS, 1_000_000)
    val core = Authenticator
        .create(
            Config(folder.toString(), Verification.CREDENTIAL, "android", allowLoopback = true),
            SoftwareKeys(),
            PASSCODE,
        ).also { it.unlock(Unlock.Passcode(PASSCODE), now) }

    fun scan(text: String): Scanned = core.scan(text, now)

    fun add(text: String): Added = core.add(scan(text).ticket, Choice.KeepBoth, now).single().also {
        check(it.outcome != AddOutcome.SAME) { "This account is there already: $text" }
    }

    /** The state with a screen, as the core has it at a moment. */
    fun state(screen: Screen, at: Moment = now) = PhoneState(
        screens = listOf(screen),
        home = core.home(at),
        lock = core.lockView(at),
        removed = core.removed(),
        readAt = at,
    )

    @OptIn(ExperimentalPathApi::class)
    override fun close() {
        core.close()
        folder.deleteRecursively()
    }

    companion object {
        private const val PASSCODE = "correct horse battery staple"

        /** 2026-03-03T09:30:12Z: eighteen seconds are left of a code. */
        const val NOW_MS = 1_772_530_212_000L

        /** A secret of 20 bytes that only depends on a number. */
        fun account(issuer: String, name: String, number: Int, more: String = ""): String {
            val alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
            val secret = (0 until 32).map { alphabet[(number * 7 + it * 13 + it * it * number) % 32] }.joinToString("")
            return "otpauth://totp/${encode(issuer)}:${encode(name)}?secret=$secret&issuer=${encode(issuer)}$more"
        }

        private fun encode(text: String) = java.net.URLEncoder
            .encode(text, Charsets.UTF_8)
            .replace("+", "%20")
    }
}
