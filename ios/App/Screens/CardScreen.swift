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
            CollisionNote(collision: collision)
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
            BatchProgressText(progress: card.scanned.progress)
            ForEach(accounts.indices, id: \.self) { place in
                EntryNames(issuer: accounts[place].account.issuer, name: accounts[place].account.name)
            }
            if !skipped.isEmpty {
                Text(words.batchSkipped(count: skipped.count)).heading()
                ForEach(skipped.indices, id: \.self) { place in
                    EntryNames(issuer: skipped[place].issuer, name: skipped[place].name)
                    Text(words.reason(skipped[place].reason, position: .init())).font(.footnote)
                }
            }
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

/// Whether the account is here already, and what that means.
struct CollisionNote: View {
    let collision: Collision

    var body: some View {
        switch collision {
        case .new: EmptyView()
        case .newSecret: note(words.collisionRotatedTitle, words.collisionRotatedBody)
        case .pairedAgain: note(words.pairAgainTitle, words.pairAgainBody)
        case .same: note(words.collisionSameTitle, words.collisionSameBody)
        case .sameName:
            note(words.collisionSameNameTitle, words.collisionSameNameBody)
            Text(words.collisionSameNameHint)
        }
    }

    @ViewBuilder private func note(_ title: String, _ body: String) -> some View {
        Text(title).heading()
        Text(body)
    }
}

/// How many codes of an export were scanned, and which are missing.
struct BatchProgressText: View {
    let progress: BatchProgress?

    var body: some View {
        if let progress, progress.size > 1 {
            Text(words.batchProgress(seen: String(progress.added), total: String(progress.size)))
            if !progress.missing.isEmpty {
                Text(words.batchMissing(numbers: progress.missing.map { String($0) }.formatted(.list(type: .and))))
            }
        }
    }
}

extension ScreenView {
    /// What was added, with the first codes to compare.
    func added(_ added: AddedAccounts) -> some View {
        Page(title: words.addAdded) {
            Text(words.addCheckCode)
            ForEach(added.added, id: \.id) { one in
                if let account = phone.state.account(one.id) {
                    AccountNames(account: account)
                    CodeLine(account: account, code: account.code, hidden: false)
                }
                if one.outcome == .replaced { Text(words.collisionReplaced) }
                if one.outcome == .same { Text(words.collisionSameTitle) }
            }
            BatchProgressText(progress: added.progress)
        } actions: {
            ActionButton(words.commonDone, isMain: true) { phone.act(.go(.home)) }
        }
    }
}
