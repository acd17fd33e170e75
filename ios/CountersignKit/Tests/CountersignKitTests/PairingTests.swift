import CountersignCore
import Testing

@testable import CountersignKit

/// Pairing with the real service.
@MainActor
struct PairingTests {
    private let service: Service
    private let user = Service.user()

    init() throws { service = try Service() }

    private func stage(_ rig: Rig) throws -> PairingStage {
        guard case .pairing(let pairing) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        return pairing.stage
    }

    /// A phone before the second agreement, since the service is on this device.
    private func agreeing() async throws -> (Rig, Service.Invitation) {
        let rig = await Rig.unlocked()
        let invitation = try await service.invite(user)
        await rig.perform(.scanned([invitation.uri]), .pair)
        return (rig, invitation)
    }

    @Test func aCodeLeadsToAnAccountByWayOfItsNumber() async throws {
        let rig = await Rig.unlocked()
        let invitation = try await service.invite(user)
        await rig.perform(.scanned([invitation.uri]))
        #expect(try stage(rig) == .consent(warned: false, sentence: nil))
        await rig.perform(.nameDevice("My phone"), .pair)
        #expect(try stage(rig) == .consent(warned: true, sentence: nil))
        #expect(rig.transport.sent.value.isEmpty)
        await rig.perform(.pair)
        let prompt = try #require(rig.prompt)
        #expect(prompt.request.kind == .pairingCheck)
        #expect(rig.sheets.asked.value == [.unlock, .pair])
        let number = try #require(try await service.pairing(invitation.id).number)
        await rig.perform(.type(number), .approve)
        guard case .paired(let account) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        await rig.catchUp()
        let code = try #require(rig.state.account(account)?.code)
        #expect(try await service.codeIsValid(user, code))
        await rig.perform(.go(.home))
        #expect(rig.state.account(account)?.service?.state == .active)
        #expect(rig.state.requests.isEmpty)
    }

    @Test func aProductKeyPairsToo() async throws {
        let rig = await Rig.unlocked()
        let invitation = try await service.invite(user)
        let address = try #require(invitation.uri.components(separatedBy: "/pair#").first)
        await rig.perform(
            .go(.manual), .typePairing(true),
            .readProductKey(address: address, groups: invitation.productKey.lowercased()), .pair, .pair)
        #expect(rig.prompt?.request.kind == .pairingCheck)
    }

    @Test func aWrongNumberLeavesTwoTriesAndThenNone() async throws {
        let (rig, invitation) = try await agreeing()
        await rig.perform(.pair)
        let number = try #require(try await service.pairing(invitation.id).number)
        let wrong = number == "000000" ? "000001" : "000000"
        for left: UInt8 in [2, 1] {
            await rig.perform(.type(wrong), .approve)
            #expect(rig.prompt?.sentence == .note(.wrongNumber(triesLeft: left)))
            #expect(rig.prompt?.typed == "")
            #expect(rig.prompt?.canApprove == false)
        }
        #expect(rig.said() == "Look at the page again. 1 try left.")
        await rig.perform(.type(wrong), .approve)
        #expect(rig.prompt?.stage == .ended(.wrongNumber, refused: nil))
        await rig.perform(.go(.home), .refresh)
        #expect(rig.state.home?.accounts.isEmpty == true)
    }

    @Test func aClosedSheetLeadsBackToTheConsentAndSendsNothing() async throws {
        let (rig, _) = try await agreeing()
        rig.sheets.refusal.value = .Cancelled
        await rig.perform(.pair)
        #expect(try stage(rig) == .consent(warned: true, sentence: .failed(.cancelled, host: "")))
        #expect(rig.transport.sent.value.isEmpty)
        rig.sheets.refusal.value = nil
        await rig.perform(.pair)
        #expect(rig.prompt != nil)
    }

    @Test func aPhoneWithoutALockIsToldToSetOne() async throws {
        let (rig, _) = try await agreeing()
        rig.keys.hasLock.value = false
        await rig.perform(.pair)
        #expect(rig.said() == "Set a screen lock in the phone’s settings first, then try again.")
        rig.keys.hasLock.value = true
        await rig.perform(.pair)
        #expect(rig.prompt != nil)
    }

