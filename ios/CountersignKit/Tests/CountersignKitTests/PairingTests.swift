import CountersignCore
import Testing

@testable import CountersignKit

@MainActor
struct PairingTests {
    let service: Service
    let user = Service.user()

    init() throws { service = try Service() }

    @Test func aCodeLeadsToAnAccountByWayOfItsNumber() async throws {
        let rig = await Rig.unlocked()
        let invitation = try await service.invite(user)
        await rig.perform(.scanned([invitation.uri]))
        guard case .pairing(let pairing) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(pairing.device == "iPhone")
        #expect(pairing.stage == .consent(warned: false, sentence: nil))
        #expect(rig.transport.sent.value.isEmpty)
        // The service is on this device, so the person is asked twice.
        await rig.perform(.pair)
        #expect(rig.transport.sent.value.isEmpty)
        await rig.perform(.pair)
        let prompt = try #require(rig.prompt)
        #expect(prompt.request.kind == .pairingCheck)
        #expect(rig.sheets.asked.value == [.unlock, .pair])
        let number = try #require(try await service.pairing(invitation.id).number)
        await rig.perform(.type(number), .approve)
        guard case .paired(let account) = rig.state.screen else { return #expect(Bool(false)) }
        let code = try #require(rig.state.account(account)?.code)
        #expect(try await service.codeIsValid(user, code))
        await rig.perform(.go(.home))
        #expect(rig.state.account(account)?.service?.state == .active)
    }
}
