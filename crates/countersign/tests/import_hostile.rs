//! SECURITY 27: files that somebody made on purpose. Each has an answer, in bounded time and memory,
//! and what is good in them comes through.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{AddOutcome, AuthenticatorError, Choice, Import, Imported, Reason};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use support::{Phone, at};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// Opening writes nothing, so that one phone serves all tests that add nothing.
static PHONE: LazyLock<Phone> = LazyLock::new(Phone::new);

fn open(file: impl Into<Vec<u8>>) -> Result<Import, AuthenticatorError> {
    with_password(file, None)
}

fn with_password(
    file: impl Into<Vec<u8>>,
    password: Option<&str>,
) -> Result<Import, AuthenticatorError> {
    PHONE.authenticator.open_import(file.into(), password.map(str::to_owned), at(59))
}

fn opened(file: impl Into<Vec<u8>>) -> Imported {
    match open(file).unwrap() {
        Import::Opened { found } => found,
        Import::Locked { app } => panic!("locked by {app:?}"),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/imports")
}

fn json_of(name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder().join(name)).unwrap()).unwrap()
}

fn link(number: usize) -> String {
    format!("otpauth://totp/Contoso:{number}?secret={KEY}&issuer=Contoso\n")
}

#[test]
fn security_27_what_is_no_export_is_refused_whatever_it_claims_to_be() {
    // The local header of a file that would be 4 GiB large, stored in some bytes.
    let bomb = [b"PK\x03\x04\x14\x00\x00\x00\x08\x00", &[0xff; 16][..], &vec![0; 42_000]].concat();
    let path = b"PK\x03\x04........................../../../etc/passwd".to_vec();
    let entities = (1..100)
        .map(|level| format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)));
    let entities: Vec<_> = entities.collect();
    let laughs = format!("<!DOCTYPE l [<!ENTITY a0 \"ha\">{}]><l>&a99;</l>", entities.concat());
    let formula = "name,url\n=HYPERLINK(\"https://evil.example\"),=otpauth://totp/A?secret=AAAA\n";
    for file in [
        bomb,
        path,
        laughs.into_bytes(),
        formula.into(),
        Vec::new(),
        b"\0".to_vec(),
        b"\xef\xbb\xbf".to_vec(),
        b"\xff\xfeo\0t\0p\0a\0u\0t\0h\0".to_vec(),
        b"\x89PNG\r\n\x1a\n".to_vec(),
        b"%PDF-1.7".to_vec(),
        b"SQLite format 3\0".to_vec(),
        b"otpauth".to_vec(),
        b"# otpauth://totp/A?secret=AAAA".to_vec(),
        b"null".to_vec(),
        b"0".to_vec(),
        b"[]".to_vec(),
        b"{}".to_vec(),
        b"[{}]".to_vec(),
        br#"{"items":[]}"#.to_vec(),
        br#"{"encrypted":true,"passwordProtected":true,"items":[]}"#.to_vec(),
        br#"{"header":{"slots":7},"db":{}}"#.to_vec(),
        // The form of Stratum that came before the present one.
        b"AuthenticatorPro12345678".to_vec(),
    ] {
        let told = open(file.clone());
        assert_eq!(told, Err(AuthenticatorError::ImportUnknown), "{file:?}");
        assert_eq!(with_password(file, Some("password")), told);
    }
    let backup = open(b"CSBACKUP".to_vec());
    assert_eq!(backup, Err(AuthenticatorError::ImportIsBackup));
}

#[test]
fn security_27_sizes_and_counts_end() {
    let too_large = Err(AuthenticatorError::ImportTooLarge);
    assert_eq!(open(vec![b' '; 8 * 1024 * 1024 + 1]), too_large);
    assert_eq!(open(vec![b' '; 8 * 1024 * 1024]), Err(AuthenticatorError::ImportUnknown));
    // A million entries, and values that are nothing but memory.
    for piece in ["{}", "[]", "{\"\":0}", "0"] {
        let many = vec![piece; 7 * 1024 * 1024 / (piece.len() + 1)].join(",");
        assert_eq!(open(format!("{{\"Authenticators\":[{many}]}}")), too_large, "{piece}");
    }
    let entries = |count| json!({ "Authenticators": vec![json!({}); count] }).to_string();
    assert_eq!(opened(entries(10_000)).skipped.len(), 10_000);
    assert_eq!(open(entries(10_001)), too_large);
    let short = "steam://x\n";
    assert_eq!(opened(short.repeat(10_000)).skipped.len(), 10_000);
    assert_eq!(open(short.repeat(10_001)), too_large);
    assert_eq!(open(short.repeat(800_000)), too_large);
}

