import CountersignCore

/// What the system shows while the app is not seen: a variant and an account, never a service's text, and
/// never a way to approve.
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
    /// The person's name for the account; none while the app is locked.
    public let account: String?
    /// The request, where there is one to be refused.
    public let prompt: String?
}

extension Words {
    public func title(of notification: PhoneNotification) -> String {
        switch notification.kind {
        case .burst: notifyBurstTitle
        case .expired: notifyExpiredTitle
        case .quiet, .request: notifyRequestTitle
        }
    }

    /// For an unlocked phone. On a locked one it is `notifyRequestPublic`.
    public func body(of notification: PhoneNotification) -> String {
        switch (notification.kind, notification.account) {
        case (.burst, _): notifyBurstBody
        case (.expired, _): notifyExpiredBody
        case (_, .some(let account)): notifyRequestBody(account: account)
        case (_, .none): notifyRequestPublic
        }
    }
}
