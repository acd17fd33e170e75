//! Codes of other apps, told by name, and only on exact evidence.

use super::base32;
use super::codes::{Notice, Vendor};
use super::query::{Plus, Query, decode, strip_prefix_ignoring_case};
use super::reading::{Notices, Reading};
use crate::url::{Origin, Parts, Scheme};
use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use serde_json::Value;

/// Names what follows `scheme://`, for a scheme that this app does not read.
pub(super) fn of_scheme(scheme: &str, rest: &str, notices: Notices) -> Reading {
    let query = Query::of(rest.split_once('?').map_or("", |(_, query)| query));
    let (vendor, has_secret) = match scheme {
        "duo" => (Vendor::Duo, false),
        "lpaauth-migration" => (Vendor::Lastpass, query.gives("data")),
        "mfauth" | "pushauth" => {
            (Vendor::PingoneForgerock, query.gives("s") || query.gives("secret"))
        }
        "motp" => (Vendor::Motp, query.gives("secret")),
        "oktaverify" => (Vendor::Okta, false),
        "tiqr" | "tiqrauth" | "tiqrenroll" => (Vendor::Tiqr, false),
        _ => (Vendor::UnknownScheme, false),
    };
    Reading::foreign(vendor, has_secret, notices)
}

/// Names an https link, if it is one of an authenticator.
pub(super) fn of_link(scheme: Scheme, parts: &Parts<'_>) -> Option<Vendor> {
    if scheme != Scheme::Https {
        return None;
    }
    let query = Query::of(parts.query.unwrap_or_default());
    let last = parts.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is_tiqr = match last {
        "tiqrauth" => query.has("s") && query.has("q"),
        "tiqrenroll" => query.has("metadata"),
        _ => false,
    };
    let duo = parts.path.strip_prefix("/push/v2/activation/").is_some_and(|rest| !rest.is_empty());
    if is_tiqr {
        Some(Vendor::Tiqr)
    } else if duo && is_duo_host(parts.authority) {
        Some(Vendor::Duo)
    } else if is_keycloak(parts.path, &query) {
        Some(Vendor::KeycloakApp)
    } else {
        None
    }
}

/// Names a text that is no link.
pub(super) fn of_plain_text(text: &str, mut notices: Notices) -> Reading {
    let vendor = if is_duo_code(text) {
        Vendor::Duo
    } else if is_fido(text) {
        Vendor::Fido
    } else if strip_prefix_ignoring_case(text, "WIFI:").is_some() {
        Vendor::Wifi
    } else if is_wso2(text) {
        Vendor::Wso2
    } else {
        let is_secret = looks_like_secret(text);
        notices.add_if(is_secret, Notice::LooksLikeSecret);
        return Reading::foreign(Vendor::PlainText, is_secret, notices);
    };
    Reading::foreign(vendor, false, notices)
}

fn is_duo_host(authority: &str) -> bool {
    let host = Origin::of(Scheme::Https, authority);
    host.is_ok_and(|origin| {
        ["duosecurity.com", "duofederal.com"].iter().any(|domain| origin.host().is_below(domain))
    })
}

/// An activation code and the host it is for, in base64.
fn is_duo_code(text: &str) -> bool {
    let Some((code, host)) = text.split_once('-') else { return false };
    let is_code =
        (10..=40).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let host = host.trim_end_matches('=').as_bytes();
    let host = BASE64_NOPAD.decode(host).or_else(|_| BASE64URL_NOPAD.decode(host));
    is_code && host.is_ok_and(|host| str::from_utf8(&host).is_ok_and(is_duo_host))
}

fn is_fido(text: &str) -> bool {
    let digits = strip_prefix_ignoring_case(text, "FIDO:/").unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_wso2(text: &str) -> bool {
    let Ok(Value::Object(members)) = serde_json::from_str(text) else { return false };
    ["deviceId", "host", "challenge"]
        .iter()
        .all(|name| members.get(*name).is_some_and(Value::is_string))
}

/// An action token that says what it is for, in the payload of its JWT.
fn is_keycloak(path: &str, query: &Query<'_>) -> bool {
    let is_action = path.contains("/realms/") && path.ends_with("/login-actions/action-token");
    is_action && query.raw("key").any(|raw| is_setup_token(&decode(raw, Plus::Blank).text))
}

fn is_setup_token(token: &str) -> bool {
    let mut parts = token.split('.');
    let (Some(_), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let payload = BASE64URL_NOPAD.decode(payload.as_bytes()).ok();
    let claims: Option<Value> = payload.and_then(|payload| serde_json::from_slice(&payload).ok());
    claims.is_some_and(|claims| {
        claims.get("typ").and_then(Value::as_str) == Some("app-setup-action-token")
    })
}

/// Whether a text may be a secret to type in: base32 with a digit in it, or in one piece.
fn looks_like_secret(text: &str) -> bool {
    let cleaned = base32::cleaned(text);
    let symbols = cleaned.trim_end_matches('=');
    let is_digit = |symbol: char| matches!(symbol, '2'..='7');
    (16..=256).contains(&symbols.len())
        && base32::is_possible_length(symbols.len())
        && symbols.chars().all(|symbol| symbol.is_ascii_alphabetic() || is_digit(symbol))
        && (symbols.contains(is_digit) || cleaned.len() == text.len())
}
