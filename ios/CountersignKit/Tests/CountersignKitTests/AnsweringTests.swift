import CountersignCore
import Testing

@testable import CountersignKit

/// Requests to sign in, from the real service.
@MainActor
struct AnsweringTests {
    private let service: Service
    private let user = Service.user()

    init() throws { service = try Service() }

    /// A paired phone with a request open in front of the person.
    private func asked() async throws -> (Rig, Service.Begun) {
        let rig = try await Rig.paired(user, at: service)
        let begun = try await service.signIn(user)
        await rig.perform(.refresh)
        let request = try #require(rig.state.requests.first)
        await rig.perform(.openPrompt(request.id))
        rig.sheets.asked.value = []
        return (rig, begun)
    }

    private func other(than number: String) -> String { number == "000000" ? "000001" : "000000" }

    @Test func theRightNumberApproves() async throws {
        let (rig, begun) = try await asked()
        let request = try #require(rig.prompt?.request)
        #expect(request.app == "Webmail")
        #expect(request.context.country == "TW")
        #expect(request.number == .digits(count: 6))
        #expect(request.firstTimes == [.any])
        #expect(rig.prompt?.canApprove == false)
        await rig.perform(.approve)
        #expect(rig.sheets.asked.value.isEmpty)
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(rig.sheets.asked.value == [.approve])
        #expect(try await service.state(ofSignIn: begun.id) == "approved")
        await rig.perform(.askReport)
        #expect(rig.state.reportsApproval)
        await rig.perform(.go(.home), .go(.journal))
        guard case .journal(let entries) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(entries.map(\.action) == [.approve, .pair])
        #expect(entries.map(\.receipt) == [.confirmed, .confirmed])
        let exported = try #require(await rig.phone.exportedJournal())
        #expect(exported.contains("Webmail") && !exported.contains(begun.number))
    }

    @Test func aWrongNumberEmptiesTheFieldAndThreeEndIt() async throws {
        let (rig, begun) = try await asked()
        for left: UInt8 in [2, 1] {
            await rig.perform(.type(other(than: begun.number)), .approve)
            #expect(rig.prompt?.sentence == .note(.wrongNumber(triesLeft: left)))
            #expect(rig.prompt?.typed == "")
        }
        await rig.perform(.type(other(than: begun.number)), .approve)
        #expect(rig.prompt?.stage == .ended(.wrongNumber, refused: nil))
        #expect(try await service.state(ofSignIn: begun.id) == "closed")
    }

    @Test func aNumberThatIsTooLongIsNotSent() async throws {
        let (rig, begun) = try await asked()
        await rig.perform(.type(begun.number + "1"), .approve)
        #expect(rig.prompt?.stage == .asked)
        #expect(rig.sheets.asked.value.isEmpty)
    }

    @Test(arguments: [(DenyReason.notNow, "Refused"), (.notMe, "Refused. Someone may have your password.")])
    func refusingAsksForNobody(_ reason: DenyReason, _ title: String) async throws {
        let (rig, begun) = try await asked()
        await rig.perform(.type("12"), .refuse(reason))
        guard case .ended(let outcome, let refused) = rig.prompt?.stage else { throw Unexpected(rig.state.screen) }
        #expect(Words(.english).result(outcome, refused: refused).title == title)
        #expect(rig.sheets.asked.value.isEmpty)
        #expect(try await service.state(ofSignIn: begun.id) == "denied")
    }

    @Test func refusingWorksWhileTheAppIsLocked() async throws {
        let rig = try await Rig.paired(user, at: service)
        let begun = try await service.signIn(user)
        await rig.perform(.refresh)
        let id = try #require(rig.state.requests.first?.id)
        await rig.perform(.background)
        #expect(rig.state.lock?.waiting == 1)
        rig.transport.failure.value = .Offline
        #expect(await rig.phone.refuse(.request(id)) == false)
        rig.transport.failure.value = nil
        #expect(await rig.phone.refuse(.request(id)))
        #expect(rig.state.lock?.waiting == 0)
        #expect(rig.state.screen == .lock(nil))
        #expect(try await service.state(ofSignIn: begun.id) == "denied")
    }

