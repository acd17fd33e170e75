import CountersignCore

/// The screens that are plain pages. A new screen is one, or is named as one that an app draws in its own way.
extension Words {
    public func page(_ screen: Screen, in state: PhoneState) -> PlainPage? {
        switch screen {
        case .unopened(let sentence): PlainPage(appName, [], .main(commonRetry, .again)).with(sentence)
        case .onboarding:
            PlainPage(onboardingTitle, [onboardingBody, onboardingPrivacy], .main(onboardingStart, .go(.chooseLock)))
        case .addedAccounts(let added): page(added)
        case .pairing(let pairing): page(pairing)
        case .paired(let account): paired(account, state)
        case .prompt(let prompt): page(prompt)
        case .report(let request): report(request, state)
        case .burst(let burst): page(burst, state)
        case .remove(let id): state.account(id).map(remove)
        case .clock: clockPage(state)
        case .lostPhone: PlainPage(lostTitle, [lostLostSteps, lostNewSteps, lostNoWayIn])
        case .backup(let stage): backup(stage)
        case .rehearse(let stage): rehearse(stage)
        case .restore(let stage): restore(stage)
        case .importing(let stage): importing(stage)
        case .export(let stage): export(stage)
        case .accountCode(let id, let code, let sentence): accountCode(id, code, sentence)
        case .choosePhone:
            PlainPage(transferTitle, [transferPairAgain]).with(
                .other(transferThisNew, .receiveMove), .other(transferThisOld, .sendMove))
        case .move(let stage): move(stage)
        case .about, .account, .bigCodes, .camera, .card, .checklist, .chooseLock, .health, .home, .journal, .lock,
            .manual, .passcode, .removed, .services, .settings, .several, .starting, .verify:
            nil
        }
    }

    /// Whether it is here already, and what that means.
    public func parts(of collision: Collision) -> [PlainPage.Part] {
        switch collision {
        case .new: []
        case .newSecret: [.heading(collisionRotatedTitle), .text(collisionRotatedBody)]
        case .pairedAgain: [.heading(pairAgainTitle), .text(pairAgainBody)]
        case .same: [.heading(collisionSameTitle), .text(collisionSameBody)]
        case .sameName:
            [.heading(collisionSameNameTitle), .text(collisionSameNameBody), .text(collisionSameNameHint)]
        }
    }

    /// The entries of an export that cannot be used, each with its reason.
    public func parts(of skipped: [SkippedEntry]) -> [PlainPage.Part] {
        guard !skipped.isEmpty else { return [] }
        return [.heading(batchSkipped(count: skipped.count))]
            + skipped.flatMap { entry -> [PlainPage.Part] in
                [.entry(issuer: entry.issuer, name: entry.name), .footnote(reason(entry.reason, position: ""))]
            }
    }

    /// How many codes of an export were scanned, and which are missing.
    public func parts(of progress: BatchProgress?) -> [PlainPage.Part] {
        guard let progress, progress.size > 1 else { return [] }
        let missing = progress.missing.map(String.init).formatted(.list(type: .and).locale(language.locale))
        return [.text(batchProgress(seen: String(progress.added), total: String(progress.size)))]
            + (progress.missing.isEmpty ? [] : [.text(batchMissing(numbers: missing))])
    }

    /// What was added, with the first codes to compare.
    private func page(_ added: AddedAccounts) -> PlainPage {
        PlainPage(addAdded, [addCheckCode], .main(commonDone, .go(.home)))
            .with(added.added.flatMap { parts(of: $0, code: true) })
            .with(parts(of: added.progress))
    }

    func parts(of added: Added, code: Bool) -> [PlainPage.Part] {
        let account = PlainPage.Part.account(id: added.id, code: code)
        switch added.outcome {
        case .replaced: return [account, .text(collisionReplaced)]
        case .same: return [account, .text(collisionSameTitle)]
        default: return [account]
        }
    }

    /// Whether to remove an account, and where.
    private func remove(_ account: AccountView) -> PlainPage {
        let (id, body) = (account.id, PlainPage.Part.text(accountRemoveBody))
        let page = PlainPage(accountRemoveTitle).with([.account(id: id, code: false), body])
        let cancel = PlainPage.Button.other(commonCancel, .back)
        guard let service = account.service, service.state == .active else {
            return page.with(.other(commonRemove, .remove(account: id, everywhere: false)), cancel)
        }
        let host = shownHost(service.host)
        return page.with([.heading(accountRemoveServiceTitle(host: host)), .text(accountRemoveServiceBody(host: host))])
            .with(
                .other(accountRemoveBoth, .remove(account: id, everywhere: true)),
                .other(accountRemoveHere, .remove(account: id, everywhere: false)), cancel)
    }

    /// Why the clock matters, how far it is off, and what to do.
    private func clockPage(_ state: PhoneState) -> PlainPage {
        var texts: [String] = []
        if let clock = state.home?.clock {
            texts = clockOff(clock)
            switch clock {
            case .probablyOff(_, let age, _): texts.append(clockTrustedAge(when: ago(seconds: age)))
            case .trusted(let age, _): texts += [clockTrusted, clockTrustedAge(when: ago(seconds: age))]
            case .unknown(let changed): texts.append(changed ? clockChanged : clockUnknown)
            }
        }
        return PlainPage(clockOffTitle, texts, .main(clockCheck, .refresh))
            .with([.heading(clockZoneTitle), .text(clockZoneBody), .text(clockZoneHand)])
    }
}
