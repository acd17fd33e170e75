//! Push sign-in with privacyIDEA, against a server in memory: from registration to the end of a
//! request.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{
    Answer, AuthenticatorError, Check, CheckKind, CheckState, ClockConfidence, Collision,
    DenyReason, Event, Failure, FirstTime, Input, JournalAction, Moment, NumberMatching,
    OutcomeKind, PlatformError, Problem, ReceiptState, ServiceState, SignIn, SignInKind, Step,
};
use serde_json::json;
use support::privacyidea::{SERIAL, Server, carry_out, poll, register, registered};
use support::{NOW, Phone, approve, at, outcome};

const PLAIN: Answer = Answer::Approve { number: None };
const NOT_ME: Answer = Answer::Deny { reason: DenyReason::NotMe };
const NOT_NOW: Answer = Answer::Deny { reason: DenyReason::NotNow };

fn prompts(phone: &Phone, server: &mut Server) -> Vec<SignIn> {
    let now = at(server.now);
    assert!(matches!(poll(phone, server, now), Event::Refreshed { ignored: 0, .. }));
    phone.authenticator.home(now).unwrap().prompts
}

fn answer(phone: &Phone, server: &mut Server, prompt: &SignIn, answer: Answer) -> Event {
    let now = at(server.now);
    let step = phone.authenticator.answer(prompt.id.clone(), answer, now).unwrap();
    carry_out(phone, server, step, now)
}

#[test]
fn a_token_is_registered_and_makes_no_codes() {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    let event = register(&phone, &mut server);
    let home = phone.authenticator.home(at(NOW)).unwrap();
    let account = &home.accounts[0];
    let device = SERIAL.to_owned();
    assert_eq!(event, Event::Paired { account: account.id.clone(), device });
    assert_eq!((&*account.issuer, &*account.name), ("Contoso", SERIAL));
    assert_eq!((&account.code, &account.next_code, account.expires), (&None, &None, None));
    let service = account.service.as_ref().unwrap();
    assert_eq!((&*service.host, service.state), ("pi.contoso.example", ServiceState::Active));
    // Abroad without a network it is of no use: the checklist says so.
    let checks = phone.authenticator.doctor(at(NOW)).unwrap();
    let codes = Check { kind: CheckKind::Codes, state: CheckState::ToDo, count: 1 };
    assert!(checks.contains(&codes), "{checks:?}");
    assert_eq!(phone.keys.count(), 2);
    assert!(phone.authenticator.advance(account.id.clone(), 0).is_err());
    let unpaired = phone.authenticator.unpair(account.id.clone(), at(NOW));
    assert_eq!(unpaired.unwrap_err(), AuthenticatorError::WrongState);
    phone.authenticator.remove(account.id.clone(), at(NOW)).unwrap();
    phone.authenticator.delete_now(account.id.clone()).unwrap();
    assert_eq!(phone.keys.count(), 0);
}

#[test]
fn a_request_without_a_number_is_approved_by_the_persons_check() {
    let (phone, mut server) = registered();
    server.open();
    let prompts = prompts(&phone, &mut server);
    let prompt = &prompts[0];
    assert_eq!(
        (prompt.app.as_deref(), prompt.message.as_deref()),
        (Some("Webmail"), Some("Login as alice?"))
    );
    assert_eq!((prompt.kind, &prompt.number), (SignInKind::SignIn, &NumberMatching::Absent));
    assert_eq!((prompt.expires, prompt.expired), (NOW + 120, false));
    assert_eq!(prompt.first_times, [FirstTime::Any]);
    // A number that nobody asked for: the person means another page.
    let step = phone.authenticator.answer(prompt.id.clone(), approve("12"), at(NOW));
    assert_eq!(step.unwrap_err(), AuthenticatorError::NotOffered);
    // Nothing is signed by the token before the person has.
    let step = phone.authenticator.answer(prompt.id.clone(), PLAIN, at(NOW)).unwrap();
    let Step::Sign { exchange, .. } = step else { panic!("{step:?}") };
    let der = vec![0x30, 0];
    let forged = phone.authenticator.resume(exchange, Input::Signature { der }, at(NOW));
    assert_eq!(forged.unwrap_err(), AuthenticatorError::Unavailable);
    let sent = server.requests.len();
    let step = phone.authenticator.answer(prompt.id.clone(), PLAIN, at(NOW)).unwrap();
    let Step::Sign { exchange, .. } = step else { panic!("{step:?}") };
    let cancelled = Input::Failed { failure: PlatformError::Cancelled };
    let ended = phone.authenticator.resume(exchange, cancelled, at(NOW)).unwrap();
    let failure = Failure::Cancelled;
    assert!(
        matches!(ended, Step::Done { event: Event::Failed { failure: it }, .. } if it == failure)
    );
    assert_eq!(server.requests.len(), sent);
    let event = answer(&phone, &mut server, prompt, PLAIN);
    assert_eq!(outcome(&event), (OutcomeKind::Approved, 0));
    let nonce = "BKEZLCBTHPYM747VNLUQOOAVNAAAAAAI";
    assert_eq!(server.taken, [format!("{nonce}|{SERIAL}")]);
    let event = answer(&phone, &mut server, prompt, PLAIN);
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
    // What was approved once is not new.
    server.open();
    assert_eq!(self::prompts(&phone, &mut server)[0].first_times, []);
}

