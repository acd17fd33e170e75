import CountersignCore

/// How much a notice matters: its word, its icon and its place on the card differ.
public enum NoticeWeight: CaseIterable, Sendable {
    /// Open, before the button.
    case warning
    /// Open.
    case check
    /// Folded, under how many small repairs were made.
    case repair

    public init(_ notice: Notice) {
        self =
            switch notice {
            case .insecureLoopback, .lookalikeLink, .looksLikeSecret, .privateAddress, .punycodeHost,
                .tlsOptOutRefused, .unusualCharacters:
                .warning
            case .accountsSkipped, .badUtf8, .counterAssumed, .dayPassword, .doubleEncoded, .gluedParameter,
                .issuerDiffers, .labelAmbiguous, .lockRequested, .longText, .maybeMilliseconds, .maybeSteam,
                .moreCodes, .noIssuer, .noName, .periodAssumed, .plusAsSpace, .steamAssumed:
                .check
            case .badPercent, .digitsFixed, .duplicateIgnored, .emptyIgnored, .htmlUnescaped,
                .lineBreaksRemoved, .periodZero, .pushExtrasIgnored, .secretCleaned, .secretTrailingBits,
                .unknownParameter, .unwrapped, .weakSecret:
                .repair
            }
    }
}
