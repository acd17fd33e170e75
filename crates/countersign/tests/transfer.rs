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
    AddOutcome, AuthenticatorError, Backup, Captured, Choice, Collision, Event, Import,
    JournalAction, Moment, QrCode, Receiving, Sending, TransferProgress,
};
use data_encoding::BASE32_NOPAD;
use pictures::Picture;
use proptest::collection::vec;
use proptest::prelude::*;
use support::{NOW, Phone, at, paired, privacyidea};

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
    let link = |number| format!("otpauth://totp/Contoso:{number}?secret={KEY}&issuer=Contoso");
    let links: Vec<_> = (0..accounts).map(link).collect();
    if accounts > 0 {
        let file = links.join("\n").into_bytes();
        let Import::Opened { found } = phone.authenticator.open_import(file, None, at(0)).unwrap()
        else {
            panic!("the file is not locked")
        };
        phone.authenticator.add(found.ticket, Choice::KeepBoth, at(0)).unwrap();
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
fn security_30_secrets_move_only_for_a_person_who_has_just_unlocked() {
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

/// The texts of the parts, as a camera that reads codes by itself gives them.
fn texts(parts: &[QrCode]) -> Vec<String> {
    parts.iter().map(said).collect()
}

/// Shows parts until something has arrived.
fn feed(new: &Phone, receiving: &Receiving, parts: &[String]) -> Option<Backup> {
    parts.iter().find_map(|part| take(new, receiving, text(part)).2)
}

fn fed(
    new: &Phone,
    receiving: &Receiving,
    part: &str,
) -> Result<TransferProgress, AuthenticatorError> {
    new.authenticator.receive_part(receiving.transfer.clone(), text(part), at(NOW))
}

/// Another character of base32 in the place of one.
fn changed(part: &str, from_end: usize) -> String {
    let mut characters: Vec<_> = part.chars().collect();
    let at = characters.len() - 1 - from_end;
    characters[at] = if characters[at] == 'A' { 'B' } else { 'A' };
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_accounts_arrive_in_any_order_of_frames(
        accounts in 0..20_usize,
        frames in vec(any::<prop::sample::Index>(), 0..30),
    ) {
        let (old, new) = (old_phone(accounts), Phone::new());
        let receiving = receive(&new);
        let parts = parts(&old, &send(&old, &receiving));
        // Frames that are lost and come again, then all of them.
        let frames = frames.iter().map(|at| at.get(&parts)).chain(parts.iter().rev());
        let arrived = frames.map(seen).find_map(|frame| take(&new, &receiving, frame).2).unwrap();
        prop_assert_eq!(arrived.accounts.len(), accounts);
        new.authenticator.add(arrived.ticket, Choice::KeepBoth, at(NOW)).unwrap();
        prop_assert_eq!(names(&new), names(&old));
        let codes = |phone: &Phone| -> Vec<_> {
            let accounts = phone.authenticator.home(at(NOW)).unwrap().accounts;
            accounts.into_iter().map(|it| it.code).collect()
        };
        prop_assert_eq!(codes(&new), codes(&old));
    }

    #[test]
    fn security_25_nothing_arrives_that_was_not_sent(
        accounts in 1..8_usize,
        tampered in vec((any::<prop::sample::Index>(), 0..700_usize), 1..6),
        order in any::<u64>(),
    ) {
        let (old, new) = (old_phone(accounts), Phone::new());
        let receiving = receive(&new);
        let good = texts(&parts(&old, &send(&old, &receiving)));
        let mut frames = good.clone();
        for (at, place) in tampered {
            let part = at.get(&good);
            // Not in what tells the parts apart, which is another test.
            let body = part.rsplit('/').next().unwrap().len();
            frames.push(changed(part, place % body));
        }
        let turn = usize::try_from(order % frames.len() as u64).unwrap();
        frames.rotate_left(turn);
        for frame in &frames {
            match fed(&new, &receiving, frame) {
                Ok(TransferProgress { arrived: Some(arrived), .. }) => {
                    let names: Vec<_> =
                        arrived.accounts.iter().map(|it| it.account.name.clone()).collect();
                    let sent: Vec<_> = (0..accounts).map(|it| it.to_string()).collect();
                    prop_assert_eq!(names, sent);
                    break;
                }
                Ok(_) => {}
                Err(error) => {
                    prop_assert_eq!(error, AuthenticatorError::TransferDamaged);
                    break;
                }
            }
        }
        prop_assert_eq!(names(&new), Vec::<String>::new());
    }
}

#[test]
fn three_hundred_accounts_move() {
    let (old, new) = (old_phone(300), Phone::new());
    let receiving = receive(&new);
    let parts = parts(&old, &send(&old, &receiving));
    assert!((150..180).contains(&parts.len()), "{}", parts.len());
    let arrived = parts.iter().map(seen).find_map(|frame| take(&new, &receiving, frame).2);
    let added = new.authenticator.add(arrived.unwrap().ticket, Choice::KeepBoth, at(NOW)).unwrap();
    assert_eq!(added.len(), 300);
    assert_eq!(names(&new), names(&old));
}

#[test]
fn security_25_a_forged_part_ends_the_move_and_changes_nothing() {
    let (old, new) = (old_phone(2), Phone::new());
    for from_end in [1, 10, 30] {
        let receiving = receive(&new);
        let parts = texts(&parts(&old, &send(&old, &receiving)));
        let (last, others) = parts.split_last().unwrap();
        assert_eq!(feed(&new, &receiving, others), None);
        let forged = fed(&new, &receiving, &changed(last, from_end));
        assert_eq!(forged.unwrap_err(), AuthenticatorError::TransferDamaged);
        let over = fed(&new, &receiving, last);
        assert_eq!(over.unwrap_err(), AuthenticatorError::ExpiredTicket);
        assert_eq!(names(&new), Vec::<String>::new());
    }
}

#[test]
fn security_15_parts_of_another_move_are_ignored() {
    let (old, new) = (old_phone(3), Phone::new());
    let earlier = receive(&new);
    let recorded = texts(&parts(&old, &send(&old, &earlier)));
    let receiving = receive(&new);
    assert_ne!(receiving.code, earlier.code);
    for part in &recorded {
        assert_eq!(take(&new, &receiving, text(part)), (0, 0, None), "it is for an earlier key");
    }
    let other = Phone::new();
    let foreign = texts(&parts(&old, &send(&old, &receive(&other))));
    let parts = texts(&parts(&old, &send(&old, &receiving)));
    for part in &parts[..parts.len() - 1] {
        let progress = take(&new, &receiving, text(part));
        for other in recorded.iter().chain(&foreign) {
            assert_eq!(take(&new, &receiving, text(other)), progress);
        }
    }
    let arrived = take(&new, &receiving, text(parts.last().unwrap())).2;
    assert_eq!(arrived.unwrap().accounts.len(), 3);
}

#[test]
fn a_move_that_is_sent_anew_begins_anew() {
    let (old, new) = (old_phone(3), Phone::new());
    let receiving = receive(&new);
    let first = texts(&parts(&old, &send(&old, &receiving)));
    let second = texts(&parts(&old, &send(&old, &receiving)));
    let total = u32::try_from(first.len()).unwrap();
    assert!(total > 1);
    assert_eq!(take(&new, &receiving, text(&first[0])), (1, total, None));
    assert_eq!(take(&new, &receiving, text(&second[1])), (1, total, None));
    let more = second[0].replace(&format!("/1/{total}/"), &format!("/1/{}/", total + 5));
    assert_eq!(take(&new, &receiving, text(&more)), (1, total + 5, None));
    // What was begun last counts, whole or not.
    assert_eq!(feed(&new, &receiving, &second).unwrap().accounts.len(), 3);
}

#[test]
fn security_23_a_key_that_agrees_with_everybody_is_refused() {
    let old = old_phone(1);
    for low_order in [[0; 32], {
        let mut one = [0; 32];
        one[0] = 1;
        one
    }] {
        let asking = format!("COUNTERSIGN-MOVE-1/{}", BASE32_NOPAD.encode(&low_order));
        let refused = old.authenticator.send_transfer(text(&asking), at(NOW));
        assert_eq!(refused.unwrap_err(), AuthenticatorError::TransferDamaged);
    }
    assert_eq!(old.authenticator.journal(0, 10).unwrap(), []);
}

#[test]
fn security_14_more_than_the_screens_can_carry_is_refused() {
    let old = Phone::new();
    for number in 0..32 {
        let name = format!("{number}{}", "a".repeat(15_000));
        old.add(&format!("otpauth://totp/Contoso:{name}?secret={KEY}&issuer=Contoso"));
    }
    let sending = send(&old, &receive(&Phone::new()));
    verify(&old, at(NOW));
    let refused = old.authenticator.transfer_parts(sending.transfer, at(NOW));
    assert_eq!(refused.unwrap_err(), AuthenticatorError::TransferTooLarge);
}

#[test]
fn a_move_lives_ten_minutes_and_ends_with_the_lock_another_one_and_a_cancel() {
    let (old, new) = (old_phone(1), Phone::new());
    let expired = AuthenticatorError::ExpiredTicket;
    let is_over = |receiving: &Receiving, now: Moment| {
        let taken = new.authenticator.receive_part(receiving.transfer.clone(), text("hello"), now);
        taken.err() == Some(expired.clone())
    };
    let receiving = receive(&new);
    assert!(!is_over(&receiving, at(NOW + 599)));
    assert!(is_over(&receiving, at(NOW + 600)));
    assert!(is_over(&receiving, at(NOW)), "for good");
    let receiving = receive(&new);
    assert!(is_over(&receiving, at(NOW - 1)), "a clock that went back");
    let (first, second) = (receive(&new), receive(&new));
    assert!(is_over(&first, at(NOW)) && !is_over(&second, at(NOW)));
    new.authenticator.cancel_transfer("no such".to_owned()).unwrap();
    assert!(!is_over(&second, at(NOW)));
    new.authenticator.cancel_transfer(second.transfer.clone()).unwrap();
    new.authenticator.cancel_transfer(second.transfer.clone()).unwrap();
    assert!(is_over(&second, at(NOW)));
    let receiving = receive(&new);
    new.authenticator.lock().unwrap();
    new.unlock();
    assert!(is_over(&receiving, at(NOW)));

    let receiving = receive(&new);
    let parts = |sending: &Sending, now| {
        verify(&old, now);
        old.authenticator.transfer_parts(sending.transfer.clone(), now).map(|parts| parts.len())
    };
    let sending = send(&old, &receiving);
    assert_eq!(parts(&sending, at(NOW + 600)), Err(expired.clone()));
    let (first, second) = (send(&old, &receiving), send(&old, &receiving));
    assert_eq!(parts(&first, at(NOW)), Err(expired.clone()));
    assert_eq!(parts(&second, at(NOW)), Ok(1));
    let sending = send(&old, &receiving);
    old.authenticator.cancel_transfer(sending.transfer.clone()).unwrap();
    assert_eq!(parts(&sending, at(NOW)), Err(expired.clone()));
    let sending = send(&old, &receiving);
    old.authenticator.lock().unwrap();
    assert_eq!(parts(&sending, at(NOW)), Err(expired));
    assert_eq!(old.authenticator.journal(0, 10).unwrap().len(), 1, "one has left");
}

#[test]
fn a_locked_phone_moves_nothing() {
    let (old, new) = (old_phone(1), Phone::new());
    let receiving = receive(&new);
    let sending = send(&old, &receiving);
    for phone in [&old, &new] {
        phone.authenticator.lock().unwrap();
    }
    let core = &old.authenticator;
    let locked = AuthenticatorError::Locked;
    assert_eq!(core.receive_transfer(at(NOW)).unwrap_err(), locked);
    assert_eq!(core.send_transfer(seen(&receiving.qr), at(NOW)).unwrap_err(), locked);
    assert_eq!(core.transfer_parts(sending.transfer, at(NOW)).unwrap_err(), locked);
    assert_eq!(fed(&new, &receiving, "hello").unwrap_err(), locked);
    core.cancel_transfer(receiving.transfer).unwrap();
}

#[test]
fn what_is_there_already_is_told_and_what_approved_is_paired_again() {
    let (old, _service) = paired();
    let (registered, _server) = privacyidea::registered();
    for old in [&old, &registered] {
        let new = Phone::new();
        let receiving = receive(&new);
        let arrived = feed(&new, &receiving, &texts(&parts(old, &send(old, &receiving)))).unwrap();
        let approved = arrived.accounts.iter().filter(|it| it.approved).count();
        assert_eq!(approved + arrived.approve_only.len(), 1);
    }
    let (old, new) = (old_phone(2), old_phone(1));
    let receiving = receive(&new);
    let arrived = feed(&new, &receiving, &texts(&parts(&old, &send(&old, &receiving)))).unwrap();
    let same = Collision::Same { account: new.ids().remove(0) };
    let told: Vec<_> = arrived.accounts.iter().map(|it| it.collision.clone()).collect();
    assert_eq!(told, [same, Collision::New]);
}

#[test]
fn pictures_are_checked_as_everywhere() {
    let (old, new) = (old_phone(1), Phone::new());
    let receiving = receive(&new);
    let small = || Captured::Image { luma: vec![0; 3], width: 2, height: 2, row_stride: 2 };
    let sent = old.authenticator.send_transfer(small(), at(NOW));
    assert_eq!(sent.unwrap_err(), AuthenticatorError::PictureUnreadable);
    let taken = new.authenticator.receive_part(receiving.transfer.clone(), small(), at(NOW));
    assert_eq!(taken.unwrap_err(), AuthenticatorError::PictureUnreadable);
    // Several codes in one picture, one of them of this move.
    let parts = parts(&old, &send(&old, &receiving));
    let part = Picture::of_modules(&parts[0].modules, 4);
    let side = part.width;
    let both = Picture::blank(2 * side, side, 255)
        .with(&Picture::of("hello", 4), 0, 0)
        .with(&part, side, 0);
    let [width, height] = [2 * side, side].map(|side| side.try_into().unwrap());
    let both = Captured::Image { luma: both.luma, width, height, row_stride: width };
    assert_eq!(take(&new, &receiving, both).0, 1);
}
