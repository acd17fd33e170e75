import CountersignCore

/// What views change directly, each as an action of the phone.
extension Phone {
    /// What the person has chosen of the drawing.
    public var preferences: Preferences {
        get { state.preferences }
        set { act(.prefer(newValue)) }
    }

    public var lockPolicy: LockPolicy? {
        get { state.lock?.policy }
        set { if let newValue { act(.lockWhen(newValue)) } }
    }

    public var hidesCodes: Bool {
        get { state.privacy?.chosen.hideCodes ?? true }
        set {
            let screenshots = state.privacy?.chosen.allowScreenshots ?? false
            act(.setPrivacy(PrivacyChoice(allowScreenshots: screenshots, hideCodes: newValue)))
        }
    }

    /// Whether a pairing code is typed in, and not a setup key.
    public var typesPairing: Bool {
        get { if case .manual(let manual) = state.screen { manual.pairing } else { false } }
        set { act(.typePairing(newValue)) }
    }

    /// Whether the person says that a line of the checklist is done.
    public subscript(ticked check: CheckKind) -> Bool {
        get {
            guard case .checklist(let checks) = state.screen else { return false }
            return checks.contains { $0.kind == check && $0.state == .ok }
        }
        set { act(.tick(check, done: newValue)) }
    }

    /// The depths above one that are pushed onto it. Fewer of them is going back.
    public subscript(pushedOnto depth: Int) -> [Int] {
        get { Array((depth..<self[inFrontOf: depth].lowerBound).dropFirst()) }
        set { if newValue.count < self[pushedOnto: depth].count { act(.back) } }
    }

    /// Whether what lies in front of a depth comes in this way. Putting it away is going back.
    public subscript(inFrontOf depth: Int, as presentation: Presentation) -> Bool {
        get { self[inFrontOf: depth].first.map { state.screens[$0].presentation == presentation } ?? false }
        set { if !newValue { act(.back) } }
    }

    /// The depths from the first one on that does not come as this one does.
    public subscript(inFrontOf depth: Int) -> Range<Int> {
        let all = depth..<max(depth, state.screens.count)
        let other = all.first { state.screens[$0].presentation != state.screens[depth].presentation }
        return (other ?? all.upperBound)..<all.upperBound
    }
}

/// How a screen comes.
public enum Presentation: Sendable { case cover, pushed, sheet }

extension Screen {
    /// Whether the phone stays awake on it while nobody touches it.
    public var staysOn: Bool {
        switch self {
        case .bigCodes: true
        case .move(let stage): stage == .scan || stage.transfer != nil
        default: false
        }
    }

    /// Whether there is nothing more to do on it, so that it goes after a moment.
    public var closesByItself: Bool {
        if case .prompt(let prompt) = self { prompt.stage == .ended(.approved, refused: nil) } else { false }
    }

    /// What is added lies over the accounts; a request lies over everything.
    var presentation: Presentation {
        switch self {
        case .addedAccounts, .camera, .card, .manual, .paired, .pairing, .several: .sheet
        case .prompt(let prompt) where prompt.request.kind == .pairingCheck: .sheet
        case .burst, .prompt, .report: .cover
        default: .pushed
        }
    }
}
