import CountersignCore

/// One line above the codes that is more urgent than they are.
public enum Banner: Equatable, Hashable, Sendable {
    case burst(account: String)
    case clock
    case damaged(count: Int)
    case expired(prompt: String)
    case links(count: Int)
    case notice(HomeNotice)
    case notificationsOff
    case requests(count: Int, first: String)

    /// Its sign, by the name that the system has for it.
    public var symbol: String {
        switch self {
        case .burst, .damaged, .notice(.dataRolledBack): "exclamationmark.triangle"
        case .clock: "clock.badge.exclamationmark"
        case .expired: "questionmark.circle"
        case .links: "link"
        case .notice(.backupDue), .notice(.backupMissing): "externaldrive"
        case .notice(.readOnly): "info.circle"
        case .notificationsOff: "bell.slash"
        case .requests: "person.badge.key"
        }
    }
}

extension PhoneState {
    /// The most urgent first. More than two lines would push the codes away.
    public var banners: [Banner] { Array(allBanners.prefix(2)) }

    private var allBanners: [Banner] {
        guard let home else { return [] }
        var banners: [Banner] = []
        let burst = home.accounts.first { $0.service?.burst != nil }
        let others = requests.filter { $0.account != burst?.id }
        let open = others.filter { !$0.expired }
        if let first = open.first { banners.append(.requests(count: open.count, first: first.id)) }
        if let burst { banners.append(.burst(account: burst.id)) }
        if let expired = others.first(where: \.expired) { banners.append(.expired(prompt: expired.id)) }
        if let links = lock?.links, links > 0 { banners.append(.links(count: Int(links))) }
        if case .probablyOff = home.clock { banners.append(.clock) }
        if !home.damaged.isEmpty { banners.append(.damaged(count: home.damaged.count)) }
        banners += home.notices.map(Banner.notice)
        if notifications == .denied, !preferences.withoutNotifications { banners.append(.notificationsOff) }
        return banners
    }

    /// Where a banner leads; none where it only says something.
    public func action(of banner: Banner) -> PhoneAction? {
        switch banner {
        case .burst(let account): .openBurst(account: account)
        case .clock: .go(.clock)
        case .damaged: .go(.health)
        case .expired(let prompt): .openPrompt(prompt)
        case .links: .openLinks
        case .notice(.backupDue), .notice(.backupMissing): .go(.backup)
        case .notice(.dataRolledBack): .dismiss(.dataRolledBack)
        case .notice(.readOnly): nil
        case .notificationsOff: .prefer(preferences.withoutNotice)
        case .requests(_, let first): .openPrompt(first)
        }
    }
}

extension Preferences {
    fileprivate var withoutNotice: Preferences {
        var changed = self
        changed.withoutNotifications = true
        return changed
    }
}

extension Words {
    public func say(_ banner: Banner) -> String {
        switch banner {
        case .burst: burstTitle
        case .clock: clockOffTitle
        case .damaged(let count): homeDamaged(count: count)
        case .expired: expiredTitle
        case .links(let count): addLinkMany(count: count)
        case .notice(.backupDue): homeBackupDue
        case .notice(.backupMissing): homeBackupMissing
        case .notice(.dataRolledBack): errorDataRolledBack
        case .notice(.readOnly): homeReadOnly
        case .notificationsOff: permNotificationsDenied
        case .requests(let count, _): homePrompts(count: count)
        }
    }
}
