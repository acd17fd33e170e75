package org.countersign.phone

import kotlinx.coroutines.flow.update
import org.countersign.core.Authenticator
import org.countersign.core.Check
import org.countersign.core.Event
import org.countersign.core.Moment
import org.countersign.core.PhoneLock

/** Looking after the accounts, the lock and the app itself. */
internal class Care(private val desk: Desk) {
    /** A change that the core makes at once; all screens are read anew. */
    fun change(then: () -> Unit = {}, work: Authenticator.(Moment) -> Unit) = desk.launch {
        desk.call { work(it) }
        desk.read()
        then()
    }

    fun search(text: String) {
        desk.change<Screen.Home> { it.copy(query = text) }
        desk.launch {
            val found = if (text.isBlank()) null else desk.call { search(text, it) }.toSet()
            desk.change<Screen.Home> { if (it.query == text) it.copy(found = found) else it }
        }
    }

    fun copy(code: String) {
        desk.device.copy(code, desk.state.value.lock?.privacy?.clipboardSeconds?.toInt() ?: 0)
        desk.say(Sentence("common.copied"))
    }

    /** The places are those of the core's own order. */
    fun move(account: String, by: Int) {
        val place = desk.state.value.home?.accounts.orEmpty().indexOfFirst { it.id == account }
        if (place + by >= 0) change { now -> moveTo(account, (place + by).toUInt(), now) }
    }

    fun remove(account: String, everywhere: Boolean) = desk.launchAlone {
        if (everywhere) {
            val ended = desk.converse { unpair(account, it) }
            when (val event = ended.event) {
                is Event.Failed -> return@launchAlone desk.say(event.failure.sentence(ended.host))
                is Event.Refused -> return@launchAlone desk.say(event.problem.sentence())
                else -> desk.read()
            }
            desk.show(Screen.Home())
        } else {
            desk.call { remove(account, it) }
            desk.read()
            desk.show(Screen.Home())
            desk.say(Sentence("account.removed"), PhoneAction.UndoRemove(account))
        }
    }

    fun deleteNow(account: String) = change(then = { desk.change<Screen.Removed> { it.copy(deleting = null) } }) { deleteNow(account) }

    fun check(open: (List<Check>) -> Screen) = desk.launch {
        desk.open(open(desk.call { doctor(it) }))
    }

    fun checkAgain() = desk.launch {
        val checks = desk.call { doctor(it) }
        desk.change<Screen.Checklist> { it.copy(checks = checks) }
        desk.change<Screen.Health> { it.copy(checks = checks) }
    }

    fun journal() = desk.launch {
        desk.open(Screen.Journal(desk.call { journal(0, UInt.MAX_VALUE) }.asReversed()))
    }

    fun saveJournal() = desk.launch {
        val text = desk.call { exportJournal() }
        if (desk.outside { desk.device.save("countersign-activity.json", text::byteInputStream) }) desk.say(Sentence("journal.exported"))
    }

    fun setPasscode(passcode: String) = desk.launchAlone(failed = { why -> desk.change<Screen.Passcode> { it.copy(sentence = why) } }) {
        desk.call { setPasscode(passcode) }
        desk.read()
        desk.close()
    }

    fun removePasscode() = desk.launch(failed = { desk.say(Sentence("settings.passcode.last")) }) {
        desk.call { removePasscode() }
        desk.read()
    }

    fun setPhoneLock(lock: PhoneLock) = desk.launchAlone {
        when (val event = desk.converse { setPhoneLock(lock) }.event) {
            is Event.Failed -> desk.say(event.failure.sentence(""))
            else -> desk.read()
        }
    }

    fun prefer(preferences: Preferences) {
        desk.device.preferences = preferences
        desk.state.update { it.copy(preferences = preferences) }
    }
}
