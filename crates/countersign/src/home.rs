//! What one screen shows, gathered in one call.

mod asked;

use crate::account::Account;
use crate::backup;
use crate::clock::{ClockConfidence, Evidence, Moment};
use crate::error::Fault;
use crate::privacy::Privacy;
use crate::scan::AccountType;
use crate::service::Service;
use crate::signin::{self, FirstTime};
use crate::vault::setting::Setting;
use crate::vault::{OpenKeys, Vault, table};
use rusqlite::Connection;
use std::collections::HashMap;
use std::fmt;

/// Everything on the first screen.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Home {
    /// The accounts: favourites first, then the others, both in the person's order.
    pub accounts: Vec<AccountView>,
    /// How far the phone's clock can be trusted.
    pub clock: ClockConfidence,
    /// What cannot be read; everything else is whole.
    pub damaged: Vec<DamagedRow>,
    /// Codes to type on a sign-in page, each until it is dismissed. The service says it only once.
    pub display_codes: Vec<DisplayCode>,
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
    /// The last backup lacks an account or its new key, or is older than 90 days.
    BackupDue,
    /// No backup was ever made and opened again.
    BackupMissing,
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
    /// How many requests of the last ten minutes, those aside that were approved, make a burst: show
    /// them as one, with the advice that somebody probably has the password.
    pub burst: Option<u32>,
    /// Milliseconds for which new requests make no sound, since two were refused.
    pub quiet_ms: Option<i64>,
    /// Whether the service wanted its certificate not to be checked. It is checked.
    pub tls_opt_out_refused: bool,
    /// Whether the service wants the account locked. Approving asks for the person each time.
    pub lock_requested: bool,
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

/// A code that a service gave this phone to show, after an approval.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct DisplayCode {
    /// The request that was approved; dismiss the code by it.
    pub prompt: String,
    /// The account.
    pub account: String,
    /// The application. Untrusted text.
    pub app: Option<String>,
    /// What to type on the sign-in page. Untrusted text.
    pub code: String,
}

// By hand: until it is typed, the code is worth a sign-in.
impl fmt::Debug for DisplayCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("DisplayCode").field("prompt", &self.prompt).finish_non_exhaustive()
    }
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
    /// The Unix second, by the service's clock, at which it ends; of a privacyIDEA server, by the
    /// phone's clock and as is usual there, since it does not say.
    pub expires: i64,
    /// Whether it has ended: it can be reported, no longer decided.
    pub expired: bool,
    /// What of the page the person has to give.
    pub number: NumberMatching,
    /// What is new about it, by this phone's own past.
    pub first_times: Vec<FirstTime>,
    /// Whether the service wants its certificate not to be checked for this request. It is checked.
    pub tls_opt_out_refused: bool,
}

/// What of the sign-in page the person has to give, so that they look at it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum NumberMatching {
    /// Nothing: the person's check alone approves. Say so.
    Absent,
    /// The number on the page, by typing.
    Digits {
        /// How many digits it has.
        count: u8,
    },
    /// One of these, by choosing; then approving is a step of its own.
    Listed {
        /// In the service's order. Untrusted text.
        options: Vec<String>,
    },
    /// One of these, by typing: each is one to four letters or digits. The first answer counts: a
    /// wrong one refuses.
    Typed {
        /// In the service's order.
        options: Vec<String>,
    },
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
        let pairings = table::pairings::<Service>(connection, &keys.device)?;
        let damaged = damaged(connection, &accounts, &pairings)?;
        let has_codes = accounts.readable.iter().any(|row| row.value.has_codes());
        let backup = has_codes.then(|| backup::state(connection, keys, &accounts.readable, now));
        let asked = asked::all(connection, keys, &pairings.readable, now)?;
        let paired: HashMap<_, _> = asked.iter().map(|it| (&*it.service.id, it)).collect();
        let mut views: Vec<_> = accounts
            .readable
            .into_iter()
            .map(|row| {
                let service = paired.get(&*row.id).map(|it| service_view(it, now));
                view(row.id, row.value, service, now)
            })
            .collect();
        views.sort_by_key(|account| !account.favourite);
        Ok(Home {
            accounts: views,
            clock: clock(connection, keys, now),
            damaged,
            display_codes: asked.iter().flat_map(|it| it.display_codes.clone()).collect(),
            notices: notices(vault, connection, keys, backup),
            privacy: Privacy::of(connection, keys),
            prompts: prompts(asked),
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
        let pairings = table::pairings::<Service>(connection, &keys.device)?;
        let asked = asked::all(connection, keys, &pairings.readable, now)?;
        let open = asked.iter().flat_map(|it| &it.prompts).filter(|prompt| !prompt.expired).count();
        Ok(open.try_into().unwrap_or(u32::MAX))
    })
}

