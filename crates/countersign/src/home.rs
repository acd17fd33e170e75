//! What one screen shows, gathered in one call.

use crate::account::Account;
use crate::clock::{ClockConfidence, Evidence, Moment};
use crate::countersign::{ChallengeKind, Context, Pairing, Prompt, Text, Verified};
use crate::error::Fault;
use crate::privacy::Privacy;
use crate::scan::AccountType;
use crate::signin::{self, FirstTime};
use crate::vault::setting::Setting;
use crate::vault::{OpenKeys, Vault, table};
use rusqlite::Connection;
use std::collections::HashMap;

/// Everything on the first screen.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Home {
    /// The accounts: favourites first, then the others, both in the person's order.
    pub accounts: Vec<AccountView>,
    /// How far the phone's clock can be trusted.
    pub clock: ClockConfidence,
    /// What cannot be read; everything else is whole.
    pub damaged: Vec<DamagedRow>,
    /// What the person should know.
    pub notices: Vec<HomeNotice>,
    /// What other eyes may see of the screen.
    pub privacy: Privacy,
    /// The sign-in requests that wait or have just expired, newest first.
    pub prompts: Vec<SignIn>,
}

/// An account, or its pairing, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DamagedRow {
    /// The id of the account.
    pub id: String,
    /// Its place in the person's order, counted from 1.
    pub place: u32,
    /// Its name, where only its pairing is damaged. Else nobody knows it: name and secret are
    /// sealed together.
    pub name: Option<String>,
}

/// What the person should know about the app's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum HomeNotice {
    /// The data is older than it was before: an account may be missing. Stays until dismissed.
    DataRolledBack,
    /// The data was made by a newer version: it can be read and not changed.
    ReadOnly,
}

/// One account, with its codes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct AccountView {
    /// The id of the account.
    pub id: String,
    /// The service, as it calls itself.
    pub issuer: String,
    /// The other name of the service, where its QR had two.
    pub label_issuer: Option<String>,
    /// The person's name at the service.
    pub name: String,
    /// The person's own name for it.
    pub nickname: Option<String>,
    /// Whether it is one of the favourites.
    pub favourite: bool,
    /// How its codes are made.
    pub account_type: AccountType,
    /// The code now; none for a counter-based account, which makes one on request.
    pub code: Option<String>,
    /// The code after that.
    pub next_code: Option<String>,
    /// The Unix second at which the code changes.
    pub expires: Option<i64>,
    /// Seconds between two codes.
    pub period: Option<u32>,
    /// The counter of the next code, for a counter-based account.
    pub counter: Option<u64>,
    /// The key that was replaced last, while it is kept.
    pub previous: Option<PreviousView>,
    /// The service that asks this phone to approve sign-ins, where there is one.
    pub service: Option<ServiceView>,
}

/// A key that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PreviousView {
    /// Its code now; none for a counter-based account.
    pub code: Option<String>,
    /// The Unix second until which it is kept at least.
    pub until: i64,
}

/// The service behind an account that approves sign-ins.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ServiceView {
    /// Its host, with the port where it is not the usual one.
    pub host: String,
    /// Whether this phone may approve there.
    pub state: ServiceState,
    /// How many requests of the last ten minutes make a burst: show them as one, with the advice
    /// that somebody probably has the password.
    pub burst: Option<u32>,
    /// Milliseconds for which new requests make no sound, since two were refused.
    pub quiet_ms: Option<i64>,
}

/// Whether a phone may approve at a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ServiceState {
    /// It may.
    Active,
    /// The service no longer knows this phone: remove the account and pair again.
    Inactive,
    /// The number of the pairing was not typed yet.
    Unconfirmed,
}

