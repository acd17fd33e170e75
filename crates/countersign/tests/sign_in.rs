//! Pairing and answering, as a shell would do them.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    AuthenticatorError, Event, Failure, Input, NumberMatching, OutcomeKind, PlatformError, Problem,
    RefreshReason, ServiceState, SignInKind, Step,
};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use support::service::{Fault, NUMBER, Service, parts};
use support::{NOW, Phone, answer, approve, at, deny, outcome, paired, start_pairing, ticket};

fn step_exchange(step: &Step) -> String {
    match step {
        Step::Done { exchange, .. }
        | Step::Send { exchange, .. }
        | Step::Sign { exchange, .. }
        | Step::Unwrap { exchange, .. } => exchange.clone(),
    }
}

fn failed(failure: Failure) -> Event {
    Event::Failed { failure }
}

/// Every file of the vault, to see that nothing was changed.
fn files(directory: &Path) -> HashMap<String, Vec<u8>> {
    let entries = fs::read_dir(directory).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn state(phone: &Phone) -> ServiceState {
    let accounts = phone.authenticator.home(at(NOW)).unwrap().accounts;
    accounts[0].service.as_ref().unwrap().state
}

#[test]
fn a_phone_is_paired_once_its_number_was_typed() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    let step = start_pairing(&phone, &service);
    phone.carry_out(step, &mut service, at(NOW));
    let prompts = phone.refresh(&mut service, at(NOW));
    let home = phone.authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.accounts[0].issuer, "Contoso");
    assert_eq!(home.accounts[0].code.as_ref().unwrap().len(), 6);
    assert_eq!(state(&phone), ServiceState::Unconfirmed);
    assert_eq!(home.prompts[0].kind, SignInKind::PairingCheck);
    assert_eq!(
        (&home.prompts[0].number, home.prompts[0].expires),
        (&NumberMatching::Digits { count: 6 }, NOW + 300)
    );
    let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
    assert_eq!(state(&phone), ServiceState::Active);
    assert!(phone.authenticator.home(at(NOW)).unwrap().prompts.is_empty());
}

#[test]
fn a_pairing_that_is_refused_leaves_nothing_behind() {
    for decision in [deny(), approve("000000")] {
        let (phone, mut service) = (Phone::new(), Service::new(NOW));
        let step = start_pairing(&phone, &service);
        phone.carry_out(step, &mut service, at(NOW));
        let prompts = phone.refresh(&mut service, at(NOW));
        assert_eq!(phone.keys.count(), 2);
        for _ in 0..if decision == deny() { 1 } else { 3 } {
            answer(&phone, &mut service, &prompts[0], decision.clone());
        }
        assert!(phone.authenticator.home(at(NOW)).unwrap().accounts.is_empty());
        assert_eq!(phone.keys.count(), 0);
    }
}

#[test]
fn a_pairing_without_a_reply_is_sent_again_with_the_same_bytes() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    let ticket = ticket(&phone, &service);
    let mut sent = Vec::new();
    let pair = || phone.authenticator.pair(ticket.clone(), "Pixel 9".to_owned(), at(NOW)).unwrap();
    let event = phone.carry_out_with(pair(), at(NOW), |request| {
        sent.push(request.body);
        Input::Failed { failure: PlatformError::Timeout }
    });
    assert_eq!(event, failed(Failure::Timeout));
    let event = phone.carry_out(pair(), &mut service, at(NOW));
    assert!(matches!(event, Event::Paired { .. }), "{event:?}");
    assert_eq!(sent.len(), 2, "once, and once more by itself");
    assert!(sent.iter().all(|body| *body == service.requests[0].body));
    let again = phone.authenticator.pair(ticket, "Pixel 9".to_owned(), at(NOW));
    assert_eq!(again.unwrap_err(), AuthenticatorError::ExpiredTicket, "a ticket is good once");
}

#[test]
fn a_wrong_service_pairs_nothing_and_changes_nothing() {
    for (fault, failure) in [
        (Fault::Garbage, Failure::ServiceReply),
        (Fault::Html, Failure::ServiceReply),
        (Fault::Nothing, Failure::ServiceReply),
        (Fault::Oversized, Failure::ServiceReply),
        (Fault::Redirect, Failure::ServiceReply),
        (Fault::ServerError, Failure::ServiceError),
        (Fault::WrongKey, Failure::ServiceSignature),
        (Fault::WrongRequest, Failure::ServiceSignature),
    ] {
        let (phone, mut service) = (Phone::new(), Service::new(NOW));
        let before = files(phone.directory.path());
        service.fault = fault;
        let step = start_pairing(&phone, &service);
        let event = phone.carry_out(step, &mut service, at(NOW));
        assert_eq!(event, failed(failure), "{fault:?}");
        assert_eq!(files(phone.directory.path()), before, "{fault:?}");
    }
}

