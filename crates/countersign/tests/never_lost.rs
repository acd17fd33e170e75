//! Whatever happens to an account, it can be taken back: replaced keys, removals, wrong clocks.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{
    AddOutcome, AuthenticatorError, CheckKind, CheckState, Choice, ClockConfidence, Collision,
    Moment, RefreshReason, ServiceState,
};
use rusqlite::Connection;
use support::{NOW, Phone, answer, approve, at, paired};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const OTHER_KEY: &str = "NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5";
const DAY: i64 = 24 * 60 * 60;

fn totp(issuer: &str, name: &str, key: &str) -> String {
    format!("otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}")
}

fn replace(account: Option<&str>) -> Choice {
    Choice::Replace { account: account.map(str::to_owned) }
}

fn collision(phone: &Phone, text: &str) -> Collision {
    phone.authenticator.scan(text.to_owned(), at(0)).unwrap().collisions.remove(0)
}

/// Codes and previous codes as they are shown.
fn codes(phone: &Phone, seconds: i64) -> Vec<(String, Option<String>)> {
    let accounts = phone.authenticator.home(at(seconds)).unwrap().accounts;
    let codes = |it: countersign::AccountView| {
        (it.code.unwrap_or_default(), it.previous.and_then(|previous| previous.code))
    };
    accounts.into_iter().map(codes).collect()
}

fn unlock_at(phone: &Phone, now: Moment) {
    phone.authenticator.lock().unwrap();
    phone.unlock_by_phone(now).unwrap();
}

#[test]
fn security_06_a_collision_is_told_before_anything_is_stored() {
    let phone = Phone::new();
    let alice = totp("Contoso", "alice", KEY);
    assert_eq!(collision(&phone, &alice), Collision::New);
    phone.add(&alice);
    let ids = phone.ids();
    assert_eq!(collision(&phone, &alice), Collision::Same { account: ids[0].clone() });
    let new_key = totp("Contoso", "alice", OTHER_KEY);
    assert_eq!(collision(&phone, &new_key), Collision::NewSecret { accounts: ids.clone() });
    let beside = totp("Fabrikam", "alice", KEY);
    assert_eq!(collision(&phone, &beside), Collision::SameName { accounts: ids });
    assert_eq!(phone.ids().len(), 1);
}

#[test]
fn security_06_two_tenants_with_the_same_user_are_two_accounts() {
    let phone = Phone::new();
    let entra = |tenant: &str, key: &str| {
        format!("otpauth://totp/{tenant}:alice%40example.com?secret={key}&issuer=Microsoft")
    };
    assert_eq!(phone.add(&entra("Contoso", KEY)), AddOutcome::New);
    assert_eq!(phone.add(&entra("Fabrikam", OTHER_KEY)), AddOutcome::Beside);
    let replaced = phone.add_with(&entra("Fabrikam", KEY), replace(None), at(0)).unwrap();
    assert_eq!(replaced, AddOutcome::Replaced);
    let home = phone.authenticator.home(at(0)).unwrap();
    assert_eq!(home.accounts[0].label_issuer.as_deref(), Some("Contoso"));
    assert_eq!((home.accounts.len(), &home.accounts[0].previous), (2, &None));
}

#[test]
fn security_06_a_replaced_key_is_kept_and_one_can_go_back() {
    let mut phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    let replaced = phone.add_with(&totp("Contoso", "alice", OTHER_KEY), replace(None), at(0));
    assert_eq!(replaced, Ok(AddOutcome::Replaced));
    phone.restart();
    let shown = codes(&phone, 59);
    assert_eq!(shown[0].1.as_deref(), Some("287082"));
    assert_ne!(shown[0].0, "287082");
    // The key before is still this account's: scanning it again adds nothing.
    assert_eq!(phone.add(&totp("Contoso", "alice", KEY)), AddOutcome::Same);
    let id = phone.ids().remove(0);
    phone.authenticator.use_previous(id.clone(), at(59)).unwrap();
    assert_eq!(codes(&phone, 59), [("287082".to_owned(), Some(shown[0].0.clone()))]);
    // Thirty days later it is no longer offered.
    assert_eq!(codes(&phone, 60 + 30 * DAY)[0].1, None);
    let late = phone.authenticator.use_previous(id, at(60 + 30 * DAY));
    assert_eq!(late.unwrap_err(), AuthenticatorError::NotFound);
}

