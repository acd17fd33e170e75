import AVFoundation
import CountersignKit
import SwiftUI
import UIKit

/// The picture of the camera, and the texts of the QR codes in it. The system finds and reads them; what
/// they mean, the core says.
struct Camera: UIViewRepresentable {
    let lit: Bool
    let found: ([String]) -> Void

    func makeUIView(context: Context) -> CameraView { CameraView() }

    func updateUIView(_ view: CameraView, context: Context) {
        view.found = found
        view.session.light(lit)
    }

    static func dismantleUIView(_ view: CameraView, coordinator: ()) { view.session.stop() }

    static var hasLight: Bool { AVCaptureDevice.default(for: .video)?.hasTorch == true }

    /// Whether there is a camera, and the app may use it.
    static var permission: Permission {
        guard AVCaptureDevice.default(for: .video) != nil else { return .none }
        switch AVCaptureDevice.authorizationStatus(for: .video) {
        case .authorized: return .allowed
        case .notDetermined: return .notAsked
        default: return .denied
        }
    }

    /// Lets the system ask the person, the first time.
    @MainActor static func ask(_ phone: Phone) {
        Task {
            _ = await AVCaptureDevice.requestAccess(for: .video)
            phone.act(.cameraIs(permission))
        }
    }
}

/// Shows what the session sees.
final class CameraView: UIView, AVCaptureMetadataOutputObjectsDelegate {
    var found: ([String]) -> Void = { _ in }
    let session = CameraSession()

    override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

    init() {
        super.init(frame: .zero)
        if let layer = layer as? AVCaptureVideoPreviewLayer {
            layer.session = session.session
            layer.videoGravity = .resizeAspectFill
        }
        session.start(telling: self)
    }

    @available(*, unavailable)
    required init?(coder: NSCoder) { fatalError("The app has no storyboards.") }

    nonisolated func metadataOutput(
        _ output: AVCaptureMetadataOutput, didOutput objects: [AVMetadataObject],
        from connection: AVCaptureConnection
    ) {
        let texts = objects.compactMap { ($0 as? AVMetadataMachineReadableCodeObject)?.stringValue }
        // The session was told to use the main queue.
        MainActor.assumeIsolated { if !texts.isEmpty { found(texts) } }
    }
}

/// A session on a queue of its own, since starting one takes a while.
final class CameraSession: @unchecked Sendable {
    let session = AVCaptureSession()
    private let queue = DispatchQueue(label: "camera")

    func start(telling delegate: any AVCaptureMetadataOutputObjectsDelegate & Sendable) {
        queue.async { [self] in
            guard let device = AVCaptureDevice.default(for: .video),
                let input = try? AVCaptureDeviceInput(device: device)
            else { return }
            let output = AVCaptureMetadataOutput()
            session.beginConfiguration()
            if session.canAddInput(input), session.canAddOutput(output) {
                session.addInput(input)
                session.addOutput(output)
                output.setMetadataObjectsDelegate(delegate, queue: .main)
                output.metadataObjectTypes = [.qr]
            }
            session.commitConfiguration()
            session.startRunning()
        }
    }

    func stop() {
        queue.async { [self] in session.stopRunning() }
    }

    func light(_ lit: Bool) {
        queue.async {
            guard let device = AVCaptureDevice.default(for: .video), device.hasTorch,
                (try? device.lockForConfiguration()) != nil
            else { return }
            device.torchMode = lit ? .on : .off
            device.unlockForConfiguration()
        }
    }
}