#[test]
fn a_wrong_service_settles_no_answer() {
    for (fault, failure) in [
        (Fault::Garbage, Failure::ServiceReply),
        (Fault::ServerError, Failure::ServiceError),
        (Fault::WrongKey, Failure::ServiceSignature),
        (Fault::WrongRequest, Failure::ServiceReply),
    ] {
        let (mut phone, mut service) = paired();
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        service.fault = fault;
        let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
        assert_eq!(event, failed(failure), "{fault:?}");
        let bytes = service.requests.last().unwrap().body.clone();
        service.fault = Fault::None;
        phone.restart();
        let event = answer(&phone, &mut service, &prompts[0], approve("111111"));
        assert_eq!(outcome(&event), (OutcomeKind::Approved, 0), "{fault:?}");
        assert_eq!(service.requests.last().unwrap().body, bytes, "one signature an attempt");
    }
}

#[test]
fn a_wrong_number_can_be_tried_again() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let event = answer(&phone, &mut service, &prompts[0], approve("060418"));
    assert_eq!(outcome(&event), (OutcomeKind::WrongNumber, 2));
    let event = answer(&phone, &mut service, &prompts[0], approve("０６ ０４ １７"));
    assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
    let attempts: Vec<_> = service.requests.iter().rev().take(2).map(payload).collect();
    assert_eq!((&attempts[0]["attempt"], &attempts[1]["attempt"]), (&2.into(), &1.into()));
    assert_eq!(attempts[0]["number"], NUMBER);
    assert_eq!(attempts[0]["uv"], "passcode");
    let event = answer(&phone, &mut service, &prompts[0], deny());
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
}

fn payload(request: &countersign::HttpRequest) -> serde_json::Value {
    parts(std::str::from_utf8(&request.body).unwrap()).1
}

#[test]
fn a_number_of_another_length_is_not_sent() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let sent = service.requests.len();
    let result = phone.authenticator.answer(prompts[0].clone(), approve("60417"), at(NOW));
    assert_eq!(result.unwrap_err(), AuthenticatorError::NumberLength { count: 6 });
    assert_eq!(service.requests.len(), sent);
}

#[test]
fn refusing_asks_nobody() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let step = phone.authenticator.answer(prompts[0].clone(), deny(), at(NOW)).unwrap();
    assert!(matches!(step, Step::Send { .. }), "no sheet: {step:?}");
    assert_eq!(outcome(&phone.carry_out(step, &mut service, at(NOW))), (OutcomeKind::Denied, 0));
    assert_eq!(payload(service.requests.last().unwrap())["reason"], "not_me");
}

#[test]
fn a_cancelled_sheet_uses_no_attempt() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let sent = service.requests.len();
    for (failure, expected) in [
        (PlatformError::Cancelled, Failure::Cancelled),
        (PlatformError::KeyInvalidated, Failure::KeyInvalidated),
        (PlatformError::NoScreenLock, Failure::NoScreenLock),
    ] {
        let step = phone.authenticator.answer(prompts[0].clone(), approve(NUMBER), at(NOW));
        let Step::Sign { exchange, .. } = step.unwrap() else { panic!("no sheet") };
        let step = phone.authenticator.resume(exchange, Input::Failed { failure }, at(NOW));
        assert!(matches!(step.unwrap(), Step::Done { event, .. } if event == failed(expected)));
    }
    assert_eq!(service.requests.len(), sent, "nothing was sent");
    let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
    assert_eq!(payload(service.requests.last().unwrap())["attempt"], 1);
}

#[test]
fn refusing_after_an_approval_without_a_reply_first_learns_what_became_of_it() {
    for (number, ends) in [(NUMBER, OutcomeKind::Approved), ("000000", OutcomeKind::Denied)] {
        let (phone, mut service) = paired();
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        let step = phone.authenticator.answer(prompts[0].clone(), approve(number), at(NOW));
        phone.carry_out_with(step.unwrap(), at(NOW), |_| Input::Failed {
            failure: PlatformError::Offline,
        });
        let event = answer(&phone, &mut service, &prompts[0], deny());
        assert_eq!(outcome(&event).0, ends);
    }
}

