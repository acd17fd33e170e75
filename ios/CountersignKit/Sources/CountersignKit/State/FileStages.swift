import CountersignCore
import Foundation

/// How far an import is.
public enum ImportStage: Equatable, Sendable {
    /// A file is to be picked.
    case begin(Sentence?)
    /// The file of an app that is under a password.
    case locked(Data, ImportApp, Sentence?)
    /// The work takes seconds on purpose.
    case working
    /// What is in it, before anything is added.
    case opened(Imported, Sentence?)
    /// What became of each.
    case added(Imported, [Added])
}

/// How far an export is.
public enum ExportStage: Equatable, Sendable {
    /// What it means.
    case begin(Sentence?)
    /// It is written: the system moves it to where the person wants it.
    case made(URL, Exported)
    case ended(Exported)
}

/// How far a move to a new phone is.
public enum MoveStage: Equatable, Sendable {
    /// On the new phone: for the old one to scan, and for the person to compare.
    case show(Receiving)
    /// On the new phone: the camera, until all parts were seen.
    case receive(transfer: String, TransferProgress)
    /// On the new phone: all has arrived, and nothing is added yet.
    case arrived(Backup, Sentence?)
    /// On the new phone: what became of each.
    case moved(Backup, [Added])
    /// On the old phone: the camera, until the code of the new one is in sight.
    case scan
    /// On the old phone: for the person to compare.
    case compare(Sending, Sentence?)
    /// On the old phone: shown one after another, over and over.
    case parts(transfer: String, [QrCode])
    /// It did not work; it can be begun again.
    case failed(Sentence)

    /// What has not ended yet.
    var transfer: String? {
        switch self {
        case .show(let receiving): receiving.transfer
        case .compare(let sending, _): sending.transfer
        case .parts(let transfer, _), .receive(let transfer, _): transfer
        case .arrived, .failed, .moved, .scan: nil
        }
    }

    /// Whether a lock ends it before anything was added.
    var isUnderWay: Bool {
        if case .arrived = self { true } else { transfer != nil }
    }
}

extension TransferProgress {
    /// How many quarters have arrived: said aloud when it changes, and not with every part.
    public var quarters: UInt32 { total == 0 ? 0 : 4 * seen / total }
}

extension Backup {
    /// Whether a key of it differs from the one that is here, so that the person has to choose.
    public var asksForChoice: Bool { accounts.map(\.collision).ask }

    /// The accounts that approved sign-ins on the other phone: each is to be paired again.
    public var toPairAgain: [ScannedAccount] { accounts.filter(\.approved).map(\.account) + approveOnly }
}

extension Imported {
    public var asksForChoice: Bool { accounts.map(\.collision).ask }
}

extension [Collision] {
    fileprivate var ask: Bool { contains { if case .newSecret = $0 { true } else { false } } }
}

extension QrCode {
    /// The dark modules, by column and row from the top left.
    public var dark: [(column: Int, row: Int)] {
        let side = Int(side)
        return modules.enumerated().filter { $0.element == 1 }.map { ($0.offset % side, $0.offset / side) }
    }
}
