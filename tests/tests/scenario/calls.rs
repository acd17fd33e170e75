//! Every call and every function by its name.

use crate::arguments::Arguments;
use crate::describe::described;
use countersign::{
    Authenticator, AuthenticatorError, CheckKind, HomeNotice, PhoneLock, QrCode, RefreshReason,
    Step,
};
use serde_json::{Value, json};

/// What a call gives: steps to carry out, or something else.
pub(crate) enum Given {
    Plain(Value),
    Step(Step),
    Steps(Vec<Step>),
}

fn plain(value: impl std::fmt::Debug) -> Given {
    Given::Plain(described(&value))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// A QR code, of which `Debug` does not show the modules.
fn of_code(qr: &QrCode) -> Value {
    json!({"side": qr.side, "modules": hexadecimal(&qr.modules)})
}

pub(crate) fn function(name: &str, with: &Arguments<'_>) -> Result<Given, AuthenticatorError> {
    Ok(match name {
        "display" => {
            Given::Plain(json!(countersign::display(&with.text("text"), with.number("limit"))))
        }
        "has_unusual_characters" => plain(countersign::has_unusual_characters(&with.text("text"))),
        "printable" => {
            Given::Plain(json!(countersign::printable(&with.text("text"), with.number("limit"))))
        }
        "scan" => plain(countersign::scan(with.text("text"), with.now)),
        "scan_image" => plain(countersign::scan_image(
            with.bytes("luma"),
            with.number("width"),
            with.number("height"),
            with.number("row_stride"),
        )?),
        "scan_manual" => plain(countersign::scan_manual(with.entry(), with.now)),
        "scan_product_key" => {
            plain(countersign::scan_product_key(with.text("address"), with.text("groups")))
        }
        _ => panic!("there is no function {name} in the runner"),
    })
}

pub(crate) fn call(
    name: &str,
    phone: &Authenticator,
    with: &Arguments<'_>,
) -> Result<Given, AuthenticatorError> {
    let (account, now) = (|| with.text("account"), with.now);
    Ok(match name {
        "answer" => Given::Step(phone.answer(with.text("prompt"), with.answer(), now)?),
        "cancel" => plain(phone.cancel(with.text("exchange"))?),
        "deny_all" => Given::Steps(phone.deny_all(account(), now)?),
        "export_journal" => Given::Plain(json!(phone.export_journal()?)),
        "journal" => plain(phone.journal(with.number("after"), with.number("most"))?),
        "pair" => Given::Step(phone.pair(with.text("ticket"), with.text("device_name"), now)?),
        "put_away" => plain(phone.put_away(with.text("prompt"), now)?),
        "refresh" => {
            let all = [RefreshReason::Now, RefreshReason::Waiting];
            Given::Steps(phone.refresh(with.variant("reason", &all), now)?)
        }
        "report" => Given::Step(phone.report(with.text("prompt"), now)?),
        "resume" => Given::Step(phone.resume(with.text("exchange"), with.input(), now)?),
        "cancel_transfer" => plain(phone.cancel_transfer(with.text("transfer"))?),
        "export" => plain(phone.export(with.text("file"), now)?),
        "export_code" => Given::Plain(of_code(&phone.export_code(account(), now)?)),
        "receive_part" => plain(phone.receive_part(with.text("transfer"), with.captured(), now)?),
        "receive_transfer" => {
            let receiving = phone.receive_transfer(now)?;
            let mut told = described(&receiving);
            told["qr"] = of_code(&receiving.qr);
            Given::Plain(told)
        }
        "send_transfer" => plain(phone.send_transfer(with.captured(), now)?),
        "transfer_parts" => {
            let codes = phone.transfer_parts(with.text("transfer"), now)?;
            Given::Plain(codes.iter().map(of_code).collect())
        }
        "unpair" => Given::Step(phone.unpair(account(), now)?),
        "lock" => plain(phone.lock()?),
        "lock_view" => plain(phone.lock_view(now)?),
        "on_background" => plain(phone.on_background(now)?),
        "on_foreground" => plain(phone.on_foreground(now)?),
        "remove_passcode" => plain(phone.remove_passcode()?),
        "remove_phone_lock" => plain(phone.remove_phone_lock()?),
        "set_lock_policy" => plain(phone.set_lock_policy(with.policy())?),
        "set_passcode" => plain(phone.set_passcode(with.text("passcode"))?),
        "set_phone_lock" => {
            let all = [PhoneLock::Normal, PhoneLock::Strong];
            Given::Step(phone.set_phone_lock(with.variant("phone_lock", &all))?)
        }
        "set_privacy" => plain(phone.set_privacy(with.privacy())?),
        "suspend" => plain(phone.suspend()?),
        "unlock" => Given::Step(phone.unlock(with.unlock(), now)?),
        _ => return of_accounts(name, phone, with),
    })
}

fn of_accounts(
    name: &str,
    phone: &Authenticator,
    with: &Arguments<'_>,
) -> Result<Given, AuthenticatorError> {
    let (account, now) = (|| with.text("account"), with.now);
    Ok(match name {
        "add" => plain(phone.add(with.text("ticket"), with.choice(), now)?),
        "advance" => Given::Plain(json!(phone.advance(account(), with.number("counter"))?)),
        "backup" => {
            let file = phone.backup(with.text("password"), now)?;
            Given::Plain(json!(hexadecimal(&file)))
        }
        "delete_now" => plain(phone.delete_now(account())?),
        "dismiss" => {
            let all = [HomeNotice::DataRolledBack, HomeNotice::ReadOnly];
            plain(phone.dismiss(with.variant("notice", &all))?)
        }
        "doctor" => plain(phone.doctor(now)?),
        "home" => plain(phone.home(now)?),
        "inbox" => plain(phone.inbox(with.text("link"), now)?),
        "inbox_clear" => plain(phone.inbox_clear()?),
        "inbox_next" => plain(phone.inbox_next(now)?),
        "last_backup" => plain(phone.last_backup()?),
        "move_to" => plain(phone.move_to(account(), with.number("place"), now)?),
        "open_backup" => {
            plain(phone.open_backup(with.bytes("file"), with.text("password"), now)?)
        }
        "open_import" => {
            plain(phone.open_import(with.bytes("file"), with.text_or_none("password"), now)?)
        }
        "remove" => plain(phone.remove(account(), now)?),
        "removed" => plain(phone.removed()?),
        "rename" => plain(phone.rename(account(), with.text("nickname"))?),
        "scan" => plain(phone.scan(with.text("text"), now)?),
        "scan_image" => plain(phone.scan_image(
            with.bytes("luma"),
            with.number("width"),
            with.number("height"),
            with.number("row_stride"),
            now,
        )?),
        "scan_manual" => plain(phone.scan_manual(with.entry(), now)?),
        "scan_product_key" => {
            plain(phone.scan_product_key(with.text("address"), with.text("groups"), now)?)
        }
        "search" => plain(phone.search(with.text("text"), now)?),
        "set_favourite" => plain(phone.set_favourite(account(), with.flag("favourite"))?),
        "tick" => {
            let all = [CheckKind::Clock, CheckKind::SecondPhone];
            plain(phone.tick(with.variant("check", &all), with.flag("done"), now)?)
        }
        "undo_remove" => plain(phone.undo_remove(account())?),
        "use_previous" => plain(phone.use_previous(account(), now)?),
        _ => panic!("there is no call {name} in the runner"),
    })
}