#[test]
fn refusing_works_while_the_app_is_locked_and_says_why() {
    let (phone, mut server) = registered();
    for (decision, word) in [(NOT_ME, "unknown_trigger"), (NOT_NOW, "cancelled")] {
        server.open();
        let prompt = prompts(&phone, &mut server).swap_remove(0);
        phone.authenticator.lock().unwrap();
        assert!(phone.authenticator.answer(prompt.id.clone(), PLAIN, at(NOW)).is_err());
        assert!(matches!(poll(&phone, &mut server, at(NOW)), Event::Refreshed { .. }));
        let event = answer(&phone, &mut server, &prompt, decision);
        assert_eq!(outcome(&event).0, OutcomeKind::Denied);
        assert!(server.taken.pop().unwrap().ends_with(&format!("|decline|{word}")));
        phone.unlock();
    }
    let service = phone.authenticator.home(at(NOW)).unwrap().accounts.swap_remove(0).service;
    assert!(service.unwrap().quiet_ms.is_some(), "two refusals make it quiet");
    // A server before this feature: no reason, and a report tells nobody anything.
    let mut challenge = server.challenge();
    challenge.as_object_mut().unwrap().remove("capabilities");
    let mut challenge = server.sign(challenge);
    challenge.as_object_mut().unwrap().remove("capabilities_signature");
    server.open.push(challenge);
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    let step = phone.authenticator.report(prompt.id, at(NOW)).unwrap();
    assert_eq!(outcome(&carry_out(&phone, &mut server, step, at(NOW))).0, OutcomeKind::Denied);
    assert!(server.taken[0].ends_with("|decline"));
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    let step = phone.authenticator.report(prompt.id, at(NOW)).unwrap();
    assert_eq!(outcome(&carry_out(&phone, &mut server, step, at(NOW))).0, OutcomeKind::Reported);
    let journal = phone.authenticator.journal(0, 99).unwrap();
    let denied = |reason| JournalAction::Deny { reason };
    let actions: Vec<_> = journal.iter().map(|it| it.action).collect();
    let reports = [JournalAction::Report, JournalAction::Report];
    assert_eq!(actions[..2], [denied(DenyReason::NotMe), denied(DenyReason::NotNow)]);
    assert_eq!(actions[2..], reports);
    assert!(journal.iter().all(|it| it.receipt == ReceiptState::None && it.outcome.is_some()));
}

#[test]
fn the_right_option_approves_and_a_wrong_one_refuses_at_once() {
    let (phone, mut server) = registered();
    server.open_with("35,64,86", "64");
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    let options = ["35", "64", "86"].map(str::to_owned).to_vec();
    assert_eq!(prompt.number, NumberMatching::Typed { options });
    for not_offered in [approve("65"), approve(""), PLAIN] {
        let step = phone.authenticator.answer(prompt.id.clone(), not_offered, at(NOW));
        assert_eq!(step.unwrap_err(), AuthenticatorError::NotOffered);
    }
    let event = answer(&phone, &mut server, &prompt, approve("64"));
    assert_eq!(outcome(&event).0, OutcomeKind::Approved);
    assert!(server.taken.pop().unwrap().ends_with("|64"));

    server.open_with("grün,red car,蓝", "蓝");
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    assert!(matches!(prompt.number, NumberMatching::Listed { .. }));
    let event = answer(&phone, &mut server, &prompt, approve("red car"));
    assert_eq!(outcome(&event), (OutcomeKind::WrongNumber, 0));
    assert!(server.taken.pop().unwrap().ends_with("|decline"));
    assert!(server.open.is_empty());
    let event = answer(&phone, &mut server, &prompt, approve("蓝"));
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
    assert!(prompts(&phone, &mut server).is_empty());
    let journal = phone.authenticator.journal(0, 99).unwrap();
    assert_eq!(journal.last().unwrap().outcome, Some(OutcomeKind::WrongNumber));
    assert_eq!(journal.len(), 2);
}

