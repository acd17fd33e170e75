//! Sign-ins: one number, and one challenge for each active device. docs/protocol.md §3.

use crate::jws::{self, Kind};
use crate::problem::Problem;
use crate::replies::{Challenge, Context};
use crate::rows::row;
use crate::seal::{random_id, random_number};
use crate::state::ServiceState;
use serde::Deserialize;
use sqlx::{Sqlite, Transaction};

/// Seconds that a sign-in is open.
const LASTS: i64 = 300;
/// Wrong numbers that a sign-in takes.
pub(crate) const TRIES: i64 = 3;
/// Open sign-ins of a user at a time.
const MOST_OPEN: i64 = 3;
/// Wrong numbers in a row after which number approval is off.
pub(crate) const BLOCKED_AFTER: i64 = 10;

/// What a relying party asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) user: String,
    pub(crate) app: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) origin: Option<String>,
    pub(crate) context: Option<Context>,
    #[serde(default)]
    pub(crate) number_digits: Digits,
}

/// Six digits; two are for services that can show no more, and then one try is all there is.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(try_from = "u8")]
pub(crate) enum Digits {
    #[default]
    Six,
    Two,
}

impl TryFrom<u8> for Digits {
    type Error = &'static str;

    fn try_from(digits: u8) -> Result<Self, Self::Error> {
        match digits {
            6 => Ok(Self::Six),
            2 => Ok(Self::Two),
            _ => Err("six or two"),
        }
    }
}

impl Digits {
    const fn count(self) -> u8 {
        match self {
            Self::Six => 6,
            Self::Two => 2,
        }
    }

    const fn tries(self) -> i64 {
        match self {
            Self::Six => TRIES,
            Self::Two => 1,
        }
    }
}

/// A sign-in that was opened.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) expires: i64,
}

row! {
    /// A sign-in as the page and the relying party see it.
    #[derive(Debug)]
    pub(crate) struct Standing {
        pub(crate) state: String,
        pub(crate) tries_left: i64,
        pub(crate) number: String,
        pub(crate) expires: i64,
        /// When it was approved; it stays where a report follows.
        pub(crate) approved: Option<i64>,
    }
}

impl Request {
    fn check(&self) -> Result<(), Problem> {
        let long = |text: &Option<String>, limit: usize| {
            text.as_ref().is_some_and(|text| text.chars().count() > limit)
        };
        if long(&self.app, 64) || long(&self.message, 256) || long(&self.origin, 512) {
            let detail = "At most 64 characters in app, 256 in message, 512 in origin.";
            return Err(Problem::bad_request(detail));
        }
        let mut texts = self.context.iter().flat_map(Context::texts);
        if texts.any(|text| text.chars().count() > 64) {
            return Err(Problem::bad_request("At most 64 characters in each member of context."));
        }
        Ok(())
    }
}

/// Opens a sign-in on every active device of the user.
pub(crate) async fn open(state: &ServiceState, request: &Request) -> Result<Opened, Problem> {
    request.check()?;
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let account = admit(&mut transaction, &request.user, now).await?;
    let devices: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM device WHERE user = ? AND removed IS NULL AND unconfirmed_until IS NULL",
    )
    .bind(&request.user)
    .fetch_all(&mut *transaction)
    .await?;
    if devices.is_empty() {
        return Err(Problem::no_device());
    }
    let digits = request.number_digits;
    let new = New {
        user: &request.user,
        kind: "sign_in",
        tries: digits.tries(),
        digits: digits.count(),
        now,
        expires: now.saturating_add(LASTS),
    };
    let opened = insert(&mut transaction, &new, Some(request)).await?;
    for (device,) in &devices {
        let jti = random_id().ok_or(Problem::internal())?;
        let challenge = Challenge {
            app: request.app.as_deref(),
            message: request.message.as_deref(),
            origin: request.origin.as_deref(),
            context: request.context.as_ref(),
            ..new.challenge(state, device, &jti, &account)
        };
        insert_challenge(&mut transaction, state, &opened.id, &challenge).await?;
    }
    transaction.commit().await?;
    for (device,) in &devices {
        state.wake.wake(device);
    }
    tracing::info!(devices = devices.len(), "a sign-in was opened");
    Ok(opened)
}