/// A request to sign in. All texts are the service's and untrusted.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SignIn {
    /// The id of the request on this phone.
    pub id: String,
    /// The id of the account that is asked for.
    pub account: String,
    /// Whether it ends a pairing.
    pub kind: SignInKind,
    /// The application.
    pub app: Option<String>,
    /// A message of the service.
    pub message: Option<String>,
    /// The web address of the application.
    pub origin: Option<String>,
    /// Where the sign-in comes from.
    pub context: SignInContext,
    /// The Unix second, by the service's clock, at which it ends.
    pub expires: i64,
    /// Whether it has ended: it can be reported, no longer decided.
    pub expired: bool,
    /// How many digits the number on the page has.
    pub digits: u8,
    /// What is new about it, by this phone's own past.
    pub first_times: Vec<FirstTime>,
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SignInKind {
    /// The last step of a pairing.
    PairingCheck,
    /// A sign-in.
    SignIn,
}

/// Where a sign-in comes from, as the service believes. All untrusted.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SignInContext {
    /// The network address.
    pub ip: Option<String>,
    /// The country, a code of two letters.
    pub country: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// The browser.
    pub browser: Option<String>,
    /// The operating system.
    pub os: Option<String>,
}

/// Gathers the screen.
pub(crate) fn home(vault: &Vault, now: Moment) -> Result<Home, Fault> {
    vault.read(|connection, keys| {
        let accounts = table::accounts::<Account>(connection, keys.secrets()?)?;
        let pairings = table::pairings::<Pairing>(connection, &keys.device)?;
        let places = table::places(connection)?;
        let damaged = damaged(&places, &accounts, &pairings);
        let paired: HashMap<_, _> = pairings.readable.iter().map(|row| (&*row.id, row)).collect();
        let mut views: Vec<_> = accounts
            .readable
            .into_iter()
            .map(|row| {
                let pairing = paired.get(&*row.id);
                let service = pairing.map(|it| service_view(connection, keys, it, now));
                Ok(view(row.id, row.value, service.transpose()?, now))
            })
            .collect::<Result<_, Fault>>()?;
        views.sort_by_key(|account| !account.favourite);
        Ok(Home {
            accounts: views,
            clock: clock(connection, keys, now),
            damaged,
            notices: notices(vault, connection, keys),
            privacy: Privacy::of(connection, keys),
            prompts: prompts(connection, keys, &pairings.readable, now)?,
        })
    })
}

/// What is known of the clock.
pub(crate) fn clock(connection: &Connection, keys: &OpenKeys, now: Moment) -> ClockConfidence {
    let evidence = Setting::Clock.get::<Evidence>(connection, &keys.device).ok().flatten();
    evidence.map_or(ClockConfidence::Unknown { changed: false }, |it| it.confidence(now))
}

/// How many open requests there are; needs no secret, so that a locked app can say it.
pub(crate) fn waiting(vault: &Vault, now: Moment) -> Result<u32, Fault> {
    vault.read(|connection, keys| {
        let pairings = table::pairings::<Pairing>(connection, &keys.device)?;
        let prompts = prompts(connection, keys, &pairings.readable, now)?;
        let open = prompts.iter().filter(|prompt| !prompt.expired).count();
        Ok(open.try_into().unwrap_or(u32::MAX))
    })
}

fn notices(vault: &Vault, connection: &Connection, keys: &OpenKeys) -> Vec<HomeNotice> {
    let rolled_back = Setting::RolledBack.get::<bool>(connection, &keys.device);
    let mut notices = Vec::new();
    // A note that cannot be read was written by somebody: it counts as said.
    if !matches!(rolled_back, Ok(None)) {
        notices.push(HomeNotice::DataRolledBack);
    }
    if vault.is_read_only() {
        notices.push(HomeNotice::ReadOnly);
    }
    notices
}

fn damaged(
    places: &[String],
    accounts: &table::Rows<Account>,
    pairings: &table::Rows<Pairing>,
) -> Vec<DamagedRow> {
    let name = |id: &str| {
        let account = accounts.readable.iter().find(|row| row.id == id)?;
        Some(account.value.nickname.as_ref().unwrap_or(&account.value.name).clone())
    };
    let is_damaged = |id: &String| accounts.damaged.contains(id) || pairings.damaged.contains(id);
    (1..)
        .zip(places)
        .filter(|(_, id)| is_damaged(id))
        .map(|(place, id)| DamagedRow { id: id.clone(), place, name: name(id) })
        .collect()
}

