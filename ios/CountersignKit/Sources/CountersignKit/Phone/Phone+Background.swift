import CountersignCore

/// While the app is not seen.
extension Phone {
    /// Asks the services once, and gives what the system is to show. A locked app knows how many requests
    /// wait and not whose they are.
    public func refreshInBackground() async -> [PhoneNotification] {
        if state.lock == nil { await perform(.start) }
        let (known, waiting) = (Set(state.requests.map(\.id)), state.lock?.waiting ?? 0)
        await refresh(.waiting)
        guard state.home != nil else {
            let isMore = (state.lock?.waiting ?? 0) > waiting
            return isMore ? [PhoneNotification(kind: .request, account: nil, prompt: nil)] : []
        }
        let new = state.requests.filter { !$0.expired && $0.kind == .signIn && !known.contains($0.id) }
        return new.reduce(into: []) { shown, request in
            let one = notification(of: request)
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
