import CountersignCore
import CountersignKit
import SwiftUI

/// What the person can choose, each with its present value.
struct SettingsScreen: View {
    @Environment(Phone.self) private var phone

    var body: some View {
        Form {
            lock
            privacy
            drawing
            Section(words.settingsNotifications) {
                if phone.state.notifications == .notAsked {
                    Button(words.permNotificationsAllow) { Notifications.ask(phone) }
                }
                if phone.state.notifications == .denied { Text(words.permNotificationsDenied) }
                SystemSettingsButton()
            }
            Section {
                door(words.backupTitle, .backup)
                door(words.importTitle, .importing)
                door(words.exportTitle, .export)
                door(words.transferTitle, .move)
                door(words.travelTitle, .checklist)
                door(words.settingsDevices, .services)
                door(words.accountRecentlyRemoved, .removed)
                door(words.settingsHealth, .health)
                door(words.settingsAbout, .about)
            }
        }
        .navigationTitle(words.settingsTitle)
    }

    private func door(_ title: String, _ place: Place) -> some View {
        Button(title) { phone.act(.go(place)) }
    }

    /// How the app opens, and when it locks.
    private var lock: some View {
        Section(words.settingsLock) {
            if phone.lockPolicy != nil {
                Picker(words.settingsLockWhen, selection: Bindable(phone).lockPolicy) {
                    Text(words.settingsLockBackground).tag(Optional(LockPolicy.onBackground))
                    ForEach([1, 5, 15], id: \.self) { minutes in
                        Text(words.settingsLockAfter(count: minutes))
                            .tag(Optional(LockPolicy.after(seconds: UInt32(minutes * 60))))
                    }
                    Text(words.settingsLockNever).tag(Optional(LockPolicy.never))
                }
            }
            let byPhone = phone.state.lock?.phone != nil
            let byPasscode = phone.state.lock?.passcodeTriesLeft != nil
            if !byPhone { Button(words.onboardingLockPhone) { phone.act(.setPhoneLock(.normal)) } }
            door(byPasscode ? words.settingsPasscodeChange : words.settingsPasscodeSet, .passcode)
            if byPasscode, byPhone { Button(words.settingsPasscodeRemove) { phone.act(.removePasscode) } }
            if !byPhone { Text(words.settingsPasscodeLast) }
        }
    }

    /// What other eyes may see. Apple's systems let no app forbid pictures of the screen.
    private var privacy: some View {
        Toggle(words.settingsHideCodes, isOn: Bindable(phone).hidesCodes)
    }

    private var drawing: some View {
        Section {
            Toggle(words.settingsNextCode, isOn: Bindable(phone).preferences.alwaysNextCode)
            Picker(words.settingsReach, selection: Bindable(phone).preferences.reach) {
                Text(words.settingsReachAuto).tag(Preferences.Reach.auto)
                Text(words.settingsReachLeft).tag(Preferences.Reach.left)
                Text(words.settingsReachRight).tag(Preferences.Reach.right)
            }
            Picker(words.settingsAnnounce, selection: Bindable(phone).preferences.announceEnd) {
                Text(words.settingsAnnounceAsk).tag(false)
                Text(words.settingsAnnounceEnd).tag(true)
            }
        }
    }
}
