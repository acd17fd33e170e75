//! What cannot be used: a sentence, the documented exit code, and the vault as it was.

use countersign_tests::{Manner, Outcome, Reply, Stage};
use serde_json::Value;
use std::fs;

const MANNERS: [(Manner, &[&str]); 4] = [
    (Manner::Broken, &["service_error"]),
    (Manner::Garbage, &["service_reply"]),
    (Manner::Silent, &["offline", "timeout"]),
    (Manner::WrongSignature, &["service_signature"]),
];

/// One sentence on stderr, and the same as an object on stdout.
fn assert_one_sentence(reply: &Reply, codes: &[&str]) {
    let sentence = reply.stderr.trim_end();
    assert!(!sentence.contains('\n') && sentence.ends_with('.'), "{reply:?}: {sentence}");
    let code = reply.json.pointer("/error/code").and_then(Value::as_str).unwrap_or_default();
    assert!(codes.contains(&code), "{reply:?} says {code} and not {codes:?}");
}

#[test]
fn a_poll_without_a_usable_reply_changes_nothing() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;
    let before = stage.codes(&stage.phone)?;
    for (manner, codes) in MANNERS {
        stage.gate.behave(manner);
        let reply = stage.phone.run(&["requests"])?.expecting(5)?;
        assert_one_sentence(&reply, codes);
        assert_eq!(stage.codes(&stage.phone)?, before, "after {manner:?}");
        assert_eq!(stage.codes(&stage.copy(&format!("{manner:?}"))?)?, before);
    }
    stage.gate.behave(Manner::Open);
    // The request is still there, with all its tries.
    assert_eq!(stage.standing(&sign_in)?, ("pending".to_owned(), 3));
    let reply = stage.phone.done(&["approve", &request, "--number", &sign_in.number])?;
    assert_eq!(reply.text("/outcome")?, "approved");
    Ok(())
}

#[test]
fn a_pairing_without_a_usable_reply_adds_nothing() -> Outcome<()> {
    let stage = Stage::paired()?;
    let before = stage.codes(&stage.phone)?;
    for (manner, codes) in MANNERS {
        let pairing = stage.open_pairing()?;
        stage.gate.behave(manner);
        let reply = stage.phone.run(&["pair", &pairing.uri, "--yes"])?.expecting(5)?;
        assert_one_sentence(&reply, codes);
        assert_eq!(stage.codes(&stage.phone)?, before, "after {manner:?}");
        assert_eq!(stage.codes(&stage.copy(&format!("{manner:?}"))?)?, before);
    }
    stage.gate.behave(Manner::Open);
    let (sign_in, request) = stage.ask("Webmail")?;
    stage.phone.done(&["approve", &request, "--number", &sign_in.number])?;
    Ok(())
}

#[test]
fn an_answer_whose_reply_was_lost_is_sent_again() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;
    let approve = ["approve", &request, "--number", &sign_in.number];
    for manner in [Manner::Broken, Manner::WrongSignature] {
        stage.gate.behave(manner);
        stage.phone.run(&approve)?.expecting(5)?;
    }
    stage.gate.behave(Manner::Open);
    // Approved the second time already; the same bytes get the same reply.
    assert_eq!(stage.standing(&sign_in)?.0, "approved");
    assert_eq!(stage.phone.done(&approve)?.text("/outcome")?, "approved");
    Ok(())
}

#[test]
fn nobody_listening_is_one_sentence() -> Outcome<()> {
    let stage = Stage::new()?;
    let mut uri = stage.open_pairing()?.uri;
    // The discard port: nothing of ours listens there.
    let fragment = uri.split_off(uri.find("/countersign").unwrap());
    let uri = format!("http://127.0.0.1:9{fragment}");
    let reply = stage.phone.run(&["pair", &uri, "--yes"])?.expecting(5)?;
    assert_one_sentence(&reply, &["offline"]);
    Ok(())
}

#[test]
fn a_wrong_passcode_opens_nothing() -> Outcome<()> {
    let stage = Stage::paired()?;
    let before = stage.codes(&stage.phone)?;
    let stranger = stage.phone.with(stage.phone.vault(), "another long passcode");
    for command in [&["codes"][..], &["requests"], &["deny", "x"]] {
        let reply = stranger.run(command)?.expecting(3)?;
        assert_one_sentence(&reply, &["wrong_passcode"]);
    }
    assert_eq!(stage.codes(&stage.phone)?, before);
    Ok(())
}

#[test]
fn a_malformed_text_is_not_added() -> Outcome<()> {
    let stage = Stage::new()?;
    let before = stage.codes(&stage.phone)?;
    for text in ["", "hello", "otpauth://totp/A?secret=1", "otpauth://totp/A", "http://[::1"] {
        let reply = stage.phone.run(&["add", text])?.expecting(2)?;
        assert_eq!(reply.stderr.lines().count(), 1, "{text}: {}", reply.stderr);
        assert_eq!(stage.codes(&stage.phone)?, before);
    }
    Ok(())
}

#[test]
fn the_vault_of_another_program_is_left_alone() -> Outcome<()> {
    let stage = Stage::new()?;
    let copy = stage.copy("foreign")?;
    for entry in fs::read_dir(copy.vault())? {
        let path = entry?.path();
        let foreign = [&b"not a vault: "[..], &[0xff; 5000]].concat();
        fs::write(&path, &foreign)?;
    }
    let contents = || -> Outcome<Vec<Vec<u8>>> {
        let mut paths: Vec<_> = fs::read_dir(copy.vault())?.flatten().map(|it| it.path()).collect();
        paths.sort();
        Ok(paths.iter().map(fs::read).collect::<Result<_, _>>()?)
    };
    let before = contents()?;
    for command in [&["codes"][..], &["init"]] {
        let reply = copy.run(command)?.expecting(1)?;
        assert_eq!(reply.stderr.lines().count(), 1, "{}", reply.stderr);
    }
    assert!(contents()? == before, "a file of another program was changed");
    Ok(())
}
