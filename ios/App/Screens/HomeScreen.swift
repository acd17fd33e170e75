import CountersignCore
import CountersignKit
import SwiftUI

/// The accounts and their codes.
struct HomeScreen: View {
    @Environment(Phone.self) private var phone
    let accounts: Accounts
    @State private var query = ""
    @State private var isSearching = false

    private var listed: [AccountView] {
        (phone.state.home?.accounts ?? []).filter { accounts.found?.contains($0.id) ?? true }
    }

    var body: some View {
        List {
            if let home = phone.state.home {
                Banners()
                ForEach(home.displayCodes, id: \.prompt) { displayed($0) }
                if let line = accounts.line {
                    Text(words.say(line)).font(.footnote).foregroundStyle(.secondary)
                }
                ForEach(listed, id: \.id) { AccountRow(account: $0, accounts: accounts) }
                if home.accounts.isEmpty { empty }
                if listed.isEmpty, !accounts.query.isEmpty { Text(words.homeSearchNone(query: shown(accounts.query))) }
            }
        }
        .searchable(text: $query, isPresented: $isSearching, prompt: words.homeSearch)
        .onChange(of: query) { phone.act(.search(query)) }
        .refreshable { await phone.perform(.refresh) }
        .navigationTitle(words.homeTitle)
        .toolbar {
            ToolbarItem(placement: .primaryAction) {
                Button(words.homeAdd, systemImage: "plus") { phone.act(.go(.add)) }
            }
            // In reach of the thumb; the field itself is above the list.
            ToolbarItem(placement: .bottomBar) {
                Button(words.homeSearch, systemImage: "magnifyingglass") { isSearching = true }
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
            ActionButton(words.onboardingTransfer) { phone.act(.receiveMove) }
            ActionButton(words.importTitle) { phone.act(.go(.importing)) }
        }
    }

    /// A code that a service gave this phone to show, until the person puts it away.
    private func displayed(_ display: DisplayCode) -> some View {
        VStack(alignment: .leading, spacing: 8) {
            if let app = display.app { Outside(app).font(.headline) }
            Text(words.promptCodeToPhone)
            CodeText(code: shown(display.code))
            Button(words.commonDone) { phone.act(.putAwayCode(prompt: display.prompt)) }
        }
    }
}
