use super::{Browser, with_phone};
use crate::phone::Phone;
use crate::server::{Server, wrong};

fn refused(browser: &mut Browser<'_>, typed: &str) -> String {
    let reply = browser.post("code", &format!("code={typed}"));
    assert_eq!(reply.status, 403, "{typed}");
    let page = reply.text();
    assert!(page.contains("<title>Error: Enter a code"), "{page}");
    assert!(page.contains("role=\"alert\"") && page.contains("href=\"#code\""));
    page
}

fn wrong_code(phone: &Phone, server: &Server) -> String {
    wrong(&phone.code(server.clock.now()))
}

#[test]
fn a_code_signs_in_with_blanks_and_a_late_report_ends_the_session() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let challenge = phone.challenges(&server).remove(0);
    let page = browser.get("code").text();
    for part in ["inputmode=\"numeric\"", "autocomplete=\"one-time-code\""] {
        assert!(page.contains(part), "{page}");
    }
    let code = phone.code(server.clock.now());
    let typed = format!("+{}+{}%E2%80%89{}-", &code[..2], &code[2..4], &code[4..]);
    assert_eq!(browser.post("code", &format!("code={typed}")).location.unwrap(), "/done");
    // The number is no longer asked for, and the list says what happened.
    assert!(phone.challenges(&server).is_empty());
    assert!(browser.get("security").text().contains("Approved"));
    assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
    assert_eq!(browser.get("security").location.unwrap(), "/");
}

#[test]
fn wide_digits_are_digits() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    browser.get("code");
    let wide = |digit: char| format!("%EF%BC%{:02X}", 0x90 + digit.to_digit(10).unwrap());
    let typed: String = phone.code(server.clock.now()).chars().map(wide).collect();
    assert_eq!(browser.post("code", &format!("code={typed}")).location.unwrap(), "/done");
}

#[test]
fn wrong_used_and_throttled_codes_have_their_sentences() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    browser.get("code");
    assert!(refused(&mut browser, "").contains("Enter the code from your app"));
    for junk in ["12345", "abcdef", "1234567", "%00%00%00%00%00%00"] {
        assert!(refused(&mut browser, junk).contains("This code is not right."));
    }
    let hint = "Turn on automatic time on your phone.";
    assert!(!refused(&mut browser, &wrong_code(&phone, &server)).contains(hint));
    assert!(refused(&mut browser, &wrong_code(&phone, &server)).contains(hint));
    let code = phone.code(server.clock.now());
    assert_eq!(browser.post("code", &format!("code={code}")).location.unwrap(), "/done");
    let mut other = Browser::new(&server);
    other.sign_in();
    other.get("code");
    assert!(refused(&mut other, &code).contains("This code was used already."));
    for _ in 0..9 {
        refused(&mut other, &wrong_code(&phone, &server));
    }
    let page = refused(&mut other, &wrong_code(&phone, &server));
    assert!(page.contains("Too many wrong codes. Try again in 1 minute."), "{page}");
    server.clock.advance(31);
    let code = phone.code(server.clock.now());
    assert_eq!(other.post("code", &format!("code={code}")).location.unwrap(), "/done");
}

#[test]
fn a_code_from_before_the_clock_moved_is_not_right() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    browser.get("code");
    let code = phone.code(server.clock.now());
    server.clock.advance(120);
    assert!(refused(&mut browser, &code).contains("This code is not right."));
    let code = phone.code(server.clock.now());
    assert_eq!(browser.post("code", &format!("code={code}")).location.unwrap(), "/done");
}
