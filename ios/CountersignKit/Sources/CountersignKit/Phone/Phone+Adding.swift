import CountersignCore

/// From a code to an account.
extension Phone {
    func scan(_ work: @Sendable (Authenticator, Moment) throws -> [Scanned]) async {
        do {
            let found = try await core.call(work)
            // A camera reads the same code many times.
            if isLookedAt { return }
            switch found.count {
            case 0: atCamera(.note(.pictureNone))
            case 1: open(found[0])
            default: push(.several(found))
            }
        } catch {
            atCamera(.error(error))
        }
    }

    private var isLookedAt: Bool {
        switch state.screen {
        case .card, .pairing, .several: true
        default: false
        }
    }

    /// Below the camera, or at the bottom where it is not there.
    func atCamera(_ sentence: Sentence) {
        if case .camera = state.screen { replace(.camera(sentence)) } else { say(sentence) }
    }

    /// Shows what a code is. Nothing is stored.
    func open(_ scanned: Scanned, more: UInt32 = 0) {
        if case .pairing = scanned.scan {
            let stage = PairingStage.consent(warned: false, sentence: nil)
            push(.pairing(Pairing(scanned: scanned, device: platform.deviceName, stage: stage)))
        } else {
            push(.card(Card(scanned: scanned, more: more)))
        }
    }

    func type(
        _ productKey: String? = nil, _ work: @Sendable (Authenticator, Moment) throws -> Scanned
    ) async {
        do {
            let scanned = try await core.call(work)
            if case .rejected(let reason, let parameter, let position) = scanned.scan {
                let place = place(parameter, position, productKey)
                change(Manual.self) { $0.wrong = Mistake(reason: reason, place: place) }
            } else {
                change(Manual.self) { $0.wrong = nil }
                open(scanned)
            }
        } catch {
            change(Manual.self) { $0.sentence = .error(error) }
        }
    }

    func add(_ choice: Choice, _ nickname: String) async {
        guard case .card(let card) = state.screen else { return }
        let ticket = card.scanned.ticket
        do {
            let added = try await core.call { core, now in
                let added = try core.add(ticket: ticket, choice: choice, now: now)
                if let first = added.first, added.count == 1, !nickname.isEmpty {
                    try core.rename(account: first.id, nickname: nickname)
                }
                return added
            }
            await read()
            backHome()
            push(.addedAccounts(AddedAccounts(added: added, progress: card.scanned.progressOnceAdded)))
        } catch {
            change(Card.self) { $0.sentence = .error(error) }
        }
    }

    func openLinks() async {
        let item = await carry { try $0.inboxNext(now: $1) }
        if case .some(.some(let item)) = item { open(item.scanned, more: item.more) }
    }
}

/// Where something typed is wrong.
private func place(_ parameter: String?, _ position: UInt32?, _ productKey: String?) -> Mistake.Place {
    if parameter == "address" { return .address }
    if let position { return .character(position) }
    let missing = productKey.map { 25 - $0.filter { !$0.isWhitespace && $0 != "-" }.count } ?? 0
    return missing > 0 ? .missing(missing) : .unknown
}

extension Scanned {
    /// How far an export of several codes is once this part of it is added.
    fileprivate var progressOnceAdded: BatchProgress? {
        guard case .batch(let batch, _, _, _) = scan, let progress else { return nil }
        let missing = progress.missing.filter { $0 != batch.index + 1 }
        return BatchProgress(size: progress.size, added: progress.size - UInt32(missing.count), missing: missing)
    }
}

extension Picture {
    func read(_ core: Authenticator, _ now: Moment) throws -> [Scanned] {
        try core.scanImage(luma: luma, width: width, height: height, rowStride: rowStride, now: now)
    }
}
