import CountersignKit
import SwiftUI

/// The app: screens in front, the kit's phone behind them, and the system's calls to it.
@main
struct CountersignApp: App {
    @UIApplicationDelegateAdaptor private var system: AppDelegate
    @Environment(\.scenePhase) private var phase

    var body: some Scene {
        WindowGroup {
            ScreenStack(depth: 0)
                .environment(system.phone)
                .environment(\.locale, words.language.locale)
                .keepsScreenOn(system.phone.state.screen.staysOn)
                .onOpenURL { system.phone.act(.link($0.absoluteString)) }
                // At once: the system takes its picture of the app next.
                .onChange(of: phase, initial: true) { system.came(to: phase) }
                .task(id: phase) { if phase == .active { await system.follow() } }
        }
        .backgroundTask(.appRefresh(AppDelegate.refreshTask)) { await system.refresh() }
    }
}
