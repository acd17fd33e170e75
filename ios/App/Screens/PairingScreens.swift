import CountersignCore
import CountersignKit
import SwiftUI

/// A pairing: consent before anything is sent, then waiting for the number. The number is a prompt.
extension ScreenView {
    @ViewBuilder func pairing(_ pairing: Pairing) -> some View {
        switch pairing.stage {
        case .consent(let warned, let sentence): Consent(pairing: pairing, warned: warned, sentence: sentence)
        case .connecting:
            Page(title: words.pairConsentTitle) {
                if case .pairing(_, let host, _, _, _) = pairing.scanned.scan {
                    ProgressView(words.pairConnecting(host: shownHost(host)))
                }
            }
        case .waiting:
            Page(title: words.pairNumberTitle) {
                ProgressView(words.pairNumberWaiting)
                Text(words.pairNumberBody)
            } actions: {
                ActionButton(words.homeRefresh) { phone.act(.refresh) }
            }
        case .failed(let sentence, let again):
            Page(title: words.pairFailedTitle) {
                Trouble(sentence)
                if !again { Text(words.pairFailedAgain) }
                Text(words.pairFailedUnchanged)
            } actions: {
                if again {
                    ActionButton(words.commonRetry, isMain: true) { phone.act(.again) }
                } else {
                    ActionButton(words.pairFailedScan, isMain: true) { phone.act(.back) }
                }
            }
        }
    }

    func paired(_ id: String) -> some View {
        Page(title: words.pairDoneTitle) {
            if let account = phone.state.account(id) {
                Text(words.pairDoneBody)
                AccountNames(account: account)
                Text(account.code == nil ? words.pairDoneNoCode : words.pairDoneCode)
                CodeLine(account: account, code: account.code, hidden: false)
            }
            if phone.state.notifications == .notAsked {
                Text(words.permNotificationsTitle).heading()
                Text(words.permNotificationsBody)
            }
        } actions: {
            if phone.state.notifications == .notAsked {
                ActionButton(words.permNotificationsAllow) { Notifications.ask(phone) }
            }
            ActionButton(words.commonDone, isMain: true) { phone.act(.go(.home)) }
        }
    }
}

/// Whom the phone would be paired with, and what they learn.
struct Consent: View {
    @Environment(Phone.self) private var phone
    let pairing: Pairing
    let warned: Bool
    let sentence: Sentence?
    @State private var device = ""

    var body: some View {
        if case .pairing(_, let host, let issuer, let name, let notices) = pairing.scanned.scan {
            Page(title: words.pairConsentTitle) {
                NoticeList(notices: notices, weight: .warning)
                Text(words.pairConsentHost)
                // Never cut off: its end says whose it is.
                Outside(host).font(.title3.bold()).fixedSize(horizontal: false, vertical: true)
                if !warned {
                    Fact(words.accountIssuer, issuer)
                    Fact(words.accountName, name)
                    CollisionNote(collision: pairing.scanned.collisions.first ?? .new)
                    Text(words.pairConsentBody)
                    PlainField(
                        name: words.pairConsentDevice, hint: words.pairConsentSends(device: shown(device)),
                        text: $device
                    )
                    .onChange(of: device) { phone.act(.nameDevice(device)) }
                    Text(words.cardPairingWhat)
                    RestOfNotices(notices: notices)
                }
                Trouble(sentence)
            } actions: {
                ActionButton(words.pairConsentAction, isMain: true) { phone.act(.pair) }
                    .disabled(phone.state.busy || device.isEmpty)
                ActionButton(words.commonCancel) { phone.act(.back) }
            }
            .onAppear { device = pairing.device }
        }
    }
}