#[test]
fn a_code_for_the_page_is_kept_until_it_is_put_away() {
    let (mut phone, mut server) = registered();
    server.display_code = Some("94".to_owned());
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    answer(&phone, &mut server, &prompt, PLAIN);
    phone.restart();
    server.now += 200_000;
    assert!(prompts(&phone, &mut server).is_empty());
    let codes = phone.authenticator.home(at(server.now)).unwrap().display_codes;
    assert_eq!((&*codes[0].code, &codes[0].prompt), ("94", &prompt.id));
    assert_eq!(codes[0].app.as_deref(), Some("Webmail"));
    assert!(!format!("{codes:?}").contains("94"));
    phone.authenticator.put_away(prompt.id.clone(), at(server.now)).unwrap();
    assert!(phone.authenticator.home(at(server.now)).unwrap().display_codes.is_empty());
    let again = phone.authenticator.put_away(prompt.id, at(server.now));
    assert_eq!(again.unwrap_err(), AuthenticatorError::NotFound);
}

/// Sends an answer whose reply gets lost, though the server may have taken it.
fn lose_reply(phone: &Phone, server: &mut Server, prompt: &SignIn, arrives: bool) -> Vec<u8> {
    let step = phone.authenticator.answer(prompt.id.clone(), PLAIN, at(server.now)).unwrap();
    let mut bodies = Vec::new();
    let event = phone.carry_out_with(step, at(server.now), |request| {
        if arrives && bodies.is_empty() {
            server.handle(&request);
        }
        bodies.push(request.body);
        Input::Failed { failure: PlatformError::Timeout }
    });
    assert_eq!(event, Event::Failed { failure: Failure::Timeout });
    assert_eq!(bodies[0], bodies[1], "the same bytes go out again");
    bodies.swap_remove(0)
}

#[test]
fn security_21_after_a_lost_reply_the_same_bytes_go_out_and_the_doubt_is_said() {
    let (mut phone, mut server) = registered();
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    let body = lose_reply(&phone, &mut server, &prompt, true);
    phone.restart();
    // Even where the person says no by now: there is one decision.
    let event = answer(&phone, &mut server, &prompt, NOT_ME);
    assert_eq!(outcome(&event).0, OutcomeKind::Unknown);
    let same = server.requests.iter().filter(|request| request.body == body).count();
    assert_eq!((same, server.taken.len()), (2, 1));

    // It never arrived: the second time it is taken.
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    lose_reply(&phone, &mut server, &prompt, false);
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(outcome(&event).0, OutcomeKind::Approved);

    // A poll finds it gone.
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    lose_reply(&phone, &mut server, &prompt, true);
    assert!(prompts(&phone, &mut server).is_empty());
    let journal = phone.authenticator.journal(0, 99).unwrap();
    assert_eq!(journal.last().unwrap().outcome, Some(OutcomeKind::Unknown));
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(event, Event::Refused { problem: Problem::AlreadyAnswered });
}

#[test]
fn a_no_without_a_reason_is_looked_into() {
    let (phone, mut server) = registered();
    // Answered elsewhere meanwhile.
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    server.open.clear();
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(outcome(&event).0, OutcomeKind::Closed);
    // Still open, and not taken: the server does not want it, and the request stays.
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    let no = server.reply(&json!(false), &json!(null));
    server.instead = Some(no);
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(event, Event::Refused { problem: Problem::BadRequest });
    assert_eq!(prompts(&phone, &mut server).len(), 1);
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(outcome(&event).0, OutcomeKind::Approved, "the same bytes");
}

