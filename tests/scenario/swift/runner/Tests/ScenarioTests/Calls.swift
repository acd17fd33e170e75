import CountersignCore

/// Every function of the library by its name.
func function(_ name: String, _ a: Arguments) throws -> Any {
    switch name {
    case "display": return display(text: try a.string("text"), limit: try a.number("limit"))
    case "has_unusual_characters": return hasUnusualCharacters(text: try a.string("text"))
    case "printable": return printable(text: try a.string("text"), limit: try a.number("limit"))
    case "scan": return scan(text: try a.string("text"), now: a.now)
    case "scan_image":
        return try scanImage(
            luma: a.data("luma"), width: a.number("width"), height: a.number("height"),
            rowStride: a.number("row_stride"))
    case "scan_manual": return scanManual(entry: try a.entry(), now: a.now)
    case "scan_product_key":
        return scanProductKey(address: try a.string("address"), groups: try a.string("groups"))
    default: throw Complaint("there is no function \(name) in the runner")
    }
}

/// Every call of an authenticator by its name.
func call(_ name: String, of phone: Authenticator, _ a: Arguments) throws -> Any {
    switch name {
    case "add": return try phone.add(ticket: a.string("ticket"), choice: a.choice(), now: a.now)
    case "advance":
        return try phone.advance(account: a.string("account"), counter: a.number("counter"))
    case "answer":
        return try phone.answer(prompt: a.string("prompt"), answer: a.answer(), now: a.now)
    case "backup": return try phone.backup(password: a.string("password"), now: a.now)
    case "cancel": return try phone.cancel(exchange: a.string("exchange"))
    case "cancel_transfer": return try phone.cancelTransfer(transfer: a.string("transfer"))
    case "delete_now": return try phone.deleteNow(account: a.string("account"))
    case "deny_all": return try phone.denyAll(account: a.string("account"), now: a.now)
    case "dismiss":
        return try phone.dismiss(notice: a.variant("notice", of: [.dataRolledBack, .readOnly]))
    case "doctor": return try phone.doctor(now: a.now)
    case "export": return try phone.export(file: a.string("file"), now: a.now)
    case "export_code": return try phone.exportCode(account: a.string("account"), now: a.now)
    case "export_journal": return try phone.exportJournal()
    case "home": return try phone.home(now: a.now)
    case "inbox": return try phone.inbox(link: a.string("link"), now: a.now)
    case "inbox_clear": return try phone.inboxClear()
    case "inbox_next": return try phone.inboxNext(now: a.now) as Any
    case "journal": return try phone.journal(after: a.number("after"), most: a.number("most"))
    case "last_backup": return try phone.lastBackup() as Any
    case "lock": return try phone.lock()
    case "lock_view": return try phone.lockView(now: a.now)
    case "move_to":
        return try phone.moveTo(account: a.string("account"), place: a.number("place"), now: a.now)
    case "on_background": return try phone.onBackground(now: a.now)
    case "on_foreground": return try phone.onForeground(now: a.now)
    case "open_backup":
        return try phone.openBackup(file: a.data("file"), password: a.string("password"), now: a.now)
    case "open_import":
        return try phone.openImport(file: a.data("file"), password: a.with["password"]?.string, now: a.now)
    case "pair":
        return try phone.pair(
            ticket: a.string("ticket"), deviceName: a.string("device_name"), now: a.now)
    case "put_away": return try phone.putAway(prompt: a.string("prompt"), now: a.now)
    case "receive_part":
        return try phone.receivePart(
            transfer: a.string("transfer"), captured: a.captured(), now: a.now)
    case "receive_transfer": return try phone.receiveTransfer(now: a.now)
    case "refresh":
        return try phone.refresh(reason: a.variant("reason", of: [.now, .waiting]), now: a.now)
    case "remove": return try phone.remove(account: a.string("account"), now: a.now)
    case "remove_passcode": return try phone.removePasscode()
    case "remove_phone_lock": return try phone.removePhoneLock()
    case "removed": return try phone.removed()
    case "rename":
        return try phone.rename(account: a.string("account"), nickname: a.string("nickname"))
    case "report": return try phone.report(prompt: a.string("prompt"), now: a.now)
    case "resume": return try phone.resume(exchange: a.string("exchange"), input: a.input(), now: a.now)
    case "scan": return try phone.scan(text: a.string("text"), now: a.now)
    case "scan_image":
        return try phone.scanImage(
            luma: a.data("luma"), width: a.number("width"), height: a.number("height"),
            rowStride: a.number("row_stride"), now: a.now)
    case "scan_manual": return try phone.scanManual(entry: a.entry(), now: a.now)
    case "scan_product_key":
        return try phone.scanProductKey(
            address: a.string("address"), groups: a.string("groups"), now: a.now)
    case "search": return try phone.search(text: a.string("text"), now: a.now)
    case "send_transfer":
        return try phone.sendTransfer(captured: a.captured(), now: a.now) as Any
    case "set_favourite":
        return try phone.setFavourite(account: a.string("account"), favourite: a.bool("favourite"))
    case "set_lock_policy": return try phone.setLockPolicy(policy: a.policy())
    case "set_passcode": return try phone.setPasscode(passcode: a.string("passcode"))
    case "set_phone_lock":
        return try phone.setPhoneLock(phoneLock: a.variant("phone_lock", of: [.normal, .strong]))
    case "set_privacy": return try phone.setPrivacy(choice: a.privacy())
    case "suspend": return try phone.suspend()
    case "tick":
        let check: CheckKind = try a.variant(
            "check", of: [.backup, .clock, .codes, .data, .defaultMethod, .secondPhone, .triedOffline])
        return try phone.tick(check: check, done: a.bool("done"), now: a.now)
    case "transfer_parts":
        return try phone.transferParts(transfer: a.string("transfer"), now: a.now)
    case "undo_remove": return try phone.undoRemove(account: a.string("account"))
    case "unlock": return try phone.unlock(unlock: a.unlock(), now: a.now)
    case "unpair": return try phone.unpair(account: a.string("account"), now: a.now)
    case "use_previous": return try phone.usePrevious(account: a.string("account"), now: a.now)
    default: throw Complaint("there is no call \(name) in the runner")
    }
}
