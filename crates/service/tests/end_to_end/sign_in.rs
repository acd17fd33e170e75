use crate::phone::{Blank, Phone};
use crate::server::{Server, wrong};
use serde_json::json;
use std::thread;
use std::time::{Duration, Instant};

fn number(sign_in: &serde_json::Value) -> String {
    sign_in["number"].as_str().unwrap().to_owned()
}

#[test]
fn the_right_number_approves_and_the_relying_party_hears_at_once() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let body = json!({
        "user": "ana", "app": "Webmail", "message": "Sign in — 王小明",
        "origin": "https://mail.contoso.example",
        "context": {"ip": "192.0.2.7", "country": "TW"},
    });
    let reply = server.api("sign-ins", &body);
    let sign_in = reply.json();
    assert_eq!(number(&sign_in).len(), 6);
    let challenge = phone.challenges(&server).remove(0);
    assert_eq!(challenge.payload["kind"], "sign_in");
    assert_eq!(challenge.payload["context"], body["context"]);
    assert_eq!(challenge.payload["message"], body["message"]);
    assert!(!challenge.message.contains(&number(&sign_in)));
    let answer = phone.approve(&server, &challenge, 1, &number(&sign_in));
    thread::scope(|scope| {
        let path = format!("sign-ins/{}?wait=20", sign_in["id"].as_str().unwrap());
        let start = Instant::now();
        let server = &server;
        let waiting = scope.spawn(move || server.api_get(&path).json());
        thread::sleep(Duration::from_millis(300));
        assert_eq!(phone.outcome(server, &answer), ("approved".to_owned(), 0));
        assert_eq!(waiting.join().unwrap()["state"], "approved");
        assert!(start.elapsed() < Duration::from_secs(5));
    });
    assert!(phone.challenges(&server).is_empty());
}

#[test]
fn a_long_poll_is_woken_by_a_new_sign_in() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    thread::scope(|scope| {
        let start = Instant::now();
        let (server, phone) = (&server, &phone);
        let waiting = scope.spawn(move || phone.poll_with_wait(server, 20));
        thread::sleep(Duration::from_millis(300));
        server.new_sign_in("ana");
        let (poll, reply) = waiting.join().unwrap();
        assert_eq!(phone.challenges_of(&poll, &reply).len(), 1);
        assert!(start.elapsed() < Duration::from_secs(5));
    });
}

#[test]
fn a_wrong_number_then_the_right_one() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &challenge, 1, &wrong(&number(&sign_in)));
    assert_eq!(phone.outcome(&server, &message), ("wrong_number".to_owned(), 2));
    assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 2));
    // The same bytes count once; other bytes in their place are refused.
    let first = server.protocol("answers", &message).text();
    assert_eq!(server.protocol("answers", &message).text(), first);
    let other = phone.approve(&server, &challenge, 1, &number(&sign_in));
    assert_eq!(server.protocol("answers", &other).problem(), "already_answered");
    assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 2));
    let message = phone.approve(&server, &challenge, 2, &number(&sign_in));
    assert_eq!(phone.outcome(&server, &message), ("approved".to_owned(), 0));
    let late = phone.deny(&server, &challenge);
    assert_eq!(phone.outcome(&server, &late), ("closed".to_owned(), 0));
    assert_eq!(server.sign_in(&sign_in), ("approved".to_owned(), 0));
}

#[test]
fn three_wrong_numbers_close_it_over_all_devices() {
    let server = Server::start();
    let phones = [Phone::paired(&server, "ana"), Phone::paired(&server, "ana")];
    let sign_in = server.new_sign_in("ana");
    let number = number(&sign_in);
    let challenges = phones.each_ref().map(|phone| phone.challenges(&server).remove(0));
    for (which, attempt, left) in [(0, 1, 2), (1, 1, 1), (0, 2, 0)] {
        let message = phones[which].approve(&server, &challenges[which], attempt, &wrong(&number));
        assert_eq!(phones[which].outcome(&server, &message), ("wrong_number".to_owned(), left));
    }
    let message = phones[1].approve(&server, &challenges[1], 2, &number);
    assert_eq!(phones[1].outcome(&server, &message), ("closed".to_owned(), 0));
    assert_eq!(server.sign_in(&sign_in), ("closed".to_owned(), 0));
}

