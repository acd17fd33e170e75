//! What holds for every text, every picture and every account.

use countersign::{
    AccountType, Algorithm, ManualEntry, Moment, Scan, display, has_unusual_characters, printable,
    scan, scan_image, scan_manual, scan_product_key,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Write;

const NOW: Moment = Moment { unix_ms: 1_700_000_000_000, monotonic_ms: 0 };

fn told(text: &str) -> Value {
    serde_json::to_value(scan(text.to_owned(), NOW)).expect("JSON")
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes everything");
        }
        encoded
    })
}

fn any_kind() -> impl Strategy<Value = (&'static str, AccountType)> {
    prop_oneof![
        Just(("totp", AccountType::Totp)),
        Just(("hotp", AccountType::Hotp)),
        Just(("steam", AccountType::Steam)),
    ]
}

fn any_algorithm() -> impl Strategy<Value = (&'static str, Algorithm)> {
    prop_oneof![
        Just(("SHA1", Algorithm::Sha1)),
        Just(("SHA256", Algorithm::Sha256)),
        Just(("SHA512", Algorithm::Sha512)),
    ]
}

fn any_scheme() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "otpauth://totp/",
        "otpauth://hotp/",
        "otpauth://pipush/",
        "otpauth-migration://offline?data=",
        "https://",
        "http://localhost/",
        "phonefactor://activate_account?",
        "pia://",
        "steam://",
        "pushauth://",
        "<a href=",
        "\"",
        "{",
        "",
        "WIFI:",
        "https://a.example/countersign/pair#",
    ])
}

/// A text of the corpus with some of its characters replaced, left out or doubled.
fn damaged_case() -> impl Strategy<Value = String> {
    let corpus: Value =
        serde_json::from_str(include_str!("../../../tests/corpus/corpus.json")).expect("JSON");
    let cases = corpus.get("cases").and_then(Value::as_array).expect("cases");
    let inputs: Vec<_> =
        cases.iter().filter_map(|case| case["input"].as_str().map(str::to_owned)).collect();
    let damage = vec((any::<prop::sample::Index>(), any::<Option<char>>(), any::<bool>()), 1..6);
    (prop::sample::select(inputs), damage).prop_map(|(input, damage)| {
        let mut characters: Vec<char> = input.chars().collect();
        for (place, character, keep) in damage {
            let place = place.index(characters.len().max(1));
            let end = if keep { place } else { place.saturating_add(1).min(characters.len()) };
            characters.splice(place..end, character);
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn any_text_has_one_answer(scheme in any_scheme(), text in any::<String>()) {
        let text = format!("{scheme}{text}");
        prop_assert_eq!(told(&text), told(&text));
    }

    #[test]
    fn a_damaged_code_has_an_answer_with_sorted_notices(text in damaged_case()) {
        let told = told(&text);
        if let Some(notices) = told["notices"].as_array() {
            let codes: Vec<_> = notices.iter().filter_map(Value::as_str).collect();
            prop_assert!(codes.is_sorted_by(|a, b| a < b), "{:?}", codes);
        }
        if let Some(position) = told["position"].as_u64() {
            prop_assert!(position >= 1);
        }
    }

    #[test]
    fn an_account_that_is_written_is_read_again(
        (kind, account_type) in any_kind(),
        (algorithm_text, algorithm) in any_algorithm(),
        secret in vec(any::<u8>(), 16..80),
        names in (".*\\w.*", ".*\\w.*"),
        (digits, period, counter) in (6_u8..=8, 1_u32..=86_400, any::<u64>()),
    ) {
        let (issuer, name) = (names.0.trim(), names.1.trim());
        prop_assume!(!issuer.eq_ignore_ascii_case("steam"));
        let secret = base32::encode(base32::Alphabet::Rfc4648 { padding: false }, &secret);
        let (encoded_issuer, encoded_name) = (percent(issuer), percent(name));
        let mut text = format!(
            "otpauth://{kind}/{encoded_issuer}:{encoded_name}?secret={secret}&issuer={encoded_issuer}"
        );
        if account_type != AccountType::Steam {
            write!(text, "&algorithm={algorithm_text}&digits={digits}").expect("a String");
        }
        match account_type {
            AccountType::Hotp => write!(text, "&counter={counter}").expect("a String"),
            AccountType::Push | AccountType::Steam => {}
            AccountType::Totp => write!(text, "&period={period}").expect("a String"),
        }
        let typed = ManualEntry {
            issuer: issuer.to_owned(), name: name.to_owned(), secret: secret.to_lowercase(),
            account_type, algorithm, digits, period, counter,
        };
        let (scanned, typed) = (scan(text, NOW), scan_manual(typed, NOW));
        let Scan::Account { account, code, .. } = &scanned else {
            return Err(TestCaseError::fail(format!("{scanned:?}")));
        };
        let Scan::Account { account: expected, code: expected_code, .. } = &typed else {
            return Err(TestCaseError::fail(format!("{typed:?}")));
        };
        prop_assert_eq!((account, code), (expected, expected_code));
        prop_assert_eq!((&*account.issuer, &*account.name), (issuer, name));
        let printed = format!("{scanned:?}");
        prop_assert!(!printed.contains(&secret));
    }

    #[test]
    fn whatever_is_typed_has_an_answer(typed in any::<String>(), address in any::<String>()) {
        let _ = scan_product_key(address.clone(), typed.clone());
        let _ = scan_product_key(typed, "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX".to_owned());
    }

    #[test]
    fn what_is_shown_is_short_harmless_and_stays_as_it_is(text in any::<String>(), limit in 0_u32..80) {
        let shown = printable(&text, limit);
        prop_assert!(shown.chars().count() <= limit as usize);
        prop_assert!(!shown.chars().any(char::is_control));
        prop_assert_eq!(printable(&shown, limit), shown.as_str());
        prop_assert!(!has_unusual_characters(&shown) || has_unusual_characters(&text));
        prop_assert_eq!(display(&text, limit), format!("\u{2068}{shown}\u{2069}"));
    }

    #[test]
    fn any_picture_has_an_answer(
        luma in vec(any::<u8>(), 0..20_000), width in 0_u32..200, height in 0_u32..200, gap in 0_u32..9,
    ) {
        let stride = width.saturating_add(gap);
        let enough = u64::from(stride).saturating_mul(height.into()) <= luma.len() as u64;
        let texts = scan_image(luma, width, height, stride);
        prop_assert!(texts.is_ok() || !enough || width == 0 || height == 0);
    }
}
