use crate::phone::{Blank, Phone, read_uri};
use crate::server::{Server, get, wrong};
use serde_json::json;

fn uri(pairing: &serde_json::Value) -> String {
    pairing["uri"].as_str().unwrap().to_owned()
}

#[test]
fn a_phone_is_paired_by_the_number_on_the_page() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let before = server.pairing(&pairing);
    assert_eq!(before["state"], "pending");
    assert_eq!((&before["number"], &before["device_name"]), (&json!(null), &json!(null)));
    let phone = Blank::new().pair(&server, &uri(&pairing));
    assert_eq!(phone.account["issuer"], "Contoso");
    assert_eq!(phone.account["name"], "ana@contoso.example");
    let called = server.pairing(&pairing);
    assert_eq!((&called["state"], &called["device_name"]), (&json!("pending"), &json!("Pixel 9")));
    // Unconfirmed, it counts for nothing.
    assert_eq!(server.api("sign-ins", &json!({"user": "ana"})).problem(), "no_device");
    let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code).json()["valid"], false);
    phone.confirm(&server, &pairing);
    let after = server.pairing(&pairing);
    assert_eq!((&after["state"], &after["tries_left"]), (&json!("approved"), &json!(0)));
    assert_eq!(after["number"], json!(null));
    assert!(phone.challenges(&server).is_empty());
}

#[test]
fn the_product_key_pairs_as_well() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let key = pairing["product_key"].as_str().unwrap().replace('-', "");
    let (_, kid) = read_uri(&uri(&pairing));
    let blank = Blank::new();
    let message = blank.pair_message(&server, &key[..15]);
    let reply = server.protocol("pair", &message);
    assert_eq!(reply.status, 201);
    blank.finish(&server, &message, &reply.text(), &kid).confirm(&server, &pairing);
    let (code, _) = read_uri(&uri(&pairing));
    let other = Blank::new().pair_message(&server, &code);
    assert_eq!(server.protocol("pair", &other).problem(), "code_used");
}

#[test]
fn a_code_works_once_and_the_same_bytes_get_the_same_reply() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (code, _) = read_uri(&uri(&pairing));
    let message = Blank::new().pair_message(&server, &code);
    let first = server.protocol("pair", &message);
    let again = server.protocol("pair", &message);
    assert_eq!((again.status, again.text()), (201, first.text()));
    let other = Blank::new().pair_message(&server, &code);
    assert_eq!(server.protocol("pair", &other).problem(), "code_used");
    server.clock.advance(599);
    assert_eq!(server.protocol("pair", &message).status, 201);
    server.clock.advance(2);
    assert_eq!(server.protocol("pair", &message).problem(), "code_used");
}

#[test]
fn a_code_expires_after_ten_minutes() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (code, _) = read_uri(&uri(&pairing));
    server.clock.advance(601);
    let message = Blank::new().pair_message(&server, &code);
    let reply = server.protocol("pair", &message);
    assert_eq!((reply.status, reply.problem().as_str()), (410, "code_expired"));
    assert_eq!(server.pairing(&pairing)["state"], "expired");
    let picture = format!("pairings/{}/qr.png", pairing["id"].as_str().unwrap());
    assert_eq!(server.api_get(&picture).problem(), "not_found");
}

#[test]
fn an_unconfirmed_phone_vanishes_with_its_pairing() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let phone = Blank::new().pair(&server, &uri(&pairing));
    server.clock.advance(601);
    let (_, reply) = phone.poll_with_wait(&server, 0);
    assert_eq!((reply.status, reply.problem().as_str()), (403, "device_unknown"));
    assert_eq!(server.pairing(&pairing)["state"], "expired");
}

#[test]
fn five_wrong_secrets_kill_a_pairing() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (code, _) = read_uri(&uri(&pairing));
    let spoiled = wrong(&code.chars().rev().collect::<String>()).chars().rev().collect::<String>();
    for _ in 0..5 {
        assert_eq!(server.pairing(&pairing)["state"], "pending");
        let message = Blank::new().pair_message(&server, &spoiled);
        let reply = server.protocol("pair", &message);
        assert_eq!((reply.status, reply.problem().as_str()), (404, "code_unknown"));
    }
    let message = Blank::new().pair_message(&server, &code);
    assert_eq!(server.protocol("pair", &message).problem(), "code_unknown");
    assert_eq!(server.pairing(&pairing)["state"], "closed");
}

#[test]
fn thirty_wrong_codes_a_minute_are_enough() {
    let server = Server::start();
    let message = Blank::new().pair_message(&server, "00000000000000000000000000");
    for _ in 0..30 {
        assert_eq!(server.protocol("pair", &message).problem(), "code_unknown");
    }
    assert_eq!(server.protocol("pair", &message).problem(), "too_many_requests");
    server.clock.advance(60);
    assert_eq!(server.protocol("pair", &message).problem(), "code_unknown");
}

