import CountersignCore
import Foundation

/// Where the person is, with the core's records that are shown there beside `PhoneState.home`.
public enum Screen: Equatable, Sendable {
    /// The vault is being opened.
    case starting
    /// The vault cannot be opened: the sentence, and trying again.
    case unopened(Sentence)
    /// What the app is, before there is a vault.
    case onboarding
    /// How the app is to be opened. Without a screen lock of the phone a passcode is needed.
    case chooseLock(screenLock: Bool, sentence: Sentence?)
    /// Locked: `PhoneState.lock` has the ways in.
    case lock(Sentence?)
    /// The accounts and codes.
    case home(Accounts)
    /// The camera; `PhoneState.camera` says whether there is one and it may be used.
    case camera(Sentence?)
    /// Several codes were in view: the person chooses.
    case several([Scanned])
    /// A setup key, or the address and groups of a pairing, typed in.
    case manual(Manual)
    /// What a code is, before anything is stored.
    case card(Card)
    /// What was added, to show the first codes.
    case addedAccounts(AddedAccounts)
    /// A pairing: consent, waiting. Its number is a prompt.
    case pairing(Pairing)
    /// It is paired: the account with its code.
    case paired(account: String)
    /// A sign-in request, or the number of a pairing.
    case prompt(Prompt)
    /// Whether to report a request.
    case report(SignIn)
    /// Many requests for one account, as one.
    case burst(Burst)
    /// Everything about one account; its record is in `PhoneState.home`.
    case account(id: String)
    /// Whether to remove it, and where.
    case remove(id: String)
    /// What was removed, the last one first.
    case removed([RemovedAccount])
    /// The checklist before a journey; the last lines are the health of the app.
    case checklist([Check])
    /// The health of the app alone.
    case health([Check])
    /// One account a page, as large as it goes.
    case bigCodes
    /// Why the clock matters, how far it is off, and what to do.
    case clock
    /// Make a backup.
    case backup(FileStage)
    /// Try a backup without changing anything.
    case rehearse(FileStage)
    /// Bring accounts back from a backup.
    case restore(FileStage)
    /// Bring accounts from another app.
    case importing(ImportStage)
    /// Let all keys out, in a file without a lock.
    case export(ExportStage)
    /// Let the key of one account out: the code once the person has shown that it is them.
    case accountCode(String, QrCode?, Sentence?)
    /// Whoever holds the phone types the passcode again, before keys leave it.
    case verify(Sentence?)
    /// Whether this is the new phone or the old one.
    case choosePhone
    /// All accounts to a new phone.
    case move(MoveStage)
    /// What was decided on this phone, the last first.
    case journal([JournalEntry])
    /// The choices.
    case settings
    /// A new passcode, or another one.
    case passcode(Sentence?)
    /// The services that ask this phone.
    case services
    /// Who made it, and under which licences.
    case about
    /// What to do when a phone is lost or new.
    case lostPhone
}

/// What the first screen knows beside the core's record.
public struct Accounts: Equatable, Sendable {
    public internal(set) var query = ""
    /// The ids that match the query; none while nothing is searched.
    public internal(set) var found: [String]?
    /// The accounts whose hidden codes were touched.
    public internal(set) var revealed: Set<String> = []
    /// The code that a counter-based account gave last, by account.
    public internal(set) var advanced: [String: String] = [:]
    public internal(set) var refreshing = false
    /// One quiet line: offline, or that some services could not be reached.
    public internal(set) var line: Sentence?

    public init() {}
}

/// What is typed in instead of a scan.
public struct Manual: Equatable, Sendable {
    public internal(set) var pairing = false
    /// What is wrong with it.
    public internal(set) var wrong: Mistake?
    public internal(set) var sentence: Sentence?
}

/// What is wrong with something typed, and where.
public struct Mistake: Equatable, Sendable {
    public let reason: Reason
    public let place: Place

