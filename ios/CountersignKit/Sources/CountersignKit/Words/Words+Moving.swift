import CountersignCore

/// What is told of an import, and of a move to a new phone.
extension Words {
    /// Before an import.
    public func found(_ found: Imported) -> String {
        importFound(count: found.accounts.count, app: name(of: found.app))
    }

    /// After an import. The entries that were not used are to be listed below.
    public func imported(_ found: Imported, _ added: [Added]) -> String {
        let same = added.filter { $0.outcome == .same }.count
        return importDone(
            added: String(added.count - same), same: String(same), skipped: String(found.skipped.count))
    }

    /// After a move. The accounts to be paired again are to be listed below.
    public func moved(_ backup: Backup, _ added: [Added]) -> [String] {
        [transferDone(count: added.filter { $0.outcome != .same }.count)]
            + (backup.toPairAgain.isEmpty ? [] : [transferPairAgain])
    }

    public func progress(_ progress: TransferProgress) -> String {
        transferProgress(seen: String(progress.seen), total: String(progress.total))
    }

    /// The same for a screen reader, which is told each quarter and not each part; nothing before the first.
    func arrived(_ progress: TransferProgress) -> String {
        let seen = progress.quarters * progress.total / 4
        return seen == 0 ? "" : transferProgress(seen: String(seen), total: String(progress.total))
    }

    public func name(of app: ImportApp) -> String {
        switch app {
        case .aegis: importAppAegis
        case .andOtp: importAppAndOtp
        case .bitwarden: importAppBitwarden
        case .freeOtpPlus: importAppFreeOtpPlus
        case .lastPass: importAppLastPass
        case .links: importAppLinks
        case .proton: importAppProton
        case .raivo: importAppRaivo
        case .stratum: importAppStratum
        case .twoFas: importAppTwoFas
        }
    }
}
