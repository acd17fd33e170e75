//! Answers: taken, refused, lost and spoilt.

use super::{assert_one_sentence, code, value};
use countersign_tests::{Manner, Message, Outcome, PushStage};
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;

fn plain() -> Outcome<PushStage> {
    Ok(PushStage::enrolled(&json!({}))?.0)
}

/// What the phone has sent last.
fn sent(stage: &PushStage) -> Message {
    stage.gate.heard().pop().unwrap()
}

#[test]
fn an_approval_signs_in_once() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    assert_eq!(stage.standing(&sign_in)?, "pending");
    let reply = stage.phone.done(&["approve", &request])?;
    assert_eq!(reply.text("/outcome")?, "approved");
    assert_eq!(stage.standing(&sign_in)?, "accept");
    assert!(stage.server.lets_in(&sign_in, "")?);
    assert!(!stage.server.lets_in(&sign_in, "")?);
    Ok(())
}

#[test]
fn an_approval_is_taken_once() -> Outcome<()> {
    let stage = plain()?;
    let (_, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;
    let (status, replayed) = stage.server.hear(&sent(&stage))?;
    assert_eq!((status, value(&replayed)), (200, &json!(false)));
    let again = stage.phone.run(&["approve", &request])?;
    assert_ne!(again.exit, 0);
    Ok(())
}

#[test]
fn a_refusal_says_what_the_person_says() -> Outcome<()> {
    let stage = plain()?;
    let cases: [(&[&str], &str, &str, &str); 3] = [
        (&["deny"], "denied", "cancelled", "cancelled"),
        (&["deny", "--not-me"], "denied", "unknown_trigger", "declined"),
        (&["report"], "reported", "unknown_trigger", "declined"),
    ];
    for (command, outcome, reason, standing) in cases {
        let (sign_in, request) = stage.ask()?;
        let arguments = [command, &[&*request]].concat();
        assert_eq!(stage.phone.done(&arguments)?.text("/outcome")?, outcome);
        assert_eq!(sent(&stage).field("decline_reason"), Some(reason));
        assert_eq!(stage.standing(&sign_in)?, standing);
        assert!(!stage.server.lets_in(&sign_in, "")?);
        assert_eq!(stage.requests()?, 0, "it is not offered again");
    }
    Ok(())
}

#[test]
fn all_that_is_open_is_refused_as_one_act() -> Outcome<()> {
    let stage = plain()?;
    let sign_ins = [(); 3].map(|()| stage.server.open_sign_in(&stage.user));
    assert_eq!(stage.requests()?, 3);
    let account = stage.accounts()?;
    stage.phone.done(&["deny-all", account.pointer("/0/id").and_then(Value::as_str).unwrap()])?;
    for sign_in in sign_ins {
        assert_eq!(stage.standing(&sign_in?)?, "declined");
    }
    Ok(())
}

#[test]
fn each_of_several_requests_is_answered_by_itself() -> Outcome<()> {
    let stage = plain()?;
    let (first, request) = stage.ask()?;
    let second = stage.server.open_sign_in(&stage.user)?;
    assert_eq!(stage.requests()?, 2);
    stage.phone.done(&["deny", &request])?;
    assert_eq!(stage.standing(&first)?, "cancelled");
    assert_eq!(stage.standing(&second)?, "pending");
    let other = stage.request()?;
    stage.phone.done(&["approve", &other])?;
    assert_eq!(stage.standing(&second)?, "accept");
    Ok(())
}

#[test]
fn an_answer_that_is_too_late_counts_nowhere() -> Outcome<()> {
    let stage = plain()?;
    let sign_in = stage.server.open_short_sign_in(&stage.user, 6)?;
    let request = stage.request()?;
    thread::sleep(Duration::from_secs(7));
    let reply = stage.phone.run(&["approve", &request])?.expecting(4)?;
    assert_eq!(reply.text("/outcome")?, "closed");
    assert_eq!(stage.requests()?, 0);
    assert_eq!(stage.standing(&sign_in)?, "pending");
    assert!(!stage.server.lets_in(&sign_in, "")?);
    Ok(())
}

#[test]
fn an_answer_that_did_not_arrive_goes_out_again() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    for (manner, codes) in super::MANNERS {
        stage.gate.behave(manner);
        let reply = stage.phone.run(&["approve", &request])?.expecting(5)?;
        assert_one_sentence(&reply, codes);
        assert_eq!(stage.standing(&sign_in)?, "pending");
    }
    let kept = sent(&stage);
    stage.gate.behave(Manner::Open);
    assert_eq!(stage.phone.done(&["approve", &request])?.text("/outcome")?, "approved");
    assert_eq!(sent(&stage), kept, "the same bytes");
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn an_answer_whose_reply_was_lost_is_called_unknown() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    stage.gate.behave(Manner::Lost);
    stage.phone.run(&["approve", &request])?.expecting(5)?;
    assert_eq!(stage.standing(&sign_in)?, "accept", "the server had it");
    stage.gate.behave(Manner::Open);
    let reply = stage.phone.run(&["approve", &request])?.expecting(5)?;
    assert_eq!(reply.text("/outcome")?, "unknown");
    Ok(())
}

