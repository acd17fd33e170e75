import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The first run, the lock, and coming and going.
@MainActor
struct OpeningTests {
    private let passcode = "correct horse"

    @Test func theFirstRunLeadsToAnEmptyFirstScreen() async {
        let rig = Rig()
        #expect(rig.state.screen == .starting)
        await rig.perform(.start)
        #expect(rig.state.screen == .onboarding)
        await rig.perform(.go(.chooseLock))
        #expect(rig.state.screen == .chooseLock(screenLock: true, sentence: nil))
        await rig.perform(.begin(passcode: nil))
        #expect(rig.state.screens == [.home(Accounts())])
        #expect(rig.state.home?.accounts == [])
        #expect(rig.sheets.asked.value == [.unlock])
        #expect(rig.state.lock?.phone == .normal)
    }

    @Test func aPhoneWithoutALockNeedsAPasscode() async {
        let rig = Rig()
        rig.keys.hasLock.value = false
        rig.sheets.hasLock.value = false
        await rig.perform(.start, .go(.chooseLock))
        #expect(rig.state.screen == .chooseLock(screenLock: false, sentence: nil))
        await rig.perform(.begin(passcode: nil))
        #expect(rig.state.screen == .chooseLock(screenLock: false, sentence: .error(.Unavailable)))
        await rig.perform(.begin(passcode: "short"))
        #expect(rig.said() == "Use at least 6 characters.")
        await rig.perform(.begin(passcode: passcode))
        #expect(rig.state.home?.accounts == [])
        #expect(rig.state.lock?.phone == nil)
        #expect(rig.sheets.asked.value.isEmpty)
    }

    @Test func theAppLocksInTheBackgroundAndOpensAgain() async {
        let rig = await Rig.unlocked()
        await rig.perform(.go(.settings), .background)
        #expect(rig.state.screens == [.lock(nil)])
        #expect(rig.state.home == nil)
        await rig.perform(.foreground)
        #expect(rig.state.screen == .lock(nil))
        await rig.perform(.unlockByPhone)
        #expect(rig.state.screens == [.home(Accounts())])
    }

    @Test func aPolicyCanLeaveItOpen() async {
        let rig = await Rig.unlocked()
        await rig.perform(.go(.settings), .lockWhen(.after(seconds: 60)), .background)
        #expect(rig.state.screen == .settings)
        rig.clock.pass(59_000)
        await rig.perform(.foreground)
        #expect(rig.state.screen == .settings)
        await rig.perform(.background)
        rig.clock.pass(60_000)
        await rig.perform(.foreground)
        #expect(rig.state.screen == .lock(nil))
    }

    @Test func anotherTimeZoneIsToldOnce() async {
        let rig = await Rig.unlocked()
        #expect(rig.state.said == nil)
        rig.clock.place.value = "America/Sao_Paulo"
        await rig.perform(.background, .foreground, .unlockByPhone)
        #expect(rig.said() == "The time zone changed. Your codes are still right.")
        await rig.perform(.lockWhen(.never), .background, .foreground)
        #expect(rig.state.said == nil)
        rig.clock.place.value = "Asia/Tokyo"
        await rig.perform(.foreground)
        #expect(rig.state.said == Said(.note(.zoneChanged)))
    }

    @Test func aClosedSheetLeavesItLockedWithoutAWord() async {
        let rig = await Rig.unlocked()
        await rig.perform(.lockNow)
        rig.sheets.refusal.value = .Cancelled
        await rig.perform(.unlockByPhone)
        #expect(rig.state.screen == .lock(nil))
        #expect(!rig.state.busy)
        #expect(rig.state.sheet == nil)
    }

    @Test func wrongPasscodesAreCountedFromTheSixthOn() async {
        let rig = await Rig.unlocked(passcode: passcode)
        await rig.perform(.lockNow)
        for miss in 1...10 {
            await rig.perform(.unlockByPasscode("wrong \(miss)"))
            switch miss {
            case 1...5: #expect(rig.said() == "This passcode is not right.")
            case 9: #expect(rig.said() == "Wrong passcode. 1 try left before it is switched off.")
            case 10: #expect(rig.state.screen == .lock(.note(.passcodeSwitchedOff)))
            default: #expect(rig.state.screen == .lock(.note(.passcodeTries(UInt32(10 - miss)))))
            }
        }
        await rig.perform(.unlockByPasscode(passcode))
        #expect(rig.said()?.contains("Unlock with your phone’s lock") == true)
        await rig.perform(.unlockByPhone)
        #expect(rig.state.home != nil)
        await rig.perform(.lockNow, .unlockByPasscode(passcode))
        #expect(rig.state.home != nil)
    }

