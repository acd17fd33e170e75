import CountersignCore
import CountersignKit
import SwiftUI

/// One screen. Those that keep nothing themselves are functions of what they show.
struct ScreenView: View {
    @Environment(Phone.self) var phone
    @Environment(\.accessibilityVoiceOverEnabled) var isReadOut
    let screen: Screen

    var body: some View {
        switch screen {
        case .starting: ProgressView()
        case .unopened(let sentence): unopened(sentence)
        case .onboarding: onboarding
        case .chooseLock(let screenLock, let sentence): ChooseLockScreen(screenLock: screenLock, sentence: sentence)
        case .lock(let sentence): LockScreen(sentence: sentence)
        case .home(let accounts): HomeScreen(accounts: accounts)
        case .camera(let sentence): CameraScreen(sentence: sentence)
        case .several(let found): several(found)
        case .manual(let manual): self.manual(manual)
        case .card(let card): CardScreen(card: card)
        case .addedAccounts(let added): self.added(added)
        case .pairing(let pairing): self.pairing(pairing)
        case .paired(let account): paired(account)
        case .prompt(let prompt): self.prompt(prompt)
        case .report(let request): report(request)
        case .burst(let burst): self.burst(burst)
        case .account(let id): AccountScreen(id: id)
        case .remove(let id): remove(id)
        case .removed(let accounts): RemovedScreen(accounts: accounts)
        case .checklist(let checks): checklist(checks)
        case .health(let checks): health(checks)
        case .bigCodes: BigCodesScreen()
        case .clock: clock
        case .backup(let stage): backup(stage)
        case .rehearse(let stage): rehearse(stage)
        case .restore(let stage): restore(stage)
        case .journal(let entries): journal(entries)
        case .settings: SettingsScreen()
        case .passcode(let sentence): PasscodeScreen(sentence: sentence)
        case .services: services
        case .about: about
        case .lostPhone: lostPhone
        }
    }
}

extension ScreenView {
    /// The vault cannot be opened.
    func unopened(_ sentence: Sentence) -> some View {
        Page(title: words.appName) {
            Trouble(sentence)
        } actions: {
            ActionButton(words.commonRetry, isMain: true) { phone.act(.again) }
        }
    }

    /// What the app is, before there is a vault.
    var onboarding: some View {
        Page(title: words.onboardingTitle) {
            Text(words.onboardingBody)
            Text(words.onboardingPrivacy)
        } actions: {
            ActionButton(words.onboardingStart, isMain: true) { phone.act(.go(.chooseLock)) }
        }
        .onAppear { Device.forgetKeys() }
    }

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

    /// What to do when a phone is lost, or new.
    var lostPhone: some View {
        Page(title: words.lostTitle) {
            Text(words.lostLostSteps)
            Text(words.lostNewSteps)
            Text(words.lostNoWayIn)
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
