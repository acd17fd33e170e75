import CountersignCore
import CountersignKit
import SwiftUI

/// What the page shows, typed or chosen, and Approve. Nothing is filled in, and nothing is sent by itself.
struct AnswerField: View {
    @Environment(Phone.self) private var phone
    @Environment(\.accessibilityVoiceOverEnabled) private var isReadOut
    @Environment(\.dynamicTypeSize) private var typeSize
    let prompt: Prompt
    @State private var typed = ""
    @FocusState private var focused: Bool

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            switch prompt.request.number {
            case .absent: Text(words.promptNoNumber)
            case .digits(let count):
                Text(words.promptNumberLabel).heading()
                if count == 2 { Text(words.promptNumberWeak) }
                field(words.promptNumberHint(count: Int(count)))
                    .keyboardType(.numberPad)
                    .accessibilityValue(words.a11yNumberTyped(count: typed.count))
                if !typeSize.isAccessibilitySize { Text(words.promptNumberNever).font(.footnote) }
            case .typed:
                Text(words.promptOptionsTyped).heading()
                field(words.promptOptionsTyped)
            case .listed(let options):
                Text(words.promptOptionsLabel).heading()
                ForEach(options, id: \.self) { option in
                    Button {
                        phone.act(.type(option))
                    } label: {
                        Label(
                            outside(option),
                            systemImage: prompt.typed == option ? "largecircle.fill.circle" : "circle"
                        )
                        .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
                    }
                    .accessibilityAddTraits(prompt.typed == option ? .isSelected : [])
                }
            }
            ActionButton(words.promptApprove, isMain: true) { phone.act(.approve) }
                .disabled(!prompt.canApprove)
                .accessibilityHint(prompt.canApprove ? words.a11yApproveHint : words.promptApproveDisabled)
        }
    }

    private func field(_ hint: String) -> some View {
        TextField(hint, text: $typed)
            .font(.largeTitle.monospacedDigit())
            .textFieldStyle(.roundedBorder)
            .textContentType(nil)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
            .focused($focused)
            .onAppear {
                typed = prompt.typed
                // A screen reader begins with the title.
                focused = !isReadOut
            }
            .onChange(of: typed) { phone.act(.type(typed)) }
            // Emptied after a wrong number, and when the app goes to the background.
            .onChange(of: prompt.typed) { if prompt.typed.isEmpty { typed.removeAll() } }
    }
}
