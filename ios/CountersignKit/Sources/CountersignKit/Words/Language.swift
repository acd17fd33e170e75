import Foundation

/// The languages that the words are in.
public enum Language: CaseIterable, Sendable {
    case english, traditionalChinese, japanese

    /// The first of the person's languages that the words are in, from tags such as `zh-Hant-TW`; English
    /// where there is none.
    public init(preferred tags: [String]) {
        self = tags.lazy.compactMap(Self.init(tag:)).first ?? .english
    }

    private init?(tag: String) {
        let parts = tag.split(separator: "-")
        switch parts.first {
        case "en": self = .english
        case "ja": self = .japanese
        case "zh" where parts.contains { ["Hant", "HK", "MO", "TW"].contains($0) }: self = .traditionalChinese
        default: return nil
        }
    }

    /// For dates, times and the names of countries.
    public var locale: Locale {
        switch self {
        case .english: Locale(identifier: "en")
        case .traditionalChinese: Locale(identifier: "zh-Hant-TW")
        case .japanese: Locale(identifier: "ja")
        }
    }
}
