/// Something typed, in groups of so many characters, and the cursor in it.
public struct GroupedText: Equatable, Sendable {
    /// What stands before the cursor.
    public let before: String
    public let after: String

    public var text: String { before + after }

    /// Whoever types gaps of their own, or pastes dashes, gets ours.
    public init(before: String, after: String, size: Int) {
        let isKept = { (character: Character) in !character.isWhitespace && character != "-" }
        let cursor = before.filter(isKept).count
        var (left, right) = ("", "")
        for (place, character) in (before + after).filter(isKept).enumerated() {
            let piece = (place > 0 && place % size == 0 ? " " : "") + String(character)
            if place < cursor { left += piece } else { right += piece }
        }
        (self.before, self.after) = (left, right)
    }
}
