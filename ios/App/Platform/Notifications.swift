import CountersignKit
import UserNotifications

/// Says that a request waits, and nothing of it: no account, no app, no place, no number. It can be
/// refused from here, by whoever unlocks the phone; approved it cannot.
enum Notifications {
    static let refuse = "refuse"
    /// Where nothing can be refused: of a burst, of what has expired, or where it is not known whose it is.
    private static let onlyOpen = "open"
    private static let request = "request"
    private static var center: UNUserNotificationCenter { .current() }

    static func register() {
        let open = UNNotificationAction(identifier: onlyOpen, title: words.notifyRequestOpen, options: .foreground)
        let refuse = UNNotificationAction(
            identifier: refuse, title: words.notifyRequestRefuse, options: .authenticationRequired)
        let categories = [(request, [open, refuse]), (onlyOpen, [open])].map { name, actions in
            // The system puts the placeholder where the person wants no previews. What it shows otherwise
            // says no more, since it cannot be another text on a locked phone.
            UNNotificationCategory(
                identifier: name, actions: actions, intentIdentifiers: [],
                hiddenPreviewsBodyPlaceholder: words.notifyRequestPublic, options: .hiddenPreviewsShowTitle)
        }
        center.setNotificationCategories(Set(categories))
    }

    static func permission() async -> Permission {
        switch await center.notificationSettings().authorizationStatus {
        case .notDetermined: .notAsked
        case .denied: .denied
        default: .allowed
        }
    }

    /// Lets the system ask the person.
    @MainActor static func ask(_ phone: Phone) {
        Task {
            await ask()
            phone.act(.notificationsAre(await permission()))
        }
    }

    private static func ask() async { _ = try? await center.requestAuthorization(options: [.alert, .sound]) }

    static func show(_ notification: PhoneNotification) {
        let content = UNMutableNotificationContent()
        content.title = words.title(of: notification)
        content.body = words.body(of: notification)
        content.categoryIdentifier = notification.canRefuse ? request : onlyOpen
        content.sound = notification.kind == .quiet ? nil : .default
        content.interruptionLevel = notification.kind == .quiet ? .passive : .active
        add(content, about: notification.subject)
    }

    /// How a refusal from a notification ended.
    static func show(refused: Bool, _ subject: NotificationSubject) {
        let content = UNMutableNotificationContent()
        content.title = refused ? words.notifyRefused : words.notifyRefuseFailed
        content.categoryIdentifier = onlyOpen
        add(content, about: subject)
    }

    /// Whoever looks at the app needs none of them any more.
    static func clear() { center.removeAllDeliveredNotifications() }

    private static func add(_ content: UNNotificationContent, about subject: NotificationSubject) {
        center.add(UNNotificationRequest(identifier: subject.text, content: content, trigger: nil))
    }
}