#[test]
fn security_06_replacing_is_never_a_guess() {
    let phone = Phone::new();
    let (first, second) = (totp("Contoso", "alice", KEY), totp("Contoso", "alice", OTHER_KEY));
    phone.add(&first);
    phone.add(&second);
    phone.add(&totp("Contoso", "bob", KEY));
    let ids = phone.ids();
    let third = totp("Contoso", "alice", "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK");
    for choice in [replace(None), replace(Some(&ids[2])), replace(Some("no such"))] {
        let refused = phone.add_with(&third, choice, at(0));
        assert_eq!(refused, Err(AuthenticatorError::WrongState));
    }
    let before = codes(&phone, 59);
    assert_eq!(phone.add_with(&third, replace(Some(&ids[1])), at(0)), Ok(AddOutcome::Replaced));
    assert_eq!(phone.ids(), ids);
    let after = codes(&phone, 59);
    assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
    assert_eq!(after[1].1.as_ref(), Some(&before[1].0));
    // Where nothing collides, a choice changes nothing.
    let other = totp("Contoso", "carol", KEY);
    assert_eq!(phone.add_with(&other, replace(None), at(0)), Ok(AddOutcome::New));
}

#[test]
fn a_removal_is_undone_with_everything_that_was_there() {
    let (mut phone, mut service) = paired();
    phone.add(&totp("Contoso", "alice", KEY));
    let ids = phone.ids();
    let before = phone.authenticator.home(at(NOW)).unwrap().accounts;
    phone.authenticator.remove(ids[0].clone(), at(NOW)).unwrap();
    phone.restart();
    assert_eq!(phone.ids(), ids[1..]);
    assert!(phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap().is_empty());
    let removed = phone.authenticator.removed().unwrap();
    assert_eq!((removed.len(), &*removed[0].id), (1, &*ids[0]));
    assert_eq!((removed[0].removed, removed[0].until), (NOW, NOW + 30 * DAY));
    assert_eq!(phone.keys.count(), 2, "the keys of the pairing wait, too");
    let again = phone.authenticator.remove(ids[0].clone(), at(NOW + DAY));
    assert_eq!(again.unwrap_err(), AuthenticatorError::NotFound);
    phone.authenticator.undo_remove(ids[0].clone()).unwrap();
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().accounts, before);
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    answer(&phone, &mut service, &prompts[0], approve(support::service::NUMBER));
    let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0);
    assert_eq!(account.service.unwrap().state, ServiceState::Active);
}

#[test]
fn deleting_now_needs_a_removal_before_it() {
    let phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    let id = phone.ids().remove(0);
    let not_found = AuthenticatorError::NotFound;
    assert_eq!(phone.authenticator.delete_now(id.clone()).unwrap_err(), not_found);
    assert_eq!(phone.authenticator.undo_remove(id.clone()).unwrap_err(), not_found);
    phone.authenticator.remove(id.clone(), at(0)).unwrap();
    phone.authenticator.delete_now(id.clone()).unwrap();
    assert_eq!(phone.authenticator.undo_remove(id).unwrap_err(), not_found);
    assert!(phone.authenticator.removed().unwrap().is_empty());
}

#[test]
fn a_wrong_clock_alone_deletes_nothing() {
    let phone = Phone::new();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.authenticator.remove(phone.ids().remove(0), at(NOW)).unwrap();
    let kept = |phone: &Phone| phone.authenticator.removed().unwrap().len();
    // For an hour the clock says it is 2090; then it is right again.
    for seconds in [NOW + 29 * DAY, 3_786_912_000, NOW + DAY, -5, 3_786_912_001, NOW + 2 * DAY] {
        unlock_at(&phone, at(seconds));
        assert_eq!(kept(&phone), 1, "{seconds}");
    }
    // It has said for a week that the time is over.
    unlock_at(&phone, at(NOW + 31 * DAY));
    unlock_at(&phone, at(NOW + 37 * DAY));
    assert_eq!(kept(&phone), 1);
    unlock_at(&phone, at(NOW + 38 * DAY));
    assert_eq!(kept(&phone), 0);
}

