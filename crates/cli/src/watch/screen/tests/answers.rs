//! What becomes of answers.

use super::*;
use countersign::Problem;

#[test]
fn a_wrong_number_empties_the_field_and_tells_the_tries() {
    let mut screen = with_one();
    press(&mut screen, "482913\n");
    assert_eq!(screen.scene(NOW).status, ["Sending your answer…"]);
    settled(&mut screen, approve(), OutcomeKind::WrongNumber, 2);
    assert_eq!(typed(&screen).unwrap(), "__ __ __");
    let notes = screen.scene(NOW).notes.join("\n");
    assert!(notes.contains("not right") && notes.contains("2 tries left"), "{notes}");
    press(&mut screen, "1");
    assert!(screen.scene(NOW).notes.is_empty(), "the note was about the number before");
    press(&mut screen, "11111\n");
    settled(&mut screen, approve(), OutcomeKind::WrongNumber, 0);
    assert!(said(&mut screen).contains("No tries are left"));
}

#[test]
fn an_approval_is_said_with_what_it_was_for() {
    let mut screen = with_one();
    press(&mut screen, "482913\n");
    settled(&mut screen, approve(), OutcomeKind::Approved, 2);
    assert_eq!(title(&screen), "");
    let text = said(&mut screen);
    assert!(text.starts_with("Approved\n  Service  Contoso a\n  Account  alice\n"), "{text}");
    screen.take(Event::Home(home(&[])), NOW);
    assert_eq!(said(&mut screen), "", "it was not closed by anybody else");
    assert!(screen.scene(NOW).keys.unwrap().starts_with("Waiting"));
}

#[test]
fn the_end_of_a_pairing_has_its_own_words() {
    let check = SignIn { kind: SignInKind::PairingCheck, ..request("one", "a") };
    let mut screen = screen(&home(&[check]));
    assert_eq!(title(&screen), "Finish pairing");
    press(&mut screen, "482913\n");
    settled(&mut screen, approve(), OutcomeKind::Approved, 2);
    assert!(said(&mut screen).starts_with("Paired"));
}

#[test]
fn what_was_refused_can_be_reported_with_one_key() {
    for (reason, words) in
        [(DenyReason::NotMe, "Someone may have your password"), (DenyReason::NotNow, "Refused\n")]
    {
        let mut screen = with_one();
        press(&mut screen, if reason == DenyReason::NotMe { "n" } else { "r" });
        settled(&mut screen, deny(reason), OutcomeKind::Denied, 0);
        assert!(said(&mut screen).contains(words));
        assert_eq!(title(&screen), "Report this request?");
        assert_eq!(press(&mut screen, "rn4"), [], "a second tap on refuse reports nothing");
        assert_eq!(press(&mut screen, "p"), [wish(Decision::Report)]);
        settled(&mut screen, Decision::Report, OutcomeKind::Reported, 0);
        assert!(said(&mut screen).starts_with("Reported"));
        assert_eq!(title(&screen), "");
    }
    let mut screen = with_one();
    press(&mut screen, "n");
    settled(&mut screen, deny(DenyReason::NotMe), OutcomeKind::Denied, 0);
    assert_eq!((press(&mut screen, "\n"), title(&screen).as_str()), (vec![], ""));
}

#[test]
fn refusals_that_could_not_be_sent_are_kept_and_sent_again() {
    let burst = in_burst(home(&[request("one", "a")]), "a");
    let mut screen = screen(&burst);
    press(&mut screen, "a");
    let trouble = Some(Trouble::Failed { failure: Failure::Offline, host: String::new() });
    let results = vec![("one".into(), None)];
    screen.take(Event::AllRefused(Ok(Refused { results, trouble })), NOW);
    assert!(said(&mut screen).starts_with("No connection. Your answer is kept"));
    assert!(screen.scene(NOW).notes.is_empty(), "there is nothing left to decide");
    assert_eq!(screen.take(Event::Home(burst.clone()), at(1)), []);
    assert_eq!(screen.take(Event::Home(burst), at(2)), [wish(deny(DenyReason::NotMe))]);
}

#[test]
fn a_number_that_could_not_be_sent_goes_out_later_and_can_still_be_refused() {
    let mut screen = with_one();
    press(&mut screen, "482913\n");
    answered(&mut screen, approve(), failed(Failure::Offline));
    assert_eq!(typed(&screen).unwrap(), "48 29 13");
    assert!(screen.scene(NOW).notes[0].starts_with("No connection."));
    let one = home(&[request("one", "a")]);
    assert_eq!(screen.take(Event::Home(one.clone()), at(2)), [wish(approve())]);
    assert_eq!(screen.take(Event::Home(one.clone()), at(3)), [], "it is on its way");
    answered(&mut screen, approve(), failed(Failure::Offline));
    assert_eq!(screen.take(Event::Home(one.clone()), at(3)), [], "the pause grows");
    assert_eq!(press(&mut screen, "r"), [wish(deny(DenyReason::NotNow))]);
    settled(&mut screen, deny(DenyReason::NotNow), OutcomeKind::Denied, 0);
    assert_eq!(screen.take(Event::Home(one), at(99)), [], "nothing is left to send");
}

