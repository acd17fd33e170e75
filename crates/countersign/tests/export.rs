//! Keys that leave without a lock: for whom, where to, and what is written down before.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

#[allow(dead_code, reason = "only codes of the core are needed here")]
mod pictures;
mod support;

use countersign::{
    AuthenticatorError, Captured, Choice, Event, Exported, JournalAction, LockPolicy, Moment,
    PhoneLock, ReceiptState, Unlock,
};
use pictures::Picture;
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;
use support::{MemoryKeys, NOW, PASSCODE, Phone, at, privacyidea};

const ALICE: &str = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQ&issuer=Contoso\
                     &algorithm=SHA1&digits=6&period=30";
const BOB: &str = "otpauth://hotp/Contoso:bob?secret=JBSWY3DPEHPK3PXP&issuer=Contoso\
                   &algorithm=SHA256&digits=8&counter=3";
const REQUIRED: AuthenticatorError = AuthenticatorError::VerificationRequired;

fn two_accounts() -> Phone {
    let phone = Phone::new();
    phone.add(ALICE);
    phone.add(BOB);
    verify(&phone, at(NOW));
    phone
}

fn verify(phone: &Phone, now: Moment) {
    assert_eq!(phone.unlock_by_phone(now), Ok(Event::Unlocked));
}

fn file(phone: &Phone) -> PathBuf {
    phone.directory.path().join("links.txt")
}

fn export(phone: &Phone, now: Moment) -> Result<Exported, AuthenticatorError> {
    phone.authenticator.export(file(phone).to_str().unwrap().to_owned(), now)
}

fn journal(phone: &Phone) -> Vec<(JournalAction, String, String, ReceiptState)> {
    let entries = phone.authenticator.journal(0, 100).unwrap().into_iter();
    entries.map(|it| (it.action, it.account, it.host, it.receipt)).collect()
}

fn entry(account: &str) -> (JournalAction, String, String, ReceiptState) {
    (JournalAction::Export, account.to_owned(), String::new(), ReceiptState::None)
}

