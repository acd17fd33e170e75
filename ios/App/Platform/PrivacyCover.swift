import SwiftUI
import UIKit

/// A window above all others, sheets included, while the app is not the active one: the list of recent
/// apps shows this.
@MainActor
final class PrivacyCover {
    private var window: UIWindow?

    func show() {
        let scene = UIApplication.shared.connectedScenes.first { $0 is UIWindowScene }
        guard window == nil, let scene = scene as? UIWindowScene else { return }
        let window = UIWindow(windowScene: scene)
        window.windowLevel = .alert + 1
        let name = Text(words.appName).font(.largeTitle).frame(maxWidth: .infinity, maxHeight: .infinity)
        window.rootViewController = UIHostingController(rootView: name.background(.background))
        window.isHidden = false
        self.window = window
    }

    func hide() {
        window?.isHidden = true
        window = nil
    }
}
