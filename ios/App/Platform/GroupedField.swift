import CountersignKit
import SwiftUI
import UIKit

/// A field that shows what is typed in groups, with the cursor where it was: SwiftUI's own loses it.
struct GroupedField: UIViewRepresentable {
    let name: String
    let hint: String
    /// How many characters a group has.
    let size: Int
    @Binding var text: String

    func makeUIView(context: Context) -> UITextField {
        let field = UITextField()
        (field.borderStyle, field.placeholder, field.accessibilityLabel) = (.roundedRect, name, name)
        field.font = .preferredFont(forTextStyle: .body)
        field.adjustsFontForContentSizeCategory = true
        (field.autocapitalizationType, field.autocorrectionType, field.spellCheckingType) = (.none, .no, .no)
        field.setContentHuggingPriority(.defaultHigh, for: .vertical)
        field.setContentCompressionResistancePriority(.defaultLow, for: .horizontal)
        let typed = UIAction { action in if let field = action.sender as? UITextField { regroup(field) } }
        field.addAction(typed, for: .editingChanged)
        return field
    }

    func updateUIView(_ field: UITextField, context: Context) {
        field.accessibilityHint = hint
        if text.isEmpty { field.text = text }
    }

    private func regroup(_ field: UITextField) {
        // What a keyboard of Chinese or Japanese is still composing is left alone.
        guard field.markedTextRange == nil, let cursor = field.selectedTextRange?.start,
            let before = field.textRange(from: field.beginningOfDocument, to: cursor),
            let after = field.textRange(from: cursor, to: field.endOfDocument)
        else { return }
        let grouped = GroupedText(
            before: field.text(in: before) ?? "", after: field.text(in: after) ?? "", size: size)
        text = grouped.text
        field.text = grouped.text
        let place = field.position(from: field.beginningOfDocument, offset: grouped.before.utf16.count)
        if let place { field.selectedTextRange = field.textRange(from: place, to: place) }
    }
}
