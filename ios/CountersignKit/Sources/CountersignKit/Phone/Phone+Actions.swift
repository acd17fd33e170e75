import CountersignCore

extension Phone {
    typealias Work = @MainActor () async -> Void

    /// Does at once what waits for nothing, so that a field shows what is typed into it, in its order; gives
    /// what is still to be done of all else.
    func begun(_ action: PhoneAction) -> Work? {
        if !leavesSentence(action) { state.said = nil }
        switch action {
        case .back:
            let left = state.screen
            back()
            return { await self.abandon(left) }
        case .go(let place):
            let left = state.screen
            return {
                await self.go(to: place)
                if place == .home { await self.abandon(left) }
            }
        case .putAway: break
        case .again: return again()

        case .start: return start
        case .begin(let passcode): return { await self.once { await self.begin(passcode) } }
        case .unlockByPhone: return { await self.once { await self.open(.phone) } }
        case .unlockByPasscode(let passcode):
            return { await self.once { await self.open(.passcode(passcode: passcode)) } }
        case .lockNow: return carrying { core, _ in try core.lock() }
        case .erase: return erase

        case .search(let text): return { await self.search(text) }
        case .refresh: return pull
        case .copied: say(.note(.copied))
        case .reveal(let account): change(Accounts.self) { $0.revealed.insert(account) }
        case .advance(let account, let counter): return { await self.advance(account, counter) }
        case .dismiss(let notice): return carrying { core, _ in try core.dismiss(notice: notice) }
        case .putAwayCode(let prompt): return carrying { try $0.putAway(prompt: prompt, now: $1) }

        case .scanned(let texts):
            return { await self.scan { core, now in try texts.map { try core.scan(text: $0, now: now) } } }
        case .picture(let picture): return { await self.scan { try picture.read($0, $1) } }
        case .pictureFailed(let error): atCamera(.error(error))
        case .nothingFound: atCamera(.note(.far))
        case .choose(let scanned): open(scanned)
        case .typePairing(let pairing): change(Manual.self) { $0 = Manual(pairing: pairing) }
        case .readSetupKey(let entry): return { await self.type { try $0.scanManual(entry: entry, now: $1) } }
        case .readProductKey(let address, let groups):
            return {
                await self.type(groups) { try $0.scanProductKey(address: address, groups: groups, now: $1) }
            }
        case .add(let choice, let nickname): return { await self.once { await self.add(choice, nickname) } }
        case .link(let text): return carrying { _ = try $0.inbox(link: text, now: $1) }
        case .openLinks: return openLinks

        case .nameDevice(let name): change(Pairing.self) { $0.device = name }
        case .pair: return { await self.once(self.pair) }

        case .openPrompt(let id): openPrompt(id)
        case .openNotified(let subject): openNotified(subject)
        case .openBurst(let account): push(.burst(Burst(account: account)))
        case .type(let text): change(Prompt.self) { $0.typed = text }
        case .approve: return approve
        case .refuse(let reason): return { await self.refuse(reason) }
        case .askReport: if case .prompt(let prompt) = state.screen { push(.report(prompt.request)) }
        case .report: return { await self.once(self.report) }
        case .wasMe: return wasMe
        case .refuseAll: return refuseAll
        case .oneByOne: oneByOne()

        case .openAccount(let id): push(.account(id: id))
        case .rename(let id, let nickname):
            return carrying { core, _ in try core.rename(account: id, nickname: nickname) }
        case .favourite(let id, let on):
            return carrying { core, _ in try core.setFavourite(account: id, favourite: on) }
        case .move(let id, let by): return { await self.move(id, by) }
        case .usePrevious(let id): return carrying { try $0.usePrevious(account: id, now: $1) }
        case .askRemove(let id): push(.remove(id: id))
        case .remove(let id, let everywhere):
            return { await self.once { await everywhere ? self.unpair(id) : self.remove(id) } }
        case .undoRemove(let id): return { await self.inRemoved { try $0.undoRemove(account: id) } }
        case .deleteNow(let id): return { await self.inRemoved { try $0.deleteNow(account: id) } }

        case .tick(let check, let done): return { await self.tick(check, done) }

        case .backUp(let password): return { await self.backUp(password) }
        case .fileRead(let file): return { await self.fileRead(file) }
        case .fileFailed(let trouble): fileFailed(trouble)
        case .openBackup(let password): return { await self.openPicked(password) }
        case .restore(let choice): return { await self.restore(choice) }

        case .openImport(let password): return { await self.once { await self.openImport(password) } }
        case .addImported(let choice): return { await self.once { await self.addImported(choice) } }
        case .export: return { await self.once(self.export) }
        case .exportMoved(let saved): exportMoved(saved)
        case .askCode(let account): push(.accountCode(account, nil, nil))
        case .showCode(let account): return { await self.once { await self.showCode(account) } }
        case .verify(let passcode): return { await self.verify(passcode) }

        case .receiveMove: return { await self.once(self.receiveMove) }
        case .sendMove: push(.move(.scan))
        case .captured(let seen): return { await self.captured(seen) }
        case .same: return { await self.once(self.same) }
        case .addMoved(let choice): return { await self.once { await self.addMoved(choice) } }

        case .lockWhen(let policy): return carrying { core, _ in try core.setLockPolicy(policy: policy) }
        case .setPasscode(let passcode): return { await self.once { await self.setPasscode(passcode) } }
        case .removePasscode: return carrying { core, _ in try core.removePasscode() }
        case .setPhoneLock(let lock): return { await self.setPhoneLock(lock) }
        case .removePhoneLock: return carrying { core, _ in try core.removePhoneLock() }
        case .setPrivacy(let choice): return carrying { core, _ in try core.setPrivacy(choice: choice) }
        case .prefer(let preferences): state.preferences = preferences

        case .background: return leave
        case .foreground: return comeBack
        case .cameraIs(let permission): state.camera = permission
        case .notificationsAre(let permission): state.notifications = permission
        }
        return nil
    }

    /// Whether the sentence at the bottom stays: the person types, or the system says something.
    private func leavesSentence(_ action: PhoneAction) -> Bool {
        switch action {
        case .background, .cameraIs, .captured, .foreground, .link, .nameDevice, .notificationsAre, .search, .start,
            .type:
            true
        default: false
        }
    }

    private func carrying(_ work: @escaping @Sendable (Authenticator, Moment) throws -> Void) -> Work {
        { await self.carry(work) }
    }

    /// Once more what the screen in front could not do.
    private func again() -> Work? {
        switch state.screen {
        case .unopened: begun(.start)
        case .pairing: begun(.pair)
        case .prompt: begun(.approve)
        case .burst: begun(.refuseAll)
        case .move: begun(.back)
        default: begun(.refresh)
        }
    }
}
