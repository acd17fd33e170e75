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

    /// Sends what was kept, then asks every service what is open. Works while the app is locked.
    func refresh(_ reason: RefreshReason) async {
        change(Accounts.self) { $0.refreshing = reason == .now }
        for (prompt, answer) in outbox { await send(answer, to: prompt) }
        var line: Sentence?
        do {
            let ended = try await core.carryOutAll { try $0.refresh(reason: reason, now: $1) }
            line = quietLine(ended)
        } catch {
            line = .error(error)
        }
        change(Accounts.self) {
            $0.refreshing = false
            $0.line = line
        }
        await read()
        let asked = reason == .now && line == nil && state.home?.prompts.isEmpty == true
        if asked, case .home = state.screen { say(.note(.noneWaiting)) }
    }

    /// What is said about a round of questions: nothing where all were answered.
    private func quietLine(_ ended: [Conversation]) -> Sentence? {
        let failures = ended.compactMap { conversation -> Sentence? in
            switch conversation {
            case .failure(let error): .error(error)
            case .success(let ended):
                switch ended.event {
                case .failed, .refused(.clockSkew), .refused(.pollingDenied), .refused(.tooManyRequests):
                    sentence(of: ended.event, host: ended.host)
                default: nil
                }
            }
        }
        guard let first = failures.first else { return nil }
        let same = failures.allSatisfy { $0 == first } && failures.count == ended.count
        return same ? first : .note(.partial(UInt32(failures.count)))
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
