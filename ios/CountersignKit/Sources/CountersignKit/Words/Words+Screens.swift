import CountersignCore
import Foundation

/// Words that depend on a record of the core.
extension Words {
    /// Why the person is asked by the phone's own sheet.
    public func reason(for purpose: SignPurpose) -> String {
        switch purpose {
        case .approve: promptSheetTitle
        case .pair, .unpair: pairConfirmPerson
        case .unlock: lockReason
        }
    }

    /// The title and the body of what an answer led to.
    public func result(_ outcome: OutcomeKind, refused: DenyReason?) -> (title: String, body: String) {
        switch outcome {
        case .approved: (resultApprovedTitle, resultApprovedBody)
        case .closed: (journalClosed, promptClosed)
        case .denied where refused == .notMe: (resultNotMeTitle, resultNotMeBody)
        case .denied: (resultRefusedTitle, resultRefusedBody)
        case .reported: (resultReportedTitle, resultReportedBody)
        case .unknown: (journalUnknown, resultUnknown)
        case .wrongNumber: (resultWrongTitle, resultWrongNone)
        }
    }

    /// What is said of a request when it opens: whose it is, and how long there is to answer.
    public func opened(_ request: SignIn, in state: PhoneState) -> String {
        let account = state.account(request.account)
        let opened = a11yPromptOpened(account: shown(account?.nickname ?? account?.name ?? ""))
        return [opened, leftToAnswer(seconds: state.secondsLeft(until: request.expires))].joined(separator: " ")
    }

    /// What is new about a request, by this phone's own past.
    public func firstTime(_ first: FirstTime, of request: SignIn) -> String {
        switch first {
        case .any: promptFirstAny
        case .app: promptFirstApp
        case .browser: promptFirstBrowser
        case .country: promptFirstCountry(country: country(request.context.country ?? ""))
        }
    }

    /// What to do without a camera; nothing where it can be used.
    public func say(camera: Permission) -> String? {
        switch camera {
        case .allowed: nil
        case .denied: permCameraDenied
        case .none: permCameraNone
        case .notAsked: permCameraBody
        }
    }

    /// What is wrong with something typed: a product key where one was asked for, else a setup key.
    public func say(_ mistake: Mistake, ofProductKey: Bool) -> String {
        switch mistake.place {
        case .address where mistake.reason == .missingParameter: manualAddressHint
        case .character(let position) where ofProductKey: manualPairCodeBadChar(position: String(position))
        case .character(let position): reason(mistake.reason, position: String(position))
        case .missing(let count): manualPairCodeLength(count: count)
        case .address, .unknown: reason(mistake.reason, position: "")
        }
    }

    /// How far the clock is off; none where it is right or nobody knows.
    public func clockOff(_ clock: ClockConfidence) -> [String] {
        guard case .probablyOff(let seconds, _, _) = clock else { return [] }
        let by = seconds < 0 ? clockOffSlow(count: Int(-seconds)) : clockOffFast(count: Int(seconds))
        return [clockOffTitle, by] + (abs(seconds) < 60 ? [] : [clockOffStrong])
            + [clockOffFix] + (seconds < 0 ? [clockOffNextCode] : []) + [clockApproveOk]
    }

    /// What a decision is called in the list of them.
    public func journal(_ entry: JournalEntry) -> String {
        switch (entry.action, entry.outcome) {
        case (_, .wrongNumber): journalWrongNumber
        case (_, .closed): journalClosed
        case (_, .unknown): journalUnknown
        case (.approve, _): journalApproved
        case (.deny, _): journalRefused
        case (.export, _): journalExported
        case (.pair, _): journalPaired
        case (.report, _): journalReported
        case (.unpair, _): journalRemoved
        }
    }

    /// One line of the checklist.
    public func say(_ check: Check, lastBackup: LastBackup?, in zone: TimeZone) -> String {
        let isOk = check.state == .ok
        switch check.kind {
        case .backup:
            guard isOk, let lastBackup else { return travelBackupDo }
            return travelBackupOk(when: day(unixMs: lastBackup.opened * 1000, in: zone))
        case .clock: return isOk ? travelClockOk : check.state == .toDo ? travelClockDo : clockUnknown
        case .codes: return isOk ? travelCodesOk : travelCodesMissing(count: Int(check.count))
        case .data: return isOk ? travelDataOk : homeDamaged(count: Int(check.count))
        case .defaultMethod: return travelDefault
        case .lock: return onboardingLockBody
        case .secondPhone: return travelSecond
        case .triedOffline: return travelTry
        }
    }
}
