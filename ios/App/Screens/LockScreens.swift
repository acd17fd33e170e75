import CountersignKit
import SwiftUI

/// How the app is to be opened.
struct ChooseLockScreen: View {
    @Environment(Phone.self) private var phone
    let screenLock: Bool
    let sentence: Sentence?
    @State private var withPasscode = false
    @State private var passcode = NewPassword()

    var body: some View {
        Page(title: screenLock ? words.onboardingLockTitle : words.onboardingNoLockTitle) {
            Text(screenLock ? words.onboardingLockBody : words.onboardingNoLockBody)
            if screenLock { Toggle(words.onboardingLockPasscode, isOn: $withPasscode) }
            if withPasscode || !screenLock { NewPasscodeFields(passcode: $passcode) }
            Trouble(sentence)
        } actions: {
            if withPasscode || !screenLock {
                ActionButton(words.commonContinue, isMain: true) { phone.act(.begin(passcode: passcode.first)) }
                    .disabled(!passcode.isTypedTwice)
            } else {
                ActionButton(words.onboardingLockPhone, isMain: true) { phone.act(.begin(passcode: nil)) }
            }
        }
        .disabled(phone.state.busy)
    }
}

/// Locked: the phone's lock first, the passcode beside it.
struct LockScreen: View {
    @Environment(Phone.self) private var phone
    let sentence: Sentence?
    @State private var passcode = ""
    @State private var erasing = false

    var body: some View {
        Page(title: words.lockTitle) {
            if let waiting = phone.state.lock?.waiting, waiting > 0 {
                Label(words.lockWaiting(count: Int(waiting)), systemImage: "bell.badge")
            }
            if let links = phone.state.lock?.links, links > 0 { Label(words.addLinkParked, systemImage: "link") }
            Trouble(sentence)
            if phone.state.lock?.passcodeTriesLeft != nil {
                SecretField(name: words.lockPasscode, text: $passcode)
                    .onSubmit { phone.act(.unlockByPasscode(passcode)) }
                ActionButton(words.lockUsePasscode) { phone.act(.unlockByPasscode(passcode)) }
                    .disabled(passcode.isEmpty)
            }
            if sentence == .note(.noWay) { Button(words.lockErase) { erasing = true } }
        } actions: {
            if phone.state.lock?.phone != nil {
                ActionButton(words.lockUnlock, isMain: true) { phone.act(.unlockByPhone) }
            }
        }
        .disabled(phone.state.busy)
        .onChange(of: phone.state.busy) { passcode.removeAll() }
        .confirmationDialog(words.lockErase, isPresented: $erasing, titleVisibility: .visible) {
            Button(words.lockErase, role: .destructive) { phone.act(.erase) }
            Button(words.commonCancel, role: .cancel) {}
        } message: {
            Text(words.lockEraseBody)
        }
    }
}

/// A passcode, or another one.
struct PasscodeScreen: View {
    @Environment(Phone.self) private var phone
    let sentence: Sentence?
    @State private var passcode = NewPassword()

    var body: some View {
        Page(title: words.settingsPasscodeSet) {
            Text(words.onboardingLockBody)
            NewPasscodeFields(passcode: $passcode)
            Trouble(sentence)
        } actions: {
            ActionButton(words.commonSave, isMain: true) { phone.act(.setPasscode(passcode.first)) }
                .disabled(!passcode.isTypedTwice || phone.state.busy)
        }
    }
}

struct NewPasscodeFields: View {
    @Binding var passcode: NewPassword

    var body: some View {
        NewPasswordFields(
            password: $passcode, name: words.settingsPasscodeNew, again: words.settingsPasscodeAgain,
            different: words.settingsPasscodeDifferent)
    }
}

/// Whoever holds the phone unlocks it again, before keys leave it.
struct VerifyScreen: View {
    @Environment(Phone.self) private var phone
    let sentence: Sentence?
    @State private var passcode = ""

    var body: some View {
        Page(title: words.lockUsePasscode) {
            Text(words.errorVerificationRequired)
            SecretField(name: words.lockPasscode, text: $passcode)
            Trouble(sentence)
        } actions: {
            ActionButton(words.lockUnlock, isMain: true) { phone.act(.verify(passcode: passcode)) }
                .disabled(passcode.isEmpty || phone.state.busy)
        }
        .onChange(of: phone.state.busy) { passcode.removeAll() }
    }
}
