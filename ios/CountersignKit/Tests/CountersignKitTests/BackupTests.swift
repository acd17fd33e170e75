import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Making, rehearsing and restoring a backup.
@MainActor
struct BackupTests {
    private let password = "four unrelated words"

    private func holding(_ names: String...) async -> Rig {
        let rig = await Rig.unlocked(at: 59)
        for name in names {
            let text = "otpauth://totp/Contoso:\(name)?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"
            await rig.perform(.scanned([text]), .add(.keepBoth, nickname: ""), .go(.home))
        }
        return rig
    }

    private func made(_ rig: Rig) async throws -> Data {
        await rig.perform(.go(.backup), .backUp(password: password))
        guard case .backup(.made(let file)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        return file
    }

    @Test func aBackupCountsOnceItWasOpenedAgain() async throws {
        let rig = await holding("ada", "bob")
        #expect(rig.state.home?.notices == [.backupMissing])
        let file = try await made(rig)
        #expect(rig.state.lastBackup == nil)
        await rig.perform(.fileRead(file))
        guard case .backup(.opened(let backup)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let sentence = "Backup made and tested: 2 accounts opened again with your password."
        #expect(Words(.english).tested(backup)[0] == sentence)
        #expect(rig.state.lastBackup?.opened == 59)
        #expect(rig.state.home?.notices == [])
    }

    @Test func aShortPasswordAndAFileThatCannotBeSavedAreTold() async throws {
        let rig = await holding("ada")
        await rig.perform(.go(.backup), .backUp(password: "short"))
        #expect(rig.state.screen == .backup(.begin(.error(.BackupPasswordShort(count: 7)))))
        await rig.perform(.backUp(password: password), .fileFailed(.unwritable))
        #expect(rig.state.screen == .backup(.begin(.note(.file(.unwritable)))))
        #expect(rig.state.lastBackup == nil)
    }

    @Test func aFileThatWasSpoiledOnItsWayDoesNotCount() async throws {
        let rig = await holding("ada")
        var file = try await made(rig)
        file[file.count - 1] ^= 1
        await rig.perform(.fileRead(file))
        guard case .backup(.begin(.error)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(rig.state.lastBackup == nil)
    }

    @Test func aRehearsalChangesNothing() async throws {
        let rig = await holding("ada")
        let file = try await made(rig)
        await rig.perform(.go(.rehearse), .fileRead(file), .openBackup(password: "a wrong password"))
        #expect(rig.state.screen == .rehearse(.picked(file, .error(.BackupPassword))))
        await rig.perform(.openBackup(password: password))
        guard case .rehearse(.opened(let backup)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let sentence = "It works: \u{2068}1\u{2069} of \u{2068}1\u{2069} can be restored."
        #expect(Words(.english).rehearsed(backup) == [sentence])
        await rig.perform(.restore(.keepBoth))
        #expect(rig.state.screen == .rehearse(.opened(backup)))
        #expect(rig.state.home?.accounts.count == 1)
    }

    @Test func aNewPhoneGetsItsAccountsBackAndTwiceAddsNothing() async throws {
        let file = try await made(await holding("ada", "bob"))
        let rig = await holding("ada")
        let times = [
            ("1 new, 1 already here, 0 with another key", "1 account restored"),
            ("0 new, 2 already here, 0 with another key", "0 accounts restored"),
        ]
        for (preview, done) in times {
            await rig.perform(.go(.restore), .fileRead(file), .openBackup(password: password))
            guard case .restore(.opened(let backup)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
            let told = Words(.english).preview(backup).filter { !"\u{2068}\u{2069}".contains($0) }
            #expect(told == preview)
            await rig.perform(.restore(.keepBoth))
            guard case .restore(.restored(_, let added)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
            #expect(Words(.english).restored(backup, added) == [done])
            #expect(rig.state.home?.accounts.map(\.name) == ["ada", "bob"])
        }
    }

    @Test func whatIsNoBackupIsTold() async throws {
        let rig = await holding()
        await rig.perform(.go(.restore), .fileFailed(.unreadable))
        #expect(rig.state.screen == .restore(.begin(.note(.file(.unreadable)))))
        await rig.perform(.fileRead(Data("a photo".utf8)), .openBackup(password: password))
        guard case .restore(.picked(_, .error(.BackupForeign))) = rig.state.screen else {
            throw Unexpected(rig.state.screen)
        }
    }

    @Test func anAppThatLocksMeanwhileForgetsThePassword() async throws {
        let rig = await holding("ada")
        let file = try await made(rig)
        await rig.perform(.background, .foreground, .unlockByPhone, .fileRead(file))
        #expect(rig.state.screens == [.home(Accounts())])
        #expect(rig.state.lastBackup == nil)
    }

    @Test func anAccountThatApprovesIsToldToBePairedAgain() async throws {
        let rig = try await Rig.paired(Service.user(), at: try Service())
        let file = try await made(rig)
        await rig.perform(.fileRead(file))
        guard case .backup(.opened(let backup)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let words = Words(.english)
        #expect(words.tested(backup).contains(words.backupNotIncluded))
        #expect(words.restored(backup, []).contains("1 account shows codes only. Pair it again to approve sign-ins."))
    }
}
