use super::{Browser, number, with_phone};
use crate::phone::Phone;
use crate::server::{Server, get, post};
use countersign_service::Clock;
use serde_json::json;

/// What a page may say to a form that does nothing.
fn assert_nothing_was_done(reply: &crate::server::Reply) {
    assert_eq!((reply.status, &reply.location), (403, &None));
    assert!(reply.text().contains("This form was open too long."), "{}", reply.text());
}

#[test]
fn one_sentence_for_a_wrong_name_and_a_wrong_password() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    let mut pages = Vec::new();
    for fields in ["user=demo&password=wrong", "user=%3Cscript%3E&password=wrong"] {
        let reply = browser.post("sign-in", fields);
        assert_eq!(reply.status, 403);
        let page = reply.text();
        assert!(page.contains("User name or password is not right."), "{page}");
        assert!(!page.contains("<script>"));
        pages.push(page.replace("demo", "").replace("&#60;script&#62;", ""));
    }
    assert_eq!(pages[0].len(), pages[1].len());
    assert_eq!(browser.get("pair").location.unwrap(), "/");
    assert!(browser.post("sign-in", "user=+&password=x").text().contains("Enter your user name"));
    assert!(browser.post("sign-in", "user=demo").text().contains("Enter your password"));
    assert_eq!(browser.sign_in().status, 303);
}

#[test]
fn a_form_with_a_forged_or_missing_token_does_nothing() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    let right = browser.token.clone();
    for token in ["", "x", &right.to_lowercase(), &format!("{right}&csrf={right}")] {
        token.clone_into(&mut browser.token);
        assert_nothing_was_done(&browser.sign_in());
    }
    // The token of one browser is worth nothing in another.
    let mut other = Browser::new(&server);
    right.clone_into(&mut other.token);
    assert_nothing_was_done(&other.sign_in());
    let mut browser = Browser::signed_in(&server, &phone);
    let forms = [
        "sign-out".to_owned(),
        "again".to_owned(),
        "pair/new".to_owned(),
        "pair/cancel".to_owned(),
        "pair/try".to_owned(),
        "code".to_owned(),
        format!("security/phones/{}/rename", phone.id),
        format!("security/phones/{}/remove", phone.id),
        format!("security/phones/{}/lost", phone.id),
        "security/notices/x/dismiss".to_owned(),
        "security/notices/x/not-me".to_owned(),
    ];
    for form in forms {
        browser.token = right.clone();
        assert_nothing_was_done(&browser.post(&form, "code=123456&name=x"));
        let url = format!("{}{form}", server.pages);
        // Sent from elsewhere the cookie stays away; as another kind of body nothing is read.
        let reply = post(&url, &[("content-type", "application/x-www-form-urlencoded")], b"");
        assert_eq!(reply.location.unwrap(), "/?said=ended", "{form}");
        let headers = [("cookie", &*browser.cookie()), ("content-type", "text/plain")];
        assert_nothing_was_done(&post(&url, &headers, b"csrf=x"));
    }
    let page = browser.get("security").text();
    assert!(page.contains("Pixel 9") && page.contains("Signed in as"), "{page}");
}

#[test]
fn cookies_that_are_fixed_replayed_or_made_up_are_worth_nothing() {
    let server = Server::start();
    let phone = with_phone(&server);
    // Fixed: what the browser had before the password, and before the number, is not let in.
    let mut browser = Browser::new(&server);
    let before = browser.cookies.clone();
    browser.sign_in();
    let halfway = browser.cookies.clone();
    let shown = number(&browser.get("number").text());
    let challenge = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.approve(&server, &challenge, 1, &shown));
    browser.get("number");
    assert_eq!(browser.get("security").status, 200);
    let right = browser.cookies.clone();
    for cookies in [&before, &halfway] {
        browser.cookies.clone_from(cookies);
        assert_eq!(browser.get("security").location.unwrap(), "/");
    }
    // Replayed: after signing out.
    browser.cookies.clone_from(&right);
    browser.get("security");
    browser.post("sign-out", "");
    browser.cookies.clone_from(&right);
    assert_eq!(browser.get("security").location.unwrap(), "/");
    // Made up.
    for value in ["", "x", &"A".repeat(43), "' OR 1=1 --", &"A".repeat(8000)] {
        browser.cookies = vec![("countersign".to_owned(), value.to_owned())];
        let reply = browser.get("security");
        assert!(reply.status == 431 || reply.location.unwrap() == "/", "{value}");
    }
}

