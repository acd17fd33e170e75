import CountersignCore
import Foundation

/// Backups, the files of other apps, keys that leave, and moving to a new phone. What is typed is no plain page.
extension Words {
    func backup(_ stage: FileStage) -> PlainPage? {
        switch stage {
        case .begin: nil
        case .made(let file):
            PlainPage(backupTitle, [backupWhere]).with(
                PlainPage.Button(title: commonSave, deed: .save(file), isMain: true))
        case .opened(let backup): told(backupTitle, tested(backup), backup.approveOnly)
        case .picked, .restored, .working: working(backupTitle)
        }
    }

    func rehearse(_ stage: FileStage) -> PlainPage? {
        switch stage {
        case .begin(let sentence): pick(rehearseTitle, [rehearseBody], restorePick, sentence)
        case .picked: nil
        case .opened(let backup): told(rehearseTitle, rehearsed(backup), backup.approveOnly)
        case .made, .restored, .working: working(rehearseTitle)
        }
    }

    func restore(_ stage: FileStage) -> PlainPage? {
        switch stage {
        case .begin(let sentence): pick(restoreTitle, [backupWhat], restorePick, sentence)
        case .picked: nil
        case .opened(let backup): preview(restoreTitle, backup, nil, PhoneAction.restore)
        case .restored(let backup, let added): told(restoreTitle, restored(backup, added), backup.approveOnly)
        case .made, .working: working(restoreTitle)
        }
    }

    func importing(_ stage: ImportStage) -> PlainPage? {
        switch stage {
        case .begin(let sentence): return pick(importTitle, [], importPick, sentence)
        case .locked: return nil
        case .working: return PlainPage(importTitle).with([.progress(commonLoading, of: nil)])
        case .opened(let found, let sentence):
            let accounts = found.accounts.flatMap { entry -> [PlainPage.Part] in
                let names = (entry.account.issuer, entry.nickname ?? entry.account.name)
                return [
                    .entry(issuer: names.0, name: names.1), .code(entry.code), .notices(entry.notices),
                ] + parts(of: entry.collision)
            }
            let page = PlainPage(importTitle, [self.found(found)]).with(accounts).with(parts(of: found.skipped))
            return choices(page.with(sentence), found.asksForChoice, importAction, PhoneAction.addImported)
        case .added(let found, let added):
            let said = imported(found, added)
            return PlainPage(importTitle, [said], .main(commonDone, .go(.home)))
                .with(added.flatMap { parts(of: $0, code: false) }).with(parts(of: found.skipped))
                .with([.text(importDeleteFile)]).saying(said)
        }
    }

    func export(_ stage: ExportStage) -> PlainPage {
        let page = PlainPage(exportTitle)
        switch stage {
        case .begin(let sentence):
            return page.with([.warning(exportWarning)]).with(sentence)
                .with(.other(exportAction, .export), .main(backupTitle, .go(.backup)))
        case .made(let file, _):
            let save = PlainPage.Button(title: commonSave, deed: .move(file), isMain: true)
            return page.with([.warning(exportWarning)]).with(save)
        case .ended(let exported):
            let leftOut = exported.leftOut.map { PlainPage.Part.account(id: $0, code: false) }
            return page.with([.text(exportDone)] + leftOut).with(.main(commonDone, .go(.home))).saying(exportDone)
        }
    }

    /// One account as a QR code, once the person has shown that it is them.
    func accountCode(_ id: String, _ code: QrCode?, _ sentence: Sentence?) -> PlainPage {
        let page = PlainPage(exportCode).with([.account(id: id, code: false), .warning(exportCodeWarning)])
        guard let code else {
            return page.with(sentence).with(.main(commonContinue, .showCode(account: id)))
        }
        return page.with([.qr(code, name: a11yQrAccount)]).with(.main(commonDone, .back))
    }

    /// The parts of a move change by themselves, and are no plain page.
    func move(_ stage: MoveStage) -> PlainPage? {
        switch stage {
        case .show(let receiving):
            let qr = PlainPage.Part.qr(receiving.qr, name: a11yQrTransfer)
            return comparing(PlainPage(transferNewShow).with([qr]), receiving.code, nil)
        case .scan: return PlainPage(transferOldScan).with([.camera])
        case .compare(let sending, let sentence): return comparing(PlainPage(transferTitle), sending.code, sentence)
        case .parts: return nil
        case .receive(_, let progress):
            let done = progress.total == 0 ? 0 : Double(progress.seen) / Double(progress.total)
            return PlainPage(transferOldShow).with([.camera, .progress(self.progress(progress), of: done)])
                .saying(arrived(progress))
        case .arrived(let backup, _) where backup.accounts.isEmpty && backup.approveOnly.isEmpty:
            return PlainPage(transferTitle, [transferNothing], .main(commonDone, .go(.home))).saying(transferNothing)
        case .arrived(let backup, let sentence):
            return preview(transferTitle, backup, sentence, PhoneAction.addMoved)
        case .moved(let backup, let added):
            return told(transferTitle, moved(backup, added), backup.toPairAgain)
        case .failed(let sentence): return PlainPage(transferTitle, [], .main(commonRetry, .again)).with(sentence)
        }
    }

    private func comparing(_ page: PlainPage, _ code: String, _ sentence: Sentence?) -> PlainPage {
        page.with([.heading(transferCompare(code: code))]).with(sentence)
            .with(.main(commonContinue, .same), .other(commonCancel, .back)).saying(
                transferCompare(code: spelled(code)))
    }

    private func pick(_ title: String, _ texts: [String], _ button: String, _ sentence: Sentence?) -> PlainPage {
        PlainPage(title, texts).with(sentence).with(PlainPage.Button(title: button, deed: .pickFile, isMain: true))
    }

    private func working(_ title: String) -> PlainPage { PlainPage(title).with([.progress(backupWorking, of: nil)]) }

    /// What is in a backup, or has arrived, before anything is added.
    private func preview(
        _ title: String, _ backup: Backup, _ sentence: Sentence?, _ action: (Choice) -> PhoneAction
    ) -> PlainPage {
        let accounts = backup.accounts.flatMap { entry -> [PlainPage.Part] in
            [.entry(issuer: entry.account.issuer, name: entry.nickname ?? entry.account.name)]
                + parts(of: entry.collision)
        }
        let page = PlainPage(title, [preview(backup)]).with(accounts).with(sentence)
        return choices(page, backup.asksForChoice, restoreAction, action)
    }

    /// Nothing is replaced without a choice.
    private func choices(
        _ page: PlainPage, _ asks: Bool, _ title: String, _ action: (Choice) -> PhoneAction
    ) -> PlainPage {
        asks
            ? page.with(
                .other(collisionRotatedReplace, action(.replace(account: nil))),
                .main(collisionRotatedKeepBoth, action(.keepBoth)))
            : page.with(.main(title, action(.keepBoth)))
    }

    /// How it ended, and the accounts that are to be paired again, since nothing holds their keys.
    private func told(_ title: String, _ texts: [String], _ accounts: [ScannedAccount]) -> PlainPage {
        PlainPage(title, texts, .main(commonDone, .go(.home)))
            .with(accounts.map { .entry(issuer: $0.issuer, name: $0.name) }).saying(texts.joined(separator: " "))
    }
}
