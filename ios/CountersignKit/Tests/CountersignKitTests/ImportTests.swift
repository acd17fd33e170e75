import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Accounts of other apps, from the files in tests/imports.
@MainActor
struct ImportTests {
    private func file(_ name: String) throws -> Data {
        let root = (1...5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return try Data(contentsOf: root.appending(path: "tests/imports/\(name)"))
    }

    private func picking() async -> Rig {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.importing))
        return rig
    }

    @Test func aPlainFileIsShownBeforeAnythingIsStoredAndThenAdded() async throws {
        let rig = await picking()
        await rig.perform(.fileRead(try file("links.txt")))
        guard case .importing(.opened(let found, nil)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let words = Words(.english)
        #expect(words.found(found) == "\u{2068}A list of accounts\u{2069}: 5 accounts found")
        #expect(found.skipped.map(\.reason) == [.invalidDigits])
        #expect(rig.state.home?.accounts == [] && rig.transport.sent.value.isEmpty)
        #expect(!found.asksForChoice)
        await rig.perform(.addImported(.keepBoth))
        guard case .importing(.added(found, let added)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        let told = words.imported(found, added).filter { !"\u{2068}\u{2069}".contains($0) }
        #expect(told == "5 added, 0 already here, 1 not used")
        #expect(rig.state.home?.accounts.count == 5)
        await rig.perform(.go(.home), .go(.importing), .fileRead(try file("links.txt")), .addImported(.keepBoth))
        guard case .importing(.added(_, let again)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(again.allSatisfy { $0.outcome == .same })
        #expect(rig.state.home?.accounts.count == 5)
    }

    @Test func aLockedFileNamesItsAppAndOpensWithItsPassword() async throws {
        let rig = await picking()
        let sealed = try file("aegis-encrypted.json")
        await rig.perform(.fileRead(sealed))
        #expect(rig.state.screen == .importing(.locked(sealed, .aegis, nil)))
        await rig.perform(.openImport(password: "battery staple"))
        #expect(rig.state.screen == .importing(.locked(sealed, .aegis, .error(.ImportPassword))))
        #expect(rig.said()?.hasPrefix("This password does not open the export.") == true)
        await rig.perform(.openImport(password: "correct horse"))
        guard case .importing(.opened(let found, nil)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(found.app == .aegis && found.accounts.count == 5)
        #expect(rig.state.home?.accounts == [])
    }

    @Test func aKeyThatDiffersFromTheOneHereIsAChoice() async throws {
        let rig = await picking()
        let text = String(decoding: try file("links.txt"), as: UTF8.self)
        let first = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("otpauth://totp") })
        let key = try #require(first.firstMatch(of: /secret=([A-Z2-7]+)/)).output.1
        await rig.perform(.fileRead(Data(first.utf8)), .addImported(.keepBoth))
        let other = first.replacing(key, with: "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U")
        await rig.perform(.go(.home), .go(.importing), .fileRead(Data(other.utf8)))
        guard case .importing(.opened(let found, nil)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(found.asksForChoice)
        await rig.perform(.addImported(.replace(account: nil)))
        guard case .importing(.added(_, let added)) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(added.map(\.outcome) == [.replaced])
        #expect(rig.state.home?.accounts.count == 1)
        #expect(rig.state.home?.accounts.first?.previous != nil)
    }

    @Test func whatIsNoExportSaysWhatItIs() async throws {
        let rig = await picking()
        await rig.perform(.fileRead(Data([0x50, 0x4B, 3, 4])))
        #expect(rig.state.screen == .importing(.begin(.error(.ImportUnknown))))
        await rig.perform(.fileRead(Data("CSBACKUP".utf8) + [1]))
        #expect(rig.said() == "This is a backup of Countersign: restore it instead.")
        await rig.perform(.fileRead(Data(count: 8 * 1024 * 1024 + 1)))
        #expect(rig.state.screen == .importing(.begin(.error(.ImportTooLarge))))
        await rig.perform(.fileFailed(.unreadable))
        #expect(rig.state.screen == .importing(.begin(.note(.file(.unreadable)))))
        await rig.perform(.back, .openImport(password: "x"), .addImported(.keepBoth))
        #expect(rig.state.screens.count == 1)
    }

    @Test func aLockForgetsWhatWasFound() async throws {
        let rig = await picking()
        await rig.perform(.fileRead(try file("links.txt")), .background, .foreground, .unlockByPhone)
        #expect(rig.state.screens == [.home(Accounts())])
        await rig.perform(.addImported(.keepBoth))
        #expect(rig.state.home?.accounts == [])
    }

    @Test func whatWasFoundLongAgoIsReadAnew() async throws {
        let rig = await picking()
        await rig.perform(.fileRead(try file("links.txt")))
        rig.clock.pass(11 * 60 * 1000)
        await rig.perform(.addImported(.keepBoth))
        #expect(rig.state.screen == .importing(.begin(.error(.ExpiredTicket))))
        #expect(rig.state.home?.accounts == [])
    }
}
