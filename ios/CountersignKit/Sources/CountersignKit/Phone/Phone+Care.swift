import CountersignCore

/// Accounts, and what the person chooses.
extension Phone {
    func care(_ action: PhoneAction) async {
        state.said = nil
        switch action {
        case .openAccount(let id): push(.account(id: id))
        case .rename(let id, let nickname): await carry { core, _ in try core.rename(account: id, nickname: nickname) }
        case .favourite(let id, let on): await carry { core, _ in try core.setFavourite(account: id, favourite: on) }
        case .move(let id, let by): await move(id, by)
        case .usePrevious(let id): await carry { try $0.usePrevious(account: id, now: $1) }
        case .askRemove(let id): push(.remove(id: id))
        case .remove(let id, let everywhere): await once { await everywhere ? unpair(id) : remove(id) }
        case .undoRemove(let id): await inRemoved { try $0.undoRemove(account: id) }
        case .deleteNow(let id): await inRemoved { try $0.deleteNow(account: id) }
        default: break
        }
    }

    private func move(_ id: String, _ by: Int) async {
        guard let place = state.home?.accounts.firstIndex(where: { $0.id == id }) else { return }
        let target = UInt32(max(0, place + by))
        await carry { try $0.moveTo(account: id, place: target, now: $1) }
    }

    private func remove(_ id: String) async {
        guard await carry({ try $0.remove(account: id, now: $1) }) != nil else { return }
        backHome()
        say(.note(.removed), undo: id)
    }

    /// The account goes once the service has agreed.
    private func unpair(_ id: String) async {
        let ended = await core.carryOut { try $0.unpair(account: id, now: $1) }
        await read()
        switch ended {
        case .failure(let error): say(.error(error))
        case .success(let ended):
            if case .unpaired = ended.event {
                backHome()
                say(.note(.unpaired))
            } else if let sentence = sentence(of: ended.event, host: ended.host) {
                say(sentence)
            }
        }
    }

    /// Something done to what was removed; the list is read anew where it is in front.
    private func inRemoved(_ work: @Sendable (Authenticator) throws -> Void) async {
        let removed = await carry { core, _ in
            try work(core)
            return try core.removed()
        }
        if let removed, case .removed = state.screen { replace(.removed(removed)) }
    }

    /// What was decided, for the help desk: times, services and answers as JSON, and nothing secret.
    public func exportedJournal() async -> String? { await carry { core, _ in try core.exportJournal() } }

    func choose(_ action: PhoneAction) async {
        state.said = nil
        switch action {
        case .tick(let check, let done):
            guard await carry({ try $0.tick(check: check, done: done, now: $1) }) != nil else { return }
            if let checks = await checks(), case .checklist = state.screen { replace(.checklist(checks)) }
        case .lockWhen(let policy): await carry { core, _ in try core.setLockPolicy(policy: policy) }
        case .setPasscode(let passcode): await once { await setPasscode(passcode) }
        case .removePasscode: await carry { core, _ in try core.removePasscode() }
        case .setPhoneLock(let lock): await setPhoneLock(lock)
        case .removePhoneLock: await carry { core, _ in try core.removePhoneLock() }
        case .setPrivacy(let choice): await carry { core, _ in try core.setPrivacy(choice: choice) }
        default: break
        }
    }

    private func setPasscode(_ passcode: String) async {
        guard case .passcode = state.screen else { return }
        do {
            try await core.call { core, _ in try core.setPasscode(passcode: passcode) }
            await read()
            if case .passcode = state.screen { back() }
        } catch {
            replace(.passcode(.error(error)))
        }
    }

    private func setPhoneLock(_ lock: PhoneLock) async {
        let ended = await core.carryOut { core, _ in try core.setPhoneLock(phoneLock: lock) }
        await read()
        if let complaint = complaint(ended) { say(complaint) }
    }
}
