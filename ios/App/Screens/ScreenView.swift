import CountersignCore
import CountersignKit
import SwiftUI

/// One screen. Those that keep nothing themselves are functions of what they show.
struct ScreenView: View {
    @Environment(Phone.self) var phone
    @Environment(\.accessibilityVoiceOverEnabled) var isReadOut
    let screen: Screen

    var body: some View {
        if let page = words.page(screen, in: phone.state) {
            PlainPageView(page: page)
                .id(page.title)
                .onAppear { if screen == .onboarding { Device.forgetKeys() } }
                .after(.seconds(3)) { if screen.closesByItself, !isReadOut { phone.act(.back) } }
        } else {
            own
        }
    }

    /// What keeps something itself, or is more than sentences and buttons.
    @ViewBuilder private var own: some View {
        switch screen {
        case .chooseLock(let screenLock, let sentence): ChooseLockScreen(screenLock: screenLock, sentence: sentence)
        case .lock(let sentence): LockScreen(sentence: sentence)
        case .home(let accounts): HomeScreen(accounts: accounts)
        case .camera(let sentence): CameraScreen(sentence: sentence)
        case .several(let found): several(found)
        case .manual(let manual): self.manual(manual)
        case .card(let card): CardScreen(card: card)
        case .pairing(let pairing): Consent(pairing: pairing)
        case .prompt(let prompt): question(prompt)
        case .account(let id): AccountScreen(id: id)
        case .removed(let accounts): RemovedScreen(accounts: accounts)
        case .checklist(let checks): checklist(checks)
        case .health(let checks): health(checks)
        case .bigCodes: BigCodesScreen()
        case .backup(.begin(let sentence)): NewBackup(sentence: sentence)
        case .rehearse(.picked(_, let sentence)): picked(words.rehearseTitle, sentence)
        case .restore(.picked(_, let sentence)): picked(words.restoreTitle, sentence)
        case .importing(.locked(_, let app, let sentence)):
            PickedFile(title: words.name(of: app), field: words.importPassword, sentence: sentence) {
                phone.act(.openImport(password: $0))
            }
        case .move(.parts(_, let parts)): PartsScreen(parts: parts)
        case .verify(let sentence): VerifyScreen(sentence: sentence)
        case .journal(let entries): journal(entries)
        case .settings: SettingsScreen()
        case .passcode(let sentence): PasscodeScreen(sentence: sentence)
        case .services: services
        case .about: about
        // Those are plain pages, and what belongs to them is gone.
        case .accountCode, .addedAccounts, .backup, .burst, .choosePhone, .clock, .export, .importing, .lostPhone,
            .move, .onboarding, .paired, .rehearse, .remove, .report, .restore, .starting, .unopened:
            ProgressView()
        }
    }

    private func picked(_ title: String, _ sentence: Sentence?) -> some View {
        PickedFile(title: title, field: words.backupPassword, sentence: sentence) {
            phone.act(.openBackup(password: $0))
        }
    }
}

extension ScreenView {
    /// The services that ask this phone.
    var services: some View {
        List {
            ForEach(phone.state.home?.accounts.filter { $0.service != nil } ?? [], id: \.id) { account in
                Button {
                    phone.act(.openAccount(account.id))
                } label: {
                    VStack(alignment: .leading) {
                        AccountNames(account: account)
                        Outside(account.service?.host ?? .init())
                    }
                }
                .foregroundStyle(.primary)
            }
        }
        .navigationTitle(words.settingsDevices)
    }

    var about: some View {
        Page(title: words.settingsAbout) {
            Text(words.appName).heading()
            Text(words.appTagline)
            Text(words.settingsVersion(version: Device.version))
        }
    }

    /// What was decided on this phone, the last first.
    func journal(_ entries: [JournalEntry]) -> some View {
        List {
            if entries.isEmpty {
                Text(words.journalEmpty)
            } else {
                Text(words.journalShareBody)
                SaveJournalButton()
            }
            ForEach(entries, id: \.id) { entry in
                VStack(alignment: .leading, spacing: 2) {
                    Text(words.journal(entry)).font(.headline)
                    if let account = phone.state.account(entry.account) { AccountNames(account: account) }
                    // An export is of no service.
                    if !entry.host.isEmpty { Outside(entry.host) }
                    if let app = entry.app { Outside(app) }
                    if let country = entry.country { Text(words.country(country)) }
                    if let place = entry.place { Outside(place) }
                    Group {
                        switch entry.receipt {
                        case .confirmed: Text(words.journalConfirmed)
                        case .none: if !entry.host.isEmpty { Text(words.journalUnconfirmed) }
                        case .wrong: Text(words.journalBroken)
                        }
                        Text(words.day(unixMs: entry.atMs, in: .current))
                        Text(words.time(unixMs: entry.atMs, in: .current))
                    }
                    .font(.footnote)
                }
                .accessibilityElement(children: .combine)
            }
        }
        .navigationTitle(words.journalTitle)
    }
}
