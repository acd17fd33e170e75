import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Every sentence in every language. That none is missing, the compiler says: what is tested here is that
/// none is empty, none is a pattern, and each is in its own language.
@MainActor
struct WordsTests {
    private nonisolated static let errors: [AuthenticatorError] = [
        .AddressRefused, .BackupDamaged, .BackupForeign, .BackupNewer, .BackupPassword, .BackupPasswordShort(count: 2),
        .Busy, .CounterExhausted, .DataDamaged, .DataForeign, .DataNewer, .ExpiredTicket, .FileUnwritable,
        .ImportIsBackup, .ImportPassword, .ImportTooLarge, .ImportUnknown, .Internal, .Locked, .NotFound, .NotOffered,
        .NumberLength(count: 6), .PasscodeShort(count: 1), .PictureTooLarge, .PictureUnreadable, .SlotDisabled,
        .StorageFull, .StorageReadOnly, .TransferDamaged, .TransferNewer, .TransferTooLarge, .Unavailable,
        .VerificationRequired, .WrongPasscode, .WrongState,
    ]
    private nonisolated static let failures: [Failure] = [
        .cancelled, .keyInvalidated, .noScreenLock, .offline, .serviceError, .serviceReply, .serviceSignature,
        .timeout, .tls, .unavailable,
    ]
    private nonisolated static let problems: [Problem] = [
        .accountBlocked, .alreadyAnswered, .badRequest, .badSignature, .challengeExpired, .challengeUnknown,
        .clockSkew, .codeExpired, .codeUnknown, .codeUsed, .deviceUnknown, .pollingDenied,
        .tooManyRequests(retryAfter: nil), .tooManyRequests(retryAfter: 7),
    ]
    private nonisolated static let notes: [Note] = [
        .copied, .far, .file(.unreadable), .file(.unwritable), .keyGone, .kept, .noneWaiting, .noWay, .notApproved,
        .offline, .pairingInterrupted,
        .pairingProof,
        .partial(1), .partial(2), .passcodeSwitchedOff, .passcodeTries(3), .pictureNone, .removed, .ticketGone,
        .unknown, .unpaired, .wrongNumber(triesLeft: 2), .zoneChanged,
    ]
    private nonisolated static let sentences =
        errors.map(Sentence.error) + failures.map { .failed($0, host: "contoso.example") }
        + problems.map(Sentence.refused) + notes.map(Sentence.note)
    private nonisolated static let outcomes: [OutcomeKind] = [
        .approved, .closed, .denied, .reported, .unknown, .wrongNumber,
    ]

    private nonisolated static let events: [Event] = [
        .answered(prompt: "1", outcome: .approved, triesLeft: 3), .failed(failure: .offline),
        .paired(account: "1", device: "d"), .phoneLockSet, .refreshed(account: "1", ignored: 0),
        .refused(problem: .codeUsed), .unlocked, .unpaired(account: "1"),
    ]

    /// What the bindings or the kit declare: a new variant is to be looked at here too.
    @Test func noVariantIsForgotten() throws {
        let bindings = "bindings/swift/Sources/CountersignCore/CountersignCore.swift"
        let kit = "ios/CountersignKit/Sources/CountersignKit/State/Sentence.swift"
        #expect(try declared("AuthenticatorError", in: bindings) == named(Self.errors))
        #expect(try declared("Event", in: bindings) == named(Self.events))
        #expect(try declared("Failure", in: bindings) == named(Self.failures))
        #expect(try declared("Note", in: kit) == named(Self.notes))
        #expect(try declared("OutcomeKind", in: bindings) == named(Self.outcomes))
        #expect(try declared("Problem", in: bindings) == named(Self.problems))
    }

    private func named(_ values: [some Any]) -> Set<String> {
        Set(values.map { String(String(describing: $0).prefix { $0 != "(" }) })
    }