    @Test func whatWasRefusedCanBeReported() async throws {
        let (rig, begun) = try await asked()
        await rig.perform(.refuse(.notMe))
        #expect(rig.prompt?.stage.mayReport == true)
        await rig.perform(.askReport)
        guard case .report = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(!rig.state.reportsApproval)
        await rig.perform(.report)
        #expect(rig.prompt?.stage == .ended(.reported, refused: nil))
        #expect(rig.prompt?.stage.mayReport == false)
        #expect(try await service.state(ofSignIn: begun.id) == "reported")
    }

    @Test func aClosedSheetUsesNoTryAndKeepsTheDigits() async throws {
        let (rig, begun) = try await asked()
        rig.sheets.refusal.value = .Cancelled
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.said() == "Not approved. The request is still open.")
        #expect(rig.prompt?.typed == begun.number)
        rig.sheets.refusal.value = nil
        await rig.perform(.approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
    }

    @Test func whatWasAnsweredElsewhereIsToldAtOnce() async throws {
        let (rig, begun) = try await asked()
        let second = await Rig.unlocked()
        try await second.pair(user, service)
        // Only a phone that was there when the sign-in began is asked.
        let next = try await service.signIn(user)
        await second.perform(.go(.home), .refresh)
        let request = try #require(second.state.requests.first)
        await second.perform(.openPrompt(request.id), .type(next.number), .approve)
        #expect(second.prompt?.stage == .ended(.approved, refused: nil))
        await rig.perform(.refresh)
        #expect(rig.prompt?.stage == .asked)
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(rig.state.more == 0)
    }

    @Test func anExpiredRequestCanBePutAwayOrReported() async throws {
        let (rig, begun) = try await asked()
        rig.clock.pass(11 * 60 * 1000)
        await rig.perform(.foreground)
        let expired = try #require(rig.prompt)
        #expect(expired.request.expired)
        #expect(!expired.canApprove)
        await rig.perform(.askReport, .report)
        #expect(rig.prompt?.stage == .ended(.reported, refused: nil))
        #expect(try await service.state(ofSignIn: begun.id) == "reported")
        _ = try await service.signIn(user)
        await rig.perform(.go(.home), .refresh)
        let id = try #require(rig.state.requests.first?.id)
        rig.clock.pass(11 * 60 * 1000)
        await rig.perform(.foreground, .openPrompt(id), .wasMe)
        #expect(rig.state.requests.isEmpty)
        #expect(rig.state.screens.count == 1)
        await rig.perform(.refresh)
        #expect(rig.state.home?.prompts.isEmpty == true)
    }

