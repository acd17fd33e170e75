import CountersignCore

/// The beginning, the lock, and what the system says of the app.
extension Phone {
    func start() async {
        platform.exports.clear()
        do {
            try await core.open()
            await read()
        } catch .NotFound {
            state.screens = [.onboarding]
        } catch {
            state.screens = [.unopened(.error(error))]
        }
    }

    func begin(_ passcode: String?) async {
        guard case .chooseLock(let screenLock, _) = state.screen else { return }
        do {
            try await core.create(passcode: passcode)
            await read()
            await open(passcode.map { .passcode(passcode: $0) } ?? .phone)
        } catch {
            replace(.chooseLock(screenLock: screenLock, sentence: .error(error)))
        }
    }

    func open(_ unlock: Unlock) async {
        guard case .lock = state.screen else { return }
        let ended = await core.carryOut { try $0.unlock(unlock: unlock, now: $1) }
        await read()
        guard case .lock = state.screen else { return }
        switch ended {
        case .success(let ended) where ended.event == .unlocked && state.home != nil:
            state.screens = [.home(Accounts())]
            noticeZone()
            if let interrupted { say(interrupted) }
            interrupted = nil
            openNotified(wanted)
        default: state.screens = [.lock(whyLocked(ended))]
        }
    }

    func whyLocked(_ ended: Conversation) -> Sentence? {
        let left = state.lock?.passcodeTriesLeft
        switch ended {
        case .failure(.WrongPasscode), .failure(.SlotDisabled):
            if left == 0 { return state.lock?.phone == nil ? .note(.noWay) : .note(.passcodeSwitchedOff) }
            if let left, left < 5 { return .note(.passcodeTries(left)) }
            return .error(.WrongPasscode)
        case .failure(let error): return .error(error)
        case .success(let ended):
            switch ended.event {
            case .failed(.cancelled): return nil
            case .failed(.keyInvalidated): return .note((left ?? 0) > 0 ? .keyGone : .noWay)
            case let event: return sentence(of: event, host: ended.host)
            }
        }
    }

    func erase() async {
        guard case .lock = state.screen else { return }
        do {
            try await core.erase()
            (state.lock, state.home) = (nil, nil)
            await start()
        } catch {
            replace(.lock(.error(error)))
        }
    }

    func comeBack() async {
        guard state.lock != nil else { return }
        await carry { _ = try $0.onForeground(now: $1) }
        if state.home != nil { noticeZone() }
    }

    /// People abroad fear for their codes, so that it is said once that they are right.
    private func noticeZone() {
        let zone = platform.clock.zone()
        if let last = state.preferences.zone, last != zone { say(.note(.zoneChanged)) }
        state.preferences.zone = zone
    }

    func leave() async {
        guard state.lock != nil else { return }
        change(Prompt.self) { $0.typed = "" }
        change(Accounts.self) { $0.revealed = [] }
        await carry { _ = try $0.onBackground(now: $1) }
        // Last: any other call opens the file again.
        do { try await core.call { core, _ in try core.suspend() } } catch { say(.error(error)) }
    }
}
