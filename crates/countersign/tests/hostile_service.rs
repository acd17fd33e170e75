//! What a service, or somebody in between, can try against a phone that is paired with it.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    Event, Failure, HttpHeader, HttpResponse, Input, Moment, OutcomeKind, PlatformError, Problem,
    RefreshReason, Step,
};
use serde_json::json;
use support::service::{NUMBER, Service, parts};
use support::{NOW, Phone, answer, approve, at, deny, outcome, paired, start_pairing};

/// Polls once; what was ignored, and how many requests are shown after it.
fn poll(phone: &Phone, service: &mut Service, now: Moment) -> (u32, usize) {
    let steps = phone.authenticator.refresh(RefreshReason::Now, now).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), service, now);
    let Event::Refreshed { ignored, .. } = event else { panic!("{event:?}") };
    (ignored, phone.authenticator.home(now).unwrap().prompts.len())
}

#[test]
fn security_15_a_replayed_challenge_is_not_asked_again() {
    for (decision, ends) in
        [(approve(NUMBER), OutcomeKind::Approved), (deny(), OutcomeKind::Denied)]
    {
        let (mut phone, mut service) = paired();
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        assert_eq!(outcome(&answer(&phone, &mut service, &prompts[0], decision)).0, ends);
        let replayed = service.signed_challenges();
        service.list(replayed);
        assert_eq!(poll(&phone, &mut service, at(NOW)), (0, 0));
        phone.restart();
        assert_eq!(poll(&phone, &mut service, at(NOW)), (0, 0));
        let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
        assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
    }
}

#[test]
fn security_15_a_challenge_of_another_phone_is_ignored() {
    let (phone, mut service) = paired();
    let mut challenge = service.challenge();
    challenge["aud"] = json!("dev-2");
    service.open_as(&challenge);
    assert_eq!(poll(&phone, &mut service, at(NOW)), (1, 0));
}

#[test]
fn security_16_a_challenge_of_another_service_or_account_is_ignored() {
    let (phone, mut service) = paired();
    let (_, other) = paired();
    let foreign = other.sign("challenge", &service.challenge());
    service.list(vec![foreign]);
    for (member, value) in [
        ("iss", json!("https://mfa.fabrikam.example/countersign")),
        ("account", json!("account-2")),
    ] {
        let mut challenge = service.challenge();
        challenge[member] = value;
        service.open_as(&challenge);
    }
    service.open("sign_in");
    assert_eq!(poll(&phone, &mut service, at(NOW)), (3, 1));
}

#[test]
fn security_17_times_that_cannot_be_are_ignored() {
    let (phone, mut service) = paired();
    for (iat, exp) in [
        (NOW, NOW),
        (NOW, NOW - 1),
        (NOW, NOW + 601),
        (NOW, NOW + 315_360_000),
        (NOW - 700, NOW + 1),
    ] {
        let mut challenge = service.challenge();
        (challenge["iat"], challenge["exp"]) = (json!(iat), json!(exp));
        service.open_as(&challenge);
    }
    assert_eq!(poll(&phone, &mut service, at(NOW)), (5, 0));
}

#[test]
fn security_17_a_phone_whose_clock_is_an_hour_off_decides_in_the_services_time() {
    for hours in [-3600, 3600] {
        let (phone, mut service) = paired();
        service.open("sign_in");
        // The wall clock alone is wrong; the phone has been on all the time.
        let moment =
            |seconds: i64| Moment { unix_ms: (NOW + seconds + hours) * 1000, ..at(NOW + seconds) };
        assert_eq!(poll(&phone, &mut service, moment(0)), (0, 1));
        let expired =
            |seconds| phone.authenticator.home(moment(seconds)).unwrap().prompts[0].expired;
        assert!(!expired(299) && expired(300) && expired(301));
    }
}

#[test]
fn security_18_no_number_is_in_what_the_phone_is_told() {
    let (phone, mut service) = paired();
    let mut challenge = service.challenge();
    challenge["number"] = json!(NUMBER);
    service.open_as(&challenge);
    phone.refresh(&mut service, at(NOW));
    let home = phone.authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.prompts.len(), 1, "unknown members are no fault");
    assert!(!format!("{home:?}").contains(NUMBER), "and nothing is made of them");
}

