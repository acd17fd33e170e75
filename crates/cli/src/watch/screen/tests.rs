//! The screen without a terminal: keys and replies in, wishes and scenes out.

mod answers;
mod scenes;

use super::*;
use crate::view::tests::paired;
use crate::words::tests::ENGLISH;
use countersign::{
    AuthenticatorError, DisplayCode, Failure, FirstTime, NumberMatching, OutcomeKind,
    SignInContext, SignInKind,
};

const NOW: Moment = at(0);

const fn at(seconds: i64) -> Moment {
    let milliseconds = seconds.saturating_mul(1000);
    Moment { unix_ms: milliseconds, monotonic_ms: milliseconds }
}

pub(crate) fn request(id: &str, account: &str) -> SignIn {
    SignIn {
        id: id.into(),
        account: account.into(),
        kind: SignInKind::SignIn,
        app: Some("Web\u{1b}mail".into()),
        message: None,
        origin: Some("https://mail.contoso.example".into()),
        context: SignInContext {
            ip: None,
            country: Some("BR".into()),
            place: None,
            browser: None,
            os: None,
        },
        expires: 252,
        expired: false,
        number: NumberMatching::Digits { count: 6 },
        first_times: vec![FirstTime::Country],
        tls_opt_out_refused: false,
    }
}

fn home(prompts: &[SignIn]) -> Home {
    crate::view::tests::home(vec![paired("a"), paired("b")], prompts.to_vec())
}

fn in_burst(mut home: Home, id: &str) -> Home {
    let accounts = home.accounts.iter_mut().filter(|account| account.id == id);
    accounts.for_each(|account| account.service.as_mut().unwrap().burst = Some(5));
    home
}

fn screen(home: &Home) -> Screen {
    let mut screen = Screen::new(ENGLISH);
    screen.take(Event::Home(home.clone()), NOW);
    screen
}

fn with_one() -> Screen {
    screen(&home(&[request("one", "a")]))
}

fn press(screen: &mut Screen, keys: &str) -> Vec<Wish> {
    let key = |character| match character {
        '\n' => Key::Enter,
        '\u{8}' => Key::Backspace,
        '\u{15}' => Key::Clear,
        '\u{3}' => Key::Interrupt,
        other => Key::Character(other),
    };
    keys.chars().flat_map(|it| screen.take(Event::Key(key(it)), NOW)).collect()
}

fn answered(screen: &mut Screen, decision: Decision, result: Result<Outcome, Trouble>) {
    let id = "one".to_owned();
    assert!(screen.take(Event::Answered { id, decision, result }, NOW).is_empty());
}

fn settled(screen: &mut Screen, decision: Decision, kind: OutcomeKind, tries_left: u8) {
    answered(screen, decision, Ok(Outcome { kind, tries_left }));
}

fn failed(failure: Failure) -> Result<Outcome, Trouble> {
    Err(Trouble::Failed { failure, host: "a.example".into() })
}

fn approve() -> Decision {
    Decision::Approve { number: Some("482913".into()) }
}

fn deny(reason: DenyReason) -> Decision {
    Decision::Deny { reason }
}

fn wish(decision: Decision) -> Wish {
    Wish::Answer { id: "one".into(), decision }
}

fn typed(screen: &Screen) -> Option<String> {
    screen.scene(NOW).field.map(|field| field.shown)
}

fn title(screen: &Screen) -> String {
    screen.scene(NOW).title.unwrap_or_default()
}

fn said(screen: &mut Screen) -> String {
    screen.take_said().join("\n")
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Answer { decision: Decision::Approve { .. }, .. } => "approve",
            Self::Answer { decision: Decision::Deny { .. }, .. } => "deny",
            Self::Answer { decision: Decision::Report, .. } => "report",
            Self::Leave => "leave",
            Self::RefuseAll { .. } => "refuse all",
            Self::Ring => "ring",
        })
    }
}

#[test]
fn a_number_is_typed_in_pairs_and_sent_only_by_enter() {
    let mut screen = with_one();
    assert_eq!(typed(&screen).unwrap(), "__ __ __");
    assert_eq!(press(&mut screen, "482"), []);
    assert_eq!(typed(&screen).unwrap(), "48 2_ __");
    assert_eq!(screen.scene(NOW).field.unwrap().cursor, 4);
    assert_eq!(press(&mut screen, "\n"), [], "a part of a number is not sent");
    assert!(screen.scene(NOW).notes.join("").contains("Type all 6 digits"));
    assert_eq!(press(&mut screen, "913"), [], "nor is a whole one by itself");
    assert_eq!(press(&mut screen, "7"), [], "nor is there a seventh digit");
    assert_eq!(typed(&screen).unwrap(), "48 29 13");
    assert_eq!(press(&mut screen, "\n"), [wish(approve())]);
    assert_eq!(press(&mut screen, "\nrnq482"), [], "nothing is sent twice");
}

#[test]
fn digits_can_be_taken_back() {
    let mut screen = with_one();
    press(&mut screen, "48\u{8}9");
    assert_eq!(typed(&screen).unwrap(), "49 __ __");
    press(&mut screen, "\u{15}\u{8}");
    assert_eq!(typed(&screen).unwrap(), "__ __ __");
    screen.take(Event::Key(Key::Pasted('7')), NOW);
    press(&mut screen, "x ");
    assert_eq!(typed(&screen).unwrap(), "7_ __ __");
}

#[test]
fn refusing_is_one_key_at_any_moment() {
    for before in ["", "48", "482913"] {
        for (key, reason) in [("r", DenyReason::NotNow), ("R", DenyReason::NotNow)]
            .into_iter()
            .chain([("n", DenyReason::NotMe), ("N", DenyReason::NotMe)])
        {
            let mut screen = with_one();
            assert_eq!(press(&mut screen, before), []);
            assert_eq!(press(&mut screen, key), [wish(deny(reason))], "{before} {key}");
        }
    }
}