#[test]
fn security_27_one_corrupt_entry_of_a_hundred_hides_no_other() {
    let phone = Phone::new();
    let mut links: Vec<_> = (1..=100).map(link).collect();
    links[41] = links[41].replace(KEY, "GEZD0NBV");
    let opened = phone.authenticator.open_import(links.concat().into_bytes(), None, at(59));
    let Ok(Import::Opened { found }) = opened else { panic!("{opened:?}") };
    let skipped = &found.skipped[0];
    assert_eq!((skipped.entry, skipped.reason), (42, Reason::SecretBadChar));
    assert_eq!((found.accounts.len(), found.skipped.len()), (99, 1));
    let added = phone.authenticator.add(found.ticket, Choice::KeepBoth, at(59)).unwrap();
    assert!(added.iter().all(|it| it.outcome != AddOutcome::Same));
    assert_eq!(phone.authenticator.home(at(59)).unwrap().accounts.len(), 99);
}

#[test]
fn security_27_json_is_strict_and_not_deep() {
    for file in [
        format!("{{\"Authenticators\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)),
        "[".repeat(1_000_000),
        "{\"a\":".repeat(1_000_000),
        format!("[{{\"secret\":\"{KEY}\",\"secret\":\"AAAA\",\"label\":\"a\",\"type\":\"TOTP\"}}]"),
        format!(
            "[{{\"secret\":\"{KEY}\",\"\\u0073ecret\":\"AAAA\",\"label\":\"a\",\"type\":\"\"}}]"
        ),
        "{\"Authenticators\":[],\"Authenticators\":[]}".to_owned(),
        "{\"Authenticators\":[]} {}".to_owned(),
        "{\"Authenticators\":[]".to_owned(),
        "{\"Authenticators\":[\"\u{0}\"]}".to_owned(),
        "{'Authenticators':[]}".to_owned(),
    ] {
        let told = open(file.clone());
        assert_eq!(told, Err(AuthenticatorError::ImportUnknown), "{file:.80}");
    }
}

/// Each of these would take hours or all memory, were it believed.
#[test]
fn security_27_what_a_password_may_cost_is_bounded_before_it_is_tried() {
    let vault = json_of("aegis-encrypted.json");
    let unknown = Err(AuthenticatorError::ImportUnknown);
    let mut told = Vec::new();
    for (name, value) in [
        ("n", json!(1_u64 << 63)),
        ("n", json!(1 << 19)),
        ("n", json!(0)),
        ("n", json!(1)),
        ("n", json!(2)),
        ("n", json!(32_769)),
        ("n", json!(-32_768)),
        ("n", json!("32768")),
        ("n", json!(32_768.0)),
        ("r", json!(u32::MAX)),
        ("r", json!(1_u64 << 40)),
        ("r", json!(0)),
        ("p", json!(5)),
        ("p", json!(u32::MAX)),
        ("p", json!(0)),
        ("salt", json!("not hexadecimal")),
        ("key", json!(null)),
        ("key_params", json!({ "nonce": "00", "tag": 7 })),
    ] {
        let mut vault = vault.clone();
        vault["header"]["slots"][1][name] = value;
        told.push((name, with_password(vault.to_string(), Some("correct horse"))));
    }
    // The last one is no cost: the slot does not open.
    let (last, others) = told.split_last().unwrap();
    assert_eq!(last.1, Err(AuthenticatorError::ImportPassword));
    assert!(others.iter().all(|(_, told)| *told == unknown), "{told:?}");

    // Many slots take many times as long.
    let mut many = vault.clone();
    many["header"]["slots"] = vec![vault["header"]["slots"][1].clone(); 5].into();
    assert_eq!(with_password(many.to_string(), Some("correct horse")), unknown);
    let mut none = vault;
    none["header"]["slots"] = json!([]);
    assert_eq!(with_password(none.to_string(), Some("correct horse")), unknown);

    let sealed = fs::read(folder().join("and-otp.json.aes")).unwrap();
    for iterations in [0_u32, 1, 139_999, 160_001, 1 << 31, u32::MAX] {
        let file = [&iterations.to_be_bytes()[..], &sealed[4..]].concat();
        assert_eq!(with_password(file, Some("correct horse")), unknown, "{iterations}");
    }
}

#[test]
fn security_27_a_sealed_file_that_was_cut_or_changed_does_not_open() {
    let wrong = |told: &Result<Import, AuthenticatorError>| {
        let errors = [AuthenticatorError::ImportPassword, AuthenticatorError::ImportUnknown];
        matches!(told, Err(error) if errors.contains(error))
    };
    let stratum = fs::read(folder().join("stratum.stratum")).unwrap();
    for length in [16, 31, 32, 43, 44, 59, stratum.len() - 1] {
        let told = with_password(&stratum[..length], Some("correct horse"));
        assert!(wrong(&told), "{length}: {told:?}");
    }
    let services = json_of("two-fas-encrypted.2fas");
    let whole = services["servicesEncrypted"].as_str().unwrap().to_owned();
    let flipped = whole.replacen(whole.chars().next().unwrap(), "/", 1);
    let parts: Vec<_> = whole.split(':').collect();
    for sealed in [
        flipped,
        String::new(),
        "::".to_owned(),
        ":::".to_owned(),
        parts[..2].join(":"),
        format!("{whole}:AAAA"),
        format!("{}:{}:AAAA", parts[0], parts[1]),
        format!("{}!:{}:{}", parts[0], parts[1], parts[2]),
    ] {
        let mut services = services.clone();
        services["servicesEncrypted"] = sealed.clone().into();
        let told = with_password(services.to_string(), Some("correct horse"));
        assert!(wrong(&told), "{sealed:.40}: {told:?}");
    }
}

#[test]
fn security_27_no_member_of_an_entry_is_believed() {
    let good = json_of("raivo.json")[0].clone();
    let cases = [
        ("secret", json!(""), Reason::MissingParameter),
        ("secret", json!({ "a": KEY }), Reason::MissingParameter),
        ("secret", json!("A".repeat(1_000_000)), Reason::SecretTooLong),
        ("secret", json!("AAAA0AAA"), Reason::SecretBadChar),
        ("kind", json!("MOTP"), Reason::UnknownType),
        ("kind", json!(null), Reason::UnknownType),
        ("algorithm", json!("MD5"), Reason::UnknownAlgorithm),
        ("digits", json!(-6), Reason::InvalidDigits),
        ("digits", json!(5), Reason::InvalidDigits),
        ("digits", json!(6.0), Reason::InvalidDigits),
        ("digits", json!("6".repeat(1_000)), Reason::InvalidDigits),
        ("timer", json!(86_401), Reason::InvalidPeriod),
        ("timer", json!(-30), Reason::InvalidPeriod),
        ("timer", json!(1e300), Reason::InvalidPeriod),
    ];
    let entries: Vec<_> = cases
        .iter()
        .map(|(name, value, _)| {
            let mut entry = good.clone();
            entry[name] = value.clone();
            entry
        })
        .collect();
    let found = opened(Value::from(entries).to_string());
    let reasons: Vec<_> = found.skipped.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, cases.map(|(_, _, reason)| reason));
    assert_eq!(found.accounts, []);

    let mut counter = good.clone();
    counter["kind"] = json!("HOTP");
    counter["counter"] = json!(-1);
    let mut named = good;
    named["issuer"] = json!("\u{202e}osotnoC\n".repeat(1_000));
    named["pinned"] = json!([true]);
    let found = opened(json!([counter, named]).to_string());
    assert_eq!(found.skipped[0].reason, Reason::InvalidCounter);
    assert!(found.accounts[0].notices.contains(&countersign::Notice::UnusualCharacters));
}

