import CountersignCore

/// What lets keys out is done for a person who has just unlocked: whoever holds the phone later is asked again.
extension Phone {
    /// Does it, after the person was asked where that was a while ago. `action` is begun again where they are to
    /// type their passcode first.
    func verified(
        _ action: PhoneAction, _ work: @MainActor () async throws(AuthenticatorError) -> Void,
        orElse failed: (Sentence?) -> Void
    ) async {
        do {
            do { try await work() } catch .VerificationRequired {
                guard state.lock?.phone != nil else { return askPasscode(before: action, nil) }
                let ended = await core.carryOut { try $0.unlock(unlock: .phone, now: $1) }
                guard isUnlocked(ended) else { return isRefused(ended, action, failed) }
                try await work()
            }
        } catch {
            failed(.error(error))
        }
    }

    /// The passcode, where the phone's lock is of no use.
    private func isRefused(_ ended: Conversation, _ action: PhoneAction, _ failed: (Sentence?) -> Void) {
        let sentence = whyLocked(ended)
        if state.lock?.passcodeTriesLeft ?? 0 > 0, sentence != nil { return askPasscode(before: action, sentence) }
        failed(sentence)
    }

    private func askPasscode(before action: PhoneAction, _ sentence: Sentence?) {
        verifying = action
        push(.verify(sentence))
    }

    /// The passcode was typed: what waits for it goes on.
    func verify(_ passcode: String) async {
        guard isVerifying else { return }
        await once {
            let ended = await core.carryOut { try $0.unlock(unlock: .passcode(passcode: passcode), now: $1) }
            await read()
            guard case .verify = state.screen else { return }
            if isUnlocked(ended) { back() } else { replace(.verify(whyLocked(ended))) }
        }
        guard let action = verifying, state.home != nil, !isVerifying else { return }
        verifying = nil
        await begun(action)?()
    }

    private var isVerifying: Bool { if case .verify = state.screen { true } else { false } }

    private func isUnlocked(_ ended: Conversation) -> Bool {
        if case .success(let ended) = ended, case .unlocked = ended.event { true } else { false }
    }
}
