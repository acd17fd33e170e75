import CountersignCore

/// All accounts from an old phone to a new one, over the screens of both.
extension Phone {
    /// This is the new phone.
    func receiveMove() async {
        do {
            let receiving = try await core.call { try $0.receiveTransfer(now: $1) }
            push(.move(.show(receiving)))
        } catch {
            push(.move(.failed(.error(error))))
        }
    }

    /// What the camera of either phone sees. What comes while something is looked at is dropped: it comes again.
    func captured(_ seen: [Captured]) async {
        guard !isLooking else { return }
        isLooking = true
        for captured in seen {
            switch state.screen {
            case .move(.scan): await look(captured)
            case .move(.receive(let transfer, _)): await take(captured, transfer)
            default: break
            }
        }
        isLooking = false
    }

    private func look(_ captured: Captured) async {
        do {
            guard let sending = try await core.call({ try $0.sendTransfer(captured: captured, now: $1) })
            else { return }
            if case .move(.scan) = state.screen { return setMove(.compare(sending, nil)) }
            await cancelMove(sending.transfer)
        } catch {
            await failed(error)
        }
    }

    private func take(_ captured: Captured, _ transfer: String) async {
        do {
            let progress = try await core.call { try $0.receivePart(transfer: transfer, captured: captured, now: $1) }
            guard case .move(.receive(transfer, _)) = state.screen else { return }
            setMove(progress.arrived.map { .arrived($0, nil) } ?? .receive(transfer: transfer, progress))
        } catch {
            await failed(error)
        }
    }

    /// The person has compared what both phones show.
    func same() async {
        switch state.screen {
        case .move(.show(let receiving)):
            let progress = TransferProgress(seen: 0, total: 0, arrived: nil)
            setMove(.receive(transfer: receiving.transfer, progress))
        case .move(.compare(let sending, _)):
            await verified(.same) { () async throws(AuthenticatorError) in
                let parts = try await core.call { try $0.transferParts(transfer: sending.transfer, now: $1) }
                await read()
                if case .move(.compare(sending, _)) = state.screen {
                    setMove(.parts(transfer: sending.transfer, parts))
                }
            } orElse: { sentence in
                let isOver = sentence == .error(.ExpiredTicket) || sentence == .error(.TransferTooLarge)
                setMove(isOver ? .failed(sentence ?? .error(.Internal)) : .compare(sending, sentence))
            }
        default: break
        }
    }

    func addMoved(_ choice: Choice) async {
        guard case .move(.arrived(let backup, _)) = state.screen else { return }
        do {
            let added = try await core.call { try $0.add(ticket: backup.ticket, choice: choice, now: $1) }
            await read()
            setMove(.moved(backup, added))
        } catch {
            setMove(error == .ExpiredTicket ? .failed(.error(error)) : .arrived(backup, .error(error)))
        }
    }

    /// The person leaves a screen: nothing stays of what has not ended.
    func abandon(_ screen: Screen) async {
        switch screen {
        case .export: platform.exports.clear()
        case .move(let stage): if let transfer = stage.transfer { await cancelMove(transfer) }
        default: break
        }
    }

    private func cancelMove(_ transfer: String) async {
        try? await core.call { core, _ in try core.cancelTransfer(transfer: transfer) }
    }

    private func failed(_ error: AuthenticatorError) async {
        await read()
        setMove(.failed(.error(error)))
    }

    /// Unless the person has left the screen.
    private func setMove(_ stage: MoveStage) {
        if case .move = state.screen { replace(.move(stage)) }
    }
}
