import CountersignCore
import CountersignKit
import SwiftUI

/// Draws a page that the kit has put together.
struct PlainPageView: View {
    @Environment(Phone.self) private var phone
    let page: PlainPage

    var body: some View {
        Page(title: page.title) {
            // An export may have thousands of accounts.
            LazyVStack(alignment: .leading, spacing: 16) {
                ForEach(page.parts.indices, id: \.self) { PartView(part: page.parts[$0]) }
            }
        } actions: {
            ForEach(page.buttons, id: \.title) { button in
                deed(button).disabled(button.waits && phone.state.busy)
            }
        }
        .announced(page.announcement ?? .init())
    }

    @ViewBuilder private func deed(_ button: PlainPage.Button) -> some View {
        switch button.deed {
        case .act(let action): ActionButton(button.title, isMain: button.isMain) { phone.act(action) }
        case .allowNotifications: ActionButton(button.title) { Notifications.ask(phone) }
        case .move(let file): MoveFileButton(title: button.title, file: file)
        case .pickFile: PickFileButton(title: button.title)
        case .save(let file): SaveFileButton(title: button.title, file: file)
        }
    }
}

/// Some parts of a page among others.
struct PartList: View {
    let parts: [PlainPage.Part]

    var body: some View { ForEach(parts.indices, id: \.self) { PartView(part: parts[$0]) } }
}

private struct PartView: View {
    @Environment(Phone.self) private var phone
    let part: PlainPage.Part

    var body: some View {
        switch part {
        case .account(let id, let code): if let account = phone.state.account(id) { known(account, code) }
        case .camera: TransferCamera()
        case .code(let code): if !code.isEmpty { CodeText(code: code) }
        case .entry(let issuer, let name): EntryNames(issuer: issuer, name: name)
        case .fact(let name, let value): Fact(name, value)
        case .footnote(let text): Text(text).font(.footnote)
        case .heading(let text): Text(text).heading()
        case .notices(let notices):
            NoticeList(notices: notices, weight: .warning)
            RestOfNotices(notices: notices)
        case .outside(let text): Outside(text)
        case .progress(let text, .none): ProgressView(text)
        case .progress(let text, .some(let done)): ProgressView(text, value: done)
        case .qr(let code, let name): QrPicture(code: code, name: name)
        case .text(let text): Text(text)
        case .trouble(let sentence): Trouble(sentence)
        case .warning(let text): Label(text, systemImage: "exclamationmark.triangle")
        }
    }

    @ViewBuilder private func known(_ account: AccountView, _ code: Bool) -> some View {
        AccountNames(account: account)
        if code { CodeLine(account: account, code: account.code, hidden: false) }
        AccountNotes(account: account)
    }
}
