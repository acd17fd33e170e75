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
    /// What the person was doing when the app locked.
    @ObservationIgnored var interrupted: Note?

    public init(_ platform: Platform, preferences: Preferences = Preferences()) {
        self.platform = platform
        state.preferences = preferences
    }

    /// Begins what the person wants. The state shows how far it is.
    public func act(_ action: PhoneAction) {
        if !doneAtOnce(action) { Task { await work(action) } }
    }

    /// Does what the person wants, and comes back when it is done.
    public func perform(_ action: PhoneAction) async {
        if !doneAtOnce(action) { await work(action) }
    }

    /// What waits for nothing, so that a field shows what is typed into it, in its order.
    private func doneAtOnce(_ action: PhoneAction) -> Bool {
        switch action {
        case .back: back()
        case .putAway: state.said = nil
        case .copied: say(.note(.copied))
        case .reveal(let account): change(Accounts.self) { $0.revealed.insert(account) }
        case .nameDevice(let name): change(Pairing.self) { $0.device = name }
        case .type(let text): change(Prompt.self) { $0.typed = text }
        case .prefer(let preferences): state.preferences = preferences
        case .cameraIs(let permission): state.camera = permission
        case .notificationsAre(let permission): state.notifications = permission
        default: return false
        }
        return true
    }

    private func work(_ action: PhoneAction) async {
        switch action {
        case .go(let place): await go(to: place)
        case .again: await again()
        case .start, .begin, .unlockByPhone, .unlockByPasscode, .lockNow, .erase, .background, .foreground:
            await comeAndGo(action)
        case .search, .refresh, .advance, .dismiss, .dismissCode: await useHome(action)
        case .scanned, .picture, .pictureFailed, .nothingFound, .choose, .typePairing, .readSetupKey,
            .readProductKey, .add, .link, .openLinks:
            await adding(action)
        case .pair: await once(pair)
        case .openPrompt, .openBurst, .approve, .refuse, .refusePrompt, .askReport, .report, .wasMe, .refuseAll,
            .oneByOne:
            await answering(action)
        case .openAccount, .rename, .favourite, .move, .usePrevious, .askRemove, .remove, .undoRemove, .deleteNow:
            await care(action)
        case .backUp, .fileRead, .fileFailed, .openBackup, .restore: await backingUp(action)
        case .tick, .lockWhen, .setPasscode, .removePasscode, .setPhoneLock, .removePhoneLock, .setPrivacy:
            await choose(action)
        case .back, .putAway, .copied, .reveal, .nameDevice, .type, .prefer, .cameraIs, .notificationsAre: break
        }
    }

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
            say(.error(error))
        }
    }

    private func showLock() {
        (state.home, state.lastBackup, newPassword) = (nil, nil, nil)
        if case .lock = state.screen { return }
        (state.busy, turn) = (false, turn + 1)
        interrupted =
            switch state.screen {
            case .card, .several: .ticketGone
            case .pairing(let pairing): if case .consent = pairing.stage { .ticketGone } else { .pairingInterrupted }
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

    private func again() async {
        switch state.screen {
        case .unopened: await work(.start)
        case .pairing: await work(.pair)
        case .prompt: await work(.approve)
        case .burst: await work(.refuseAll)
        default: await work(.refresh)
        }
    }
}
