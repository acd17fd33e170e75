use crate::phone::{Blank, Phone, open, read_uri};
use crate::server::{Server, get};
use serde_json::json;

fn roll(server: &Server) -> String {
    let reply = server.api("keys/roll", &json!({}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["kid"].as_str().unwrap().to_owned()
}

#[test]
fn a_phone_follows_the_chain_over_several_steps() {
    let server = Server::start();
    let mut phone = Phone::paired(&server, "ana");
    let first = server.new_sign_in("ana");
    let before = phone.challenges(&server).remove(0);
    let [.., last] = [(); 3].map(|()| roll(&server));
    server.clock.advance(1);
    let second = server.new_sign_in("ana");
    assert_eq!(phone.follow(&server), 3);
    assert_eq!(phone.kid(), last);
    let challenges = phone.challenges(&server);
    // The old one keeps its bytes and its key; the new one is by the new key.
    assert_eq!(challenges.len(), 2);
    assert_eq!(challenges[1].message, before.message);
    assert_ne!(challenges[0].kid(), challenges[1].kid());
    assert_eq!(challenges[0].kid(), last);
    for (challenge, sign_in) in challenges.iter().zip([&second, &first]) {
        let number = sign_in["number"].as_str().unwrap();
        let message = phone.approve(&server, challenge, 1, number);
        assert_eq!(phone.outcome(&server, &message), ("approved".to_owned(), 0));
    }
}

#[test]
fn a_link_is_signed_by_the_key_it_replaces_and_kept() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (_, first) = read_uri(pairing["uri"].as_str().unwrap());
    let link = |after: &str| get(&format!("{}/v1/keys?after={after}", server.base), &[]);
    assert_eq!(link(&first).status, 204);
    let now = server.clock.now();
    let (second, third) = (roll(&server), roll(&server));
    let reply = link(&first);
    assert_eq!((reply.status, reply.kind.as_str()), (200, "application/jose"));
    assert_eq!(link(&first).text(), reply.text());
    let phone = Blank::new().pair(&server, pairing["uri"].as_str().unwrap());
    let payload = open(&reply.text(), "keys", phone.service());
    assert_eq!((&payload["iss"], &payload["previous"]), (&json!(server.base), &json!(first)));
    assert!((now..now + 5).contains(&payload["iat"].as_i64().unwrap()));
    let next = open(&link(&second).text(), "keys", &payload["next"]);
    assert_eq!(crate::phone::thumbprint(&next["next"]), third);
    assert_eq!(link(&third).status, 204);
    assert_eq!(link("x").problem(), "bad_request");
}

#[test]
fn a_qr_pins_the_key_of_its_time() {
    let server = Server::start();
    let old = server.new_pairing("ana");
    let kid = roll(&server);
    let new = server.new_pairing("ana");
    assert_eq!(read_uri(new["uri"].as_str().unwrap()).1, kid);
    // Both pair: `paired` is by the key that each QR names, and the seed is derived with it.
    for pairing in [old, new] {
        let mut phone = Blank::new().pair(&server, pairing["uri"].as_str().unwrap());
        phone.follow(&server);
        phone.confirm(&server, &pairing);
        assert_eq!(phone.kid(), kid);
        let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
        assert_eq!(server.api("codes/verify", &code).json()["valid"], true);
    }
}

#[test]
fn the_chain_outlives_a_restart() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let (_, first) = read_uri(pairing["uri"].as_str().unwrap());
    let second = roll(&server);
    let server = server.restart();
    let link = |after: &str| get(&format!("{}/v1/keys?after={after}", server.base), &[]);
    assert_eq!((link(&first).status, link(&second).status), (200, 204));
    let pairing = server.new_pairing("ben");
    assert_eq!(read_uri(pairing["uri"].as_str().unwrap()).1, second);
}