#[test]
fn ctrl_c_leaves_from_everywhere_and_decides_nothing() {
    let burst = in_burst(home(&[request("one", "a")]), "a");
    let old = home(&[SignIn { expired: true, ..request("one", "a") }]);
    for (home, keys) in [
        (home(&[]), ""),
        (home(&[request("one", "a")]), "48"),
        (home(&[request("one", "a")]), "r"),
        (burst, ""),
        (old, "\n"),
    ] {
        let mut screen = screen(&home);
        press(&mut screen, keys);
        assert_eq!(press(&mut screen, "\u{3}"), [Wish::Leave]);
    }
}

#[test]
fn the_request_being_answered_is_never_replaced() {
    let mut screen = with_one();
    press(&mut screen, "48");
    let both = home(&[request("two", "b"), request("one", "a")]);
    assert_eq!(screen.take(Event::Home(both.clone()), NOW), [Wish::Ring]);
    assert_eq!(typed(&screen).unwrap(), "48 __ __");
    assert_eq!(screen.scene(NOW).status, ["1 more request is waiting"]);
    screen.take(Event::Home(in_burst(both, "a")), NOW);
    assert_eq!(typed(&screen).unwrap(), "48 __ __", "a burst replaces nothing either");
    press(&mut screen, "q");
    assert_eq!(typed(&screen).unwrap(), "__ __ __");
    press(&mut screen, "r");
    assert_eq!(screen.scene(NOW).status[0], "Sending your answer…");
}

#[test]
fn what_ends_elsewhere_is_said() {
    let mut screen = with_one();
    screen.take(Event::Home(home(&[])), NOW);
    assert!(said(&mut screen).contains("already answered or cancelled elsewhere"));
    assert_eq!(title(&screen), "");
}

#[test]
fn what_expires_while_it_is_open_can_be_reported() {
    let mut screen = with_one();
    press(&mut screen, "48");
    let old = home(&[SignIn { expired: true, ..request("one", "a") }]);
    screen.take(Event::Home(old.clone()), NOW);
    assert!(said(&mut screen).starts_with("This request is too old"));
    assert_eq!((typed(&screen), title(&screen).as_str()), (None, "Report this request?"));
    assert_eq!(press(&mut screen, "48\n"), []);
    screen.take(Event::Home(old), NOW);
    assert_eq!(title(&screen), "", "put away, and not shown again by itself");
    press(&mut screen, "\n");
    assert!(said(&mut screen).starts_with("Expired – was it you?"));
    assert_eq!(press(&mut screen, "p"), [wish(Decision::Report)]);
}

#[test]
fn what_expired_before_waits_until_it_is_asked_for() {
    let old = SignIn { expired: true, ..request("one", "a") };
    let mut screen = screen(&home(&[old]));
    let scene = screen.scene(NOW);
    assert_eq!((scene.title, scene.notes), (None, vec!["1 sign-in request is waiting".into()]));
    assert_eq!(screen.take(Event::Home(home(&[])), NOW), []);
    assert_eq!(screen.scene(NOW).notes, Vec::<String>::new());
}

#[test]
fn later_keeps_a_request_open() {
    let mut screen = with_one();
    assert_eq!(press(&mut screen, "48q"), []);
    screen.take(Event::Home(home(&[request("one", "a")])), NOW);
    assert_eq!(title(&screen), "");
    assert_eq!(press(&mut screen, "r48"), [], "keys mean nothing while nothing is shown");
    press(&mut screen, "\n");
    assert_eq!(typed(&screen).unwrap(), "__ __ __");
    press(&mut screen, "q");
    assert_eq!(press(&mut screen, "q"), [Wish::Leave]);
}

#[test]
fn a_burst_is_one_card_after_the_requests_of_others() {
    let three = [request("one", "a"), request("two", "b"), request("three", "a")];
    let mut screen = screen(&in_burst(home(&three), "a"));
    assert_eq!(title(&screen), "Are you signing in?", "of the other account");
    assert_eq!(screen.scene(NOW).status, ["2 more requests are waiting"]);
    press(&mut screen, "q");
    assert_eq!(title(&screen), "Someone probably has your password");
    assert_eq!(press(&mut screen, "rn482913\n"), [], "only the keys of the card");
    assert_eq!(press(&mut screen, "a"), [Wish::RefuseAll { account: "a".into() }]);
    assert_eq!(press(&mut screen, "a"), []);
    let closed = Some(OutcomeKind::Denied);
    let results = vec![("one".into(), closed), ("three".into(), closed)];
    screen.take(Event::AllRefused(Ok(Refused { results, trouble: None })), NOW);
    assert!(said(&mut screen).starts_with("All refused\nNow change your password"));
    assert_eq!(title(&screen), "");
}

#[test]
fn a_burst_can_be_looked_at_one_by_one_or_later() {
    let burst = in_burst(home(&[request("one", "a"), request("two", "a")]), "a");
    let mut screen = screen(&burst);
    press(&mut screen, "s");
    assert_eq!(title(&screen), "Are you signing in?");
    press(&mut screen, "q");
    assert_eq!(title(&screen), "Are you signing in?", "the second one");
    let mut screen = self::screen(&burst);
    press(&mut screen, "q");
    assert_eq!(screen.scene(NOW).notes, ["2 sign-in requests are waiting"]);
    let mut screen = self::screen(&burst);
    screen.take(Event::Home(in_burst(home(&[]), "a")), NOW);
    assert_eq!(title(&screen), "", "nothing is left to refuse");
}
