use super::{Browser, between, number, with_phone};
use crate::server::{Server, get, wrong};
use serde_json::json;

#[test]
fn a_person_pairs_signs_in_and_signs_out() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    let before = browser.cookies.clone();
    assert_eq!(browser.sign_in().location.unwrap(), "/pair");
    assert_ne!(browser.cookies, before);
    let page = browser.get("pair").text();
    assert!(
        page.contains("No phone is paired yet.") && page.contains("Valid for 10 minutes, once.")
    );
    let phone = browser.pair_and_confirm("Pixel 9");
    let page = browser.get("pair").text();
    assert!(page.contains("Pixel 9\u{2069} is paired."), "{page}");
    let reply = browser.post("pair/try", &format!("code={}", phone.code(server.clock.now())));
    assert_eq!(reply.location.unwrap(), "/pair?code=works");
    assert!(browser.get("pair?code=works").text().contains("The code works."));
    assert!(browser.get("security").text().contains("Pixel 9"));
    assert_eq!(browser.post("sign-out", "").location.unwrap(), "/");
    assert_eq!(browser.get("security").location.unwrap(), "/");
    assert_eq!(browser.sign_in().location.unwrap(), "/number");
    let page = browser.get("number").text();
    assert!(page.contains("You have 5 minutes.") && page.contains("Pixel 9"));
    let challenge = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &challenge, 1, &number(&page));
    assert_eq!(phone.outcome(&server, &message).0, "approved");
    assert_eq!(browser.get("number").location.unwrap(), "/done");
    assert!(browser.get("done").text().contains("You are signed in"));
    assert_eq!(browser.get("").location.unwrap(), "/done");
    // The back button leads to no number that could be typed again.
    assert_eq!(browser.get("number").location.unwrap(), "/done");
    assert_eq!(browser.get("code").location.unwrap(), "/done");
}

#[test]
fn the_number_is_for_eyes_and_ears() {
    let server = Server::start();
    with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let page = browser.get("number").text();
    let shown = number(&page);
    assert_eq!(shown.len(), 6);
    let spelled: Vec<String> = shown.chars().map(String::from).collect();
    let spelled: Vec<String> = spelled.chunks(2).map(|pair| pair.join(" ")).collect();
    assert!(page.contains(&format!("The number is {}", spelled.join(", "))), "{page}");
    assert_eq!(page.matches("role=\"status\"").count(), 1);
}

#[test]
fn every_end_of_a_sign_in_has_its_sentence_and_a_way_on() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let says = |browser: &mut Browser<'_>, sentence: &str| {
        let page = browser.get("number").text();
        assert!(page.contains(sentence), "{sentence} in {page}");
        page
    };
    let page = says(&mut browser, "Waiting for your answer…");
    let challenge = phone.challenges(&server).remove(0);
    for (attempt, sentence) in [
        (1, "A wrong number was typed. 2 tries left."),
        (2, "A wrong number was typed. 1 try left."),
        (3, "The number was typed wrong too often."),
    ] {
        let message = phone.approve(&server, &challenge, attempt, &wrong(&number(&page)));
        phone.outcome(&server, &message);
        says(&mut browser, sentence);
    }
    assert_eq!(browser.post("again", "").location.unwrap(), "/number");
    let challenge = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.deny(&server, &challenge));
    says(&mut browser, "Refused on the phone.");
    browser.post("again", "");
    let challenge = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.report(&server, &challenge));
    assert!(!says(&mut browser, "Reported from the phone.").contains("href=\"/code\""));
    browser.post("again", "");
    server.clock.advance(300);
    says(&mut browser, "No answer came in time.");
    for _ in 0..3 {
        server.new_sign_in("demo");
    }
    assert_eq!(browser.post("again", "").location.unwrap(), "/stopped/too-many");
    assert!(browser.get("stopped/too-many").text().contains("Three sign-ins are open already."));
    assert_eq!(browser.get("stopped/unheard-of").status, 404);
}

#[test]
fn starting_again_leaves_one_number_open() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    for _ in 0..3 {
        assert_eq!(browser.sign_in().location.unwrap(), "/number");
        browser.get("number");
        assert_eq!(browser.post("again", "").location.unwrap(), "/number");
        browser.get("");
    }
    let page = browser.get("number").text();
    let mut open = phone.challenges(&server);
    assert_eq!(open.len(), 1);
    let message = phone.approve(&server, &open.remove(0), 1, &number(&page));
    assert_eq!(phone.outcome(&server, &message).0, "approved");
    assert_eq!(browser.get("number").location.unwrap(), "/done");
    assert!(browser.get("security").text().contains("Not approved"));
}

