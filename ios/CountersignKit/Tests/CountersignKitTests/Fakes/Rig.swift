import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// A phone with a real core in a folder of its own, and everything else in the test's hands.
@MainActor
final class Rig {
    nonisolated let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let clock: FakeClock
    let keys: PhoneKeys
    let sheets: FakeSheets
    let transport = FakeTransport()
    private(set) var phone: Phone

    /// A phone that was never used. Without a time it has that of this machine.
    init(at unixSeconds: Int64? = nil) {
        let now = unixSeconds.map { $0 * 1000 } ?? Int64(Date().timeIntervalSince1970 * 1000)
        clock = FakeClock(now)
        let software = SoftwareKeys(isPhone: true, folder: folder.appendingPathComponent("keys"))
        keys = PhoneKeys(software)
        sheets = FakeSheets(software)
        let config = Config(
            directory: folder.appendingPathComponent("vault").path, verification: .credential,
            platform: "ios", allowLoopback: true)
        platform = Platform(
            config: config, deviceName: "iPhone", keys: keys, transport: transport, sheets: sheets, clock: clock,
            exports: ExportFolder(in: folder))
        phone = Phone(platform)
    }

    private let platform: Platform

    deinit { try? FileManager.default.removeItem(at: folder) }

    var state: PhoneState { phone.state }

    func perform(_ actions: PhoneAction...) async {
        for action in actions { await phone.perform(action) }
    }

    /// Its clock goes on to the time of this machine, where the test took a while.
    func catchUp() async {
        clock.pass(max(0, Int64(Date().timeIntervalSince1970 * 1000) - clock.now().unixMs))
        await perform(.foreground)
    }

    /// The app ends and begins again.
    func restart() async {
        phone = Phone(platform)
        await perform(.start)
    }

    /// A phone whose first screen is open.
    static func unlocked(at unixSeconds: Int64? = nil, passcode: String? = nil) async -> Rig {
        let rig = Rig(at: unixSeconds)
        await rig.perform(.start, .go(.chooseLock), .begin(passcode: passcode))
        return rig
    }

    /// A phone that is paired for a user, with its number typed.
    static func paired(_ user: String, at service: Service) async throws -> Rig {
        let rig = await Rig.unlocked()
        try await rig.pair(user, service)
        await rig.perform(.go(.home))
        return rig
    }

    func pair(_ user: String, _ service: Service) async throws {
        let invitation = try await service.invite(user)
        await perform(.scanned([invitation.uri]), .pair, .pair)
        let number = try #require(try await service.pairing(invitation.id).number)
        await perform(.type(number), .approve)
    }

    var prompt: Prompt? { if case .prompt(let prompt) = state.screen { prompt } else { nil } }

    /// The sentence on the screen or at its bottom, in English.
    func said(_ language: Language = .english) -> String? {
        let words = Words(language)
        let sentence: Sentence? =
            switch state.screen {
            case .unopened(let sentence): sentence
            case .chooseLock(_, let sentence): sentence
            case .lock(let sentence): sentence
            case .camera(let sentence): sentence
            case .card(let card): card.sentence
            case .manual(let manual): manual.sentence
            case .pairing(let pairing):
                switch pairing.stage {
                case .consent(_, let sentence): sentence
                case .failed(let sentence, _): sentence
                default: nil
                }
            case .prompt(let prompt): if case .over(let sentence) = prompt.stage { sentence } else { prompt.sentence }
            case .burst(let burst): burst.sentence
            case .passcode(let sentence): sentence
            case .verify(let sentence): sentence
            case .accountCode(_, _, let sentence): sentence
            case .importing(.begin(let sentence)), .importing(.locked(_, _, let sentence)): sentence
            case .importing(.opened(_, let sentence)), .export(.begin(let sentence)): sentence
            case .move(.failed(let sentence)): sentence
            case .move(.arrived(_, let sentence)), .move(.compare(_, let sentence)): sentence
            case .home(let accounts): accounts.line
            default: nil
            }
        return (sentence ?? state.said?.sentence).map(words.say)
    }
}
