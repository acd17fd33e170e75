import CountersignCore
import CountersignKit
import SwiftUI

/// One file for the day on which the phone is gone: made, tried, and brought back.
extension ScreenView {
    @ViewBuilder func backup(_ stage: FileStage) -> some View {
        switch stage {
        case .begin(let sentence): NewBackup(sentence: sentence)
        case .made(let file):
            Page(title: words.backupTitle) {
                Text(words.backupWhere)
            } actions: {
                SaveFileButton(file: file)
            }
        case .opened(let backup): told(words.backupTitle, words.tested(backup), backup)
        case .picked, .restored, .working: working(words.backupTitle)
        }
    }

    @ViewBuilder func rehearse(_ stage: FileStage) -> some View {
        switch stage {
        case .begin(let sentence): pick(words.rehearseTitle, words.rehearseBody, sentence)
        case .picked(_, let sentence): PickedFile(title: words.rehearseTitle, sentence: sentence)
        case .opened(let backup): told(words.rehearseTitle, words.rehearsed(backup), backup)
        case .made, .restored, .working: working(words.rehearseTitle)
        }
    }

    @ViewBuilder func restore(_ stage: FileStage) -> some View {
        switch stage {
        case .begin(let sentence): pick(words.restoreTitle, words.backupWhat, sentence)
        case .picked(_, let sentence): PickedFile(title: words.restoreTitle, sentence: sentence)
        case .opened(let backup):
            Page(title: words.restoreTitle) {
                Text(words.preview(backup))
                ForEach(backup.accounts.indices, id: \.self) { place in
                    let entry = backup.accounts[place]
                    EntryNames(issuer: entry.account.issuer, name: entry.nickname ?? entry.account.name)
                    CollisionNote(collision: entry.collision)
                }
            } actions: {
                let isChanged = backup.accounts.contains { if case .newSecret = $0.collision { true } else { false } }
                if isChanged {
                    ActionButton(words.collisionRotatedReplace) { phone.act(.restore(.replace(account: nil))) }
                    ActionButton(words.collisionRotatedKeepBoth, isMain: true) { phone.act(.restore(.keepBoth)) }
                } else {
                    ActionButton(words.restoreAction, isMain: true) { phone.act(.restore(.keepBoth)) }
                }
            }
        case .restored(let backup, let added): told(words.restoreTitle, words.restored(backup, added), backup)
        case .made, .working: working(words.restoreTitle)
        }
    }

    private func pick(_ title: String, _ text: String, _ sentence: Sentence?) -> some View {
        Page(title: title) {
            Text(text)
            Trouble(sentence)
        } actions: {
            PickFileButton()
        }
    }

    private func working(_ title: String) -> some View {
        Page(title: title) { ProgressView(words.backupWorking) }
    }

    /// How it ended, and the accounts that only approve, which no file holds.
    private func told(_ title: String, _ sentences: [String], _ backup: Backup) -> some View {
        Page(title: title) {
            ForEach(sentences, id: \.self) { Text($0) }
            ForEach(backup.approveOnly.indices, id: \.self) { place in
                EntryNames(issuer: backup.approveOnly[place].issuer, name: backup.approveOnly[place].name)
            }
        } actions: {
            ActionButton(words.commonDone, isMain: true) { phone.act(.back) }
        }
    }
}

/// What a backup is, how old the last one is, and the password of a new one.
struct NewBackup: View {
    @Environment(Phone.self) private var phone
    let sentence: Sentence?
    @State private var password = NewPassword()

    var body: some View {
        Page(title: words.backupTitle) {
            Text(words.backupWhat)
            Text(words.backupNotIncluded)
            if let last = phone.state.lastBackup {
                Text(words.backupLast(when: words.day(unixMs: last.made * 1000, in: .current)))
                Text(words.backupLastTested(when: words.day(unixMs: last.opened * 1000, in: .current)))
                if !last.lacking.isEmpty { Text(words.backupLacks(count: last.lacking.count)) }
            }
            NewPasswordFields(
                password: $password, name: words.backupPassword, again: words.backupPasswordAgain,
                different: words.backupPasswordDifferent)
            Text(words.backupPasswordHint).font(.footnote)
            Trouble(sentence)
        } actions: {
            ActionButton(words.backupMake, isMain: true) { phone.act(.backUp(password: password.first)) }
                .disabled(!password.isTypedTwice)
            ActionButton(words.rehearseTitle) { phone.act(.go(.rehearse)) }
            ActionButton(words.restoreTitle) { phone.act(.go(.restore)) }
        }
    }
}

/// The password of the file that was picked.
struct PickedFile: View {
    @Environment(Phone.self) private var phone
    let title: String
    let sentence: Sentence?
    @State private var password = ""

    var body: some View {
        Page(title: title) {
            SecretField(name: words.backupPassword, text: $password)
            Trouble(sentence)
        } actions: {
            ActionButton(words.commonContinue, isMain: true) { phone.act(.openBackup(password: password)) }
                .disabled(password.isEmpty)
        }
    }
}
