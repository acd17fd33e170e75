use super::{Browser, between, with_phone};
use crate::server::Server;
use serde_json::json;

#[test]
fn phones_are_listed_with_times_in_words() {
    let server = Server::start();
    let phone = with_phone(&server);
    server.clock.advance(3 * 3600);
    let mut browser = Browser::signed_in(&server, &phone);
    let page = browser.get("security").text();
    assert!(page.contains("Paired 3 hours ago") && page.contains("Last used just now"), "{page}");
    browser.language = "ja".to_owned();
    assert!(browser.get("security").text().contains("登録：3時間前"));
    server.clock.advance(3000);
    browser.post("pair/new", "");
    browser.pair("iPhone");
    let page = browser.get("security").text();
    assert!(page.contains("iPhone") && page.contains("確認待ち"), "{page}");
}

#[test]
fn a_phone_is_renamed() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &phone);
    let path = format!("security/phones/{}/rename", phone.id);
    assert!(browser.get(&path).text().contains("value=\"Pixel 9\""));
    let reply = browser.post(&path, "name=+Work+phone%0A");
    assert_eq!(reply.location.unwrap(), format!("/security?renamed={}", phone.id));
    let page = browser.get(&format!("security?renamed={}", phone.id)).text();
    assert!(page.contains("The phone is now named \u{2068}Work phone\u{2069}."), "{page}");
    for (name, error) in [
        ("+%09".to_owned(), "Enter a name for the phone"),
        ("x".repeat(65), "Use at most 64 characters"),
    ] {
        let reply = browser.post(&path, &format!("name={name}"));
        assert_eq!(reply.status, 403);
        let page = reply.text();
        assert!(page.contains(error) && page.contains("<title>Error: Rename"), "{page}");
    }
}

#[test]
fn removing_asks_and_says_if_it_is_the_last() {
    let server = Server::start();
    let first = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &first);
    let path = |id: &str| format!("security/phones/{id}/remove");
    let warning = "This is your only phone.";
    assert!(browser.get(&path(&first.id)).text().contains(warning));
    browser.post("pair/new", "");
    let second = browser.pair_and_confirm("iPhone");
    assert!(!browser.get(&path(&first.id)).text().contains(warning));
    assert_eq!(browser.post(&path(&first.id), "").location.unwrap(), "/security");
    assert!(browser.get("security").text().contains("Pixel 9\u{2069} was removed."));
    assert_eq!(first.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(second.poll_with_wait(&server, 0).1.status, 200);
    // The same form again, as from another tab: there is nothing to remove.
    let reply = browser.post(&path(&first.id), "");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("Nothing was changed."));
}

#[test]
fn a_new_phone_is_news_to_other_browsers_and_can_be_disowned() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut thief = Browser::signed_in(&server, &phone);
    let mut owner = Browser::signed_in(&server, &phone);
    thief.post("pair/new", "");
    let stranger = thief.pair_and_confirm("Stranger");
    let news = "Stranger\u{2069} was paired with your account on ";
    assert!(!thief.get("security").text().contains(news));
    let page = owner.get("security").text();
    assert!(page.contains(news), "{page}");
    // Both phones were paired within a second, so their notices stand in either order.
    let (_, notice) = page.split_once(news).unwrap();
    let (before, _) = notice.split_once("/not-me\"").unwrap();
    let path = format!("{}/not-me", before.rsplit_once("href=\"/").unwrap().1);
    let page = owner.get(&path).text();
    assert!(page.contains("Stranger") && page.contains("end all sign-ins?"), "{page}");
    assert_eq!(owner.post(&path, "").location.unwrap(), "/?said=disowned");
    assert!(owner.get("?said=disowned").text().contains("everyone was signed out"));
    assert_eq!(stranger.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    for browser in [&mut thief, &mut owner] {
        assert_eq!(browser.get("security").location.unwrap(), "/");
    }
}

#[test]
fn a_notice_stays_until_it_is_dismissed() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &phone);
    let page = browser.get("security").text();
    let (before, _) = page.split_once("/dismiss\"").unwrap();
    let path = format!("{}/dismiss", before.rsplit_once("action=\"/").unwrap().1);
    assert!(browser.get("security").text().contains("was paired with your account"));
    assert_eq!(browser.post(&path, "").location.unwrap(), "/security");
    assert!(!browser.get("security").text().contains("was paired with your account"));
    assert_eq!(browser.post(&path, "").location.unwrap(), "/security");
}

#[test]
fn a_lost_phone_signs_everybody_out() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &phone);
    let page = browser.get("security/lost").text();
    let path = between(&page, "class=\"button\" href=\"/", "\"");
    assert_eq!(path, format!("security/phones/{}/lost", phone.id));
    assert!(browser.get(&path).text().contains("This is your only phone."));
    assert_eq!(browser.post(&path, "").location.unwrap(), "/?said=disowned");
    assert_eq!(browser.get("security").location.unwrap(), "/");
    assert_eq!(phone.poll_with_wait(&server, 0).1.problem(), "device_unknown");
}

#[test]
fn recent_sign_ins_say_what_where_and_how_they_ended() {
    let server = Server::start();
    let phone = with_phone(&server);
    let mut browser = Browser::signed_in(&server, &phone);
    let context = json!({"country": "TW", "place": "Taipei"});
    let body = json!({"user": "demo", "app": "Webmail", "context": context});
    assert_eq!(server.api("sign-ins", &body).status, 201);
    let challenge = phone.challenges(&server).remove(0);
    phone.outcome(&server, &phone.deny(&server, &challenge));
    let page = browser.get("security").text();
    for part in ["Refused", "Webmail", "Taipei", "TW", "Approved", "Contoso"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
