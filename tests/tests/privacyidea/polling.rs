//! Asking what is open: clocks, tokens that are no good any more, and polls that were spoilt.

use super::{assert_one_sentence, code, value};
use countersign_tests::{Message, Outcome, PushStage, Reply};
use serde_json::{Value, json};

fn polls(stage: &PushStage) -> Vec<Message> {
    stage.gate.heard().into_iter().filter(|it| it.target.starts_with("GET ")).collect()
}

fn refused(stage: &PushStage, error: &str) -> Outcome<()> {
    let reply: Reply = stage.phone.run(&["requests"])?.expecting(4)?;
    assert_one_sentence(&reply, &[error]);
    Ok(())
}

#[test]
fn a_request_is_listed_until_it_is_answered() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    assert_eq!(stage.requests()?, 0);
    let (sign_in, request) = stage.ask()?;
    assert_eq!(stage.request()?, request, "asked twice, and it is the same");
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.requests()?, 0);
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn a_clock_that_is_off_by_less_than_a_minute_needs_no_help() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    for seconds in [-40, 40] {
        let before = polls(&stage).len();
        stage.phone.ahead(seconds).done(&["requests"])?;
        assert_eq!(polls(&stage).len(), before + 1);
    }
    Ok(())
}

#[test]
fn a_clock_that_is_off_by_61_seconds_is_made_up_for() -> Outcome<()> {
    // The later a poll is, the more a clock that is behind is behind, and the less one ahead.
    for seconds in [-61, 90] {
        let (stage, _) = PushStage::enrolled(&json!({}))?;
        let phone = stage.phone.ahead(seconds);
        let sign_in = stage.server.open_sign_in(&stage.user)?;

        let requests = phone.done(&["requests"])?;

        let sent = polls(&stage);
        let (status, reply) = stage.server.hear(&sent[0])?;
        assert_eq!((status, code(&reply)), (400, 10), "the server does not take the first");
        assert_eq!(sent.len(), 2, "the second has the server's time");
        phone.done(&["approve", requests.text("/requests/0/id")?])?;
        assert_eq!(stage.standing(&sign_in)?, "accept");
        phone.done(&["requests"])?;
        assert_eq!(polls(&stage).len(), 3, "the phone remembers");
    }
    Ok(())
}

#[test]
fn a_clock_that_is_off_by_days_is_the_persons_to_set() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let reply = stage.phone.ahead(-3 * 86_400).run(&["requests"])?.expecting(4)?;
    assert_one_sentence(&reply, &["clock_skew"]);
    Ok(())
}

#[test]
fn a_poll_may_come_twice() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    stage.ask()?;
    let poll = polls(&stage).pop().unwrap();
    let (first, second) = (stage.server.hear(&poll)?, stage.server.hear(&poll)?);
    assert_eq!((first.0, second.0), (200, 200));
    assert_eq!(value(&first.1), value(&second.1));
    Ok(())
}

#[test]
fn a_spoilt_poll_gets_the_error_of_its_fault() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    stage.requests()?;
    let poll = polls(&stage).pop().unwrap();
    let other = stage.enrol()?;
    let signature = poll.field("signature").unwrap();
    let lower = signature.to_ascii_lowercase().replace("%3d", "%3D");
    let cases = [
        (poll.with("signature", &lower), 400, 10),
        (poll.with("signature", "AAAA"), 400, 10),
        (poll.with("signature", "*"), 400, 10),
        (poll.with("serial", "PIPU00000000"), 400, 10),
        (poll.with("timestamp", "yesterday"), 400, 10),
        (poll.with("timestamp", "1795308759"), 400, 10),
        (poll.without("signature"), 400, 905),
        (poll.without("timestamp"), 400, 905),
        (poll.without("serial"), 400, 905),
        // Not registered yet.
        (poll.with("serial", &other.serial), 500, -500),
    ];
    for (spoilt, status, error) in cases {
        let (got, reply) = stage.server.hear(&spoilt)?;
        assert_eq!((got, code(&reply)), (status, error), "{}", spoilt.target.replace(&serial, "…"));
    }
    Ok(())
}

#[test]
fn a_disabled_token_is_offered_what_was_open_and_signs_nobody_in() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let (sign_in, request) = stage.ask()?;
    stage.server.disable(&serial)?;
    assert_eq!(stage.request()?, request);
    stage.phone.run(&["approve", &request])?;
    assert!(!stage.server.lets_in(&sign_in, "")?);
    stage.server.enable(&serial)?;
    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;
    assert!(stage.server.lets_in(&sign_in, "")?);
    Ok(())
}

#[test]
fn a_revoked_token_is_asked_nothing_more_and_signs_nobody_in() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let (sign_in, request) = stage.ask()?;
    stage.server.revoke(&serial)?;
    stage.phone.run(&["approve", &request])?;
    // ERR1007: the token is locked.
    assert!(stage.server.lets_in(&sign_in, "").is_err());
    assert!(stage.server.open_sign_in(&stage.user).is_err());
    assert_eq!(stage.requests()?, 0);
    Ok(())
}

#[test]
fn a_deleted_token_cannot_ask() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let before = stage.accounts()?;
    stage.server.delete(&serial)?;
    refused(&stage, "bad_signature")?;
    // What a server says unsigned removes nothing.
    assert_eq!(stage.accounts()?, before);
    Ok(())
}

#[test]
fn what_a_server_denies_all_phones_is_said() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    stage.pair(&enrolment)?;
    stage.set_policies(&json!({}), &json!({"push_allow_polling": "deny"}))?;
    refused(&stage, "polling_denied")?;
    let (status, reply) = stage.server.hear(&polls(&stage).pop().unwrap())?;
    assert_eq!((status, code(&reply)), (403, 303));

    stage.set_policies(&json!({}), &json!({"push_allow_polling": "token"}))?;
    stage.server.allow_polling(&enrolment.serial, false)?;
    refused(&stage, "polling_denied")?;
    stage.server.allow_polling(&enrolment.serial, true)?;
    assert_eq!(stage.requests()?, 0);

    // Without its reasons it is understood by its status.
    let hidden = json!({"hide_specific_error_message_for_ttype": true});
    stage.server.set_policy("token", hidden)?;
    stage.server.delete(&enrolment.serial)?;
    refused(&stage, "bad_signature")?;
    let (status, reply) = stage.server.hear(&polls(&stage).pop().unwrap())?;
    assert_eq!((status, code(&reply)), (400, -311));
    Ok(())
}

#[test]
fn a_poll_without_a_usable_reply_changes_nothing() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let (sign_in, request) = stage.ask()?;
    let before = stage.accounts()?;
    for (manner, codes) in super::MANNERS {
        stage.gate.behave(manner);
        let reply = stage.phone.run(&["requests"])?.expecting(5)?;
        assert_one_sentence(&reply, codes);
        assert_eq!(stage.accounts()?, before, "after {manner:?}");
    }
    stage.gate.behave(countersign_tests::Manner::Open);
    assert_eq!(stage.request()?, request);
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn other_methods_are_refused() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let message = Message { target: "PUT /ttype/push".to_owned(), body: String::new() };
    let (status, reply): (u16, Value) = stage.server.hear(&message)?;
    assert_eq!(status, 405, "{reply}");
    Ok(())
}
