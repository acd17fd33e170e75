//! Attacks on sign-in prompts that end at the service; the numbers are those of the list of bad
//! inputs that every part of the project is tested with.

use crate::phone::{Blank, Challenge, Phone, hash, read_uri};
use crate::server::{Server, wrong};
use serde_json::{Value, json};
use std::thread;

fn number(sign_in: &Value) -> &str {
    sign_in["number"].as_str().unwrap()
}

fn problem(server: &Server, message: &str) -> String {
    server.protocol("answers", message).problem()
}

/// An answer of `phone` to a challenge that was sent to another one.
fn stolen(server: &Server, phone: &Phone, challenge: &Challenge, number: &str) -> String {
    phone.approve(server, challenge, 1, number)
}

#[test]
fn attack_15_replay_after_an_approval_a_refusal_a_restart_and_on_a_second_device() {
    let server = Server::start();
    let (first, second) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ana"));
    let open = &server.new_sign_in("ana");
    server.clock.advance(1);
    server.new_sign_in("ana");
    let challenges = first.challenges(&server);
    let (one, two) = (&challenges[0], &challenges[1]);
    let deny = first.deny(&server, one);
    assert_eq!(first.outcome(&server, &deny).0, "denied");
    let approve = first.approve(&server, two, 1, number(open));
    let receipt = server.protocol("answers", &approve).text();
    assert_eq!(server.sign_in(open).0, "approved");
    let server = server.restart();
    // The same bytes bring the same receipt and change nothing.
    assert_eq!(server.protocol("answers", &approve).text(), receipt);
    assert_eq!(first.outcome(&server, &deny).0, "denied");
    // A new signature in a used slot, and in a free one.
    let again = first.approve(&server, two, 1, &wrong(number(open)));
    assert_eq!(problem(&server, &again), "already_answered");
    let later = first.approve(&server, two, 2, number(open));
    assert_eq!(first.outcome(&server, &later), ("closed".to_owned(), 0));
    // Another device has no part in that challenge.
    let foreign = stolen(&server, &second, two, number(open));
    assert_eq!(problem(&server, &foreign), "challenge_unknown");
    assert_eq!(server.sign_in(open).0, "approved");
}

#[test]
fn attack_16_a_challenge_of_another_account_is_unknown() {
    let server = Server::start();
    // Two users with one name; what is compared are ids.
    let (ana, ben) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ben"));
    assert_ne!(ana.account["id"], ben.account["id"]);
    let sign_in = server.new_sign_in("ana");
    let challenge = ana.challenges(&server).remove(0);
    assert!(ben.challenges(&server).is_empty());
    let foreign = stolen(&server, &ben, &challenge, number(&sign_in));
    assert_eq!(problem(&server, &foreign), "challenge_unknown");
    // Under ana's name, but by ben's key.
    let mut payload = ana.answer(&server, &challenge);
    payload["reason"] = json!("not_me");
    assert_eq!(problem(&server, &ben.device.sign("deny", &payload)), "bad_signature");
    assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 3));
}

#[test]
fn attack_17_the_service_s_clock_alone_says_when_it_is_over() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let times = |name: &str| challenge.payload[name].as_i64().unwrap();
    assert!((1..=600).contains(&(times("exp") - times("iat"))));
    let with = |iat: i64| {
        let mut payload = phone.answer(&server, &challenge);
        let more = json!({"attempt": 1, "number": number(&sign_in), "uv": "biometric", "iat": iat});
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        phone.approval.sign("approve", &payload)
    };
    // An hour slow, an hour fast, ten years: in an answer `iat` decides nothing.
    let late: Vec<String> = [-3600, 3600, 315_360_000].map(|off| with(times("iat") + off)).into();
    server.clock.advance(u32::try_from(times("exp") - server.clock.now()).unwrap());
    for message in &late {
        assert_eq!(problem(&server, message), "challenge_expired");
    }
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let mut payload = phone.answer(&server, &challenge);
    payload["iat"] = json!(server.clock.now() - 3600);
    let more = json!({"attempt": 1, "number": number(&sign_in), "uv": "passcode"});
    payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let message = phone.approval.sign("approve", &payload);
    assert_eq!(phone.outcome(&server, &message).0, "approved");
}

