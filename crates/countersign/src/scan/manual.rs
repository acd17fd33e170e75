//! What a person types instead of scanning: forgiving where nothing can be lost, pointing at the
//! place where something is wrong, and never guessing.

use super::base32;
use super::codes::{Notice, Reason};
use super::countersign::{CountersignLink, PinnedKey, is_code_symbol};
use super::label::Names;
use super::parameters::STEAM;
use super::reading::{Found, Notices, Reading, Rejection, first_not};
use super::report::{AccountType, Scan};
use super::web;
use crate::clock::Moment;
use crate::limits;
use crate::otp::{Algorithm, Digits, Generator, Period};
use crate::secret::Secret;
use crate::url::ServiceBase;
use std::fmt;
use zeroize::Zeroizing;

/// An account typed in by hand, as the service's page shows it.
#[derive(Clone, uniffi::Record)]
pub struct ManualEntry {
    /// The issuer; may be empty.
    pub issuer: String,
    /// The account name; may be empty.
    pub name: String,
    /// The secret in base32: blanks, dashes, case and padding do not matter.
    pub secret: String,
    /// The kind of its codes.
    pub account_type: AccountType,
    /// The hash under the code; a Steam code ignores it.
    pub algorithm: Algorithm,
    /// The length of a code, 6 to 8; a Steam code ignores it.
    pub digits: u8,
    /// The seconds for which a code is valid, 1 to 86 400; only for time-based codes.
    pub period: u32,
    /// The counter of the next code; only for counter-based codes.
    pub counter: u64,
}

impl fmt::Debug for ManualEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ManualEntry")
            .field("issuer", &self.issuer)
            .field("name", &self.name)
            .field("account_type", &self.account_type)
            .finish_non_exhaustive()
    }
}

/// Tells what a typed account is, without adding it: for showing the code, or the place of a wrong
/// character, while it is typed. Positions count in the secret as it was typed, from 1.
#[must_use]
#[uniffi::export]
pub fn scan_manual(entry: ManualEntry, now: Moment) -> Scan {
    read_manual(entry, now.unix_seconds()).scan
}

/// Tells whom a typed product key would pair with, without pairing: the address of the service and
/// the five groups, `PPPPP-CCCCC-CCCCC-KKKKK-KKKKK`, as its page shows them. The parameter of a
/// rejection is `address` or `code`; positions count in the groups as they were typed, from 1.
#[must_use]
#[uniffi::export]
pub fn scan_product_key(address: String, groups: String) -> Scan {
    read_product_key(&address, &Zeroizing::new(groups)).scan
}

/// Reads a typed account; positions count in the secret as it was typed.
pub(crate) fn read_manual(entry: ManualEntry, unix_seconds: u64) -> Reading {
    account(entry, unix_seconds).unwrap_or_else(Reading::from)
}

/// Reads the address and the five groups that a pairing page shows for typing in.
pub(crate) fn read_product_key(address: &str, groups: &str) -> Reading {
    product_key(address, groups).unwrap_or_else(Reading::from)
}

fn account(entry: ManualEntry, at: u64) -> Result<Reading, Rejection> {
    let typed = Zeroizing::new(entry.secret);
    let mut notices = Notices::default();
    let secret = base32::read(&typed)?.accept(&mut notices)?;
    let generator = match entry.account_type {
        AccountType::Hotp => Generator::Hotp {
            algorithm: entry.algorithm,
            digits: digits(entry.digits)?,
            counter: entry.counter,
        },
        AccountType::Push => return Err(Reason::InvalidParameter.of("type")),
        AccountType::Steam => Generator::Steam,
        AccountType::Totp => Generator::Totp {
            algorithm: entry.algorithm,
            digits: digits(entry.digits)?,
            period: period(entry.period)?,
        },
    };
    let mut names = Names::typed(&entry.issuer, &entry.name);
    if generator == Generator::Steam && names.issuer.is_empty() {
        STEAM.clone_into(&mut names.issuer);
    }
    let is_totp = entry.account_type == AccountType::Totp;
    notices.add_if(is_totp && names.issuer.eq_ignore_ascii_case(STEAM), Notice::MaybeSteam);
    names.note(&mut notices);
    let Names { issuer, label_issuer, name } = names;
    Ok(Reading::account(Found { issuer, label_issuer, name, generator, secret }, at, notices))
}

fn digits(typed: u8) -> Result<Digits, Rejection> {
    Digits::try_from(typed).map_err(|_| Reason::InvalidDigits.of("digits"))
}

fn period(typed: u32) -> Result<Period, Rejection> {
    Period::try_from(typed).map_err(|_| Reason::InvalidPeriod.of("period"))
}

fn product_key(address: &str, groups: &str) -> Result<Reading, Rejection> {
    if address.trim().is_empty() {
        return Err(Reason::MissingParameter.of("address"));
    }
    let base = ServiceBase::parse_typed(address);
    let base = base.map_err(|fault| web::reason(fault).of("address"))?;
    let symbols = canonical_groups(groups)?;
    let (code, key) = symbols
        .split_at_checked(limits::TYPED_CODE_SYMBOLS)
        .ok_or_else(|| Reason::InvalidCode.of("code"))?;
    let (code, key) = (Secret::new(code.as_bytes().to_vec()), PinnedKey::Prefix(key.to_owned()));
    Ok(CountersignLink { base, code, key }.reading(Notices::default()))
}