#[test]
fn a_session_ends_with_its_hour_even_if_the_clock_is_moved() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &phone);
    server.clock.advance(3599);
    assert_eq!(browser.get("security").status, 200);
    server.clock.advance(1);
    assert_eq!(browser.get("security").location.unwrap(), "/");
    let path = format!("security/phones/{}/remove", phone.id);
    assert_eq!(browser.post(&path, "").location.unwrap(), "/?said=ended");
    assert!(browser.get("?said=ended").text().contains("nothing happened for a while"));
    assert_eq!(phone.poll_with_wait(&server, 0).1.status, 200);
}

#[test]
fn a_password_alone_opens_no_account_page() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    browser.get("number");
    let phones = format!("security/phones/{}", phone.id);
    for path in ["security", "security/lost", "security/new-phone", "done"] {
        assert_eq!(browser.get(path).location.unwrap(), "/", "{path}");
    }
    for path in ["remove", "rename", "lost"] {
        let path = format!("{phones}/{path}");
        assert_eq!(browser.get(&path).location.unwrap(), "/");
        assert_eq!(browser.post(&path, "name=x").location.unwrap(), "/");
    }
    // A phone more would be a way in: it takes the one there is.
    assert_eq!(browser.post("pair/new", "").location.unwrap(), "/number");
    assert_eq!(browser.get("pair").location.unwrap(), "/");
}

#[test]
fn other_peoples_phones_and_notices_look_like_none() {
    let server = Server::start();
    let (phone, ben) = (with_phone(&server), Phone::paired(&server, "ben"));
    let notices = server.api_get("users/ben/notices").json();
    let notice = notices["notices"][0]["id"].as_str().unwrap().to_owned();
    let mut browser = Browser::signed_in(&server, &phone);
    let phones = [&*ben.id, "unknown", "%27+OR+1=1", "..%2f..", "a%00b"];
    let mut paths: Vec<String> = Vec::new();
    for id in phones {
        paths.extend(["rename", "remove", "lost"].map(|it| format!("security/phones/{id}/{it}")));
    }
    paths.push(format!("security/notices/{notice}/not-me"));
    for path in &paths {
        let shown = browser.get(path);
        let sent = browser.post(path, "name=Mine");
        for reply in [&shown, &sent] {
            assert_eq!(reply.status, 404, "{path}");
            assert!(reply.text().contains("Nothing was changed."), "{path} {}", reply.text());
            assert!(!reply.text().contains("ben"), "{path}");
        }
    }
    browser.post(&format!("security/notices/{notice}/dismiss"), "");
    assert_eq!(server.api_get("users/ben/notices").json(), notices);
    assert_eq!(ben.poll_with_wait(&server, 0).1.status, 200);
    let devices = server.api_get("users/ben/devices").json();
    assert_eq!(devices["devices"][0]["name"], "Pixel 9");
}

#[test]
fn markup_in_names_and_messages_is_text() {
    let server = Server::start_with(tempfile::tempdir().unwrap(), Clock::system(), |settings| {
        settings.issuer = "<i>Contoso</i> & \"Co\"".to_owned();
    });
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let phone = browser.pair_and_confirm("\"><img src=x>\u{202e}9");
    let mut browser = Browser::signed_in(&server, &phone);
    let evil = "<script>alert(1)</script>'\"\u{202e}\u{0}";
    let context = json!({"place": evil, "country": "<b>"});
    let body = json!({"user": "demo", "app": evil, "message": evil, "context": context});
    assert_eq!(server.api("sign-ins", &body).status, 201);
    let rename = format!("security/phones/{}/rename", phone.id);
    let remove = format!("security/phones/{}/remove", phone.id);
    for path in ["security", "security/lost", "security/new-phone", &rename, &remove] {
        let page = browser.get(path).text();
        for markup in ["<script>", "<img src=x", "<b>", "<i>", "\u{202e}\u{0}"] {
            assert!(!page.contains(markup), "{markup:?} in {page}");
        }
        assert!(page.contains("&#60;i&#62;Contoso&#60;/i&#62;"), "{page}");
    }
    let page = browser.get("security").text();
    assert!(page.contains("&#60;script&#62;alert(1)") && !page.contains('\u{202e}'), "{page}");
}

