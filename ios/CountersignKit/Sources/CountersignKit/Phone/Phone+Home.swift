import CountersignCore

/// The first screen.
extension Phone {
    func advance(_ account: String, _ counter: UInt64) async {
        let code = await carry { core, _ in try core.advance(account: account, counter: counter) }
        if let code { change(Accounts.self) { $0.advanced[account] = code } }
    }

    func search(_ text: String) async {
        let found = text.isEmpty ? nil : await carry { try $0.search(text: text, now: $1) }
        change(Accounts.self) {
            $0.query = text
            $0.found = found
        }
    }

    /// Pulled down by the person, who is told how it went.
    func pull() async {
        change(Accounts.self) { $0.refreshing = true }
        let line = await refresh(.now)
        change(Accounts.self) {
            $0.refreshing = false
            $0.line = line
        }
        if line == .refused(.clockSkew) { push(.clock) }
        if case .home = state.screen, line == nil, state.requests.isEmpty { say(.note(.noneWaiting)) }
    }

    /// Sends what was kept, then asks every service what is open. Works while the app is locked. Gives why
    /// not all could be asked.
    @discardableResult
    func refresh(_ reason: RefreshReason) async -> Sentence? {
        await sendKept()
        let line = await askAll(reason)
        if line == nil { change(Accounts.self) { $0.line = nil } }
        await read()
        return line
    }

    /// Before its service is asked: a reply that lists the request no more must not come first.
    func sendKept() async {
        await withTaskGroup(of: Void.self) { group in
            for (prompt, answer) in outbox where canSend(answer) {
                group.addTask { await self.send(answer, to: prompt) }
            }
        }
    }

    private func askAll(_ reason: RefreshReason) async -> Sentence? {
        do {
            // A request is shown once its own service has replied, whatever the others do.
            return quietLine(
                try await core.carryOutAll({ try $0.refresh(reason: reason, now: $1) }, then: { await self.read() }))
        } catch {
            return .error(error)
        }
    }

    /// What is said about a round of questions: nothing where all were answered.
    private func quietLine(_ ended: [Conversation]) -> Sentence? {
        let failures = ended.compactMap { troubled($0) }
        guard let first = failures.first else { return nil }
        guard failures.count == ended.count, failures.allSatisfy({ $0 == first }) else {
            return .note(.partial(UInt32(failures.count)))
        }
        return if case .failed(.offline, _) = first { .note(.offline) } else { first }
    }

    /// Why a service could not be asked. That it knows this phone no more is an answer, and its row says so;
    /// and whoever leaves the screen wants to know nothing.
    private func troubled(_ ended: Conversation) -> Sentence? {
        if Task.isCancelled { return nil }
        if case .success(let ended) = ended, ended.event == .refused(problem: .deviceUnknown) { return nil }
        return complaint(ended)
    }

    /// Why a conversation did not lead to what was wanted; none where it did.
    func complaint(_ ended: Conversation) -> Sentence? {
        switch ended {
        case .failure(let error): .error(error)
        case .success(let ended): sentence(of: ended.event, host: ended.host)
        }
    }

    /// How a conversation ended, in a sentence; none where it ended well.
    func sentence(of event: Event, host: String) -> Sentence? {
        switch event {
        case .failed(let failure): .failed(failure, host: host)
        case .refused(let problem): .refused(problem)
        case .answered, .paired, .phoneLockSet, .refreshed, .unlocked, .unpaired: nil
        }
    }
}
