import CountersignCore
import Foundation

/// All that a person can do, and what the system says.
public enum PhoneAction: Equatable, Sendable {
    /// Leaves the screen.
    case back
    /// Opens one of the screens that need nothing more than their name.
    case go(Place)
    /// Puts the sentence at the bottom away.
    case putAway
    /// Tries once more what the screen could not do.
    case again

    // The beginning and the lock.

    /// Opens the vault, where there is one.
    case start
    /// Makes the vault; without a passcode the phone's lock alone opens it.
    case begin(passcode: String?)
    case unlockByPhone
    case unlockByPasscode(String)
    case lockNow
    /// Deletes everything on this phone, after it was said twice.
    case erase

    // The first screen.

    case search(String)
    case refresh
    /// The code is on the clipboard.
    case copied
    case reveal(account: String)
    /// The next code of a counter-based account.
    case advance(account: String, counter: UInt64)
    case dismiss(HomeNotice)
    case putAwayCode(prompt: String)

    // Adding.

    /// The texts of the codes in view.
    case scanned([String])
    case picture(Picture)
    /// A picture that cannot be opened, or is too large.
    case pictureFailed(AuthenticatorError)
    /// Nothing was found for a while.
    case nothingFound
    case choose(Scanned)
    case typePairing(Bool)
    case readSetupKey(ManualEntry)
    case readProductKey(address: String, groups: String)
    /// Adds what is on the card, under the person's own name for what the code did not name.
    case add(Choice, nickname: String)
    /// Another app hands over a link.
    case link(String)
    case openLinks

    // Pairing.

    case nameDevice(String)
    /// Agrees to the host; before an address that is not a public one, twice.
    case pair

    // Requests.

    case openPrompt(String)
    case openBurst(account: String)
    /// Comes by a notification; a locked app is unlocked first.
    case openNotified(NotificationSubject)
    /// What is in the field for the number or the answer.
    case type(String)
    case approve
    case refuse(DenyReason)
    /// Asks whether to report the request.
    case askReport
    case report
    /// An expired request was the person's own.
    case wasMe
    case refuseAll
    case oneByOne

    // Care of accounts.

    case openAccount(String)
    case rename(account: String, nickname: String)
    case favourite(account: String, on: Bool)
    /// So many places up or down, among the favourites or among the others.
    case move(account: String, by: Int)
    case usePrevious(account: String)
    case askRemove(account: String)
    /// Removes it; `everywhere` tells the service first.
    case remove(account: String, everywhere: Bool)
    case undoRemove(account: String)
    case deleteNow(account: String)

    // Before a journey.

    case tick(CheckKind, done: Bool)

    // Backup.

    /// Makes a backup under a password of its own.
    case backUp(password: String)
    /// The file is picked, or the new one was saved: this is what stands in it.
    case fileRead(Data)
    /// It could not be read, or the new one could not be saved.
    case fileFailed(FileTrouble)
    /// Opens the file that was picked.
    case openBackup(password: String)
    /// Brings the accounts of the opened backup back.
    case restore(Choice)

    // Keys that come from another app, leave, or go to another phone.

    /// Opens the file of another app that is under a password.
    case openImport(password: String)
    case addImported(Choice)
    /// Writes all keys into a file without a lock.
    case export
    /// The system has moved the file to where the person wants it, or could not.
    case exportMoved(Bool)
    /// Opens the screen that shows the key of one account as a QR code.
    case askCode(account: String)
    case showCode(account: String)
    /// Shows by the passcode that it is the person, before keys leave.
    case verify(passcode: String)
    /// This is the new phone.
    case receiveMove
    /// This is the old phone.
    case sendMove
    /// What the camera of either phone sees.
    case captured([Captured])
    /// Both phones show the same code.
    case same
    case addMoved(Choice)

    // Choices.

    case lockWhen(LockPolicy)
    case setPasscode(String)
    case removePasscode
    case setPhoneLock(PhoneLock)
    case removePhoneLock
    case setPrivacy(PrivacyChoice)
    case prefer(Preferences)

    // What the system says.

    case background
    case foreground
    case cameraIs(Permission)
    case notificationsAre(Permission)
}

/// A screen that needs no more than its name.
public enum Place: Equatable, Sendable, CaseIterable {
    case about, add, backup, bigCodes, checklist, chooseLock, clock, export, health, home, importing, journal
    case lostPhone, manual, move, passcode, rehearse, removed, restore, services, settings
}

/// What the system cannot do with a file.
public enum FileTrouble: Equatable, Sendable { case unreadable, unwritable }

/// A picture or camera frame: one byte of luminance a pixel.
public struct Picture: Equatable, Sendable {
    public let luma: Data
    public let width: UInt32
    public let height: UInt32
    public let rowStride: UInt32

    public init(luma: Data, width: UInt32, height: UInt32, rowStride: UInt32) {
        self.luma = luma
        self.width = width
        self.height = height
        self.rowStride = rowStride
    }
}