/// The user's account id, if a sign-in may be opened for the user.
async fn admit(
    transaction: &mut Transaction<'static, Sqlite>,
    user: &str,
    now: i64,
) -> Result<String, Problem> {
    let row: Option<(String, i64, i64, Option<i64>)> = sqlx::query_as(
        "SELECT user.account, user.wrong_numbers, count(sign_in.id), min(sign_in.expires)
         FROM user LEFT JOIN sign_in ON sign_in.user = user.id AND sign_in.state = 'pending'
             AND sign_in.kind = 'sign_in' AND sign_in.expires > ?2
         WHERE user.id = ?1 GROUP BY user.id",
    )
    .bind(user)
    .bind(now)
    .fetch_optional(&mut **transaction)
    .await?;
    let row = row.ok_or(Problem::not_found("There is no user with this id."))?;
    let (account, wrong_numbers, open, first_end) = row;
    if wrong_numbers >= BLOCKED_AFTER {
        return Err(Problem::account_blocked());
    }
    if open >= MOST_OPEN {
        let wait = first_end.unwrap_or(now).saturating_sub(now);
        let detail = "The user has three open sign-ins. Answer one, or wait until one ends.";
        return Err(Problem::too_many_requests(detail, wait));
    }
    Ok(account)
}

/// What a sign-in and a pairing check have in common.
#[derive(Debug)]
pub(crate) struct New<'a> {
    pub(crate) user: &'a str,
    pub(crate) kind: &'static str,
    pub(crate) tries: i64,
    pub(crate) digits: u8,
    pub(crate) now: i64,
    pub(crate) expires: i64,
}

impl<'a> New<'a> {
    /// The challenge for one device, without the texts.
    pub(crate) fn challenge(
        &self,
        state: &'a ServiceState,
        device: &'a str,
        jti: &'a str,
        account: &'a str,
    ) -> Challenge<'a> {
        Challenge {
            iss: state.base.as_str(),
            aud: device,
            jti,
            iat: self.now,
            exp: self.expires,
            kind: self.kind,
            account,
            app: None,
            message: None,
            origin: None,
            context: None,
            number_digits: self.digits,
        }
    }
}

/// Stores a new sign-in with a number of its own.
pub(crate) async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    new: &New<'_>,
    texts: Option<&Request>,
) -> Result<Opened, Problem> {
    let id = random_id().ok_or(Problem::internal())?;
    let number = random_number(new.digits).ok_or(Problem::internal())?;
    sqlx::query(
        "INSERT INTO sign_in (id, user, kind, number, tries_left, created, expires, app, origin,
             context) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(new.user)
    .bind(new.kind)
    .bind(&number)
    .bind(new.tries)
    .bind(new.now)
    .bind(new.expires)
    .bind(texts.and_then(|texts| texts.app.as_deref()))
    .bind(texts.and_then(|texts| texts.origin.as_deref()))
    .bind(texts.and_then(|texts| serde_json::to_string(texts.context.as_ref()?).ok()))
    .execute(&mut **transaction)
    .await?;
    Ok(Opened { id, number, expires: new.expires })
}

/// Signs a challenge, once, and stores the bytes that every fetch will give.
pub(crate) async fn insert_challenge(
    transaction: &mut Transaction<'static, Sqlite>,
    state: &ServiceState,
    sign_in: &str,
    challenge: &Challenge<'_>,
) -> Result<(), Problem> {
    let key = state.keys.current();
    let message = jws::sign(Kind::Challenge, &key, challenge).ok_or(Problem::internal())?;
    sqlx::query(
        "INSERT INTO challenge (jti, sign_in, device, message, created) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(challenge.jti)
    .bind(sign_in)
    .bind(challenge.aud)
    .bind(message)
    .bind(challenge.iat)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Ends the challenges of a sign-in that is decided: no phone is asked any more.
pub(crate) async fn close_challenges(
    transaction: &mut Transaction<'static, Sqlite>,
    sign_in: &str,
) -> Result<(), Problem> {
    sqlx::query("UPDATE challenge SET closed = 1 WHERE sign_in = ?")
        .bind(sign_in)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// How a sign-in stands; a pending one whose time is over is `expired`.
pub(crate) async fn standing(state: &ServiceState, id: &str) -> Result<Standing, Problem> {
    let standing: Option<Standing> = sqlx::query_as(
        "SELECT state, tries_left, number, expires, approved FROM sign_in
         WHERE id = ? AND kind = 'sign_in'",
    )
    .bind(id)
    .fetch_optional(&state.reader)
    .await?;
    let mut standing = standing.ok_or(Problem::not_found("There is no sign-in with this id."))?;
    if standing.state == "pending" && state.clock.now() >= standing.expires {
        "expired".clone_into(&mut standing.state);
    }
    if standing.state != "pending" {
        standing.tries_left = 0;
    }
    Ok(standing)
}
