//! What protects a person from prompts that they did not ask for.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{FirstTime, OutcomeKind, ServiceView};
use support::service::{NUMBER, Service};
use support::{NOW, Phone, answer, approve, at, deny, outcome, paired};

fn service_view(phone: &Phone, now: i64) -> ServiceView {
    phone.authenticator.home(at(now)).unwrap().accounts.remove(0).service.unwrap()
}

fn first_times(phone: &Phone, service: &mut Service) -> (String, Vec<FirstTime>) {
    phone.refresh(service, at(service.now));
    let prompt = phone.authenticator.home(at(service.now)).unwrap().prompts.remove(0);
    (prompt.id, prompt.first_times)
}

#[test]
fn what_is_new_is_said_until_it_was_approved_once() {
    let (phone, mut service) = paired();
    service.open_from("sign_in", "TW");
    let (prompt, first) = first_times(&phone, &mut service);
    assert_eq!(first, [FirstTime::Any], "the pairing itself is no sign-in");
    answer(&phone, &mut service, &prompt, approve(NUMBER));
    service.open_from("sign_in", "BR");
    let (prompt, first) = first_times(&phone, &mut service);
    assert_eq!(first, [FirstTime::Country]);
    answer(&phone, &mut service, &prompt, deny());
    service.open_from("sign_in", "BR");
    let (prompt, first) = first_times(&phone, &mut service);
    assert_eq!(first, [FirstTime::Country], "refusing teaches nothing");
    answer(&phone, &mut service, &prompt, approve(NUMBER));
    service.open_from("sign_in", "BR");
    assert_eq!(first_times(&phone, &mut service).1, []);
}

#[test]
fn security_20_a_flood_is_one_card_and_one_tap_refuses_it_all() {
    let (phone, mut service) = paired();
    for _ in 0..6 {
        service.open("sign_in");
    }
    let prompts = phone.refresh(&mut service, at(NOW));
    assert_eq!(prompts.len(), 6);
    assert_eq!(service_view(&phone, NOW).burst, Some(6), "the check of the pairing was approved");
    assert_eq!(service_view(&phone, NOW + 601).burst, None);
    let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0).id;
    let sent = service.requests.len();
    let steps = phone.authenticator.deny_all(account, at(NOW)).unwrap();
    assert_eq!(steps.len(), 6);
    assert_eq!(service.requests.len(), sent, "kept before the first is sent");
    for step in steps {
        let event = phone.carry_out(step, &mut service, at(NOW));
        assert_eq!(outcome(&event).0, OutcomeKind::Denied);
    }
    assert!(phone.authenticator.home(at(NOW)).unwrap().prompts.is_empty());
}

#[test]
fn a_person_who_signs_in_often_is_not_warned_of_a_burst() {
    let (phone, mut service) = paired();
    for _ in 0..6 {
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    }
    assert_eq!(service_view(&phone, NOW).burst, None);
    for _ in 0..5 {
        service.open("sign_in");
    }
    phone.refresh(&mut service, at(NOW));
    assert_eq!(service_view(&phone, NOW).burst, Some(5));
}

#[test]
fn refusals_that_were_kept_go_out_after_a_crash() {
    let (mut phone, mut service) = paired();
    service.open("sign_in");
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0).id;
    phone.authenticator.deny_all(account, at(NOW)).unwrap();
    phone.restart();
    for prompt in prompts {
        // Even if the person now says yes: the refusal was first.
        let event = answer(&phone, &mut service, &prompt, approve(NUMBER));
        assert_eq!(outcome(&event).0, OutcomeKind::Denied);
    }
}

#[test]
fn two_refusals_make_it_quiet_for_twenty_minutes() {
    let (phone, mut service) = paired();
    for quiet in [None, Some(20 * 60 * 1000)] {
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        answer(&phone, &mut service, &prompts[0], deny());
        assert_eq!(service_view(&phone, NOW).quiet_ms, quiet);
    }
    service.open("sign_in");
    assert_eq!(phone.refresh(&mut service, at(NOW)).len(), 1, "quiet, but never lost");
    assert_eq!(service_view(&phone, NOW + 1200).quiet_ms, None);
}