#[test]
fn a_part_of_an_export_says_that_it_is_one() {
    // Two accounts, in the second of three codes.
    let text = "otpauth-migration://offline?data=\
        ChsKCjEyMzQ1Njc4OTASBWFsaWNlGgJBQiABKAEwAgobCgoxMjM0NTY3ODkxEgVhbGljZRoCQUMgASgBMAIQARgDIAEoBw";
    let found = opened(text);
    assert_eq!(found.accounts.len(), 2);
    let says =
        |it: &countersign::ImportedAccount| it.notices.contains(&countersign::Notice::MoreCodes);
    assert!(found.accounts.iter().all(says), "{found:?}");
}

#[test]
fn the_same_account_twice_in_one_file_is_added_once() {
    let phone = Phone::new();
    let file = link(1).repeat(2).into_bytes();
    let Ok(Import::Opened { found }) = phone.authenticator.open_import(file, None, at(59)) else {
        panic!("not opened")
    };
    let added = phone.authenticator.add(found.ticket, Choice::KeepBoth, at(59)).unwrap();
    assert_eq!([added[0].outcome, added[1].outcome], [AddOutcome::New, AddOutcome::Same]);
    assert_eq!(added[0].id, added[1].id);
}

/// The files of tests/imports, as they are and where they are.
fn files() -> impl Strategy<Value = Vec<u8>> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.map(|path| fs::read(path).unwrap()).collect();
    prop::sample::select(files)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_have_an_answer(file: Vec<u8>) {
        let _ = open(file);
    }

    #[test]
    fn any_text_after_a_scheme_is_an_entry(text in "[^\r\n#]{0,200}") {
        let found = opened(format!("otpauth://{text}"));
        prop_assert_eq!(found.accounts.len() + found.skipped.len(), 1);
    }

    #[test]
    fn a_file_that_was_changed_anywhere_has_an_answer(
        mut file in files(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        end in any::<prop::sample::Index>(),
    ) {
        for (place, byte) in changes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        let whole = end.index(4) > 0;
        if !whole {
            file.truncate(end.index(file.len()));
        }
        let _ = open(file);
    }
}
