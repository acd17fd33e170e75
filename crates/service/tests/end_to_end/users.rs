use crate::phone::{Blank, Phone};
use crate::server::{Server, get, wrong};
use serde_json::{Value, json};

fn devices(server: &Server) -> Vec<Value> {
    server.api_get("users/ana/devices").json()["devices"].as_array().unwrap().clone()
}

fn notices(server: &Server) -> Vec<Value> {
    server.api_get("users/ana/notices").json()["notices"].as_array().unwrap().clone()
}

fn approve(server: &Server, phone: &Phone) {
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(server).remove(0);
    let message = phone.approve(server, &challenge, 1, sign_in["number"].as_str().unwrap());
    assert_eq!(phone.outcome(server, &message).0, "approved");
}

fn block(server: &Server, phone: &Phone) {
    for _ in 0..5 {
        let sign_in = server.new_sign_in("ana");
        let number = wrong(sign_in["number"].as_str().unwrap());
        let challenge = phone.challenges(server).remove(0);
        for attempt in 1..=2 {
            let message = phone.approve(server, &challenge, attempt, &number);
            assert_eq!(phone.outcome(server, &message).0, "wrong_number");
        }
        phone.outcome(server, &phone.deny(server, &challenge));
    }
}

#[test]
fn phones_are_listed_renamed_and_removed() {
    let server = Server::start();
    let (first, second) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ana"));
    let waiting = server.new_pairing("ana");
    let third = Blank::new().pair(&server, waiting["uri"].as_str().unwrap());
    let listed = devices(&server);
    assert_eq!(listed.len(), 3);
    let of = |phone: &Phone| listed.iter().find(|it| it["id"] == phone.id).unwrap();
    assert_eq!((&of(&first)["confirmed"], &of(&third)["confirmed"]), (&json!(true), &json!(false)));
    assert_eq!(of(&first)["platform"], "test");
    let path = format!("users/ana/devices/{}", first.id);
    assert_eq!(server.api_by("PATCH", &path, &json!({"name": "Work"})).status, 204);
    assert!(devices(&server).iter().any(|it| it["name"] == "Work"));
    for name in ["", " ", "a\nb", &"x".repeat(65)] {
        let reply = server.api_by("PATCH", &path, &json!({"name": name}));
        assert_eq!(reply.problem(), "bad_request");
    }
    assert_eq!(server.api_by("DELETE", &path, &json!({})).status, 204);
    assert_eq!(server.api_by("DELETE", &path, &json!({})).problem(), "not_found");
    assert_eq!(first.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(second.poll_with_wait(&server, 0).1.status, 200);
    // Another user's phone is nobody's here.
    let ben = Phone::paired(&server, "ben");
    let path = format!("users/ana/devices/{}", ben.id);
    for method in ["PATCH", "DELETE"] {
        let reply = server.api_by(method, &path, &json!({"name": "x"}));
        assert_eq!(reply.problem(), "not_found");
    }
    assert_eq!(server.api_get("users/nobody/devices").problem(), "not_found");
}

#[test]
fn recent_sign_ins_say_what_where_and_how_it_ended() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    approve(&server, &phone);
    server.clock.advance(1);
    let body = json!({"user": "ana", "context": {"place": "Taipei"}});
    server.api("sign-ins", &body);
    let listed = server.api_get("users/ana/sign-ins").json();
    let [open, approved] = listed["sign_ins"].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!((&approved["state"], &approved["app"]), (&json!("approved"), &json!("Webmail")));
    assert_eq!(approved["device_name"], "Pixel 9");
    assert_eq!((&open["state"], &open["context"]), (&json!("pending"), &body["context"]));
    server.clock.advance(300);
    let listed = server.api_get("users/ana/sign-ins").json();
    assert_eq!(listed["sign_ins"][0]["state"], "expired");
    assert!(!listed.to_string().contains("number"));
}

#[test]
fn a_new_phone_is_told_and_this_was_not_me_undoes_it() {
    let server = Server::start();
    let mine = Phone::paired(&server, "ana");
    let id = notices(&server)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(server.api(&format!("users/ana/notices/{id}/dismiss"), &json!({})).status, 204);
    assert!(notices(&server).is_empty());
    let theirs = Phone::paired(&server, "ana");
    let notice = notices(&server).remove(0);
    assert_eq!((&notice["kind"], &notice["device"]), (&json!("device_added"), &json!(theirs.id)));
    assert_eq!(notice["device_name"], "Pixel 9");
    let open = server.new_sign_in("ana");
    let not_me = format!("users/ana/notices/{}/not-me", notice["id"].as_str().unwrap());
    assert_eq!(server.api(&not_me, &json!({})).status, 204);
    assert_eq!(server.api(&not_me, &json!({})).problem(), "not_found");
    assert_eq!(theirs.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(server.sign_in(&open).0, "closed");
    assert!(mine.challenges(&server).is_empty());
    // A code of the phone that stays is another factor.
    assert_eq!(server.api("sign-ins", &json!({"user": "ana"})).problem(), "account_blocked");
    let code = |phone: &Phone| json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code(&theirs)).json()["valid"], false);
    assert_eq!(server.api("codes/verify", &code(&mine)).json()["valid"], true);
    approve(&server, &mine);
}

