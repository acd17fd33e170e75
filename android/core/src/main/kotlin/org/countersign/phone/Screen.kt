package org.countersign.phone

import org.countersign.core.Added
import org.countersign.core.Backup
import org.countersign.core.Check
import org.countersign.core.DenyReason
import org.countersign.core.Exported
import org.countersign.core.ImportApp
import org.countersign.core.Imported
import org.countersign.core.JournalEntry
import org.countersign.core.ManualEntry
import org.countersign.core.OutcomeKind
import org.countersign.core.QrCode
import org.countersign.core.Receiving
import org.countersign.core.Scan
import org.countersign.core.Scanned
import org.countersign.core.ScannedAccount
import org.countersign.core.Sending
import org.countersign.core.SignIn
import org.countersign.core.SkippedEntry

/** Where the person is, with the core's records that are shown there. */
sealed interface Screen {
    /** The vault is being opened. */
    data object Starting : Screen

    /** The vault cannot be opened: the sentence, and trying again. */
    data class Unopened(val sentence: Sentence) : Screen

    /** What the app is, before there is a vault. */
    data object Onboarding : Screen

    /** How the app is to be opened. Without a screen lock of the phone a passcode is needed. */
    data class ChooseLock(val screenLock: Boolean, val sentence: Sentence? = null) : Screen

    /** Locked: `PhoneState.lock` has the ways in. */
    data class Lock(val sentence: Sentence? = null) : Screen

    /** The accounts and codes. */
    data class Home(
        val query: String = "",
        /** The ids that match the query; null while nothing is searched. */
        val found: Set<String>? = null,
        /** The accounts whose hidden codes were touched. */
        val revealed: Set<String> = emptySet(),
        val refreshing: Boolean = false,
        /** One quiet line: offline, or that some services could not be reached. */
        val line: Sentence? = null,
    ) : Screen

    /** The camera; `PhoneState.camera` says whether there is one and it may be used. */
    data class Camera(val torch: Boolean = false, val sentence: Sentence? = null) : Screen

    /** Several codes were in view: the person chooses. */
    data class Several(val found: List<Scanned>) : Screen

    /** A setup key, or the address and groups of a pairing, typed in. */
    data class Manual(
        val pairing: Boolean = false,
        val entry: ManualEntry,
        val address: String = "",
        val groups: String = "",
        /** What is wrong with what was typed, and where. */
        val wrong: Scan.Rejected? = null,
    ) : Screen

    /** What a code is, before anything is stored. */
    data class Card(
        val scanned: Scanned,
        /** How many more links of other apps wait behind this one. */
        val more: Int = 0,
        val sentence: Sentence? = null,
    ) : Screen

    /** The accounts that were added, to show their first codes. */
    data class AddedAccounts(val added: List<Added>) : Screen

    /** A pairing: consent, number, done. */
    data class Pairing(val stage: PairingStage) : Screen

    /** A sign-in request. */
    data class Prompt(
        val request: SignIn,
        val stage: PromptStage = PromptStage.Asked,
        val typed: String = "",
        /** Below the field: cancelled, wrong number, how many digits, no connection. */
        val sentence: Sentence? = null,
        /** Whether this phone's key for approving is gone; refusing stays. */
        val keyGone: Boolean = false,
        /** How many more requests wait. */
        val more: Int = 0,
    ) : Screen

    /** Many requests for one account, as one. */
    data class Burst(val account: String, val stage: BurstStage = BurstStage.ASKED, val sentence: Sentence? = null) : Screen

    /** Everything about one account; its record is in `PhoneState.home`. */
    data class Account(val id: String) : Screen

    /** Whether to remove it, and where. */
    data class Remove(val id: String) : Screen

    /** What was removed; one may be about to be deleted for good. */
    data class Removed(val deleting: String? = null) : Screen

    /** The checklist before a journey; the last line is the health of the app. */
    data class Checklist(val checks: List<Check>) : Screen

    /** The health of the app alone. */
    data class Health(val checks: List<Check>) : Screen

    /** One account a page, as large as it goes. */
    data class BigCodes(val place: Int = 0) : Screen

    /** Why the clock matters, how far it is off, and what to do. */
    data object Clock : Screen

    /** Make a backup. */
    data class Backup(val stage: FileStage = FileStage.Begin) : Screen

    /** Try a backup without changing anything. */
    data class Rehearse(val stage: FileStage = FileStage.Begin) : Screen

    /** Bring accounts back from a backup. */
    data class Restore(val stage: FileStage = FileStage.Begin) : Screen

    /** Bring accounts from another app. */
    data class Import(val stage: ImportStage = ImportStage.Begin()) : Screen

    /** Let all keys out, in a file without a lock. */
    data class Export(val stage: ExportStage = ExportStage.Begin()) : Screen

    /** Let the key of one account out: `code` once the person has shown that it is them. */
    data class AccountCode(val account: String, val code: QrCode? = null, val sentence: Sentence? = null) : Screen

    /** Whether this is the new phone or the old one. */
    data object ChoosePhone : Screen

    /** All accounts to a new phone. */
    data class Move(val stage: MoveStage) : Screen

