import CountersignCore
import CountersignKit
import SwiftUI

/// Before a journey, and the health of the app.
extension ScreenView {
    func checklist(_ checks: [Check]) -> some View {
        let open = checks.filter { $0.state == .toDo }.count
        return Page(title: words.travelTitle) {
            Text(words.travelIntro)
            ForEach(checks, id: \.kind) { CheckLine(check: $0) }
            Text(words.clockZoneTitle).heading()
            Text(words.clockZoneBody)
            Text(words.travelRoaming)
            Text(open == 0 ? words.travelReady : words.travelTodo(count: open)).heading()
        } actions: {
            ActionButton(words.travelBig, isMain: true) { phone.act(.go(.bigCodes)) }
        }
    }

    func health(_ checks: [Check]) -> some View {
        Page(title: words.settingsHealth) {
            ForEach(checks, id: \.kind) { CheckLine(check: $0) }
        }
    }
}

/// One line: its state has a word and a shape. What only the person knows is theirs to tick.
struct CheckLine: View {
    @Environment(Phone.self) private var phone
    let check: Check

    var body: some View {
        Group {
            switch check.kind {
            case .defaultMethod, .secondPhone, .triedOffline:
                Toggle(isOn: Bindable(phone)[ticked: check.kind]) { line }
            case .backup where check.state == .toDo: door(.backup)
            case .clock where check.state != .ok: door(.clock)
            case .lock where check.state == .toDo: door(.passcode)
            case .backup, .clock, .codes, .data, .lock: line
            }
        }
        .frame(minHeight: 44)
    }

    private var line: some View {
        Label {
            VStack(alignment: .leading) {
                Text(state.word).font(.footnote.bold())
                Text(words.say(check, lastBackup: phone.state.lastBackup, in: .current))
            }
        } icon: {
            Image(systemName: state.symbol)
        }
        .accessibilityElement(children: .combine)
    }

    private func door(_ place: Place) -> some View {
        Button {
            phone.act(.go(place))
        } label: {
            line
        }
        .foregroundStyle(.primary)
    }

    private var state: (word: String, symbol: String) {
        switch check.state {
        case .ok: (words.travelOk, "checkmark.circle")
        case .toDo: (words.travelDo, "exclamationmark.circle")
        case .cannotTell: (words.travelCantTell, "questionmark.circle")
        }
    }
}

/// One account a page, as large as the width allows, for reading off at arm's length.
struct BigCodesScreen: View {
    @Environment(Phone.self) private var phone
    @State private var place = 0

    private var accounts: [AccountView] { phone.state.home?.accounts.filter { $0.code != nil } ?? [] }

    var body: some View {
        VStack {
            TabView(selection: $place) {
                ForEach(accounts.indices, id: \.self) { place in
                    // With the largest type it scrolls.
                    ViewThatFits(in: .vertical) {
                        page(accounts[place])
                        ScrollView { page(accounts[place]) }
                    }
                    .tag(place)
                }
            }
            .tabViewStyle(.page)
            Group {
                Text(words.offlineHint)
                switch phone.state.home?.clock {
                case .probablyOff(_, let age, _), .trusted(let age, _):
                    Text(words.clockTrustedAge(when: words.ago(seconds: age)))
                case .unknown, .none: EmptyView()
                }
            }
            .font(.footnote)
            .padding(.horizontal)
        }
        .navigationTitle(words.offlineTitle)
        .toolbar {
            ToolbarItemGroup(placement: .bottomBar) {
                Button(words.commonBack, systemImage: "chevron.left") { place -= 1 }
                    .disabled(place == 0)
                Button(words.commonNext, systemImage: "chevron.right") { place += 1 }
                    .disabled(place + 1 >= accounts.count)
            }
        }
    }

    private func page(_ account: AccountView) -> some View {
        VStack(spacing: 16) {
            AccountNames(account: account)
            if let code = account.code {
                Text(grouped(code))
                    .font(.system(size: 200).monospacedDigit())
                    .minimumScaleFactor(0.1)
                    .lineLimit(1)
                    .accessibilityLabel(words.a11yCode(digits: spoken(code)))
            }
            TimelineView(.periodic(from: .now, by: 1)) { _ in TimeRing(account: account) }
            if let next = account.nextCode { Text(words.homeNextCode(code: grouped(next))).font(.title) }
        }
        .padding()
    }
}
