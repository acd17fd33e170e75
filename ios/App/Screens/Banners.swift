import CountersignCore
import CountersignKit
import SwiftUI

/// What is more urgent than the codes, the most urgent first. More than two lines would push the codes away.
struct Banners: View {
    @Environment(Phone.self) private var phone
    let home: Home

    var body: some View {
        ForEach(banners.prefix(2), id: \.text) { banner in
            Button {
                if let action = banner.action { phone.act(action) }
            } label: {
                Label(banner.text, systemImage: banner.symbol)
                    .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
            }
            .foregroundStyle(.primary)
            .disabled(banner.action == nil)
        }
    }

    private var banners: [Banner] {
        var banners: [Banner] = []
        let burst = home.accounts.first { $0.service?.burst != nil }
        let others = phone.state.requests.filter { $0.account != burst?.id }
        let open = others.filter { !$0.expired }
        if let first = open.first {
            banners.append(Banner(words.homePrompts(count: open.count), "person.badge.key", .openPrompt(first.id)))
        }
        if let burst {
            banners.append(Banner(words.burstTitle, "exclamationmark.triangle", .openBurst(account: burst.id)))
        }
        if let expired = others.first(where: \.expired) {
            banners.append(Banner(words.expiredTitle, "questionmark.circle", .openPrompt(expired.id)))
        }
        if let links = phone.state.lock?.links, links > 0 {
            banners.append(Banner(words.addLinkMany(count: Int(links)), "link", .openLinks))
        }
        if case .probablyOff = home.clock {
            banners.append(Banner(words.clockOffTitle, "clock.badge.exclamationmark", .go(.clock)))
        }
        if !home.damaged.isEmpty {
            let text = words.homeDamaged(count: home.damaged.count)
            banners.append(Banner(text, "exclamationmark.triangle", .go(.health)))
        }
        banners += home.notices.map { notice in
            switch notice {
            case .backupDue: Banner(words.homeBackupDue, "externaldrive", .go(.backup))
            case .backupMissing: Banner(words.homeBackupMissing, "externaldrive", .go(.backup))
            case .dataRolledBack: Banner(words.errorDataRolledBack, "exclamationmark.triangle", .dismiss(notice))
            case .readOnly: Banner(words.homeReadOnly, "info.circle", nil)
            }
        }
        if phone.state.notifications == .denied, !phone.preferences.withoutNotifications {
            var without = phone.preferences
            without.withoutNotifications = true
            banners.append(Banner(words.permNotificationsDenied, "bell.slash", .prefer(without)))
        }
        return banners
    }
}

/// One line, and where it leads.
struct Banner {
    let text: String
    let symbol: String
    let action: PhoneAction?

    init(_ text: String, _ symbol: String, _ action: PhoneAction?) {
        (self.text, self.symbol, self.action) = (text, symbol, action)
    }
}
