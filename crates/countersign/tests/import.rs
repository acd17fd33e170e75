//! The files of other apps: what is in them comes here, and what cannot be used is named.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{
    AccountType, AddOutcome, Added, Algorithm, AuthenticatorError, Choice, Collision, Import,
    ImportApp, Imported, ManualEntry,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use support::{Phone, at};

/// Of every locked file in tests/imports.
const PASSWORD: &str = "correct horse";
/// When the codes in tests/imports/expected.json are shown.
const AT: i64 = 59;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/imports")
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&file("expected.json")).unwrap()
}

fn open(
    phone: &Phone,
    file: impl Into<Vec<u8>>,
    password: Option<&str>,
) -> Result<Import, AuthenticatorError> {
    phone.authenticator.open_import(file.into(), password.map(str::to_owned), at(AT))
}

fn opened(phone: &Phone, file: impl Into<Vec<u8>>, password: Option<&str>) -> Imported {
    match open(phone, file, password).unwrap() {
        Import::Opened { found } => found,
        Import::Locked { app } => panic!("locked by {app:?}"),
    }
}

fn add(phone: &Phone, found: &Imported) -> Vec<Added> {
    phone.authenticator.add(found.ticket.clone(), Choice::KeepBoth, at(AT)).unwrap()
}

fn app(app: ImportApp) -> Value {
    serde_json::to_value(app).unwrap()
}

/// The members that are told, in the words of the files.
fn told(found: &Imported) -> Value {
    let account = |it: &countersign::ImportedAccount| {
        let mut account = serde_json::to_value(&it.account).unwrap();
        account.as_object_mut().unwrap().remove("label_issuer");
        account["code"] = json!(it.code);
        account["nickname"] = json!(it.nickname);
        account
    };
    let skipped = |it: &countersign::SkippedEntry| {
        let reason = serde_json::to_value(it.reason).unwrap();
        json!({ "entry": it.entry, "issuer": it.issuer, "name": it.name, "reason": reason })
    };
    json!({
        "app": app(found.app),
        "accounts": found.accounts.iter().map(account).collect::<Vec<_>>(),
        "skipped": found.skipped.iter().map(skipped).collect::<Vec<_>>(),
    })
}

#[test]
fn every_file_gives_exactly_its_accounts_and_names_the_others() {
    let expected = expected();
    for (name, expected) in expected.as_object().unwrap() {
        let phone = Phone::new();
        let mut expected = expected.clone();
        let locked = expected["locked"] == true;
        if locked {
            let whose = open(&phone, file(name), None);
            let Ok(Import::Locked { app: whose }) = whose else { panic!("{name}: {whose:?}") };
            assert_eq!(app(whose), expected["app"], "{name}");
            let wrong = open(&phone, file(name), Some("battery staple"));
            assert_eq!(wrong, Err(AuthenticatorError::ImportPassword), "{name}");
        }
        let found = opened(&phone, file(name), locked.then_some(PASSWORD));
        assert!(found.accounts.iter().all(|it| it.collision == Collision::New), "{name}");
        let favourites: Vec<_> = expected["accounts"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .map(|it| it.as_object_mut().unwrap().remove("favourite").unwrap())
            .collect();
        expected.as_object_mut().unwrap().remove("locked");
        assert_eq!(told(&found), expected, "{name}");

        let added = add(&phone, &found);
        assert!(added.iter().all(|it| it.outcome == AddOutcome::New), "{name}");
        let home = phone.authenticator.home(at(AT)).unwrap();
        for (added, favourite) in added.iter().zip(favourites) {
            let account = home.accounts.iter().find(|it| it.id == added.id).unwrap();
            assert_eq!(json!(account.favourite), favourite, "{name}: {account:?}");
        }

        // Once more: nothing is added.
        let again = opened(&phone, file(name), locked.then_some(PASSWORD));
        let same =
            |it: &countersign::ImportedAccount| matches!(it.collision, Collision::Same { .. });
        assert!(again.accounts.iter().all(same), "{name}");
        assert!(add(&phone, &again).iter().all(|it| it.outcome == AddOutcome::Same), "{name}");
        assert_eq!(phone.authenticator.home(at(AT)).unwrap(), home, "{name}");
    }
    assert_eq!(expected.as_object().unwrap().len(), 16);
}

#[test]
fn escapes_that_a_writer_need_not_make_change_nothing() {
    let phone = Phone::new();
    let text = String::from_utf8(file("proton.json")).unwrap();
    // As Swift writes a slash, and Gson what could end a script.
    let escaped = text.replace('/', "\\/").replace('=', "\\u003d").replace('&', "\\u0026");
    assert!(escaped.len() > text.len() + 50);
    assert_eq!(told(&opened(&phone, escaped, None)), told(&opened(&phone, text, None)));
}

#[test]
fn a_chosen_name_and_a_mark_come_along() {
    let phone = Phone::new();
    let found = opened(&phone, file("last-pass.json"), None);
    add(&phone, &found);
    let home = phone.authenticator.home(at(AT)).unwrap();
    let contoso = home.accounts.iter().find(|it| it.issuer == "Contoso").unwrap();
    assert_eq!((contoso.nickname.as_deref(), contoso.favourite), (Some("Work"), true));
}

#[test]
fn a_ticket_of_a_file_is_good_once_and_not_beyond_the_lock() {
    let phone = Phone::new();
    let found = opened(&phone, file("links.txt"), None);
    assert_eq!(phone.authenticator.home(at(AT)).unwrap().accounts, [], "nothing is stored yet");
    add(&phone, &found);
    let again = |ticket: &str| {
        phone.authenticator.add(ticket.to_owned(), Choice::KeepBoth, at(AT)).unwrap_err()
    };
    assert_eq!(again(&found.ticket), AuthenticatorError::ExpiredTicket);
    let other = opened(&phone, file("links.txt"), None);
    phone.authenticator.lock().unwrap();
    phone.unlock();
    assert_eq!(again(&other.ticket), AuthenticatorError::ExpiredTicket);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_this_app_exports_it_reads_again(
        names in prop::collection::vec((".{0,40}", ".{0,40}"), 1..12),
        counter: u64,
    ) {
        let phone = Phone::new();
        for (number, (issuer, name)) in names.into_iter().enumerate() {
            let is_counter = number % 3 == 0;
            let entry = ManualEntry {
                issuer,
                name,
                secret: "GEZDGNBVGY3TQOJQ".to_owned(),
                account_type: if is_counter { AccountType::Hotp } else { AccountType::Totp },
                algorithm: Algorithm::Sha256,
                digits: 8,
                period: 60,
                counter,
            };
            let scanned = phone.authenticator.scan_manual(entry, at(AT)).unwrap();
            phone.authenticator.add(scanned.ticket, Choice::KeepBoth, at(AT)).unwrap();
        }
        let path = phone.directory.path().join("export.txt");
        let exported =
            phone.authenticator.export(path.to_str().unwrap().to_owned(), at(AT)).unwrap();
        let found = opened(&phone, fs::read(path).unwrap(), None);
        prop_assert_eq!(found.app, ImportApp::Links);
        prop_assert_eq!(found.skipped.len(), 0);
        prop_assert_eq!(found.accounts.len(), usize::try_from(exported.count).unwrap());
        for account in found.accounts {
            prop_assert!(matches!(account.collision, Collision::Same { .. }), "{:?}", account);
        }
    }
}
