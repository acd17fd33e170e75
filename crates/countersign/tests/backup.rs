//! The bad day, rehearsed: the phone is gone, and one file brings its accounts back.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{
    AddOutcome, Added, AuthenticatorError, Backup, CheckKind, CheckState, Choice, Collision,
    HomeNotice, LastBackup, Moment,
};
use std::fs;
use std::path::PathBuf;
use support::{NOW, Phone, at, paired, privacyidea};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const OTHER_KEY: &str = "NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5";
const PASSWORD: &str = "four unrelated words here";
const DAY: i64 = 24 * 60 * 60;

fn totp(issuer: &str, name: &str, key: &str) -> String {
    format!("otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}")
}

fn hotp(counter: u64) -> String {
    format!("otpauth://hotp/Contoso:counter?secret={KEY}&issuer=Contoso&counter={counter}")
}

fn back_up(phone: &Phone, now: Moment) -> Vec<u8> {
    phone.authenticator.backup(PASSWORD.to_owned(), now).unwrap()
}

fn open(phone: &Phone, file: &[u8], now: Moment) -> Result<Backup, AuthenticatorError> {
    phone.authenticator.open_backup(file.to_vec(), PASSWORD.to_owned(), now)
}

fn restore(phone: &Phone, file: &[u8], choice: Choice) -> Vec<Added> {
    let ticket = open(phone, file, at(NOW)).unwrap().ticket;
    phone.authenticator.add(ticket, choice, at(NOW)).unwrap()
}

fn outcomes(added: &[Added]) -> Vec<AddOutcome> {
    added.iter().map(|it| it.outcome).collect()
}

fn collisions(backup: &Backup) -> Vec<Collision> {
    backup.accounts.iter().map(|it| it.collision.clone()).collect()
}

fn notices(phone: &Phone, now: Moment) -> Vec<HomeNotice> {
    phone.authenticator.home(now).unwrap().notices
}

/// The line of the checklist.
fn checked(phone: &Phone, now: Moment) -> (CheckState, u32) {
    let checks = phone.authenticator.doctor(now).unwrap();
    let check = checks.iter().find(|check| check.kind == CheckKind::Backup).unwrap();
    (check.state, check.count)
}

/// All that a person sees of the accounts, without their ids.
fn seen(phone: &Phone) -> Vec<String> {
    let accounts = phone.authenticator.home(at(NOW)).unwrap().accounts;
    let seen = accounts.into_iter().map(|mut account| {
        account.id.clear();
        account.service = None;
        format!("{account:?}")
    });
    seen.collect()
}

fn full_phone() -> Phone {
    let phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.add(&totp("Fabrikam", "alice", OTHER_KEY));
    phone.add(&hotp(7));
    phone.add(&totp("Contoso", "bob", KEY));
    let replace = Choice::Replace { account: None };
    phone.add_with(&totp("Contoso", "bob", OTHER_KEY), replace, at(NOW)).unwrap();
    let ids = phone.ids();
    phone.authenticator.rename(ids[1].clone(), "Work".to_owned()).unwrap();
    phone.authenticator.set_favourite(ids[3].clone(), true).unwrap();
    phone.authenticator.move_to(ids[2].clone(), 1, at(NOW)).unwrap();
    phone
}

#[test]
fn a_new_phone_gets_all_accounts_as_they_were() {
    let old = full_phone();
    let file = back_up(&old, at(NOW));
    let new = Phone::new();
    let opened = open(&new, &file, at(NOW)).unwrap();
    assert_eq!(opened.made, NOW);
    assert_eq!(collisions(&opened), vec![Collision::New; 4]);
    assert!(opened.accounts.iter().all(|account| !account.approved));
    assert_eq!((opened.approve_only.len(), opened.lacking.len()), (0, 0));
    assert_eq!(new.ids(), Vec::<String>::new(), "opening adds nothing");
    let all = [AddOutcome::New, AddOutcome::New, AddOutcome::New, AddOutcome::Beside];
    assert_eq!(outcomes(&restore(&new, &file, Choice::KeepBoth)), all);
    assert_eq!(seen(&new), seen(&old), "names, order, favourites, codes and previous keys");
    // What came out of a tested backup is in a tested backup.
    assert_eq!(notices(&new, at(NOW)), []);
    assert_eq!(outcomes(&restore(&new, &file, Choice::KeepBoth)), vec![AddOutcome::Same; 4]);
    assert_eq!(new.ids().len(), 4, "twice adds nothing");
}

