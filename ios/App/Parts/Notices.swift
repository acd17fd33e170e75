import CountersignCore
import CountersignKit
import SwiftUI

/// The notices of one weight, each with its sign and its word.
struct NoticeList: View {
    let notices: [Notice]
    let weight: NoticeWeight

    var body: some View {
        ForEach(notices.filter { NoticeWeight($0) == weight }, id: \.self) { notice in
            Label(words.notice(notice), systemImage: look.symbol)
                .accessibilityLabel([look.name, words.notice(notice)].joined(separator: ". "))
        }
    }

    private var look: (name: String, symbol: String) {
        switch weight {
        case .warning: (words.a11ySeverityWarning, "exclamationmark.triangle.fill")
        case .check: (words.a11ySeverityCheck, "info.circle")
        case .repair: (words.a11ySeverityInfo, "checkmark.circle")
        }
    }
}

/// What is worth knowing, and, folded, what was repaired.
struct RestOfNotices: View {
    let notices: [Notice]

    var body: some View {
        let repairs = notices.filter { NoticeWeight($0) == .repair }
        if notices.contains(where: { NoticeWeight($0) == .check }) {
            Text(words.cardNotices).heading()
            NoticeList(notices: notices, weight: .check)
        }
        if !repairs.isEmpty {
            DisclosureGroup(words.cardRepairs(count: repairs.count)) {
                NoticeList(notices: repairs, weight: .repair)
            }
        }
    }
}
