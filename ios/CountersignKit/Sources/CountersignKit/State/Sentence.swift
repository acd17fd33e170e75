import CountersignCore

/// One sentence: the core's own word for what happened, or a note of the shell. The words of it are
/// looked up when it is drawn.
public enum Sentence: Equatable, Sendable {
    case error(AuthenticatorError)
    /// A conversation with the service of a host could not be carried out.
    case failed(Failure, host: String)
    /// The service understood, and said no.
    case refused(Problem)
    case note(Note)
}

/// What the shell itself has to say.
public enum Note: Equatable, Sendable {
    case copied
    /// Move closer: nothing was found for a while.
    case far
    case file(FileTrouble)
    /// The phone's lock changed; the passcode opens the app.
    case keyGone
    /// Kept, and sent as soon as there is a connection.
    case kept
    case noneWaiting
    /// Neither the phone's lock nor the passcode opens the app.
    case noWay
    case notApproved
    case offline
    case pairingInterrupted
    /// The service does not hold the key that the code names.
    case pairingProof
    /// So many services could not be reached.
    case partial(UInt32)
    /// The passcode was wrong, and after so many more it is switched off.
    case passcodeTries(UInt32)
    case passcodeSwitchedOff
    case pictureNone
    case removed
    /// The app was locked before it was added.
    case ticketGone
    /// Sent, but no reply came.
    case unknown
    case unpaired
    case wrongNumber(triesLeft: UInt8)
    /// The codes are right in every time zone.
    case zoneChanged
}
