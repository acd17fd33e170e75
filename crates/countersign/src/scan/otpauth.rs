//! `otpauth://TYPE/LABEL?QUERY`, the Key URI format, in every spelling that services emit.

use super::base32;
use super::codes::{Notice, Reason, Vendor};
use super::label::{self, Issuer};
use super::parameters::{self, Kind};
use super::privacyidea;
use super::query::{Plus, Query, decode, is_true};
use super::reading::{Found, Notices, Reading, Rejection};
use crate::otp::Generator;

/// The parts of such a link, cut before anything is decoded. There is no fragment.
pub(super) struct Parts<'t> {
    pub(super) kind: &'t str,
    pub(super) label: &'t str,
    pub(super) query: &'t str,
}

impl<'t> Parts<'t> {
    pub(super) fn of(rest: &'t str) -> Self {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (kind, label) = path.split_once('/').unwrap_or((path, ""));
        Self { kind, label, query }
    }
}

/// Reads what follows `otpauth://`.
pub(super) fn read(rest: &str, at: u64, notices: Notices) -> Result<Reading, Rejection> {
    let parts = Parts::of(rest);
    let kind = match parts.kind.to_ascii_lowercase().as_str() {
        "daypassword" => Kind::DayPassword,
        "hotp" => Kind::Hotp,
        "motp" => return Ok(with_secret_parameter(Vendor::Motp, &parts, notices)),
        "pipush" => return privacyidea::read(&parts, notices),
        "steam" => Kind::Steam,
        "totp" => Kind::Totp,
        "yaotp" => return Ok(with_secret_parameter(Vendor::Yandex, &parts, notices)),
        _ => return Err(Reason::UnknownType.of("type")),
    };
    account(kind, &parts, at, notices)
}

/// Reads what follows `steam://`: a bare secret, or none of our business.
pub(super) fn read_steam(rest: &str, at: u64, mut notices: Notices) -> Result<Reading, Rejection> {
    const FEWEST_SYMBOLS: usize = 16;
    let text = decode(rest, Plus::Kept).text;
    let symbols = base32::cleaned(&text).chars().count();
    if text.contains(['/', '?']) || symbols < FEWEST_SYMBOLS {
        return Ok(Reading::foreign(Vendor::UnknownScheme, false, notices));
    }
    let secret = base32::read(&text)?.accept(&mut notices)?;
    notices.add(Notice::NoName);
    let found = Found {
        issuer: parameters::STEAM.to_owned(),
        label_issuer: None,
        name: String::new(),
        generator: Generator::Steam,
        secret,
    };
    Ok(Reading::account(found, at, notices))
}

/// Whether the service asks that the account be locked.
pub(super) fn asks_for_lock(query: &Query<'_>) -> bool {
    let asked = |name| query.values(name).any(|value| is_true(&value));
    asked("pin") || asked("lock") || query.has("app_force_unlock")
}

fn account(
    kind: Kind,
    parts: &Parts<'_>,
    at: u64,
    mut notices: Notices,
) -> Result<Reading, Rejection> {
    let query = Query::of(parts.query);
    refuse_half_a_key(&query)?;
    if query.has("enrollment_tx_id") {
        if !query.gives("secret") {
            return Ok(Reading::foreign(Vendor::Auth0Guardian, false, notices));
        }
        notices.add(Notice::PushExtrasIgnored);
    }
    let (issuer, glued_period) = Issuer::with_glued_period(&query, &mut notices);
    let mut names = label::of_link(parts.label, &issuer, &mut notices);
    let read = parameters::read(kind, &query, glued_period, &names.issuer, &mut notices)?;
    notices.add_if(asks_for_lock(&query), Notice::LockRequested);
    if read.generator == Generator::Steam && names.issuer.is_empty() {
        parameters::STEAM.clone_into(&mut names.issuer);
    }
    names.note(&mut notices);
    let label::Names { issuer, label_issuer, name } = names;
    let found =
        Found { issuer, label_issuer, name, generator: read.generator, secret: read.secret };
    Ok(Reading::account(found, at, notices))
}

/// privacyIDEA's two-step enrolment: the phone would add the other half of the key.
fn refuse_half_a_key(query: &Query<'_>) -> Result<(), Rejection> {
    let marks = ["2step_salt", "2step_output", "2step_difficulty"];
    match marks.into_iter().find(|mark| query.has(mark)) {
        Some(mark) => Err(Reason::TwoStepEnrollment.of(mark)),
        None => Ok(()),
    }
}

fn with_secret_parameter(vendor: Vendor, parts: &Parts<'_>, notices: Notices) -> Reading {
    Reading::foreign(vendor, Query::of(parts.query).gives("secret"), notices)
}
