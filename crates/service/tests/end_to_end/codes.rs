use crate::phone::Phone;
use crate::server::{Server, wrong};
use serde_json::json;

fn valid(server: &Server, code: &str) -> bool {
    let reply = server.api("codes/verify", &json!({"user": "ana", "code": code}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["valid"].as_bool().unwrap()
}

#[test]
fn a_code_is_taken_once_one_step_either_side() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    // The start of a step, so that the test does not cross one.
    let into = server.clock.now() % 30;
    server.clock.advance(u32::try_from(30 - into).unwrap());
    let now = server.clock.now();
    assert!(!valid(&server, &phone.code(now - 60)));
    assert!(!valid(&server, &phone.code(now + 60)));
    assert!(valid(&server, &phone.code(now - 30)));
    assert!(!valid(&server, &phone.code(now - 30)));
    let typed = phone.code(now);
    assert!(valid(&server, &format!("{} {}", &typed[..3], &typed[3..])));
    assert!(!valid(&server, &typed));
    assert!(valid(&server, &phone.code(now + 30)));
    // Backwards never, though the present step itself was not used again.
    assert!(!valid(&server, &typed));
}

#[test]
fn bad_codes_are_told_and_guessing_is_slowed() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    for code in ["12345", "1234567", "abcdef", "１２３４５６", ""] {
        let reply = server.api("codes/verify", &json!({"user": "ana", "code": code}));
        assert_eq!(reply.problem(), "bad_request");
    }
    let reply = server.api("codes/verify", &json!({"user": "nobody", "code": "123456"}));
    assert_eq!(reply.problem(), "not_found");
    for _ in 0..10 {
        assert!(!valid(&server, &wrong(&phone.code(server.clock.now()))));
    }
    let body = json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &body).problem(), "too_many_requests");
    server.clock.advance(31);
    assert!(valid(&server, &phone.code(server.clock.now())));
}
