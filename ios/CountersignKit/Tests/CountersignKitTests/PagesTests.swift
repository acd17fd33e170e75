import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The plain pages: what they say in each language, and what can be done on them.
@MainActor
struct PagesTests {
    nonisolated private static let account = ScannedAccount(
        accountType: .totp, issuer: "Contoso", labelIssuer: nil, name: "ada", algorithm: .sha1, digits: 6, period: 30,
        counter: nil)
    nonisolated private static let changed = Collision.newSecret(accounts: ["1"])

    nonisolated private static func backup(_ collision: Collision, approved: Bool = false) -> Backup {
        let entry = BackupAccount(account: account, nickname: nil, collision: collision, approved: approved)
        return Backup(ticket: "t", made: 0, accounts: [entry], approveOnly: [], lacking: [])
    }

    nonisolated private static func found(_ collision: Collision) -> Imported {
        let entry = ImportedAccount(
            account: account, code: "287082", nickname: "Mine", notices: [.weakSecret], collision: collision)
        let skipped = SkippedEntry(entry: 2, issuer: "Wingtip", name: "frank", reason: .invalidDigits, parameter: nil)
        return Imported(ticket: "t", app: .aegis, accounts: [entry], skipped: [skipped])
    }

    nonisolated private static let request = SignIn(
        id: "request", account: "1", kind: .signIn, app: "Webmail", message: nil, origin: nil,
        context: SignInContext(ip: nil, country: nil, place: nil, browser: nil, os: nil), expires: 0, expired: true,
        number: .absent, firstTimes: [], tlsOptOutRefused: false)

    nonisolated private static func prompt(_ stage: PromptStage) -> Screen {
        var prompt = Prompt(request: request)
        prompt.stage = stage
        return .prompt(prompt)
    }

    nonisolated private static let qr = QrCode(side: 2, modules: Data([1, 0, 0, 1]))
    nonisolated private static let progress = TransferProgress(seen: 3, total: 8, arrived: nil)
    nonisolated private static let trouble = Sentence.error(.StorageFull)

    nonisolated private static let screens: [Screen] = [
        .unopened(trouble), .onboarding, .lostPhone, .clock, .choosePhone, .paired(account: "1"), .report(request),
        .burst(Burst(account: "1")), .addedAccounts(AddedAccounts(added: [], progress: nil)),
        prompt(.asked), prompt(.ended(.approved, refused: nil)), prompt(.ended(.denied, refused: .notMe)),
        prompt(.over(trouble)),
        .backup(.made(Data())), .backup(.working), .backup(.opened(backup(.new, approved: true))),
        .rehearse(.begin(trouble)), .rehearse(.opened(backup(.new))), .restore(.begin(nil)),
        .restore(.opened(backup(changed))), .restore(.restored(backup(.new), [])),
        .importing(.begin(trouble)), .importing(.working), .importing(.opened(found(.new), nil)),
        .importing(.opened(found(changed), trouble)), .importing(.added(found(.new), [])),
        .export(.begin(nil)), .export(.made(URL(filePath: "/x"), Exported(count: 1, leftOut: []))),
        .export(.ended(Exported(count: 1, leftOut: ["2"]))), .accountCode("1", nil, nil), .accountCode("1", qr, nil),
        .move(.show(Receiving(transfer: "t", qr: qr, code: "0123 4567 8901"))), .move(.scan),
        .move(.compare(Sending(transfer: "t", code: "0123 4567 8901"), trouble)),
        .move(.receive(transfer: "t", progress)), .move(.arrived(backup(.new), nil)),
        .move(.moved(backup(.new, approved: true), [])), .move(.failed(trouble)),
    ]

