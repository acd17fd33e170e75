//! Moving to a new phone over the screens: two phones that see only each other's pixels.

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
    AddOutcome, AuthenticatorError, Backup, Captured, Choice, Event, JournalAction, Moment, QrCode,
    Receiving, Sending,
};
use pictures::Picture;
use support::{NOW, Phone, at};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// What a camera sees of a screen.
fn seen(qr: &QrCode) -> Captured {
    let picture = Picture::of_modules(&qr.modules, 4);
    let side = picture.width.try_into().unwrap();
    Captured::Image { luma: picture.luma, width: side, height: side, row_stride: side }
}

fn text(text: &str) -> Captured {
    Captured::Text { text: text.to_owned() }
}

/// What a code says.
fn said(qr: &QrCode) -> String {
    Picture::of_modules(&qr.modules, 4).scan().remove(0)
}

fn verify(phone: &Phone, now: Moment) {
    assert_eq!(phone.unlock_by_phone(now), Ok(Event::Unlocked));
}

fn receive(new: &Phone) -> Receiving {
    new.authenticator.receive_transfer(at(NOW)).unwrap()
}

fn send(old: &Phone, receiving: &Receiving) -> Sending {
    old.authenticator.send_transfer(seen(&receiving.qr), at(NOW)).unwrap().unwrap()
}

fn parts(old: &Phone, sending: &Sending) -> Vec<QrCode> {
    verify(old, at(NOW));
    old.authenticator.transfer_parts(sending.transfer.clone(), at(NOW)).unwrap()
}

fn take(new: &Phone, receiving: &Receiving, captured: Captured) -> (u32, u32, Option<Backup>) {
    let taken = new.authenticator.receive_part(receiving.transfer.clone(), captured, at(NOW));
    let progress = taken.unwrap();
    (progress.seen, progress.total, progress.arrived)
}

fn old_phone(accounts: usize) -> Phone {
    let phone = Phone::new();
    for number in 0..accounts {
        phone.add(&format!("otpauth://totp/Contoso:{number}?secret={KEY}&issuer=Contoso"));
    }
    phone
}

fn names(phone: &Phone) -> Vec<String> {
    let accounts = phone.authenticator.home(at(NOW)).unwrap().accounts;
    accounts.into_iter().map(|account| account.name).collect()
}

#[test]
fn accounts_move_by_pixels_alone_and_nothing_but_adding_changes_the_new_phone() {
    let (old, new) = (old_phone(5), Phone::new());
    let receiving = receive(&new);
    let sending = send(&old, &receiving);
    assert_eq!(sending.code, receiving.code, "what the person compares");
    let groups: Vec<_> = sending.code.split(' ').map(str::len).collect();
    assert_eq!(groups, [4, 4, 4]);
    let parts = parts(&old, &sending);
    assert!(parts.len() > 1 && parts.iter().all(|part| part.side == 77));
    let (last, others) = parts.split_last().unwrap();
    for (number, part) in others.iter().enumerate() {
        let (seen, total, arrived) = take(&new, &receiving, seen(part));
        assert_eq!((seen as usize, total as usize), (number + 1, parts.len()));
        assert_eq!(arrived, None);
    }
    let arrived = take(&new, &receiving, seen(last)).2.unwrap();
    assert_eq!(arrived.accounts.len(), 5);
    assert_eq!((arrived.made, arrived.approve_only.len()), (NOW, 0));
    assert_eq!(names(&new), Vec::<String>::new());
    assert_eq!(new.authenticator.last_backup().unwrap(), None, "it is no backup");
    let added = new.authenticator.add(arrived.ticket, Choice::KeepBoth, at(NOW)).unwrap();
    assert!(added.iter().all(|it| it.outcome == AddOutcome::New));
    assert_eq!(names(&new), names(&old));
    let journal = old.authenticator.journal(0, 10).unwrap();
    let told: Vec<_> = journal.iter().map(|it| (it.action, it.account.as_str())).collect();
    assert_eq!(told, [(JournalAction::Export, "")]);
    assert_eq!(new.authenticator.journal(0, 10).unwrap(), []);
}

#[test]
fn an_empty_phone_has_nothing_to_move_and_says_so() {
    let (old, new) = (old_phone(0), Phone::new());
    let receiving = receive(&new);
    let parts = parts(&old, &send(&old, &receiving));
    assert_eq!(parts.len(), 1);
    let (seen, total, arrived) = take(&new, &receiving, seen(&parts[0]));
    assert_eq!((seen, total), (1, 1));
    let arrived = arrived.unwrap();
    assert_eq!((arrived.accounts.len(), arrived.approve_only.len()), (0, 0));
    let added = new.authenticator.add(arrived.ticket, Choice::KeepBoth, at(NOW)).unwrap();
    assert_eq!(added, []);
}

#[test]
fn security_31_secrets_move_only_for_a_person_who_has_just_unlocked() {
    let (old, new) = (old_phone(1), Phone::new());
    let sending = send(&old, &receive(&new));
    let parts = |now| old.authenticator.transfer_parts(sending.transfer.clone(), now);
    let required = Err(AuthenticatorError::VerificationRequired);
    verify(&old, at(NOW));
    assert_eq!(parts(at(NOW + 60)), required);
    assert_eq!(parts(at(NOW - 1)), required, "a clock that went back proves nothing");
    assert_eq!(old.authenticator.journal(0, 10).unwrap(), [], "nothing has left");
    verify(&old, at(NOW + 30));
    assert!(parts(at(NOW + 89)).is_ok());
    assert_eq!(parts(at(NOW + 31)), Err(AuthenticatorError::ExpiredTicket), "once");
}

#[test]
fn what_is_not_of_a_move_is_ignored() {
    let (old, new) = (old_phone(1), Phone::new());
    let receiving = receive(&new);
    for other in ["", "hello", "COUNTERSIGN-MOVE-", "COUNTERSIGN-MOVE-1/", "COUNTERSIGN-MOVE-0/A"] {
        assert_eq!(old.authenticator.send_transfer(text(other), at(NOW)).unwrap(), None, "{other}");
        assert_eq!(take(&new, &receiving, text(other)), (0, 0, None), "{other}");
    }
    assert_eq!(take(&new, &receiving, seen(&receiving.qr)), (0, 0, None), "its own code");
    let newer = said(&receiving.qr).replace("MOVE-1", "MOVE-2");
    let refused = old.authenticator.send_transfer(text(&newer), at(NOW));
    assert_eq!(refused.unwrap_err(), AuthenticatorError::TransferNewer);
}
