import CountersignCore

/// All that is drawn at one moment.
public struct PhoneState: Equatable, Sendable {
    /// Where the person is. The last screen is seen; going back shows the one before.
    public internal(set) var screens: [Screen] = [.starting]
    /// The core's first screen, for everything that shows accounts and requests; none while locked.
    public internal(set) var home: Home?
    /// How the app opens, and what other eyes may see; none before there is a vault.
    public internal(set) var lock: LockView?
    /// The last backup that was opened on this phone; none while locked.
    public internal(set) var lastBackup: LastBackup?
    /// When `home` was read: a ring of time left begins here.
    public internal(set) var readAt = Moment(unixMs: 0, monotonicMs: 0)
    /// Said once at the bottom, until the person or the next sentence puts it away.
    public internal(set) var said: Said?
    /// What the person is asked for by a sheet of the system that lies over everything.
    public internal(set) var sheet: SignPurpose?
    /// Whether the app is waiting for a slow call, so that nothing can be pressed twice.
    public internal(set) var busy = false
    /// What the system allows.
    public internal(set) var camera = Permission.notAsked
    public internal(set) var notifications = Permission.notAsked
    /// Requests that are out of the way: expired ones that were the person's own, and those whose refusal
    /// is kept until it can be sent.
    public internal(set) var putAside: Set<String> = []
    /// What the person has chosen of the drawing.
    public internal(set) var preferences = Preferences()

    public init() {}

    public var screen: Screen { screens.last ?? .starting }

    /// What other eyes may see of the screen; none before there is a vault.
    public var privacy: Privacy? { home?.privacy ?? lock?.privacy }

    public func account(_ id: String) -> AccountView? { home?.accounts.first { $0.id == id } }

    /// The requests that wait or have just expired, newest first.
    public var requests: [SignIn] { (home?.prompts ?? []).filter { !putAside.contains($0.id) } }

    /// Those of them that wait.
    public var open: [SignIn] { requests.filter { !$0.expired } }

    /// How many open requests are not in front of the person.
    public var more: Int {
        let shown: String? = if case .prompt(let prompt) = screen { prompt.request.id } else { nil }
        return open.filter { $0.id != shown }.count
    }

    /// How many seconds something still lasts, by the clock that nobody sets, since the core was asked.
    public func secondsLeft(until unix: Int64, by clock: some PhoneClock = SystemClock()) -> Int64 {
        let passed = clock.now().monotonicMs - readAt.monotonicMs
        return max(0, unix - (readAt.unixMs + passed) / 1000)
    }

    /// Whether the request that is about to be reported was approved here.
    public var reportsApproval: Bool {
        guard case .report = screen, case .prompt(let prompt)? = screens.dropLast().last else { return false }
        return prompt.stage == .ended(.approved, refused: nil)
    }
}

/// A sentence at the bottom, with the account whose removal can be undone beside it.
public struct Said: Equatable, Sendable {
    public let sentence: Sentence
    public let undo: String?

    public init(_ sentence: Sentence, undo: String? = nil) {
        self.sentence = sentence
        self.undo = undo
    }
}

/// What the system lets the app use.
public enum Permission: Equatable, Sendable { case allowed, denied, none, notAsked }

/// What the person has chosen of the drawing alone; the core knows nothing of it.
public struct Preferences: Codable, Equatable, Sendable {
    public var alwaysNextCode = false
    public var announceEnd = false
    public var reach = Reach.auto
    /// Whether the notice that notifications are off was put away.
    public var withoutNotifications = false
    /// The time zone in which codes were seen last.
    public internal(set) var zone: String?

    public init() {}

    /// On which side the main buttons stand.
    public enum Reach: String, Codable, Sendable { case auto, left, right }
}
