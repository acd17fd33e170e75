use crate::phone::Phone;
use crate::server::{Server, get, post};
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

#[test]
fn without_the_key_nothing_is_done() {
    let server = Server::start();
    let url = format!("{}api/v1/pairings", server.pages);
    let body = json!({"user": {"id": "ana", "name": "Ana"}}).to_string();
    for key in ["", "Bearer", "Bearer wrong", "Basic abc"] {
        let headers = [("authorization", key), ("content-type", "application/json")];
        let reply = post(&url, &headers, body.as_bytes());
        assert_eq!((reply.status, reply.problem().as_str()), (401, "unauthorized"), "{key}");
    }
    assert_eq!(server.api("sign-ins", &json!({"user": "ana"})).problem(), "not_found");
    assert_eq!(get(&format!("{}api/v1/nothing", server.pages), &[]).problem(), "unauthorized");
    assert_eq!(server.api_get("nothing").problem(), "not_found");
}

#[test]
fn bad_bodies_are_told() {
    let server = Server::start();
    let _phone = Phone::paired(&server, "ana");
    for body in [
        json!({}),
        json!({"user": 7}),
        json!({"user": "ana", "unknown": 1}),
        json!({"user": "ana", "app": "x".repeat(65)}),
        json!({"user": "ana", "message": "x".repeat(257)}),
        json!({"user": "ana", "origin": "x".repeat(513)}),
        json!({"user": "ana", "context": {"place": "x".repeat(65)}}),
        json!({"user": "ana", "context": {"planet": "x"}}),
        json!({"user": "ana", "number_digits": 4}),
        json!([]),
    ] {
        assert_eq!(server.api("sign-ins", &body).problem(), "bad_request", "{body}");
    }
    assert_eq!(server.api("sign-ins", &json!({"user": "nobody"})).problem(), "not_found");
    let user = json!({"user": {"id": "", "name": "Ana"}});
    assert_eq!(server.api("pairings", &user).problem(), "bad_request");
    assert_eq!(server.api_get("sign-ins/unknown").problem(), "not_found");
    assert_eq!(server.api_get("sign-ins/unknown?wait=soon").problem(), "bad_request");
    assert_eq!(server.api_get("sign-ins").problem(), "method_not_allowed");
    assert_eq!(server.api_get("pairings/unknown").problem(), "not_found");
}

#[test]
fn the_pictures_show_the_same_modules() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let path = |kind: &str| format!("pairings/{}/qr.{kind}", pairing["id"].as_str().unwrap());
    let picture = server.api_get(&path("png"));
    assert_eq!((picture.status, picture.kind.as_str()), (200, "image/png"));
    let decoder = png::Decoder::new(std::io::Cursor::new(&picture.bytes));
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let side = usize::try_from(info.width).unwrap();
    let svg = server.api_get(&path("svg")).text();
    let width: usize =
        svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert_eq!(side, width * 8);
    for y in 0..width {
        for x in 0..width {
            let dark = pixels[(y * 8 + 4) * side + x * 8 + 4] == 0;
            assert_eq!(svg.contains(&format!("M{x} {y}h1v1")), dark, "{x} {y}");
            let quiet = x < 4 || y < 4 || x >= width - 4 || y >= width - 4;
            assert!(!(quiet && dark));
        }
    }
}

#[test]
fn the_demo_clock_moves() {
    let server = Server::start();
    let before = server.clock.now();
    let url = format!("{}demo/clock", server.pages);
    let headers = [("content-type", "application/json")];
    let reply = post(&url, &headers, br#"{"advance":3600}"#);
    assert!(reply.json()["now"].as_i64().unwrap() >= before + 3600);
    for wrong in ["{}", "{\"advance\":-1}", "x"] {
        assert_eq!(post(&url, &headers, wrong.as_bytes()).problem(), "bad_request");
    }
}

#[test]
fn seeds_codes_and_keys_are_not_in_the_database() {
    let server = Server::start();
    let pairing = server.new_pairing("ana");
    let phone = Phone::paired(&server, "ana");
    let key = server.api_key.clone();
    let (code, _) = crate::phone::read_uri(pairing["uri"].as_str().unwrap());
    let folder = server.folder.path().to_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in [&phone.seed, &code.as_bytes()[5..], key.as_bytes()] {
            if bytes.windows(secret.len()).any(|window| window == secret) {
                found.push(path.clone());
            }
        }
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(found.is_empty(), "{found:?}");
}
