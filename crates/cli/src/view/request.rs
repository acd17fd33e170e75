//! Sign-in requests.

use super::Rows;
use super::account::named;
use crate::outside::outside;
use crate::words::Words;
use countersign::{AccountView, Home, Moment, SignIn, SignInContext, SignInKind};
use serde::Serialize;

/// A request for programs.
#[derive(Serialize)]
pub(crate) struct RequestRecord<'a> {
    id: &'a str,
    account: &'a str,
    kind: &'static str,
    app: Option<&'a str>,
    message: Option<&'a str>,
    origin: Option<&'a str>,
    context: ContextRecord<'a>,
    expires: i64,
    expired: bool,
    digits: u8,
}

#[derive(Serialize)]
struct ContextRecord<'a> {
    ip: Option<&'a str>,
    country: Option<&'a str>,
    place: Option<&'a str>,
    browser: Option<&'a str>,
    os: Option<&'a str>,
}

impl<'a> From<&'a SignIn> for RequestRecord<'a> {
    fn from(request: &'a SignIn) -> Self {
        Self {
            id: &request.id,
            account: &request.account,
            kind: match request.kind {
                SignInKind::PairingCheck => "pairing_check",
                SignInKind::SignIn => "sign_in",
            },
            app: request.app.as_deref(),
            message: request.message.as_deref(),
            origin: request.origin.as_deref(),
            context: (&request.context).into(),
            expires: request.expires,
            expired: request.expired,
            digits: request.digits,
        }
    }
}

impl<'a> From<&'a SignInContext> for ContextRecord<'a> {
    fn from(context: &'a SignInContext) -> Self {
        Self {
            ip: context.ip.as_deref(),
            country: context.country.as_deref(),
            place: context.place.as_deref(),
            browser: context.browser.as_deref(),
            os: context.os.as_deref(),
        }
    }
}

/// All requests for people.
pub(crate) fn page(home: &Home, now: Moment, words: Words) -> String {
    if home.prompts.is_empty() {
        return words.say("home.refresh.none", &[]);
    }
    let blocks: Vec<_> = home.prompts.iter().map(|it| block(it, home, now, words)).collect();
    blocks.join("\n")
}

/// One request: who asks for whom, from where, and what to type.
pub(crate) fn block(request: &SignIn, home: &Home, now: Moment, words: Words) -> String {
    let account = home.accounts.iter().find(|account| account.id == request.account);
    let mut lines = vec![title(request, words), rows(request, account, words).page()];
    if request.expired {
        lines.push(format!("  {}\n", words.say("expired.body", &[])));
        lines.push(format!("  countersign report {}\n", request.id));
        return lines.concat();
    }
    let left = request.expires.saturating_sub(now.unix_ms.div_euclid(1000)).max(0);
    lines.push(format!("  {}\n", time_left(left, words)));
    if request.digits < 6 {
        lines.push(format!("  {}\n", words.say("prompt.number.weak", &[])));
    }
    lines.push(format!("  countersign approve {}\n", request.id));
    lines.push(format!("  countersign deny {}\n", request.id));
    lines.concat()
}

fn title(request: &SignIn, words: Words) -> String {
    let key = match request.kind {
        _ if request.expired => "expired.title",
        SignInKind::PairingCheck => "prompt.pairing_title",
        SignInKind::SignIn => "prompt.title",
    };
    words.say(key, &[]) + "\n"
}

fn rows(request: &SignIn, account: Option<&AccountView>, words: Words) -> Rows {
    let text = |text: &Option<String>| text.as_deref().map(outside).unwrap_or_default();
    let SignInContext { ip, country, place, browser, os } = &request.context;
    let mut rows = Rows::new(words);
    if let Some(account) = account {
        rows.add("prompt.service", &named(&account.issuer, words));
        rows.add("prompt.account", &named(&account.name, words));
    }
    rows.add("prompt.app", &text(&request.app));
    rows.add("prompt.origin", &text(&request.origin));
    rows.add("prompt.place", &both(text(country), text(place)));
    rows.add("prompt.browser", &text(browser));
    rows.add("prompt.device", &text(os));
    rows.add("prompt.ip", &text(ip));
    rows.add("prompt.message", &text(&request.message));
    rows
}

fn both(first: String, second: String) -> String {
    if first.is_empty() || second.is_empty() {
        first + &second
    } else {
        format!("{first}, {second}")
    }
}

fn time_left(seconds: i64, words: Words) -> String {
    if seconds < 60 {
        words.count("common.seconds_left", seconds)
    } else {
        words.count("common.minutes_left", seconds / 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::ENGLISH;

    fn request() -> SignIn {
        SignIn {
            first_times: Vec::new(),
            id: "r".into(),
            account: "a".into(),
            kind: SignInKind::SignIn,
            app: Some("Webmail".into()),
            message: Some("\u{1b}]0;x\u{7}".into()),
            origin: None,
            context: SignInContext {
                ip: None,
                country: Some("TW".into()),
                place: Some("Taipei".into()),
                browser: None,
                os: None,
            },
            expires: 300,
            expired: false,
            digits: 6,
        }
    }

    fn page_of(request: SignIn) -> String {
        let home = Home {
            accounts: Vec::new(),
            clock: countersign::ClockConfidence::Unknown { changed: false },
            damaged: Vec::new(),
            notices: Vec::new(),
            prompts: vec![request],
        };
        page(&home, Moment { unix_ms: 0, monotonic_ms: 0 }, ENGLISH)
    }

    #[test]
    fn a_page_tells_where_it_comes_from() {
        let page = page_of(request());
        assert!(page.starts_with("Are you signing in?\n"), "{page}");
        assert!(page.contains("TW, Taipei\n") && page.contains("5 minutes left"), "{page}");
        assert!(page.contains("countersign approve r"), "{page}");
        assert!(page.chars().all(|it| it == '\n' || !it.is_control()), "{page:?}");
    }

    #[test]
    fn an_old_request_can_only_be_reported() {
        let page = page_of(SignIn { expired: true, ..request() });
        assert!(page.contains("countersign report r") && !page.contains("approve r"), "{page}");
    }

    #[test]
    fn two_digits_are_worth_a_warning() {
        assert!(page_of(SignIn { digits: 2, ..request() }).contains("only two digits"));
    }

    #[test]
    fn a_record_has_every_member() {
        let record = serde_json::to_value(RequestRecord::from(&request())).unwrap();
        let names: Vec<_> = record.as_object().unwrap().keys().map(String::as_str).collect();
        for name in ["account", "app", "context", "digits", "expired", "expires", "id", "message"] {
            assert!(names.contains(&name), "{name}");
        }
        assert_eq!(record["kind"], "sign_in");
        assert_eq!(record["context"]["place"], "Taipei");
    }
}