#[test]
fn an_answer_without_a_reply_is_called_so() {
    let mut screen = with_one();
    press(&mut screen, "r");
    answered(&mut screen, deny(DenyReason::NotNow), failed(Failure::Timeout));
    assert!(said(&mut screen).starts_with("Your answer was sent, but no reply came"));
    assert_eq!(title(&screen), "", "what was refused is out of the way");
}

#[test]
fn what_a_service_says_no_to_is_said_and_put_aside() {
    for problem in [Problem::DeviceUnknown, Problem::AccountBlocked, Problem::ChallengeUnknown] {
        let mut screen = with_one();
        press(&mut screen, "482913\n");
        answered(&mut screen, approve(), Err(Trouble::Refused(problem)));
        assert!(!said(&mut screen).is_empty());
        screen.take(Event::Home(home(&[request("one", "a")])), NOW);
        assert_eq!(title(&screen), "", "{problem:?}");
    }
    let mut screen = with_one();
    press(&mut screen, "482913\n");
    let patience = Problem::TooManyRequests { retry_after: Some(7) };
    answered(&mut screen, approve(), Err(Trouble::Refused(patience)));
    assert_eq!(typed(&screen).unwrap(), "48 29 13");
    assert!(screen.scene(NOW).notes[0].contains('7'));
}

fn with(number: NumberMatching) -> Screen {
    screen(&home(&[SignIn { number, ..request("one", "a") }]))
}

fn approve_with(number: Option<&str>) -> Vec<Wish> {
    vec![wish(Decision::Approve { number: number.map(str::to_owned) })]
}

#[test]
fn enter_alone_approves_nothing() {
    let mut screen = with(NumberMatching::Absent);
    assert!(screen.scene(NOW).notes.iter().any(|note| note.contains("without a number")));
    assert!(press(&mut screen, "\n\n12\n").is_empty());
    assert_eq!(press(&mut screen, "a\n"), approve_with(None));
    let mut screen = with(NumberMatching::Absent);
    let not_me = vec![wish(deny(DenyReason::NotMe))];
    assert_eq!(press(&mut screen, "an"), not_me);
}

#[test]
fn letters_are_answers_where_they_are_offered() {
    let options = ["R", "N", "Q"].map(str::to_owned).to_vec();
    let letters = || with(NumberMatching::Typed { options: options.clone() });
    assert!(press(&mut letters(), "\n").is_empty());
    assert_eq!(press(&mut letters(), "n\n"), approve_with(Some("n")));
    assert_eq!(press(&mut letters(), "q\u{8}r\n"), approve_with(Some("r")));
    assert_eq!(press(&mut letters(), "!"), [wish(deny(DenyReason::NotMe))]);
    assert_eq!(press(&mut letters(), "-"), [wish(deny(DenyReason::NotNow))]);
    let mut screen = letters();
    assert!(screen.take(Event::Key(Key::Escape), NOW).is_empty());
    assert_eq!(screen.scene(NOW).title, None);
    // What was not offered was not sent: it is typed anew.
    let mut screen = letters();
    press(&mut screen, "x\n");
    let not_offered = Err(Trouble::Core(AuthenticatorError::NotOffered));
    let number = Some("x".to_owned());
    answered(&mut screen, Decision::Approve { number }, not_offered);
    assert_eq!(typed(&screen).unwrap(), "_");
}

#[test]
fn a_line_of_a_list_is_chosen_and_then_approved() {
    let options = ["grün", "red\u{1b} car"].map(str::to_owned).to_vec();
    let mut screen = with(NumberMatching::Listed { options });
    let notes = screen.scene(NOW).notes.join("/");
    assert!(notes.contains("1  grün/2  red") && !notes.contains('\u{1b}'), "{notes:?}");
    assert!(press(&mut screen, "3\n").is_empty());
    assert_eq!(press(&mut screen, "2\n"), approve_with(Some("red\u{1b} car")));
    let mut screen = with(NumberMatching::Listed { options: vec!["grün".to_owned()] });
    assert_eq!(press(&mut screen, "r"), [wish(deny(DenyReason::NotNow))]);
}

#[test]
fn an_answer_nobody_knows_the_end_of_is_said_so() {
    let mut screen = with_one();
    settled(&mut screen, approve(), OutcomeKind::Unknown, 0);
    assert!(said(&mut screen).contains("no reply came"));
}

#[test]
fn a_code_for_the_page_stays_in_sight() {
    let mut home = home(&[]);
    let (prompt, account) = ("one".to_owned(), "a".to_owned());
    let code = "94".to_owned();
    home.display_codes.push(DisplayCode { prompt, account, app: None, code });
    let status = screen(&home).scene(NOW).status.join("\n");
    assert!(status.contains("94") && status.contains("countersign dismiss one"), "{status}");
}
