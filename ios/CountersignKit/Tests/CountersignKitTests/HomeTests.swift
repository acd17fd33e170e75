import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The first screen, and the care of its accounts.
@MainActor
struct HomeTests {
    /// RFC 6238, appendix B: the secret of its SHA-1 rows, at 59 s and at 1111111109 s.
    private let rfc6238 = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8&issuer=Contoso"
    /// RFC 4226, appendix D.
    private let rfc4226 = "otpauth://hotp/Contoso:hotp?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=0&issuer=Contoso"

    private func rig(at unixSeconds: Int64, _ texts: String...) async -> Rig {
        let rig = await Rig.unlocked(at: unixSeconds)
        for text in texts { await rig.perform(.scanned([text]), .add(.keepBoth, nickname: ""), .go(.home)) }
        return rig
    }

    @Test func codesAreThoseOfTheirTime() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let account = try #require(rig.state.home?.accounts.first)
        #expect(account.code == "07081804")
        #expect(account.expires == 1_111_111_110)
        rig.clock.pass(2000)
        await rig.perform(.foreground)
        #expect(rig.state.home?.accounts.first?.code == "14050471")
        #expect(rig.state.home?.accounts.first?.code == account.nextCode)
    }

    @Test(.timeLimit(.minutes(2))) func theScreenIsReadAnewWhenACodeEnds() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let following = Task { await rig.phone.follow() }
        while rig.state.home?.accounts.first?.code == "07081804" { await Task.yield() }
        following.cancel()
        await following.value
        #expect(rig.state.home?.accounts.first?.code != "07081804")
        #expect(rig.transport.sent.value.isEmpty)
    }

    @Test func aCounterMovesOnOnlyWhenAskedAndOnceATap() async throws {
        let rig = await rig(at: 1_111_111_109, rfc4226)
        let id = try #require(rig.state.home?.accounts.first?.id)
        #expect(rig.state.home?.accounts.first?.code == nil)
        for code in ["755224", "755224"] {
            await rig.perform(.advance(account: id, counter: 0))
            guard case .home(let accounts) = rig.state.screen else { return #expect(Bool(false)) }
            #expect(accounts.advanced[id] == code)
        }
        await rig.perform(.advance(account: id, counter: 1))
        guard case .home(let accounts) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(accounts.advanced[id] == "287082")
        #expect(rig.state.home?.accounts.first?.counter == 2)
    }

    @Test func hiddenCodesShowOnlyWhatWasTouchedUntilTheAppIsLeft() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let id = try #require(rig.state.home?.accounts.first?.id)
        await rig.perform(
            .setPrivacy(PrivacyChoice(allowScreenshots: false, hideCodes: true)), .lockWhen(.never),
            .reveal(account: id))
        #expect(rig.state.privacy?.chosen.hideCodes == true)
        guard case .home(let touched) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(touched.revealed == [id])
        await rig.perform(.background, .foreground)
        guard case .home(let again) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(again.revealed.isEmpty)
    }

    @Test func aSearchFindsNamesAndAnEmptyOneAll() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238, rfc4226)
        let ids = try #require(rig.state.home?.accounts.map(\.id))
        for (text, found) in [("HOTP", [ids[1]]), ("contoso", ids), ("nobody", []), ("", nil)] {
            await rig.perform(.search(text))
            guard case .home(let accounts) = rig.state.screen else { return #expect(Bool(false)) }
            #expect(accounts.found == found, "\(text)")
            #expect(accounts.query == text)
        }
    }

    @Test func accountsAreNamedMovedAndPreferred() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238, rfc4226)
        let ids = try #require(rig.state.home?.accounts.map(\.id))
        await rig.perform(.openAccount(ids[0]), .rename(account: ids[0], nickname: "School"))
        #expect(rig.state.screen == .account(id: ids[0]))
        #expect(rig.state.account(ids[0])?.nickname == "School")
        await rig.perform(.move(account: ids[1], by: -1))
        #expect(rig.state.home?.accounts.map(\.id) == [ids[1], ids[0]])
        await rig.perform(.move(account: ids[1], by: -1))
        #expect(rig.state.home?.accounts.map(\.id) == [ids[1], ids[0]])
        await rig.perform(.favourite(account: ids[0], on: true))
        #expect(rig.state.home?.accounts.map(\.id) == ids)
    }

    @Test func whatIsRemovedComesBackOrIsDeletedForGood() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let id = try #require(rig.state.home?.accounts.first?.id)
        await rig.perform(.openAccount(id), .askRemove(account: id))
        #expect(rig.state.screen == .remove(id: id))
        await rig.perform(.remove(account: id, everywhere: false))
        #expect(rig.state.said == Said(.note(.removed), undo: id))
        #expect(rig.state.home?.accounts == [])
        await rig.perform(.undoRemove(account: id))
        #expect(rig.state.account(id) != nil)
        await rig.perform(.remove(account: id, everywhere: false), .go(.removed))
        guard case .removed(let removed) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(removed.map(\.id) == [id])
        await rig.perform(.deleteNow(account: id))
        #expect(rig.state.screen == .removed([]))
        await rig.perform(.undoRemove(account: id))
        #expect(rig.said() == "This is no longer here. Go back and look again.")
    }

    @Test func aReplacedKeyIsKeptAndCanComeBack() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let id = try #require(rig.state.home?.accounts.first?.id)
        let other = rfc6238.replacing("GEZDGNBV", with: "MFRGGZDF")
        await rig.perform(.scanned([other]))
        guard case .card(let card) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(card.scanned.collisions == [.newSecret(accounts: [id])])
        await rig.perform(.add(.replace(account: id), nickname: ""))
        #expect(rig.state.home?.accounts.map(\.previous?.code) == ["07081804"])
        await rig.perform(.go(.home), .usePrevious(account: id))
        #expect(rig.state.account(id)?.code == "07081804")
    }

    @Test func theChecklistIsTickedOff() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        await rig.perform(.go(.checklist), .tick(.secondPhone, done: true))
        guard case .checklist(let checks) = rig.state.screen else { return #expect(Bool(false)) }
        let states = Dictionary(uniqueKeysWithValues: checks.map { ($0.kind, $0.state) })
        #expect(states[.secondPhone] == .ok)
        #expect(states[.triedOffline] == .cannotTell)
        #expect(states[.codes] == .ok)
        await rig.perform(.tick(.secondPhone, done: false))
        guard case .checklist(let again) = rig.state.screen else { return #expect(Bool(false)) }
        #expect(again.first { $0.kind == .secondPhone }?.state == .cannotTell)
    }

    @Test func dataThatIsOlderThanItWasIsToldUntilThePersonHasSeenIt() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        await rig.perform(.background)
        let vault = rig.folder.appendingPathComponent("vault")
        let older = rig.folder.appendingPathComponent("older")
        try FileManager.default.copyItem(at: vault, to: older)
        await rig.perform(.foreground, .unlockByPhone, .scanned([rfc4226]), .add(.keepBoth, nickname: ""), .background)
        try FileManager.default.removeItem(at: vault)
        try FileManager.default.moveItem(at: older, to: vault)
        await rig.restart()
        await rig.perform(.unlockByPhone)
        #expect(rig.state.home?.notices.contains(.dataRolledBack) == true)
        #expect(rig.state.home?.accounts.count == 1)
        await rig.perform(.dismiss(.dataRolledBack))
        #expect(rig.state.home?.notices.contains(.dataRolledBack) == false)
    }

    @Test func whatIsUrgentStandsAboveTheCodesAndLeadsToWhatHelps() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        #expect(rig.state.banners == [.notice(.backupMissing)])
        await rig.perform(.notificationsAre(.denied))
        #expect(rig.state.banners == [.notice(.backupMissing), .notificationsOff])
        await rig.perform(try #require(rig.state.action(of: .notificationsOff)))
        #expect(rig.state.banners == [.notice(.backupMissing)])
        await rig.perform(.link(rfc4226))
        #expect(rig.state.banners == [.links(count: 1), .notice(.backupMissing)])
        let said = Language.allCases.map { language in rig.state.banners.map(Words(language).say) }
        #expect(Set(said).count == 3 && !said.joined().contains(""))
        for banner in rig.state.banners { #expect(rig.state.action(of: banner) != nil && !banner.symbol.isEmpty) }
        await rig.perform(.go(.home), try #require(rig.state.action(of: .notice(.backupMissing))))
        #expect(rig.state.screen == .backup(.begin(nil)))
        #expect(rig.state.action(of: .notice(.readOnly)) == nil)
    }

    @Test func whatIsLeftOfACodeIsByTheClockThatNobodySets() async throws {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        let expires = try #require(rig.state.home?.accounts.first?.expires)
        #expect(rig.state.secondsLeft(until: expires + 29, by: rig.clock) == 30)
        rig.clock.set(0)
        rig.clock.pass(10_000)
        #expect(rig.state.secondsLeft(until: expires + 29, by: rig.clock) == 20)
        rig.clock.pass(60_000)
        #expect(rig.state.secondsLeft(until: expires + 29, by: rig.clock) == 0)
    }

    @Test func everyPlaceHasItsScreenAndAWayBack() async {
        let rig = await rig(at: 1_111_111_109, rfc6238)
        for place in Place.allCases where place != .home {
            await rig.perform(.go(place))
            #expect(rig.state.screens.count == 2, "\(place)")
            await rig.perform(.back)
            #expect(rig.state.screens.count == 1, "\(place)")
        }
        await rig.perform(.back)
        #expect(rig.state.screens.count == 1)
    }
}
