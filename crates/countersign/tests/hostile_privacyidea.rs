//! What a privacyIDEA server, or somebody in between, can try against a phone with a token of it.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    Answer, AuthenticatorError, Event, Failure, HttpResponse, NumberMatching, OutcomeKind, Problem,
    RefreshReason,
};
use serde_json::{Value, json};
use support::privacyidea::{Server, carry_out, poll, register, registered, response};
use support::{NOW, Phone, at, outcome};

/// Polls once; what was ignored, and how many requests are shown after it.
fn look(phone: &Phone, server: &mut Server) -> (u32, usize) {
    let event = poll(phone, server, at(server.now));
    let Event::Refreshed { ignored, .. } = event else { panic!("{event:?}") };
    (ignored, phone.authenticator.home(at(server.now)).unwrap().prompts.len())
}

/// Replies that are not of the protocol, each with what it is taken for.
fn nonsense(server: &Server) -> Vec<(HttpResponse, Failure)> {
    let good = server.reply(&json!([]), &Value::Null);
    let good = String::from_utf8(good.body).unwrap();
    let reply = |status, body: &str| (response(status, body), Failure::ServiceReply);
    vec![
        (response(500, "<html>Internal Server Error</html>"), Failure::ServiceError),
        (response(503, &good), Failure::ServiceError),
        reply(200, "<!doctype html><title>Sign in to the network</title>"),
        reply(200, ""),
        reply(200, "[]"),
        reply(200, &good.replacen('{', "{\"time\":1,\"time\":2,", 1)),
        reply(200, &good.replacen("[]", &"[".repeat(100_000), 1)),
        reply(200, &format!("{good}{}", " ".repeat(1_000_000))),
        reply(200, &good.replacen("[]", "{\"a\":1}", 1)),
        reply(200, &good.replacen("true", "false", 1)),
        reply(302, &good),
        reply(404, "not here"),
        (HttpResponse { body: vec![0xff; 64], ..response(200, "") }, Failure::ServiceReply),
    ]
}

#[test]
fn security_14_what_is_not_of_the_protocol_changes_nothing() {
    let (phone, mut server) = registered();
    server.open();
    assert_eq!(look(&phone, &mut server), (0, 1));
    let before = phone.authenticator.home(at(NOW)).unwrap();
    for (index, (nonsense, failure)) in nonsense(&server).into_iter().enumerate() {
        server.instead = Some(nonsense);
        assert_eq!(poll(&phone, &mut server, at(NOW)), Event::Failed { failure }, "{index}");
        assert_eq!(phone.authenticator.home(at(NOW)).unwrap(), before, "{index}");
    }
    // The same for an answer, which stays kept and goes out again.
    let prompt = before.prompts[0].id.clone();
    let plain = || Answer::Approve { number: None };
    for (index, (nonsense, failure)) in nonsense(&server).into_iter().enumerate() {
        server.instead = Some(nonsense);
        let step = phone.authenticator.answer(prompt.clone(), plain(), at(NOW)).unwrap();
        let event = carry_out(&phone, &mut server, step, at(NOW));
        assert_eq!(event, Event::Failed { failure }, "{index}");
    }
    let step = phone.authenticator.answer(prompt, plain(), at(NOW)).unwrap();
    let event = carry_out(&phone, &mut server, step, at(NOW));
    assert_eq!(outcome(&event).0, OutcomeKind::Approved);
    assert_eq!(server.taken.len(), 1);
}

#[test]
fn security_14_a_registration_with_nonsense_leaves_nothing() {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    let key = "MIICCgKCAgEAjwfnSQ82v9yhY2Hv";
    let serial = server.serial.clone();
    let wrong = [
        json!({ "serial": serial }),
        json!({ "public_key": key, "serial": serial }),
        json!({ "public_key": 7, "serial": serial }),
        json!({ "public_key": "A".repeat(100_000), "serial": serial }),
        json!({ "public_key": key, "serial": "PIPU00000000" }),
    ];
    let wrong = wrong.map(|detail| (server.reply(&json!(true), &detail), Failure::ServiceReply));
    for (reply, failure) in nonsense(&server).into_iter().chain(wrong) {
        server.instead = Some(reply);
        assert_eq!(register(&phone, &mut server), Event::Failed { failure });
        let home = phone.authenticator.home(at(NOW)).unwrap();
        assert_eq!((home.accounts, home.damaged), (Vec::new(), Vec::new()));
    }
    assert!(phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap().is_empty());
}

#[test]
fn security_16_a_challenge_of_another_server_or_token_is_ignored() {
    let (phone, mut server) = registered();
    let mut other = Server::new(1);
    other.open();
    server.open = other.open;
    let mut challenge = server.challenge();
    challenge["serial"] = json!("PIPU00000000");
    server.open_as(challenge);
    server.open();
    assert_eq!(look(&phone, &mut server), (2, 1));
}

