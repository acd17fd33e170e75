import BackgroundTasks
import CountersignKit
import SwiftUI
import UIKit
import UserNotifications

/// What lives as long as the app, and what the system tells it.
final class AppDelegate: NSObject, UIApplicationDelegate, @preconcurrency UNUserNotificationCenterDelegate {
    static let refreshTask = "org.countersign.refresh"

    private(set) lazy var phone = Phone(Device.platform, preferences: Device.preferences)
    /// Opens the vault, once.
    private lazy var started = Task {
        await phone.perform(.start)
        await phone.perform(.notificationsAre(Notifications.permission()))
    }
    private let cover = PrivacyCover()
    private var leaving = UIBackgroundTaskIdentifier.invalid

    func application(
        _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        UNUserNotificationCenter.current().delegate = self
        Notifications.register()
        return true
    }

    func came(to phase: ScenePhase) {
        switch phase {
        case .active:
            cover.hide()
            Notifications.clear()
        case .background:
            if isCovered { cover.show() }
            leave()
        default:
            // The sheet that asks for the person makes the app inactive too; it says itself what it is for.
            if phone.state.sheet == nil, isCovered { cover.show() }
        }
    }

    private var isCovered: Bool { phone.state.privacy?.coverInRecents ?? true }

    /// Runs as long as the app is seen.
    func follow() async {
        await started.value
        await phone.perform(.foreground)
        await phone.follow()
    }

    /// Asks the services for requests, while nobody looks.
    func refresh() async {
        askForRefresh()
        await started.value
        for notification in await phone.refreshInBackground() { Notifications.show(notification) }
        await phone.perform(.background)
    }

    /// The system stops the app soon; the vault's file is closed before.
    private func leave() {
        leaving = UIApplication.shared.beginBackgroundTask { [weak self] in self?.left() }
        Task {
            await phone.perform(.background)
            left()
        }
        Device.preferences = phone.state.preferences
        askForRefresh()
    }

    private func left() {
        guard leaving != .invalid else { return }
        UIApplication.shared.endBackgroundTask(leaving)
        leaving = .invalid
    }

    /// When the system thinks right, not before a quarter of an hour.
    private func askForRefresh() {
        let request = BGAppRefreshTaskRequest(identifier: Self.refreshTask)
        request.earliestBeginDate = Date(timeIntervalSinceNow: 15 * 60)
        try? BGTaskScheduler.shared.submit(request)
    }

    func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
        withCompletionHandler done: @escaping () -> Void
    ) {
        let subject = NotificationSubject(text: response.notification.request.identifier)
        let action = response.actionIdentifier
        Task {
            await started.value
            if action == Notifications.refuse {
                Notifications.show(refused: await phone.refuse(subject), subject)
            } else {
                await phone.perform(.openNotified(subject))
            }
            // Nobody came to see the app: its file is closed again.
            if UIApplication.shared.applicationState == .background { await phone.perform(.background) }
            done()
        }
    }
}
