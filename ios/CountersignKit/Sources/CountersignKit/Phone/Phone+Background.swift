import CountersignCore

/// While the app is not seen.
extension Phone {
    /// Asks the services once, and gives what the system is to show. A locked app knows how many requests
    /// wait and whose they are, and nothing of them.
    public func refreshInBackground() async -> [PhoneNotification] {
        if state.lock == nil { await perform(.start) }
        let open = Set(state.open.map(\.id))
        guard state.home != nil else { return await askWhileLocked().map { PhoneNotification(.request, about: $0) } }
        await refresh(.now)
        let missed = state.requests.filter { $0.expired && open.contains($0.id) }
        let new = state.open.filter { $0.kind == .signIn && !open.contains($0.id) }
        let shown = missed.map { PhoneNotification(.expired, about: .request($0.id)) }
        return new.map(notification).reduce(into: shown) { shown, one in
            if one.kind != .burst || !shown.contains(one) { shown.append(one) }
        }
    }

    /// One service after the other: only so is it known whose request is new.
    private func askWhileLocked() async -> [NotificationSubject] {
        await sendKept()
        let before = state.lock?.waiting ?? 0
        var accounts: [NotificationSubject] = []
        for step in await carry({ try $0.refresh(reason: .now, now: $1) }) ?? [] {
            let waiting = state.lock?.waiting ?? 0
            let ended = await core.carryOut { _, _ in step }
            await read()
            if case .success(let ended) = ended, case .refreshed(let account, _) = ended.event,
                state.lock?.waiting ?? 0 > waiting
            {
                accounts.append(.account(account))
            }
        }
        let isMore = (state.lock?.waiting ?? 0) > before
        return accounts.isEmpty && isMore ? [.none] : accounts
    }

    private func notification(of request: SignIn) -> PhoneNotification {
        let account = state.account(request.account)
        if account?.service?.burst != nil { return PhoneNotification(.burst, about: .account(request.account)) }
        return PhoneNotification(account?.service?.quietMs == nil ? .request : .quiet, about: .request(request.id))
    }

    /// Refuses what a notification is about, without opening it, and gives whether the services took it. Works
    /// while the app is locked.
    public func refuse(_ subject: NotificationSubject) async -> Bool {
        switch subject {
        case .none: return false
        case .request(let id): return isTaken(await send(.deny(reason: .notNow), to: id))
        case .account(let id):
            let ended = try? await core.carryOutAll { try $0.denyAll(account: id, now: $1) }
            await read()
            return ended?.allSatisfy { isTaken($0) } ?? false
        }
    }

    private func isTaken(_ ended: Conversation) -> Bool {
        if case .success(let ended) = ended, case .answered = ended.event { true } else { false }
    }

    /// Shows what a notification is about: at once, or when the app is unlocked.
    func openNotified(_ subject: NotificationSubject) {
        wanted = state.home == nil ? subject : .none
        guard state.home != nil else { return }
        let request =
            switch subject {
            case .none: SignIn?.none
            case .request(let id): state.requests.first { $0.id == id }
            case .account(let id): state.open.first { $0.account == id }
            }
        // It may have been answered elsewhere, or be in front already.
        if let request, prompt?.request.id != request.id { openPrompt(request.id) }
    }

    private var prompt: Prompt? { if case .prompt(let prompt) = state.screen { prompt } else { nil } }
}
