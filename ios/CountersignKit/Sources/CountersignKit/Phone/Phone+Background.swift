import CountersignCore

/// While the app is not seen.
extension Phone {
    /// Asks the services once, and gives what the system is to show. A locked app knows how many requests
    /// wait and not whose they are.
    public func refreshInBackground() async -> [PhoneNotification] {
        if state.lock == nil { await perform(.start) }
        let (open, waiting) = (Set(state.open.map(\.id)), state.lock?.waiting ?? 0)
        await refresh(.now)
        guard state.home != nil else {
            let isMore = (state.lock?.waiting ?? 0) > waiting
            return isMore ? [PhoneNotification(kind: .request, account: nil, prompt: nil)] : []
        }
        let missed = state.requests.filter { $0.expired && open.contains($0.id) }
        let new = state.open.filter { $0.kind == .signIn && !open.contains($0.id) }
        let shown = missed.map { PhoneNotification(kind: .expired, account: nil, prompt: $0.id) }
        return new.map(notification).reduce(into: shown) { shown, one in
            if one.kind != .burst || !shown.contains(one) { shown.append(one) }
        }
    }

    private func notification(of request: SignIn) -> PhoneNotification {
        let account = state.account(request.account)
        let name = account.map { $0.nickname ?? ($0.name.isEmpty ? $0.issuer : $0.name) }.map(shown)
        if account?.service?.burst != nil { return PhoneNotification(kind: .burst, account: name, prompt: nil) }
        let kind = account?.service?.quietMs == nil ? PhoneNotification.Kind.request : .quiet
        return PhoneNotification(kind: kind, account: name, prompt: request.id)
    }
}
