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
    /// What the person was doing when the app locked.
    @ObservationIgnored var interrupted: Note?

    public init(_ platform: Platform, preferences: Preferences = Preferences()) {
        self.platform = platform
        state.preferences = preferences
    }

    /// Begins what the person wants. The state shows how far it is.
    public func act(_ action: PhoneAction) {
        Task { await perform(action) }
    }

    /// Does what the person wants, and comes back when it is done.
    public func perform(_ action: PhoneAction) async {
        switch action {
        case .back: back()
        case .go(let place): await go(to: place)
        case .putAway: state.said = nil
        case .again: await again()
        case .start, .begin, .unlockByPhone, .unlockByPasscode, .lockNow, .erase, .background, .foreground:
            await comeAndGo(action)
        case .search, .refresh, .copied, .reveal, .advance, .dismiss, .dismissCode:
            await useHome(action)
        case .scanned, .picture, .pictureFailed, .nothingFound, .choose, .typePairing, .readSetupKey,
            .readProductKey, .add, .link, .openLinks:
            await adding(action)
        case .nameDevice(let name): change(Pairing.self) { $0.device = name }
        case .pair: await pair()
        case .openPrompt, .openBurst, .type, .approve, .refuse, .refusePrompt, .askReport, .report, .wasMe,
            .refuseAll, .oneByOne:
            await answering(action)
        case .openAccount, .rename, .favourite, .move, .usePrevious, .askRemove, .remove, .undoRemove, .deleteNow:
            await care(action)
        case .tick, .lockWhen, .setPasscode, .removePasscode, .setPhoneLock, .removePhoneLock, .setPrivacy:
            await choose(action)
        case .backUp, .fileRead, .fileFailed, .openBackup, .restore: await backingUp(action)
        case .prefer(let preferences): state.preferences = preferences
        case .cameraIs(let permission): state.camera = permission
        case .notificationsAre(let permission): state.notifications = permission
        }
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
            follow(home)
        } catch .Locked {
            showLock()
        } catch {
            say(.error(error))
        }
    }

    private func showLock() {
        (state.home, state.lastBackup, newPassword) = (nil, nil, nil)
        if case .lock = state.screen { return }
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
        case .unopened: await perform(.start)
        case .pairing: await pair()
        case .prompt: await perform(.approve)
        case .burst: await perform(.refuseAll)
        default: await perform(.refresh)
        }
    }
}
