import CountersignCore

/// Pairing with a service.
extension Phone {
    func pair() async {
        guard case .pairing(let pairing) = state.screen else { return }
        var warned = false
        switch pairing.stage {
        case .consent(let seen, _):
            if !seen && asksTwice(pairing.scanned.scan) {
                return change(Pairing.self) { $0.stage = .consent(warned: true, sentence: nil) }
            }
            warned = seen
        case .failed(_, again: true): break
        case .connecting, .waiting, .failed: return
        }
        change(Pairing.self) { $0.stage = .connecting }
        let (ticket, device) = (pairing.scanned.ticket, pairing.device)
        let ended = await core.carryOut { try $0.pair(ticket: ticket, deviceName: device, now: $1) }
        if case .success(let ended) = ended, case .paired(let account, _) = ended.event {
            return await paired(account)
        }
        await read()
        change(Pairing.self) { $0.stage = stage(after: ended, warned: warned) }
    }

    private func stage(after ended: Conversation, warned: Bool) -> PairingStage {
        switch ended {
        case .failure(let error): return .failed(.error(error), again: error == .Busy || error == .StorageFull)
        case .success(let ended):
            let sentence = sentence(of: ended.event, host: ended.host) ?? .error(.Internal)
            switch ended.event {
            case .failed(.cancelled), .failed(.noScreenLock):
                return .consent(warned: warned, sentence: sentence)
            case .failed(.offline), .failed(.timeout), .failed(.serviceError), .failed(.tls),
                .refused(.tooManyRequests):
                return .failed(sentence, again: true)
            case .failed(.serviceSignature): return .failed(.note(.pairingProof), again: false)
            default: return .failed(sentence, again: false)
            }
        }
    }

    /// A server of privacyIDEA checks no number, so that the account is active at once.
    private func paired(_ account: String) async {
        await read()
        if state.account(account)?.service?.state == .active {
            if case .pairing = state.screen { replace(.paired(account: account)) }
            return
        }
        change(Pairing.self) { $0.stage = .waiting(account: account) }
        await refresh(.now)
    }

    /// What is in front of the person, after the first screen was read anew. The number of a pairing opens
    /// once it is there.
    func catchUp(with home: Home) {
        switch state.screen {
        case .pairing(let pairing):
            guard case .waiting(let account) = pairing.stage else { return }
            let check = home.prompts.first { $0.account == account && $0.kind == .pairingCheck && !$0.expired }
            if let check { replace(.prompt(Prompt(request: check))) }
        case .prompt(let prompt): catchUp(prompt, with: home)
        default: break
        }
    }
}

/// Whether the person is warned before anything goes to this address.
private func asksTwice(_ scan: Scan) -> Bool {
    guard case .pairing(_, _, _, _, let notices) = scan else { return false }
    return notices.contains(.privateAddress) || notices.contains(.insecureLoopback)
}