#[test]
fn an_expired_request_is_not_decided_but_can_be_reported() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let late = at(NOW + 300);
    for decision in [approve(NUMBER), deny()] {
        let step = phone.authenticator.answer(prompts[0].clone(), decision, late).unwrap();
        let refused = Event::Refused { problem: Problem::ChallengeExpired };
        assert!(matches!(step, Step::Done { event, .. } if event == refused));
    }
    assert!(phone.authenticator.home(late).unwrap().prompts[0].expired);
    let step = phone.authenticator.report(prompts[0].clone(), late).unwrap();
    assert_eq!(outcome(&phone.carry_out(step, &mut service, late)), (OutcomeKind::Reported, 0));
    let day_later = at(NOW + 300 + 86_400);
    assert!(phone.authenticator.home(day_later).unwrap().prompts.is_empty());
}

#[test]
fn an_expired_request_of_the_person_is_put_away_and_an_open_one_is_not() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompt = phone.refresh(&mut service, at(NOW)).swap_remove(0);
    let core = &phone.authenticator;
    let put_away = |now| core.put_away(prompt.clone(), now);
    assert_eq!(put_away(at(NOW + 299)).unwrap_err(), AuthenticatorError::WrongState);
    let late = at(NOW + 300);
    assert_eq!(core.home(late).unwrap().prompts.len(), 1);
    put_away(late).unwrap();
    assert!(core.home(late).unwrap().prompts.is_empty());
    assert!(phone.refresh(&mut service, late).is_empty());
    assert_eq!(put_away(late).unwrap_err(), AuthenticatorError::NotFound);
    core.lock().unwrap();
    assert_eq!(put_away(late).unwrap_err(), AuthenticatorError::Locked);
}

#[test]
fn setting_the_phones_clock_does_not_make_a_request_last_longer() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let mut turned_back = at(NOW + 301);
    turned_back.unix_ms = (NOW - 3600) * 1000;
    let step = phone.authenticator.answer(prompts[0].clone(), approve(NUMBER), turned_back);
    let refused = Event::Refused { problem: Problem::ChallengeExpired };
    assert!(matches!(step.unwrap(), Step::Done { event, .. } if event == refused));
}

#[test]
fn what_was_closed_elsewhere_disappears() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    service.close_all();
    assert!(phone.refresh(&mut service, at(NOW)).is_empty());
    let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
}

#[test]
fn a_list_that_was_overtaken_closes_nothing() {
    let (phone, mut service) = paired();
    let core = &phone.authenticator;
    let Step::Send { exchange, request, .. } =
        core.refresh(RefreshReason::Now, at(NOW)).unwrap().swap_remove(0)
    else {
        panic!("nothing is sent");
    };
    let response = service.handle(&request);
    service.open("sign_in");
    assert_eq!(phone.refresh(&mut service, at(NOW + 1)).len(), 1);
    let step = core.resume(exchange, Input::Response { response }, at(NOW + 2)).unwrap();
    assert!(matches!(step, Step::Done { event: Event::Refreshed { .. }, .. }), "{step:?}");
    assert_eq!(core.home(at(NOW + 2)).unwrap().prompts.len(), 1);
    service.close_all();
    assert!(phone.refresh(&mut service, at(NOW + 3)).is_empty());
}

#[test]
fn a_request_signed_by_another_key_is_ignored_and_closes_nothing() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    assert_eq!(phone.refresh(&mut service, at(NOW)).len(), 1);
    service.fault = Fault::WrongKey;
    service.open("sign_in");
    service.fault = Fault::None;
    let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW));
    assert!(matches!(event, Event::Refreshed { ignored: 1, .. }), "{event:?}");
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().prompts.len(), 1);
}