#[test]
fn a_message_that_is_wrong_spends_nothing() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (code, _) = read_uri(&uri(&pairing));
    let blank = Blank::new();
    let now = server.clock.now();
    let right = blank.pair_payload(&server.base, &code, now, "Pixel 9");
    let change = |name: &str, value: serde_json::Value| {
        let mut payload = right.clone();
        payload[name] = value;
        blank.approval.sign("pair", &payload)
    };
    let zero = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for (message, problem) in [
        (change("aud", json!("https://elsewhere.example/countersign")), "bad_request"),
        (change("ecdh", json!(zero)), "bad_request"),
        (change("code", json!(code.to_lowercase())), "bad_request"),
        (change("device", json!({"name": "x".repeat(65), "platform": ""})), "bad_request"),
        (change("device_proof", json!("a.b.c")), "bad_request"),
        (Blank::new().approval.sign("poll", &right), "bad_request"),
        ("x".repeat(70_000), "bad_request"),
        (String::new(), "bad_request"),
    ] {
        assert_eq!(server.protocol("pair", &message).problem(), problem);
    }
    let mut forged = blank.approval.sign("pair", &right);
    let other = Blank::new().approval.sign("pair", &right);
    forged.truncate(forged.rfind('.').unwrap());
    forged.push_str(&other[other.rfind('.').unwrap()..]);
    assert_eq!(server.protocol("pair", &forged).problem(), "bad_signature");
    blank.pair(&server, &uri(&pairing)).confirm(&server, &pairing);
}

#[test]
fn a_wrong_number_may_be_put_right_and_the_third_removes_the_phone() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let phone = Blank::new().pair(&server, &uri(&pairing));
    let number = server.pairing(&pairing)["number"].as_str().unwrap().to_owned();
    let check = phone.challenges(&server).remove(0);
    for (attempt, left) in [(1, 2), (2, 1), (3, 0)] {
        let message = phone.approve(&server, &check, attempt, &wrong(&number));
        assert_eq!(phone.outcome(&server, &message), ("wrong_number".to_owned(), left));
        // The receipt of the last one can be fetched though the device is gone.
        assert_eq!(phone.outcome(&server, &message), ("wrong_number".to_owned(), left));
    }
    assert_eq!(server.pairing(&pairing)["state"], "closed");
    assert_eq!(phone.poll_with_wait(&server, 0).1.problem(), "device_unknown");
}

#[test]
fn a_phone_may_refuse_or_report_its_own_pairing() {
    let server = Server::start();
    for (kind, outcome) in [("deny", "denied"), ("report", "reported")] {
        let pairing = server.new_pairing("ana");
        let phone = Blank::new().pair(&server, &uri(&pairing));
        let check = phone.challenges(&server).remove(0);
        let message = match kind {
            "deny" => phone.deny(&server, &check),
            _ => phone.report(&server, &check),
        };
        assert_eq!(phone.outcome(&server, &message).0, outcome);
        assert_eq!(server.pairing(&pairing)["state"], outcome);
        assert_eq!(phone.outcome(&server, &message).0, outcome);
        server.clock.advance(601);
        assert_eq!(server.protocol("answers", &message).problem(), "device_unknown");
    }
}

#[test]
fn a_phone_leaves() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let payload = json!({"aud": server.base, "sub": phone.id, "iat": server.clock.now()});
    let by_device = phone.device.sign("unpair", &payload);
    assert_eq!(server.protocol("unpair", &by_device).problem(), "bad_signature");
    let message = phone.approval.sign("unpair", &payload);
    assert_eq!(server.protocol("unpair", &message).status, 204);
    assert_eq!(server.protocol("unpair", &message).problem(), "device_unknown");
    assert_eq!(phone.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(server.api("sign-ins", &json!({"user": "ana"})).problem(), "no_device");
}

#[test]
fn a_paired_phone_outlives_a_restart_and_a_used_key_is_current() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (_, kid) = read_uri(&uri(&pairing));
    let keys =
        |server: &Server, after: &str| get(&format!("{}/v1/keys?after={after}", server.base), &[]);
    assert_eq!(keys(&server, &kid).status, 204);
    assert_eq!(keys(&server, "other").problem(), "bad_request");
    let server = server.restart();
    assert_eq!(keys(&server, &kid).status, 204);
    assert_eq!(server.pairing(&pairing)["state"], "pending");
    let picture = format!("pairings/{}/qr.svg", pairing["id"].as_str().unwrap());
    assert_eq!(server.api_get(&picture).problem(), "not_found");
}
