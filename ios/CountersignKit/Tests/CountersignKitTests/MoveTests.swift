import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Two phones, of which each sees what the other shows.
@MainActor
struct MoveTests {
    private let secrets = ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"]
    private let passcode = "correct horse"

    private func old(_ count: Int = 2, passcode: String? = nil) async -> Rig {
        let rig = await Rig.unlocked(at: 59, passcode: passcode)
        for number in 0..<count {
            let text = "otpauth://totp/Contoso:ada\(number)?secret=\(secrets[number % 2])&issuer=Contoso"
            await rig.perform(.scanned([text]), .add(.keepBoth, nickname: ""), .go(.home))
        }
        return rig
    }

    /// What the new phone shows.
    private func shown(by rig: Rig) throws -> Receiving {
        guard case .move(.show(let receiving)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        return receiving
    }

    /// What the old phone shows.
    private func parts(of rig: Rig) throws -> [QrCode] {
        guard case .move(.parts(_, let parts)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        return parts
    }

    /// A new phone that waits, and an old one that has seen it.
    private func facing(_ old: Rig) async throws -> Rig {
        let new = await Rig.unlocked(at: 59)
        await new.perform(.receiveMove)
        await old.perform(.go(.move), .sendMove, .captured([try shown(by: new).qr.captured]))
        guard case .move(.compare(let sending, nil)) = old.state.screen else { throw Unexpected(old.state.screen) }
        #expect(try shown(by: new).code == sending.code)
        return new
    }

    @Test func accountsMoveFromOnePhoneToTheOther() async throws {
        let old = await old()
        let new = try await facing(old)
        #expect(spelled(try shown(by: new).code).filter(\.isNumber).count == 12)
        await new.perform(.same)
        await old.perform(.same)
        for part in try parts(of: old) { await new.perform(.captured([part.captured])) }
        guard case .move(.arrived(let backup, nil)) = new.state.screen else { throw Unexpected(new.state.screen) }
        #expect(backup.accounts.map(\.account.name) == ["ada0", "ada1"])
        #expect(new.state.home?.accounts == [])
        await new.perform(.addMoved(.keepBoth))
        guard case .move(.moved(backup, let added)) = new.state.screen else { throw Unexpected(new.state.screen) }
        #expect(Words(.english).moved(backup, added).count == 1)
        #expect(Words(.english).moved(backup, added)[0].hasPrefix("2 accounts moved."))
        #expect(new.state.home?.accounts.map(\.code) == old.state.home?.accounts.map(\.code))
        await old.perform(.go(.home), .go(.journal))
        guard case .journal(let entries) = old.state.screen else { throw Unexpected(old.state.screen) }
        #expect(entries.map(\.action) == [.export])
    }

    @Test func manyAccountsGoInSeveralPartsInAnyOrder() async throws {
        let old = await old(40)
        let new = try await facing(old)
        await new.perform(.same)
        await old.perform(.same)
        let parts = try parts(of: old)
        #expect(parts.count > 1)
        var quarters: [UInt32] = []
        for part in parts.reversed().flatMap({ [$0, $0] }) {
            await new.perform(.captured([.text(text: "hello"), part.captured]))
            if case .move(.receive(_, let progress)) = new.state.screen {
                quarters.append(progress.quarters)
                #expect(Words(.english).progress(progress).contains("parts received"))
            }
        }
        #expect(quarters == quarters.sorted())
        await new.perform(.addMoved(.keepBoth))
        #expect(new.state.home?.accounts.count == 40)
    }

    @Test func anOldPhoneWithoutAccountsHasNothingToMove() async throws {
        let old = await old(0)
        let new = try await facing(old)
        await new.perform(.same)
        await old.perform(.same)
        for part in try parts(of: old) { await new.perform(.captured([part.captured])) }
        let page = try #require(Words(.english).page(new.state.screen, in: new.state))
        #expect(page.parts == [.text("The old phone has no accounts to move.")])
        #expect(page.buttons.map(\.deed) == [.act(.go(.home))])
    }

    @Test func codesOfSomethingElseAreIgnored() async throws {
        let old = await old()
        let strange = "otpauth://totp/Contoso:eve?secret=\(secrets[0])"
        await old.perform(.go(.move), .sendMove, .captured([.text(text: "hello"), .text(text: strange)]))
        #expect(old.state.screen == .move(.scan))
        await old.perform(.back)
        let new = try await facing(old)
        await new.perform(.same, .captured([.text(text: "hello"), .text(text: strange)]))
        guard case .move(.receive(_, let progress)) = new.state.screen else { throw Unexpected(new.state.screen) }
        #expect((progress.seen, progress.total, progress.quarters) == (0, 0, 0))
        await old.perform(.same)
        // The code that this phone showed itself is nothing that it waits for.
        let another = await Rig.unlocked(at: 59)
        await another.perform(.receiveMove, .captured([try parts(of: old)[0].captured]))
        _ = try shown(by: another)
    }

    @Test func aPhoneThatIsNewerIsTold() async {
        let old = await old()
        await old.perform(.sendMove, .captured([.text(text: "COUNTERSIGN-MOVE-2/")]))
        #expect(old.said()?.hasPrefix("The other phone has a newer version.") == true)
        await old.perform(.again)
        #expect(old.state.screens.count == 1)
    }

    @Test func whoeverCancelsEndsItOnThatPhone() async throws {
        let old = await old()
        let new = try await facing(old)
        await new.perform(.same)
        guard case .move(.receive(let transfer, _)) = new.state.screen else { throw Unexpected(new.state.screen) }
        await new.perform(.back)
        let gone = try? await new.phone.core.call {
            try $0.receivePart(transfer: transfer, captured: .text(text: "hello"), now: $1)
        }
        #expect(gone == nil)
        guard case .move(.compare(let sending, _)) = old.state.screen else { throw Unexpected(old.state.screen) }
        await old.perform(.back)
        let parts = try? await old.phone.core.call { try $0.transferParts(transfer: sending.transfer, now: $1) }
        #expect(parts == nil)
        await old.perform(.same)
        #expect(old.state.screen == .choosePhone)
    }

    @Test func aLockInTheMiddleEndsItAndIsTold() async throws {
        let old = await old()
        let new = try await facing(old)
        await new.perform(.same, .background, .foreground, .unlockByPhone)
        #expect(new.state.screens.count == 1)
        #expect(new.said()?.hasPrefix("The accounts did not arrive whole. Nothing was changed.") == true)
        await old.perform(.background, .foreground, .unlockByPhone)
        #expect(old.state.screens == [.home(Accounts())])
        await old.perform(.same)
        #expect(old.state.screens == [.home(Accounts())])
    }

    @Test func whoeverIsNotThePersonShowsNoParts() async throws {
        let old = await old()
        _ = try await facing(old)
        old.clock.pass(120_000)
        old.sheets.refusal.value = .Cancelled
        old.sheets.asked.value = []
        await old.perform(.same)
        guard case .move(.compare(_, nil)) = old.state.screen else { throw Unexpected(old.state.screen) }
        #expect(old.sheets.asked.value == [.unlock])
        old.sheets.refusal.value = nil
        await old.perform(.same)
        #expect(try !parts(of: old).isEmpty)
    }

    @Test func thePasscodeDoesWhereThereIsNoOtherLock() async throws {
        let old = await old(passcode: passcode)
        await old.perform(.removePhoneLock)
        _ = try await facing(old)
        old.clock.pass(120_000)
        await old.perform(.same)
        #expect(old.state.screen == .verify(nil))
        await old.perform(.verify(passcode: passcode))
        #expect(try !parts(of: old).isEmpty)
    }

    @Test func whoeverWaitsTooLongBeginsAgain() async throws {
        let old = await old()
        let new = try await facing(old)
        await new.perform(.same)
        for rig in [old, new] { rig.clock.pass(11 * 60 * 1000) }
        await old.perform(.same)
        #expect(old.state.screen == .move(.failed(.error(.ExpiredTicket))))
        await new.perform(.captured([.text(text: "hello")]))
        #expect(new.state.screen == .move(.failed(.error(.ExpiredTicket))))
    }

    @Test func anAccountThatApprovesIsListedToBePairedAgain() async throws {
        let user = Service.user()
        let old = try await Rig.paired(user, at: try Service())
        let new = await Rig.unlocked()
        await new.perform(.receiveMove)
        await old.perform(.sendMove, .captured([try shown(by: new).qr.captured]), .same)
        await new.perform(.same)
        for part in try parts(of: old) { await new.perform(.captured([part.captured])) }
        await new.perform(.addMoved(.keepBoth))
        guard case .move(.moved(let backup, let added)) = new.state.screen else { throw Unexpected(new.state.screen) }
        #expect(backup.toPairAgain.map(\.name) == ["\(user)@contoso.example"])
        #expect(Words(.english).moved(backup, added).contains(Words(.english).transferPairAgain))
    }
}

extension QrCode {
    fileprivate var captured: Captured {
        let picture = picture
        return .image(
            luma: picture.luma, width: picture.width, height: picture.height, rowStride: picture.rowStride)
    }
}