#[test]
fn security_18_three_wrong_numbers_end_it() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    for tries_left in [2, 1, 0] {
        let event = answer(&phone, &mut service, &prompts[0], approve("111111"));
        assert_eq!(outcome(&event), (OutcomeKind::WrongNumber, tries_left));
    }
    let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
    assert!(phone.authenticator.home(at(NOW)).unwrap().prompts.is_empty());
}

#[test]
fn security_21_two_taps_yield_one_signed_decision() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompt = phone.refresh(&mut service, at(NOW)).remove(0);
    let start = || phone.authenticator.answer(prompt.clone(), approve(NUMBER), at(NOW)).unwrap();
    let sheets = [start(), start()];
    let sends = sheets.map(|step| {
        let Step::Sign { exchange, key, message, .. } = step else { panic!("no sheet") };
        let der = phone.keys.sign_by_person(&key, &message);
        phone.authenticator.resume(exchange, Input::Signature { der }, at(NOW)).unwrap()
    });
    let bodies = sends.clone().map(|step| match step {
        Step::Send { request, .. } => request.body,
        other => panic!("{other:?}"),
    });
    assert_eq!(bodies[0], bodies[1], "the first that was kept is what both send");
    for send in sends {
        let event = phone.carry_out(send, &mut service, at(NOW));
        assert!(matches!(event, Event::Answered { .. }));
    }
}

#[test]
fn security_21_a_refusal_and_an_approval_at_once_are_never_both_lost() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompt = phone.refresh(&mut service, at(NOW)).remove(0);
    let step = phone.authenticator.answer(prompt.clone(), approve(NUMBER), at(NOW)).unwrap();
    let Step::Sign { exchange, key, message, .. } = step else { panic!("no sheet") };
    // While the sheet is open, the person refuses after all.
    let refusal = answer(&phone, &mut service, &prompt, deny());
    assert_eq!(outcome(&refusal).0, OutcomeKind::Denied);
    let der = phone.keys.sign_by_person(&key, &message);
    let sent = service.requests.len();
    let step = phone.authenticator.resume(exchange, Input::Signature { der }, at(NOW)).unwrap();
    let refused = Event::Refused { problem: Problem::AlreadyAnswered };
    assert!(matches!(step, Step::Done { event, .. } if event == refused));
    assert_eq!(service.requests.len(), sent, "an approval after a refusal is not sent");
}

#[test]
fn security_22_other_bytes_for_a_known_challenge_change_nothing() {
    let (phone, mut service) = paired();
    let mut challenge = service.challenge();
    service.open_as(&challenge);
    let prompt = phone.refresh(&mut service, at(NOW)).remove(0);
    let shown = phone.authenticator.home(at(NOW)).unwrap().prompts;
    service.close_all();
    challenge["app"] = json!("Payroll");
    service.open_as(&challenge);
    assert_eq!(poll(&phone, &mut service, at(NOW)), (0, 1));
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().prompts, shown);
    answer(&phone, &mut service, &prompt, approve(NUMBER));
    let (_, approval) = parts(std::str::from_utf8(&service.requests.last().unwrap().body).unwrap());
    let signed = service.signed_challenges();
    let hash = |jws: &str| {
        let input = jws.rsplit_once('.').unwrap().0;
        let digest = ring::digest::digest(&ring::digest::SHA256, input.as_bytes());
        data_encoding::BASE64URL_NOPAD.encode(digest.as_ref())
    };
    assert_eq!(approval["challenge_hash"], hash(&signed[1]), "what was shown is what is signed");
}

