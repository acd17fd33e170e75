//! What opens the vault, what works while it is locked, and that no lock is the last.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{
    Authenticator, AuthenticatorError, CheckKind, CheckState, Event, Failure, HomeNotice, Input,
    LockPolicy, Moment, PhoneLock, PlatformError, Privacy, PrivacyChoice, Step, Unlock,
};
use rusqlite::Connection;
use std::fs;
use support::{MemoryKeys, PASSCODE, Phone, at};

const ALICE: &str = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQ&issuer=Contoso";
const BOB: &str = "otpauth://totp/Contoso:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Contoso";

fn set_phone_lock(phone: &Phone, lock: PhoneLock) -> Event {
    match phone.authenticator.set_phone_lock(lock).unwrap() {
        Step::Done { event, .. } => event,
        other => panic!("{other:?}"),
    }
}

fn is_locked(phone: &Phone) -> bool {
    phone.authenticator.home(at(0)) == Err(AuthenticatorError::Locked)
}

#[test]
fn only_a_signature_of_the_person_unlocks_by_the_phone() {
    let mut phone = Phone::new();
    phone.add(ALICE);
    phone.start_again();
    assert!(is_locked(&phone));
    let begin = || match phone.authenticator.unlock(Unlock::Phone, at(0)).unwrap() {
        Step::Sign { exchange, key, message, .. } => (exchange, key, message),
        other => panic!("{other:?}"),
    };
    let resume = |exchange, input| phone.authenticator.resume(exchange, input, at(0));
    let (exchange, key, message) = begin();
    let (second, _, other_message) = begin();
    assert_ne!(message, other_message, "never the same twice");
    let of_another = phone.keys.sign_by_person(&key, &other_message);
    for der in [Vec::new(), b"no signature".to_vec(), of_another] {
        let (exchange, _, _) = begin();
        let refused = resume(exchange, Input::Signature { der });
        assert_eq!(refused.unwrap_err(), AuthenticatorError::Unavailable);
        assert!(is_locked(&phone));
    }
    let unwrapped = resume(second.clone(), Input::Unwrapped { bytes: vec![0; 32] });
    assert_eq!(unwrapped.unwrap_err(), AuthenticatorError::WrongState);
    let failure = PlatformError::Cancelled;
    let cancelled = resume(second, Input::Failed { failure }).unwrap();
    assert!(matches!(cancelled, Step::Done { event: Event::Failed { .. }, .. }));
    assert!(is_locked(&phone));
    // A lock in between ends what was begun.
    phone.authenticator.lock().unwrap();
    let der = phone.keys.sign_by_person(&key, &message);
    assert_eq!(
        resume(exchange, Input::Signature { der }).unwrap_err(),
        AuthenticatorError::WrongState
    );
    phone.unlock();
    assert!(!is_locked(&phone));
}

#[test]
fn a_new_fingerprint_loses_nothing() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some("123456"));
    phone.unlock();
    phone.add(ALICE);
    assert_eq!(phone.authenticator.doctor(at(0)).unwrap().last().unwrap().state, CheckState::Ok);
    phone.keys.invalidate_keys_of_the_person();
    phone.authenticator.lock().unwrap();
    // The shell finds no key to sign with.
    let Step::Sign { exchange, .. } = phone.authenticator.unlock(Unlock::Phone, at(0)).unwrap()
    else {
        panic!("no sheet")
    };
    let input = Input::Failed { failure: PlatformError::KeyInvalidated };
    let step = phone.authenticator.resume(exchange, input, at(0)).unwrap();
    let expected = Event::Failed { failure: Failure::KeyInvalidated };
    assert!(matches!(step, Step::Done { event, .. } if event == expected));
    phone.unlock_with("123456").unwrap();
    assert_eq!(set_phone_lock(&phone, PhoneLock::Normal), Event::PhoneLockSet);
    phone.authenticator.lock().unwrap();
    phone.unlock();
    assert_eq!(phone.ids().len(), 1);
}