#[test]
fn without_a_script_reloading_is_offered_and_not_forced() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let looks_again = "<meta http-equiv=\"refresh\" content=\"20\">";
    for path in ["pair", "number"] {
        let page = browser.get(path).text();
        assert!(page.contains("href=\"?reload=on\"") && !page.contains(looks_again), "{page}");
        let page = browser.get(&format!("{path}?reload=on")).text();
        assert!(page.contains(looks_again) && page.contains("Stop reloading"), "{page}");
        if path == "pair" {
            browser.pair_and_confirm("Pixel 9");
            browser.get("pair");
            browser.post("again", "");
        }
    }
}

#[test]
fn number_approval_that_is_off_leaves_the_code() {
    let server = Server::start();
    let phone = with_phone(&server);
    for _ in 0..5 {
        let sign_in = server.new_sign_in("demo");
        let challenge = phone.challenges(&server).remove(0);
        let number = wrong(sign_in["number"].as_str().unwrap());
        for attempt in 1..=2 {
            let message = phone.approve(&server, &challenge, attempt, &number);
            phone.outcome(&server, &message);
        }
        phone.outcome(&server, &phone.deny(&server, &challenge));
    }
    let mut browser = Browser::new(&server);
    assert_eq!(browser.sign_in().location.unwrap(), "/stopped/number-off");
    let page = browser.get("stopped/number-off").text();
    assert!(page.contains("Approving by number is switched off") && page.contains("/code"));
    browser.get("code");
    let code = phone.code(server.clock.now());
    assert_eq!(browser.post("code", &format!("code={code}")).location.unwrap(), "/done");
    assert!(browser.get("security").text().contains("Approving by number is switched off"));
}

#[test]
fn an_unconfirmed_phone_is_no_way_in() {
    let server = Server::start();
    let mut first = Browser::new(&server);
    first.sign_in();
    first.pair("Pixel 9");
    let mut second = Browser::new(&server);
    assert_eq!(second.sign_in().location.unwrap(), "/stopped/unconfirmed");
    assert!(second.get("stopped/unconfirmed").text().contains("not confirmed yet"));
    assert_eq!(second.post("pair/new", "").location.unwrap(), "/pair");
}

#[test]
fn a_pairing_ends_in_each_of_its_ways() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let stranger = browser.pair("Stranger");
    let page = browser.get("pair").text();
    assert!(page.contains("Is \u{2068}Stranger\u{2069} your phone?"), "{page}");
    browser.post("pair/cancel", "");
    assert!(browser.get("pair").text().contains("Cancelled. That phone was not paired."));
    assert_eq!(stranger.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    browser.post("pair/new", "");
    let refusing = browser.pair("Pixel 9");
    let check = refusing.challenges(&server).remove(0);
    refusing.outcome(&server, &refusing.deny(&server, &check));
    assert!(browser.get("pair").text().contains("Cancelled. That phone was not paired."));
    browser.post("pair/new", "");
    let clumsy = browser.pair("Pixel 9");
    let shown = number(&browser.get("pair").text());
    let check = clumsy.challenges(&server).remove(0);
    for attempt in 1..=3 {
        clumsy.outcome(&server, &clumsy.approve(&server, &check, attempt, &wrong(&shown)));
    }
    assert!(browser.get("pair").text().contains("The number was typed wrong too often."));
    browser.post("pair/new", "");
    server.clock.advance(600);
    assert!(browser.get("pair").text().contains("This QR code is no longer valid."));
}

#[test]
fn waiting_is_told_what_happened_and_nothing_else() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::new(&server);
    browser.sign_in();
    let page = browser.get("number").text();
    let seen = between(&page, "data-seen=\"", "\"");
    let challenge = phone.challenges(&server).remove(0);
    let message = phone.approve(&server, &challenge, 1, &wrong(&number(&page)));
    phone.outcome(&server, &message);
    let news = browser.get(&format!("number/state?seen={seen}")).json();
    let said = "A wrong number was typed. 2 tries left.";
    assert_eq!((&news["text"], &news["over"]), (&json!(said), &json!(false)));
    assert_eq!(news.as_object().unwrap().len(), 3);
    // Without this browser's cookie there is nothing to hear.
    let url = format!("{}number/state?seen=x", server.pages);
    assert_eq!(get(&url, &[]).location.unwrap(), "/");
    assert_eq!(browser.get("number/state").status, 400);
}

#[test]
fn the_link_in_a_browser_explains_has_no_script_and_keeps_nothing() {
    let server = Server::start();
    let reply = get(&format!("{}/pair", server.base), &[]);
    assert_eq!(reply.status, 200);
    let page = reply.text();
    assert!(page.contains("This QR code is for the Countersign app"));
    assert!(!page.contains("<script") && !page.contains("<form"));
    assert!(reply.cookie.is_none());
    let reply = get(&format!("{}/pair", server.base), &[("accept-language", "ja")]);
    assert!(reply.text().contains("このQRコードはCountersignアプリ用です"));
}
