import CountersignCore

/// What the core says of itself, and what the shell says, in words. A new variant without words does not
/// compile.
extension Words {
    public func say(_ sentence: Sentence) -> String {
        switch sentence {
        case .error(let error): say(error)
        case .failed(let failure, let host): say(failure, host: host)
        case .refused(let problem): say(problem)
        case .note(let note): say(note)
        }
    }

    private func say(_ error: AuthenticatorError) -> String {
        switch error {
        case .AddressRefused: errorAddressRefused
        case .BackupDamaged: errorBackupDamaged
        case .BackupForeign: errorBackupForeign
        case .BackupNewer: errorBackupNewer
        case .BackupPassword: errorBackupPassword
        case .BackupPasswordShort(let count): errorBackupPasswordShort(count: Int(count))
        case .Busy: errorBusy
        case .CounterExhausted: errorCounterExhausted
        case .DataDamaged: errorDataDamaged
        case .DataForeign: errorDataForeign
        case .DataNewer: errorDataNewer
        case .ExpiredTicket: errorExpiredTicket
        case .FileUnwritable: errorFileUnwritable
        case .ImportIsBackup: errorImportIsBackup
        case .ImportPassword: errorImportPassword
        case .ImportTooLarge: errorImportTooLarge
        case .ImportUnknown: errorImportUnknown
        case .Internal: errorInternal
        case .Locked: errorLocked
        case .NotFound: errorNotFound
        case .NotOffered: errorNotOffered
        case .NumberLength(let count): errorNumberLength(count: Int(count))
        case .PasscodeShort(let count): errorPasscodeShort(count: Int(count))
        case .PictureTooLarge: errorPictureTooLarge
        case .PictureUnreadable: errorPictureUnreadable
        case .SlotDisabled: errorSlotDisabled
        case .StorageFull: errorStorageFull
        case .StorageReadOnly: errorStorageReadOnly
        case .TransferDamaged: errorTransferDamaged
        case .TransferNewer: errorTransferNewer
        case .TransferTooLarge: errorTransferTooLarge
        case .Unavailable: errorUnavailable
        case .VerificationRequired: errorVerificationRequired
        case .WrongPasscode: errorWrongPasscode
        case .WrongState: errorWrongState
        }
    }

    private func say(_ failure: Failure, host: String) -> String {
        switch failure {
        case .cancelled: errorCancelled
        case .keyInvalidated: errorKeyInvalidated
        case .noScreenLock: errorNoScreenLock
        case .offline: errorOffline
        case .serviceError: errorServiceError
        case .serviceReply: errorServiceReply
        case .serviceSignature: errorServiceSignature
        case .timeout: errorTimeout
        case .tls: errorTls(host: shownHost(host))
        case .unavailable: errorUnavailable
        }
    }

    private func say(_ problem: Problem) -> String {
        switch problem {
        case .accountBlocked: problemAccountBlocked
        case .alreadyAnswered: problemAlreadyAnswered
        case .badRequest: problemBadRequest
        case .badSignature: problemBadSignature
        case .challengeExpired: problemChallengeExpired
        case .challengeUnknown: problemChallengeUnknown
        case .clockSkew: problemClockSkew
        case .codeExpired: problemCodeExpired
        case .codeUnknown: problemCodeUnknown
        case .codeUsed: problemCodeUsed
        case .deviceUnknown: problemDeviceUnknown
        case .pollingDenied: problemPollingDenied
        case .tooManyRequests(.none): problemTooManyRequests
        case .tooManyRequests(.some(let seconds)): errorTooManyRequests(seconds: String(seconds))
        }
    }

    private func say(_ note: Note) -> String {
        switch note {
        case .copied: commonCopied
        case .far: addScanFar
        case .file(.unreadable): errorFileUnreadable
        case .file(.unwritable): errorFileUnwritable
        case .keyGone: lockKeyGone
        case .kept: promptSendingOffline
        case .noneWaiting: homeRefreshNone
        case .noWay: lockNoWay
        case .notApproved: promptCancelled
        case .offline: commonOffline
        case .pairingInterrupted: pairInterrupted
        case .pairingProof: pairFailedService
        case .partial(let count): homeRefreshPartial(count: Int(count))
        case .passcodeSwitchedOff: lockDisabled
        case .passcodeTries(let left): lockWrong(count: Int(left))
        case .pictureNone: addPictureNone
        case .removed: accountRemoved
        case .ticketGone: addTicketGone
        case .unknown: resultUnknown
        case .unpaired: accountUnpaired
        case .wrongNumber(let left): resultWrongTries(count: Int(left))
        case .zoneChanged: clockZoneChanged
        }
    }
}

/// A text from outside among words of ours, which set it apart themselves.
public func shown(_ text: String) -> String { printable(text: text, limit: 40) }

/// The same of a host, which is never cut off: its end says whose it is.
public func shownHost(_ host: String) -> String { printable(text: host, limit: longest) }

/// A text from outside by itself: it cannot reorder what stands around it, and has one line.
public func outside(_ text: String) -> String { display(text: text, limit: longest) }

/// More characters than a host can have.
private let longest: UInt32 = 300
