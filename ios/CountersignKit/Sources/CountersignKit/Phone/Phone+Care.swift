import CountersignCore

/// Accounts, and what the person chooses.
extension Phone {
    func move(_ id: String, _ by: Int) async {
        guard let place = state.home?.accounts.firstIndex(where: { $0.id == id }) else { return }
        let target = UInt32(max(0, place + by))
        await carry { try $0.moveTo(account: id, place: target, now: $1) }
    }

    func remove(_ id: String) async {
        guard await carry({ try $0.remove(account: id, now: $1) }) != nil else { return }
        backHome()
        say(.note(.removed), undo: id)
    }

    /// The account goes once the service has agreed.
    func unpair(_ id: String) async {
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
    func inRemoved(_ work: @Sendable (Authenticator) throws -> Void) async {
        let removed = await carry { core, _ in
            try work(core)
            return try core.removed()
        }
        if let removed, case .removed = state.screen { replace(.removed(removed)) }
    }

    /// What was decided, for the help desk: times, services and answers as JSON, and nothing secret.
    public func exportedJournal() async -> String? { await carry { core, _ in try core.exportJournal() } }

    func tick(_ check: CheckKind, _ done: Bool) async {
        guard await carry({ try $0.tick(check: check, done: done, now: $1) }) != nil else { return }
        if let checks = await checks(), case .checklist = state.screen { replace(.checklist(checks)) }
    }

    func setPasscode(_ passcode: String) async {
        guard case .passcode = state.screen else { return }
        do {
            try await core.call { core, _ in try core.setPasscode(passcode: passcode) }
            await read()
            if case .passcode = state.screen { back() }
        } catch {
            replace(.passcode(.error(error)))
        }
    }

    func setPhoneLock(_ lock: PhoneLock) async {
        let ended = await core.carryOut { core, _ in try core.setPhoneLock(phoneLock: lock) }
        await read()
        if let complaint = complaint(ended) { say(complaint) }
    }
}