#[test]
fn two_digits_get_one_try() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.api("sign-ins", &json!({"user": "ana", "number_digits": 2})).json();
    assert_eq!(number(&sign_in).len(), 2);
    let challenge = phone.challenges(&server).remove(0);
    assert_eq!(challenge.payload["number_digits"], 2);
    let message = phone.approve(&server, &challenge, 1, "123456");
    assert_eq!(server.protocol("answers", &message).problem(), "bad_request");
    let message = phone.approve(&server, &challenge, 1, &wrong(&number(&sign_in)));
    assert_eq!(phone.outcome(&server, &message), ("wrong_number".to_owned(), 0));
    assert_eq!(server.sign_in(&sign_in).0, "closed");
}

#[test]
fn refusing_and_reporting_close_it() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    assert_eq!(phone.outcome(&server, &phone.deny(&server, &challenge)).0, "denied");
    assert_eq!(server.sign_in(&sign_in), ("denied".to_owned(), 0));
    let approve = phone.approve(&server, &challenge, 1, &number(&sign_in));
    assert_eq!(phone.outcome(&server, &approve).0, "closed");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
    assert_eq!(server.sign_in(&sign_in), ("reported".to_owned(), 0));
}

#[test]
fn after_the_end_only_a_report_is_taken() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    server.clock.advance(301);
    assert_eq!(server.sign_in(&sign_in), ("expired".to_owned(), 0));
    let challenge = phone.challenges(&server).remove(0);
    let approve = phone.approve(&server, &challenge, 1, &number(&sign_in));
    let reply = server.protocol("answers", &approve);
    assert_eq!((reply.status, reply.problem().as_str()), (410, "challenge_expired"));
    let deny = phone.deny(&server, &challenge);
    assert_eq!(server.protocol("answers", &deny).problem(), "challenge_expired");
    server.clock.advance(24 * 3600 - 10);
    assert_eq!(phone.challenges(&server).len(), 1);
    assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
    assert!(phone.challenges(&server).is_empty());
    assert_eq!(server.sign_in(&sign_in).0, "reported");
}

#[test]
fn answers_that_are_not_right_change_nothing() {
    let server = Server::start();
    let (ana, ben) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ben"));
    let sign_in = server.new_sign_in("ana");
    let challenge = ana.challenges(&server).remove(0);
    let number = number(&sign_in);
    assert!(ben.challenges(&server).is_empty());
    let refused = |message: &str| {
        let problem = server.protocol("answers", message).problem();
        assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 3));
        problem
    };
    // Another device, with its own key and with the first one's name.
    assert_eq!(refused(&ben.approve(&server, &challenge, 1, &number)), "challenge_unknown");
    let mut payload = ana.answer(&server, &challenge);
    payload["attempt"] = json!(1);
    payload["number"] = json!(number);
    payload["uv"] = json!("biometric");
    assert_eq!(refused(&ben.approval.sign("approve", &payload)), "bad_signature");
    // The device key approves nothing.
    assert_eq!(refused(&ana.device.sign("approve", &payload)), "bad_signature");
    assert_eq!(refused(&ana.device.sign("poll", &payload)), "bad_request");
    let change = |name: &str, value: serde_json::Value| {
        let mut payload = payload.clone();
        payload[name] = value;
        ana.approval.sign("approve", &payload)
    };
    let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for (name, value, problem) in [
        ("challenge_hash", json!(hash), "bad_request"),
        ("challenge", json!("AAAAAAAAAAAAAAAAAAAAAA"), "challenge_unknown"),
        ("challenge", json!("short"), "bad_request"),
        ("attempt", json!(0), "bad_request"),
        ("attempt", json!(4), "bad_request"),
        ("number", json!("１２３４５６"), "bad_request"),
        ("number", json!("12"), "bad_request"),
        ("number", json!(123_456), "bad_request"),
        ("uv", json!("none"), "bad_request"),
        ("sub", json!("nobody"), "device_unknown"),
        ("aud", json!("https://elsewhere.example/countersign"), "bad_request"),
    ] {
        assert_eq!(refused(&change(name, value)), problem, "{name}");
    }
    let message = ana.approve(&server, &challenge, 1, &number);
    assert_eq!(ana.outcome(&server, &message).0, "approved");
}

