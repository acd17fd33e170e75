import CountersignCore
import CountersignKit
import SwiftUI

/// What a code is, before anything is stored.
struct CardScreen: View {
    @Environment(Phone.self) private var phone
    let card: Card
    @State private var nickname = ""

    private var collision: Collision { card.scanned.collisions.first ?? .new }

    var body: some View {
        switch card.scanned.scan {
        case .account(let account, let code, let notices): self.account(account, code, notices)
        case .batch(let batch, let accounts, let skipped, let notices): export(batch, accounts, skipped, notices)
        case .foreign(let vendor, let hasSecret, let notices): foreign(vendor, hasSecret, notices)
        case .rejected(let reason, _, let position): rejected(reason, position)
        case .pairing: EmptyView()
        }
    }

    private func account(_ account: ScannedAccount, _ code: String, _ notices: [Notice]) -> some View {
        Page(title: words.cardTitleAccount) {
            NoticeList(notices: notices, weight: .warning)
            Text(words.cardAccountWhat)
            Fact(words.accountIssuer, account.issuer)
            Fact(words.accountLabelIssuer, account.labelIssuer)
            Fact(words.accountName, account.name)
            if card.needsName {
                PlainField(
                    name: notices.contains(.noIssuer) ? words.cardAccountEditIssuer : words.cardAccountEditName,
                    hint: words.accountNickname, text: $nickname)
            }
            PartList(parts: words.parts(of: collision))
            Text(words.cardAccountFirstCode).font(.footnote)
            CodeText(code: code)
            RestOfNotices(notices: notices)
            Text(words.cardKeepPrivate)
            Trouble(card.sentence)
        } actions: {
            adding.disabled(phone.state.busy || card.needsName && nickname.allSatisfy(\.isWhitespace))
            scanAgain
        }
    }

    /// Nothing is replaced without a choice.
    @ViewBuilder private var adding: some View {
        switch collision {
        case .same: ActionButton(words.commonDone, isMain: true) { phone.act(.go(.home)) }
        case .newSecret(let accounts):
            ForEach(accounts, id: \.self) { account in
                ActionButton(words.collisionRotatedReplace) {
                    phone.act(.add(.replace(account: account), nickname: nickname))
                }
            }
            ActionButton(words.collisionRotatedKeepBoth, isMain: true) { add() }
        case .new, .pairedAgain, .sameName: ActionButton(words.cardAccountAdd, isMain: true) { add() }
        }
    }

    private func add() { phone.act(.add(.keepBoth, nickname: nickname)) }

    private var scanAgain: some View { ActionButton(words.cardScanAgain) { phone.act(.back) } }

    private func export(
        _ batch: Batch, _ accounts: [BatchAccount], _ skipped: [SkippedEntry], _ notices: [Notice]
    ) -> some View {
        Page(title: words.cardTitleBatch) {
            NoticeList(notices: notices, weight: .warning)
            Text(words.batchPart(number: String(batch.index + 1), total: String(batch.size)))
            PartList(parts: words.parts(of: card.scanned.progress))
            ForEach(accounts.indices, id: \.self) { place in
                EntryNames(issuer: accounts[place].account.issuer, name: accounts[place].account.name)
            }
            PartList(parts: words.parts(of: skipped))
            RestOfNotices(notices: notices)
            Text(words.cardKeepPrivate)
            Trouble(card.sentence)
        } actions: {
            ActionButton(words.batchAdd(count: accounts.count), isMain: true) { add() }.disabled(phone.state.busy)
            scanAgain
        }
    }

    /// The code of another app: what it is, and what to do instead.
    private func foreign(_ vendor: Vendor, _ hasSecret: Bool, _ notices: [Notice]) -> some View {
        Page(title: words.cardTitleForeign) {
            NoticeList(notices: notices, weight: .warning)
            Text(words.vendorName(vendor)).heading()
            Text(words.vendorWhat(vendor))
            Text(words.cardWhatInstead).heading()
            Text(words.vendorDo(vendor))
            if vendor == .microsoftWork {
                Text(words.vendorMicrosoftWorkSteps)
                Text(words.vendorMicrosoftWorkStepsNew)
                Text(words.vendorMicrosoftWorkNoLink)
            }
            Text(hasSecret ? words.cardKeepPrivate : words.cardNoSecret)
            Text(words.cardNothingStored)
            RestOfNotices(notices: notices)
            Text(words.cardSupportCode(code: supportCode(vendor))).font(.footnote)
        } actions: {
            scanAgain
        }
    }

    private func rejected(_ reason: Reason, _ position: UInt32?) -> some View {
        Page(title: words.cardTitleRejected) {
            Text(words.reason(reason, position: position.map(String.init) ?? .init()))
            Text(words.cardSupportCode(code: supportCode(reason))).font(.footnote)
            Text(words.cardNothingStored)
        } actions: {
            scanAgain
            ActionButton(words.addManual) { phone.act(.go(.manual)) }
        }
    }
}