#[test]
fn with_a_trusted_clock_the_end_comes_in_time_and_takes_the_keys_along() {
    let (phone, mut service) = paired();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.add_with(&totp("Contoso", "alice", OTHER_KEY), replace(None), at(NOW)).unwrap();
    assert_eq!(
        phone.authenticator.home(at(NOW)).unwrap().clock,
        ClockConfidence::Trusted { age_seconds: 0, signed: true }
    );
    let file = phone.directory.path().join("vault.sqlite3");
    let sealed = |id: &str| -> Vec<u8> {
        let vault = Connection::open(&file).unwrap();
        vault.query_row("SELECT sealed FROM account WHERE id = ?1", [id], |row| row.get(0)).unwrap()
    };
    let ids = phone.ids();
    let with_previous = sealed(&ids[1]).len();
    // A service vouches for the clock again, a minute before the end, and a minute after.
    service.now = NOW + 30 * DAY - 60;
    let now = at(service.now);
    phone.refresh(&mut service, now);
    unlock_at(&phone, now);
    assert_eq!(sealed(&ids[1]).len(), with_previous);
    service.now = NOW + 30 * DAY + 60;
    let now = at(service.now);
    phone.refresh(&mut service, now);
    unlock_at(&phone, now);
    assert!(sealed(&ids[1]).len() < with_previous);
    phone.authenticator.remove(ids[0].clone(), at(service.now)).unwrap();
    // Evidence of two weeks at most: nobody vouches any more, so the phone waits.
    unlock_at(&phone, at(service.now + 31 * DAY));
    assert_eq!(phone.keys.count(), 2);
    unlock_at(&phone, at(service.now + 39 * DAY));
    assert_eq!(phone.keys.count(), 0);
    assert_eq!(phone.authenticator.removed().unwrap(), []);
}

#[test]
fn security_29_a_counter_moves_on_once_and_survives_everything() {
    let mut phone = Phone::new();
    phone.add(&format!("otpauth://hotp/Contoso:alice?secret={KEY}&issuer=Contoso&counter=0"));
    let id = phone.ids().remove(0);
    let counter = |phone: &Phone| {
        let account = phone.authenticator.home(at(0)).unwrap().accounts.remove(0);
        assert_eq!((account.code, account.next_code, account.expires), (None, None, None));
        account.counter.unwrap()
    };
    let advance = |phone: &Phone, counter| phone.authenticator.advance(id.clone(), counter);
    assert_eq!(advance(&phone, 0).unwrap(), "755224");
    assert_eq!(advance(&phone, 0).unwrap(), "755224", "a second tap");
    phone.restart();
    assert_eq!(counter(&phone), 1);
    assert_eq!(advance(&phone, 1).unwrap(), "287082");
    // Neither an older counter nor one that is not due; the phone's clock does not matter.
    for wrong in [0, 3, u64::MAX - 1] {
        assert_eq!(advance(&phone, wrong).unwrap_err(), AuthenticatorError::WrongState);
    }
    phone.add(&totp("Contoso", "bob", KEY));
    let bob = phone.ids().remove(1);
    let refused = phone.authenticator.advance(bob, 0);
    assert_eq!(refused.unwrap_err(), AuthenticatorError::WrongState);
}

#[test]
fn security_03_the_last_counter_is_said_to_be_the_last() {
    let phone = Phone::new();
    let last = u64::MAX - 1;
    phone.add(&format!("otpauth://hotp/Contoso:a?secret={KEY}&issuer=Contoso&counter={last}"));
    let id = phone.ids().remove(0);
    let code = phone.authenticator.advance(id.clone(), last).unwrap();
    assert_eq!(phone.authenticator.advance(id.clone(), last).unwrap(), code);
    let over = phone.authenticator.advance(id, u64::MAX);
    assert_eq!(over.unwrap_err(), AuthenticatorError::CounterExhausted);
}

#[test]
fn names_order_and_favourites_are_the_persons() {
    let mut phone = Phone::new();
    for name in ["alice", "bob", "carol", "dave"] {
        phone.add(&totp("Contoso", name, KEY));
    }
    let ids = phone.ids();
    phone.authenticator.rename(ids[1].clone(), "  At work ".to_owned()).unwrap();
    phone.authenticator.move_to(ids[3].clone(), 0, at(0)).unwrap();
    phone.authenticator.move_to(ids[0].clone(), 99, at(0)).unwrap();
    phone.restart();
    let order = |picked: [usize; 4]| picked.map(|index| ids[index].clone()).to_vec();
    assert_eq!(phone.ids(), order([3, 1, 2, 0]));
    phone.authenticator.set_favourite(ids[0].clone(), true).unwrap();
    assert_eq!(phone.ids(), order([0, 3, 1, 2]));
    let home = phone.authenticator.home(at(0)).unwrap();
    assert_eq!(
        (home.accounts[2].nickname.as_deref(), &*home.accounts[2].name),
        (Some("At work"), "bob")
    );
    let search = |text: &str| phone.authenticator.search(text.to_owned(), at(0)).unwrap();
    assert_eq!(search("WORK"), order([1, 1, 1, 1])[..1]);
    assert_eq!(search(" contoso "), phone.ids());
    assert_eq!(search("nobody"), Vec::<String>::new());
    phone.authenticator.rename(ids[1].clone(), " ".to_owned()).unwrap();
    assert_eq!(phone.authenticator.home(at(0)).unwrap().accounts[2].nickname, None);
    let missing = phone.authenticator.move_to("no such".to_owned(), 0, at(0));
    assert_eq!(missing.unwrap_err(), AuthenticatorError::NotFound);
}