    public enum Place: Equatable, Sendable {
        /// In the address of a service.
        case address
        /// At this character, counted from 1.
        case character(UInt32)
        /// At the end of a product key: so many characters are missing.
        case missing(Int)
        /// Somewhere.
        case unknown
    }
}

/// What a code is.
public struct Card: Equatable, Sendable {
    public let scanned: Scanned
    /// How many more links of other apps wait behind this one.
    public let more: UInt32
    public internal(set) var sentence: Sentence?

    /// Whether the person gives it a name, since the code names no service or no account.
    public var needsName: Bool {
        guard case .account(_, _, let notices) = scanned.scan else { return false }
        return notices.contains(.noIssuer) || notices.contains(.noName)
    }
}

/// What adding led to.
public struct AddedAccounts: Equatable, Sendable {
    public let added: [Added]
    /// What is still missing of an export of several codes.
    public let progress: BatchProgress?
}

/// A pairing.
public struct Pairing: Equatable, Sendable {
    /// The invitation.
    public let scanned: Scanned
    /// The name of this phone, as the service is told.
    public internal(set) var device: String
    public internal(set) var stage: PairingStage
}

/// How far a pairing is.
public enum PairingStage: Equatable, Sendable {
    /// Nothing was sent yet. `warned`: the second step, before an address that is not a public one.
    case consent(warned: Bool, sentence: Sentence?)
    /// The person confirms, and the service is asked.
    case connecting
    /// Until the number is on the page.
    case waiting(account: String)
    /// It did not work. `again`: the same bytes may be sent once more.
    case failed(Sentence, again: Bool)
}

/// A request in front of the person.
public struct Prompt: Equatable, Sendable {
    public internal(set) var request: SignIn
    public internal(set) var stage = PromptStage.asked
    /// The number or answer, as it was typed or chosen.
    public internal(set) var typed = ""
    /// Below the field: cancelled, wrong number, how many digits, no connection.
    public internal(set) var sentence: Sentence?
    /// Whether this phone's key for approving is gone; refusing stays.
    public internal(set) var keyGone = false

    public init(request: SignIn) { self.request = request }

    /// Whether Approve can be pressed. Whether the answer is right, the service says.
    public var canApprove: Bool {
        guard stage == .asked, !request.expired, !keyGone else { return false }
        switch request.number {
        case .absent: return true
        case .digits(let count): return typed.count == Int(count)
        case .listed(let options): return options.contains(typed)
        case .typed: return !typed.isEmpty
        }
    }
}

/// How far the answer to a request is.
public enum PromptStage: Equatable, Sendable {
    /// Nothing is decided.
    case asked
    /// The answer is signed, or on its way.
    case sending
    /// It led to this. `refused`: how the person refused, where they did.
    case ended(OutcomeKind, refused: DenyReason?)
    /// It is over without an answer of the service; the sentence says why.
    case over(Sentence)

    /// Whether the service can still be told that it was not the person.
    public var mayReport: Bool {
        switch self {
        case .ended(.approved, _), .ended(.denied, _), .ended(.unknown, _): true
        default: false
        }
    }
}

/// Many requests for one account.
public struct Burst: Equatable, Sendable {
    public let account: String
    public internal(set) var stage = BurstStage.asked
    public internal(set) var sentence: Sentence?
}

/// How far refusing them all is.
public enum BurstStage: Equatable, Sendable { case asked, sending, done }

/// How far the work with the file of a backup is.
public enum FileStage: Equatable, Sendable {
    /// A file is to be picked; for a new backup its password is to be given, twice.
    case begin(Sentence?)
    /// The password of a file that was picked.
    case picked(Data, Sentence?)
    /// The work takes seconds on purpose.
    case working
    /// A new backup: the system saves it, then says what it reads back.
    case made(Data)
    /// It was opened: a new one is tested, a rehearsal is over, and before a restore this is what is in it.
    case opened(Backup)
    /// What came back.
    case restored(Backup, [Added])
}