#[test]
fn time_is_assumed_and_the_list_knows_better() {
    let (phone, mut server) = registered();
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    server.now += 120;
    assert!(phone.authenticator.home(at(server.now)).unwrap().prompts[0].expired);
    let event = answer(&phone, &mut server, &prompt, PLAIN);
    assert_eq!(event, Event::Refused { problem: Problem::ChallengeExpired });
    assert!(!prompts(&phone, &mut server)[0].expired, "it is listed still");
    server.now += 31;
    server.open.clear();
    let shown = prompts(&phone, &mut server);
    assert!(shown[0].expired, "was it you?");
    phone.authenticator.put_away(prompt.id, at(server.now)).unwrap();
    assert!(prompts(&phone, &mut server).is_empty());
    server.now += 1;
    server.open();
    let other = prompts(&phone, &mut server).swap_remove(0).id;
    let early = phone.authenticator.put_away(other, at(server.now));
    assert_eq!(early.unwrap_err(), AuthenticatorError::WrongState);
    server.now += 90_000;
    assert!(prompts(&phone, &mut server).is_empty());
}

#[test]
fn security_15_what_is_over_is_never_asked_again() {
    for decision in [PLAIN, NOT_NOW] {
        let (mut phone, mut server) = registered();
        server.open();
        let copy = server.open.clone();
        let prompt = prompts(&phone, &mut server).swap_remove(0);
        answer(&phone, &mut server, &prompt, decision);
        for later in [0, 60, 100_000, 100_060] {
            server.now = NOW + later;
            server.open = copy.clone();
            phone.restart();
            assert!(prompts(&phone, &mut server).is_empty(), "{later}");
        }
    }
}

#[test]
fn an_answer_goes_where_its_request_says_and_polls_where_they_were_enrolled() {
    let (phone, mut server) = registered();
    let mut challenge = server.challenge();
    challenge["url"] = json!("https://new.contoso.example/ttype/push");
    server.open_as(challenge);
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    answer(&phone, &mut server, &prompt, PLAIN);
    let answered = server.requests.last().unwrap().url.clone();
    assert_eq!(answered, "https://new.contoso.example/ttype/push");
    prompts(&phone, &mut server);
    assert!(server.requests.last().unwrap().url.starts_with("https://pi.contoso.example/"));
    for url in ["http://pi.contoso.example/", "http://127.0.0.1/", "https://169.254.169.254/"] {
        let mut challenge = server.challenge();
        challenge["url"] = json!(url);
        server.open_as(challenge);
        let event = poll(&phone, &mut server, at(NOW));
        assert!(matches!(event, Event::Refreshed { ignored: 1, .. }), "{url}: {event:?}");
        server.open.clear();
    }
}

#[test]
fn a_known_serial_is_enrolled_anew_in_its_place() {
    let (phone, mut server) = registered();
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    answer(&phone, &mut server, &prompt, NOT_ME);
    let before = phone.authenticator.home(at(NOW)).unwrap().accounts;
    server.roll_over();
    let scanned = phone.authenticator.scan(server.qr(), at(NOW)).unwrap();
    let again = Collision::PairedAgain { account: before[0].id.clone() };
    assert_eq!(scanned.collisions, [again]);
    // It fails: what was there works as before, and no key is left behind.
    let no = server.error(400, 905);
    server.instead = Some(no);
    let event = register(&phone, &mut server);
    assert_eq!(event, Event::Refused { problem: Problem::CodeUnknown });
    assert_eq!(phone.keys.count(), 2);
    assert!(prompts(&phone, &mut server).is_empty());
    assert!(matches!(register(&phone, &mut server), Event::Paired { .. }));
    let after = phone.authenticator.home(at(NOW)).unwrap().accounts;
    assert_eq!((after.len(), &after[0].id), (1, &before[0].id));
    assert_eq!(phone.keys.count(), 2, "the old ones are gone");
    server.open();
    let prompt = prompts(&phone, &mut server).swap_remove(0);
    assert_eq!(outcome(&answer(&phone, &mut server, &prompt, PLAIN)).0, OutcomeKind::Approved);
    assert_eq!(phone.authenticator.journal(0, 99).unwrap().len(), 2);

    // The same serial elsewhere is another account: nobody can take this one's place with a QR code.
    let mut other = Server::new(0);
    other.url = "https://pi.fabrikam.example/ttype/push".to_owned();
    let scanned = phone.authenticator.scan(other.qr(), at(NOW)).unwrap();
    assert_eq!(scanned.collisions, [Collision::New]);
    assert!(matches!(register(&phone, &mut other), Event::Paired { .. }));
    assert_eq!(phone.authenticator.home(at(NOW)).unwrap().accounts.len(), 2);
}

