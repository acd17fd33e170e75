//! Enrolling: the code of the page, and what becomes of it.

use super::{assert_one_sentence, error_of};
use countersign_tests::{Enrolment, Manner, Outcome, PushStage};
use serde_json::json;

fn account_ids(stage: &PushStage) -> Outcome<Vec<String>> {
    let accounts = stage.accounts()?;
    let ids = accounts.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned());
    Ok(ids.collect())
}

/// The token with a credential that nobody was given.
fn with_another_credential(enrolment: &Enrolment) -> String {
    let (before, after) = enrolment.link.split_once("enrollment_credential=").unwrap();
    let rest = after.split_once('&').unwrap().1;
    format!("{before}enrollment_credential={}&{rest}", "0123456789".repeat(4))
}

#[test]
fn the_picture_of_the_page_enrols() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    let picture = stage.file("page.png", &enrolment.picture)?;
    let picture = picture.to_str().unwrap();
    assert!(enrolment.link.starts_with("otpauth://pipush/"));
    assert_eq!(stage.server.rollout_state(&enrolment.serial)?, "clientwait");

    let scanned = stage.phone.done(&["scan", "--image", picture])?;
    assert_eq!(scanned.text("/kind")?, "pairing");
    let paired = stage.phone.done(&["pair", "--image", picture, "--yes"])?;

    assert_eq!(paired.text("/device")?, enrolment.serial);
    assert_eq!(paired.member("/confirmed")?, true);
    assert_eq!(stage.server.rollout_state(&enrolment.serial)?, "enrolled");
    assert_eq!(stage.requests()?, 0);
    Ok(())
}

#[test]
fn the_scheme_of_privacyideas_own_app_enrols() -> Outcome<()> {
    let stage = PushStage::with(&json!({"push_use_pia_scheme": true}), &json!({}))?;
    let enrolment = stage.enrol()?;
    assert!(enrolment.link.starts_with("pia://pipush/"));
    stage.pair(&enrolment)?;
    assert_eq!(stage.server.rollout_state(&enrolment.serial)?, "enrolled");
    Ok(())
}

#[test]
fn a_credential_enrols_once() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    stage.pair(&enrolment)?;
    let before = stage.accounts()?;
    let again = stage.phone.run(&["pair", &enrolment.link, "--yes"])?.expecting(4)?;
    assert_eq!(error_of(&again), "code_used");
    assert_eq!(stage.accounts()?, before);
    // The first phone is still the one.
    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn a_wrong_credential_enrols_nothing() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    let wrong = with_another_credential(&enrolment);
    let refused = stage.phone.run(&["pair", &wrong, "--yes"])?.expecting(4)?;
    assert_one_sentence(&refused, &["code_unknown"]);
    assert_eq!(stage.accounts()?, json!([]));
    assert_eq!(stage.server.rollout_state(&enrolment.serial)?, "clientwait");
    Ok(())
}

#[test]
fn a_deleted_token_is_not_enrolled() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    stage.server.delete(&enrolment.serial)?;
    let refused = stage.phone.run(&["pair", &enrolment.link, "--yes"])?.expecting(4)?;
    assert_one_sentence(&refused, &["code_used"]);
    assert_eq!(stage.accounts()?, json!([]));
    Ok(())
}

#[test]
fn a_known_serial_gets_new_keys_in_its_place() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let (before, old_poll) = (account_ids(&stage)?, poll_of(&stage)?);
    let anew = stage.server.roll_over(&stage.user, &serial)?;
    assert_eq!(anew.serial, serial);

    stage.pair(&anew)?;

    assert_eq!(account_ids(&stage)?, before, "there is one account, and it is the same");
    assert_eq!(stage.server.hear(&old_poll)?.0, 400, "the old key is worth nothing");
    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

fn poll_of(stage: &PushStage) -> Outcome<countersign_tests::Message> {
    stage.requests()?;
    Ok(stage.gate.heard().pop().unwrap())
}