#[test]
fn of_answers_that_race_one_wins() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let messages: Vec<String> = (1..=3)
        .map(|attempt| phone.approve(&server, &challenge, attempt, &number(&sign_in)))
        .chain([phone.deny(&server, &challenge)])
        .collect();
    let outcomes: Vec<String> = thread::scope(|scope| {
        let send = |message: &String| {
            let message = message.clone();
            let (server, phone) = (&server, &phone);
            scope.spawn(move || phone.outcome(server, &message).0)
        };
        let running: Vec<_> = messages.iter().map(send).collect();
        running.into_iter().map(|it| it.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| *outcome != "closed").count(), 1, "{outcomes:?}");
}

#[test]
fn three_open_sign_ins_are_enough() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let first = server.new_sign_in("ana");
    server.clock.advance(1);
    server.new_sign_in("ana");
    server.new_sign_in("ana");
    let reply = server.api("sign-ins", &json!({"user": "ana"}));
    assert_eq!((reply.status, reply.problem().as_str()), (429, "too_many_requests"));
    let oldest = phone.challenges(&server).pop().unwrap();
    let approve = phone.approve(&server, &oldest, 1, &number(&first));
    assert_eq!(phone.outcome(&server, &approve).0, "approved");
    server.new_sign_in("ana");
}

#[test]
fn ten_wrong_numbers_in_a_row_end_number_approval_until_another_factor() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let mut last = None;
    for count in 0..10 {
        if count % 3 == 0 {
            last = Some((server.new_sign_in("ana"), phone.challenges(&server).remove(0)));
        }
        let (sign_in, challenge) = last.as_ref().unwrap();
        let attempt = count % 3 + 1;
        let message = phone.approve(&server, challenge, attempt, &wrong(&number(sign_in)));
        assert_eq!(phone.outcome(&server, &message).0, "wrong_number");
    }
    let (sign_in, challenge) = last.unwrap();
    let message = phone.approve(&server, &challenge, 2, &number(&sign_in));
    let reply = server.protocol("answers", &message);
    assert_eq!((reply.status, reply.problem().as_str()), (403, "account_blocked"));
    assert_eq!(server.api("sign-ins", &json!({"user": "ana"})).problem(), "account_blocked");
    assert_eq!(phone.outcome(&server, &phone.deny(&server, &challenge)).0, "denied");
    let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code).json()["valid"], true);
    server.new_sign_in("ana");
}

#[test]
fn a_poll_outside_the_window_is_told_the_time() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    for off in [-61, 62, -90_000] {
        let now = server.clock.now();
        let reply = server.protocol("poll", &phone.poll_message(now + off));
        assert_eq!((reply.status, reply.problem().as_str()), (400, "clock_skew"));
        assert!((now..now + 3).contains(&reply.json()["now"].as_i64().unwrap()));
    }
    let message = phone.poll_message(server.clock.now() - 58);
    assert_eq!(server.protocol("poll", &message).status, 200);
    assert_eq!(server.protocol("poll", &message).status, 200);
    let stranger = Blank::new()
        .device
        .sign("poll", &json!({"aud": server.base, "sub": "nobody", "iat": server.clock.now()}));
    assert_eq!(server.protocol("poll", &stranger).problem(), "device_unknown");
}

#[test]
fn a_long_poll_ends_with_the_service() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let (url, message) =
        (format!("{}/v1/poll", server.base), phone.poll_message(server.clock.now()));
    let start = Instant::now();
    let waiting = thread::spawn(move || {
        let headers = [("content-type", "application/jose"), ("prefer", "wait=25")];
        crate::server::post(&url, &headers, message.as_bytes()).status
    });
    thread::sleep(Duration::from_millis(300));
    drop(server);
    assert_eq!(waiting.join().unwrap(), 200);
    assert!(start.elapsed() < Duration::from_secs(4));
}