#[test]
fn a_thousand_sign_ins_are_a_short_page() {
    let server = Server::start();
    let phone = with_phone(&server);
    let app = "W".repeat(64);
    for round in 0..334 {
        for _ in 0..3 {
            let reply = server.api("sign-ins", &json!({"user": "demo", "app": app}));
            assert_eq!(reply.status, 201, "{round}");
        }
        server.clock.advance(301);
    }
    let mut browser = Browser::signed_in(&server, &phone);
    let page = browser.get("security").text();
    let listed = page.matches("<time class").count();
    assert!((10..=50).contains(&listed) && page.len() < 60_000, "{listed} {}", page.len());
}

#[test]
fn two_tabs_do_not_mix_two_sign_ins() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let first = browser.get("number").text();
    let seen = super::between(&first, "data-seen=\"", "\"");
    let old = phone.challenges(&server).remove(0);
    // The other tab starts again; this one is told, since its number is no longer this browser's.
    server.clock.advance(1);
    browser.post("again", "");
    let second = browser.get("number").text();
    assert_ne!(number(&first), number(&second));
    let news = browser.get(&format!("number/state?seen={seen}")).json();
    assert_ne!(news["seen"], seen.as_str());
    // What is typed for the first one lets nobody in by the second one.
    let message = phone.approve(&server, &old, 1, &number(&first));
    assert_eq!(phone.outcome(&server, &message).0, "closed");
    assert_eq!(browser.get("number").status, 200);
    assert_eq!(browser.get("security").location.unwrap(), "/");
}

#[test]
fn going_back_after_the_end_repeats_nothing() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let phone = browser.pair_and_confirm("Pixel 9");
    let code = phone.code(server.clock.now());
    browser.get("pair");
    browser.post("pair/try", &format!("code={code}"));
    browser.get("pair");
    // The form of before: the code was used, and the phone stays as it is.
    let reply = browser.post("pair/try", &format!("code={code}"));
    assert!(reply.text().contains("This code was used already."));
    browser.post("pair/cancel", "");
    assert!(browser.get("pair").text().contains("is paired."));
    assert_eq!(phone.poll_with_wait(&server, 0).1.status, 200);
    browser.post("sign-out", "");
    for path in ["pair", "number", "code", "security", "stopped/blocked", "pair?code=works"] {
        assert_eq!(browser.get(path).location.unwrap(), "/", "{path}");
    }
}

#[test]
fn behind_https_the_cookies_belong_to_the_host_alone() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let _server = Server::start_with(tempfile::tempdir().unwrap(), Clock::system(), |settings| {
        settings.base = Some("https://login.contoso.example/countersign".to_owned());
        settings.listen = free;
        settings.demo = false;
    });
    let reply = get(&format!("http://{free}/"), &[]);
    let cookie = reply.cookie.unwrap();
    assert!(cookie.starts_with("__Host-countersign="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
    let cookie = get(&format!("http://{free}/?language=ja"), &[]).cookie.unwrap();
    assert!(cookie.starts_with("__Host-language=ja; Path=/;") && cookie.ends_with("; Secure"));
}

#[test]
fn bodies_that_are_no_forms_are_refused() {
    let server = Server::start();
    let browser = Browser::new(&server);
    let url = format!("{}sign-in", server.pages);
    let cookie = browser.cookie();
    let form = ("content-type", "application/x-www-form-urlencoded");
    for body in [&b"\xff\xfe"[..], b"&&&=", b"%", &vec![b'a'; 200_000]] {
        let reply = post(&url, &[("cookie", cookie.as_str()), form], body);
        assert_eq!(reply.status, 403);
    }
    for method in ["PUT", "DELETE", "OPTIONS"] {
        let request =
            ureq::http::Request::builder().method(method).uri(&server.pages).body(()).unwrap();
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        assert_eq!(agent.run(request).unwrap().status(), 405);
    }
    assert_eq!(get(&server.pages, &[]).status, 200);
}
