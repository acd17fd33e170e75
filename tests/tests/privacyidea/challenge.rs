//! What a request says, and what of it is believed.

use super::reply_of;
use countersign_tests::{Gate, Manner, Outcome, PushStage};
use serde_json::{Value, json};

/// The one request on the phone, after it has polled.
fn shown(stage: &PushStage) -> Outcome<Value> {
    let requests = stage.phone.done(&["requests"])?;
    Ok(requests.member("/requests/0")?.clone())
}

fn asks(title: &str, question: &str) -> Value {
    json!({"push_title_on_mobile": title, "push_text_on_mobile": question})
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn a_request_shows_what_the_policy_says() -> Outcome<()> {
    let question = "Zugang für {user}? ✓ 登入嗎？";
    let (stage, serial) = PushStage::enrolled(&asks("Grüße & Ko.", question))?;
    stage.server.open_sign_in(&stage.user)?;
    let request = shown(&stage)?;
    assert_eq!(request["app"], "Grüße & Ko.");
    assert_eq!(request["message"], "Zugang für Ada? ✓ 登入嗎？");
    assert_eq!(request["expired"], false);
    assert_eq!(request["tls_opt_out_refused"], false);
    assert_eq!(request.get("options"), None);

    let challenge = reply_of(&stage)?;
    let challenge = challenge.pointer("/result/value/0").unwrap();
    let nonce = challenge["nonce"].as_str().unwrap();
    assert!(nonce.len() == 32 && nonce.bytes().all(|it| it.is_ascii_alphanumeric()));
    assert_eq!(challenge["serial"], serial);
    assert_eq!(challenge["capabilities"], "{\"decline_reason\": true}");
    assert!(challenge.as_object().unwrap().values().all(Value::is_string));
    Ok(())
}

#[test]
fn a_question_that_is_too_long_for_the_server_leaves_no_text() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&asks("Webmail", &"登".repeat(300)))?;
    let (sign_in, request) = stage.ask()?;
    let page = shown(&stage)?;
    assert_eq!((&page["app"], &page["message"]), (&Value::Null, &Value::Null));
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

/// What is shown of a request whose title is `Payroll|Pay 9000`.
const JOINED: &str = "Sign in?|Payroll|Pay 9000";

#[test]
fn a_shifted_border_changes_nothing_that_is_shown() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&asks("Payroll|Pay 9000", "Sign in?"))?;
    stage.server.open_sign_in(&stage.user)?;
    // The phone has polled, and knows nothing of the request yet.
    stage.gate.behave(Manner::Broken);
    stage.phone.run(&["requests"])?.expecting(5)?;
    let honest = reply_of(&stage)?.to_string();
    let shifted = honest
        .replace("\"question\":\"Sign in?\"", "\"question\":\"Sign in?|Payroll\"")
        .replace("\"title\":\"Payroll|Pay 9000\"", "\"title\":\"Pay 9000\"");
    assert_ne!(shifted, honest);
    stage.gate.behave(Manner::Says(leaked(shifted)));
    let request = shown(&stage)?;
    assert_eq!((&request["app"], &request["message"]), (&Value::Null, &json!(JOINED)));
    Ok(())
}

#[test]
fn a_border_in_a_text_is_shown_as_it_is_signed() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&asks("Payroll|Pay 9000", "Sign in?"))?;
    let (sign_in, request) = stage.ask()?;
    let page = shown(&stage)?;
    assert_eq!((&page["app"], &page["message"]), (&Value::Null, &json!(JOINED)));
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn a_request_that_was_changed_is_not_shown() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let sign_in = stage.server.open_sign_in(&stage.user)?;
    let changes = [
        Manner::Changed("Sign in as", "Pay as"),
        Manner::Changed("\"Webmail\"", "\"Payroll\""),
        Manner::Changed("\"sslverify\":\"1\"", "\"sslverify\":\"0\""),
        Manner::Changed("/ttype/push\"", "/ttype/push?\""),
        Manner::Changed("\"title\"", "\"require_presence\":\"A,B\",\"title\""),
        Manner::Altered("\"signature\":\""),
        Manner::Altered("\"nonce\":\""),
        Manner::Altered("\"capabilities_signature\":\""),
        Manner::Changed("decline_reason", "decline_region"),
    ];
    for change in changes {
        stage.gate.behave(change);
        assert_eq!(stage.requests()?, 0, "{change:?}");
    }
    stage.gate.behave(Manner::Open);
    assert_eq!(stage.requests()?, 1, "the genuine one was not spoilt by the others");
    assert_eq!(stage.standing(&sign_in)?, "pending");
    Ok(())
}

#[test]
fn a_request_for_another_token_is_not_shown() -> Outcome<()> {
    let (stage, foreign) = PushStage::enrolled(&json!({}))?;
    stage.ask()?;
    let theirs = reply_of(&stage)?.to_string();
    let (phone, enrolment) = (stage.second_phone()?, stage.enrol()?);
    phone.done(&["pair", &enrolment.link, "--yes"])?;
    for reply in [theirs.replace(&foreign, &enrolment.serial), theirs] {
        stage.gate.behave(Manner::Says(leaked(reply)));
        assert_eq!(phone.done(&["requests"])?.member("/requests")?, &json!([]));
    }
    Ok(())
}

#[test]
fn without_capabilities_no_reason_is_sent() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let sign_in = stage.server.open_sign_in(&stage.user)?;
    stage.gate.behave(Manner::Changed("\"capabilities", "\"unheard_of"));
    let request = stage.request()?;
    stage.gate.behave(Manner::Open);
    stage.phone.done(&["deny", &request, "--not-me"])?;
    let sent = stage.gate.heard().pop().unwrap();
    assert_eq!((sent.field("decline"), sent.field("decline_reason")), (Some("1"), None));
    assert_eq!(stage.standing(&sign_in)?, "declined");
    Ok(())
}

#[test]
fn an_answer_goes_to_the_address_of_its_request() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    let elsewhere = Gate::before(stage.server.address()?)?;
    let url = elsewhere.at("/ttype/push");
    stage.server.set_policies(&url, &json!({}), &json!({}))?;

    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;

    assert_eq!(stage.standing(&sign_in)?, "accept");
    let answers: Vec<_> = elsewhere.heard().into_iter().map(|it| it.target).collect();
    assert_eq!(answers, ["POST /ttype/push"]);
    stage.requests()?;
    let last = stage.gate.heard().pop().unwrap();
    assert!(last.target.starts_with("GET "), "polls go where the token was enrolled");
    Ok(())
}

#[test]
fn a_request_that_wants_no_certificates_checked_says_so() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({"push_ssl_verify": "0"}))?;
    let sign_in = stage.server.open_sign_in(&stage.user)?;
    let request = shown(&stage)?;
    assert_eq!(request["tls_opt_out_refused"], true);
    stage.phone.done(&["approve", request["id"].as_str().unwrap()])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}