fn notices(
    vault: &Vault,
    connection: &Connection,
    keys: &OpenKeys,
    backup: Option<backup::State>,
) -> Vec<HomeNotice> {
    let rolled_back = Setting::RolledBack.get::<bool>(connection, &keys.device);
    let mut notices = Vec::new();
    // A note that cannot be read was written by somebody: it counts as said.
    if !matches!(rolled_back, Ok(None)) {
        notices.push(HomeNotice::DataRolledBack);
    }
    match backup {
        Some(backup::State::Due { .. }) => notices.push(HomeNotice::BackupDue),
        Some(backup::State::Missing) => notices.push(HomeNotice::BackupMissing),
        Some(backup::State::Tested) | None => {}
    }
    if vault.is_read_only() {
        notices.push(HomeNotice::ReadOnly);
    }
    notices
}

fn damaged(
    connection: &Connection,
    accounts: &table::Rows<Account>,
    pairings: &table::Rows<Service>,
) -> Result<Vec<DamagedRow>, Fault> {
    if accounts.damaged.is_empty() && pairings.damaged.is_empty() {
        return Ok(Vec::new());
    }
    let name = |id: &str| {
        let account = accounts.readable.iter().find(|row| row.id == id)?;
        Some(account.value.nickname.as_ref().unwrap_or(&account.value.name).clone())
    };
    let is_damaged = |id: &String| accounts.damaged.contains(id) || pairings.damaged.contains(id);
    let places = (1..).zip(table::places(connection)?);
    let damaged = places.filter(|(_, id)| is_damaged(id));
    Ok(damaged.map(|(place, id)| DamagedRow { name: name(&id), id, place }).collect())
}

fn view(id: String, account: Account, service: Option<ServiceView>, now: Moment) -> AccountView {
    let seconds = now.unix_seconds();
    let expires = account.generator.expires(seconds);
    let codes = expires.map(|_| account.generator.code_and_next(&account.secret, seconds));
    let (code, next_code) = codes.map(|[code, next]| (code, next)).unzip();
    AccountView {
        id,
        account_type: account.generator.into(),
        code,
        next_code,
        expires: expires.and_then(|second| second.try_into().ok()),
        period: account.generator.period().map(Into::into),
        counter: account.generator.counter(),
        previous: account.previous(now).map(|previous| PreviousView {
            code: previous
                .generator
                .expires(seconds)
                .map(|_| previous.generator.code(&previous.secret, seconds)),
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

fn service_view(asked: &asked::Asked<'_>, now: Moment) -> ServiceView {
    let service = &asked.service.value;
    ServiceView {
        host: service.host(),
        state: service.state(),
        burst: signin::burst(&asked.came, now),
        quiet_ms: service.history().quiet_for(now),
        tls_opt_out_refused: service.tls_opt_out(),
        lock_requested: service.lock_requested(),
    }
}

fn prompts(asked: Vec<asked::Asked<'_>>) -> Vec<SignIn> {
    let mut shown: Vec<_> = asked.into_iter().flat_map(|it| it.prompts).collect();
    // Open ones first, then newest first: the end is the begin plus a fixed time.
    shown.sort_by_key(|prompt| (prompt.expired, std::cmp::Reverse(prompt.expires)));
    shown
}