/// The 25 characters of the groups. Case, hyphens and blanks do not matter, and of each pair of
/// look-alikes the alphabet has only one.
fn canonical_groups(typed: &str) -> Result<Zeroizing<String>, Rejection> {
    let is_separator = |other: char| other.is_whitespace() || other == '-';
    let is_good = |other: char| is_separator(other) || is_code_symbol(unambiguous(other));
    let position = first_not(typed, is_good);
    if position.is_some() {
        return Err(Reason::InvalidCode.of("code").at(position));
    }
    let mut symbols = Zeroizing::new(String::with_capacity(typed.len()));
    symbols.extend(typed.chars().filter(|other| !is_separator(*other)).map(unambiguous));
    match symbols.len() {
        0 => Err(Reason::MissingParameter.of("code")),
        limits::PRODUCT_KEY_SYMBOLS => Ok(symbols),
        _ => Err(Reason::InvalidCode.of("code")),
    }
}

fn unambiguous(typed: char) -> char {
    match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Payload, read};
    use serde_json::Value;

    fn vectors() -> Value {
        let text = include_str!("../../../../tests/vectors/countersign-v1.json");
        serde_json::from_str(text).unwrap()
    }

    fn entry(secret: &str) -> ManualEntry {
        ManualEntry {
            issuer: " Contoso ".into(),
            name: "alice".into(),
            secret: secret.into(),
            account_type: AccountType::Totp,
            algorithm: Algorithm::Sha1,
            digits: 6,
            period: 30,
            counter: 0,
        }
    }

    fn rejected(scan: &Scan) -> Option<(Reason, Option<&str>, Option<u32>)> {
        match scan {
            Scan::Rejected { reason, parameter, position } => {
                Some((*reason, parameter.as_deref(), *position))
            }
            _ => None,
        }
    }

    #[test]
    fn a_typed_account_is_read_like_a_scanned_one() {
        let text = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let Scan::Account { account, code, .. } = read(text, 59).scan else { panic!() };
        let typed = entry(" gezd-gnbv gy3t qojq gezd gnbv gy3t qojq ");
        let notices = vec![Notice::SecretCleaned];
        assert_eq!(read_manual(typed, 59).scan, Scan::Account { account, code, notices });
    }

    #[test]
    fn a_wrong_character_is_pointed_at_and_never_guessed() {
        for (typed, position) in [("gezd 0nbv", 6), ("GEZ1", 4), ("GEZD\u{a0}8", 6), ("GEZD!", 5)] {
            let scan = read_manual(entry(typed), 0).scan;
            let expected = (Reason::SecretBadChar, Some("secret"), Some(position));
            assert_eq!(rejected(&scan), Some(expected), "{typed}");
        }
    }

    #[test]
    fn parameters_outside_the_standards_are_refused() {
        let five = ManualEntry { digits: 5, ..entry("JBSWY3DPEHPK3PXP") };
        let never = ManualEntry { period: 0, ..entry("JBSWY3DPEHPK3PXP") };
        let (five, never) = (read_manual(five, 0).scan, read_manual(never, 0).scan);
        assert_eq!(rejected(&five), Some((Reason::InvalidDigits, Some("digits"), None)));
        assert_eq!(rejected(&never), Some((Reason::InvalidPeriod, Some("period"), None)));
        let steam = AccountType::Steam;
        let steam = ManualEntry { digits: 0, account_type: steam, ..entry("JBSWY3DPEHPK3PXP") };
        assert_eq!(rejected(&read_manual(steam, 0).scan), None);
    }

    #[test]
    fn an_entry_does_not_print_its_secret() {
        assert!(!format!("{:?}", entry("JBSWY3DPEHPK3PXP")).contains("JBSW"));
    }

    #[test]
    fn every_code_of_the_vectors() {
        let vectors = vectors();
        let cases = vectors["codes"].as_array().unwrap();
        for case in cases.iter().filter(|case| case["length"] == 25) {
            let canonical = canonical_groups(case["input"].as_str().unwrap()).ok();
            let canonical = canonical.as_ref().map(|canonical| canonical.as_str());
            assert_eq!(canonical, case["canonical"].as_str(), "{case}");
        }
        assert!(cases.len() >= 17);
    }

    #[test]
    fn a_product_key_is_a_code_and_the_start_of_a_thumbprint() {
        let vectors = vectors();
        let pairing = &vectors["pairing"];
        let groups = pairing["product_key"].as_str().unwrap();
        let Payload::Countersign(link) = read_product_key("login.contoso.example", groups).payload
        else {
            panic!("no pairing");
        };
        assert_eq!(link.base.as_str(), vectors["base"].as_str().unwrap());
        assert_eq!(link.code.expose(), pairing["code_by_hand"].as_str().unwrap().as_bytes());
        assert_eq!(link.key, PinnedKey::Prefix(pairing["key_part"].as_str().unwrap().into()));
    }

    #[test]
    fn a_wrong_product_key_is_explained() {
        let told = |address: &str, groups: &str| read_product_key(address, groups).scan;
        let good = "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX";
        for (address, groups, reason, parameter, position) in [
            ("", good, Reason::MissingParameter, "address", None),
            ("10.0.0.1@a", good, Reason::UserinfoNotAllowed, "address", None),
            ("http://a.example", good, Reason::InsecureUrl, "address", None),
            ("0x7f.1", good, Reason::InvalidHost, "address", None),
            ("a.example", "", Reason::MissingParameter, "code", None),
            ("a.example", "7GK4M-H3J5X", Reason::InvalidCode, "code", None),
            ("a.example", "7GK4M-U3J5X-N9Q0R-HMNXZ-QDPKX", Reason::InvalidCode, "code", Some(7)),
        ] {
            let scan = told(address, groups);
            assert_eq!(rejected(&scan), Some((reason, Some(parameter), position)), "{address}");
        }
        let Scan::Pairing { host, notices, .. } = told("10.0.0.1:8443", good) else { panic!() };
        assert_eq!((&*host, notices), ("10.0.0.1:8443", vec![Notice::PrivateAddress]));
    }
}
