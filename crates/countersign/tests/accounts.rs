//! Adding accounts never loses one; tickets and locks hold.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{AddOutcome, AuthenticatorError, Choice, Moment, Scan};
use support::{Phone, at};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const OTHER_KEY: &str = "NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5";

fn totp(issuer: &str, name: &str, key: &str) -> String {
    format!("otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}")
}

fn codes(phone: &Phone, now: Moment) -> Vec<(String, Option<String>)> {
    let accounts = phone.authenticator.home(now).unwrap().accounts;
    accounts.into_iter().map(|account| (account.issuer, account.code)).collect()
}

#[test]
fn an_added_account_shows_its_codes_after_a_restart() {
    let mut phone = Phone::new();
    assert_eq!(phone.add(&totp("Contoso", "alice", KEY)), AddOutcome::New);
    phone.restart();
    let account = phone.authenticator.home(at(59)).unwrap().accounts.remove(0);
    assert_eq!(account.code.as_deref(), Some("287082"));
    assert_eq!(account.next_code.as_deref(), Some("359152"));
    assert_eq!((account.expires, account.period), (Some(60), Some(30)));
    assert_eq!(account.service, None);
}

#[test]
fn nothing_is_overwritten() {
    let phone = Phone::new();
    for (text, outcome) in [
        (totp("Contoso", "alice", KEY), AddOutcome::New),
        (totp("Contoso", "alice", KEY), AddOutcome::Same),
        (totp("Contoso", "alice", OTHER_KEY), AddOutcome::Both),
        (totp("Contoso", "alice", OTHER_KEY), AddOutcome::Same),
        (totp("Fabrikam", "alice", KEY), AddOutcome::Beside),
        (totp("Contoso", "bob", KEY), AddOutcome::New),
        (totp("Contoso", "alice", KEY).replace("totp", "hotp"), AddOutcome::Beside),
    ] {
        assert_eq!(phone.add(&text), outcome, "{text}");
    }
    let codes = codes(&phone, at(59));
    assert_eq!(codes.len(), 5);
    assert_eq!(codes[0].1.as_deref(), Some("287082"));
    assert_eq!(codes[4].1, None, "a counter moves on request only");
}

#[test]
fn a_removed_account_is_gone_and_the_others_are_not() {
    let phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.add(&totp("Contoso", "bob", OTHER_KEY));
    let first = phone.authenticator.home(at(0)).unwrap().accounts.remove(0).id;
    phone.authenticator.remove(first.clone(), at(0)).unwrap();
    assert_eq!(codes(&phone, at(0)).len(), 1);
    assert_eq!(phone.authenticator.remove(first, at(0)).unwrap_err(), AuthenticatorError::NotFound);
}

#[test]
fn a_ticket_is_good_once_for_ten_minutes_and_until_the_lock() {
    let phone = Phone::new();
    let scan = || phone.authenticator.scan(totp("Contoso", "alice", KEY), at(0)).unwrap().ticket;
    let add =
        |ticket: String, seconds| phone.authenticator.add(ticket, Choice::KeepBoth, at(seconds));
    let used = scan();
    add(used.clone(), 599).unwrap();
    for (ticket, seconds) in [(used, 0), (scan(), 600), (scan(), -1), ("no such".to_owned(), 0)] {
        let refused = add(ticket, seconds).unwrap_err();
        assert_eq!(refused, AuthenticatorError::ExpiredTicket, "{seconds}");
    }
    let locked = scan();
    phone.authenticator.lock().unwrap();
    phone.unlock();
    assert_eq!(add(locked, 0).unwrap_err(), AuthenticatorError::ExpiredTicket);
}

#[test]
fn what_is_no_account_is_not_added() {
    let phone = Phone::new();
    for text in ["https://contoso.example/", "otpauth://totp/a", ""] {
        let scanned = phone.authenticator.scan(text.to_owned(), at(0)).unwrap();
        assert!(matches!(scanned.scan, Scan::Foreign { .. } | Scan::Rejected { .. }));
        let refused = phone.authenticator.add(scanned.ticket, Choice::KeepBoth, at(0)).unwrap_err();
        assert_eq!(refused, AuthenticatorError::WrongState);
    }
    assert!(codes(&phone, at(0)).is_empty());
}

#[test]
fn a_locked_vault_shows_nothing_and_a_wrong_passcode_opens_nothing() {
    let phone = Phone::in_a_terminal();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.authenticator.lock().unwrap();
    let wrong = phone.unlock_with("wrong horse battery");
    assert_eq!(wrong, Err(AuthenticatorError::WrongPasscode));
    assert_eq!(phone.authenticator.home(at(0)).unwrap_err(), AuthenticatorError::Locked);
    let scan = phone.authenticator.scan(totp("Contoso", "bob", KEY), at(0));
    assert_eq!(scan.unwrap_err(), AuthenticatorError::Locked);
}
