//! Sign-in requests.

use super::Rows;
use super::account::named;
use crate::outside::outside;
use crate::words::Words;
use countersign::{
    AccountView, DisplayCode, FirstTime, Home, Moment, NumberMatching, ServiceView, SignIn,
    SignInContext, SignInKind,
};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<&'a [String]>,
    first_times: Vec<&'static str>,
    tls_opt_out_refused: bool,
}

/// A code to type on a sign-in page, for programs.
#[derive(Serialize)]
pub(crate) struct DisplayCodeRecord<'a> {
    id: &'a str,
    account: &'a str,
    app: Option<&'a str>,
    code: &'a str,
}

impl<'a> From<&'a DisplayCode> for DisplayCodeRecord<'a> {
    fn from(code: &'a DisplayCode) -> Self {
        let DisplayCode { prompt: id, account, app, code } = code;
        Self { id, account, app: app.as_deref(), code }
    }
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
            digits: match request.number {
                NumberMatching::Digits { count } => Some(count),
                _ => None,
            },
            options: match &request.number {
                NumberMatching::Listed { options } | NumberMatching::Typed { options } => {
                    Some(options)
                }
                NumberMatching::Absent | NumberMatching::Digits { .. } => None,
            },
            tls_opt_out_refused: request.tls_opt_out_refused,
            first_times: request.first_times.iter().map(|it| first_time_name(*it)).collect(),
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

fn first_time_name(first_time: FirstTime) -> &'static str {
    match first_time {
        FirstTime::Any => "any",
        FirstTime::App => "app",
        FirstTime::Browser => "browser",
        FirstTime::Country => "country",
    }
}

/// All requests for people, and what their number says.
pub(crate) fn page(home: &Home, now: Moment, words: Words) -> String {
    let codes = home.display_codes.iter().map(|code| display_code(code, words));
    let alarms = home.accounts.iter().filter_map(|account| brakes(account, words));
    let alarms = codes.chain(alarms);
    let blocks = home.prompts.iter().map(|it| block(it, home, now, words));
    let parts: Vec<_> = alarms.chain(blocks).collect();
    if home.prompts.is_empty() {
        let gap = if parts.is_empty() { "" } else { "\n" };
        return parts.join("\n") + gap + &words.say("home.refresh.none", &[]);
    }
    parts.join("\n")
}

/// A code to type on a sign-in page.
pub(crate) fn display_code(code: &DisplayCode, words: Words) -> String {
    let title = words.say("prompt.code_to_phone", &[]);
    let app = code.app.as_deref().map(|app| format!(" ({})", outside(app))).unwrap_or_default();
    format!("{title}: {}{app}\n  countersign dismiss {}\n", outside(&code.code), code.prompt)
}

/// What to know about the answer that a request wants.
pub(crate) fn about_number(request: &SignIn, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    match &request.number {
        NumberMatching::Absent => lines.push(words.say("prompt.no_number", &[])),
        NumberMatching::Digits { count } if *count < 6 => {
            lines.push(words.say("prompt.number.weak", &[]));
        }
        NumberMatching::Digits { .. } => {}
        NumberMatching::Listed { options } => {
            lines.push(words.say("prompt.options.label", &[]));
            let line = |(place, option): (usize, &String)| format!("{place}  {}", outside(option));
            lines.extend((1..).zip(options).map(line));
        }
        NumberMatching::Typed { .. } => lines.push(words.say("prompt.options.typed", &[])),
    }
    if request.tls_opt_out_refused {
        lines.push(words.say("prompt.tls_opt_out_refused", &[]));
    }
    lines
}

/// The most characters of an answer that is typed.
pub(crate) fn answer_length(number: &NumberMatching) -> usize {
    match number {
        // One letter, so that Enter alone approves nothing.
        NumberMatching::Absent => 1,
        NumberMatching::Digits { count } => (*count).into(),
        NumberMatching::Listed { options } => options.len().to_string().len(),
        NumberMatching::Typed { options } => options.iter().map(String::len).max().unwrap_or(0),
    }
}

/// Whether a character can be part of an answer.
pub(crate) fn is_of_answer(number: &NumberMatching, character: char) -> bool {
    match number {
        NumberMatching::Absent => matches!(character, 'a' | 'A'),
        NumberMatching::Digits { .. } | NumberMatching::Listed { .. } => character.is_ascii_digit(),
        NumberMatching::Typed { .. } => character.is_ascii_alphanumeric(),
    }
}

/// Whether enough was typed for an answer. Whether it is one, the core says.
pub(crate) fn is_whole(number: &NumberMatching, typed: &str) -> bool {
    match number {
        NumberMatching::Absent | NumberMatching::Typed { .. } => !typed.is_empty(),
        NumberMatching::Digits { count } => typed.len() >= usize::from(*count),
        NumberMatching::Listed { options } => chosen(options, typed).is_some(),
    }
}

/// What is answered by what was typed; nothing where nothing is asked for.
pub(crate) fn answer(number: &NumberMatching, typed: &str) -> Option<String> {
    match number {
        NumberMatching::Absent => None,
        NumberMatching::Digits { .. } | NumberMatching::Typed { .. } => Some(typed.to_owned()),
        NumberMatching::Listed { options } => chosen(options, typed),
    }
}

