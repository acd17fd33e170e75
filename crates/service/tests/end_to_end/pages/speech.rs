use super::Browser;
use crate::server::{Server, get};

#[test]
fn pages_speak_the_browsers_language_until_another_is_chosen() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    for (language, tag, title) in [
        ("en", "en", "Sign in – "),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant", "登入 – "),
        ("ja", "ja", "サインイン – "),
    ] {
        language.clone_into(&mut browser.language);
        let page = browser.get("").text();
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{page}");
        assert!(page.contains(&format!("<title>{title}")));
    }
    let reply = browser.get("?language=zh-Hant");
    assert_eq!((reply.status, reply.location.as_deref()), (303, Some("/")));
    assert!(browser.get("").text().contains("<html lang=\"zh-Hant\">"));
    let refused = browser.post("sign-in", "user=demo&password=wrong").text();
    assert!(refused.contains("<title>錯誤：登入"), "{refused}");
    // The switch on the answer to a form leads somewhere.
    assert_eq!(browser.get("sign-in?language=en").location.unwrap(), "/sign-in");
    assert_eq!(browser.get("sign-in").location.unwrap(), "/");
    assert!(browser.get("").text().contains("<html lang=\"en\">"));
}

#[test]
fn the_switch_leads_nowhere_else() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    for wrong in ["?language=xx", "?language=en%0d%0ax:y", "?language=", "?language=EN"] {
        assert_eq!(browser.get(wrong).status, 200, "{wrong}");
    }
    let reply = browser.get("/elsewhere.example/?language=ja");
    assert!(reply.location.is_none_or(|to| !to.starts_with("//")));
    let cookie = [("cookie", "countersign-language=<script>"), ("accept", "text/html")];
    assert!(get(&server.pages, &cookie).text().contains("<html lang=\"en\">"));
}

#[test]
fn an_address_that_leads_nowhere_is_a_page_for_browsers_alone() {
    let server = Server::start();
    let mut browser = Browser::new(&server);
    let reply = browser.get("nowhere/at/all");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("This page does not exist."));
    assert_eq!(get(&format!("{}nowhere", server.pages), &[]).problem(), "not_found");
}
