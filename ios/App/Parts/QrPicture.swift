import CountersignCore
import CountersignKit
import SwiftUI

/// A QR code, dark on light in every look of the phone, with the light border that readers need.
struct QrPicture: View {
    let code: QrCode
    let name: String

    var body: some View {
        Canvas { context, size in
            let module = size.width / CGFloat(code.side + 8)
            var dark = Path()
            for place in code.dark {
                let corner = CGPoint(x: CGFloat(place.column + 4) * module, y: CGFloat(place.row + 4) * module)
                dark.addRect(CGRect(origin: corner, size: CGSize(width: module, height: module)))
            }
            context.fill(dark, with: .color(.black))
        }
        .aspectRatio(1, contentMode: .fit)
        .background(.white)
        .accessibilityElement()
        .accessibilityLabel(name)
        .accessibilityAddTraits(.isImage)
    }
}
