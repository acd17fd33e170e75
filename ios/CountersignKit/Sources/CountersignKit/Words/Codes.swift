/// Codes as they are shown and read out. Copying gives none of the gaps.

/// The parts of a code: pairs, of seven characters the last three together; a Steam code stays whole.
public func parts(ofCode code: String) -> [String] {
    guard code.count > 5 else { return [code] }
    let sizes = Array(repeating: 2, count: code.count / 2 - 1) + [2 + code.count % 2]
    var rest = code[...]
    return sizes.map { size in
        defer { rest = rest.dropFirst(size) }
        return String(rest.prefix(size))
    }
}

/// A code for the screen, with thin gaps that no line breaks at.
public func grouped(_ code: String) -> String {
    parts(ofCode: code).joined(separator: "\u{202F}")
}

/// A code for a screen reader: one digit after the other, with a pause after each part.
public func spoken(_ code: String) -> String {
    let spelled = parts(ofCode: code).map { part in part.map(String.init).joined(separator: " ") }
    return spelled.joined(separator: ", ")
}

/// The digits of a code in groups that the person compares, for a screen reader.
public func spelled(_ groups: String) -> String {
    let parts = groups.split(whereSeparator: \.isWhitespace)
    return parts.map { $0.map(String.init).joined(separator: " ") }.joined(separator: ", ")
}

/// A field of so many places, in pairs, with what was typed.
public func places(_ typed: String, of count: Int) -> [String] {
    let padded = typed.prefix(count) + String(repeating: "_", count: max(0, count - typed.count))
    return parts(ofCode: String(padded))
}
