import CountersignCore

/// A screen that changes while it is in front.
protocol Changing {
    init?(_ screen: Screen)
    var screen: Screen { get }
}

extension Accounts: Changing {
    init?(_ screen: Screen) { if case .home(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .home(self) }
}

extension Burst: Changing {
    init?(_ screen: Screen) { if case .burst(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .burst(self) }
}

extension Card: Changing {
    init?(_ screen: Screen) { if case .card(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .card(self) }
}

extension Manual: Changing {
    init?(_ screen: Screen) { if case .manual(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .manual(self) }
}

extension Pairing: Changing {
    init?(_ screen: Screen) { if case .pairing(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .pairing(self) }
}

extension Prompt: Changing {
    init?(_ screen: Screen) { if case .prompt(let it) = screen { self = it } else { return nil } }
    var screen: Screen { .prompt(self) }
}

extension Phone {
    func push(_ screen: Screen) { state.screens.append(screen) }

    func replace(_ screen: Screen) { state.screens[state.screens.count - 1] = screen }

    func back() {
        newPassword = nil
        if state.screens.count > 1 { state.screens.removeLast() }
    }

    func backHome() { state.screens.removeSubrange(1...) }

    /// Changes the topmost screen of a kind, where there is one.
    func change<Kind: Changing>(_: Kind.Type, _ work: (inout Kind) -> Void) {
        guard let place = state.screens.lastIndex(where: { Kind($0) != nil }),
            var kind = Kind(state.screens[place])
        else { return }
        work(&kind)
        state.screens[place] = kind.screen
    }

    func go(to place: Place) async {
        switch place {
        case .home: backHome()
        case .add: push(.camera(nil))
        case .manual: push(.manual(Manual()))
        case .chooseLock: push(.chooseLock(screenLock: await platform.sheets.canAsk(), sentence: nil))
        case .checklist: if let checks = await checks() { push(.checklist(checks)) }
        case .health: if let checks = await checks() { push(.health(checks)) }
        case .removed: if let removed = await carry({ core, _ in try core.removed() }) { push(.removed(removed)) }
        case .journal: if let entries = await carry({ core, _ in try wholeJournal(core) }) { push(.journal(entries)) }
        case .about: push(.about)
        case .backup: push(.backup(.begin(nil)))
        case .bigCodes: push(.bigCodes)
        case .clock: push(.clock)
        case .export: push(.export(.begin(nil)))
        case .importing: push(.importing(.begin(nil)))
        case .lostPhone: push(.lostPhone)
        case .move: push(.choosePhone)
        case .passcode: push(.passcode(nil))
        case .rehearse: push(.rehearse(.begin(nil)))
        case .restore: push(.restore(.begin(nil)))
        case .services: push(.services)
        case .settings: push(.settings)
        }
    }

    func checks() async -> [Check]? { await carry { try $0.doctor(now: $1) } }
}

/// All entries, the last first. The core gives them in parts, so that one call stays short.
private func wholeJournal(_ core: Authenticator) throws -> [JournalEntry] {
    let part: UInt32 = 500
    var entries: [JournalEntry] = []
    while true {
        let more = try core.journal(after: entries.last?.id ?? 0, most: part)
        entries += more
        if more.count < part { return entries.reversed() }
    }
}