#[test]
fn what_is_on_the_phone_already_is_told_and_never_overwritten() {
    let old = full_phone();
    let file = back_up(&old, at(NOW));
    let new = Phone::new();
    new.add(&totp("Contoso", "alice", KEY));
    new.add(&totp("Fabrikam", "alice", KEY));
    new.add(&totp("Third", "bob", KEY));
    let ids = new.ids();
    let opened = open(&new, &file, at(NOW)).unwrap();
    let names: Vec<_> = opened.accounts.iter().map(|it| it.account.name.as_str()).collect();
    assert_eq!(names, ["bob", "counter", "alice", "alice"]);
    assert_eq!(opened.accounts[3].nickname.as_deref(), Some("Work"));
    let [alice, fabrikam, third] = [0, 1, 2].map(|it: usize| ids[it].clone());
    let expected = [
        Collision::SameName { accounts: vec![third.clone()] },
        Collision::New,
        Collision::Same { account: alice },
        Collision::NewSecret { accounts: vec![fabrikam.clone()] },
    ];
    assert_eq!(collisions(&opened), expected);
    assert_eq!(opened.lacking, [fabrikam.clone(), third]);
    let added = restore(&new, &file, Choice::KeepBoth);
    let both = [AddOutcome::Beside, AddOutcome::New, AddOutcome::Same, AddOutcome::Both];
    assert_eq!(outcomes(&added), both);
    assert_eq!(new.ids().len(), 6);
    assert!(new.ids().contains(&fabrikam));
}

#[test]
fn a_counter_goes_on_where_it_is_furthest() {
    let phone = Phone::new();
    phone.add(&hotp(7));
    let id = phone.ids().remove(0);
    let counter = || phone.authenticator.home(at(NOW)).unwrap().accounts[0].counter;
    let file = back_up(&phone, at(NOW));
    phone.authenticator.advance(id.clone(), 7).unwrap();
    assert_eq!(outcomes(&restore(&phone, &file, Choice::KeepBoth)), [AddOutcome::Same]);
    assert_eq!(counter(), Some(8), "an older backup takes it not back");
    let later = back_up(&phone, at(NOW));
    let other = Phone::new();
    other.add(&hotp(3));
    assert_eq!(outcomes(&restore(&other, &later, Choice::KeepBoth)), [AddOutcome::Same]);
    let caught_up = other.authenticator.home(at(NOW)).unwrap().accounts[0].counter;
    assert_eq!(caught_up, Some(8), "a newer one brings it forward");
}

#[test]
fn approving_stays_in_the_hardware_and_is_said_to() {
    let (phone, _service) = paired();
    let file = back_up(&phone, at(NOW));
    let new = Phone::new();
    let opened = open(&new, &file, at(NOW)).unwrap();
    assert_eq!(opened.accounts.len(), 1);
    assert!(opened.accounts[0].approved);
    restore(&new, &file, Choice::KeepBoth);
    let home = new.authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.accounts[0].service, None);
    let old = phone.authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.accounts[0].code, old.accounts[0].code, "its codes go on");
}

#[test]
fn an_account_that_only_approves_is_named_and_not_brought_back() {
    let (phone, _server) = privacyidea::registered();
    let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0);
    assert_eq!(notices(&phone, at(NOW)), [], "it has no code to lose");
    let new = Phone::new();
    let file = back_up(&phone, at(NOW));
    let opened = open(&new, &file, at(NOW)).unwrap();
    assert_eq!(opened.accounts, []);
    let told: Vec<_> = opened.approve_only.iter().map(|it| (&*it.issuer, &*it.name)).collect();
    assert_eq!(told, [(&*account.issuer, &*account.name)]);
    assert_eq!(restore(&new, &file, Choice::KeepBoth), []);
    assert_eq!(open(&phone, &file, at(NOW)).unwrap().lacking, Vec::<String>::new());
}

