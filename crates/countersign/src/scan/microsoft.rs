//! Microsoft's own pairing codes: recognised and explained, never contacted.

use super::codes::{Reason, Vendor};
use super::query::Query;
use super::reading::{Notices, Reading, Rejection};
use super::{clean, web};
use crate::url::{Origin, Parts, Scheme};

/// The path of every activation link, in lower case.
pub(super) const PATH: &str = "/authenticatorapp/activateaccount";

const SIGN_IN_HOSTS: [&str; 3] =
    ["login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn"];
const PUSH_HOSTS: [&str; 4] = [
    "mobileappcommunicator.auth.microsoft.com",
    "mobileappcommunicator.auth-ppe.microsoft.com",
    "mobileappcommunicator.auth.microsoft.cn",
    "adnotifications.windowsazure.com",
];
const PUSH_DOMAINS: [&str; 4] =
    ["phonefactor.net", "svc.sovcloud.fr", "svc.sovcloud.de", "svc.sovcloud.sg"];

/// Reads a web link with the path of an activation link.
pub(super) fn read_link(
    scheme: Scheme,
    parts: &Parts<'_>,
    notices: Notices,
) -> Result<Reading, Rejection> {
    let authority = parts.authority.to_ascii_lowercase();
    let host = authority.strip_suffix(":443").unwrap_or(&authority);
    let exact = parts.path.eq_ignore_ascii_case(PATH) && SIGN_IN_HOSTS.contains(&host);
    if scheme != Scheme::Https || !exact || parts.fragment.is_some() {
        return Ok(web::lookalike(notices));
    }
    let query = Query::of(parts.query.unwrap_or_default());
    check_repeated(&query)?;
    let personal = query.value("accounttype").is_some_and(|value| *value == "msa");
    let vendor = if personal { Vendor::MicrosoftPersonal } else { Vendor::MicrosoftWork };
    Ok(Reading::foreign(vendor, false, notices))
}

/// Reads what follows `phonefactor://`.
pub(super) fn read_phonefactor(rest: &str, notices: Notices) -> Result<Reading, Rejection> {
    let (action, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !action.eq_ignore_ascii_case("activate_account") {
        return Ok(Reading::foreign(Vendor::UnknownScheme, false, notices));
    }
    let query = Query::of(query);
    check_repeated(&query)?;
    let required = |name| query.value(name).ok_or_else(|| Reason::MissingParameter.of(name));
    let (code, url) = (required("code")?, required("url")?);
    let is_code = (6..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code {
        return Err(Reason::InvalidCode.of("code"));
    }
    if !is_push_url(&url) {
        return Err(Reason::UntrustedUrl.of("url"));
    }
    Ok(Reading::foreign(Vendor::MicrosoftWork, false, notices))
}

fn check_repeated(query: &Query<'_>) -> Result<(), Rejection> {
    match query.first_repeated() {
        Some(name) => Err(Reason::DuplicateParameter.of(name)),
        None => Ok(()),
    }
}

fn is_push_url(url: &str) -> bool {
    let Some((scheme, rest)) = clean::scheme(url) else { return false };
    let Some(rest) = rest.strip_prefix("//").filter(|_| scheme == "https") else { return false };
    let Ok(origin) = Origin::of(Scheme::Https, Parts::of(rest).authority) else { return false };
    let host = origin.host();
    let known = PUSH_HOSTS.contains(&host.to_string().as_str())
        || PUSH_DOMAINS.iter().any(|domain| host.is_below(domain));
    known && origin.is_default_port()
}