#[test]
fn one_damaged_row_hides_no_other() {
    let (mut phone, _) = paired();
    phone.add(&totp("Contoso", "alice", KEY));
    phone.add(&totp("Contoso", "bob", KEY));
    let ids = phone.ids();
    let file = phone.directory.path().join("vault.sqlite3");
    let damage = |table: &str, column: &str, id: &str| {
        let sql = format!("UPDATE {table} SET sealed = zeroblob(64) WHERE {column} = ?1");
        assert_eq!(Connection::open(&file).unwrap().execute(&sql, [id]).unwrap(), 1);
    };
    damage("account", "id", &ids[1]);
    damage("pairing", "account", &ids[0]);
    phone.restart();
    let home = phone.authenticator.home(at(59)).unwrap();
    let shown: Vec<_> = home.accounts.iter().map(|it| &*it.name).collect();
    assert_eq!(shown, ["a@contoso.example", "bob"]);
    let damaged: Vec<_> =
        home.damaged.iter().map(|it| (&*it.id, it.place, it.name.as_deref())).collect();
    let expected = [(&*ids[0], 1, Some("a@contoso.example")), (&*ids[1], 2, None)];
    assert_eq!(damaged, expected);
    assert_eq!(phone.add(&totp("Contoso", "carol", KEY)), AddOutcome::New);
    let checks = phone.authenticator.doctor(at(0)).unwrap();
    let data = checks.iter().find(|check| check.kind == CheckKind::Data).unwrap();
    assert_eq!((data.state, data.count), (CheckState::ToDo, 1));
    // A damaged account can be put away, and brought back as it was.
    phone.authenticator.remove(ids[1].clone(), at(0)).unwrap();
    assert_eq!(phone.authenticator.removed().unwrap()[0].name, "");
    phone.authenticator.undo_remove(ids[1].clone()).unwrap();
}

#[test]
fn the_checklist_knows_the_clock_and_remembers_ticks() {
    let (phone, _) = paired();
    let state = |kind, seconds| {
        let checks = phone.authenticator.doctor(at(seconds)).unwrap();
        checks.into_iter().find(|check| check.kind == kind).unwrap().state
    };
    assert_eq!(state(CheckKind::Clock, NOW), CheckState::Ok);
    assert_eq!(state(CheckKind::Clock, NOW + 20 * DAY), CheckState::CannotTell);
    assert_eq!(state(CheckKind::Codes, NOW), CheckState::Ok);
    assert_eq!(state(CheckKind::Data, NOW), CheckState::Ok);
    assert_eq!(state(CheckKind::Lock, NOW), CheckState::ToDo, "no passcode beside it");
    assert_eq!(state(CheckKind::SecondPhone, NOW), CheckState::CannotTell);
    phone.authenticator.tick(CheckKind::SecondPhone, true, at(NOW)).unwrap();
    assert_eq!(state(CheckKind::SecondPhone, NOW + 89 * DAY), CheckState::Ok);
    assert_eq!(state(CheckKind::SecondPhone, NOW + 90 * DAY), CheckState::CannotTell);
    phone.authenticator.tick(CheckKind::SecondPhone, false, at(NOW)).unwrap();
    assert_eq!(state(CheckKind::SecondPhone, NOW), CheckState::CannotTell);
    let refused = phone.authenticator.tick(CheckKind::Clock, true, at(NOW));
    assert_eq!(refused.unwrap_err(), AuthenticatorError::WrongState);
}

#[test]
fn security_29_a_service_tells_that_the_clock_is_off() {
    let (phone, mut service) = paired();
    let now = at(NOW + 90);
    phone.refresh(&mut service, now);
    let off = ClockConfidence::ProbablyOff { ahead_seconds: 90, age_seconds: 0, signed: true };
    let home = phone.authenticator.home(now).unwrap();
    // The code is that of the phone's own time.
    assert_eq!(home.clock, off);
    assert_eq!(home.accounts[0].expires, Some(NOW + 120));
    let changed = Moment { unix_ms: now.unix_ms - 90_000, ..now };
    let home = phone.authenticator.home(changed).unwrap();
    assert_eq!(home.clock, ClockConfidence::Unknown { changed: true });
}
