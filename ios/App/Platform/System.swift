import Accessibility
import CountersignKit
import SwiftUI
import UIKit
import UniformTypeIdentifiers

/// The words in the person's language. The system starts the app anew when they choose another.
let words = Words(Language(preferred: Bundle.main.preferredLocalizations))

/// What a screen reader says without being asked.
enum Announcing {
    static func say(_ text: String) { if !text.isEmpty { AccessibilityNotification.Announcement(text).post() } }
}

/// The pasteboard of this phone alone: what is put there goes to no other device, and not for long.
enum Clipboard {
    static func put(_ text: String, seconds: UInt32) {
        UIPasteboard.general.setItems(
            [[UTType.utf8PlainText.identifier: text]],
            options: [.localOnly: true, .expirationDate: Date(timeIntervalSinceNow: TimeInterval(seconds))])
    }
}

extension View {
    /// Reads a text out once it is there, and again whenever it becomes another one.
    func announced(_ text: String) -> some View {
        onAppear { Announcing.say(text) }
            .onChange(of: text) { Announcing.say(text) }
    }

    /// Does something once the view has been there for so long, and again after each change of `value`.
    func after(_ wait: Duration, of value: some Equatable = 0, _ action: @escaping @MainActor () -> Void) -> some View {
        task(id: value) {
            try? await Task.sleep(for: wait)
            if !Task.isCancelled { action() }
        }
    }

    /// The phone does not go to sleep while something is read off it.
    func keepsScreenOn(_ isOn: Bool) -> some View {
        onChange(of: isOn, initial: true) { UIApplication.shared.isIdleTimerDisabled = isOn }
    }
}

/// Leads to the app's own page in the phone's settings.
struct SystemSettingsButton: View {
    @Environment(\.openURL) private var open

    var body: some View {
        ActionButton(words.commonOpenSettings) {
            if let page = URL(string: UIApplication.openSettingsURLString) { open(page) }
        }
    }
}
