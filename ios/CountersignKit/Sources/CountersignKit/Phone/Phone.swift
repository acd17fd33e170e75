import CountersignCore
import Observation

/// The app apart from drawing: what the person does goes in, and `state` is what is drawn.
@MainActor @Observable
public final class Phone {
    public internal(set) var state = PhoneState()

    @ObservationIgnored let platform: Platform
    @ObservationIgnored lazy var core = Core(platform) { [weak self] in self?.state.sheet = $0 }
    /// Answers that the core has kept and no service has taken yet, to be sent again.
    @ObservationIgnored var outbox: [String: Answer] = [:]
    /// The password of a new backup, until it was tested.
    @ObservationIgnored var newPassword: String?
    /// How often the app has locked.
    @ObservationIgnored private var turn = 0
    /// The notification that the person came by, until the app is unlocked.
    @ObservationIgnored var wanted = NotificationSubject.none
    /// What the person was doing when the app locked.
    @ObservationIgnored var interrupted: Sentence?
    /// What goes on once the passcode was typed.
    @ObservationIgnored var verifying: PhoneAction?
    /// Whether something that the camera of a move has seen is being looked at.
    @ObservationIgnored var isLooking = false

    public init(_ platform: Platform, preferences: Preferences = Preferences()) {
        self.platform = platform
        state.preferences = preferences
    }

    /// Begins what the person wants. The state shows how far it is.
    public func act(_ action: PhoneAction) {
        if let work = begun(action) { Task { await work() } }
    }

    /// Does what the person wants, and comes back when it is done.
    public func perform(_ action: PhoneAction) async { await begun(action)?() }

    /// Work that is not begun twice, however often the person presses. What began before a lock holds
    /// nothing up after it.
    func once(_ work: () async -> Void) async {
        guard !state.busy else { return }
        let turn = turn
        state.busy = true
        await work()
        if turn == self.turn { state.busy = false }
    }

    /// Reads anew what the screens show. Whatever locks the app, this is where it is seen.
    func read() async {
        do {
            let (lock, shown, now) = try await core.call { core, now in
                let lock = try core.lockView(now: now)
                return (lock, lock.locked ? nil : (try core.home(now: now), try core.lastBackup()), now)
            }
            (state.lock, state.readAt) = (lock, now)
            guard let (home, lastBackup) = shown else { return showLock() }
            (state.home, state.lastBackup) = (home, lastBackup)
            catchUp(with: home)
        } catch .Locked {
            showLock()
        } catch {
            if state.screen == .starting { replace(.unopened(.error(error))) } else { say(.error(error)) }
        }
    }

    private func showLock() {
        if state.home != nil { (state.busy, turn) = (false, turn + 1) }
        (state.home, state.lastBackup, newPassword, verifying) = (nil, nil, nil, nil)
        platform.exports.clear()
        if case .lock = state.screen { return }
        interrupted =
            switch state.screen {
            case .card, .several: .note(.ticketGone)
            case .pairing(let pairing):
                if case .consent = pairing.stage { .note(.ticketGone) } else { .note(.pairingInterrupted) }
            case .move(let stage) where stage.isUnderWay: .error(.TransferDamaged)
            default: nil
            }
        state.screens = [.lock(nil)]
        state.said = nil
    }

    /// One call that changes something, and what it changed.
    @discardableResult
    func carry<Value: Sendable>(
        _ work: @Sendable (Authenticator, Moment) throws -> Value
    ) async -> Value? {
        do {
            let value = try await core.call(work)
            await read()
            return value
        } catch {
            say(.error(error))
            await read()
            return nil
        }
    }

    func say(_ sentence: Sentence, undo: String? = nil) {
        state.said = Said(sentence, undo: undo)
    }
}