#[test]
fn attack_18_numbers_that_are_none() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    assert!(!challenge.payload.to_string().contains(number(&sign_in)));
    let digits = number(&sign_in).to_owned();
    for bad in ["", "7", "07", " 482913", "48291", "4829130", "１２３４５６", "٤٨٢٩١٣", "48 29 13"]
    {
        let message = phone.approve(&server, &challenge, 1, bad);
        assert_eq!(problem(&server, &message), "bad_request", "{bad}");
        assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 3));
    }
    for attempt in 1..=3 {
        let message = phone.approve(&server, &challenge, attempt, &wrong(&digits));
        let left = i64::from(3 - attempt);
        assert_eq!(phone.outcome(&server, &message), ("wrong_number".to_owned(), left));
    }
    assert_eq!(server.sign_in(&sign_in), ("closed".to_owned(), 0));
    // Two digits are text as well: 7 is not 07.
    let body = json!({"user": "ana", "number_digits": 2});
    let sign_in = server.api("sign-ins", &body).json();
    let challenge = phone.challenges(&server).remove(0);
    let short = phone.approve(&server, &challenge, 1, number(&sign_in).trim_start_matches('0'));
    if number(&sign_in).starts_with('0') {
        assert_eq!(problem(&server, &short), "bad_request");
    } else {
        assert_eq!(phone.outcome(&server, &short).0, "approved");
    }
}

#[test]
fn attack_20_a_flood_is_three_prompts_and_nobody_else_s() {
    let server = Server::start();
    let (ana, ben) = (Phone::paired(&server, "ana"), Phone::paired(&server, "ben"));
    let body = json!({"user": "ana"});
    let replies: Vec<u16> = (0..100).map(|_| server.api("sign-ins", &body).status).collect();
    assert_eq!(replies.iter().filter(|status| **status == 201).count(), 3);
    assert!(replies[3..].iter().all(|status| *status == 429));
    assert_eq!(ana.challenges(&server).len(), 3);
    let sign_in = server.new_sign_in("ben");
    let challenge = ben.challenges(&server).remove(0);
    let message = ben.approve(&server, &challenge, 1, number(&sign_in));
    assert_eq!(ben.outcome(&server, &message).0, "approved");
    for challenge in ana.challenges(&server) {
        assert_eq!(ana.outcome(&server, &ana.deny(&server, &challenge)).0, "denied");
    }
    assert!(ana.challenges(&server).is_empty());
}

#[test]
fn attack_21_of_answers_that_race_exactly_one_decides() {
    let server = Server::start();
    let phones = [(); 3].map(|()| Phone::paired(&server, "ana"));
    for round in 0..5 {
        let sign_in = server.new_sign_in("ana");
        let messages: Vec<(usize, String)> = (0..phones.len())
            .flat_map(|which| {
                let phone = &phones[which];
                let challenge = phone.challenges(&server).remove(0);
                let approve = phone.approve(&server, &challenge, 1, number(&sign_in));
                let deny = phone.deny(&server, &challenge);
                // Each twice, as from two taps.
                [approve.clone(), deny.clone(), approve, deny].map(|message| (which, message))
            })
            .collect();
        let outcomes: Vec<(usize, String)> = thread::scope(|scope| {
            let send = |at: usize| {
                let (which, message) = &messages[at];
                let (server, phone) = (&server, &phones[*which]);
                scope.spawn(move || (at, phone.outcome(server, message).0))
            };
            let running: Vec<_> = (0..messages.len()).map(send).collect();
            running.into_iter().map(|it| it.join().unwrap()).collect()
        });
        let mut winners: Vec<&String> = outcomes
            .iter()
            .filter(|(_, outcome)| outcome != "closed")
            .map(|(at, _)| &messages[*at].1)
            .collect();
        winners.dedup();
        winners.sort_unstable();
        winners.dedup();
        assert_eq!(winners.len(), 1, "round {round}: {outcomes:?}");
        let state = server.sign_in(&sign_in).0;
        assert!(outcomes.iter().all(|(_, outcome)| *outcome == state || outcome == "closed"));
    }
}

#[test]
fn attack_22_what_was_shown_is_what_is_signed() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    // The phone was made to show another text; its hash is of what it showed.
    let mut shown = challenge.payload.clone();
    shown["app"] = json!("Payroll");
    let forged = phone.device.sign("challenge", &shown);
    for hash in [hash(&forged), hash(&format!("{}.x", challenge.message))] {
        let mut payload = phone.answer(&server, &challenge);
        payload["challenge_hash"] = json!(hash);
        let more = json!({"attempt": 1, "number": number(&sign_in), "uv": "biometric"});
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let message = phone.approval.sign("approve", &payload);
        assert_eq!(problem(&server, &message), "bad_request");
        payload["reason"] = json!("not_me");
        assert_eq!(problem(&server, &phone.device.sign("deny", &payload)), "bad_request");
    }
    assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 3));
}

