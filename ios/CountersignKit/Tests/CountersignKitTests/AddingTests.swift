import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// From a code to an account.
@MainActor
struct AddingTests {
    private let contoso = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"

    private func card(_ rig: Rig) throws -> Card {
        guard case .card(let card) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        return card
    }

    @Test func aCardIsShownBeforeAnythingIsStored() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.add), .cameraIs(.allowed), .scanned([contoso]))
        guard case .account(let account, let code, let notices) = try card(rig).scanned.scan else {
            throw Unexpected(rig.state.screen)
        }
        #expect(account.issuer == "Contoso")
        #expect(code == "287082")
        #expect(notices == [])
        #expect(rig.state.home?.accounts == [])
        #expect(rig.transport.sent.value.isEmpty)
        await rig.perform(.back)
        #expect(rig.state.screen == .camera(nil))
    }

    @Test func aCameraThatReadsOnChangesNothing() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.add), .scanned([contoso]))
        let screens = rig.state.screens
        await rig.perform(.scanned([contoso]), .scanned([contoso.replacing("ada", with: "bob")]))
        #expect(rig.state.screens == screens)
    }

    @Test func whatIsAddedShowsItsFirstCode() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.add), .scanned([contoso]), .add(.keepBoth, nickname: ""))
        guard case .addedAccounts(let added) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(added.added.map(\.outcome) == [.new])
        #expect(rig.state.account(added.added[0].id)?.code == "287082")
        await rig.perform(.back)
        #expect(rig.state.screens.count == 1)
        await rig.perform(.scanned([contoso]))
        #expect(try card(rig).scanned.collisions == [.same(account: added.added[0].id)])
        await rig.perform(.add(.keepBoth, nickname: ""))
        guard case .addedAccounts(let again) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(again.added.map(\.outcome) == [.same])
        #expect(rig.state.home?.accounts.count == 1)
    }

    @Test func aCodeWithoutNamesIsGivenOneByThePerson() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.scanned(["otpauth://totp/ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"]))
        #expect(try card(rig).needsName)
        await rig.perform(.add(.keepBoth, nickname: "School"))
        #expect(rig.state.home?.accounts.map(\.nickname) == ["School"])
        #expect(rig.state.home?.accounts.map(\.issuer) == [""])
        await rig.perform(.scanned([contoso]))
        #expect(try !card(rig).needsName)
    }

    @Test func severalCodesInViewAreAChoice() async throws {
        let rig = await Rig.unlocked(at: 59)
        let other = contoso.replacing("ada", with: "bob")
        await rig.perform(.go(.add), .scanned([contoso, other]))
        guard case .several(let found) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        await rig.perform(.choose(found[1]))
        #expect(try card(rig).scanned == found[1])
        await rig.perform(.add(.keepBoth, nickname: ""))
        #expect(rig.state.home?.accounts.map(\.name) == ["bob"])
    }

    @Test(arguments: [
        ("https://aka.ms/mfasetup", "web_link"), ("WIFI:S:Contoso;T:WPA;P:secret;;", "wifi"),
        ("otpauth://totp/Contoso:ada?secret=8", "rejected"),
    ])
    func whatIsNoAccountSaysWhatItIs(_ text: String, _ kind: String) async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.scanned([text]))
        switch try card(rig).scanned.scan {
        case .foreign(let vendor, _, _): #expect([Vendor.webLink: "web_link", .wifi: "wifi"][vendor] == kind)
        case .rejected(let reason, _, _): #expect(kind == "rejected" && reason == .secretBadChar)
        default: throw Unexpected(rig.state.screen)
        }
    }

    @Test func twentyLinesThatTurnTheDirectionAroundAreOneLineThatTurnsNothing() async throws {
        let rig = await Rig.unlocked(at: 59)
        let lines = (1...20).map { "\u{202E}\u{2066}\u{2068}שלום مرحبا \($0)\u{2029}" }.joined(separator: "\n")
        let hostile = try #require(lines.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let key = "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        await rig.perform(.scanned(["otpauth://totp/\(hostile):\(hostile)?\(key)&issuer=\(hostile)"]))
        guard case .account(let account, _, let notices) = try card(rig).scanned.scan else {
            throw Unexpected(rig.state.screen)
        }
        #expect(notices.contains(.unusualCharacters))
        for shown in [account.issuer, account.name].map(outside) {
            #expect(shown.first == "\u{2068}" && shown.last == "\u{2069}")
            #expect(shown.count <= 302, "\(shown.count)")
            let inside = shown.dropFirst().dropLast().unicodeScalars
            #expect(!inside.contains { $0.properties.isBidiControl || $0.properties.generalCategory == .control })
            #expect(!inside.contains { "\u{2028}\u{2029}".unicodeScalars.contains($0) })
        }
        await rig.perform(.go(.home), .scanned([lines]))
        switch try card(rig).scanned.scan {
        case .foreign(_, hasSecret: false, _), .rejected: break
        default: throw Unexpected(rig.state.screen)
        }
        #expect(rig.state.home?.accounts == [])
    }

    @Test func aPictureWithoutACodeAndOneThatIsNoPictureSaySo() async {
        let rig = await Rig.unlocked(at: 59)
        let empty = Picture(luma: Data(count: 64 * 64), width: 64, height: 64, rowStride: 64)
        await rig.perform(.go(.add), .picture(empty))
        #expect(rig.said() == "No QR code was found in this picture. Try one that shows it larger and sharper.")
        await rig.perform(.picture(Picture(luma: Data(count: 3), width: 64, height: 64, rowStride: 64)))
        #expect(rig.state.screen == .camera(.error(.PictureUnreadable)))
        let large: UInt32 = 20_000
        await rig.perform(.picture(Picture(luma: Data(), width: large, height: large, rowStride: large)))
        #expect(rig.state.screen == .camera(.error(.PictureTooLarge)))
        await rig.perform(.nothingFound)
        #expect(rig.said() == "Move closer, or make the QR code larger on the other screen.")
    }

    @Test func aSlipInASetupKeyIsPointedAt() async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.manual))
        func entry(_ secret: String) -> ManualEntry {
            ManualEntry(
                issuer: "Contoso", name: "ada", secret: secret, accountType: .totp, algorithm: .sha1, digits: 6,
                period: 30, counter: 0)
        }
        await rig.perform(.readSetupKey(entry("GEZD GNB1")))
        guard case .manual(let manual) = rig.state.screen, let wrong = manual.wrong else {
            throw Unexpected(rig.state.screen)
        }
        let sentence = Words(.english).say(wrong, ofProductKey: false)
        #expect(sentence.contains("Character \u{2068}9\u{2069} of the key"), "\(sentence)")
        await rig.perform(.readSetupKey(entry("gezd gnbv-gy3tqojqgezdgnbvgy3tqojq")))
        guard case .account(_, let code, _) = try card(rig).scanned.scan else { throw Unexpected(rig.state.screen) }
        #expect(code == "287082")
    }

    @Test(arguments: [
        ("contoso.example", "7GK4M-U3J5X-N9Q0R-HMNXZ-QDPKX", "Character 7 of the pairing code can’t be right"),
        ("contoso.example", "7GK4M-H3J5X", "15 characters are missing."),
        ("", "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX", "Begins with https://"),
    ])
    func aSlipInAProductKeyIsPointedAt(_ address: String, _ groups: String, _ says: String) async throws {
        let rig = await Rig.unlocked(at: 59)
        await rig.perform(.go(.manual), .typePairing(true), .readProductKey(address: address, groups: groups))
        guard case .manual(let manual) = rig.state.screen, let wrong = manual.wrong else {
            throw Unexpected(rig.state.screen)
        }
        let sentence = Words(.english).say(wrong, ofProductKey: manual.pairing)
        #expect(sentence.filter { !"\u{2068}\u{2069}".contains($0) }.hasPrefix(says), "\(sentence)")
    }

    @Test func partsOfAnExportAreCounted() async throws {
        let rig = await Rig.unlocked(at: 59)
        // Two entries of the format that Google Authenticator exports, parts 1 and 2 of 2.
        await rig.perform(.scanned([migration(part: 0, secret: "first secret of it")]))
        guard case .batch(let batch, let accounts, _, let notices) = try card(rig).scanned.scan else {
            throw Unexpected(rig.state.screen)
        }
        #expect((batch.index, batch.size, accounts.count) == (0, 2, 1))
        #expect(notices.contains(.moreCodes))
        await rig.perform(.add(.keepBoth, nickname: ""))
        guard case .addedAccounts(let added) = rig.state.screen else { throw Unexpected(rig.state.screen) }
        #expect(added.progress == BatchProgress(size: 2, added: 1, missing: [2]))
        await rig.perform(.scanned([migration(part: 1, secret: "second one of it")]))
        let progress = try #require(try card(rig).scanned.progress)
        #expect((progress.size, progress.added) == (2, 1))
        #expect(progress.missing == [2])
    }

    /// A link with the protobuf of one entry in base64.
    private func migration(part: UInt8, secret: String) -> String {
        func field(_ tag: UInt8, _ text: String) -> [UInt8] { [tag, UInt8(text.utf8.count)] + text.utf8 }
        let names = field(0x12, "ada\(part)") + field(0x1A, "Contoso")
        let entry = field(0x0A, secret) + names + [0x20, 1, 0x28, 1, 0x30, 2]
        let whole = [0x0A, UInt8(entry.count)] + entry + [0x10, 1, 0x18, 2, 0x20, part, 0x28, 7]
        let data = Data(whole).base64EncodedString().replacing("+", with: "%2B").replacing("=", with: "%3D")
        return "otpauth-migration://offline?data=\(data)"
    }
}

/// A screen that was not expected.
struct Unexpected: Error {
    let screen: Screen

    init(_ screen: Screen) { self.screen = screen }
}
