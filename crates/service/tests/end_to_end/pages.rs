use crate::phone::{Blank, Phone};
use crate::server::{Reply, Server, get, post};

/// A browser: one cookie, and the token of the last form it saw.
struct Browser<'a> {
    server: &'a Server,
    cookie: String,
    token: String,
    password: String,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Self {
        let mut browser =
            Self { server, cookie: String::new(), token: String::new(), password: String::new() };
        let page = browser.get("").text();
        browser.password = between(&page, "<code id=\"demo-password\">", "<");
        browser
    }

    fn get(&mut self, path: &str) -> Reply {
        let url = format!("{}{path}", self.server.pages);
        let reply = get(&url, &[("cookie", &self.cookie)]);
        self.learn(&reply);
        reply
    }

    fn post(&mut self, path: &str, fields: &str) -> Reply {
        let url = format!("{}{path}", self.server.pages);
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let reply = post(&url, &headers, format!("{fields}&csrf={}", self.token).as_bytes());
        self.learn(&reply);
        reply
    }

    fn learn(&mut self, reply: &Reply) {
        if let Some(cookie) = &reply.cookie {
            for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
                assert!(cookie.contains(part), "{cookie}");
            }
            cookie.split(';').next().unwrap().clone_into(&mut self.cookie);
        }
        if reply.kind.starts_with("text/html") {
            let policy = reply.policy.as_deref().unwrap();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
            let page = reply.text();
            if page.contains("name=\"csrf\"") {
                self.token = between(&page, "name=\"csrf\" value=\"", "\"");
            }
        }
    }

    fn sign_in(&mut self) -> Reply {
        let fields = format!("user=demo&password={}", self.password);
        self.post("sign-in", &fields)
    }
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    rest.split_once(after).unwrap().0.to_owned()
}

/// What a phone's camera would read, from the picture the page shows.
fn pair_from_page(server: &Server, browser: &mut Browser<'_>, name: &str) -> Phone {
    let page = browser.get("pair").text();
    assert!(page.contains("<svg "));
    let picture = between(&page, "<img id=\"qr\" src=\"/", "\"");
    assert!(picture.starts_with("pair/") && picture.ends_with("/qr.png"));
    assert_eq!(browser.get(&picture).kind, "image/png");
    assert_eq!(get(&format!("{}{picture}", server.pages), &[]).status, 404);
    let key = between(&page, "id=\"product-key\">", "<").replace('-', "");
    let blank = Blank::new();
    let payload = blank.pair_payload(&server.base, &key[..15], server.clock.now(), name);
    let message = blank.approval.sign("pair", &payload);
    let reply = server.protocol("pair", &message);
    assert_eq!(reply.status, 201, "{}", reply.text());
    let header = reply.text().split('.').next().unwrap().to_owned();
    let header = data_encoding::BASE64URL_NOPAD.decode(header.as_bytes()).unwrap();
    let header: serde_json::Value = serde_json::from_slice(&header).unwrap();
    blank.finish(server, &message, &reply.text(), header["kid"].as_str().unwrap())
}

fn number(page: &str) -> String {
    let line = between(page, "id=\"number\"", "</p>");
    line.split_once('>').unwrap().1.replace(' ', "")
}

#[test]
fn a_person_pairs_signs_in_and_signs_out() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    let before = browser.cookie.clone();
    assert_eq!(browser.sign_in().location.unwrap(), "/pair");
    assert_ne!(browser.cookie, before);
    let phone = pair_from_page(&server, &mut browser, "<b>Pixel</b> \"9\"");
    let page = browser.get("pair").text();
    assert!(page.contains("&#60;b&#62;Pixel&#60;/b&#62;"), "{page}");
    assert!(!page.contains("<b>Pixel"));
    let check = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &check, 1, &number(&page));
    assert_eq!(phone.outcome(&server, &message).0, "approved");
    assert!(browser.get("pair").text().contains("Your phone is paired"));
    assert_eq!(browser.post("again", "").location.unwrap(), "/number");
    let page = browser.get("number").text();
    let challenge = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &challenge, 1, &number(&page));
    assert_eq!(phone.outcome(&server, &message).0, "approved");
    assert_eq!(browser.get("number").location.unwrap(), "/done");
    assert!(browser.get("done").text().contains("You are signed in"));
    assert_eq!(browser.post("sign-out", "").location.unwrap(), "/");
    assert_eq!(browser.get("done").location.unwrap(), "/");
}

#[test]
fn a_code_signs_in_too_and_a_report_ends_the_session() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let phone = pair_from_page(&server, &mut browser, "Pixel 9");
    let page = browser.get("pair").text();
    let check = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.approve(&server, &check, 1, &number(&page)));
    browser.get("code");
    let wrong = crate::server::wrong(&phone.code(server.clock.now()));
    assert_eq!(browser.post("code", &format!("code={wrong}")).status, 403);
    let code = phone.code(server.clock.now());
    assert_eq!(browser.post("code", &format!("code={code}")).location.unwrap(), "/done");
    browser.get("done");
    browser.post("sign-out", "");
    let mut browser = Browser::new(&server);
    assert_eq!(browser.sign_in().location.unwrap(), "/number");
    let challenge = phone.challenges(&server).remove(0);
    let page = browser.get("number").text();
    phone.outcome(&server, &phone.approve(&server, &challenge, 1, &number(&page)));
    browser.get("number");
    assert_eq!(browser.get("done").status, 200);
    assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
    assert_eq!(browser.get("done").location.unwrap(), "/");
}

#[test]
fn one_sentence_for_a_wrong_name_and_a_wrong_password() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    for fields in ["user=demo&password=wrong", "user=%3Cscript%3E&password=wrong"] {
        let reply = browser.post("sign-in", fields);
        assert_eq!(reply.status, 403);
        assert!(reply.text().contains("The user name or the password is wrong."));
        assert!(!reply.text().contains("<script>"));
    }
    assert_eq!(browser.get("pair").location.unwrap(), "/");
    assert_eq!(browser.sign_in().status, 303);
}

#[test]
fn a_form_without_its_token_does_nothing() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    let right = browser.token.clone();
    for token in ["", "x", &right.to_lowercase()] {
        token.clone_into(&mut browser.token);
        let reply = browser.sign_in();
        assert_eq!((reply.status, reply.location), (403, None));
    }
    // The token of one browser is worth nothing in another.
    right.clone_into(&mut browser.token);
    browser.cookie = Browser::new(&server).cookie;
    assert_eq!(browser.sign_in().status, 403);
}

#[test]
fn somebody_elses_phone_is_refused_on_the_page() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let phone = pair_from_page(&server, &mut browser, "Stranger");
    browser.get("pair");
    browser.post("pair/cancel", "");
    assert!(browser.get("pair").text().contains("The pairing was ended"));
    assert_eq!(phone.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(browser.post("pair/new", "").location.unwrap(), "/pair");
    pair_from_page(&server, &mut browser, "Pixel 9");
}

#[test]
fn the_link_in_a_browser_explains_and_has_no_script() {
    let server = Server::start();
    let reply = get(&format!("{}/pair", server.base), &[]);
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("Open this in Countersign") && !reply.text().contains("<script"));
    assert!(reply.cookie.is_none());
}
