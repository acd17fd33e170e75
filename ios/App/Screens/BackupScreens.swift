import CountersignCore
import CountersignKit
import SwiftUI

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
    let title: String
    let field: String
    let sentence: Sentence?
    let open: (String) -> Void
    @State private var password = ""

    var body: some View {
        Page(title: title) {
            SecretField(name: field, text: $password)
            Trouble(sentence)
        } actions: {
            ActionButton(words.commonContinue, isMain: true) { open(password) }
                .disabled(password.isEmpty)
        }
    }
}
