//! The phone and the service, both real, with nothing but the protocol between them.

use countersign_tests::{Outcome, Stage};
use serde_json::{Value, json};

/// RFC 6238, appendix B: the seed in base32.
const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn account() -> String {
    format!("otpauth://totp/Contoso:ada?secret={SEED}&issuer=Contoso&digits=8")
}

fn differing(number: &str) -> String {
    number.chars().map(|digit| if digit == '9' { '0' } else { '9' }).collect()
}

#[test]
fn the_picture_of_the_page_pairs_a_phone() -> Outcome<()> {
    let stage = Stage::new()?;
    let pairing = stage.open_pairing()?;
    let picture = stage.path("page.png");
    std::fs::write(&picture, stage.service.picture(&pairing)?)?;
    let picture = picture.to_str().unwrap();

    let scanned = stage.phone.done(&["scan", "--image", picture])?;
    assert_eq!(scanned.text("/kind")?, "pairing");
    let paired = stage.phone.done(&["pair", "--image", picture, "--yes"])?;

    assert_eq!(paired.member("/confirmed")?, false);
    assert_eq!(stage.service.pairing(&pairing.id)?.get("state").unwrap(), "pending");
    let again = stage.phone.run(&["pair", &pairing.uri, "--yes"])?.expecting(4)?;
    assert_eq!(again.text("/error/code")?, "code_used");
    Ok(())
}

#[test]
fn a_refused_pairing_counts_nowhere() -> Outcome<()> {
    let stage = Stage::new()?;
    let pairing = stage.open_pairing()?;
    let paired = stage.phone.done(&["pair", &pairing.uri, "--yes"])?;

    let reply = stage.phone.done(&["deny", paired.text("/request/id")?, "--not-me"])?;

    assert_eq!(reply.text("/outcome")?, "denied");
    assert_eq!(stage.service.pairing(&pairing.id)?.get("state").unwrap(), "denied");
    Ok(())
}

#[test]
fn the_number_of_the_page_approves_once() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;

    let reply = stage.phone.done(&["approve", &request, "--number", &sign_in.number])?;

    assert_eq!(reply.text("/outcome")?, "approved");
    assert_eq!(stage.standing(&sign_in)?, ("approved".to_owned(), 0));
    let late = stage.phone.run(&["deny", &request])?;
    assert_ne!(late.exit, 0);
    assert_eq!(stage.standing(&sign_in)?, ("approved".to_owned(), 0));
    Ok(())
}

#[test]
fn three_wrong_numbers_close_a_sign_in() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;
    let wrong = differing(&sign_in.number);
    for left in [2, 1] {
        let reply = stage.phone.run(&["approve", &request, "--number", &wrong])?.expecting(4)?;
        assert_eq!(reply.json, json!({"outcome": "wrong_number", "tries_left": left}));
        assert_eq!(stage.standing(&sign_in)?, ("pending".to_owned(), left));
    }

    stage.phone.run(&["approve", &request, "--number", &wrong])?.expecting(4)?;

    assert_eq!(stage.standing(&sign_in)?, ("closed".to_owned(), 0));
    let right = stage.phone.run(&["approve", &request, "--number", &sign_in.number])?;
    assert_ne!(right.exit, 0);
    assert_eq!(stage.standing(&sign_in)?.0, "closed");
    Ok(())
}

#[test]
fn a_number_of_another_length_is_not_sent() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;
    let reply = stage.phone.run(&["approve", &request, "--number", "12"])?.expecting(2)?;
    assert_eq!(reply.text("/error/code")?, "number_length");
    assert_eq!(stage.standing(&sign_in)?, ("pending".to_owned(), 3));
    Ok(())
}

#[test]
fn refusing_and_reporting_end_a_sign_in() -> Outcome<()> {
    let stage = Stage::paired()?;
    for (command, outcome) in [("deny", "denied"), ("report", "reported")] {
        let (sign_in, request) = stage.ask(command)?;
        let reply = stage.phone.done(&[command, &request])?;
        assert_eq!(reply.text("/outcome")?, outcome);
        assert_eq!(stage.standing(&sign_in)?, (outcome.to_owned(), 0));
    }
    Ok(())
}

#[test]
fn a_code_is_accepted_once() -> Outcome<()> {
    let stage = Stage::paired()?;
    let code = stage.code()?;
    assert!(!stage.accepts(&differing(&code))?);
    assert!(stage.accepts(&code)?);
    assert!(!stage.accepts(&code)?);
    Ok(())
}

#[test]
fn a_new_passcode_opens_codes_and_keys_and_the_old_one_nothing() -> Outcome<()> {
    let stage = Stage::paired()?;
    let phone = stage.phone.with_new_passcode("another long passcode")?;

    let old = stage.phone.run(&["codes"])?.expecting(3)?;

    assert_eq!(old.text("/error/code")?, "wrong_passcode");
    assert_eq!(phone.done(&["codes"])?.member("/accounts")?.as_array().unwrap().len(), 1);
    let sign_in = stage.service.open_sign_in("ada", "Webmail")?;
    let requests = phone.done(&["requests"])?;
    let request = requests.text("/requests/0/id")?;
    let reply = phone.done(&["approve", request, "--number", &sign_in.number])?;
    assert_eq!(reply.text("/outcome")?, "approved");
    Ok(())
}

#[test]
fn no_output_holds_a_secret_at_any_level() -> Outcome<()> {
    let stage = Stage::new()?;
    let mut outputs = vec![("stage", stage.log()?)];
    let pairing = stage.open_pairing()?;
    let paired = stage.phone.done(&["pair", &pairing.uri, "--yes"])?;
    let number = stage.service.pairing(&pairing.id)?;
    let number = number.get("number").and_then(Value::as_str).unwrap();
    let request = paired.text("/request/id")?.to_owned();
    let account = account();
    let commands: [&[&str]; 6] = [
        &["approve", &request, "--number", number],
        &["scan", &pairing.uri],
        &["scan", &account],
        &["add", &account],
        &["codes"],
        &["requests"],
    ];
    outputs.push(("pair", paired.stdout + &paired.stderr));
    for command in commands {
        let reply = stage.phone.done(command)?;
        outputs.push((command[0], reply.stdout + &reply.stderr));
    }
    let used = stage.phone.run(&["pair", &pairing.uri, "--yes"])?.expecting(4)?;
    outputs.push(("pair again", used.stdout + &used.stderr));
    outputs.push(("service", stage.log()?));

    let code = pairing.uri.split("code=").nth(1).unwrap().split('&').next().unwrap();
    assert!(outputs.iter().any(|(source, log)| *source == "service" && log.contains("INFO")));
    let secrets = [SEED, code, &pairing.product_key, stage.passcode(), stage.service.api_key()];
    for (source, output) in &outputs {
        for (which, secret) in secrets.iter().enumerate() {
            assert!(!output.contains(secret), "secret {which} is in the output of {source}");
        }
    }
    Ok(())
}
