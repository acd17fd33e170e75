//! The pages as a browser without a script sees them.

mod account;
mod bad_input;
mod codes;
mod journey;
mod speech;

use crate::phone::{Blank, Phone};
use crate::server::{Reply, Server, get, post};

/// A browser: its cookies, and the token of the last form it saw.
struct Browser<'a> {
    server: &'a Server,
    cookies: Vec<(String, String)>,
    token: String,
    password: String,
    language: String,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Self {
        let mut browser = Self {
            server,
            cookies: Vec::new(),
            token: String::new(),
            password: String::new(),
            language: "en".to_owned(),
        };
        let page = browser.get("").text();
        browser.password = between(&page, "<code id=\"demo-password\">", "<");
        browser
    }

    /// A browser that has signed in with the phone.
    fn signed_in(server: &'a Server, phone: &Phone) -> Self {
        let mut browser = Self::new(server);
        assert_eq!(browser.sign_in().location.unwrap(), "/number");
        let shown = number(&browser.get("number").text());
        let challenge = phone.challenges(server).remove(0);
        phone.outcome(server, &phone.approve(server, &challenge, 1, &shown));
        assert_eq!(browser.get("number").location.unwrap(), "/done");
        browser.get("security");
        browser
    }

    fn cookie(&self) -> String {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        cookies.collect::<Vec<_>>().join("; ")
    }

    fn get(&mut self, path: &str) -> Reply {
        let url = format!("{}{path}", self.server.pages);
        let cookie = self.cookie();
        let headers = [
            ("cookie", cookie.as_str()),
            ("accept-language", self.language.as_str()),
            ("accept", "text/html"),
        ];
        let reply = get(&url, &headers);
        self.learn(&reply);
        reply
    }

    fn post(&mut self, path: &str, fields: &str) -> Reply {
        let url = format!("{}{path}", self.server.pages);
        let cookie = self.cookie();
        let headers = [
            ("cookie", cookie.as_str()),
            ("accept-language", self.language.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let reply = post(&url, &headers, format!("{fields}&csrf={}", self.token).as_bytes());
        self.learn(&reply);
        reply
    }

    fn learn(&mut self, reply: &Reply) {
        if let Some(cookie) = &reply.cookie {
            for part in ["HttpOnly", "SameSite=", "Path=/"] {
                assert!(cookie.contains(part), "{cookie}");
            }
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        if reply.kind.starts_with("text/html") {
            let policy = reply.policy.as_deref().unwrap();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
            let page = reply.text();
            for inline in ["<style", "style=\"", "<script>", "onclick", "javascript:"] {
                assert!(!page.contains(inline), "{inline} in {page}");
            }
            if page.contains("name=\"csrf\"") {
                self.token = between(&page, "name=\"csrf\" value=\"", "\"");
            }
        }
    }

    fn sign_in(&mut self) -> Reply {
        let fields = format!("user=demo&password={}", self.password);
        self.post("sign-in", &fields)
    }

    /// Pairs a phone by the page that shows the picture, as far as its number.
    fn pair(&mut self, name: &str) -> Phone {
        let page = self.get("pair").text();
        assert!(page.contains("<svg "), "{page}");
        let key = plain(&between(&page, "id=\"product-key\"", "</code>"));
        let key = key.split_once('>').unwrap().1.replace('-', "");
        let blank = Blank::new();
        let now = self.server.clock.now();
        let payload = blank.pair_payload(&self.server.base, &key[..15], now, name);
        let message = blank.approval.sign("pair", &payload);
        let reply = self.server.protocol("pair", &message);
        assert_eq!(reply.status, 201, "{}", reply.text());
        let header = reply.text().split('.').next().unwrap().to_owned();
        let header = data_encoding::BASE64URL_NOPAD.decode(header.as_bytes()).unwrap();
        let header: serde_json::Value = serde_json::from_slice(&header).unwrap();
        let kid = header["kid"].as_str().unwrap().to_owned();
        blank.finish(self.server, &message, &reply.text(), &kid)
    }

    /// Pairs a phone and types its number.
    fn pair_and_confirm(&mut self, name: &str) -> Phone {
        let phone = self.pair(name);
        let page = self.get("pair").text();
        let check = phone.challenges(self.server).remove(0);
        let message = phone.approve(self.server, &check, 1, &number(&page));
        assert_eq!(phone.outcome(self.server, &message).0, "approved");
        phone
    }
}

/// A user with one phone, which was paired on the page.
fn with_phone(server: &Server) -> Phone {
    let mut browser = Browser::new(server);
    assert_eq!(browser.sign_in().location.unwrap(), "/pair");
    browser.pair_and_confirm("Pixel 9")
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("{after} in {rest}")).0.to_owned()
}

/// A page's text without its tags.
fn plain(page: &str) -> String {
    let (mut text, mut inside) = (String::new(), false);
    for character in page.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    text
}

fn number(page: &str) -> String {
    let pairs = between(page, "class=\"pairs\" aria-hidden=\"true\">", "</p>");
    plain(pairs.split("<span class=\"unseen\">").next().unwrap())
}