#[test]
fn guessing_over_many_sign_ins_and_devices_ends_at_ten() {
    let server = Server::start();
    let phones = [(); 3].map(|()| Phone::paired(&server, "ana"));
    let mut guesses = 0;
    let last = loop {
        let reply = server.api("sign-ins", &json!({"user": "ana"}));
        if reply.status != 201 {
            break reply;
        }
        let number = wrong(number(&reply.json()));
        for phone in &phones {
            let challenge = phone.challenges(&server).remove(0);
            let message = phone.approve(&server, &challenge, 1, &number);
            let reply = server.protocol("answers", &message);
            if reply.status == 200 {
                guesses += 1;
            } else {
                assert_eq!(reply.problem(), "account_blocked");
            }
        }
        assert!(guesses < 20);
    };
    assert_eq!((guesses, last.problem().as_str()), (10, "account_blocked"));
    // Another user's sign-ins go on.
    let ben = Phone::paired(&server, "ben");
    server.new_sign_in("ben");
    assert_eq!(ben.challenges(&server).len(), 1);
}

#[test]
fn a_stolen_code_pairs_a_phone_that_its_owner_does_not_confirm() {
    let server = Server::start();
    let mine = Phone::paired(&server, "ana");
    let pairing = server.new_pairing("ana");
    let uri = pairing["uri"].as_str().unwrap();
    let thief = Blank::new().pair_named(&server, uri, "Thief");
    // The person whose phone comes second is told, and the page names the first one.
    let message = Blank::new().pair_message(&server, &read_uri(uri).0);
    assert_eq!(server.protocol("pair", &message).problem(), "code_used");
    assert_eq!(server.pairing(&pairing)["device_name"], "Thief");
    // Until the number is typed it gets no prompt and its codes are nothing.
    let sign_in = server.new_sign_in("ana");
    let check = thief.challenges(&server);
    assert_eq!((check.len(), &check[0].payload["kind"]), (1, &json!("pairing_check")));
    let code = json!({"user": "ana", "code": thief.code(server.clock.now())});
    assert_eq!(server.api("codes/verify", &code).json()["valid"], false);
    // Its guesses do not count against the user, and the third ends it.
    let number = server.pairing(&pairing)["number"].as_str().unwrap().to_owned();
    for attempt in 1..=3 {
        let message = thief.approve(&server, &check[0], attempt, &wrong(&number));
        assert_eq!(thief.outcome(&server, &message).0, "wrong_number");
    }
    assert_eq!(thief.poll_with_wait(&server, 0).1.problem(), "device_unknown");
    assert_eq!(server.api_get("users/ana").json()["wrong_numbers"], 0);
    let challenge = mine.challenges(&server).remove(0);
    let message = mine.approve(&server, &challenge, 1, self::number(&sign_in));
    assert_eq!(mine.outcome(&server, &message).0, "approved");
}

#[test]
fn a_stolen_device_key_refuses_and_polls_but_never_approves_or_unpairs() {
    let server = Server::start();
    let phone = Phone::paired(&server, "ana");
    let sign_in = server.new_sign_in("ana");
    let challenge = phone.challenges(&server).remove(0);
    let mut approve = phone.answer(&server, &challenge);
    let more = json!({"attempt": 1, "number": number(&sign_in), "uv": "biometric"});
    approve.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    assert_eq!(problem(&server, &phone.device.sign("approve", &approve)), "bad_signature");
    let unpair = json!({"aud": server.base, "sub": phone.id, "iat": server.clock.now()});
    let unpair = phone.device.sign("unpair", &unpair);
    assert_eq!(server.protocol("unpair", &unpair).problem(), "bad_signature");
    // One message is never another: the typ is part of what is signed.
    assert_eq!(
        server.protocol("unpair", &phone.deny(&server, &challenge)).problem(),
        "bad_request"
    );
    assert_eq!(server.protocol("poll", &phone.deny(&server, &challenge)).problem(), "bad_request");
    assert_eq!(server.sign_in(&sign_in), ("pending".to_owned(), 3));
    assert_eq!(phone.outcome(&server, &phone.deny(&server, &challenge)).0, "denied");
    assert_eq!(phone.outcome(&server, &phone.report(&server, &challenge)).0, "reported");
    // Nor does the approval key do the device key's work.
    let poll = json!({"aud": server.base, "sub": phone.id, "iat": server.clock.now()});
    let poll = phone.approval.sign("poll", &poll);
    assert_eq!(server.protocol("poll", &poll).problem(), "bad_signature");
}