#[test]
fn the_strong_lock_needs_a_passcode_beside_it_and_opens_by_the_person_alone() {
    let mut phone = Phone::new();
    phone.add(ALICE);
    let strong = || phone.authenticator.set_phone_lock(PhoneLock::Strong);
    assert_eq!(strong().unwrap_err(), AuthenticatorError::WrongState);
    phone.authenticator.set_passcode("123456".to_owned()).unwrap();
    assert_eq!(set_phone_lock(&phone, PhoneLock::Strong), Event::PhoneLockSet);
    let remove = phone.authenticator.remove_passcode();
    assert_eq!(remove.unwrap_err(), AuthenticatorError::WrongState);
    phone.start_again();
    let view = phone.authenticator.lock_view(at(0)).unwrap();
    assert_eq!((view.locked, view.phone), (true, Some(PhoneLock::Strong)));
    assert_eq!(view.waiting, Some(0), "the device key is open");
    assert_eq!(phone.unlock_by_phone(at(0)), Ok(Event::Unlocked));
    assert_eq!(phone.ids().len(), 1);
    phone.keys.invalidate_keys_of_the_person();
    phone.start_again();
    let failure = Failure::KeyInvalidated;
    assert_eq!(phone.unlock_by_phone(at(0)), Ok(Event::Failed { failure }));
    phone.unlock_with("123456").unwrap();
    assert_eq!(set_phone_lock(&phone, PhoneLock::Normal), Event::PhoneLockSet);
    phone.authenticator.remove_passcode().unwrap();
    phone.restart();
    assert_eq!(phone.ids().len(), 1);
}

#[test]
fn wrong_bytes_open_no_strong_lock() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some("123456"));
    phone.unlock();
    set_phone_lock(&phone, PhoneLock::Strong);
    phone.authenticator.lock().unwrap();
    for bytes in [Vec::new(), vec![0; 32], vec![0; 64]] {
        let step = phone.authenticator.unlock(Unlock::Phone, at(0)).unwrap();
        let Step::Unwrap { exchange, .. } = step else { panic!("{step:?}") };
        let refused = phone.authenticator.resume(exchange, Input::Unwrapped { bytes }, at(0));
        assert_eq!(refused.unwrap_err(), AuthenticatorError::DataDamaged);
        assert!(is_locked(&phone));
    }
}

#[test]
fn the_last_slot_stays() {
    let phone = Phone::new();
    let refused = phone.authenticator.remove_phone_lock();
    assert_eq!(refused.unwrap_err(), AuthenticatorError::WrongState);
    phone.authenticator.set_passcode("123456".to_owned()).unwrap();
    phone.authenticator.remove_phone_lock().unwrap();
    let refused = phone.authenticator.remove_passcode();
    assert_eq!(refused.unwrap_err(), AuthenticatorError::WrongState);
    phone.authenticator.lock().unwrap();
    let none = phone.authenticator.unlock(Unlock::Phone, at(0));
    assert_eq!(none.unwrap_err(), AuthenticatorError::Unavailable);
    phone.unlock_with("123456").unwrap();
}

#[test]
fn a_lock_is_changed_only_while_it_is_open() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some("123456"));
    let locked = AuthenticatorError::Locked;
    let authenticator = &phone.authenticator;
    assert_eq!(authenticator.set_passcode("654321".to_owned()).unwrap_err(), locked);
    assert_eq!(authenticator.set_phone_lock(PhoneLock::Normal).unwrap_err(), locked);
    assert_eq!(authenticator.remove_passcode().unwrap_err(), locked);
    assert_eq!(authenticator.remove_phone_lock().unwrap_err(), locked);
    assert_eq!(authenticator.set_lock_policy(LockPolicy::Never).unwrap_err(), locked);
    assert_eq!(authenticator.tick(CheckKind::SecondPhone, true, at(0)).unwrap_err(), locked);
    assert_eq!(authenticator.dismiss(HomeNotice::DataRolledBack).unwrap_err(), locked);
    assert_eq!(authenticator.doctor(at(0)).unwrap_err(), locked);
    assert_eq!(authenticator.removed().unwrap_err(), locked);
    assert_eq!(authenticator.journal(0, 9).unwrap_err(), locked);
    assert_eq!(authenticator.export_journal().unwrap_err(), locked);
}

