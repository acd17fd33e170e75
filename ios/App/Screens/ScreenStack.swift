import CountersignKit
import SwiftUI

/// The screens that lie on each other from a depth on: pushed while they come in one way, and in front as
/// a sheet or over everything where they come in another.
struct ScreenStack: View {
    @Environment(Phone.self) private var phone
    let depth: Int

    var body: some View {
        let inFront = phone[inFrontOf: depth]
        NavigationStack(path: Bindable(phone)[pushedOnto: depth]) {
            screen(at: depth)
                .navigationDestination(for: Int.self) { screen(at: $0) }
        }
        .safeAreaInset(edge: .bottom) {
            if let said = phone.state.said, inFront.isEmpty { SaidBar(said: said) }
        }
        .sheet(isPresented: Bindable(phone)[inFrontOf: depth, as: .sheet]) {
            ScreenStack(depth: inFront.lowerBound)
                .presentationDetents([.large])
                // Swiping puts one screen away, as going back does.
                .interactiveDismissDisabled(inFront.count > 1)
        }
        .fullScreenCover(isPresented: Bindable(phone)[inFrontOf: depth, as: .cover]) {
            ScreenStack(depth: inFront.lowerBound)
        }
    }

    @ViewBuilder private func screen(at place: Int) -> some View {
        if phone.state.screens.indices.contains(place) {
            ScreenView(screen: phone.state.screens[place])
                .toolbar {
                    if place == depth, depth > 0 {
                        ToolbarItem(placement: .cancellationAction) {
                            Button(words.commonClose, systemImage: "xmark") { phone.act(.back) }
                        }
                    }
                }
        }
    }
}