    @Test func manyRequestsAreOneCardAndRefusedInOneAct() async throws {
        let rig = try await Rig.paired(user, at: service)
        // A user has at most three open requests, so the first are refused.
        for _ in 0..<4 {
            _ = try await service.signIn(user)
            await rig.perform(.refresh)
            #expect(await rig.phone.refuse(.request(try #require(rig.state.requests.first?.id))))
        }
        let begun = [try await service.signIn(user), try await service.signIn(user)]
        await rig.perform(.refresh)
        let account = try #require(rig.state.home?.accounts.first)
        #expect(account.service?.burst == 6)
        #expect(account.service?.quietMs != nil)
        await rig.perform(.openPrompt(try #require(rig.state.requests.first?.id)))
        #expect(rig.state.screen == .burst(Burst(account: account.id)))
        await rig.perform(.oneByOne)
        #expect(rig.prompt != nil)
        await rig.perform(.go(.home), .openBurst(account: account.id), .refuseAll)
        guard case .burst(let burst) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(burst.stage == .done)
        #expect(burst.sentence == nil)
        for one in begun { #expect(try await service.state(ofSignIn: one.id) == "denied") }
        #expect(rig.state.requests.isEmpty)
    }

    @Test func inTheBackgroundOnlyTheVariantIsTold() async throws {
        let rig = try await Rig.paired(user, at: service)
        await rig.perform(.lockWhen(.never))
        _ = try await service.signIn(user)
        let told = await rig.phone.refreshInBackground()
        let request = try #require(rig.state.requests.first)
        #expect(told == [PhoneNotification(.request, about: .request(request.id))])
        #expect(await rig.phone.refreshInBackground() == [])
        #expect(rig.state.said == nil)
        rig.clock.pass(11 * 60 * 1000)
        let missed = await rig.phone.refreshInBackground()
        #expect(missed == [PhoneNotification(.expired, about: .request(request.id))])
        #expect(Words(.english).title(of: missed[0]) == "A sign-in request went unanswered")
        await rig.perform(.lockNow)
        _ = try await service.signIn(user)
        let locked = await rig.phone.refreshInBackground()
        #expect(locked == [PhoneNotification(.request, about: .account(request.account))])
        #expect(Words(.english).body(of: locked[0]) == "Open Countersign to answer")
        #expect(await rig.phone.refreshInBackground() == [])
    }

    @Test func whatALockedAppIsToldOfCanBeRefusedFromThere() async throws {
        let rig = try await Rig.paired(user, at: service)
        let account = try #require(rig.state.home?.accounts.first?.id)
        let other = Service.user()
        try await rig.pair(other, service)
        await rig.perform(.go(.home), .background)
        rig.sheets.asked.value = []
        let begun = [try await service.signIn(user), try await service.signIn(user)]
        let untouched = try await service.signIn(other)
        let told = await rig.phone.refreshInBackground()
        #expect(told.count == 2 && told.allSatisfy(\.canRefuse))
        #expect(rig.state.lock?.waiting == 3)
        // The texts are all that the system keeps; the app may have ended meanwhile.
        let subject = try #require(told.map(\.subject).first { $0 == .account(account) })
        await rig.restart()
        rig.transport.failure.value = .Offline
        #expect(await rig.phone.refuse(NotificationSubject(text: subject.text)) == false)
        rig.transport.failure.value = nil
        #expect(await rig.phone.refuse(NotificationSubject(text: subject.text)))
        await rig.perform(.background)
        #expect(rig.state.lock?.waiting == 1)
        for one in begun { #expect(try await service.state(ofSignIn: one.id) == "denied") }
        #expect(try await service.state(ofSignIn: untouched.id) == "pending")
        #expect(rig.state.screen == .lock(nil))
        #expect(rig.sheets.asked.value.isEmpty)
        #expect(await rig.phone.refuse(.none) == false)
        #expect(await rig.phone.refuse(.account("gone")) == false)
        #expect(NotificationSubject(text: NotificationSubject.request("a b").text) == .request("a b"))
        #expect(NotificationSubject(text: "account") == .none)
    }

    @Test func aNotificationLeadsToItsRequestOnceTheAppIsUnlocked() async throws {
        let rig = try await Rig.paired(user, at: service)
        _ = try await service.signIn(user)
        await rig.perform(.refresh)
        let request = try #require(rig.state.requests.first)
        for subject in [NotificationSubject.request(request.id), .account(request.account)] {
            await rig.perform(.background, .openNotified(subject))
            #expect(rig.state.screen == .lock(nil))
            await rig.perform(.foreground, .unlockByPhone)
            #expect(rig.prompt?.request == request)
            await rig.perform(.openNotified(subject))
            #expect(rig.state.screens.count == 2)
        }
        await rig.perform(.go(.home), .background, .foreground, .unlockByPhone)
        #expect(rig.state.screens.count == 1)
    }
}