#[test]
fn a_challenge_that_is_not_whole_is_ignored_and_hides_no_other() {
    let (phone, mut server) = registered();
    let mut odd = vec![json!(null), json!("text"), json!([]), json!({})];
    for (member, value) in [
        ("nonce", json!("short")),
        ("nonce", json!("BKEZLCBTHPYM747VNLUQ|OAVN4N44C64")),
        ("question", json!("x".repeat(2_000))),
        ("title", json!("x".repeat(300))),
        ("sslverify", json!("True")),
        ("require_presence", json!("1")),
        ("require_presence", json!("a,,b")),
        ("require_presence", json!("decline,b")),
        ("require_presence", json!("a|b,c")),
    ] {
        let mut challenge = server.challenge();
        challenge[member] = value;
        odd.push(server.sign(challenge));
    }
    for (member, value) in [
        ("signature", json!("")),
        ("signature", json!("A".repeat(2_000))),
        ("signature", json!(null)),
        ("title", json!(7)),
        ("capabilities_signature", json!(server.signature("something else"))),
        ("capabilities", json!("{\"decline_reason\":true,\"decline_reason\":true}")),
        ("capabilities", json!({ "decline_reason": false })),
    ] {
        let challenge = server.challenge();
        let mut challenge = server.sign(challenge);
        challenge[member] = value;
        odd.push(challenge);
    }
    let count = odd.len().try_into().unwrap();
    server.open = odd;
    server.open();
    assert_eq!(look(&phone, &mut server), (count, 1));
}

#[test]
fn security_22_number_matching_cannot_be_taken_off_or_put_on() {
    let (phone, mut server) = registered();
    // Options that look like the flag before them: with the border moved the signature holds.
    let mut challenge = server.challenge();
    challenge["require_presence"] = json!("0");
    let mut challenge = server.sign(challenge);
    challenge["title"] = json!("Webmail|1");
    challenge["sslverify"] = json!("0");
    challenge.as_object_mut().unwrap().remove("require_presence");
    // It is a request without a number, and shown as it is signed.
    server.open.push(challenge);
    assert_eq!(look(&phone, &mut server), (0, 1));
    let prompt = phone.authenticator.home(at(NOW)).unwrap().prompts.swap_remove(0);
    assert_eq!((prompt.app, prompt.number), (None, NumberMatching::Absent));
    assert_eq!(prompt.message.as_deref(), Some("Login as alice?|Webmail|1"));
    // The other way about.
    let mut challenge = server.challenge();
    challenge["title"] = json!("Webmail|1");
    let mut challenge = server.sign(challenge);
    challenge["title"] = json!("Webmail");
    challenge["require_presence"] = json!("1");
    server.open = vec![challenge];
    let (ignored, _) = look(&phone, &mut server);
    assert_eq!(ignored, 1);
    // Real options, taken off or added to.
    for change in [json!("35,64,86,99"), json!("35,64"), Value::Null] {
        let mut challenge = server.challenge();
        challenge["require_presence"] = json!("35,64,86");
        let mut challenge = server.sign(challenge);
        challenge["require_presence"] = change;
        server.open = vec![challenge];
        assert_eq!(look(&phone, &mut server).0, 1);
    }
}

#[test]
fn security_12_an_opt_out_of_tls_is_said_and_changes_nothing() {
    let (phone, mut server) = registered();
    let mut challenge = server.challenge();
    challenge["sslverify"] = json!("0");
    server.open_as(challenge);
    assert_eq!(look(&phone, &mut server), (0, 1));
    let home = phone.authenticator.home(at(NOW)).unwrap();
    assert!(home.prompts[0].tls_opt_out_refused);
    assert!(!home.accounts[0].service.as_ref().unwrap().tls_opt_out_refused);
    let plain = Answer::Approve { number: None };
    let step = phone.authenticator.answer(home.prompts[0].id.clone(), plain, at(NOW)).unwrap();
    carry_out(&phone, &mut server, step, at(NOW));
    assert!(server.requests.iter().all(|request| request.url.starts_with("https://")));

    let (phone, mut server) = (Phone::new(), Server::new(0));
    let qr = server.qr().replace("sslverify=1", "sslverify=0&pin=True");
    let ticket = phone.authenticator.scan(qr, at(NOW)).unwrap().ticket;
    let step = phone.authenticator.pair(ticket, String::new(), at(NOW)).unwrap();
    carry_out(&phone, &mut server, step, at(NOW));
    let service = phone.authenticator.home(at(NOW)).unwrap().accounts.swap_remove(0).service;
    let service = service.unwrap();
    assert!(service.tls_opt_out_refused && service.lock_requested);
}

#[test]
fn security_10_plain_http_is_refused_before_anything_is_made() {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    server.url = "http://127.0.0.1:5001/ttype/push".to_owned();
    let ticket = phone.authenticator.scan(server.qr(), at(NOW)).unwrap().ticket;
    let refused = phone.authenticator.pair(ticket, String::new(), at(NOW));
    assert_eq!(refused.unwrap_err(), AuthenticatorError::AddressRefused);
    assert_eq!(phone.keys.count(), 0);
}

#[test]
fn a_flood_is_counted_and_bounded() {
    let (phone, mut server) = registered();
    for _ in 0..130 {
        server.open();
    }
    // As many as are looked at; the others are counted.
    assert_eq!(look(&phone, &mut server), (30, 100));
    let service = phone.authenticator.home(at(NOW)).unwrap().accounts.swap_remove(0).service;
    assert_eq!(service.unwrap().burst, Some(100));
}

#[test]
fn no_no_of_the_server_deletes_anything() {
    let (phone, mut server) = registered();
    server.open();
    assert_eq!(look(&phone, &mut server), (0, 1));
    for (status, problem) in [
        (400, Problem::BadSignature),
        (403, Problem::PollingDenied),
        (404, Problem::DeviceUnknown),
        (418, Problem::BadSignature),
    ] {
        let no = server.error(status, 10);
        server.instead = Some(no);
        assert_eq!(poll(&phone, &mut server, at(NOW)), Event::Refused { problem });
        let home = phone.authenticator.home(at(NOW)).unwrap();
        assert_eq!((home.accounts.len(), home.prompts.len()), (1, 1));
    }
}