#[test]
fn security_14_replies_that_are_no_replies_change_nothing() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    assert_eq!(poll(&phone, &mut service, at(NOW)), (0, 1));
    let shown = phone.authenticator.home(at(NOW)).unwrap();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: [(&str, Vec<u8>); 6] = [
        ("application/jose", vec![b'.'; 1 << 20]),
        ("application/jose", deep.clone().into_bytes()),
        ("application/jose", b"\xff\xfe".to_vec()),
        ("application/problem+json", deep.into_bytes()),
        ("application/problem+json", b"{\"type\":\"a/device_unknown\",\"type\":\"b\"}".to_vec()),
        ("text/html", b"<html>".to_vec()),
    ];
    for (content_type, body) in bodies {
        for status in [200, 204, 302, 400, 404] {
            let headers =
                vec![HttpHeader { name: "Content-Type".into(), value: content_type.into() }];
            let response = HttpResponse { status, headers, body: body.clone() };
            let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
            let event = phone.carry_out_with(steps.into_iter().next().unwrap(), at(NOW), |_| {
                Input::Response { response: response.clone() }
            });
            assert_eq!(event, Event::Failed { failure: Failure::ServiceReply }, "{status}");
        }
    }
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap(), shown);
}

#[test]
fn every_problem_is_named_and_an_unknown_one_is_the_services() {
    let (phone, mut service) = paired();
    for (name, problem) in [
        ("account_blocked", Problem::AccountBlocked),
        ("bad_request", Problem::BadRequest),
        ("bad_signature", Problem::BadSignature),
        ("too_many_requests", Problem::TooManyRequests { retry_after: None }),
    ] {
        service.open("sign_in");
        service.problem = None;
        let prompts = phone.refresh(&mut service, at(NOW));
        service.problem = Some((400, name));
        let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
        assert_eq!(event, Event::Refused { problem });
        service.problem = None;
        let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
        assert_eq!(outcome(&event), (OutcomeKind::Approved, 0), "nothing was lost");
    }
    service.problem = Some((400, "invented_later"));
    let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    let event = phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW));
    assert_eq!(event, Event::Failed { failure: Failure::ServiceError });
}

#[test]
fn several_services_answer_hang_refuse_and_lie_independently() {
    let phone = Phone::new();
    let host = |number| format!("mfa-{number}.contoso.example");
    let mut services: Vec<_> = (0..20).map(|number| Service::at_host(NOW, &host(number))).collect();
    for service in &mut services {
        let step = start_pairing(&phone, service);
        phone.carry_out(step, service, at(NOW));
        let prompts = phone.refresh(service, at(NOW));
        answer(&phone, service, &prompts[0], approve(NUMBER));
    }
    for service in &mut services {
        service.open("sign_in");
    }
    let mut steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    assert_eq!(steps.len(), 20, "one round, all at the same time");
    steps.sort_by_key(|step| {
        let Step::Send { request, .. } = step else { panic!("{step:?}") };
        services.iter().position(|service| service.knows(request))
    });
    let rest = steps.split_off(4);
    let [good, hanging, broken, lying] = <[Step; 4]>::try_from(steps).unwrap();
    let event = phone.carry_out(good, &mut services[0], at(NOW));
    assert!(matches!(event, Event::Refreshed { ignored: 0, .. }), "{event:?}");
    let hang = Input::Failed { failure: PlatformError::Timeout };
    let event = phone.carry_out_with(hanging, at(NOW), |_| hang.clone());
    assert_eq!(event, Event::Failed { failure: Failure::Timeout });
    let response = HttpResponse { status: 503, headers: vec![], body: vec![] };
    let out_of_order = Input::Response { response };
    let event = phone.carry_out_with(broken, at(NOW), |_| out_of_order.clone());
    assert_eq!(event, Event::Failed { failure: Failure::ServiceError });
    // Passes off the list of another service as its own.
    let request = services[0].requests.last().unwrap().clone();
    let stolen = Input::Response { response: services[0].handle(&request) };
    let event = phone.carry_out_with(lying, at(NOW), |_| stolen.clone());
    assert!(matches!(event, Event::Failed { .. }), "{event:?}");
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().prompts.len(), 1);
    for (step, service) in rest.into_iter().zip(&mut services[4..]) {
        phone.carry_out(step, service, at(NOW));
    }
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().prompts.len(), 17);
}
