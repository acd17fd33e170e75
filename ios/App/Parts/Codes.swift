import CountersignCore
import CountersignKit
import SwiftUI

/// Service and account, each in a text of its own.
struct AccountNames: View {
    let account: AccountView

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            HStack {
                Outside(account.issuer.isEmpty ? words.commonNoName : account.issuer).font(.headline)
                if account.favourite {
                    Image(systemName: "star.fill").accessibilityLabel(words.a11yFavourite)
                }
            }
            if let label = account.labelIssuer {
                Text(words.accountLabelIssuer).font(.caption2).foregroundStyle(.secondary)
                Outside(label).font(.footnote)
            }
            Outside(account.nickname ?? account.name).foregroundStyle(.secondary)
        }
    }
}

/// The same of an account that is not here, or not yet.
struct EntryNames: View {
    let issuer: String
    let name: String

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            Outside(issuer.isEmpty ? words.commonNoName : issuer).font(.headline)
            Outside(name).foregroundStyle(.secondary)
        }
        .accessibilityElement(children: .combine)
    }
}

/// What there is to say of an account beside its code.
struct AccountNotes: View {
    @Environment(Phone.self) private var phone
    let account: AccountView

    var body: some View {
        Group {
            switch account.service?.state {
            case .none, .active: EmptyView()
            case .inactive:
                Text(words.inactiveTitle)
                if account.code != nil { Text(words.inactiveCodesMayFail) }
            case .unconfirmed: Text(words.homeUnconfirmed)
            }
            if account.accountType == .push { Text(words.homePushOnly) }
            if let quiet = account.service?.quietMs {
                Text(words.quietOn(time: words.time(unixMs: phone.state.readAt.unixMs + quiet, in: .current)))
            }
            if let previous = account.previous?.code {
                Text(words.homePreviousCode(code: grouped(previous)))
            }
        }
        .font(.footnote)
    }
}

/// A code with what is left of it. It is drawn anew each second and never read out by itself.
struct CodeLine: View {
    @Environment(Phone.self) private var phone
    let account: AccountView
    let code: String?
    let hidden: Bool

    var body: some View {
        if hidden {
            Text(words.homeHidden).accessibilityLabel(words.a11yCodeHidden)
        } else if let code {
            TimelineView(.periodic(from: .now, by: 1)) { _ in
                ViewThatFits {
                    HStack {
                        CodeText(code: code)
                        Spacer()
                        TimeRing(account: account)
                    }
                    CodeText(code: code)
                    Text(parts(ofCode: code).joined(separator: "\n"))
                        .font(.title.monospacedDigit())
                        .accessibilityLabel(words.a11yCode(digits: spoken(code)))
                }
                if let next = account.nextCode, let expires = account.expires,
                    phone.state.preferences.alwaysNextCode || phone.state.secondsLeft(until: expires) <= 10
                {
                    Text(words.homeNextCode(code: grouped(next))).font(.footnote).accessibilityHidden(true)
                }
            }
        }
        if let counter = account.counter {
            Button(words.homeHotpNext) { phone.act(.advance(account: account.id, counter: counter)) }
                .buttonStyle(.bordered)
                .disabled(phone.state.busy)
        }
    }
}

struct CodeText: View {
    let code: String

    var body: some View {
        Text(grouped(code))
            .font(.largeTitle.monospacedDigit())
            .fixedSize()
            .accessibilityLabel(words.a11yCode(digits: spoken(code)))
    }
}

/// How much of a code's time is left, by its shape. Its number is read out on request.
struct TimeRing: View {
    @Environment(Phone.self) private var phone
    let account: AccountView

    var body: some View {
        if let expires = account.expires, let period = account.period {
            Circle()
                .trim(to: CGFloat(phone.state.secondsLeft(until: expires)) / CGFloat(max(1, period)))
                .stroke(style: StrokeStyle(lineWidth: 4))
                .rotationEffect(.degrees(-90))
                .frame(width: 28, height: 28)
                .accessibilityHidden(true)
        }
    }
}
