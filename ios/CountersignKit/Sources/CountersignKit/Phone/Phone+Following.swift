import CountersignCore

/// Keeping what is shown true.
extension Phone {
    /// Reads anew when a code or a request ends, and asks the services for requests, for as long as the
    /// app is seen: until the task is cancelled.
    public func follow() async {
        async let ticking: Void = tick()
        async let asking: Void = ask()
        _ = await (ticking, asking)
    }

    private func tick() async {
        while !Task.isCancelled {
            await platform.clock.sleep(untilMonotonic: platform.clock.now().monotonicMs + 1000)
            if isOver(platform.clock.now()) { await read() }
        }
    }

    /// Whether a code or a request that is shown has ended, or somebody has set the clock back.
    private func isOver(_ now: Moment) -> Bool {
        guard let home = state.home else { return false }
        let read = state.readAt.unixMs
        let ends = home.accounts.compactMap(\.expires) + home.prompts.filter { !$0.expired }.map(\.expires)
        let next = ends.map { $0 * 1000 }.filter { $0 > read }.min() ?? .max
        return now.unixMs >= next || now.unixMs < read
    }

    /// Each service takes its time to answer. Where one cannot be asked, the next time comes later and later.
    private func ask() async {
        var pause: Int64 = 2000
        while !Task.isCancelled {
            let isAnswered = state.lock == nil ? true : await refresh(.waiting) == nil
            pause = isAnswered ? 2000 : min(2 * pause, 60_000)
            await platform.clock.sleep(untilMonotonic: platform.clock.now().monotonicMs + pause)
        }
    }
}
