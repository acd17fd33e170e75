import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// What goes wrong on a phone: each has its screen and its sentence, and nothing is lost.
@MainActor
struct TroubleTests {
    private let service: Service
    private let user = Service.user()
    private let contoso = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"

    init() throws { service = try Service() }

    private func asked() async throws -> (Rig, Service.Begun) {
        let rig = try await Rig.paired(user, at: service)
        let begun = try await service.signIn(user)
        await rig.perform(.refresh)
        await rig.perform(.openPrompt(try #require(rig.state.requests.first?.id)))
        return (rig, begun)
    }

    @Test func theCameraDeniedTwiceOrMissingLeavesTheOtherWays() async {
        let rig = await Rig.unlocked(at: 59)
        let words = Words(.english)
        await rig.perform(.go(.add))
        #expect(words.say(camera: rig.state.camera) == "The camera reads QR codes only. No picture is kept or sent.")
        for _ in 1...2 {
            await rig.perform(.cameraIs(.denied))
            let sentence = "The camera is not allowed. Turn it on in settings, pick a picture, or type the key."
            #expect(words.say(camera: rig.state.camera) == sentence)
            #expect(rig.state.screen == .camera(nil))
        }
        await rig.perform(.cameraIs(.none))
        #expect(words.say(camera: rig.state.camera) == "No camera was found. Pick a picture, or type the key.")
        await rig.perform(.go(.manual))
        #expect(rig.state.screen == .manual(Manual()))
    }

    @Test func aKeyThatIsGoneLeavesRefusing() async throws {
        let (rig, begun) = try await asked()
        rig.sheets.refusal.value = .KeyInvalidated
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.keyGone == true)
        #expect(rig.prompt?.canApprove == false)
        let sentence = "The phone’s key can’t be used any more. Codes and refusing still work; pair again to approve."
        #expect(rig.said() == sentence)
        await rig.perform(.refuse(.notNow))
        #expect(rig.prompt?.stage == .ended(.denied, refused: .notNow))
        #expect(try await service.state(ofSignIn: begun.id) == "denied")
    }

    @Test func aSheetDuringWhichTheAppIsLeftApprovesNothing() async throws {
        let (rig, begun) = try await asked()
        rig.sheets.meanwhile.value = { await rig.perform(.background) }
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.state.screens == [.lock(nil)])
        #expect(rig.state.sheet == nil)
        rig.sheets.meanwhile.value = nil
        #expect(try await service.state(ofSignIn: begun.id) == "pending")
        await rig.perform(.foreground, .unlockByPhone)
        let id = try #require(rig.state.requests.first?.id)
        await rig.perform(.openPrompt(id))
        #expect(rig.prompt?.typed == "")
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
    }

    @Test func leavingTheAppDropsWhatWasTypedAndKeepsTheRequest() async throws {
        let (rig, begun) = try await asked()
        await rig.perform(.lockWhen(.never), .type("123"), .background, .foreground)
        #expect(rig.prompt?.typed == "")
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
    }

