import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Keys that leave: a file without a lock, and one account as a QR code.
@MainActor
struct ExportTests {
    private let contoso = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"
    private let passcode = "correct horse"

    /// A phone with an account, on which nobody was asked for a while.
    private func holding(passcode: String? = nil) async -> Rig {
        let rig = await Rig.unlocked(at: 59, passcode: passcode)
        await rig.perform(.scanned([contoso]), .add(.keepBoth, nickname: ""), .go(.home))
        rig.clock.pass(120_000)
        rig.sheets.asked.value = []
        return rig
    }

    private func left(_ rig: Rig) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: rig.folder.appendingPathComponent("Export").path)) ?? []
    }

    @Test func thePersonIsAskedAndTheFileStaysNoLongerThanItIsMoved() async throws {
        let rig = await holding()
        await rig.perform(.go(.export), .export)
        #expect(rig.sheets.asked.value == [.unlock])
        guard case .export(.made(let file, let exported)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(exported.count == 1 && exported.leftOut == [])
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        await rig.perform(.exportMoved(true))
        #expect(rig.state.screen == .export(.ended(exported)))
        #expect(left(rig).isEmpty)
        await rig.perform(.go(.home), .go(.journal))
        guard case .journal(let entries) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(entries.first.map(Words(.english).journal) == "Exported")
    }

    @Test func aFileThatIsNotMovedIsDeletedAtOnceAndByWhateverEndsTheScreen() async throws {
        let rig = await holding()
        await rig.perform(.go(.export), .export, .exportMoved(false))
        #expect(rig.state.screen == .export(.begin(.note(.file(.unwritable)))))
        #expect(left(rig).isEmpty)
        for end: PhoneAction in [.back, .go(.home), .lockNow] {
            await rig.perform(.go(.export), .export)
            #expect(left(rig) == ["Countersign.txt"])
            await rig.perform(end)
            #expect(left(rig).isEmpty, "\(end)")
        }
        await rig.perform(.unlockByPhone, .go(.export), .export)
        #expect(left(rig).count == 1)
        await rig.restart()
        #expect(left(rig).isEmpty)
    }

    @Test func whoeverClosesTheSheetExportsNothing() async throws {
        let rig = await holding()
        rig.sheets.refusal.value = .Cancelled
        await rig.perform(.go(.export), .export)
        #expect(rig.state.screen == .export(.begin(nil)))
        #expect(left(rig).isEmpty)
        await rig.perform(.go(.home), .go(.journal))
        #expect(rig.state.screen == .journal([]))
    }

    @Test func anAppThatIsLeftDuringTheSheetExportsNothing() async throws {
        let rig = await holding()
        let id = try #require(rig.state.home?.accounts.first?.id)
        rig.sheets.meanwhile.value = { await rig.perform(.background) }
        await rig.perform(.go(.export), .export)
        #expect(rig.state.screens == [.lock(nil)])
        rig.sheets.meanwhile.value = nil
        await rig.perform(.foreground, .unlockByPhone)
        rig.clock.pass(120_000)
        rig.sheets.meanwhile.value = { await rig.perform(.background) }
        await rig.perform(.askCode(account: id), .showCode(account: id))
        #expect(rig.state.screens == [.lock(nil)])
        #expect(left(rig).isEmpty && !rig.state.busy)
        rig.sheets.meanwhile.value = nil
        await rig.perform(.foreground, .unlockByPhone, .go(.journal))
        #expect(rig.state.screen == .journal([]))
    }

    @Test func whereThePhonesLockIsOfNoUseThePasscodeIs() async throws {
        let rig = await holding(passcode: passcode)
        rig.sheets.refusal.value = .KeyInvalidated
        await rig.perform(.go(.export), .export)
        #expect(rig.state.screen == .verify(.note(.keyGone)))
        await rig.perform(.verify(passcode: "wrong"))
        #expect(rig.said() == "This passcode is not right.")
        #expect(left(rig).isEmpty)
        await rig.perform(.verify(passcode: passcode))
        guard case .export(.made) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        await rig.perform(.exportMoved(true), .go(.home), .verify(passcode: passcode))
        #expect(rig.state.screens.count == 1)
    }

    @Test func withoutALockOfThePhoneThePasscodeIsAskedFor() async throws {
        let rig = await holding(passcode: passcode)
        await rig.perform(.removePhoneLock, .go(.export), .export)
        #expect(rig.state.screen == .verify(nil))
        await rig.perform(.back)
        #expect(rig.state.screen == .export(.begin(nil)))
        await rig.perform(.export, .verify(passcode: passcode))
        guard case .export(.made) = rig.state.screen else { throw Unexpected(rig.state.screen) }
    }

    @Test func oneAccountIsACodeThatAnyAppReads() async throws {
        let rig = await holding()
        let id = try #require(rig.state.home?.accounts.first?.id)
        await rig.perform(.openAccount(id), .askCode(account: id))
        #expect(rig.state.screen == .accountCode(id, nil, nil))
        #expect(rig.sheets.asked.value.isEmpty)
        await rig.perform(.showCode(account: id))
        #expect(rig.sheets.asked.value == [.unlock])
        guard case .accountCode(id, .some(let code), nil) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let other = await Rig.unlocked(at: 59)
        await other.perform(.picture(code.picture))
        guard case .card(let card) = other.state.screen, case .account(let account, let shown, _) = card.scanned.scan
        else { throw Unexpected(other.state.screen) }
        #expect(account.issuer == "Contoso" && shown == "287082")
        await rig.perform(.lockNow)
        #expect(rig.state.screens == [.lock(nil)])
    }

    @Test func anAccountThatOnlyApprovesOrIsGoneHasNoCode() async throws {
        let rig = await holding()
        await rig.perform(.askCode(account: "gone"), .showCode(account: "gone"))
        #expect(rig.state.screen == .accountCode("gone", nil, .error(.NotFound)))
    }
}

extension QrCode {
    /// As a camera sees it: four pixels a module, with the light border around it.
    var picture: Picture {
        let (scale, border) = (4, 4)
        let edge = (Int(side) + 2 * border) * scale
        var luma = Data(repeating: 255, count: edge * edge)
        for (column, row) in dark {
            for y in 0..<scale {
                for x in 0..<scale { luma[((row + border) * scale + y) * edge + (column + border) * scale + x] = 0 }
            }
        }
        return Picture(luma: luma, width: UInt32(edge), height: UInt32(edge), rowStride: UInt32(edge))
    }
}
