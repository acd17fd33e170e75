//! Links that other apps hand over: they wait, count once, and never act by themselves.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    Authenticator, AuthenticatorError, Choice, InboxItem, LockPolicy, Moment, Reason, Scan,
};
use support::{Phone, at};

fn link(name: &str) -> String {
    format!("otpauth://totp/Contoso:{name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso")
}

fn names(phone: &Phone, now: Moment) -> Vec<String> {
    let accounts = phone.authenticator.home(now).unwrap().accounts;
    accounts.into_iter().map(|account| account.name).collect()
}

fn waiting(authenticator: &Authenticator, now: Moment) -> u32 {
    authenticator.lock_view(now).unwrap().links
}

fn name(item: &InboxItem) -> &str {
    match &item.scanned.scan {
        Scan::Account { account, .. } => &account.name,
        other => panic!("{other:?}"),
    }
}

#[test]
fn security_07_a_link_waits_behind_the_lock_and_then_for_the_person() {
    let mut phone = Phone::new();
    phone.start_again();
    let core = &phone.authenticator;
    assert_eq!(core.inbox(link("alice"), at(0)), Ok(1));
    assert_eq!(core.inbox_next(at(1)), Err(AuthenticatorError::Locked));
    assert_eq!(waiting(core, at(1)), 1);
    phone.unlock();
    assert_eq!(names(&phone, at(2)), [""; 0], "unlocking adds nothing");
    let item = phone.authenticator.inbox_next(at(2)).unwrap().unwrap();
    assert_eq!((name(&item), item.more), ("alice", 0));
    assert_eq!(names(&phone, at(2)), [""; 0], "looking at it adds nothing");
    phone.authenticator.add(item.scanned.ticket, Choice::KeepBoth, at(3)).unwrap();
    assert_eq!(names(&phone, at(3)), ["alice"]);
    assert_eq!(phone.authenticator.inbox_next(at(3)), Ok(None));
}

#[test]
fn security_07_a_link_that_comes_twice_is_looked_at_once() {
    let phone = Phone::new();
    let core = &phone.authenticator;
    assert_eq!(core.inbox(link("alice"), at(0)), Ok(1));
    assert_eq!(core.inbox(link("alice"), at(0)), Ok(1));
    assert!(core.inbox_next(at(1)).unwrap().is_some());
    // The system makes the screen anew and hands the link over again.
    assert_eq!(core.inbox(link("alice"), at(2)), Ok(0));
    assert_eq!(core.inbox_next(at(2)), Ok(None));
    // The person opens it again.
    assert_eq!(core.inbox(link("alice"), at(11)), Ok(1));
    assert!(core.inbox_next(at(11)).unwrap().is_some());
}

#[test]
fn security_07_a_hundred_links_in_a_second_are_one_item_and_a_count() {
    let phone = Phone::new();
    let core = &phone.authenticator;
    for place in 0..100 {
        let count = core.inbox(link(&format!("user-{place}")), at(0)).unwrap();
        assert_eq!(count, place + 1);
    }
    for _ in 0..100 {
        assert_eq!(core.inbox(link("user-0"), at(0)), Ok(100));
    }
    let item = core.inbox_next(at(1)).unwrap().unwrap();
    assert_eq!((name(&item), item.more), ("user-99", 99), "the one that came last");
    assert_eq!(names(&phone, at(1)), [""; 0]);
    core.inbox_clear().unwrap();
    assert_eq!((waiting(core, at(1)), core.inbox_next(at(1))), (0, Ok(None)));
}

#[test]
fn security_07_more_links_than_are_kept_push_out_the_oldest() {
    let phone = Phone::new();
    let core = &phone.authenticator;
    for place in 0..300 {
        core.inbox(link(&format!("user-{place}")), at(0)).unwrap();
    }
    assert_eq!(waiting(core, at(0)), 128);
    let mut shown = Vec::new();
    while let Some(item) = core.inbox_next(at(1)).unwrap() {
        shown.push(name(&item).to_owned());
    }
    let expected: Vec<_> = (172..300).rev().map(|place| format!("user-{place}")).collect();
    assert_eq!(shown, expected);
}

#[test]
fn security_07_a_link_from_the_background_outlives_the_lock_but_not_ten_minutes() {
    let phone = Phone::new();
    let core = &phone.authenticator;
    core.set_lock_policy(LockPolicy::OnBackground).unwrap();
    assert!(core.on_background(at(0)).unwrap());
    assert_eq!(core.inbox(link("alice"), at(5)), Ok(1));
    assert!(core.on_foreground(at(6)).unwrap());
    assert_eq!(core.inbox_next(at(6)), Err(AuthenticatorError::Locked));
    phone.unlock();
    assert_eq!(waiting(core, at(604)), 1);
    assert_eq!((waiting(core, at(605)), core.inbox_next(at(605))), (0, Ok(None)));
}

#[test]
fn security_07_what_a_link_holds_is_judged_like_a_scan() {
    let phone = Phone::new();
    let core = &phone.authenticator;
    let scan = |text: String| {
        core.inbox(text, at(0)).unwrap();
        core.inbox_next(at(0)).unwrap().unwrap().scanned.scan
    };
    for text in ["a".repeat(16_385), "é".repeat(1_000_000), format!("aa{}", "€".repeat(5_461))] {
        assert!(
            matches!(scan(text), Scan::Rejected { reason: Reason::TooLong, .. }),
            "too long by a byte or a million"
        );
    }
    assert!(matches!(scan("a".repeat(16_384)), Scan::Foreign { .. }));
    assert!(matches!(scan(String::new()), Scan::Rejected { reason: Reason::Empty, .. }));
    // Not even a pairing link connects.
    let pairing = format!(
        "https://login.contoso.example/countersign/pair#v=1&code={}&key={}",
        "0".repeat(26),
        "A".repeat(43)
    );
    assert!(matches!(scan(pairing), Scan::Pairing { .. }));
}
