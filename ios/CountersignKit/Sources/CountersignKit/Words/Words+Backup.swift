import CountersignCore

/// What is told of a backup.
extension Words {
    /// After it was made and opened again.
    public func tested(_ backup: Backup) -> [String] {
        [backupVerified(count: backup.accounts.count)] + notIncluded(backup) + [backupWhere]
    }

    /// After a rehearsal.
    public func rehearsed(_ backup: Backup) -> [String] {
        let good = backup.accounts.count
        let total = good + backup.approveOnly.count
        let lacking = backup.lacking.count
        return [rehearseOk(good: String(good), total: String(total))]
            + (lacking > 0 ? [backupLacks(count: lacking)] : []) + notRestored(backup)
    }

    /// Before a restore: how much of it is here already.
    public func preview(_ backup: Backup) -> String {
        var (fresh, same, changed) = (0, 0, 0)
        for account in backup.accounts {
            switch account.collision {
            case .new, .sameName, .pairedAgain: fresh += 1
            case .same: same += 1
            case .newSecret: changed += 1
            }
        }
        return restorePreview(fresh: String(fresh), same: String(same), changed: String(changed))
    }

    /// After a restore. The accounts that only approved are to be listed below.
    public func restored(_ backup: Backup, _ added: [Added]) -> [String] {
        let again = backup.accounts.filter(\.approved).count
        return [restoreDone(count: added.filter { $0.outcome != .same }.count)]
            + (again > 0 ? [restorePairAgain(count: again)] : []) + notRestored(backup)
    }

    private func notRestored(_ backup: Backup) -> [String] {
        let count = backup.approveOnly.count
        return count > 0 ? [restoreEntryFailed(count: count), backupNotIncluded] : []
    }

    private func notIncluded(_ backup: Backup) -> [String] {
        let approves = !backup.approveOnly.isEmpty || backup.accounts.contains(where: \.approved)
        return approves ? [backupNotIncluded] : []
    }
}