#[test]
fn ten_misses_switch_the_passcode_off_until_the_phone_opens_the_vault() {
    let mut phone = Phone::locked(MemoryKeys::of_a_phone(), Some("123456"));
    let file = phone.directory.path().join("vault.sqlite3");
    let set = "UPDATE slot SET misses = 8 WHERE kind = 'passcode'";
    Connection::open(&file).unwrap().execute(set, []).unwrap();
    let left = |phone: &Phone| phone.authenticator.lock_view(at(0)).unwrap().passcode_tries_left;
    assert_eq!(left(&phone), Some(2));
    for tries_left in [1, 0] {
        let wrong = phone.unlock_with("123457");
        assert_eq!(wrong.unwrap_err(), AuthenticatorError::WrongPasscode);
        assert_eq!(left(&phone), Some(tries_left));
    }
    phone.start_again();
    let disabled = phone.unlock_with("123456");
    assert_eq!(disabled.unwrap_err(), AuthenticatorError::SlotDisabled);
    // No clock helps.
    let passcode = "123456".to_owned();
    let later = Moment { unix_ms: i64::MAX, monotonic_ms: i64::MAX };
    let later = phone.authenticator.unlock(Unlock::Passcode { passcode }, later);
    assert_eq!(later.unwrap_err(), AuthenticatorError::SlotDisabled);
    phone.unlock();
    assert_eq!(left(&phone), Some(10));
    phone.authenticator.lock().unwrap();
    phone.unlock_with("123456").unwrap();
}

#[test]
fn a_copied_file_does_not_yield_to_the_passcode() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some("123456"));
    phone.unlock();
    phone.add(ALICE);
    phone.authenticator.suspend().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let name = "vault.sqlite3";
    fs::copy(phone.directory.path().join(name), elsewhere.path().join(name)).unwrap();
    for keys in [MemoryKeys::of_a_phone(), MemoryKeys::default()] {
        let copy = Authenticator::open(support::config(&elsewhere), std::sync::Arc::new(keys));
        let unlock = Unlock::Passcode { passcode: "123456".to_owned() };
        let step = copy.unwrap().unlock(unlock, at(0)).unwrap();
        assert!(matches!(step, Step::Done { event: Event::Failed { .. }, .. }), "{step:?}");
    }
}

#[test]
fn a_phone_without_a_screen_lock_needs_a_passcode() {
    let keys = || {
        let keys = MemoryKeys::of_a_phone();
        *keys.has_no_screen_lock.lock().unwrap() = true;
        keys
    };
    let directory = tempfile::tempdir().unwrap();
    let none = std::sync::Arc::new(keys());
    let made = Authenticator::create(support::config(&directory), none.clone(), None);
    assert_eq!(made.unwrap_err(), AuthenticatorError::Unavailable);
    assert_eq!(none.count_all(), 0);
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    let mut phone = Phone::locked(keys(), Some("123456"));
    phone.unlock_with("123456").unwrap();
    phone.add(ALICE);
    let failure = Failure::NoScreenLock;
    assert_eq!(set_phone_lock(&phone, PhoneLock::Normal), Event::Failed { failure });
    phone.start_again();
    let view = phone.authenticator.lock_view(at(0)).unwrap();
    assert_eq!((view.phone, view.waiting), (None, Some(0)), "refusing works while locked");
    phone.unlock_with("123456").unwrap();
    *phone.keys.has_no_screen_lock.lock().unwrap() = false;
    assert_eq!(set_phone_lock(&phone, PhoneLock::Normal), Event::PhoneLockSet);
    phone.authenticator.lock().unwrap();
    phone.unlock();
}

#[test]
fn keys_that_are_all_gone_are_said_so() {
    let mut phone = Phone::new();
    phone.keys.forget_all();
    phone.start_again();
    let view = phone.authenticator.lock_view(at(0)).unwrap();
    assert_eq!((view.locked, view.waiting, view.passcode_tries_left), (true, None, None));
}

