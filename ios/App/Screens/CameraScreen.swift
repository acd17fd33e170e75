import CountersignKit
import SwiftUI

/// The camera, and the ways around it within reach of the thumb.
struct CameraScreen: View {
    @Environment(Phone.self) private var phone
    let sentence: Sentence?
    @State private var lit = false
    @State private var read = false

    var body: some View {
        Page(title: words.addScan) {
            switch phone.state.camera {
            case .allowed:
                // It stops as soon as a card lies over it.
                if case .camera = phone.state.screen { camera }
                Text(words.addScanHint)
            case .denied: Text(words.permCameraDenied)
            case .none: Text(words.permCameraNone)
            case .notAsked:
                Text(words.permCameraTitle).heading()
                Text(words.permCameraBody)
            }
            Trouble(sentence)
        } actions: {
            switch phone.state.camera {
            case .allowed:
                if Camera.hasLight { ActionButton(lit ? words.addTorchOff : words.addTorchOn) { lit.toggle() } }
            case .denied: SystemSettingsButton()
            case .none: EmptyView()
            case .notAsked: ActionButton(words.commonContinue, isMain: true) { Camera.ask(phone) }
            }
            PicturePicker(title: words.addPicture)
            ActionButton(words.addManual) { phone.act(.go(.manual)) }
        }
        .sensoryFeedback(.success, trigger: read)
        .onAppear { phone.act(.cameraIs(Camera.permission)) }
    }

    private var camera: some View {
        Camera(lit: lit) { texts in
            // The same code is read in every frame.
            guard !read else { return }
            read = true
            Announcing.say(words.a11yScanFound)
            phone.act(.scanned(texts))
        }
        .frame(minHeight: 280)
        .clipShape(.rect(cornerRadius: 12))
        .accessibilityLabel(words.a11yScanCamera)
        .after(.seconds(8)) { phone.act(.nothingFound) }
        .after(.seconds(2), of: read) { read = false }
        .onAppear { read = false }
    }
}
