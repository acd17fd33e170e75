import CountersignCore
import CountersignKit
import SwiftUI

/// Everything about one account.
struct AccountScreen: View {
    @Environment(Phone.self) private var phone
    let id: String
    @State private var nickname = ""

    var body: some View {
        if let account = phone.state.account(id) {
            Page(title: words.accountTitle) {
                Fact(words.accountIssuer, account.issuer)
                Fact(words.accountLabelIssuer, account.labelIssuer)
                Fact(words.accountName, account.name)
                kind(account)
                if let service = account.service { self.service(service) }
                AccountNotes(account: account)
                PlainField(name: words.accountNickname, hint: words.collisionSameNameHint, text: $nickname)
                ActionButton(words.accountRename) { phone.act(.rename(account: id, nickname: nickname)) }
                if let previous = account.previous {
                    Text(words.accountPreviousTitle).heading()
                    Text(words.accountPreviousBody)
                    if let code = previous.code { CodeText(code: code) }
                    ActionButton(words.accountPreviousUse) { phone.act(.usePrevious(account: id)) }
                }
                if account.accountType != .push {
                    ActionButton(words.exportCode) { phone.act(.askCode(account: id)) }
                }
                ActionButton(words.accountMoveUp) { phone.act(.move(account: id, by: -1)) }
                ActionButton(words.accountMoveDown) { phone.act(.move(account: id, by: 1)) }
            } actions: {
                ActionButton(account.favourite ? words.accountUnfavourite : words.accountFavourite) {
                    phone.act(.favourite(account: id, on: !account.favourite))
                }
                if account.service?.state == .inactive {
                    ActionButton(words.keyInvalidAction, isMain: true) { phone.act(.go(.add)) }
                }
                ActionButton(words.commonRemove) { phone.act(.askRemove(account: id)) }
            }
            .onAppear { nickname = account.nickname ?? .init() }
        }
    }

    /// When the code changes.
    @ViewBuilder private func kind(_ account: AccountView) -> some View {
        switch account.accountType {
        case .totp: Text(words.accountKindTime(seconds: account.period.map { String($0) } ?? .init()))
        case .hotp: Text(words.accountKindCounter)
        case .steam: Text(words.accountKindSteam)
        case .push: EmptyView()
        }
    }

    /// Where it approves, and what that service wanted.
    @ViewBuilder private func service(_ service: ServiceView) -> some View {
        Text(words.accountKindSignin(host: shownHost(service.host))).fixedSize(horizontal: false, vertical: true)
        if service.state == .inactive {
            Text(words.inactiveBody)
            Text(words.inactiveNothingLost)
        }
        if service.tlsOptOutRefused { Text(words.accountTlsOptOutRefused) }
        if service.lockRequested { Text(words.accountLockRequested) }
    }
}

/// What was removed, and can be brought back or deleted for good.
struct RemovedScreen: View {
    @Environment(Phone.self) private var phone
    let accounts: [RemovedAccount]
    @State private var deleting: RemovedAccount?
    @State private var isDeleting = false

    var body: some View {
        Page(title: words.accountRecentlyRemoved) {
            ForEach(accounts, id: \.id) { account in
                EntryNames(issuer: account.issuer, name: account.nickname ?? account.name)
                ActionButton(words.commonUndo) { phone.act(.undoRemove(account: account.id)) }
                ActionButton(words.accountDeleteNow) { (deleting, isDeleting) = (account, true) }
            }
        }
        .confirmationDialog(
            words.accountDeleteNow, isPresented: $isDeleting, titleVisibility: .visible, presenting: deleting
        ) { account in
            Button(words.accountDeleteNow, role: .destructive) { phone.act(.deleteNow(account: account.id)) }
            Button(words.commonCancel, role: .cancel) {}
        } message: { _ in
            Text(words.accountDeleteNowBody)
        }
    }
}
