import CountersignKit
import SwiftUI

/// The screens that lie on each other from a depth on: pushed while they are of one kind, and in front as
/// a sheet or over everything where they are of another.
struct ScreenStack: View {
    @Environment(Phone.self) private var phone
    let depth: Int

    var body: some View {
        NavigationStack(path: path) {
            screen(at: depth)
                .navigationDestination(for: Int.self) { screen(at: $0) }
        }
        .safeAreaInset(edge: .bottom) {
            if let said = phone.state.said, inFront.isEmpty { SaidBar(said: said) }
        }
        .sheet(isPresented: shown(.sheet)) {
            ScreenStack(depth: inFront.lowerBound)
                .presentationDetents([.large])
                // Swiping puts one screen away, as going back does.
                .interactiveDismissDisabled(inFront.count > 1)
        }
        .fullScreenCover(isPresented: shown(.cover)) { ScreenStack(depth: inFront.lowerBound) }
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

    /// The depths above the first one that are pushed.
    private var path: Binding<[Int]> {
        Binding {
            Array((depth..<inFront.lowerBound).dropFirst())
        } set: { path in
            if path.count < (depth..<inFront.lowerBound).dropFirst().count { phone.act(.back) }
        }
    }

    /// The depths from the first one on that is not of the first's kind.
    private var inFront: Range<Int> {
        let all = depth..<max(depth, phone.state.screens.count)
        let other = all.first { phone.state.screens[$0].presentation != phone.state.screens[depth].presentation }
        return (other ?? all.upperBound)..<all.upperBound
    }

    private func shown(_ presentation: Presentation) -> Binding<Bool> {
        Binding {
            inFront.first.map { phone.state.screens[$0].presentation == presentation } ?? false
        } set: { shown in
            if !shown { phone.act(.back) }
        }
    }
}

/// How a screen comes.
enum Presentation { case cover, pushed, sheet }

extension Screen {
    /// What is added lies over the accounts; a request lies over everything.
    var presentation: Presentation {
        switch self {
        case .addedAccounts, .camera, .card, .manual, .paired, .pairing, .several: .sheet
        case .prompt(let prompt) where prompt.request.kind == .pairingCheck: .sheet
        case .burst, .prompt, .report: .cover
        default: .pushed
        }
    }
}
