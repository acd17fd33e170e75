import CountersignKit
import SwiftUI

/// Text that is typed as it is: no corrections, no suggestions, pasting welcome. What is wrong stands below.
struct PlainField: View {
    let name: String
    let hint: String
    @Binding var text: String
    var mistake: String?
    /// In groups of so many characters, where it is a key.
    var group: Int?

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(name).font(.footnote).accessibilityHidden(true)
            if let group {
                GroupedField(name: name, hint: mistake ?? hint, size: group, text: $text)
            } else {
                TextField(name, text: $text)
                    .textInputAutocapitalization(.never)
                    .autocorrectionDisabled()
                    .textFieldStyle(.roundedBorder)
                    .accessibilityHint(mistake ?? hint)
            }
            Text(hint).font(.footnote).foregroundStyle(.secondary).accessibilityHidden(true)
            if let mistake { Label(mistake, systemImage: "exclamationmark.circle").announced(mistake) }
        }
    }
}

/// A whole number.
struct NumberEntry<Value: FixedWidthInteger>: View {
    let name: String
    @Binding var value: Value

    var body: some View {
        LabeledContent(name) {
            TextField(name, value: $value, format: IntegerFormatStyle<Value>().grouping(.never))
                .keyboardType(.numberPad)
                .multilineTextAlignment(.trailing)
        }
    }
}

/// A passcode or password, which can be looked at while it is typed, pasted, and filled in by a manager.
struct SecretField: View {
    let name: String
    @Binding var text: String
    @State private var shown = false

    var body: some View {
        HStack {
            Group {
                if shown { TextField(name, text: $text) } else { SecureField(name, text: $text) }
            }
            .textContentType(.password)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
            .textFieldStyle(.roundedBorder)
            Button(
                shown ? words.commonHideDetails : words.commonShowPassword,
                systemImage: shown ? "eye.slash" : "eye"
            ) { shown.toggle() }
            .labelStyle(.iconOnly)
        }
        .frame(minHeight: 44)
    }
}

/// A password that is typed twice.
struct NewPassword {
    var first = ""
    var again = ""

    var isTypedTwice: Bool { !first.isEmpty && first == again }
}

struct NewPasswordFields: View {
    @Binding var password: NewPassword
    let name: String
    let again: String
    let different: String

    var body: some View {
        SecretField(name: name, text: $password.first)
        SecretField(name: again, text: $password.again)
        if !password.again.isEmpty, !password.isTypedTwice {
            Label(different, systemImage: "exclamationmark.circle")
        }
    }
}
