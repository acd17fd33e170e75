import CountersignCore
import CountersignKit
import SwiftUI

/// Requests. What can be done stays in front of the person; what there is to know scrolls behind it.
extension ScreenView {
    func question(_ prompt: Prompt) -> some View {
        let request = prompt.request
        let account = phone.state.account(request.account)
        let isPairing = request.kind == .pairingCheck
        return Page(title: isPairing ? words.promptPairingTitle : words.promptTitle) {
            unusual(request)
            Fact(words.promptService, account?.issuer)
            Fact(words.promptAccount, account?.nickname ?? account?.name)
            details(request)
            if isPairing { Text(words.pairNumberBody) }
            TimeToAnswer(request: request)
        } actions: {
            Trouble(prompt.sentence)
            if case .note(.wrongNumber) = prompt.sentence { Text(words.resultWrongCompare) }
            if prompt.stage == .sending {
                ProgressView(words.promptSending)
            } else {
                if prompt.keyGone {
                    ActionButton(words.keyInvalidAction, isMain: true) { phone.act(.go(.add)) }
                } else {
                    AnswerField(prompt: prompt)
                }
                refusing(request)
            }
            if phone.state.more > 0 { Text(words.promptNextRequest(count: phone.state.more)).font(.footnote) }
        }
        .onAppear { Announcing.say(words.opened(request, in: phone.state)) }
        .sensoryFeedback(.warning, trigger: prompt.sentence)
    }

    /// What is new about it, said before all else.
    @ViewBuilder private func unusual(_ request: SignIn) -> some View {
        ForEach(request.firstTimes, id: \.self) { first in
            let text = words.firstTime(first, of: request)
            Label(text, systemImage: "exclamationmark.triangle")
                .accessibilityLabel([words.a11yPromptUnusual, text].joined(separator: ". "))
        }
        if !request.firstTimes.isEmpty { Text(words.promptUnusualBody).font(.footnote) }
        if request.tlsOptOutRefused {
            Label(words.promptTlsOptOutRefused, systemImage: "exclamationmark.triangle")
        }
    }

    /// What the service does not say is left out.
    @ViewBuilder private func details(_ request: SignIn) -> some View {
        let context = request.context
        Fact(words.promptApp, request.app)
        Fact(words.promptOrigin, request.origin)
        Fact(words.promptPlace, context.country.map { words.country($0) })
        Fact(words.promptPlace, context.place)
        DisclosureGroup(words.commonShowDetails) {
            VStack(alignment: .leading, spacing: 12) {
                Text(words.promptPlaceEstimate).font(.footnote)
                Fact(words.promptIp, context.ip)
                Fact(words.promptBrowser, context.browser)
                Fact(words.promptDevice, context.os)
                Fact(words.promptMessage, request.message)
            }
            .frame(maxWidth: .infinity, alignment: .leading)
        }
        .accessibilityAddTraits(.isHeader)
    }

    /// One tap, always there, above any keyboard, and never smaller than approving.
    private func refusing(_ request: SignIn) -> some View {
        ViewThatFits {
            HStack { refusingButtons(request) }
            VStack { refusingButtons(request) }
        }
    }

    @ViewBuilder private func refusingButtons(_ request: SignIn) -> some View {
        ActionButton(words.promptRefuse) { phone.act(.refuse(.notNow)) }.accessibilityHint(words.a11yRefuseHint)
        if request.kind == .signIn { ActionButton(words.promptNotMe) { phone.act(.refuse(.notMe)) } }
    }
}

/// How long there is still time, said at the beginning, at one minute and at thirty seconds.
struct TimeToAnswer: View {
    @Environment(Phone.self) private var phone
    let request: SignIn

    var body: some View {
        TimelineView(.periodic(from: .now, by: 1)) { _ in
            let left = phone.state.secondsLeft(until: request.expires)
            Text(words.left(seconds: left))
                .font(.footnote)
                .onChange(of: left == 60 || left == 30) { _, now in
                    if now { Announcing.say(words.leftToAnswer(seconds: left)) }
                }
        }
    }
}
