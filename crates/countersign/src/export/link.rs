//! The link of an account, which any authenticator reads (the Key URI format; docs/transfer.md).

use crate::account::Account;
use crate::otp::{Algorithm, Generator};
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

/// The link of an account; none where it has no codes. Every parameter is written, also where it is
/// what is usual: apps do not agree on that.
pub(crate) fn link(account: &Account) -> Option<Zeroizing<String>> {
    let (kind, parameters) = of_generator(account.generator)?;
    let Account { issuer, label_issuer, name, .. } = account;
    let secret = Zeroizing::new(BASE32_NOPAD.encode(account.secret.expose()));
    // Room from the start: a growing text would leave copies of the secret behind.
    let names = [issuer, issuer, name, label_issuer.as_deref().unwrap_or_default()];
    let names: usize = names.into_iter().map(|name| name.len().saturating_mul(3)).sum();
    let room = secret.len().saturating_add(names).saturating_add(OTHER_BYTES);
    let mut link = Zeroizing::new(String::with_capacity(room));
    link.push_str("otpauth://");
    link.push_str(kind);
    link.push('/');
    let prefix = label_issuer.as_ref().unwrap_or(issuer);
    encode(prefix, &mut link);
    // Without a prefix the first colon of a name would make one.
    if !prefix.is_empty() || name.contains(':') {
        link.push(':');
    }
    encode(name, &mut link);
    link.push_str("?secret=");
    link.push_str(&secret);
    if !issuer.is_empty() {
        link.push_str("&issuer=");
        encode(issuer, &mut link);
    }
    link.push_str(&parameters);
    Some(link)
}

/// More than all but names and secret take.
const OTHER_BYTES: usize = 128;

/// The type, and the parameters that are not the account's own.
fn of_generator(generator: Generator) -> Option<(&'static str, String)> {
    let common = |algorithm, digits| {
        let algorithm = match algorithm {
            Algorithm::Sha1 => "SHA1",
            Algorithm::Sha256 => "SHA256",
            Algorithm::Sha512 => "SHA512",
        };
        format!("&algorithm={algorithm}&digits={}", u8::from(digits))
    };
    Some(match generator {
        Generator::Hotp { algorithm, digits, counter } => {
            ("hotp", format!("{}&counter={counter}", common(algorithm, digits)))
        }
        Generator::Push => return None,
        // An app that does not know Steam's codes refuses the type; it would ignore a parameter,
        // and show codes that are wrong.
        Generator::Steam => ("steam", String::new()),
        Generator::Totp { algorithm, digits, period } => {
            ("totp", format!("{}&period={}", common(algorithm, digits), u32::from(period)))
        }
    })
}

/// Percent codes for all but the unreserved characters (RFC 3986 §2.3).
fn encode(text: &str, link: &mut String) {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            link.push(byte.into());
        } else {
            link.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::otp::{Digits, Period};
    use crate::scan::{self, Found, Payload};
    use crate::secret::Secret;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn any_generator() -> impl Strategy<Value = Generator> {
        let algorithm =
            prop::sample::select(vec![Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]);
        let digits = (6..=8_u8).prop_map(|digits| Digits::try_from(digits).unwrap());
        let period = (1..=86_400_u32).prop_map(|period| Period::try_from(period).unwrap());
        let usual = (algorithm, digits);
        prop_oneof![
            Just(Generator::Steam),
            (usual.clone(), any::<u64>()).prop_map(|((algorithm, digits), counter)| {
                Generator::Hotp { algorithm, digits, counter }
            }),
            (usual, period).prop_map(|((algorithm, digits), period)| {
                Generator::Totp { algorithm, digits, period }
            }),
        ]
    }

    /// Any text, and what could be taken for a part of a link, as a scan gives it: without margins.
    fn any_name() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            prop::sample::select(vec![
                ":",
                "%3A",
                "%3a",
                "%",
                "+",
                "&",
                "=",
                "?",
                "#",
                "/",
                "period=60",
                "Steam",
                "Microsoft",
                "&amp;",
                "<",
                "\"",
                "\n",
                "\0",
                "張",
                "👩‍👩‍👧",
            ])
            .prop_map(str::to_owned),
            any::<String>(),
        ];
        vec(part, 0..4).prop_map(|parts| parts.concat().trim().to_owned())
    }

    fn account(
        (issuer, label_issuer, name): (&str, Option<&str>, &str),
        generator: Generator,
        secret: &[u8],
    ) -> Account {
        Account::from(Found {
            issuer: issuer.to_owned(),
            label_issuer: label_issuer.map(str::to_owned),
            name: name.to_owned(),
            generator,
            secret: Secret::new(secret.to_vec()),
        })
    }

    fn read(link: &str) -> Account {
        match scan::read(link, 59).payload {
            Payload::Accounts(mut found) if found.len() == 1 => Account::from(found.remove(0)),
            other => panic!("{link}: {other:?}"),
        }
    }

    proptest! {
        #[test]
        fn every_account_is_read_from_its_link_as_it_was(
            (issuer, prefix, name) in (any_name(), any_name(), any_name()),
            generator in any_generator(),
            secret in vec(any::<u8>(), 1..200),
        ) {
            // No scan gives another: a prefix is kept where it differs from the issuer, and a label
            // that begins as the issuer does is cut there.
            let whole = format!("{prefix}:{name}");
            let kept = !issuer.is_empty() && !prefix.is_empty()
                && !whole.starts_with(&format!("{issuer}:"));
            let prefix = kept.then_some(prefix.as_str());
            let is_steam = matches!(generator, Generator::Steam);
            prop_assume!(!(is_steam && issuer.is_empty()));
            let before = account((&issuer, prefix, &name), generator, &secret);
            let link = link(&before).unwrap();
            prop_assert!(link.is_ascii());
            let after = read(&link);
            prop_assert_eq!(after.identity(), before.identity());
            prop_assert_eq!(after.generator, before.generator);
            prop_assert!(after.secret.equals(&before.secret));
        }
    }

    #[test]
    fn a_link_says_everything_and_an_account_that_only_approves_has_none() {
        let totp = Generator::Totp {
            algorithm: Algorithm::Sha1,
            digits: Digits::SIX,
            period: Period::HALF_MINUTE,
        };
        let hotp =
            Generator::Hotp { algorithm: Algorithm::Sha512, digits: Digits::EIGHT, counter: 7 };
        for (names, generator, expected) in [
            (
                ("Contoso", None, "ada@contoso.example"),
                totp,
                "otpauth://totp/Contoso:ada%40contoso.example?secret=MFRGG&issuer=Contoso\
                 &algorithm=SHA1&digits=6&period=30",
            ),
            (
                ("A", Some("B"), "c"),
                hotp,
                "otpauth://hotp/B:c?secret=MFRGG&issuer=A&algorithm=SHA512&digits=8&counter=7",
            ),
            (
                ("", None, "a:b"),
                totp,
                "otpauth://totp/:a%3Ab?secret=MFRGG&algorithm=SHA1&digits=6&period=30",
            ),
            (
                ("Steam", None, "me"),
                Generator::Steam,
                "otpauth://steam/Steam:me?secret=MFRGG&issuer=Steam",
            ),
        ] {
            assert_eq!(*link(&account(names, generator, b"abc")).unwrap(), expected);
        }
        assert!(link(&Account::without_codes("Contoso", "ada")).is_none());
    }
}