#[test]
fn a_backup_counts_once_it_was_opened_and_only_for_what_is_in_it() {
    let phone = Phone::new();
    assert_eq!(notices(&phone, at(NOW)), [], "there is nothing to lose");
    phone.add(&totp("Contoso", "alice", KEY));
    assert_eq!(phone.authenticator.last_backup().unwrap(), None);
    let file = back_up(&phone, at(NOW));
    assert_eq!(notices(&phone, at(NOW)), [HomeNotice::BackupMissing], "nobody has opened it");
    assert_eq!(checked(&phone, at(NOW)), (CheckState::ToDo, 0));
    let before = seen(&phone);
    assert_eq!(open(&phone, &file, at(NOW + 60)).unwrap().lacking, Vec::<String>::new());
    assert_eq!(seen(&phone), before, "a rehearsal changes no account");
    assert_eq!(notices(&phone, at(NOW + 60)), []);
    assert_eq!(checked(&phone, at(NOW + 60)), (CheckState::Ok, 0));
    let last = LastBackup { made: NOW, opened: NOW + 60, lacking: Vec::new() };
    assert_eq!(phone.authenticator.last_backup().unwrap(), Some(last));
    // Names and order may change; keys and accounts may not.
    let alice = phone.ids().remove(0);
    phone.authenticator.rename(alice.clone(), "Work".to_owned()).unwrap();
    assert_eq!(notices(&phone, at(NOW + 60)), []);
    phone.add(&totp("Contoso", "bob", KEY));
    assert_eq!(notices(&phone, at(NOW + 60)), [HomeNotice::BackupDue]);
    assert_eq!(checked(&phone, at(NOW + 60)), (CheckState::ToDo, 1));
    let replace = Choice::Replace { account: Some(alice.clone()) };
    phone.add_with(&totp("Contoso", "alice", OTHER_KEY), replace, at(NOW)).unwrap();
    assert_eq!(checked(&phone, at(NOW + 60)), (CheckState::ToDo, 2));
    let ids = phone.ids();
    assert_eq!(phone.authenticator.last_backup().unwrap().unwrap().lacking, ids);
    let file = back_up(&phone, at(NOW));
    open(&phone, &file, at(NOW)).unwrap();
    assert_eq!(notices(&phone, at(NOW)), []);
    // A quarter later it is time again; and a clock that went back proves nothing.
    assert_eq!(notices(&phone, at(NOW + 90 * DAY - 1)), []);
    assert_eq!(notices(&phone, at(NOW + 90 * DAY)), [HomeNotice::BackupDue]);
    assert_eq!(notices(&phone, at(NOW - 1)), [HomeNotice::BackupDue]);
}

#[test]
fn what_does_not_open_changes_nothing() {
    let phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    let core = &phone.authenticator;
    let short = core.backup("elevenchars".to_owned(), at(NOW));
    assert_eq!(short.unwrap_err(), AuthenticatorError::BackupPasswordShort { count: 1 });
    let file = back_up(&phone, at(NOW));
    let wrong = core.open_backup(file.clone(), "four unrelated words Here".to_owned(), at(NOW));
    assert_eq!(wrong.unwrap_err(), AuthenticatorError::BackupPassword);
    let mut damaged = file.clone();
    damaged[40] ^= 1;
    assert_eq!(open(&phone, &damaged, at(NOW)).unwrap_err(), AuthenticatorError::BackupDamaged);
    let picture = b"\x89PNG\r\n\x1a\n";
    assert_eq!(open(&phone, picture, at(NOW)).unwrap_err(), AuthenticatorError::BackupForeign);
    assert_eq!(core.last_backup().unwrap(), None, "none of them counts as a test");
    let ticket = open(&phone, &file, at(NOW)).unwrap().ticket;
    core.lock().unwrap();
    let now = at(NOW);
    assert_eq!(core.backup(PASSWORD.to_owned(), now).unwrap_err(), AuthenticatorError::Locked);
    assert_eq!(open(&phone, &file, now).unwrap_err(), AuthenticatorError::Locked);
    assert_eq!(core.last_backup().unwrap_err(), AuthenticatorError::Locked);
    phone.unlock();
    let late = core.add(ticket, Choice::KeepBoth, now);
    assert_eq!(late.unwrap_err(), AuthenticatorError::ExpiredTicket, "a lock drops it");
    assert_eq!(phone.ids().len(), 1);
}

fn golden() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/backups");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|it| it == "csbackup")).collect()
}

#[test]
fn every_earlier_backup_opens() {
    let files = golden();
    assert!(!files.is_empty());
    for file in files {
        let phone = Phone::new();
        restore(&phone, &fs::read(&file).unwrap(), Choice::KeepBoth);
        assert_eq!(seen(&phone), seen(&full_phone()), "{}", file.display());
    }
}

#[test]
#[ignore = "writes tests/backups/v1.csbackup: by hand, once for each version"]
fn write_the_golden_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/backups/v1.csbackup");
    fs::write(file, back_up(&full_phone(), at(NOW))).unwrap();
}