fn view(id: String, account: Account, service: Option<ServiceView>, now: Moment) -> AccountView {
    let seconds = now.unix_seconds();
    let expires = account.generator.expires(seconds);
    let code = |at| account.generator.code(&account.secret, at);
    let counter = account.generator.counter();
    AccountView {
        id,
        account_type: account.generator.into(),
        code: counter.is_none().then(|| code(seconds)),
        next_code: expires.map(code),
        expires: expires.and_then(|second| second.try_into().ok()),
        period: account.generator.period().map(Into::into),
        counter,
        previous: account.previous(now).map(|previous| PreviousView {
            code: previous
                .generator
                .counter()
                .is_none()
                .then(|| previous.generator.code(&previous.secret, seconds)),
            until: previous.until_ms.div_euclid(1000),
        }),
        service,
        issuer: account.issuer,
        label_issuer: account.label_issuer,
        name: account.name,
        nickname: account.nickname,
        favourite: account.favourite,
    }
}

fn service_view(
    connection: &Connection,
    keys: &OpenKeys,
    pairing: &table::Row<Pairing>,
    now: Moment,
) -> Result<ServiceView, Fault> {
    let prompts = table::prompts::<Prompt>(connection, &keys.device, &pairing.id)?;
    let came: Vec<_> = prompts.iter().map(|prompt| prompt.value.came()).collect();
    Ok(ServiceView {
        host: pairing.value.host.clone(),
        state: match pairing.value {
            Pairing { active: false, .. } => ServiceState::Inactive,
            Pairing { confirmed: false, .. } => ServiceState::Unconfirmed,
            _ => ServiceState::Active,
        },
        burst: signin::burst(&came, now),
        quiet_ms: pairing.value.history.quiet_for(now),
    })
}

fn prompts(
    connection: &Connection,
    keys: &OpenKeys,
    pairings: &[table::Row<Pairing>],
    now: Moment,
) -> Result<Vec<SignIn>, Fault> {
    let mut shown = Vec::new();
    for pairing in pairings {
        for row in table::prompts::<Prompt>(connection, &keys.device, &pairing.id)? {
            let Some(verified) = row.value.verified(&pairing.value, now) else { continue };
            if row.value.outcome.is_some() || row.value.forgotten(&verified, now) {
                continue;
            }
            let expired = row.value.expired(&verified, now);
            shown.push(sign_in(row.id, pairing, &verified, expired));
        }
    }
    // Open ones first, then newest first: the end is the begin plus a fixed time.
    shown.sort_by_key(|prompt| (prompt.expired, std::cmp::Reverse(prompt.expires)));
    Ok(shown)
}

fn sign_in(
    id: String,
    pairing: &table::Row<Pairing>,
    verified: &Verified,
    expired: bool,
) -> SignIn {
    let challenge = &verified.challenge;
    let empty = Context::default();
    let context = challenge.context.as_ref().unwrap_or(&empty);
    SignIn {
        id,
        account: pairing.id.clone(),
        kind: match challenge.kind {
            ChallengeKind::PairingCheck => SignInKind::PairingCheck,
            ChallengeKind::SignIn => SignInKind::SignIn,
        },
        app: text(challenge.app.as_ref()),
        message: text(challenge.message.as_ref()),
        origin: text(challenge.origin.as_ref()),
        context: SignInContext {
            ip: text(context.ip.as_ref()),
            country: text(context.country.as_ref()),
            place: text(context.place.as_ref()),
            browser: text(context.browser.as_ref()),
            os: text(context.os.as_ref()),
        },
        expires: challenge.exp.get().try_into().unwrap_or(i64::MAX),
        expired,
        digits: challenge.number_digits.into(),
        first_times: match challenge.kind {
            ChallengeKind::PairingCheck => Vec::new(),
            ChallengeKind::SignIn => pairing.value.history.first_times(verified.circumstances()),
        },
    }
}

fn text<const MOST: usize>(text: Option<&Text<MOST>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