#[test]
fn a_registration_that_got_no_reply_sends_the_same_bytes() {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    let ticket = phone.authenticator.scan(server.qr(), at(NOW)).unwrap().ticket;
    let pair = || phone.authenticator.pair(ticket.clone(), String::new(), at(NOW)).unwrap();
    let mut bodies = Vec::new();
    let event = phone.carry_out_with(pair(), at(NOW), |request| {
        bodies.push(request.body);
        Input::Failed { failure: PlatformError::Offline }
    });
    assert_eq!(event, Event::Failed { failure: Failure::Offline });
    server.instead = Some(support::privacyidea::response(500, "<html>"));
    let event = carry_out(&phone, &mut server, pair(), at(NOW));
    assert_eq!(event, Event::Failed { failure: Failure::ServiceError });
    assert!(matches!(carry_out(&phone, &mut server, pair(), at(NOW)), Event::Paired { .. }));
    assert!(server.requests.iter().all(|request| request.body == bodies[0]));
    assert_eq!(phone.keys.count(), 2);
}

#[test]
fn a_used_code_is_said_and_leaves_nothing() {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    for (status, problem) in [(404, Problem::CodeUsed), (400, Problem::CodeUnknown)] {
        let no = server.error(status, 601);
        server.instead = Some(no);
        assert_eq!(register(&phone, &mut server), Event::Refused { problem });
        assert!(phone.authenticator.home(at(NOW)).unwrap().accounts.is_empty());
        assert_eq!(phone.keys.count(), 0);
    }
}

#[test]
fn a_wrong_clock_is_mended_once() {
    let (phone, mut server) = registered();
    server.open();
    for off in [-3_600, 61, 86_000] {
        let now = Moment { unix_ms: (NOW + off) * 1000, ..at(NOW) };
        assert!(matches!(poll(&phone, &mut server, now), Event::Refreshed { ignored: 0, .. }));
        let prompts = phone.authenticator.home(now).unwrap().prompts;
        assert_eq!((prompts.len(), prompts[0].expired), (1, false));
    }
    let sent = server.requests.len();
    let now = Moment { unix_ms: (NOW - 90_000) * 1000, ..at(NOW) };
    let event = poll(&phone, &mut server, now);
    assert_eq!(event, Event::Refused { problem: Problem::ClockSkew });
    assert_eq!(server.requests.len(), sent + 1, "a day off is for the person to look at");
    // A no that the clock does not explain is no reason to try again.
    prompts(&phone, &mut server);
    let sent = server.requests.len();
    let no = server.error(400, 10);
    server.instead = Some(no);
    let event = poll(&phone, &mut server, at(NOW));
    assert_eq!(event, Event::Refused { problem: Problem::BadSignature });
    assert_eq!(server.requests.len(), sent + 1);
}

#[test]
fn its_time_is_weaker_evidence_than_a_signed_one() {
    let (phone, mut server) = registered();
    prompts(&phone, &mut server);
    let clock = phone.authenticator.home(at(NOW)).unwrap().clock;
    assert_eq!(clock, ClockConfidence::Trusted { age_seconds: 0, signed: false });
    // Of a service that signs its time, too, that time counts.
    let mut service = support::service::Service::new(NOW);
    let step = support::start_pairing(&phone, &service);
    phone.carry_out(step, &mut service, at(NOW));
    for round in 0..2 {
        for step in phone.authenticator.refresh(countersign::RefreshReason::Now, at(NOW)).unwrap() {
            phone.carry_out_with(step, at(NOW), |request| Input::Response {
                response: if service.knows(&request) {
                    service.handle(&request)
                } else {
                    server.handle(&request)
                },
            });
        }
        let clock = phone.authenticator.home(at(NOW)).unwrap().clock;
        let signed = ClockConfidence::Trusted { age_seconds: 0, signed: true };
        assert_eq!(clock, signed, "{round}");
    }
}

#[test]
fn all_open_requests_are_refused_as_one_act() {
    let (phone, mut server) = registered();
    for _ in 0..6 {
        server.open();
    }
    let prompts = prompts(&phone, &mut server);
    let home = phone.authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.accounts[0].service.as_ref().unwrap().burst, Some(6));
    let steps = phone.authenticator.deny_all(prompts[0].account.clone(), at(NOW)).unwrap();
    assert_eq!(steps.len(), 6);
    for step in steps {
        let event = carry_out(&phone, &mut server, step, at(NOW));
        assert_eq!(outcome(&event).0, OutcomeKind::Denied);
    }
    assert!(server.taken.iter().all(|it| it.ends_with("|decline|unknown_trigger")));
}
