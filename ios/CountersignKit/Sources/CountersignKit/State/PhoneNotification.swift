import CountersignCore

/// What the system shows while the app is not seen: a variant alone, since it cannot be another text on a
/// locked phone. Never an account or a service's text, and never a way to approve.
public struct PhoneNotification: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case burst
        /// It went unanswered.
        case expired
        /// Without a sound, since two were refused.
        case quiet
        case request
    }

    public let kind: Kind
    /// What is opened from it, or refused.
    public let subject: NotificationSubject

    init(_ kind: Kind, about subject: NotificationSubject) { (self.kind, self.subject) = (kind, subject) }

    /// Whether it can be refused from the notification itself.
    public var canRefuse: Bool { (kind == .request || kind == .quiet) && subject != .none }
}

/// What a notification is about. The system keeps it as a text.
public enum NotificationSubject: Equatable, Sendable {
    /// Of a locked app: all that waits for an account.
    case account(String)
    /// A locked app does not know, or there are many.
    case none
    case request(String)

    /// The system shows one notification of each text.
    public var text: String {
        switch self {
        case .account(let id): "account \(id)"
        case .none: ""
        case .request(let id): "request \(id)"
        }
    }

    public init(text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts.first {
        case "account" where parts.count == 2: self = .account(parts[1])
        case "request" where parts.count == 2: self = .request(parts[1])
        default: self = .none
        }
    }
}

extension Words {
    public func title(of notification: PhoneNotification) -> String {
        switch notification.kind {
        case .burst: notifyBurstTitle
        case .expired: notifyExpiredTitle
        case .quiet, .request: notifyRequestTitle
        }
    }

    public func body(of notification: PhoneNotification) -> String {
        switch notification.kind {
        case .burst: notifyBurstBody
        case .expired: notifyExpiredBody
        case .quiet, .request: notifyRequestPublic
        }
    }
}
