import CountersignCore
import CountersignKit
import SwiftUI

/// Whom the phone would be paired with, and what they learn.
struct Consent: View {
    @Environment(Phone.self) private var phone
    let pairing: Pairing
    @State private var device = ""

    var body: some View {
        if case .consent(let warned, let sentence) = pairing.stage,
            case .pairing(_, let host, let issuer, let name, let notices) = pairing.scanned.scan
        {
            Page(title: words.pairConsentTitle) {
                NoticeList(notices: notices, weight: .warning)
                Text(words.pairConsentHost)
                // Never cut off: its end says whose it is.
                Outside(host).font(.title3.bold()).fixedSize(horizontal: false, vertical: true)
                if !warned {
                    Fact(words.accountIssuer, issuer)
                    Fact(words.accountName, name)
                    PartList(parts: words.parts(of: pairing.scanned.collisions.first ?? .new))
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
