import CountersignCore
import Testing

@testable import CountersignKit

/// A real server of privacyIDEA. What its administrator sets holds for all, so that one test is played after
/// the other.
@Suite(.serialized) @MainActor
struct PrivacyIdeaTests {
    private let server: PrivacyIdea
    private let user = PrivacyIdea.user()

    init() throws { server = try PrivacyIdea() }

    /// A phone that is enrolled, and shows its accounts.
    private func enrolled(_ policies: [String: any Sendable] = [:]) async throws -> Rig {
        try await server.ask(policies)
        let rig = await Rig.unlocked()
        await rig.perform(.scanned([try await server.enrol(user)]), .pair, .pair)
        guard case .paired = rig.state.screen else { throw Unexpected(rig.state.screen) }
        await rig.perform(.go(.home))
        return rig
    }

    /// The same with a request in front of the person.
    private func asked(_ policies: [String: any Sendable] = [:]) async throws -> (Rig, PrivacyIdea.SignIn) {
        let rig = try await enrolled(policies)
        let signIn = try await server.signIn(user)
        await rig.perform(.refresh)
        await rig.perform(.openPrompt(try #require(rig.state.requests.first?.id)))
        return (rig, signIn)
    }

    private static let numbers: [String: any Sendable] = [
        "push_require_presence": true, "push_presence_options": "NUMERIC", "push_presence_num_options": 10,
    ]

    @Test func enrollingNeedsNoNumberAndGivesAnAccountThatOnlyApproves() async throws {
        let rig = try await enrolled()
        let account = try #require(rig.state.home?.accounts.first)
        #expect(account.accountType == .push && account.code == nil)
        #expect(account.service?.state == .active)
        #expect(rig.sheets.asked.value == [.unlock, .pair])
        let again = await Rig.unlocked()
        let link = try await server.enrol(user)
        await rig.perform(.scanned([link]), .pair, .pair)
        await again.perform(.scanned([link]), .pair, .pair)
        guard case .pairing(let pairing) = again.state.screen, case .failed(_, again: false) = pairing.stage else {
            throw Unexpected(again.state.screen)
        }
        #expect(again.state.home?.accounts == [])
    }

    @Test func withoutANumberThePersonsCheckApproves() async throws {
        let (rig, signIn) = try await asked()
        let request = try #require(rig.prompt?.request)
        #expect(request.app == "Webmail" && request.number == .absent)
        rig.sheets.asked.value = []
        await rig.perform(.approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(rig.sheets.asked.value == [.approve])
        #expect(try await server.standing(signIn) == "accept")
        #expect(try await server.letsIn(signIn))
    }

    @Test func theNumberOfThePageIsTypedAndAWrongOneRefuses() async throws {
        let (rig, signIn) = try await asked(Self.numbers)
        guard case .typed(let options) = rig.prompt?.request.number else { throw Unexpected(rig.state.screen) }
        let answer = try #require(signIn.answer)
        #expect(options.count == 10 && options.contains(answer))
        await rig.perform(.type("not one"), .approve)
        #expect(rig.said() == "That is not one of the possible answers. Look at the page again.")
        #expect(rig.prompt?.typed == "")
        #expect(try await server.standing(signIn) == "pending")
        await rig.perform(.type(answer), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(try await server.standing(signIn) == "accept")
        let next = try await server.signIn(user)
        await rig.perform(.go(.home), .refresh)
        await rig.perform(.openPrompt(try #require(rig.state.requests.first?.id)))
        guard case .typed(let others) = rig.prompt?.request.number else { throw Unexpected(rig.state.screen) }
        let wrong = try #require(others.first { $0 != next.answer })
        await rig.perform(.type(wrong), .approve)
        #expect(rig.prompt?.stage == .ended(.wrongNumber, refused: nil))
        #expect(try await server.standing(next) == "declined")
    }

    @Test func aChoiceOfWordsIsMadeAndThenApproved() async throws {
        let policies: [String: any Sendable] = [
            "push_require_presence": true, "push_presence_options": "CUSTOM",
            "push_presence_custom_options": "spring:summer:autumn",
        ]
        let (rig, signIn) = try await asked(policies)
        guard case .listed(let options) = rig.prompt?.request.number else { throw Unexpected(rig.state.screen) }
        #expect(Set(options) == ["spring", "summer", "autumn"])
        #expect(rig.prompt?.canApprove == false)
        await rig.perform(.type(try #require(signIn.answer)), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(try await server.letsIn(signIn))
    }

    @Test(arguments: [(DenyReason.notNow, "cancelled"), (.notMe, "declined")])
    func refusingSaysWhy(_ reason: DenyReason, _ standing: String) async throws {
        let (rig, signIn) = try await asked(Self.numbers)
        rig.sheets.asked.value = []
        await rig.perform(.refuse(reason))
        #expect(rig.prompt?.stage == .ended(.denied, refused: reason))
        #expect(rig.sheets.asked.value.isEmpty)
        #expect(try await server.standing(signIn) == standing)
        #expect(try await server.letsIn(signIn) == false)
    }

    @Test func aLockedAppRefusesFromItsNotification() async throws {
        let rig = try await enrolled()
        await rig.perform(.background)
        let signIn = try await server.signIn(user)
        let told = await rig.phone.refreshInBackground()
        #expect(told.count == 1 && told[0].canRefuse)
        #expect(await rig.phone.refuse(told[0].subject))
        #expect(try await server.standing(signIn) == "declined")
        #expect(rig.state.screen == .lock(nil))
    }

    @Test func aCodeForThePageStaysUntilItIsPutAway() async throws {
        let (rig, signIn) = try await asked(["push_code_to_phone": true])
        await rig.perform(.approve, .go(.home))
        let shown = try #require(rig.state.home?.displayCodes.first)
        #expect(try await server.letsIn(signIn, code: shown.code))
        await rig.perform(.putAwayCode(prompt: shown.prompt))
        #expect(rig.state.home?.displayCodes == [])
    }

    @Test func withoutAReplyTheSameBytesGoLater() async throws {
        let (rig, signIn) = try await asked()
        rig.transport.failure.value = .Offline
        await rig.perform(.approve)
        #expect(rig.said() == "No connection. Your answer is kept and sent as soon as there is one.")
        #expect(try await server.standing(signIn) == "pending")
        rig.transport.failure.value = nil
        await rig.perform(.refresh)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(try await server.standing(signIn) == "accept")
    }
}
