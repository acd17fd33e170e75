import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Every sentence in every language. That none is missing, the compiler says: what is tested here is that
/// none is empty, none is a pattern, and each is in its own language.
struct WordsTests {
    private static let errors: [AuthenticatorError] = [
        .AddressRefused, .Busy, .CounterExhausted, .DataDamaged, .DataForeign, .DataNewer, .ExpiredTicket,
        .Internal, .Locked, .NotFound, .NotOffered, .NumberLength(count: 6), .PasscodeShort(count: 1),
        .PictureTooLarge, .PictureUnreadable, .SlotDisabled, .StorageFull, .StorageReadOnly, .Unavailable,
        .WrongPasscode, .WrongState,
    ]
    private static let failures: [Failure] = [
        .cancelled, .keyInvalidated, .noScreenLock, .offline, .serviceError, .serviceReply, .serviceSignature,
        .timeout, .tls, .unavailable,
    ]
    private static let problems: [Problem] = [
        .accountBlocked, .alreadyAnswered, .badRequest, .badSignature, .challengeExpired, .challengeUnknown,
        .clockSkew, .codeExpired, .codeUnknown, .codeUsed, .deviceUnknown, .pollingDenied,
        .tooManyRequests(retryAfter: nil), .tooManyRequests(retryAfter: 7),
    ]
    private static let notes: [Note] = [
        .copied, .far, .keyGone, .kept, .noneWaiting, .noWay, .notApproved, .offline, .pairingInterrupted,
        .pairingProof,
        .partial(1), .partial(2), .passcodeSwitchedOff, .passcodeTries(3), .pictureNone, .removed, .ticketGone,
        .unknown, .unpaired, .wrongNumber(triesLeft: 2), .zoneChanged,
    ]
    private static let sentences =
        errors.map(Sentence.error) + failures.map { .failed($0, host: "contoso.example") }
        + problems.map(Sentence.refused) + notes.map(Sentence.note)
    private static let outcomes: [OutcomeKind] = [.approved, .closed, .denied, .reported, .unknown, .wrongNumber]

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
