import CountersignCore
import CountersignKit
import SwiftUI

/// The camera of either phone, where it may be used.
struct TransferCamera: View {
    @Environment(Phone.self) private var phone

    var body: some View {
        Group {
            if phone.state.camera == .allowed {
                Camera(lit: false) { texts in phone.act(.captured(texts.map { Captured.text(text: $0) })) }
                    .frame(minHeight: 280)
                    .clipShape(.rect(cornerRadius: 12))
                    .accessibilityLabel(words.a11yScanCamera)
            } else {
                Text(words.say(camera: phone.state.camera) ?? .init())
                if phone.state.camera == .notAsked {
                    ActionButton(words.commonContinue, isMain: true) { Camera.ask(phone) }
                }
                if phone.state.camera == .denied { SystemSettingsButton() }
            }
        }
        .onAppear { phone.act(.cameraIs(Camera.permission)) }
    }
}

/// The parts of a move, one after another and over and over. Whoever wants less motion has time for each, and
/// goes on by hand where they like.
struct PartsScreen: View {
    @Environment(Phone.self) private var phone
    @Environment(\.accessibilityReduceMotion) private var isCalm
    let parts: [QrCode]
    @State private var place = 0

    var body: some View {
        Page(title: words.transferOldShow) {
            if parts.indices.contains(place) { QrPicture(code: parts[place], name: words.a11yQrTransfer) }
        } actions: {
            if isCalm { ActionButton(words.commonNext) { next() } }
            ActionButton(words.commonDone, isMain: true) { phone.act(.go(.home)) }
        }
        .after(isCalm ? .seconds(1) : .milliseconds(200), of: place) { next() }
    }

    private func next() { place = (place + 1) % max(1, parts.count) }
}