    @Test(arguments: screens)
    func everyPageSpeaksThreeLanguagesAndHasOneMainWayAtMost(_ screen: Screen) throws {
        let pages = try Language.allCases.map { try #require(Words($0).page(screen, in: PhoneState())) }
        #expect(Set(pages.map(\.title)).count == 3 || pages[0].title == Words(.english).appName)
        for page in pages {
            #expect(!page.title.isEmpty && !page.title.contains("{"))
            #expect(Set(page.buttons.map(\.title)).count == page.buttons.count)
            #expect(page.buttons.filter(\.isMain).count <= 1)
            #expect(page.buttons.map(\.deed) == pages[0].buttons.map(\.deed))
            #expect(page.parts.count == pages[0].parts.count)
            for case .text(let text) in page.parts { #expect(!text.isEmpty && !text.contains("{")) }
        }
        for (one, other) in zip(pages[0].buttons, pages[2].buttons) { #expect(one.title != other.title) }
    }

    private func page(_ screen: Screen, _ state: PhoneState = PhoneState()) throws -> PlainPage {
        try #require(Words(.english).page(screen, in: state))
    }

    @Test func whatIsTypedOrChangesByItselfIsNoPlainPage() {
        let words = Words(.english)
        var asked = Self.request
        asked = SignIn(
            id: asked.id, account: asked.account, kind: .signIn, app: nil, message: nil, origin: nil,
            context: asked.context, expires: 9, expired: false, number: .absent, firstTimes: [],
            tlsOptOutRefused: false)
        let own: [Screen] = [
            .prompt(Prompt(request: asked)), .backup(.begin(nil)), .rehearse(.picked(Data(), nil)),
            .restore(.picked(Data(), nil)), .importing(.locked(Data(), .aegis, nil)),
            .move(.parts(transfer: "t", [Self.qr])), .verify(nil), .settings, .remove(id: "gone"),
        ]
        for screen in own { #expect(words.page(screen, in: PhoneState()) == nil) }
    }

    @Test func anotherKeyIsReplacedOnlyByChoice() throws {
        for screen: Screen in [
            .restore(.opened(Self.backup(Self.changed))), .importing(.opened(Self.found(Self.changed), nil)),
            .move(.arrived(Self.backup(Self.changed), nil)),
        ] {
            #expect(try page(screen).buttons.map(\.title) == ["Replace, keep the old one 30 days", "Keep both"])
            #expect(try page(screen).buttons.map(\.isMain) == [false, true])
        }
        #expect(try page(.importing(.opened(Self.found(.new), nil))).buttons.map(\.title) == ["Import"])
    }

    @Test func anExportWarnsAndOffersABackupFirst() throws {
        let begin = try page(.export(.begin(nil)))
        guard case .warning = begin.parts[0] else { return #expect(Bool(false)) }
        #expect(begin.buttons.first { $0.isMain }?.deed == .act(.go(.backup)))
        let file = URL(filePath: "/x")
        #expect(try page(.export(.made(file, Exported(count: 1, leftOut: [])))).buttons.map(\.deed) == [.move(file)])
    }

    @Test func anImportListsWhatItCannotUse() throws {
        let parts = try page(.importing(.opened(Self.found(.new), nil))).parts
        #expect(parts.contains(.entry(issuer: "Contoso", name: "Mine")) && parts.contains(.code("287082")))
        #expect(parts.contains(.heading("1 entry can’t be used")))
        #expect(parts.contains(.entry(issuer: "Wingtip", name: "frank")))
    }

    @Test func aMoveTellsAScreenReaderEachQuarter() throws {
        let said = try (UInt32(0)...8).map { seen in
            let progress = TransferProgress(seen: seen, total: 8, arrived: nil)
            return try page(.move(.receive(transfer: "t", progress))).announcement
        }
        #expect(Set(said).count == 5 && said[0] == "" && said[2] == said[3])
        let code = try page(.move(.compare(Sending(transfer: "t", code: "0123 4567 8901"), nil)))
        #expect(code.announcement?.contains("0 1 2 3, 4 5 6 7, 8 9 0 1") == true)
        for stage: MoveStage in [.scan, .receive(transfer: "t", Self.progress)] {
            #expect(Screen.move(stage).staysOn)
        }
        #expect(!Screen.move(.failed(Self.trouble)).staysOn && Screen.bigCodes.staysOn && !Screen.clock.staysOn)
    }

    @Test func whatWasAnsweredCanBeReportedWhileItMayBe() throws {
        #expect(try page(Self.prompt(.ended(.approved, refused: nil))).buttons.map(\.deed).contains(.act(.askReport)))
        #expect(try !page(Self.prompt(.over(Self.trouble))).buttons.map(\.deed).contains(.act(.askReport)))
        #expect(try page(Self.prompt(.asked)).buttons.map(\.deed) == [.act(.wasMe), .act(.askReport)])
        #expect(Self.prompt(.ended(.approved, refused: nil)).closesByItself)
        #expect(!Self.prompt(.ended(.denied, refused: .notNow)).closesByItself)
    }

    @Test func leavingNeverWaits() throws {
        let buttons = try Self.screens.flatMap { try page($0).buttons }
        for button in buttons where button.deed == .act(.back) || button.deed == .act(.go(.home)) {
            #expect(!button.waits)
        }
        #expect(buttons.contains { $0.waits })
    }

    @Test func partsOfAnExportThatAreMissingAreNamed() {
        let words = Words(.english)
        let missing = words.parts(of: BatchProgress(size: 3, added: 1, missing: [2, 3]))
        #expect(missing.count == 2)
        guard case .text(let text) = missing[1] else { return #expect(Bool(false)) }
        #expect(text.contains("2 and 3"), "\(text)")
        #expect(words.parts(of: BatchProgress(size: 1, added: 1, missing: [])).isEmpty)
    }

    @Test func whatIsHereAlreadyIsSaid() {
        let words = Words(.english)
        #expect(words.parts(of: Collision.new).isEmpty)
        for collision in [Self.changed, .pairedAgain(account: "1"), .same(account: "1"), .sameName(accounts: ["1"])] {
            #expect(words.parts(of: collision).count >= 2)
        }
    }
}