    @Test func aKeyThatIsGoneNamesTheOtherWayIn() async {
        let rig = await Rig.unlocked(passcode: passcode)
        await rig.perform(.lockNow)
        rig.sheets.refusal.value = .KeyInvalidated
        await rig.perform(.unlockByPhone)
        #expect(rig.said() == "Your phone’s lock changed and can’t open the app any more. Use your passcode.")
        await rig.perform(.unlockByPasscode(passcode))
        #expect(rig.state.home != nil)
    }

    @Test func whereNothingOpensItTheAppCanBeginAnew() async {
        let rig = await Rig.unlocked()
        await rig.perform(.lockNow)
        rig.sheets.refusal.value = .KeyInvalidated
        await rig.perform(.unlockByPhone)
        #expect(rig.state.screen == .lock(.note(.noWay)))
        await rig.perform(.erase)
        #expect(rig.state.screens == [.onboarding])
        #expect(rig.state.lock == nil)
        rig.sheets.refusal.value = nil
        await rig.perform(.go(.chooseLock), .begin(passcode: nil))
        #expect(rig.state.home?.accounts == [])
    }

    @Test func anotherStartFindsTheVaultLocked() async {
        let rig = await Rig.unlocked()
        await rig.restart()
        #expect(rig.state.screens == [.lock(nil)])
        await rig.perform(.unlockByPhone)
        #expect(rig.state.home != nil)
    }

    @Test func aVaultThatCannotBeOpenedSaysWhyAndIsTriedAgain() async throws {
        let rig = await Rig.unlocked()
        await rig.perform(.background)
        let vault = rig.folder.appendingPathComponent("vault")
        let aside = rig.folder.appendingPathComponent("aside")
        try FileManager.default.moveItem(at: vault, to: aside)
        try FileManager.default.createDirectory(at: vault, withIntermediateDirectories: true)
        for file in try FileManager.default.contentsOfDirectory(atPath: aside.path) {
            try Data("no vault".utf8).write(to: vault.appendingPathComponent(file))
        }
        await rig.restart()
        #expect(rig.said() == "This is not Countersign’s data. Nothing was changed.")
        try FileManager.default.removeItem(at: vault)
        try FileManager.default.moveItem(at: aside, to: vault)
        await rig.perform(.again)
        #expect(rig.state.screen == .lock(nil))
    }

    @Test func theLocksAreChosenInTheSettings() async {
        let rig = await Rig.unlocked()
        await rig.perform(.go(.settings), .removePhoneLock)
        #expect(rig.state.said == Said(.error(.WrongState)))
        await rig.perform(.go(.passcode), .setPasscode("123"))
        #expect(rig.state.screen == .passcode(.error(.PasscodeShort(count: 6))))
        await rig.perform(.setPasscode(passcode))
        #expect(rig.state.screen == .settings)
        #expect(rig.state.lock?.passcodeTriesLeft == 10)
        await rig.perform(.setPhoneLock(.strong))
        #expect(rig.state.lock?.phone == .strong)
        await rig.perform(.lockNow, .unlockByPhone)
        #expect(rig.state.home != nil)
        await rig.perform(.setPhoneLock(.normal), .removePasscode)
        #expect(rig.state.lock?.passcodeTriesLeft == nil)
        await rig.perform(.setPasscode("not on its screen"))
        #expect(rig.state.lock?.passcodeTriesLeft == nil)
        rig.keys.hasLock.value = false
        await rig.perform(.setPhoneLock(.normal))
        #expect(rig.state.said == Said(.failed(.noScreenLock, host: "")))
    }

    @Test func pressingTwiceUnlocksOnce() async {
        let rig = await Rig.unlocked()
        await rig.perform(.lockNow)
        rig.sheets.asked.value = []
        async let first: Void = rig.perform(.unlockByPhone)
        async let second: Void = rig.perform(.unlockByPhone)
        _ = await (first, second)
        #expect(rig.sheets.asked.value == [.unlock])
        #expect(rig.state.home != nil)
    }
}
