//! Number matching, and codes that the phone shows.

use super::{assert_one_sentence, value};
use countersign_tests::{Manner, Outcome, PushSignIn, PushStage};
use serde_json::{Value, json};

fn matching(options: &Value) -> Value {
    let mut policy = json!({"push_require_presence": true});
    let members = policy.as_object_mut().unwrap();
    members.extend(options.as_object().unwrap().clone());
    policy
}

fn options(stage: &PushStage) -> Outcome<Vec<String>> {
    let requests = stage.phone.done(&["requests"])?;
    let options = requests.member("/requests/0/options")?.as_array().unwrap();
    Ok(options.iter().map(|it| it.as_str().unwrap().to_owned()).collect())
}

/// An option that the page does not show.
fn wrong(options: &[String], sign_in: &PushSignIn) -> String {
    options.iter().find(|it| Some(*it) != sign_in.answer.as_ref()).unwrap().clone()
}

#[test]
fn the_value_of_the_page_approves_in_every_kind_of_options() -> Outcome<()> {
    let kinds = [
        (json!({}), 3),
        (json!({"push_presence_options": "ALPHABETIC", "push_presence_num_options": 2}), 2),
        (json!({"push_presence_options": "NUMERIC", "push_presence_num_options": 10}), 10),
        (custom("red car:grün:蓝"), 3),
        (custom("AB12:CD34:EF56"), 3),
    ];
    for (kind, count) in kinds {
        let (stage, serial) = PushStage::enrolled(&matching(&kind))?;
        let (sign_in, request) = stage.ask()?;
        let (offered, answer) = (options(&stage)?, sign_in.answer.clone().unwrap());
        assert_eq!(offered.len(), count);
        assert!(offered.contains(&answer));
        let reply = stage.phone.done(&["approve", &request, "--number", &answer])?;
        assert_eq!(reply.text("/outcome")?, "approved");
        assert_eq!(stage.standing(&sign_in)?, "accept");
        assert!(stage.server.lets_in(&sign_in, "")?);
        assert_eq!(stage.server.failures(&serial)?, 0);
    }
    Ok(())
}

fn custom(options: &str) -> Value {
    json!({"push_presence_options": "CUSTOM", "push_presence_custom_options": options})
}

#[test]
fn one_wrong_value_refuses_for_good() -> Outcome<()> {
    let numeric = json!({"push_presence_options": "NUMERIC"});
    for kind in [numeric, custom("red car:grün:蓝")] {
        let (stage, serial) = PushStage::enrolled(&matching(&kind))?;
        let (sign_in, request) = stage.ask()?;
        let wrong = wrong(&options(&stage)?, &sign_in);

        let reply = stage.phone.run(&["approve", &request, "--number", &wrong])?.expecting(4)?;

        assert_eq!(reply.text("/outcome")?, "wrong_number");
        assert_eq!(stage.standing(&sign_in)?, "declined", "the server would take another try");
        let answer = sign_in.answer.clone().unwrap();
        assert_ne!(stage.phone.run(&["approve", &request, "--number", &answer])?.exit, 0);
        assert!(!stage.server.lets_in(&sign_in, "")?);
        assert_eq!(stage.server.failures(&serial)?, 0);
    }
    Ok(())
}

#[test]
fn the_server_would_take_as_many_tries_as_there_are() -> Outcome<()> {
    let numeric = json!({"push_presence_options": "NUMERIC"});
    let (stage, _) = PushStage::enrolled(&matching(&numeric))?;
    let (sign_in, request) = stage.ask()?;
    let (offered, right) = (options(&stage)?, sign_in.answer.clone().unwrap());
    stage.gate.behave(Manner::Silent);
    stage.phone.run(&["approve", &request, "--number", &right])?.expecting(5)?;
    let answer = stage.gate.heard().pop().unwrap();
    let wrong = wrong(&offered, &sign_in);
    for spoilt in [
        answer.with("presence_answer", &wrong),
        answer.with("presence_answer", "none%20of%20them"),
        answer.without("presence_answer"),
    ] {
        let (status, reply) = stage.server.hear(&spoilt)?;
        assert_eq!((status, value(&reply)), (200, &json!(false)));
        assert_eq!(stage.standing(&sign_in)?, "pending");
    }
    let (status, reply) = stage.server.hear(&answer)?;
    assert_eq!((status, value(&reply)), (200, &json!(true)));
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn what_was_not_offered_is_not_sent() -> Outcome<()> {
    for kind in [json!({"push_presence_options": "NUMERIC"}), custom("red car:grün:蓝")] {
        let (stage, _) = PushStage::enrolled(&matching(&kind))?;
        let (sign_in, request) = stage.ask()?;
        for arguments in [&["approve", &request, "--number", "ZZ"][..], &["approve", &request]] {
            let reply = stage.phone.run(arguments)?.expecting(2)?;
            assert_one_sentence(&reply, &["not_offered"]);
        }
        assert!(stage.gate.heard().pop().unwrap().target.starts_with("GET "));
        assert_eq!(stage.standing(&sign_in)?, "pending");
        let answer = sign_in.answer.clone().unwrap();
        stage.phone.done(&["approve", &request, "--number", &answer])?;
        assert_eq!(stage.standing(&sign_in)?, "accept");
    }
    Ok(())
}

#[test]
fn a_typed_letter_may_be_small() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&matching(&json!({})))?;
    let (sign_in, request) = stage.ask()?;
    let answer = sign_in.answer.clone().unwrap().to_lowercase();
    stage.phone.done(&["approve", &request, "--number", &answer])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn refusing_needs_no_value() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&matching(&json!({})))?;
    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["deny", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "cancelled");
    Ok(())
}