#[test]
fn a_wrong_clock_is_mended_once_and_never_by_more_than_a_day() {
    let (phone, mut service) = paired();
    let far = at(NOW - 3600);
    service.problem = Some((400, "clock_skew"));
    let sent = service.requests.len();
    let steps = phone.authenticator.refresh(RefreshReason::Now, far).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), &mut service, far);
    assert_eq!(event, Event::Refused { problem: Problem::ClockSkew });
    let times: Vec<_> =
        service.requests[sent..].iter().map(|it| payload(it)["iat"].clone()).collect();
    assert_eq!(times, [serde_json::json!(NOW - 3600), serde_json::json!(NOW)]);
    let sent = service.requests.len();
    let further = at(NOW - 90_000);
    let steps = phone.authenticator.refresh(RefreshReason::Now, further).unwrap();
    phone.carry_out(steps.into_iter().next().unwrap(), &mut service, further);
    assert_eq!(service.requests.len(), sent + 1, "no retry");
}

#[test]
fn a_phone_that_is_no_longer_known_keeps_its_account() {
    let (phone, mut service) = paired();
    service.problem = Some((403, "device_unknown"));
    let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW));
    assert_eq!(event, Event::Refused { problem: Problem::DeviceUnknown });
    let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0);
    assert!(account.code.is_some());
    assert_eq!(account.service.unwrap().state, ServiceState::Inactive);
    phone.authenticator.remove(account.id.clone(), at(NOW)).unwrap();
    phone.authenticator.delete_now(account.id).unwrap();
    assert_eq!(phone.keys.count(), 0);
}

#[test]
fn a_pairing_whose_number_was_never_typed_vanishes_when_the_service_forgot_it() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    phone.carry_out(start_pairing(&phone, &service), &mut service, at(NOW));
    phone.refresh(&mut service, at(NOW));
    assert_eq!((state(&phone), phone.keys.count()), (ServiceState::Unconfirmed, 2));
    service.problem = Some((403, "device_unknown"));
    let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW + 601)).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW + 601));
    assert_eq!(event, Event::Refused { problem: Problem::DeviceUnknown });
    assert!(phone.authenticator.home(at(NOW + 601)).unwrap().accounts.is_empty());
    assert_eq!(phone.keys.count(), 0);
}

#[test]
fn a_pairing_whose_number_was_typed_stays_whatever_became_of_the_reply() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    phone.carry_out(start_pairing(&phone, &service), &mut service, at(NOW));
    let prompts = phone.refresh(&mut service, at(NOW));
    service.fault = Fault::Garbage;
    answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    service.fault = Fault::None;
    service.problem = Some((403, "device_unknown"));
    let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW));
    assert_eq!((state(&phone), phone.keys.count()), (ServiceState::Inactive, 2));
}

#[test]
fn a_service_that_checks_a_pairing_no_more_has_confirmed_it() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    phone.carry_out(start_pairing(&phone, &service), &mut service, at(NOW));
    phone.refresh(&mut service, at(NOW));
    assert_eq!(state(&phone), ServiceState::Unconfirmed);
    service.close_all();
    phone.refresh(&mut service, at(NOW));
    assert_eq!(state(&phone), ServiceState::Active);
}

#[test]
fn keys_that_fail_leave_nothing_behind() {
    let (phone, service) = (Phone::new(), Service::new(NOW));
    *phone.keys.broken.lock().unwrap() = Some(PlatformError::NoScreenLock);
    let step = start_pairing(&phone, &service);
    assert!(matches!(step, Step::Done { event, .. } if event == failed(Failure::NoScreenLock)));
    assert!(phone.authenticator.home(at(NOW)).unwrap().accounts.is_empty());
}

#[test]
fn a_signature_that_does_not_hold_is_never_sent() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let sent = service.requests.len();
    for der in [Vec::new(), vec![0x30, 0x00], vec![0x30, 0x06, 2, 1, 1, 2, 1, 1]] {
        let step = phone.authenticator.answer(prompts[0].clone(), approve(NUMBER), at(NOW));
        let Step::Sign { exchange, .. } = step.unwrap() else { panic!("no sheet") };
        let result = phone.authenticator.resume(exchange, Input::Signature { der }, at(NOW));
        assert_eq!(result.unwrap_err(), AuthenticatorError::Unavailable);
    }
    assert_eq!(service.requests.len(), sent);
}