#[test]
fn all_accounts_with_codes_go_into_a_new_file_of_its_owner() {
    let phone = two_accounts();
    assert_eq!(export(&phone, at(NOW)), Ok(Exported { count: 2, left_out: Vec::new() }));
    assert_eq!(fs::read_to_string(file(&phone)).unwrap(), format!("{ALICE}\n{BOB}\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(file(&phone)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(journal(&phone), [entry("")]);
    let again = export(&phone, at(NOW));
    assert_eq!(again, Err(AuthenticatorError::FileUnwritable), "nothing is overwritten");
    assert_eq!(journal(&phone).len(), 1, "and nothing has left");
    let nowhere = phone.directory.path().join("no such folder/links.txt");
    let nowhere = phone.authenticator.export(nowhere.to_str().unwrap().to_owned(), at(NOW));
    assert_eq!(nowhere, Err(AuthenticatorError::FileUnwritable));
    // Whoever reads the lines has the accounts.
    let other = Phone::new();
    for line in fs::read_to_string(file(&phone)).unwrap().lines() {
        other.add(line);
    }
    let codes = |phone: &Phone| -> Vec<_> {
        let accounts = phone.authenticator.home(at(NOW)).unwrap().accounts;
        accounts.into_iter().map(|it| (it.issuer, it.name, it.code, it.counter)).collect()
    };
    assert_eq!(codes(&other), codes(&phone));
}

#[test]
fn one_account_is_shown_as_a_code() {
    let phone = two_accounts();
    let id = phone.ids().remove(1);
    let code = phone.authenticator.export_code(id.clone(), at(NOW)).unwrap();
    assert_eq!(code.modules.len(), usize::try_from(code.side.pow(2)).unwrap());
    assert!(code.modules.iter().all(|module| *module <= 1));
    assert_eq!(Picture::of_modules(&code.modules, 4).scan(), [BOB]);
    assert_eq!(journal(&phone), [entry(&id)]);
    let unknown = phone.authenticator.export_code("no such".to_owned(), at(NOW));
    assert_eq!(unknown.unwrap_err(), AuthenticatorError::NotFound);
    let long = format!("otpauth://totp/Contoso:{}?secret=GEZDGNBVGY3TQOJQ", "a".repeat(3_000));
    phone.add(&long);
    let long = phone.authenticator.export_code(phone.ids().remove(2), at(NOW));
    assert_eq!(long.unwrap_err(), AuthenticatorError::WrongState, "too long for any code");
    assert_eq!(journal(&phone).len(), 1);
}

#[test]
fn an_account_that_only_approves_is_named_and_left_out() {
    let (phone, _server) = privacyidea::registered();
    let id = phone.ids().remove(0);
    let now = at(NOW);
    verify(&phone, now);
    let exported = export(&phone, now).unwrap();
    assert_eq!(exported, Exported { count: 0, left_out: vec![id.clone()] });
    assert_eq!(fs::read(file(&phone)).unwrap(), b"");
    let code = phone.authenticator.export_code(id, now);
    assert_eq!(code.unwrap_err(), AuthenticatorError::WrongState);
}

#[test]
fn security_30_keys_leave_only_for_a_person_who_has_just_unlocked() {
    let phone = two_accounts();
    let id = phone.ids().remove(0);
    let code = |now| phone.authenticator.export_code(id.clone(), now).map(|_| ());
    assert_eq!(code(at(NOW + 59)), Ok(()));
    assert_eq!(code(at(NOW + 60)), Err(REQUIRED));
    assert_eq!(export(&phone, at(NOW + 60)), Err(REQUIRED));
    assert!(!file(&phone).exists());
    assert_eq!(code(at(NOW - 1)), Err(REQUIRED), "a clock that went back proves nothing");
    let restarted = Moment { monotonic_ms: 0, ..at(NOW) };
    assert_eq!(code(restarted), Err(REQUIRED));
    let odd = |monotonic_ms| code(Moment { monotonic_ms, ..at(NOW) });
    assert_eq!((odd(i64::MIN), odd(i64::MAX)), (Err(REQUIRED), Err(REQUIRED)));
    // The wall clock does not count.
    assert_eq!(code(Moment { unix_ms: 0, ..at(NOW) }), Ok(()));
    // The person shows anew that it is they, while all is unlocked.
    verify(&phone, at(NOW + 100));
    assert_eq!(code(at(NOW + 159)), Ok(()));
    phone.authenticator.lock().unwrap();
    assert_eq!(code(at(NOW + 101)), Err(AuthenticatorError::Locked));
    verify(&phone, at(NOW + 102));
    assert_eq!(code(at(NOW + 102)), Ok(()));
}

#[test]
fn security_30_what_does_not_show_the_person_verifies_nothing() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some(PASSCODE));
    phone.unlock();
    phone.add(ALICE);
    let core = &phone.authenticator;
    let shown = |now| core.export_code(phone.ids().remove(0), now).map(|_| ());
    let wrong = Unlock::Passcode { passcode: "not the passcode".to_owned() };
    let missed = core.unlock(wrong, at(NOW));
    assert_eq!(missed.unwrap_err(), AuthenticatorError::WrongPasscode);
    assert_eq!(shown(at(NOW)), Err(REQUIRED));
    core.set_phone_lock(PhoneLock::Strong).unwrap();
    phone.keys.invalidate_keys_of_the_person();
    let failed = phone.unlock_by_phone(at(NOW)).unwrap();
    assert!(matches!(failed, Event::Failed { .. }), "{failed:?}");
    assert_eq!(shown(at(NOW)), Err(REQUIRED));
    let passcode = PASSCODE.to_owned();
    core.unlock(Unlock::Passcode { passcode }, at(NOW)).unwrap();
    assert_eq!(shown(at(NOW)), Ok(()));
    // What locks by itself lets nothing out either.
    core.set_lock_policy(LockPolicy::After { seconds: 10 }).unwrap();
    core.on_background(at(NOW)).unwrap();
    let late = core.export_code("any".to_owned(), at(NOW + 20));
    assert_eq!(late.unwrap_err(), AuthenticatorError::Locked);
}

#[test]
fn a_previous_key_a_name_of_ones_own_and_a_mark_stay_here() {
    let phone = two_accounts();
    let id = phone.ids().remove(0);
    let core = &phone.authenticator;
    core.rename(id.clone(), "Work".to_owned()).unwrap();
    core.set_favourite(id, true).unwrap();
    let replace = Choice::Replace { account: None };
    let other = ALICE.replace("GEZDGNBVGY3TQOJQ", "JBSWY3DPEHPK3PXP");
    phone.add_with(&other, replace, at(NOW)).unwrap();
    export(&phone, at(NOW)).unwrap();
    assert_eq!(fs::read_to_string(file(&phone)).unwrap(), format!("{other}\n{BOB}\n"));
}

#[test]
fn security_30_what_cannot_be_written_down_does_not_leave() {
    let phone = two_accounts();
    let core = &phone.authenticator;
    let receiving = Phone::new().authenticator.receive_transfer(at(NOW)).unwrap();
    let text = Picture::of_modules(&receiving.qr.modules, 4).scan().remove(0);
    let sending = core.send_transfer(Captured::Text { text }, at(NOW)).unwrap().unwrap();
    let parts = || core.transfer_parts(sending.transfer.clone(), at(NOW)).map(|parts| parts.len());
    // Another program is in the middle of writing.
    let other = Connection::open(phone.directory.path().join("vault.sqlite3")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(export(&phone, at(NOW)), Err(AuthenticatorError::Busy));
    assert!(!file(&phone).exists());
    let shown = core.export_code(phone.ids().remove(0), at(NOW));
    assert_eq!(shown.unwrap_err(), AuthenticatorError::Busy);
    assert_eq!(parts(), Err(AuthenticatorError::Busy));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(journal(&phone), []);
    assert!(export(&phone, at(NOW)).is_ok());
    assert!(parts().is_ok(), "the move was not used up");
    assert_eq!(journal(&phone), [entry(""), entry("")]);
}