#[test]
fn the_old_keys_are_good_until_the_new_ones_are() -> Outcome<()> {
    let (stage, serial) = PushStage::enrolled(&json!({}))?;
    let anew = stage.server.roll_over(&stage.user, &serial)?;
    for manner in [Manner::Silent, Manner::Broken] {
        stage.gate.behave(manner);
        stage.phone.run(&["pair", &anew.link, "--yes"])?.expecting(5)?;
    }
    stage.gate.behave(Manner::Open);
    assert_eq!(stage.requests()?, 0, "the old key still polls");
    stage.pair(&anew)?;
    let (sign_in, request) = stage.ask()?;
    stage.phone.done(&["approve", &request])?;
    assert_eq!(stage.standing(&sign_in)?, "accept");
    Ok(())
}

#[test]
fn certificates_are_checked_whatever_the_policy_says() -> Outcome<()> {
    let stage = PushStage::with(&json!({"push_ssl_verify": "0"}), &json!({}))?;
    let enrolment = stage.enrol()?;
    assert!(enrolment.link.contains("sslverify=0"));
    let scanned = stage.phone.done(&["scan", &enrolment.link])?;
    let notices = scanned.member("/notices")?.to_string();
    assert!(notices.contains("tls_opt_out_refused"), "{notices}");
    stage.pair(&enrolment)?;
    let accounts = stage.accounts()?;
    assert_eq!(accounts.pointer("/0/service/tls_opt_out_refused").unwrap(), true);
    Ok(())
}

#[test]
fn a_token_that_must_be_locked_says_so() -> Outcome<()> {
    for policy in [
        json!({"push_force_app_pin": true}),
        json!({"push_force_app_pin": true, "push_app_force_unlock": "biometric"}),
    ] {
        let stage = PushStage::with(&policy, &json!({}))?;
        let enrolment = stage.enrol()?;
        assert!(enrolment.link.contains("pin=True"), "the policy has no effect");
        stage.pair(&enrolment)?;
        assert_eq!(stage.accounts()?.pointer("/0/service/lock_requested").unwrap(), true);
    }
    Ok(())
}

#[test]
fn a_registration_without_a_usable_reply_adds_nothing() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    for (manner, codes) in super::MANNERS {
        stage.gate.behave(manner);
        let reply = stage.phone.run(&["pair", &enrolment.link, "--yes"])?.expecting(5)?;
        assert_one_sentence(&reply, codes);
        assert_eq!(stage.accounts()?, json!([]), "after {manner:?}");
    }
    // None of it had reached the server.
    stage.gate.behave(Manner::Open);
    stage.pair(&enrolment)?;
    Ok(())
}

#[test]
fn a_registration_whose_reply_is_lost_must_be_begun_anew() -> Outcome<()> {
    let stage = PushStage::new()?;
    let enrolment = stage.enrol()?;
    stage.gate.behave(Manner::Lost);
    let lost = stage.phone.run(&["pair", &enrolment.link, "--yes"])?;
    assert_one_sentence(&lost, &["code_used", "offline", "timeout"]);
    stage.gate.behave(Manner::Open);
    assert_eq!(stage.server.rollout_state(&enrolment.serial)?, "enrolled");
    assert_eq!(stage.accounts()?, json!([]), "nothing that cannot work is kept");
    let again = stage.phone.run(&["pair", &enrolment.link, "--yes"])?.expecting(4)?;
    assert_eq!(error_of(&again), "code_used");
    stage.pair(&stage.server.roll_over(&stage.user, &enrolment.serial)?)?;
    assert_eq!(stage.requests()?, 0);
    Ok(())
}

#[test]
fn a_key_of_the_server_that_is_none_is_refused() -> Outcome<()> {
    let stage = PushStage::new()?;
    stage.gate.behave(Manner::Changed("\"public_key\":\"MIIC", "\"public_key\":\"AIIC"));
    let enrolment = stage.enrol()?;
    let refused = stage.phone.run(&["pair", &enrolment.link, "--yes"])?.expecting(5)?;
    assert_one_sentence(&refused, &["service_reply"]);
    assert_eq!(stage.accounts()?, json!([]));
    Ok(())
}

#[test]
fn a_container_is_named_and_not_paired() -> Outcome<()> {
    let stage = PushStage::new()?;
    let link = stage.server.container(&stage.user)?;
    assert!(link.starts_with("pia://container/"));
    let scanned = stage.phone.run(&["scan", &link])?;
    assert!(scanned.stdout.contains("privacyidea_container"), "{}", scanned.stdout);
    assert_ne!(stage.phone.run(&["pair", &link, "--yes"])?.exit, 0);
    Ok(())
}