#[test]
fn the_app_locks_itself_as_the_policy_says() {
    let mut phone = Phone::new();
    let background = |phone: &Phone, at| phone.authenticator.on_background(at).unwrap();
    let foreground = |phone: &Phone, at| phone.authenticator.on_foreground(at).unwrap();
    assert!(background(&phone, at(0)), "at once, unless told otherwise");
    assert!(foreground(&phone, at(0)));
    phone.unlock();
    let policy = LockPolicy::After { seconds: 60 };
    phone.authenticator.set_lock_policy(policy).unwrap();
    assert!(!background(&phone, at(0)));
    assert!(!foreground(&phone, at(59)));
    assert!(!background(&phone, at(100)));
    // The wall clock does not matter, only the one that never jumps.
    let set_back = Moment { unix_ms: 0, ..at(160) };
    assert!(foreground(&phone, set_back));
    assert!(is_locked(&phone));
    phone.restart();
    assert_eq!(phone.authenticator.lock_view(at(0)).unwrap().policy, Some(policy));
    phone.authenticator.set_lock_policy(LockPolicy::Never).unwrap();
    assert!(!background(&phone, at(0)));
    assert!(!foreground(&phone, at(1_000_000)));
    phone.authenticator.set_lock_policy(policy).unwrap();
    // A call from the background finds it locked in time, whoever makes it.
    assert!(!background(&phone, at(0)));
    let late = phone.authenticator.home(at(61));
    assert_eq!(late.unwrap_err(), AuthenticatorError::Locked);
}

#[test]
fn the_screen_is_private_unless_the_person_says_otherwise() {
    let mut phone = Phone::new();
    let shown = |phone: &Phone| phone.authenticator.home(at(0)).unwrap().privacy;
    let at_first = Privacy {
        chosen: PrivacyChoice { allow_screenshots: false, hide_codes: false },
        cover_in_recents: true,
        refuse_obscured_touches: true,
        clipboard_seconds: 30,
    };
    assert_eq!(shown(&phone), at_first);
    let chosen = PrivacyChoice { allow_screenshots: true, hide_codes: true };
    phone.authenticator.set_privacy(chosen).unwrap();
    let chosen = Privacy { chosen, ..at_first };
    assert_eq!(shown(&phone), chosen, "the list of recent apps is not asked about");
    phone.start_again();
    let refused = phone.authenticator.set_privacy(PrivacyChoice::default());
    assert_eq!(refused.unwrap_err(), AuthenticatorError::Locked);
    let locked = phone.authenticator.lock_view(at(0)).unwrap();
    assert_eq!(locked.privacy, chosen, "the lock screen knows it, too");
    // What cannot be read counts as the strictest.
    let file = phone.directory.path().join("vault.sqlite3");
    let damage = "UPDATE setting SET sealed = zeroblob(64) WHERE name = 'privacy'";
    assert_eq!(Connection::open(&file).unwrap().execute(damage, []).unwrap(), 1);
    let chosen = PrivacyChoice { allow_screenshots: false, hide_codes: true };
    let strictest = Privacy { chosen, ..at_first };
    assert_eq!(phone.authenticator.lock_view(at(0)).unwrap().privacy, strictest);
    phone.unlock();
    assert_eq!(shown(&phone), strictest);
    let terminal = Phone::in_a_terminal();
    terminal.authenticator.lock().unwrap();
    assert_eq!(terminal.authenticator.lock_view(at(0)).unwrap().privacy, strictest);
}

#[test]
fn a_suspended_app_goes_on_where_it_was() {
    let phone = Phone::new();
    phone.add(ALICE);
    phone.authenticator.suspend().unwrap();
    let names = |it: &Phone| fs::read_dir(it.directory.path()).unwrap().count();
    assert_eq!(names(&phone), 1, "one file, nothing beside it");
    phone.authenticator.suspend().unwrap();
    assert_eq!(phone.ids().len(), 1);
    phone.authenticator.lock().unwrap();
    phone.authenticator.suspend().unwrap();
    assert!(is_locked(&phone));
    phone.unlock();
}

