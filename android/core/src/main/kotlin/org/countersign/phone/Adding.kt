package org.countersign.phone

import kotlinx.coroutines.flow.update
import org.countersign.core.AccountType
import org.countersign.core.Algorithm
import org.countersign.core.Choice
import org.countersign.core.ManualEntry
import org.countersign.core.Scan
import org.countersign.core.Scanned

/** Reading codes, and adding what they hold. */
internal class Adding(private val desk: Desk) {
    private var reading = false

    fun camera() {
        desk.state.update { it.copy(camera = desk.device.camera) }
        desk.open(Screen.Camera())
    }

    /** Ours is said first; then the system asks. */
    fun allowCamera() = desk.launch {
        val permission = desk.outside { desk.device.allowCamera() }
        desk.state.update { it.copy(camera = permission) }
    }

    fun torch(on: Boolean) = desk.change<Screen.Camera> { it.copy(torch = on) }

    fun nothingFound() = desk.change<Screen.Camera> { it.copy(sentence = Sentence("add.scan.far")) }

    /** One frame at a time: those that come meanwhile are dropped. */
    fun frame(frame: PhoneAction.Frame) {
        if (reading || desk.seen<Screen.Camera>() == null) return
        reading = true
        desk.launch {
            val found = desk.call { now ->
                scanImage(frame.luma, frame.width.toUInt(), frame.height.toUInt(), frame.rowStride.toUInt(), now)
            }
            if (found.isNotEmpty() && desk.seen<Screen.Camera>() != null) show(found)
        }.invokeOnCompletion { reading = false }
    }

    fun pickPicture() = desk.launch(failed = ::sayOfPicture) {
        when (val picture = desk.outside { desk.device.pickPicture() }) {
            is Picture.Luma -> {
                val width = picture.width.toUInt()
                val found = desk.call { scanImage(picture.luma, width, picture.height.toUInt(), width, it) }
                if (found.isEmpty()) sayOfPicture(Sentence("add.picture.none")) else show(found)
            }
            Picture.TooLarge -> sayOfPicture(Sentence("add.picture.too_large"))
            Picture.Unreadable -> sayOfPicture(Sentence("add.picture.unreadable"))
            null -> {}
        }
    }

    private fun sayOfPicture(sentence: Sentence) = desk.change<Screen.Camera> { it.copy(sentence = sentence) }

    private fun show(found: List<Scanned>) = if (found.size == 1) card(found.single()) else desk.replace(Screen.Several(found))

    /** The card, or the consent of a pairing, in the place of what was seen. */
    fun card(scanned: Scanned, more: Int = 0) = desk.replace(
        if (scanned.scan is Scan.Pairing) {
            Screen.Pairing(PairingStage.Consent(scanned, desk.device.name))
        } else {
            Screen.Card(scanned, more)
        },
    )

    fun manual() = desk.open(Screen.Manual(entry = EMPTY))

    fun type(change: (Screen.Manual) -> Screen.Manual) = desk.change<Screen.Manual> { change(it).copy(wrong = null) }

    fun readTyped() {
        val typed = desk.seen<Screen.Manual>() ?: return
        desk.launch {
            val scanned = desk.call { now ->
                if (typed.pairing) scanProductKey(typed.address, typed.groups, now) else scanManual(typed.entry, now)
            }
            val scan = scanned.scan
            if (scan is Scan.Rejected) desk.change<Screen.Manual> { it.copy(wrong = scan) } else card(scanned)
        }
    }

    fun add(choice: Choice, nickname: String) {
        val card = desk.seen<Screen.Card>() ?: return
        desk.launchAlone(failed = { why -> desk.change<Screen.Card> { it.copy(sentence = why) } }) {
            val added = desk.call { add(card.scanned.ticket, choice, it) }
            val named = added.singleOrNull()
            if (named != null && nickname.isNotBlank()) desk.call { rename(named.id, nickname) }
            desk.read()
            desk.replace(Screen.AddedAccounts(added))
        }
    }

    /** Another app hands over a link: it waits until the person looks at it. */
    fun link(text: String) = desk.launch {
        desk.call { inbox(text, it) }
        desk.read()
        if (desk.seen<Screen.Home>() != null) openLinks()
    }

    suspend fun openLinks() {
        val item = desk.call { inboxNext(it) } ?: return
        desk.read()
        // In the place of the card of the link before, if one is seen.
        if (desk.seen<Screen.Card>() == null) desk.open(Screen.Starting)
        card(item.scanned, item.more.toInt())
    }

    /** Back to the camera, or to the next link. */
    fun again() = desk.launch {
        desk.close()
        when {
            (desk.state.value.lock?.links ?: 0u) > 0u -> openLinks()
            desk.seen<Screen.Camera>() == null -> camera()
        }
    }
}

private val EMPTY = ManualEntry(
    issuer = "",
    name = "",
    secret = "",
    accountType = AccountType.TOTP,
    algorithm = Algorithm.SHA1,
    digits = 6u,
    period = 30u,
    counter = 0u,
)
