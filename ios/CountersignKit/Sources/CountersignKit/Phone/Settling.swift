import CountersignCore

/// What an answer leads to on the screen of its request.
extension Phone {
    func settle(_ prompt: inout Prompt, _ answer: Answer, _ ended: Conversation) {
        prompt.stage = .asked
        switch ended {
        case .failure(let error): settle(&prompt, error)
        case .success(let ended):
            switch ended.event {
            case .answered(_, let outcome, let left): settle(&prompt, answer, outcome, left)
            case .failed(let failure): settle(&prompt, answer, failure, ended.host)
            case .refused(let problem): settle(&prompt, problem)
            case .paired, .phoneLockSet, .refreshed, .unlocked, .unpaired:
                prompt.stage = .over(.error(.Internal))
            }
        }
    }

    private func settle(_ prompt: inout Prompt, _ error: AuthenticatorError) {
        switch error {
        case .NotOffered, .NumberLength, .Busy, .StorageFull, .StorageReadOnly: prompt.sentence = .error(error)
        default: prompt.stage = .over(.error(error))
        }
        if error == .NotOffered { prompt.typed = "" }
    }

    private func settle(_ prompt: inout Prompt, _ answer: Answer, _ outcome: OutcomeKind, _ left: UInt8) {
        if outcome == .wrongNumber && left > 0 {
            prompt.typed = ""
            prompt.sentence = .note(.wrongNumber(triesLeft: left))
            return
        }
        let refused: DenyReason? = if case .deny(let reason) = answer { reason } else { nil }
        prompt.stage = .ended(outcome, refused: refused)
    }

    private func settle(_ prompt: inout Prompt, _ answer: Answer, _ failure: Failure, _ host: String) {
        switch failure {
        case .cancelled: prompt.sentence = .note(.notApproved)
        case .keyInvalidated:
            prompt.keyGone = true
            prompt.sentence = .failed(failure, host: host)
        case .noScreenLock, .unavailable: prompt.sentence = .failed(failure, host: host)
        case .offline, .serviceError, .timeout, .tls:
            let sentence = Sentence.note(failure == .timeout ? .unknown : .kept)
            // What was refused is out of the way; an approval can still be refused.
            if case .deny = answer { prompt.stage = .over(sentence) } else { prompt.sentence = sentence }
        case .serviceReply, .serviceSignature: prompt.stage = .over(.failed(failure, host: host))
        }
    }

    private func settle(_ prompt: inout Prompt, _ problem: Problem) {
        if case .tooManyRequests = problem {
            prompt.sentence = .refused(problem)
        } else {
            prompt.stage = .over(.refused(problem))
        }
    }
}

/// Whether an answer was signed and kept, but got no reply.
func isKept(_ ended: Conversation) -> Bool {
    guard case .success(let ended) = ended, case .failed(let failure) = ended.event else { return false }
    return [.offline, .serviceError, .timeout, .tls].contains(failure)
}
