import CountersignCore

/// The first screen.
extension Phone {
    func useHome(_ action: PhoneAction) async {
        switch action {
        case .search(let text): await search(text)
        case .refresh: await refresh(.now)
        case .copied: say(.note(.copied))
        case .reveal(let account): change(Accounts.self) { $0.revealed.insert(account) }
        case .advance(let account, let counter):
            let code = await carry { core, _ in try core.advance(account: account, counter: counter) }
            if let code { change(Accounts.self) { $0.advanced[account] = code } }
        case .dismiss(let notice): await carry { core, _ in try core.dismiss(notice: notice) }
        case .dismissCode(let prompt): await carry { core, _ in try core.dismissCode(prompt: prompt) }
        default: break
        }
    }

    private func search(_ text: String) async {
        let found = text.isEmpty ? nil : await carry { try $0.search(text: text, now: $1) }
        change(Accounts.self) {
            $0.query = text
            $0.found = found
        }
    }

    /// Sends what was kept, then asks every service what is open. Works while the app is locked. Gives
    /// whether all could be asked.
    @discardableResult
    func refresh(_ reason: RefreshReason) async -> Bool {
        change(Accounts.self) { $0.refreshing = reason == .now }
        for (prompt, answer) in outbox { await send(answer, to: prompt) }
        let line = await askAll(reason)
        change(Accounts.self) {
            $0.refreshing = false
            if reason == .now || line == nil { $0.line = line }
        }
        await read()
        let isAsked = reason == .now && line == nil && state.requests.isEmpty
        if isAsked, case .home = state.screen { say(.note(.noneWaiting)) }
        return line == nil
    }

    private func askAll(_ reason: RefreshReason) async -> Sentence? {
        do {
            return quietLine(try await core.carryOutAll { try $0.refresh(reason: reason, now: $1) })
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

    /// Why a service could not be asked. That it knows this phone no more is an answer, and its row says so.
    private func troubled(_ ended: Conversation) -> Sentence? {
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