    @Test func twoLinksAtOnceWaitAndAreShownOneAfterTheOther() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.lockNow)
        async let first: Void = rig.perform(.link(contoso))
        async let second: Void = rig.perform(.link(contoso.replacing("ada", with: "bob")))
        _ = await (first, second)
        await rig.perform(.link(contoso))
        #expect(rig.state.lock?.links == 2)
        #expect(rig.state.screen == .lock(nil))
        await rig.perform(.unlockByPhone)
        #expect(rig.state.lock?.links == 2)
        await rig.perform(.openLinks)
        guard case .card(let card) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(card.more == 1)
        await rig.perform(.add(.keepBoth, nickname: ""), .openLinks)
        guard case .card(let last) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(last.more == 0)
        await rig.perform(.openLinks)
        #expect(rig.state.screen == .card(last))
        #expect(rig.state.home?.accounts.count == 1)
    }

    @Test func withoutANetworkCodesGoOnAndOneQuietLineSaysSo() async throws {
        let rig = try await Rig.paired(user, at: service)
        rig.transport.failure.value = .Offline
        await rig.perform(.refresh)
        #expect(rig.said() == "No internet connection. Codes still work.")
        #expect(rig.state.home?.accounts.first?.code != nil)
        rig.transport.failure.value = nil
        await rig.perform(.refresh)
        #expect(rig.state.said == Said(.note(.noneWaiting)))
    }

    @Test(.timeLimit(.minutes(2))) func whoeverLeavesWhileServicesAreAskedIsToldNothing() async throws {
        let rig = try await Rig.paired(user, at: service)
        // The service waits for a request as long as the phone does.
        let asking = Task { await rig.phone.refresh(.waiting) }
        let before = rig.transport.sent.value.count
        while rig.transport.sent.value.count == before { await Task.yield() }
        asking.cancel()
        #expect(await asking.value == nil)
        #expect(rig.said() == nil)
        _ = try await service.signIn(user)
        await rig.perform(.refresh)
        #expect(rig.state.requests.count == 1)
    }

    @Test func oneServiceOfTwoThatIsDownIsCounted() async throws {
        let rig = try await Rig.paired(user, at: service)
        try await rig.pair(Service.user(), service)
        await rig.perform(.go(.home))
        rig.transport.failsAfter.value = 1
        await rig.perform(.refresh)
        #expect(rig.said() == "1 service could not be reached.")
    }

    @Test(.timeLimit(.minutes(2))) func aServiceThatHangsHoldsUpNeitherTheOthersNorTheirAnswers() async throws {
        let rig = try await Rig.paired(user, at: service)
        let other = Service.user()
        try await rig.pair(other, service)
        await rig.perform(.go(.home))
        let begun = ["\(user)@contoso.example": try await service.signIn(user)].merging(
            ["\(other)@contoso.example": try await service.signIn(other)], uniquingKeysWith: { one, _ in one })
        let (gate, open) = AsyncStream<Void>.makeStream()
        let asked = Box(0)
        rig.transport.meanwhile.value = {
            if asked.change({ $0 += 1 }) == 1 { for await _ in gate {} }
        }
        let asking = Task { await rig.phone.refresh(.now) }
        while rig.state.requests.isEmpty { await Task.yield() }
        let request = try #require(rig.state.requests.first)
        let shown = try #require(rig.state.account(request.account)?.name)
        await rig.perform(.openPrompt(request.id), .type(try #require(begun[shown]).number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(rig.state.requests.isEmpty)
        open.finish()
        #expect(await asking.value == nil)
        #expect(rig.state.requests.count == 1)
    }

    @Test func aServiceThatIsDownKeepsTheApprovalAndTheSameBytesGoLater() async throws {
        let (rig, begun) = try await asked()
        rig.transport.reply.value = HttpResponse(status: 503, headers: [], body: Data())
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.said() == "No connection. Your answer is kept and sent as soon as there is one.")
        #expect(rig.prompt?.stage == .asked)
        let body = try #require(rig.transport.sent.value.last?.body)
        rig.transport.reply.value = nil
        rig.transport.sent.value = []
        await rig.perform(.refresh)
        #expect(rig.transport.sent.value.contains { $0.body == body })
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
        #expect(try await service.state(ofSignIn: begun.id) == "approved")
    }

    @Test func aKeptApprovalWaitsForTheAppToBeUnlocked() async throws {
        let (rig, begun) = try await asked()
        rig.sheets.asked.value = []
        rig.transport.failure.value = .Offline
        await rig.perform(.type(begun.number), .approve, .background)
        rig.transport.failure.value = nil
        _ = await rig.phone.refreshInBackground()
        #expect(try await service.state(ofSignIn: begun.id) == "pending")
        await rig.perform(.foreground, .unlockByPhone, .refresh)
        #expect(try await service.state(ofSignIn: begun.id) == "approved")
        #expect(rig.sheets.asked.value == [.approve, .unlock])
    }

    @Test(.timeLimit(.minutes(2))) func whatHangsWhenTheAppLocksHoldsNothingUp() async throws {
        let rig = try await Rig.paired(user, at: service)
        let id = try #require(rig.state.home?.accounts.first?.id)
        let (gate, open) = AsyncStream<Void>.makeStream()
        rig.transport.meanwhile.value = { for await _ in gate {} }
        let hanging = Task { await rig.perform(.remove(account: id, everywhere: true)) }
        while !rig.state.busy || rig.state.sheet != nil || rig.transport.waiting.value == 0 { await Task.yield() }
        await rig.perform(.background)
        #expect(!rig.state.busy)
        await rig.perform(.foreground, .unlockByPhone)
        #expect(rig.state.home?.accounts.count == 1)
        rig.transport.meanwhile.value = nil
        open.finish()
        await hanging.value
        #expect(!rig.state.busy)
    }

    @Test func aRefusalThatIsKeptIsOutOfTheWayAndGoesLater() async throws {
        let (rig, begun) = try await asked()
        rig.transport.failure.value = .Offline
        await rig.perform(.refuse(.notNow))
        #expect(rig.said() == "No connection. Your answer is kept and sent as soon as there is one.")
        #expect(rig.state.requests.isEmpty)
        rig.transport.failure.value = nil
        await rig.perform(.go(.home), .refresh)
        #expect(try await service.state(ofSignIn: begun.id) == "denied")
    }

    @Test func aReportThatDoesNotGoOutCanBeSentAgain() async throws {
        let (rig, begun) = try await asked()
        await rig.perform(.refuse(.notMe), .askReport)
        rig.transport.failure.value = .Offline
        await rig.perform(.report)
        #expect(rig.state.said == Said(.failed(.offline, host: service.host)))
        #expect(rig.prompt?.stage == .ended(.denied, refused: .notMe))
        rig.transport.failure.value = nil
        await rig.perform(.askReport, .report)
        #expect(rig.prompt?.stage == .ended(.reported, refused: nil))
        #expect(try await service.state(ofSignIn: begun.id) == "reported")
    }

    @Test func anApprovalWithoutAReplyCanStillBeRefused() async throws {
        let (rig, begun) = try await asked()
        rig.transport.failure.value = .Timeout
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.said() == "Your answer was sent, but no reply came. The sign-in page shows what happened.")
        rig.transport.failure.value = nil
        await rig.perform(.refuse(.notMe))
        // Its bytes go first: they may have arrived.
        #expect(try await service.state(ofSignIn: begun.id) == "approved")
        guard case .ended = rig.prompt?.stage else { throw Unexpected(rig.state.screen) }
    }

    @Test func aReplyThatIsNotTheServicesIsIgnored() async throws {
        let (rig, begun) = try await asked()
        rig.transport.reply.value = HttpResponse(status: 200, headers: [], body: Data("{}".utf8))
        await rig.perform(.type(begun.number), .approve)
        #expect(rig.prompt?.stage == .over(.failed(.serviceReply, host: service.host)))
        #expect(rig.said()?.contains("can’t be understood, so nothing was changed") == true)
    }

    @Test(arguments: [3600, -3600])
    func aClockThatIsWrongByAnHourIsToldAndApprovingGoesOn(_ seconds: Int64) async throws {
        let rig = try await Rig.paired(user, at: service)
        rig.clock.pass(1000)
        rig.clock.set(rig.clock.now().unixMs + seconds * 1000)
        let begun = try await service.signIn(user)
        await rig.perform(.refresh)
        guard case .probablyOff(let ahead, _, _)? = rig.state.home?.clock else {
            throw Unexpected(rig.state.screen)
        }
        #expect(abs(ahead - seconds) < 600)
        let sentences = Words(.english).clockOff(rig.state.home!.clock)
        #expect(sentences.contains("Codes will very likely be refused until the clock is right."))
        #expect(sentences.contains { $0.contains(seconds > 0 ? "seconds ahead" : "seconds behind") })
        #expect(sentences.contains("Turn on “Set time automatically” in the phone’s settings."))
        await rig.perform(.openPrompt(try #require(rig.state.requests.first?.id)), .type(begun.number), .approve)
        #expect(rig.prompt?.stage == .ended(.approved, refused: nil))
    }

    @Test func aClockThatIsWrongByDaysLeadsToWhatHelps() async throws {
        let rig = try await Rig.paired(user, at: service)
        rig.clock.set(rig.clock.now().unixMs + 3 * 86_400 * 1000)
        await rig.perform(.refresh)
        #expect(rig.state.screen == .clock)
        await rig.perform(.back)
        #expect(rig.said() == "This phone’s clock differs too much from the service’s. Turn on automatic time.")
        #expect(rig.state.home?.accounts.count == 1)
    }

    @Test func aServiceThatForgotThePhoneLosesNothing() async throws {
        let rig = try await Rig.paired(user, at: service)
        let id = try #require(rig.state.home?.accounts.first?.id)
        try await service.forget(user)
        await rig.perform(.refresh)
        #expect(rig.state.account(id)?.service?.state == .inactive)
        #expect(rig.state.account(id)?.code != nil)
    }

    @Test func aFullDiskChangesNothingAndSaysSo() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.scanned([contoso]), .add(.keepBoth, nickname: ""), .go(.home), .background)
        let disk = try SmallDisk(at: rig.folder.appendingPathComponent("vault"))
        defer { disk.remove() }
        await rig.perform(.foreground, .unlockByPhone)
        try disk.fill()
        // What the vault's log has room for still goes in.
        var added = ["ada"]
        for number in 0..<100 where rig.said() == nil {
            await rig.perform(.scanned([contoso.replacing("ada", with: "\(number)")]), .add(.keepBoth, nickname: ""))
            if case .addedAccounts = rig.state.screen { added.append("\(number)") }
        }
        let sentence = "The phone’s storage is full. Nothing was changed. Free some space and try again."
        #expect(rig.said() == sentence)
        #expect(rig.state.home?.accounts.map(\.name) == added)
        try disk.empty()
        await rig.perform(.add(.keepBoth, nickname: ""))
        #expect(rig.state.home?.accounts.count == added.count + 1)
    }
}