    @Test(arguments: [PlatformError.Offline, .Timeout, .Tls])
    func withoutAReplyTheSameBytesGoAgain(_ failure: PlatformError) async throws {
        let (rig, _) = try await agreeing()
        rig.transport.failure.value = failure
        await rig.perform(.pair)
        guard case .failed(_, again: true) = try stage(rig) else { throw Unexpected(rig.state.screen) }
        #expect(rig.state.home?.accounts == [])
        let first = try #require(rig.transport.sent.value.first?.body)
        rig.transport.failure.value = nil
        await rig.perform(.again)
        #expect(rig.prompt?.request.kind == .pairingCheck)
        #expect(rig.transport.sent.value.contains { $0.body == first && $0.method == .post })
        #expect(rig.sheets.asked.value == [.unlock, .pair])
    }

    @Test func aServiceWhoseCertificateNobodyVouchesForIsNotTalkedTo() async throws {
        let (rig, host) = (await Rig.unlocked(), service.host)
        rig.transport.failure.value = .Tls
        await rig.perform(.scanned([try await service.invite(user).uri]), .pair, .pair)
        #expect(try stage(rig) == .failed(.failed(.tls, host: host), again: true))
        let said = rig.said()?.filter { !"\u{2068}\u{2069}".contains($0) }
        #expect(said?.hasPrefix("The connection to \(host) is not safe, so nothing was sent.") == true)
        #expect(rig.state.home?.accounts == [])
    }

    @Test func aUsedCodeIsToldAndNotTriedAgain() async throws {
        let (first, invitation) = try await agreeing()
        await first.perform(.pair)
        let second = await Rig.unlocked()
        await second.perform(.scanned([invitation.uri]), .pair, .pair)
        #expect(try stage(second) == .failed(.refused(.codeUsed), again: false))
        await second.perform(.again)
        #expect(try stage(second) == .failed(.refused(.codeUsed), again: false))
        await second.perform(.back)
        #expect(second.state.screens.count == 1)
    }

    @Test func aServiceWithAnotherKeyThanTheCodeNamesIsNotBelieved() async throws {
        let rig = await Rig.unlocked()
        let uri = try await service.invite(user).uri
        let key = try #require(uri.components(separatedBy: "key=").last)
        let other = key.hasPrefix("A") ? "B" : "A"
        await rig.perform(.scanned([uri.replacing(key, with: other + key.dropFirst())]), .pair, .pair)
        #expect(try stage(rig) == .failed(.note(.pairingProof), again: false))
        #expect(rig.said()?.contains("Someone may be in between") == true)
        #expect(rig.state.home?.accounts == [])
    }

    @Test func anAppThatEndsWhileItPairsFindsTheNumberAgain() async throws {
        let (rig, invitation) = try await agreeing()
        await rig.perform(.pair)
        await rig.restart()
        await rig.perform(.unlockByPhone)
        let account = try #require(rig.state.home?.accounts.first)
        #expect(account.service?.state == .unconfirmed)
        let check = try #require(rig.state.requests.first)
        let number = try #require(try await service.pairing(invitation.id).number)
        await rig.perform(.openPrompt(check.id), .type(number), .approve)
        #expect(rig.state.screen == .paired(account: account.id))
    }

    @Test func aLockDuringThePairingIsToldAfterwards() async throws {
        let (rig, _) = try await agreeing()
        await rig.perform(.background, .foreground, .unlockByPhone)
        #expect(rig.said() == "The app was locked before you added this. Scan the QR code again.")
        #expect(rig.state.screens.count == 1)
    }

    @Test func endingAPairingTellsTheServiceFirst() async throws {
        let rig = try await Rig.paired(user, at: service)
        let id = try #require(rig.state.home?.accounts.first?.id)
        rig.transport.failure.value = .Offline
        await rig.perform(.openAccount(id), .askRemove(account: id), .remove(account: id, everywhere: true))
        #expect(rig.said() == "No internet connection. Check it and try again. Codes still work.")
        #expect(rig.state.account(id) != nil)
        rig.transport.failure.value = nil
        await rig.perform(.remove(account: id, everywhere: true))
        #expect(rig.state.screens.count == 1)
        #expect(rig.state.said == Said(.note(.unpaired)))
        #expect(rig.state.account(id) == nil)
    }
}
