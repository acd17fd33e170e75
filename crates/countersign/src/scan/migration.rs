//! `otpauth-migration://offline?data=…`: exports of Google Authenticator and of apps that copy it.

use super::base32;
use super::codes::{Notice, Reason};
use super::label::{self, Names};
use super::parameters::STEAM;
use super::protobuf::{Damaged, Fields};
use super::query::{Plus, Query, decode, utf8};
use super::reading::{Found, Notices, Payload, Reading, Rejection, first_not};
use super::report::{Batch, BatchAccount, Scan, SkippedEntry};
use crate::limits;
use crate::otp::{Algorithm, Digits, Generator, Period};
use crate::secret::Secret;
use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// Reads what follows `otpauth-migration://`.
pub(super) fn read(rest: &str, at: u64, mut notices: Notices) -> Result<Reading, Rejection> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let host = path.split_once('/').map_or(path, |(host, _)| host);
    if !host.eq_ignore_ascii_case("offline") {
        return Err(Reason::UnknownType.of("type"));
    }
    let bytes = data(&Query::of(query))?;
    let export = Export::of(&bytes).map_err(|Damaged| Reason::InvalidPayload.of("data"))?;
    if export.entries.is_empty() {
        return Err(Reason::NoAccounts.of("data"));
    }
    if export.entries.len() > limits::EXPORT_ENTRIES {
        return Err(Reason::TooManyAccounts.of("data"));
    }
    let (mut found, mut accounts, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, number) in export.entries.into_iter().zip(1..) {
        match entry.read(number) {
            Ok((account, notices)) => {
                accounts.push(BatchAccount::of(&account, notices, at));
                found.push(account);
            }
            Err(entry) => skipped.push(entry),
        }
    }
    notices.add_if(!skipped.is_empty(), Notice::AccountsSkipped);
    notices.add_if(export.batch.size > 1, Notice::MoreCodes);
    let scan = Scan::Batch { batch: export.batch, accounts, skipped, notices: notices.sorted() };
    Ok(Reading { scan, payload: Payload::Accounts(found) })
}

/// The bytes of the export. Form decoders turn a plus into a blank, which is turned back.
fn data(query: &Query<'_>) -> Result<Zeroizing<Vec<u8>>, Rejection> {
    let mut values = query.raw("data").map(|raw| decode(raw, Plus::Kept).text);
    let first = values.next().unwrap_or_default();
    let symbols = first.trim_end_matches('=');
    let differs = |other: Zeroizing<String>| {
        !symbols.chars().map(canonical).eq(other.trim_end_matches('=').chars().map(canonical))
    };
    if values.any(differs) {
        return Err(Reason::DuplicateParameter.of("data"));
    }
    if first.is_empty() {
        return Err(Reason::MissingParameter.of("data"));
    }
    let is_symbol =
        |other: char| other.is_ascii_alphanumeric() || matches!(other, '+' | '/' | '-' | '_' | ' ');
    let bytes = BASE64.decode(symbols.as_bytes()).map(Zeroizing::new);
    bytes.map_err(|_| Reason::InvalidBase64.of("data").at(first_not(symbols, is_symbol)))
}

fn canonical(symbol: char) -> char {
    match symbol {
        '-' | ' ' => '+',
        '_' => '/',
        other => other,
    }
}

/// Base64 in both alphabets, without padding, that ignores bits after the last whole byte.
static BASE64: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    specification.translate.from.push_str("-_ ");
    specification.translate.to.push_str("+/+");
    specification.check_trailing_bits = false;
    // The specification is constant, and every export in the corpus proves it well-formed.
    specification.encoding().expect("a well-formed alphabet")
});

struct Export<'b> {
    batch: Batch,
    entries: Vec<Entry<'b>>,
}

