//! A service that replaces its key, and a phone that leaves.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    AuthenticatorError, Event, Failure, JournalAction, OutcomeKind, Problem, ReceiptState,
    RefreshReason,
};
use support::service::{Fault, NUMBER, parts};
use support::{NOW, PASSCODE, answer, approve, at, deny, outcome, paired};

#[test]
fn a_replaced_key_is_followed_over_several_steps() {
    let (mut phone, mut service) = paired();
    for steps in [1, 3, 8] {
        for _ in 0..steps {
            service.roll_over();
        }
        service.open("sign_in");
        let sent = service.requests.len();
        let prompts = phone.refresh(&mut service, at(NOW));
        assert_eq!(service.requests.len(), sent + 1 + steps);
        phone.restart();
        let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
        assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
    }
}

#[test]
fn a_key_that_is_replaced_between_question_and_answer_is_followed() {
    let (phone, mut service) = paired();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    service.roll_over();
    service.roll_over();
    let event = answer(&phone, &mut service, &prompts[0], approve(NUMBER));
    assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
}

#[test]
fn a_chain_that_does_not_hold_is_not_followed() {
    let (phone, mut service) = paired();
    for _ in 0..9 {
        service.roll_over();
    }
    let refresh = |service: &mut _| {
        let steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
        phone.carry_out(steps.into_iter().next().unwrap(), service, at(NOW))
    };
    let refused = Event::Failed { failure: Failure::ServiceSignature };
    assert_eq!(refresh(&mut service), refused, "more than eight steps at once");
    assert!(matches!(refresh(&mut service), Event::Refreshed { .. }), "the rest another time");
    service.fault = Fault::WrongKey;
    service.roll_over();
    service.fault = Fault::None;
    assert_eq!(refresh(&mut service), refused, "a link by a stranger");
}

#[test]
fn leaving_is_confirmed_by_the_service_and_then_the_account_goes() {
    for problem in [None, Some((403, "device_unknown"))] {
        let (phone, mut service) = paired();
        let account = phone.authenticator.home(at(NOW)).unwrap().accounts.remove(0).id;
        service.problem = Some((400, "bad_request"));
        let step = phone.authenticator.unpair(account.clone(), at(NOW)).unwrap();
        let event = phone.carry_out(step, &mut service, at(NOW));
        assert_eq!(event, Event::Refused { problem: Problem::BadRequest });
        assert_eq!(phone.authenticator.home(at(NOW)).unwrap().accounts.len(), 1);
        service.problem = problem;
        let step = phone.authenticator.unpair(account.clone(), at(NOW)).unwrap();
        let event = phone.carry_out(step, &mut service, at(NOW));
        assert_eq!(event, Event::Unpaired { account: account.clone() });
        assert!(phone.authenticator.home(at(NOW)).unwrap().accounts.is_empty());
        assert_eq!(phone.keys.count(), 0);
        let last = phone.authenticator.journal(0, 100).unwrap().pop().unwrap();
        assert_eq!((last.action, last.account), (JournalAction::Unpair, account.clone()));
        let again = phone.authenticator.unpair(account, at(NOW)).unwrap_err();
        assert_eq!(again, AuthenticatorError::NotFound);
    }
}

#[test]
fn the_journal_keeps_what_was_decided_with_proof() {
    let (mut phone, mut service) = paired();
    for decision in [approve("000000"), approve(NUMBER)] {
        service.close_all();
        service.open("sign_in");
        let prompts = phone.refresh(&mut service, at(NOW));
        answer(&phone, &mut service, &prompts[0], decision);
    }
    service.roll_over();
    service.close_all();
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    answer(&phone, &mut service, &prompts[0], deny());
    phone.restart();
    let journal = phone.authenticator.journal(0, 100).unwrap();
    assert!(journal.iter().all(|entry| entry.receipt == ReceiptState::Confirmed));
    let outcomes: Vec<_> = journal.iter().map(|entry| entry.outcome.unwrap()).collect();
    let (approved, wrong) = (OutcomeKind::Approved, OutcomeKind::WrongNumber);
    assert_eq!(outcomes, [approved, wrong, approved, OutcomeKind::Denied]);
    assert_eq!(journal[0].action, JournalAction::Pair);
    assert_eq!(journal[3].country.as_deref(), Some("TW"));
    assert_eq!(journal[3].at_ms, NOW * 1000);
    assert_eq!(phone.authenticator.journal(journal[1].id, 1).unwrap(), [journal[2].clone()]);
    assert!(!format!("{journal:?}").contains(NUMBER), "the number is nobody's business");
    let export = phone.authenticator.export_journal().unwrap();
    let lines: Vec<serde_json::Value> = serde_json::from_str(&export).unwrap();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[3]["at"], "2027-01-15T08:00:00Z");
    assert_eq!(lines[3]["action"], "deny");
    let receipt = lines[3]["receipt"]["jws"].as_str().unwrap();
    assert_eq!(parts(receipt).1["outcome"], "denied");
    for secret in [NUMBER, PASSCODE] {
        assert!(!export.contains(secret));
    }
}

#[test]
fn waiting_asks_the_service_to_take_its_time() {
    let (phone, mut service) = paired();
    let steps = phone.authenticator.refresh(RefreshReason::Waiting, at(NOW)).unwrap();
    phone.carry_out(steps.into_iter().next().unwrap(), &mut service, at(NOW));
    let request = service.requests.last().unwrap();
    let header = |name| request.headers.iter().find(|header| header.name == name);
    assert_eq!(header("Prefer").unwrap().value, "wait=25");
    assert!(request.timeout_ms >= 35_000);
    let (header, _) = parts(std::str::from_utf8(&request.body).unwrap());
    assert_eq!(header["typ"], "countersign-v1-poll+jwt");
}