#[test]
fn steps_are_answered_with_what_they_ask_for() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let step = phone.authenticator.answer(prompts[0].clone(), approve(NUMBER), at(NOW)).unwrap();
    let Step::Sign { exchange, key, message, .. } = step else { panic!("no sheet") };
    let response = countersign::HttpResponse { status: 200, headers: vec![], body: vec![] };
    let resume = |input| phone.authenticator.resume(exchange.clone(), input, at(NOW));
    let wrong = resume(Input::Response { response }).unwrap_err();
    assert_eq!(wrong, AuthenticatorError::WrongState);
    let der = phone.keys.sign_by_person(&key, &message);
    assert!(matches!(resume(Input::Signature { der: der.clone() }).unwrap(), Step::Send { .. }));
    phone.authenticator.cancel(exchange.clone()).unwrap();
    assert_eq!(resume(Input::Signature { der }).unwrap_err(), AuthenticatorError::WrongState);
}

#[test]
fn a_locked_phone_asks_and_refuses_but_approves_nothing() {
    let (mut phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let approving = |phone: &Phone| {
        let answer = phone.authenticator.answer(prompts[0].clone(), approve(NUMBER), at(NOW));
        answer.map(|step| step_exchange(&step))
    };
    let begun = approving(&phone).unwrap();
    phone.authenticator.lock().unwrap();
    let input = Input::Signature { der: Vec::new() };
    let resumed = phone.authenticator.resume(begun, input, at(NOW));
    assert_eq!(resumed.unwrap_err(), AuthenticatorError::WrongState);
    for _ in 0..2 {
        assert_eq!(approving(&phone).unwrap_err(), AuthenticatorError::Locked);
        assert_eq!(phone.authenticator.home(at(NOW)).unwrap_err(), AuthenticatorError::Locked);
        let view = phone.authenticator.lock_view(at(NOW)).unwrap();
        assert_eq!((view.locked, view.waiting), (true, Some(1)));
        for step in phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap() {
            let event = phone.carry_out(step, &mut service, at(NOW));
            assert!(matches!(event, Event::Refreshed { .. }), "{event:?}");
        }
        phone.start_again();
    }
    let event = answer(&phone, &mut service, &prompts[0], deny());
    assert_eq!(outcome(&event), (OutcomeKind::Denied, 0));
    assert_eq!(phone.authenticator.lock_view(at(NOW)).unwrap().waiting, Some(0));
}

#[test]
fn a_locked_terminal_does_nothing() {
    let phone = Phone::in_a_terminal();
    phone.authenticator.lock().unwrap();
    assert_eq!(
        phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap_err(),
        AuthenticatorError::Locked
    );
    let view = phone.authenticator.lock_view(at(NOW)).unwrap();
    assert_eq!((view.locked, view.waiting, view.policy, view.phone), (true, None, None, None));
    assert_eq!(view.passcode_tries_left, Some(10));
}

#[test]
fn plain_http_is_not_paired_with_unless_the_program_allows_it() {
    let phone = Phone::new();
    let qr = format!(
        "http://127.0.0.1:8080/countersign/pair#v=1&code={}&key={}",
        "7".repeat(26),
        "A".repeat(43)
    );
    let ticket = phone.authenticator.scan(qr, at(NOW)).unwrap().ticket;
    let refused = phone.authenticator.pair(ticket, "Pixel 9".to_owned(), at(NOW));
    assert_eq!(refused.unwrap_err(), AuthenticatorError::AddressRefused);
}

#[test]
fn a_phone_is_paired_by_hand_with_the_product_key() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    let typed = service.product_key().to_lowercase().replace('-', " ").replace('0', "o");
    let scanned =
        phone.authenticator.scan_product_key("mfa.contoso.example".into(), typed, at(NOW));
    let ticket = scanned.unwrap().ticket;
    let step = phone.authenticator.pair(ticket, "Pixel 9".to_owned(), at(NOW)).unwrap();
    let event = phone.carry_out(step, &mut service, at(NOW));
    assert!(matches!(event, Event::Paired { .. }), "{event:?}");
    assert_eq!(payload(&service.requests[0])["code"], "7GK4MH3J5XN9Q0R");
}

#[test]
fn a_product_key_of_another_service_pairs_nothing() {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    let key = Service::new(NOW).product_key();
    let scanned = phone.authenticator.scan_product_key("mfa.contoso.example".into(), key, at(NOW));
    let ticket = scanned.unwrap().ticket;
    let step = phone.authenticator.pair(ticket, "Pixel 9".to_owned(), at(NOW)).unwrap();
    let event = phone.carry_out(step, &mut service, at(NOW));
    assert_eq!(event, failed(Failure::ServiceSignature));
    assert_eq!(phone.keys.count(), 0);
}
