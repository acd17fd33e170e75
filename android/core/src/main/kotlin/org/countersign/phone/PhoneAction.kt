package org.countersign.phone

import org.countersign.core.CheckKind
import org.countersign.core.Choice
import org.countersign.core.DenyReason
import org.countersign.core.HomeNotice
import org.countersign.core.LockPolicy
import org.countersign.core.ManualEntry
import org.countersign.core.PhoneLock
import org.countersign.core.PrivacyChoice
import org.countersign.core.Scanned

/** All that a person can do. */
sealed interface PhoneAction {
    /** Leaves the screen. */
    data object Back : PhoneAction

    /** Opens one of the screens that need nothing more than their name. */
    data class Go(val place: Place) : PhoneAction

    /** Puts the sentence at the bottom away. */
    data object PutAway : PhoneAction

    /** Tries once more what the screen could not do. */
    data object Again : PhoneAction

    // The beginning and the lock.

    /** Makes the vault; without a passcode the phone's lock alone opens it. */
    data class Begin(val passcode: String?) : PhoneAction
    data object UnlockByPhone : PhoneAction
    data class UnlockByPasscode(val passcode: String) : PhoneAction
    data object LockNow : PhoneAction

    /** Deletes everything on this phone, after it was said twice. */
    data object Erase : PhoneAction

    // The first screen.

    data class Search(val text: String) : PhoneAction
    data object Refresh : PhoneAction

    /** Puts the code on the clipboard, marked as sensitive. */
    data class Copy(val code: String) : PhoneAction
    data class Reveal(val account: String) : PhoneAction

    /** The next code of a counter-based account. */
    data class Advance(val account: String, val counter: ULong) : PhoneAction
    data class Dismiss(val notice: HomeNotice) : PhoneAction
    data class PutAwayCode(val prompt: String) : PhoneAction

    /** An expired request was the person's own. */
    data class WasMe(val prompt: String) : PhoneAction

    // Adding.

    /** Lets the system ask for the camera, after our own sentence. */
    data object AllowCamera : PhoneAction
    data class Torch(val on: Boolean) : PhoneAction

    /** A picture of the camera or of the gallery: one byte of luminance a pixel. */
    class Frame(val luma: ByteArray, val width: Int, val height: Int, val rowStride: Int) : PhoneAction

    /** Lets the system pick a picture. */
    data object PickPicture : PhoneAction

    /** Nothing was found for a while. */
    data object NothingFound : PhoneAction
    data class Choose(val scanned: Scanned) : PhoneAction
    data class TypePairing(val pairing: Boolean) : PhoneAction
    data class TypeEntry(val entry: ManualEntry) : PhoneAction
    data class TypeProductKey(val address: String, val groups: String) : PhoneAction
    data object ReadTyped : PhoneAction

    /** Adds what is on the card, under the person's own name for what the code did not name. */
    data class Add(val choice: Choice, val nickname: String = "") : PhoneAction

    /** Another app hands over a link. */
    data class Link(val text: String) : PhoneAction
    data object OpenLinks : PhoneAction

    // Pairing.

    data class NameDevice(val name: String) : PhoneAction

    /** Agrees to the host; before an address that is not a public one, twice. */
    data object Pair : PhoneAction
    data object AllowNotifications : PhoneAction
    data object WithoutNotifications : PhoneAction

    // Requests.

    data class OpenPrompt(val prompt: String) : PhoneAction

    /** What a notification was about: the newest request of an account, or of any. */
    data class OpenRequests(val account: String?) : PhoneAction
    data class OpenBurst(val account: String) : PhoneAction

    /** What is in the field for the number or the answer. */
    data class Type(val text: String) : PhoneAction
    data object Approve : PhoneAction
    data class Refuse(val reason: DenyReason) : PhoneAction
    data object Report : PhoneAction
    data object RefuseAll : PhoneAction
    data object OneByOne : PhoneAction

    // Care of accounts.

    data class OpenAccount(val account: String) : PhoneAction

    /** Before its key is shown as a QR code. */
    data class AskCode(val account: String) : PhoneAction
    data class Rename(val account: String, val nickname: String) : PhoneAction
    data class Favourite(val account: String, val on: Boolean) : PhoneAction

    /** One place up or down, among the favourites or among the others. */
    data class Move(val account: String, val by: Int) : PhoneAction
    data class UsePrevious(val account: String) : PhoneAction
    data class AskRemove(val account: String) : PhoneAction

    /** Removes it; with `everywhere` the service is told first. */
    data class Remove(val account: String, val everywhere: Boolean) : PhoneAction
    data class UndoRemove(val account: String) : PhoneAction
    data class AskDelete(val account: String?) : PhoneAction
    data class DeleteNow(val account: String) : PhoneAction

    // Before a journey.

    data class Tick(val check: CheckKind, val done: Boolean) : PhoneAction
    data class TurnTo(val place: Int) : PhoneAction

    // Files.

    data object PickFile : PhoneAction
    data class GivePassword(val password: String) : PhoneAction

    /** Brings what a backup, another app or an old phone has to this one. */
    data class Bring(val choice: Choice) : PhoneAction

    /** Writes all keys into a file without a lock. */
    data object Export : PhoneAction

    /** Shows the key of one account as a QR code. */
    data class ShowCode(val account: String) : PhoneAction

    /** Both phones of a move show the same. */
    data object Same : PhoneAction
    data object SaveJournal : PhoneAction

    // Choices.

    data class LockWhen(val policy: LockPolicy) : PhoneAction
    data class SetPasscode(val passcode: String) : PhoneAction
    data object RemovePasscode : PhoneAction
    data class SetPhoneLock(val lock: PhoneLock) : PhoneAction
    data object RemovePhoneLock : PhoneAction
    data class SetPrivacy(val choice: PrivacyChoice) : PhoneAction
    data class Prefer(val preferences: Preferences) : PhoneAction

    /** Opens a page of the system's own settings. */
    data class OpenSystem(val page: SystemPage) : PhoneAction

    // What the system says.

    data object Background : PhoneAction
    data object Foreground : PhoneAction

    /** Another app's window lies over ours, or no longer does. */
    data class Obscured(val yes: Boolean) : PhoneAction
}

/** A screen that needs no more than its name. */
enum class Place {
    ABOUT, ADD, BACKUP, BIG_CODES, CHECKLIST, CHOOSE_LOCK, CLOCK, EXPORT, HEALTH, HOME, IMPORT, JOURNAL, LOST_PHONE, MANUAL,
    MOVE, PASSCODE, RECEIVE, REHEARSE, REMOVED, RESTORE, SEND, SERVICES, SETTINGS,
}

/** A page of the system's own settings. */
enum class SystemPage { APP, LANGUAGE, NOTIFICATIONS, SCREEN_LOCK, TIME }