#[test]
fn security_25_a_file_that_was_put_back_is_noticed_once() {
    let mut phone = Phone::new();
    phone.add(ALICE);
    phone.authenticator.suspend().unwrap();
    let file = phone.directory.path().join("vault.sqlite3");
    let yesterday = fs::read(&file).unwrap();
    phone.add(BOB);
    let notices = |it: &Phone| {
        let mut notices = it.authenticator.home(at(0)).unwrap().notices;
        notices.retain(|notice| *notice != HomeNotice::BackupMissing);
        notices
    };
    phone.restart();
    assert_eq!(notices(&phone), []);
    phone.authenticator.suspend().unwrap();
    fs::write(&file, &yesterday).unwrap();
    phone.restart();
    assert_eq!(notices(&phone), [HomeNotice::DataRolledBack]);
    phone.restart();
    assert_eq!(notices(&phone), [HomeNotice::DataRolledBack], "until it was seen");
    phone.authenticator.dismiss(HomeNotice::DataRolledBack).unwrap();
    phone.restart();
    assert_eq!(notices(&phone), []);
    // Nor does it help to edit the count in the file.
    phone.add(BOB);
    phone.authenticator.suspend().unwrap();
    fs::write(&file, &yesterday).unwrap();
    let vault = Connection::open(&file).unwrap();
    vault.execute("UPDATE vault SET changes = 1000", []).unwrap();
    drop(vault);
    phone.restart();
    assert_eq!(notices(&phone), [HomeNotice::DataRolledBack]);
}

#[test]
fn security_25_a_new_vault_is_not_held_against_an_earlier_one() {
    let keys = MemoryKeys::of_a_phone();
    *keys.mark.lock().unwrap() = 57;
    let phone = Phone::locked(keys, None);
    phone.unlock();
    phone.add(ALICE);
    assert_eq!(phone.authenticator.home(at(0)).unwrap().notices, [HomeNotice::BackupMissing]);
}

#[test]
fn security_25_a_crash_before_the_mark_is_no_alarm() {
    let mut phone = Phone::new();
    phone.add(ALICE);
    let mark = *phone.keys.mark.lock().unwrap();
    phone.add(BOB);
    *phone.keys.mark.lock().unwrap() = mark;
    phone.restart();
    assert_eq!(phone.authenticator.home(at(0)).unwrap().notices, [HomeNotice::BackupMissing]);
    assert_eq!(*phone.keys.mark.lock().unwrap(), mark + 1, "and the mark catches up");
}

#[test]
fn a_terminal_has_a_long_passcode_and_can_change_it() {
    let phone = Phone::in_a_terminal();
    let short = phone.authenticator.set_passcode("elevenchars".to_owned());
    assert_eq!(short.unwrap_err(), AuthenticatorError::PasscodeShort { count: 12 });
    let key = phone.authenticator.key_for_shell().unwrap();
    phone.authenticator.set_passcode("another long one".to_owned()).unwrap();
    phone.authenticator.lock().unwrap();
    let locked = phone.authenticator.key_for_shell();
    assert_eq!(locked.unwrap_err(), AuthenticatorError::Locked);
    assert_eq!(phone.unlock_with(PASSCODE).unwrap_err(), AuthenticatorError::WrongPasscode);
    phone.unlock_with("another long one").unwrap();
    assert_eq!(phone.authenticator.key_for_shell().unwrap(), key, "what is beside it still opens");
    let other = Phone::in_a_terminal().authenticator.key_for_shell().unwrap();
    assert!(key.len() == 32 && key != other);
}

#[test]
fn a_locked_phone_gives_its_shell_no_key() {
    let mut phone = Phone::new();
    let key = phone.authenticator.key_for_shell().unwrap();
    phone.start_again();
    assert_eq!(phone.authenticator.lock_view(at(0)).unwrap().waiting, Some(0), "one key is open");
    let refused = phone.authenticator.key_for_shell();
    assert_eq!(refused.unwrap_err(), AuthenticatorError::Locked);
    phone.unlock();
    assert_eq!(phone.authenticator.key_for_shell().unwrap(), key);
}