impl<'b> Export<'b> {
    fn of(message: &'b [u8]) -> Result<Self, Damaged> {
        let (mut id, mut index, mut size) = (0, 0, 0);
        let mut entries = Vec::new();
        for field in Fields::of(message) {
            let (number, value) = field?;
            match number {
                1 => entries.push(Entry::of(value.bytes()?)?),
                2 => drop(value.int32()?),
                3 => size = value.int32()?,
                4 => index = value.int32()?,
                5 => id = value.int32()?,
                _ => {}
            }
        }
        let size = u32::try_from(if size == 0 { 1 } else { size }).map_err(|_| Damaged)?;
        let index = u32::try_from(index).map_err(|_| Damaged)?;
        let most = u32::try_from(limits::EXPORT_ENTRIES).map_err(|_| Damaged)?;
        if size > most || index >= size {
            return Err(Damaged);
        }
        Ok(Self { batch: Batch { id, index, size }, entries })
    }
}

/// One account of an export; what is absent is 0 or empty.
#[derive(Default)]
struct Entry<'b> {
    secret: &'b [u8],
    name: &'b [u8],
    issuer: &'b [u8],
    algorithm: i32,
    digits: i32,
    kind: i32,
    counter: i64,
}

impl<'b> Entry<'b> {
    fn of(message: &'b [u8]) -> Result<Self, Damaged> {
        let mut entry = Self::default();
        for field in Fields::of(message) {
            let (number, value) = field?;
            match number {
                1 => entry.secret = value.bytes()?,
                2 => entry.name = value.bytes()?,
                3 => entry.issuer = value.bytes()?,
                4 => entry.algorithm = value.int32()?,
                5 => entry.digits = value.int32()?,
                6 => entry.kind = value.int32()?,
                7 => entry.counter = value.int64()?,
                _ => {}
            }
        }
        Ok(entry)
    }

    fn read(&self, entry: u32) -> Result<(Found, Notices), SkippedEntry> {
        let mut notices = Notices::default();
        let names = self.names(&mut notices);
        match self.generator() {
            Ok(generator) => {
                names.note(&mut notices);
                let Names { issuer, label_issuer, name } = names;
                let secret = Secret::new(self.secret.to_vec());
                base32::note_strength(&secret, &mut notices);
                let is_totp = matches!(generator, Generator::Totp { .. });
                notices.add_if(is_totp, Notice::PeriodAssumed);
                let steam = is_totp && issuer.eq_ignore_ascii_case(STEAM);
                notices.add_if(steam, Notice::MaybeSteam);
                Ok((Found { issuer, label_issuer, name, generator, secret }, notices))
            }
            Err(rejection) => Err(SkippedEntry::of(entry, names, rejection)),
        }
    }

    fn names(&self, notices: &mut Notices) -> Names {
        let ((name, bad_name), (issuer, bad_issuer)) = (utf8(self.name), utf8(self.issuer));
        notices.add_if(bad_name || bad_issuer, Notice::BadUtf8);
        label::of_plain(name.trim(), issuer.trim(), notices)
    }

    /// What makes the codes; the first thing that cannot be used is the answer.
    fn generator(&self) -> Result<Generator, Rejection> {
        if self.secret.is_empty() {
            return Err(Reason::MissingParameter.of("secret"));
        }
        if self.secret.len() > limits::SECRET_BYTES {
            return Err(Reason::SecretTooLong.of("secret"));
        }
        if !(0..=2).contains(&self.kind) {
            return Err(Reason::UnknownType.of("type"));
        }
        let algorithm = match self.algorithm {
            0 | 1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            _ => return Err(Reason::UnknownAlgorithm.of("algorithm")),
        };
        let digits = match self.digits {
            0 | 1 => Digits::SIX,
            2 => Digits::EIGHT,
            _ => return Err(Reason::InvalidDigits.of("digits")),
        };
        if self.kind != 1 {
            return Ok(Generator::Totp { algorithm, digits, period: Period::HALF_MINUTE });
        }
        let counter = u64::try_from(self.counter);
        let counter = counter.map_err(|_| Reason::InvalidCounter.of("counter"))?;
        Ok(Generator::Hotp { algorithm, digits, counter })
    }
}