#[test]
fn a_lost_phone_is_removed_and_everything_open_is_closed() {
    let server = Server::start();
    let (lost, kept) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ana"));
    let open = server.new_sign_in("ana");
    let body = json!({"device": lost.id});
    assert_eq!(server.api("users/ana/lost-phone", &body).status, 204);
    assert_eq!(server.api("users/ana/lost-phone", &body).problem(), "not_found");
    assert_eq!(server.sign_in(&open).0, "closed");
    assert_eq!(lost.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    approve(&server, &kept);
    // Without a name it is every phone.
    assert_eq!(server.api("users/ana/lost-phone", &json!({})).status, 204);
    assert!(devices(&server).is_empty());
}

#[test]
fn only_an_approval_resets_the_count_and_an_administrator_unblocks() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let user = || server.api_get("users/ana").json();
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let number = sign_in["number"].as_str().unwrap();
    phone.outcome(&server, &phone.approve(&server, &challenge, 1, &wrong(number)));
    assert_eq!(user()["wrong_numbers"], 1);
    // Neither a refusal nor a code is an approval.
    phone.outcome(&server, &phone.deny(&server, &challenge));
    let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code).json()["valid"], true);
    assert_eq!(user()["wrong_numbers"], 1);
    approve(&server, &phone);
    assert_eq!(user()["wrong_numbers"], 0);
    block(&server, &phone);
    assert_eq!((&user()["blocked"], &user()["wrong_numbers"]), (&json!(true), &json!(10)));
    let reply = server.api("sign-ins", &json!({"user": "ana"}));
    assert_eq!((reply.status, reply.problem().as_str()), (403, "account_blocked"));
    assert_eq!(notices(&server).iter().filter(|it| it["kind"] == "blocked").count(), 1);
    assert_eq!(server.api("users/ana/unblock", &json!({})).status, 204);
    assert_eq!(user()["blocked"], false);
    approve(&server, &phone);
    assert_eq!(server.api("users/nobody/unblock", &json!({})).problem(), "not_found");
}

#[test]
fn a_report_asks_the_relying_party_to_end_the_session() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &challenge, 1, sign_in["number"].as_str().unwrap());
    phone.outcome(&server, &message);
    let path = format!("sign-ins/{}", sign_in["id"].as_str().unwrap());
    let before = server.api_get(&path).json();
    assert_eq!((&before["state"], &before["end_session"]), (&json!("approved"), &json!(false)));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| server.api_get(&format!("{path}?wait=20&seen=approved")));
        std::thread::sleep(std::time::Duration::from_millis(200));
        server.clock.advance(24 * 3600);
        assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
        let after = waiting.join().unwrap().json();
        assert_eq!((&after["state"], &after["end_session"]), (&json!("reported"), &json!(true)));
    });
    assert!(notices(&server).iter().any(|it| it["kind"] == "reported"));
    // One that was never approved has no session to end.
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.report(&server, &challenge));
    let path = format!("sign-ins/{}", sign_in["id"].as_str().unwrap());
    assert_eq!(server.api_get(&path).json()["end_session"], false);
}

#[test]
fn a_restored_database_takes_nothing_that_was_open() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let pairing = server.new_pairing("ana");
    let unconfirmed =
        Blank::new().pair(&server, server.new_pairing("ana")["uri"].as_str().unwrap());
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let approve = phone.approve(&server, &challenge, 1, sign_in["number"].as_str().unwrap());
    let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
    let server = server.restart_with(|settings| settings.restored = true);
    assert_eq!(server.sign_in(&sign_in).0, "closed");
    assert_eq!(phone.outcome(&server, &approve).0, "closed");
    assert_eq!(server.pairing(&pairing)["state"], "closed");
    let (used, _) = crate::phone::read_uri(pairing["uri"].as_str().unwrap());
    let message = Blank::new().pair_message(&server, &used);
    assert_eq!(server.protocol("pair", &message).problem(), "code_unknown");
    assert_eq!(unconfirmed.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    // The code may have been used after the backup was made.
    assert_eq!(server.api("codes/verify", &code).json()["valid"], false);
    server.clock.advance(60);
    let code = json!({"user": "ana", "code": phone.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code).json()["valid"], true);
}

#[test]
fn health_is_told_without_a_key() {
    let server = Server::start();
    for path in ["health/live", "health/ready"] {
        let reply = get(&format!("{}{path}", server.pages), &[]);
        assert_eq!((reply.status, reply.json()["status"].as_str()), (200, Some("ok")));
    }
}
