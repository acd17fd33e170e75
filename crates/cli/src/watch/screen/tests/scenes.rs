//! What is seen and heard.

use super::*;
use crate::layout::cells;
use crate::terminal::Size;
use crate::watch::card::frame;
use crate::words::tests::{CHINESE, JAPANESE};

#[test]
fn a_new_request_rings_once_and_a_quiet_one_never() {
    let mut screen = Screen::new(ENGLISH);
    let one = home(&[request("one", "a")]);
    assert_eq!(screen.take(Event::Home(one.clone()), NOW), [Wish::Ring]);
    assert_eq!(screen.take(Event::Home(one), NOW), []);
    let mut quiet = home(&[request("one", "a"), request("two", "b"), request("three", "b")]);
    quiet.accounts[1].service.as_mut().unwrap().quiet_ms = Some(61_000);
    assert_eq!(screen.take(Event::Home(quiet.clone()), NOW), []);
    press(&mut screen, "q");
    assert!(screen.scene(NOW).notes[0].contains("no sound for 2 more minutes"));
    quiet.prompts.push(SignIn { expired: true, ..request("four", "a") });
    assert_eq!(screen.take(Event::Home(quiet), NOW), [], "what has ended does not ring");
}

#[test]
fn a_service_that_is_down_is_one_quiet_line() {
    let mut screen = with_one();
    let down = |trouble: Option<&str>| Event::Service {
        host: "a.example".into(),
        trouble: trouble.map(str::to_owned),
    };
    screen.take(down(Some("a.example does not answer.")), NOW);
    screen.take(down(Some("a.example does not answer.")), NOW);
    assert_eq!(screen.scene(NOW).status, ["a.example does not answer."]);
    assert_eq!(title(&screen), "Are you signing in?");
    screen.take(down(None), NOW);
    assert!(screen.scene(NOW).status.is_empty() && said(&mut screen).is_empty());
}

#[test]
fn the_card_tells_what_is_new_and_nothing_steers_the_terminal() {
    let screen = with_one();
    let scene = screen.scene(at(0));
    assert_eq!(scene.left.unwrap(), "04:12 left");
    let rows = format!("{:?}", scene.rows);
    assert!(rows.contains("First time from BR") && rows.contains("Web\u{fffd}mail"), "{rows}");
    assert!(!rows.contains("\\u{1b}"), "{rows}");
    assert_eq!(screen.scene(at(253)).left.unwrap(), "00:00 left");
    assert_eq!(screen.scene(at(-9999)).left.unwrap(), "10:00 left", "a clock that is wrong");
}

#[test]
fn two_digits_are_worth_a_warning() {
    let mut screen = screen(&home(&[SignIn {
        number: NumberMatching::Digits { count: 2 },
        ..request("one", "a")
    }]));
    assert!(screen.scene(NOW).notes[0].contains("only two digits"));
    press(&mut screen, "48");
    assert_eq!(typed(&screen).unwrap(), "48");
}

#[test]
fn every_scene_fits_eighty_columns_in_every_language() {
    let burst = in_burst(home(&[request("one", "a")]), "a");
    for words in [ENGLISH, CHINESE, JAPANESE] {
        for (home, keys) in [
            (home(&[]), ""),
            (home(&[request("one", "a"), request("two", "b")]), "48\n"),
            (home(&[request("one", "a")]), "482913\n"),
            (home(&[request("one", "a")]), "q"),
            (home(&[SignIn { expired: true, ..request("one", "a") }]), "\n"),
            (burst.clone(), ""),
        ] {
            let mut screen = Screen::new(words);
            screen.take(Event::Home(home), NOW);
            press(&mut screen, keys);
            let frame = frame(&screen.scene(NOW), Size { columns: 80, rows: 24 });
            assert!(frame.lines.iter().all(|line| cells(line) <= 80), "{:#?}", frame.lines);
            assert!(frame.lines.len() < 24 && !frame.lines.join("").contains("term."));
        }
    }
}
