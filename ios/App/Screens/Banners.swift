import CountersignKit
import SwiftUI

/// What is more urgent than the codes.
struct Banners: View {
    @Environment(Phone.self) private var phone

    var body: some View {
        ForEach(phone.state.banners, id: \.self) { banner in
            if let action = phone.state.action(of: banner) {
                Button {
                    phone.act(action)
                } label: {
                    line(banner)
                }.foregroundStyle(.primary)
            } else {
                line(banner)
            }
        }
    }

    private func line(_ banner: Banner) -> some View {
        Label(words.say(banner), systemImage: banner.symbol)
            .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
    }
}