#[test]
fn spoilt_approvals_are_refused_and_close_nothing() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    stage.gate.behave(Manner::Silent);
    stage.phone.run(&["approve", &request])?.expecting(5)?;
    let answer = sent(&stage);
    let poll = stage.gate.heard().into_iter().rfind(|it| it.target.starts_with("GET ")).unwrap();
    let of_poll = poll.field("signature").unwrap();
    let signature = answer.field("signature").unwrap();
    let unpadded = signature.trim_end_matches("%3D").trim_end_matches('=');
    let (taken_not, broken) = ((200, json!(false)), (500, Value::Null));
    let cases = [
        (answer.with("signature", of_poll), taken_not.clone()),
        (answer.with("serial&decline", "1").with("signature", of_poll), taken_not.clone()),
        (with_field(&answer, "decline=1"), taken_not.clone()),
        (with_field(&answer, "decline=1&decline_reason=unknown_trigger"), taken_not),
        (answer.with("signature", &signature.to_ascii_lowercase()), broken.clone()),
        (answer.with("signature", unpadded), broken),
    ];
    for (spoilt, (status, due)) in cases {
        let (got, reply) = stage.server.hear(&spoilt)?;
        assert_eq!((got, value(&reply)), (status, &due), "{}", spoilt.body);
        assert_eq!(stage.standing(&sign_in)?, "pending");
    }
    let (status, reply) = stage.server.hear(&answer.with("serial", "PIPU00000000"))?;
    assert_eq!((status, code(&reply)), (404, 601));
    let (status, reply) = stage.server.hear(&answer.without("signature"))?;
    assert_eq!((status, code(&reply)), (400, 905));
    // The nonce is there for people who read the log: the signature finds its request.
    let (status, reply) = stage.server.hear(&answer.without("nonce"))?;
    assert_eq!((status, value(&reply)), (200, &json!(true)));
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

fn with_field(message: &Message, field: &str) -> Message {
    Message { body: format!("{field}&{}", message.body), ..message.clone() }
}

#[test]
fn a_refusal_without_its_fields_is_none() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    stage.gate.behave(Manner::Silent);
    stage.phone.run(&["deny", &request, "--not-me"])?.expecting(5)?;
    let refusal = sent(&stage);
    let spoilt = [
        refusal.without("decline"),
        refusal.without("decline_reason"),
        refusal.with("decline_reason", "cancelled"),
    ];
    for spoilt in spoilt {
        let (status, reply) = stage.server.hear(&spoilt)?;
        assert_eq!((status, value(&reply)), (200, &json!(false)), "{}", spoilt.body);
        assert_eq!(stage.standing(&sign_in)?, "pending");
    }
    let (status, reply) = stage.server.hear(&refusal)?;
    assert_eq!((status, value(&reply)), (200, &json!(true)));
    assert_eq!(stage.standing(&sign_in)?, "declined");
    Ok(())
}

#[test]
fn an_answer_for_a_deleted_token_says_that_it_is_unknown() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let (_, request) = stage.ask()?;
    stage.server.delete(&serial)?;
    let reply = stage.phone.run(&["approve", &request])?.expecting(4)?;
    assert_one_sentence(&reply, &["device_unknown"]);
    Ok(())
}

#[test]
fn an_answer_that_nobody_wanted_is_not_sent() -> Outcome<()> {
    let stage = plain()?;
    let (sign_in, request) = stage.ask()?;
    let reply = stage.phone.run(&["approve", &request, "--number", "12"])?.expecting(2)?;
    assert_one_sentence(&reply, &["not_offered"]);
    assert_eq!(stage.standing(&sign_in)?, "pending");
    assert!(sent(&stage).target.starts_with("GET "));
    Ok(())
}
