import CountersignCore
import CountersignKit
import SwiftUI

/// The accounts and their codes.
struct HomeScreen: View {
    @Environment(Phone.self) private var phone
    let accounts: Accounts
    @State private var query = ""

    private var shown: [AccountView] {
        (phone.state.home?.accounts ?? []).filter { accounts.found?.contains($0.id) ?? true }
    }

    var body: some View {
        List {
            if let home = phone.state.home {
                banners(home)
                ForEach(shown, id: \.id) { AccountRow(account: $0, accounts: accounts) }
                if home.accounts.isEmpty { empty }
                if shown.isEmpty, !accounts.query.isEmpty { Text(words.homeSearchNone(query: accounts.query)) }
            }
        }
        .searchable(text: $query, prompt: words.homeSearch)
        .onChange(of: query) { phone.act(.search(query)) }
        .refreshable { await phone.perform(.refresh) }
        .navigationTitle(words.homeTitle)
        .toolbar {
            ToolbarItem(placement: .primaryAction) {
                Button(words.homeAdd, systemImage: "plus") { phone.act(.go(.add)) }
            }
            ToolbarItemGroup(placement: .secondaryAction) {
                Button(words.homeRefresh, systemImage: "arrow.clockwise") { phone.act(.refresh) }
                door(words.travelTitle, "airplane", .checklist)
                door(words.journalTitle, "list.bullet", .journal)
                door(words.lostTitle, "questionmark.circle", .lostPhone)
                door(words.settingsTitle, "gearshape", .settings)
                Button(words.settingsLock, systemImage: "lock") { phone.act(.lockNow) }
            }
        }
    }

    private func door(_ title: String, _ symbol: String, _ place: Place) -> some View {
        Button(title, systemImage: symbol) { phone.act(.go(place)) }
    }

    /// No account yet: both doors.
    private var empty: some View {
        VStack(alignment: .leading, spacing: 16) {
            Text(words.homeEmptyTitle).heading()
            Text(words.homeEmptyBody)
            ActionButton(words.homeAdd, isMain: true) { phone.act(.go(.add)) }
            ActionButton(words.onboardingRestore) { phone.act(.go(.restore)) }
        }
    }

    /// What is more urgent than the codes, the most urgent first.
    @ViewBuilder private func banners(_ home: Home) -> some View {
        ForEach(phone.state.requests, id: \.id) { prompt in
            banner(
                prompt.expired ? words.expiredTitle : words.notifyRequestTitle,
                prompt.expired ? "questionmark.circle" : "person.badge.key", about: phone.state.account(prompt.account)
            ) { phone.act(.openPrompt(prompt.id)) }
        }
        ForEach(home.accounts.filter { $0.service?.burst != nil }, id: \.id) { account in
            banner(words.burstTitle, "exclamationmark.triangle", about: account) {
                phone.act(.openBurst(account: account.id))
            }
        }
        ForEach(home.displayCodes, id: \.prompt) { shown in
            Fact(words.promptCodeToPhone, shown.code)
            Button(words.commonDone) { phone.act(.dismissCode(prompt: shown.prompt)) }
        }
        if let links = phone.state.lock?.links, links > 0 {
            banner(words.addLinkMany(count: Int(links)), "link") { phone.act(.openLinks) }
        }
        if case .probablyOff = home.clock {
            banner(words.clockOffTitle, "clock.badge.exclamationmark") { phone.act(.go(.clock)) }
        }
        if !home.damaged.isEmpty {
            banner(words.homeDamaged(count: home.damaged.count), "exclamationmark.triangle") {
                phone.act(.go(.health))
            }
        }
        ForEach(home.notices, id: \.self) { notice in
            switch notice {
            case .backupDue: banner(words.homeBackupDue, "externaldrive") { phone.act(.go(.backup)) }
            case .backupMissing: banner(words.homeBackupMissing, "externaldrive") { phone.act(.go(.backup)) }
            case .dataRolledBack: banner(words.errorDataRolledBack, "info.circle") { phone.act(.dismiss(notice)) }
            case .readOnly: banner(words.homeReadOnly, "info.circle") { phone.act(.dismiss(notice)) }
            }
        }
        if phone.state.notifications == .denied, !phone.state.preferences.withoutNotifications {
            banner(words.permNotificationsDenied, "bell.slash") { phone.preferences.withoutNotifications = true }
        }
        if let line = accounts.line { Text(words.say(line)).font(.footnote).foregroundStyle(.secondary) }
    }

    /// One line that leads somewhere, with the account that it is about.
    private func banner(
        _ text: String, _ symbol: String, about account: AccountView? = nil, action: @escaping () -> Void
    ) -> some View {
        Button(action: action) {
            VStack(alignment: .leading) {
                Label(text, systemImage: symbol)
                if let account { AccountNames(account: account) }
            }
            .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
        }
        .foregroundStyle(.primary)
    }
}
