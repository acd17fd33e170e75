package org.countersign.phone

import org.countersign.core.AuthenticatorException
import org.countersign.core.Event
import org.countersign.core.RefreshReason
import org.countersign.core.SignInKind
import org.countersign.core.display

private const val NAME_CHARACTERS = 40u

/** What a notification is about. */
enum class AnnouncementKind { BURST, QUIET, REQUEST }

/** A notification; its words are the shell's. While the app is locked nobody knows the name. */
data class Announcement(val kind: AnnouncementKind, val account: String?, val name: String?)

/** What there is to notify of while nobody looks at the app. */
internal class Announcements(private val desk: Desk) {
    /** The accounts that were asked since the app was locked, as far as this process has seen it. */
    private val asked = mutableSetOf<String>()

    /** Asks the services one after the other: only so is it known of a locked app whose account was asked for. */
    suspend fun look(): List<Announcement> = try {
        for (step in desk.call { refresh(RefreshReason.NOW, it) }) {
            val before = waiting()
            val event = desk.carryOut(step).event
            if (event is Event.Refreshed && waiting() > before) asked += event.account
        }
        desk.read()
        open()
    } catch (_: AuthenticatorException) {
        // The next look says it, or the person who opens the app sees it.
        emptyList()
    }

    private suspend fun waiting() = desk.call { lockView(it).waiting } ?: 0u

    private fun open(): List<Announcement> {
        val state = desk.state.value
        val home = state.home
        if (state.lock?.waiting == 0u) asked.clear()
        if (home == null) {
            val waiting = (state.lock?.waiting ?: 0u) > 0u
            val accounts: List<String?> = if (waiting && asked.isEmpty()) listOf(null) else asked.toList()
            return accounts.map { Announcement(AnnouncementKind.REQUEST, it, null) }
        }
        val open = home.prompts.filter { !it.expired && it.kind == SignInKind.SIGN_IN }.map { it.account }
        return home.accounts.filter { it.id in open }.map { account ->
            val kind = when {
                account.service?.burst != null -> AnnouncementKind.BURST
                account.service?.quietMs != null -> AnnouncementKind.QUIET
                else -> AnnouncementKind.REQUEST
            }
            Announcement(kind, account.id, display(account.nickname ?: account.name.ifEmpty { account.issuer }, NAME_CHARACTERS))
        }
    }
}
