import CountersignCore

/// Pairing, and what a request led to.
extension Words {
    /// Consent keeps the name of the phone, and is no plain page.
    func page(_ pairing: Pairing) -> PlainPage? {
        switch pairing.stage {
        case .consent: return nil
        case .connecting:
            guard case .pairing(_, let host, _, _, _) = pairing.scanned.scan else { return nil }
            return PlainPage(pairConsentTitle).with([.progress(pairConnecting(host: shownHost(host)), of: nil)])
        case .waiting:
            return PlainPage(pairNumberTitle, [], .other(homeRefresh, .refresh))
                .with([.progress(pairNumberWaiting, of: nil), .text(pairNumberBody)])
        case .failed(let sentence, let again):
            let texts = again ? [pairFailedUnchanged] : [pairFailedAgain, pairFailedUnchanged]
            return PlainPage(pairFailedTitle).with(sentence).with(texts.map { .text($0) })
                .with(again ? .main(commonRetry, .again) : .main(pairFailedScan, .back))
        }
    }

    func paired(_ id: String, _ state: PhoneState) -> PlainPage {
        let code = state.account(id)?.code == nil ? pairDoneNoCode : pairDoneCode
        let page = PlainPage(pairDoneTitle, [pairDoneBody, code]).with([.account(id: id, code: true)])
        let done = PlainPage.Button.main(commonDone, .go(.home))
        guard state.notifications == .notAsked else { return page.with(done) }
        return page.with([.heading(permNotificationsTitle), .text(permNotificationsBody)])
            .with(PlainPage.Button(title: permNotificationsAllow, deed: .allowNotifications), done)
    }

    /// A question keeps what is typed, and is no plain page.
    func page(_ prompt: Prompt) -> PlainPage? {
        switch prompt.stage {
        case .ended(let outcome, let refused):
            let result = result(outcome, refused: refused)
            let mayReport = prompt.stage.mayReport
            let page = PlainPage(result.title, [result.body] + (mayReport ? [resultRefusedWasItYou] : []))
            let reporting = mayReport ? page.with(.other(reportAction, .askReport)) : page
            return reporting.with(.main(commonDone, .back)).saying(result.title)
        case .over(let sentence):
            return PlainPage(promptTitle, [say(sentence)], .main(commonDone, .back)).saying(say(sentence))
        case .asked where prompt.request.expired:
            return PlainPage(expiredTitle, [expiredBody]).with(
                .other(expiredMe, .wasMe), .other(expiredNotMe, .askReport))
        case .asked, .sending: return nil
        }
    }

    /// Whether to tell the service that it was not the person.
    func report(_ request: SignIn, _ state: PhoneState) -> PlainPage {
        PlainPage(reportTitle, [reportBody] + (state.reportsApproval ? [reportApproved] : []))
            .with([.fact(promptApp, request.app), .fact(promptOrigin, request.origin)])
            .with(.main(reportAction, .report), .other(commonCancel, .back))
    }

    /// Many requests for one account: someone probably has the password.
    func page(_ burst: Burst, _ state: PhoneState) -> PlainPage {
        if burst.stage == .done {
            return PlainPage(burstAfterTitle, [burstAfterBody], .main(commonDone, .back)).with(burst.sentence)
                .saying(burstAfterTitle)
        }
        let account = state.account(burst.account)
        let names: [PlainPage.Part] = [
            .fact(promptService, account?.issuer), .fact(promptAccount, account?.nickname ?? account?.name),
        ]
        let texts = [burstBody(count: Int(account?.service?.burst ?? 0)), burstCaller]
        let page = PlainPage(burstTitle).with(names).with(texts.map { .text($0) }).with(burst.sentence)
        if burst.stage == .sending { return page.with([.progress(promptSending, of: nil)]) }
        return page.with(.main(burstRefuseAll, .refuseAll), .other(burstShow, .oneByOne))
    }
}
