import CountersignCore
import CountersignKit
import SwiftUI

/// A sentence about what went wrong, beside what it is about. It is announced when it comes.
struct Trouble: View {
    let sentence: Sentence?

    init(_ sentence: Sentence?) { self.sentence = sentence }

    var body: some View {
        if let sentence {
            Label(words.say(sentence), systemImage: "exclamationmark.circle")
                .accessibilityLabel([words.a11yError, words.say(sentence)].joined(separator: ". "))
                .announced(words.say(sentence))
        }
    }
}

/// The sentence at the bottom, with undo where something can be brought back.
struct SaidBar: View {
    @Environment(Phone.self) private var phone
    let said: Said

    var body: some View {
        HStack {
            Text(words.say(said.sentence))
            Spacer()
            if let account = said.undo {
                Button(words.commonUndo) { phone.act(.undoRemove(account: account)) }
            } else {
                Button(words.commonClose, systemImage: "xmark") { phone.act(.putAway) }
                    .labelStyle(.iconOnly)
            }
        }
        .frame(minHeight: 44)
        .padding(.horizontal)
        .background(.regularMaterial, in: .rect(cornerRadius: 12))
        .padding(.horizontal)
        .announced(words.say(said.sentence))
        .after(.seconds(10), of: said) { phone.act(.putAway) }
    }
}