/// The option at a place in the list, from 1.
pub(crate) fn chosen(options: &[String], place: &str) -> Option<String> {
    let index = place.trim().parse::<usize>().ok()?.checked_sub(1)?;
    options.get(index).cloned()
}

/// One request, below what its number says.
pub(crate) fn with_brakes(request: &SignIn, home: &Home, now: Moment, words: Words) -> String {
    let account = home.accounts.iter().find(|account| account.id == request.account);
    let brakes = account.and_then(|account| brakes(account, words)).unwrap_or_default();
    brakes + &block(request, home, now, words)
}

/// Whether somebody tries again and again, and whether that is quiet now.
fn brakes(account: &AccountView, words: Words) -> Option<String> {
    let service = account.service.as_ref()?;
    let mut lines = Vec::new();
    if let Some(count) = service.burst {
        lines.extend([words.say("burst.title", &[]), words.count("burst.body", count)]);
        lines.push(words.say("burst.caller", &[]));
        lines.push(format!("  countersign deny-all {}", account.id));
    }
    lines.extend(quiet(service, words));
    let of = format!("{}\n{}\n", named(&account.issuer, words), named(&account.name, words));
    (!lines.is_empty()).then(|| of + &lines.join("\n") + "\n")
}

/// That requests of an account make no sound, and for how long.
pub(crate) fn quiet(service: &ServiceView, words: Words) -> Option<String> {
    let minutes = service.quiet_ms?.max(0).unsigned_abs().div_ceil(60_000);
    Some(words.count("term.quiet", minutes))
}

/// What is new about a request, by this phone's own past.
pub(crate) fn first_times(request: &SignIn, words: Words) -> Vec<String> {
    let country = request.context.country.as_deref().map(outside).unwrap_or_default();
    let sentence = |first_time: &FirstTime| {
        words.say(
            &format!("prompt.first.{}", first_time_name(*first_time)),
            &[("country", &country)],
        )
    };
    request.first_times.iter().map(sentence).collect()
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
    lines.extend(first_times(request, words).iter().map(|it| format!("  {it}\n")));
    let left = request.expires.saturating_sub(now.unix_ms.div_euclid(1000)).max(0);
    lines.push(format!("  {}\n", time_left(left, words)));
    lines.extend(about_number(request, words).iter().map(|it| format!("  {it}\n")));
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
    rows.add("prompt.place", &self::place(country.as_deref(), place.as_deref()));
    rows.add("prompt.browser", &text(browser));
    rows.add("prompt.device", &text(os));
    rows.add("prompt.ip", &text(ip));
    rows.add("prompt.message", &text(&request.message));
    rows
}

/// The country and the place in it, as far as they are known.
pub(crate) fn place(country: Option<&str>, place: Option<&str>) -> String {
    let known: Vec<_> = [country, place].into_iter().flatten().map(outside).collect();
    known.join(", ")
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
    use crate::view::tests::{home, paired};
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
            number: NumberMatching::Digits { count: 6 },
            tls_opt_out_refused: false,
        }
    }

    fn page_of(request: SignIn) -> String {
        page(&home(Vec::new(), vec![request]), Moment { unix_ms: 0, monotonic_ms: 0 }, ENGLISH)
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
    fn what_is_new_is_said() {
        let first_times = vec![FirstTime::App, FirstTime::Country];
        let page = page_of(SignIn { first_times, ..request() });
        assert!(page.contains("  First time with this app\n  First time from TW\n"), "{page}");
    }

    #[test]
    fn a_burst_and_a_quiet_time_are_said_first() {
        let mut account = paired("a");
        let service = account.service.as_mut().unwrap();
        (service.burst, service.quiet_ms) = (Some(7), Some(60_001));
        let mut home = home(vec![account], vec![request()]);
        let now = Moment { unix_ms: 0, monotonic_ms: 0 };
        let told = page(&home, now, ENGLISH);
        let start = "Contoso a\nalice\nSomeone probably has your password\n";
        assert!(told.starts_with(start), "{told}");
        for part in ["7 requests in 10 minutes", "countersign deny-all a\n", "2 more minutes"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        home.prompts.clear();
        let told = page(&home, now, ENGLISH);
        assert!(told.ends_with("No requests are waiting.") && told.contains("deny-all"), "{told}");
    }

    #[test]
    fn two_digits_are_worth_a_warning() {
        assert!(
            page_of(SignIn { number: NumberMatching::Digits { count: 2 }, ..request() })
                .contains("only two digits")
        );
    }

    #[test]
    fn a_record_has_every_member() {
        let record = serde_json::to_value(RequestRecord::from(&request())).unwrap();
        let names: Vec<_> = record.as_object().unwrap().keys().map(String::as_str).collect();
        for name in ["account", "app", "context", "digits", "expired", "expires", "id", "message"] {
            assert!(names.contains(&name), "{name}");
        }
        assert_eq!(record["first_times"], serde_json::json!([]));
        let first_times = vec![FirstTime::Any, FirstTime::App, FirstTime::Browser];
        let new = serde_json::to_value(RequestRecord::from(&SignIn { first_times, ..request() }));
        assert_eq!(new.unwrap()["first_times"], serde_json::json!(["any", "app", "browser"]));
        assert_eq!(record["kind"], "sign_in");
        assert_eq!(record["context"]["place"], "Taipei");
    }
}
