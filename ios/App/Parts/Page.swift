import CountersignKit
import SwiftUI

/// A screen with one purpose: a title that is read first, what there is to know, and what can be done in
/// reach of the thumb.
struct Page<Content: View, Actions: View>: View {
    let title: String
    @ViewBuilder let content: Content
    @ViewBuilder let actions: Actions
    @AccessibilityFocusState private var titleHasFocus: Bool

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 16) {
                Text(title)
                    .font(.title2.bold())
                    .accessibilityAddTraits(.isHeader)
                    .accessibilityFocused($titleHasFocus)
                content
            }
            .frame(maxWidth: .infinity, alignment: .leading)
            .padding()
        }
        .safeAreaInset(edge: .bottom) {
            VStack(spacing: 8) { actions }
                .frame(maxWidth: .infinity)
                .padding()
                .background(.bar)
                // What can be done stays on the screen with the largest type, and what there is to know beside it.
                .dynamicTypeSize(...DynamicTypeSize.accessibility2)
        }
        .navigationBarTitleDisplayMode(.inline)
        .onAppear { titleHasFocus = true }
    }
}

extension Page where Actions == EmptyView {
    init(title: String, @ViewBuilder content: () -> Content) {
        self.init(title: title, content: content) { EmptyView() }
    }
}

extension Text {
    /// What the rotor finds as a heading.
    func heading() -> some View { font(.headline).accessibilityAddTraits(.isHeader) }
}

/// A text from outside, by itself and set apart from what surrounds it.
struct Outside: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(outside(text)) }
}

/// One thing that is known, its name above it, so that any size of type fits. What is empty is left out.
struct Fact: View {
    let name: String
    let value: String?

    init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }

    var body: some View {
        if let value, !value.isEmpty {
            VStack(alignment: .leading, spacing: 2) {
                Text(name).font(.footnote).foregroundStyle(.secondary)
                Outside(value)
            }
            .accessibilityElement(children: .combine)
        }
    }
}

/// What can be done on a screen, on the side of the hand that the person has chosen. One of them is the
/// main one.
struct ActionButton: View {
    @Environment(Phone.self) private var phone
    @Environment(\.isEnabled) private var isEnabled
    let title: String
    var isMain = false
    let action: () -> Void

    init(_ title: String, isMain: Bool = false, action: @escaping () -> Void) {
        self.title = title
        self.isMain = isMain
        self.action = action
    }

    private var reach: Preferences.Reach { phone.state.preferences.reach }

    var body: some View {
        Group {
            if isMain { button.buttonStyle(.borderedProminent) } else { button.buttonStyle(.bordered) }
        }
        .frame(maxWidth: reach == .auto ? .infinity : 280)
        .frame(maxWidth: .infinity, alignment: reach == .left ? .leading : .trailing)
    }

    private var button: some View {
        Button(action: action) {
            let label = Text(title).frame(maxWidth: .infinity, minHeight: 56)
            // White on the dark accent, black on the light one.
            if isMain, isEnabled { label.foregroundStyle(.background) } else { label }
        }
    }
}