    /** Whoever holds the phone has to unlock it again, before keys leave it. */
    data class Verify(val sentence: Sentence? = null) : Screen

    /** What was decided on this phone, newest first. */
    data class Journal(val entries: List<JournalEntry>) : Screen

    /** The choices. */
    data object Settings : Screen

    /** A new passcode, or another one. */
    data class Passcode(val sentence: Sentence? = null) : Screen

    /** The services that ask this phone. */
    data object Services : Screen

    /** Who made it, and under which licences. */
    data object About : Screen

    /** What to do when a phone is lost or new. */
    data object LostPhone : Screen
}

/** How far a pairing is. */
sealed interface PairingStage {
    /** Nothing was sent yet. `warned`: the second step, before an address that is not a public one. */
    data class Consent(
        val scanned: Scanned,
        /** The name of this phone, which the person can change. */
        val device: String,
        val warned: Boolean = false,
        val sentence: Sentence? = null,
    ) : PairingStage

    /** The person confirms, and the service is asked. */
    data class Connecting(val host: String) : PairingStage

    /** Until the number is on the page. */
    data class Waiting(val account: String, val device: String) : PairingStage

    /** The number on the page. */
    data class Number(
        val request: SignIn,
        val typed: String = "",
        val sending: Boolean = false,
        val sentence: Sentence? = null,
    ) : PairingStage

    /** Paired. */
    data class Done(val account: String) : PairingStage

    /** It did not work. `again`: where the same bytes can be sent once more. */
    data class Failed(val sentence: Sentence, val again: Consent? = null) : PairingStage
}

/** How far the answer to a request is. */
sealed interface PromptStage {
    /** Nothing is decided. */
    data object Asked : PromptStage

    /** The answer is signed, or on its way. */
    data object Sending : PromptStage

    /** It led to this. `refused`: how the person refused, where they did. */
    data class Ended(val outcome: OutcomeKind, val refused: DenyReason? = null, val triesLeft: Int = 0) : PromptStage

    /** It expired before an answer. */
    data object Expired : PromptStage
}

/** How far refusing them all is. */
enum class BurstStage { ASKED, SENDING, DONE }

/** How far the work with a file is. */
sealed interface FileStage {
    /** What it is, and the password. `name`: the file that was picked. */
    data object Begin : FileStage

    /** A file was picked: its password is asked for. */
    data class Picked(val name: String, val sentence: Sentence? = null) : FileStage

    /** The work takes seconds on purpose. */
    data object Working : FileStage

    /** What is in a backup, before anything is restored. */
    data class Preview(val ticket: String, val fresh: Int, val same: Int, val changed: Int) : FileStage

    /** How it ended. */
    data class Ended(val sentence: Sentence, val good: Int = 0, val total: Int = 0) : FileStage
}

/** How far an import is. */
sealed interface ImportStage {
    /** No file was picked yet, or not one that could be read. */
    data class Begin(val sentence: Sentence? = null) : ImportStage

    /** The file of an app is under a password. */
    data class Locked(val name: String, val app: ImportApp, val sentence: Sentence? = null) : ImportStage

    /** It is read, or its accounts are added. */
    data object Working : ImportStage

    /** What is in it, before anything is added. */
    data class Preview(val found: Imported, val sentence: Sentence? = null) : ImportStage

    /** What became of each. */
    data class Ended(val added: List<Added>, val skipped: List<SkippedEntry>) : ImportStage
}

/** How far an export is. */
sealed interface ExportStage {
    /** What it means. */
    data class Begin(val sentence: Sentence? = null) : ExportStage

    data object Working : ExportStage

    data class Ended(val exported: Exported) : ExportStage
}

/** How far a move to a new phone is: what the new phone shows, what the old one, and what both. */
sealed interface MoveStage {
    /** On the new phone: for the old one to scan, and for the person to compare. */
    data class Show(val receiving: Receiving) : MoveStage

    /** On the new phone: the camera, until all parts were seen. */
    data class Receive(val transfer: String, val seen: Int = 0, val total: Int = 0) : MoveStage

    /** On the new phone: all has arrived, and nothing is added yet. */
    data class Preview(val arrived: Backup) : MoveStage

    /** On the new phone: what became of each, and those that have to be paired again. */
    data class Ended(val added: List<Added>, val pairAgain: List<ScannedAccount>) : MoveStage

    /** On the old phone: the camera, until the code of the new one is in sight. */
    data object Scan : MoveStage

    /** On the old phone: for the person to compare. */
    data class Compare(val sending: Sending) : MoveStage

    /** On the old phone: shown one after another, over and over. */
    data class Parts(val transfer: String, val parts: List<QrCode>) : MoveStage

    /** It did not work; it can be begun again. */
    data class Failed(val sentence: Sentence) : MoveStage
}

/** Whether keys can be seen here: then nothing else may picture it, whatever the person allowed. */
val Screen.showsKeys get() = this is Screen.AccountCode || (this is Screen.Move && stage is MoveStage.Parts)

/** Whether the screen stays on though nobody touches it. */
val Screen.staysOn get() = this is Screen.BigCodes || this is Screen.Move
