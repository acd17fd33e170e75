import CountersignCore

/// Requests to sign in.
extension Phone {
    func openPrompt(_ id: String) {
        guard let request = state.requests.first(where: { $0.id == id }) else {
            return say(.error(.NotFound))
        }
        if state.account(request.account)?.service?.burst != nil, request.kind == .signIn {
            push(.burst(Burst(account: request.account)))
        } else {
            push(.prompt(Prompt(request: request)))
        }
    }

    func approve() async {
        guard case .prompt(let prompt) = state.screen, prompt.canApprove else { return }
        let number = prompt.request.number == .absent ? nil : prompt.typed
        await decide(.approve(number: number), prompt.request.id)
    }

    /// Never harder than approving: also after an approval that got no reply.
    func refuse(_ reason: DenyReason) async {
        guard case .prompt(let prompt) = state.screen, prompt.stage == .asked else { return }
        await decide(.deny(reason: reason), prompt.request.id)
    }

    private func decide(_ answer: Answer, _ id: String) async {
        change(Prompt.self) {
            $0.stage = .sending
            $0.sentence = nil
        }
        await send(answer, to: id)
    }

    /// Sends an answer. What the core has kept is the same bytes, however often.
    @discardableResult
    func send(_ answer: Answer, to id: String) async -> Conversation {
        let ended = await core.carryOut { try $0.answer(prompt: id, answer: answer, now: $1) }
        keep(answer, id, if: isKept(ended))
        if case .prompt(var prompt) = state.screen, prompt.request.id == id {
            settle(&prompt, answer, ended)
            let isPaired = prompt.request.kind == .pairingCheck && prompt.stage == .ended(.approved, refused: nil)
            replace(isPaired ? .paired(account: prompt.request.account) : prompt.screen)
        }
        await read()
        return ended
    }

    /// Whether the core takes it: a locked app can only refuse.
    func canSend(_ answer: Answer) -> Bool {
        if case .deny = answer { true } else { state.home != nil }
    }

    /// What was refused is out of the way, sent or not. An approval that is kept can still be refused.
    private func keep(_ answer: Answer, _ id: String, if isKept: Bool) {
        outbox[id] = isKept ? answer : nil
        if isKept, case .deny = answer { state.putAside.insert(id) }
    }

    func report() async {
        guard case .report(let request) = state.screen else { return }
        let ended = await core.carryOut { try $0.report(prompt: request.id, now: $1) }
        await read()
        guard case .report = state.screen else { return }
        state.screens.removeLast()
        if case .success(let ended) = ended, case .answered(_, let outcome, _) = ended.event {
            change(Prompt.self) { $0.stage = .ended(outcome, refused: nil) }
        } else if let complaint = complaint(ended) {
            say(complaint)
        }
    }

    func wasMe() async {
        guard case .prompt(let prompt) = state.screen else { return }
        // What the service alone calls expired goes by itself.
        if prompt.request.expired {
            guard await carry({ try $0.putAway(prompt: prompt.request.id, now: $1) }) != nil else { return }
        }
        if case .prompt = state.screen { back() }
    }

    func oneByOne() {
        guard case .burst(let burst) = state.screen else { return }
        guard let last = state.open.first(where: { $0.account == burst.account })
        else { return }
        replace(.prompt(Prompt(request: last)))
    }

    func refuseAll() async {
        guard case .burst(let burst) = state.screen, burst.stage == .asked else { return }
        let account = burst.account
        change(Burst.self) { $0.stage = .sending }
        var sentence: Sentence?
        do {
            let open = state.open.filter { $0.account == account }
            let ended = try await core.carryOutAll { try $0.denyAll(account: account, now: $1) }
            if ended.contains(where: isKept) {
                for request in open { keep(.deny(reason: .notMe), request.id, if: true) }
                sentence = .note(.kept)
            } else {
                sentence = ended.lazy.compactMap(self.complaint).first
            }
        } catch {
            sentence = .error(error)
        }
        change(Burst.self) {
            $0.stage = sentence == nil || sentence == .note(.kept) ? .done : .asked
            $0.sentence = sentence
        }
        await read()
    }

    func catchUp(_ prompt: Prompt, with home: Home) {
        guard prompt.stage == .asked else { return }
        if let now = home.prompts.first(where: { $0.id == prompt.request.id }) {
            change(Prompt.self) { $0.request = now }
        } else {
            change(Prompt.self) { $0.stage = .ended(.closed, refused: nil) }
        }
    }
}
