import CountersignCore
import CountersignKit
import SwiftUI

/// An account with its code: one stop for a screen reader, with all that can be done as its actions.
struct AccountRow: View {
    @Environment(Phone.self) private var phone
    let account: AccountView
    let accounts: Accounts
    @AccessibilityFocusState private var focused: Bool

    private var code: String? { accounts.advanced[account.id] ?? account.code }
    private var hidden: Bool {
        code != nil && phone.hidesCodes && !accounts.revealed.contains(account.id)
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            AccountNames(account: account)
            CodeLine(account: account, code: code, hidden: hidden)
            AccountNotes(account: account)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .contentShape(.rect)
        .onTapGesture(perform: touch)
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits(.isButton)
        .accessibilityFocused($focused)
        .onChange(of: code) { if focused { Announcing.say(words.a11yCodeChanged) } }
        .background { if focused, phone.preferences.announceEnd { endOfCode } }
        .accessibilityAction { touch() }
        .accessibilityActions {
            Button(words.a11yCodeCopy) { copy() }
            if let next = account.nextCode { Button(words.a11yCodeNext) { Announcing.say(spoken(next)) } }
            if let expires = account.expires {
                Button(words.a11yCodeTime) {
                    Announcing.say(words.left(seconds: phone.state.secondsLeft(until: expires)))
                }
            }
            care
        }
        .swipeActions(edge: .leading) { favourite }
        .swipeActions(edge: .trailing) {
            details
            remove
        }
        .contextMenu { care }
    }

    /// Says once that the code ends in five seconds.
    @ViewBuilder private var endOfCode: some View {
        if let expires = account.expires {
            TimelineView(.periodic(from: .now, by: 1)) { _ in
                Color.clear.onChange(of: phone.state.secondsLeft(until: expires) == 5) { _, ends in
                    if ends { Announcing.say(words.left(seconds: 5)) }
                }
            }
        }
    }

    @ViewBuilder private var care: some View {
        details
        favourite
        Button(words.accountMoveUp, systemImage: "arrow.up") { phone.act(.move(account: account.id, by: -1)) }
        Button(words.accountMoveDown, systemImage: "arrow.down") { phone.act(.move(account: account.id, by: 1)) }
        remove
    }

    private var details: some View {
        Button(words.accountTitle, systemImage: "info.circle") { phone.act(.openAccount(account.id)) }
    }

    private var favourite: some View {
        Button(
            account.favourite ? words.accountUnfavourite : words.accountFavourite,
            systemImage: account.favourite ? "star.slash" : "star"
        ) { phone.act(.favourite(account: account.id, on: !account.favourite)) }
    }

    private var remove: some View {
        Button(words.commonRemove, systemImage: "trash") { phone.act(.askRemove(account: account.id)) }
    }

    private func touch() {
        if hidden { phone.act(.reveal(account: account.id)) } else { copy() }
    }

    private func copy() {
        guard let code, let privacy = phone.state.privacy else { return }
        Clipboard.put(code, seconds: privacy.clipboardSeconds)
        phone.act(.copied)
    }
}