#[test]
fn one_of_two_phones_is_enough() -> Outcome<()> {
    for policy in [json!({}), matching(&json!({"push_presence_options": "NUMERIC"}))] {
        let (stage, _) = PushStage::enrolled(&policy)?;
        let second = stage.second_phone()?;
        second.done(&["pair", &stage.enrol()?.link, "--yes"])?;
        let (sign_in, request) = stage.ask()?;
        let theirs = second.done(&["requests"])?;
        let first = stage.phone.done(&["requests"])?;
        let options =
            |reply: &countersign_tests::Reply| reply.json.pointer("/requests/0/options").cloned();
        assert_eq!(options(&theirs), options(&first));
        let mut approve = vec!["approve", &*request];
        let answer = sign_in.answer.clone();
        approve.extend(answer.iter().flat_map(|answer| ["--number", answer.as_str()]));
        stage.phone.done(&approve)?;
        assert_eq!(stage.standing(&sign_in)?, "accept");
        assert!(stage.server.lets_in(&sign_in, "")?);
        assert_eq!(second.done(&["requests"])?.member("/requests")?, &json!([]));
    }
    Ok(())
}

#[test]
fn two_tokens_on_one_phone_are_two_accounts() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({}))?;
    stage.pair(&stage.enrol()?)?;
    assert_eq!(stage.accounts()?.as_array().unwrap().len(), 2);
    let sign_in = stage.server.open_sign_in(&stage.user)?;
    let requests = stage.phone.done(&["requests"])?;
    let accounts = ["/requests/0/account", "/requests/1/account"].map(|it| requests.member(it));
    let [first, second] = accounts;
    assert_ne!(first?, second?);
    stage.phone.done(&["approve", requests.text("/requests/1/id")?])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn a_code_stays_on_the_phone_until_it_is_dismissed() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({"push_code_to_phone": true}))?;
    let (sign_in, request) = stage.ask()?;

    let reply = stage.phone.done(&["approve", &request])?;

    let code = reply.text("/display_code")?.to_owned();
    assert!(code.len() == 2 && code.bytes().all(|it| it.is_ascii_digit()));
    // The server says it once.
    let (status, replayed) = stage.server.hear(&stage.gate.heard().pop().unwrap())?;
    assert_eq!((status, value(&replayed)), (200, &json!(false)));
    assert!(!replayed.to_string().contains("display_code"));
    for _ in 0..2 {
        let requests = stage.phone.done(&["requests"])?;
        assert_eq!(requests.text("/display_codes/0/code")?, code);
    }
    let wrong = if code == "00" { "01" } else { "00" };
    assert!(!stage.server.lets_in(&sign_in, wrong)?);
    assert_eq!(stage.server.failures(&serial)?, 1);
    assert!(stage.server.lets_in(&sign_in, &code)?);
    stage.phone.done(&["dismiss", &request])?;
    assert_eq!(stage.phone.done(&["requests"])?.member("/display_codes")?, &json!([]));
    Ok(())
}

#[test]
fn a_code_whose_reply_was_lost_is_not_made_up() -> Outcome<()> {
    let (stage, _) = PushStage::enrolled(&json!({"push_code_to_phone": true}))?;
    let (sign_in, request) = stage.ask()?;
    stage.gate.behave(Manner::Lost);
    stage.phone.run(&["approve", &request])?.expecting(5)?;
    stage.gate.behave(Manner::Open);
    let reply = stage.phone.run(&["approve", &request])?.expecting(5)?;
    assert_eq!(reply.text("/outcome")?, "unknown");
    assert_eq!(stage.phone.done(&["requests"])?.member("/display_codes")?, &json!([]));
    assert!(!stage.server.lets_in(&sign_in, "")?);
    Ok(())
}
