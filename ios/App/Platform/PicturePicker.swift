import CountersignKit
import ImageIO
import PhotosUI
import SwiftUI
import UIKit

/// Lets the person pick one picture, without access to the others.
struct PicturePicker: View {
    @Environment(Phone.self) private var phone
    let title: String
    @State private var picked: PhotosPickerItem?

    var body: some View {
        PhotosPicker(selection: $picked, matching: .images) {
            Text(title).frame(maxWidth: .infinity, minHeight: 44)
        }
        .buttonStyle(.bordered)
        .onChange(of: picked) { _, item in
            guard let item else { return }
            picked = nil
            Task {
                let file = try? await item.loadTransferable(type: Data.self)
                let picture = file.flatMap(Picture.init(file:))
                phone.act(picture.map(PhoneAction.picture) ?? .pictureFailed(.PictureUnreadable))
            }
        }
    }
}

extension Picture {
    /// The most pixels along an edge. A larger picture is made smaller, which a QR code survives.
    private static let largestEdge = 4096

    /// One byte of luminance a pixel; nothing where the system cannot read the file.
    init?(file: Data) {
        let options: [CFString: Any] = [
            kCGImageSourceCreateThumbnailFromImageAlways: true,
            kCGImageSourceCreateThumbnailWithTransform: true,
            kCGImageSourceThumbnailMaxPixelSize: Self.largestEdge,
        ]
        guard let source = CGImageSourceCreateWithData(file as CFData, nil),
            let image = CGImageSourceCreateThumbnailAtIndex(source, 0, options as CFDictionary)
        else { return nil }
        let (width, height) = (image.width, image.height)
        var pixels = Data(count: width * height)
        let drawn = pixels.withUnsafeMutableBytes { bytes in
            guard
                let canvas = CGContext(
                    data: bytes.baseAddress, width: width, height: height, bitsPerComponent: 8,
                    bytesPerRow: width, space: CGColorSpaceCreateDeviceGray(),
                    bitmapInfo: CGImageAlphaInfo.none.rawValue)
            else { return false }
            let whole = CGRect(x: 0, y: 0, width: width, height: height)
            // What is see-through is white, as on most pages.
            canvas.setFillColor(gray: 1, alpha: 1)
            canvas.fill(whole)
            canvas.draw(image, in: whole)
            return true
        }
        guard drawn else { return nil }
        let (across, down) = (UInt32(width), UInt32(height))
        self.init(luma: pixels, width: across, height: down, rowStride: across)
    }
}