    private func declared(_ name: String, in file: String) throws -> Set<String> {
        let root = (1...5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let parts = text.components(separatedBy: "enum \(name): ")
        try #require(parts.count == 2, "\(name)")
        let body = parts[1].components(separatedBy: "\n}")[0]
        let cases = body.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let names = cases.filter { $0.hasPrefix("case ") }.map { $0.dropFirst(5).prefix { $0.isLetter } }
        return Set(names.map(String.init))
    }

    /// What is no sentence leads to a screen, or is silent.
    @Test func everyEventIsASentenceOrAScreen() {
        let phone = Rig().phone
        let said = Self.events.filter { phone.sentence(of: $0, host: "") != nil }
        #expect(named(said) == ["failed", "refused"])
    }

    @Test(arguments: sentences)
    func everyEventAndErrorHasItsSentence(_ sentence: Sentence) {
        let said = Language.allCases.map { Words($0).say(sentence) }
        #expect(Set(said).count == Language.allCases.count)
        for text in said { #expect(!text.isEmpty && !text.contains("{")) }
        #expect(said[0].allSatisfy { $0.isASCII || "’“”…\u{2068}\u{2069}".contains($0) })
        #expect(said[1].contains { ("\u{4E00}"..."\u{9FFF}").contains($0) })
        #expect(said[2].contains { ("\u{3040}"..."\u{30FF}").contains($0) })
    }

    @Test(arguments: Language.allCases)
    func everyOutcomeHasATitleAndABody(_ language: Language) {
        let words = Words(language)
        for outcome in Self.outcomes {
            for refused: DenyReason? in [nil, .notMe, .notNow] {
                let (title, body) = words.result(outcome, refused: refused)
                #expect(!title.isEmpty && !body.isEmpty && title != body)
            }
        }
    }

    @Test func numbersHaveTheFormsOfTheLanguage() {
        #expect(Words(.english).homePrompts(count: 1) == "1 sign-in request is waiting")
        #expect(Words(.english).homePrompts(count: 2) == "2 sign-in requests are waiting")
        #expect(Words(.english).homePrompts(count: 0) == "0 sign-in requests are waiting")
        #expect(Words(.traditionalChinese).homePrompts(count: 1) != Words(.japanese).homePrompts(count: 1))
    }

    @Test func valuesAreSetApart() {
        let hostile = "a\u{202E}b.example"
        let sentence = Words(.english).say(.failed(.tls, host: hostile))
        #expect(sentence.contains("\u{2068}a\u{FFFD}b.example\u{2069}"))
    }

    @Test(arguments: [
        (["ja-JP"], Language.japanese), (["zh-Hant-TW"], .traditionalChinese), (["zh-HK"], .traditionalChinese),
        (["zh-Hans-CN", "ja"], .japanese), (["fr-FR", "en-GB", "ja"], .english), ([], .english), (["de"], .english),
    ])
    func theFirstLanguageThatIsKnownCounts(_ tags: [String], _ language: Language) {
        #expect(Language(preferred: tags) == language)
    }

    @Test func theClockSaysHowFarItIsOffAndWhatHelps() {
        let words = Words(.english)
        func off(_ seconds: Int64) -> [String] {
            words.clockOff(.probablyOff(aheadSeconds: seconds, ageSeconds: 5, signed: true))
        }
        #expect(words.clockOff(.trusted(ageSeconds: 1, signed: true)).isEmpty)
        #expect(words.clockOff(.unknown(changed: true)).isEmpty)
        #expect(off(-40)[1] == "About 40 seconds behind. Codes may be refused.")
        #expect(off(-40).contains(words.clockOffNextCode) && !off(-40).contains(words.clockOffStrong))
        #expect(off(60)[1] == "About 60 seconds ahead. Codes may be refused.")
        #expect(off(60).contains(words.clockOffStrong) && !off(60).contains(words.clockOffNextCode))
    }

    @Test(arguments: [
        (CheckKind.backup, CheckState.toDo), (.backup, .ok), (.clock, .cannotTell), (.clock, .ok), (.clock, .toDo),
        (.codes, .ok), (.codes, .toDo), (.data, .ok), (.data, .toDo), (.defaultMethod, .ok), (.lock, .toDo),
        (.secondPhone, .ok), (.triedOffline, .cannotTell),
    ])
    func everyLineOfTheChecklistHasItsWords(_ kind: CheckKind, _ state: CheckState) {
        let check = Check(kind: kind, state: state, count: 2)
        let last = LastBackup(made: 0, opened: 86_400, lacking: [])
        let said = Language.allCases.map { Words($0).say(check, lastBackup: last, in: .gmt) }
        #expect(Set(said).count == 3 && !said.contains(""))
    }
}
