//! Pairing: docs/protocol.md §1.

use crate::agreement::{Derived, Transcript};
use crate::answers::KEPT_FOR;
use crate::codes::seed_place;
use crate::devices::remove;
use crate::jws::{self, Kind};
use crate::keys::AgreementKey;
use crate::messages::{Account, Pair, Paired, Totp, read_pair};
use crate::pairing_code::{Code, Secrets};
use crate::problem::Problem;
use crate::seal::random_id;
use crate::sign_in::{self, New, TRIES};
use crate::state::ServiceState;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use data_encoding::BASE64URL_NOPAD;
use sqlx::{Sqlite, Transaction};
use std::net::IpAddr;

/// Seconds that a code can be used.
const LASTS: i64 = 600;
/// Wrong secrets that kill a pairing.
const WRONG_SECRETS: i64 = 5;

/// A pairing that waits for a phone.
pub(crate) struct Created {
    pub(crate) id: String,
    pub(crate) uri: String,
    pub(crate) product_key: String,
    pub(crate) expires: i64,
}

/// Opens a pairing for a user, who is made or renamed by it.
pub(crate) async fn create(
    state: &ServiceState,
    user: &str,
    name: &str,
) -> Result<Created, Problem> {
    let id = random_id().ok_or(Problem::internal())?;
    let account = random_id().ok_or(Problem::internal())?;
    let expires = state.clock.now().saturating_add(LASTS);
    let mut transaction = state.write().await?;
    sqlx::query(
        "INSERT INTO user (id, account, name) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    )
    .bind(user)
    .bind(account)
    .bind(name)
    .execute(&mut *transaction)
    .await?;
    let secrets = insert(&mut transaction, state, &id, user, expires).await?;
    transaction.commit().await?;
    let kid = state.key.kid();
    let uri = secrets.uri(state.base.as_str(), kid);
    let product_key = secrets.product_key(kid).ok_or(Problem::internal())?;
    state.pictures.keep(&id, &uri, &product_key, expires);
    tracing::info!("a pairing was opened");
    Ok(Created { id, uri, product_key, expires })
}

async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    state: &ServiceState,
    id: &str,
    user: &str,
    expires: i64,
) -> Result<Secrets, Problem> {
    // A name that is in use is as unlikely as a lottery prize; four in a row do not happen.
    for _ in 0..4 {
        let secrets = Secrets::draw().ok_or(Problem::internal())?;
        let inserted = sqlx::query(
            "INSERT INTO pairing (id, name, qr_hash, hand_hash, user, expires)
             VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
        )
        .bind(id)
        .bind(&secrets.name)
        .bind(state.sealer.hash("pairing/qr", &secrets.qr))
        .bind(state.sealer.hash("pairing/hand", &secrets.hand))
        .bind(user)
        .bind(expires)
        .execute(&mut **transaction)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(secrets);
        }
    }
    Err(Problem::internal())
}

#[derive(sqlx::FromRow)]
struct Waiting {
    id: String,
    qr_hash: Vec<u8>,
    hand_hash: Vec<u8>,
    expires: i64,
    wrong_secrets: i64,
    cancelled: bool,
    used: Option<i64>,
    request: Option<String>,
    reply: Option<String>,
    user: String,
    account: String,
    account_name: String,
}

impl Waiting {
    fn has_secret(&self, state: &ServiceState, code: &Code) -> bool {
        let (purpose, stored) = if code.is_from_qr() {
            ("pairing/qr", &self.qr_hash)
        } else {
            ("pairing/hand", &self.hand_hash)
        };
        verify_slices_are_equal(&state.sealer.hash(purpose, &code.secret), stored).is_ok()
    }
}

/// What is ready before the code is looked at: a message that is refused spends nothing.
struct Ready {
    request: Pair,
    device: String,
    service_public: [u8; 32],
    derived: Derived,
}

/// Answers a `pair` message.
pub(crate) async fn pair(
    state: &ServiceState,
    bytes: &[u8],
    from: IpAddr,
) -> Result<String, Problem> {
    if let Some(seconds) = state.pairing_attempts.blocked(from, state.clock.now()) {
        let detail = "Too many wrong codes from this address. Wait a minute.";
        return Err(Problem::too_many_requests(detail, seconds));
    }
    let ready = prepare(state, read_pair(bytes, state.base.as_str())?)?;
    let mut transaction = state.write().await?;
    let now = state.clock.now();
    let Some(waiting) = admit(&mut transaction, state, &ready.request.code).await? else {
        // The count of wrong secrets is part of this transaction.
        transaction.commit().await?;
        state.pairing_attempts.count(from, now);
        return Err(Problem::code_unknown());
    };
    if let Some(used) = waiting.used {
        let same = waiting.request.as_deref() == Some(ready.request.hash.text().as_str());
        let kept = same && now < used.saturating_add(KEPT_FOR);
        return waiting.reply.filter(|_| kept).ok_or(Problem::code_used());
    }
    if now >= waiting.expires {
        return Err(Problem::code_expired());
    }
    let reply = ready.reply(state, &waiting)?;
    let sign_in = ready.store(&mut transaction, state, &waiting, now).await?;
    use_up(&mut transaction, &waiting, &ready, &reply, &sign_in, now).await?;
    transaction.commit().await?;
    state.pictures.forget(&waiting.id);
    state.wake.wake(&waiting.id);
    tracing::info!("a phone used a pairing");
    Ok(reply)
}

/// The pairing that the code belongs to; a wrong secret is counted.
async fn admit(
    transaction: &mut Transaction<'static, Sqlite>,
    state: &ServiceState,
    code: &Code,
) -> Result<Option<Waiting>, Problem> {
    let waiting: Option<Waiting> = sqlx::query_as(
        "SELECT pairing.id, qr_hash, hand_hash, expires, wrong_secrets, cancelled, used, request,
             reply, user.id AS user, user.account, user.name AS account_name
         FROM pairing JOIN user ON user.id = pairing.user WHERE pairing.name = ?",
    )
    .bind(&code.name)
    .fetch_optional(&mut **transaction)
    .await?;
    let alive = |waiting: &Waiting| waiting.wrong_secrets < WRONG_SECRETS && !waiting.cancelled;
    let Some(waiting) = waiting.filter(alive) else { return Ok(None) };
    if waiting.has_secret(state, code) {
        return Ok(Some(waiting));
    }
    if waiting.used.is_none() {
        sqlx::query("UPDATE pairing SET wrong_secrets = wrong_secrets + 1 WHERE id = ?")
            .bind(&waiting.id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(None)
}

/// Agrees on the seed.
fn prepare(state: &ServiceState, request: Pair) -> Result<Ready, Problem> {
    let device = random_id().ok_or(Problem::internal())?;
    let private = AgreementKey::generate().ok_or(Problem::internal())?;
    let service_public = private.public().ok_or(Problem::internal())?;
    let transcript = Transcript {
        phone_public: &request.ecdh,
        service_public: &service_public,
        service_kid: state.key.kid(),
        device: &device,
        pair: &request.hash,
    };
    let derived = transcript.derive(&private);
    let derived = derived.ok_or(Problem::bad_request("The agreement is all zero."))?;
    Ok(Ready { request, device, service_public, derived })
}

impl Ready {
    fn reply(&self, state: &ServiceState, waiting: &Waiting) -> Result<String, Problem> {
        let confirm = BASE64URL_NOPAD.encode(&self.derived.confirm);
        let paired = Paired {
            iss: state.base.as_str(),
            aud: &self.request.approval.thumbprint(),
            request: &self.request.hash.text(),
            device: &self.device,
            account: Account {
                id: &waiting.account,
                issuer: &state.issuer,
                name: &waiting.account_name,
            },
            ecdh: &BASE64URL_NOPAD.encode(&self.service_public),
            totp: Totp::new(&confirm),
        };
        jws::sign(Kind::Paired, &state.key, &paired).ok_or(Problem::internal())
    }

    /// Stores the device, unconfirmed, and opens its pairing check. Returns the check's id.
    async fn store(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        state: &ServiceState,
        waiting: &Waiting,
        now: i64,
    ) -> Result<String, Problem> {
        let place = seed_place(&self.device);
        let seed = state.sealer.seal(&place, self.derived.seed.as_slice());
        sqlx::query(
            "INSERT INTO device (id, user, name, platform, approval_key, device_key, seed_sealed,
                 created, unconfirmed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&self.device)
        .bind(&waiting.user)
        .bind(&self.request.device_name)
        .bind(&self.request.platform)
        .bind(self.request.approval.coordinates())
        .bind(self.request.device.coordinates())
        .bind(seed.ok_or(Problem::internal())?)
        .bind(now)
        .bind(waiting.expires)
        .execute(&mut **transaction)
        .await?;
        let new = New {
            user: &waiting.user,
            kind: "pairing_check",
            tries: TRIES,
            digits: 6,
            now,
            expires: waiting.expires,
        };
        let opened = sign_in::insert(transaction, &new).await?;
        let jti = random_id().ok_or(Problem::internal())?;
        let mut challenge = new.challenge(state, &self.device, &jti, &waiting.account);
        // The account's issuer may be longer than an app's name.
        challenge.app = Some(&state.issuer).filter(|it| it.chars().count() <= 64).map(|it| &**it);
        challenge.message = Some("Confirm this device");
        sign_in::insert_challenge(transaction, state, &opened.id, &challenge).await?;
        Ok(opened.id)
    }
}

async fn use_up(
    transaction: &mut Transaction<'static, Sqlite>,
    waiting: &Waiting,
    ready: &Ready,
    reply: &str,
    sign_in: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE pairing SET used = ?, request = ?, reply = ?, device = ?, sign_in = ? WHERE id = ?",
    )
    .bind(now)
    .bind(ready.request.hash.text())
    .bind(reply)
    .bind(&ready.device)
    .bind(sign_in)
    .bind(&waiting.id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// How a pairing stands.
#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) state: String,
    pub(crate) tries_left: i64,
    /// To be shown once the phone has called.
    pub(crate) number: Option<String>,
    pub(crate) device_name: Option<String>,
    /// What a watcher waits for; it changes when the phone calls.
    pub(crate) wake_key: String,
}

#[derive(sqlx::FromRow)]
struct StandingRow {
    expires: i64,
    wrong_secrets: i64,
    cancelled: bool,
    sign_in: Option<String>,
    state: Option<String>,
    tries_left: Option<i64>,
    number: Option<String>,
    device_name: Option<String>,
}

/// How the pairing `id` stands.
pub(crate) async fn standing(state: &ServiceState, id: &str) -> Result<Standing, Problem> {
    let row: Option<StandingRow> = sqlx::query_as(
        "SELECT pairing.expires, wrong_secrets, cancelled, pairing.sign_in, sign_in.state,
             sign_in.tries_left, sign_in.number, device.name AS device_name
         FROM pairing LEFT JOIN sign_in ON sign_in.id = pairing.sign_in
             LEFT JOIN device ON device.id = pairing.device
         WHERE pairing.id = ?",
    )
    .bind(id)
    .fetch_optional(&state.reader)
    .await?;
    let row = row.ok_or(Problem::not_found("There is no pairing with this id."))?;
    let called = row.sign_in.is_some();
    let dead = row.cancelled || (!called && row.wrong_secrets >= WRONG_SECRETS);
    let decided = if dead { Some("closed".to_owned()) } else { row.state };
    let standing = decided.unwrap_or_else(|| "pending".to_owned());
    let late = state.clock.now() >= row.expires;
    let standing = if standing == "pending" && late { "expired".to_owned() } else { standing };
    let pending = standing == "pending";
    Ok(Standing {
        tries_left: if pending { row.tries_left.unwrap_or(TRIES) } else { 0 },
        number: row.number.filter(|_| pending),
        device_name: row.device_name,
        wake_key: row.sign_in.unwrap_or_else(|| id.to_owned()),
        state: standing,
    })
}

/// Ends a pairing from the page; a phone that called and was not confirmed is removed.
pub(crate) async fn cancel(state: &ServiceState, id: &str) -> Result<(), Problem> {
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let row: Option<(Option<String>, Option<String>)> = sqlx::query_as(
        "UPDATE pairing SET cancelled = 1
         WHERE id = ? AND (sign_in IS NULL
             OR sign_in IN (SELECT id FROM sign_in WHERE state = 'pending'))
         RETURNING device, sign_in",
    )
    .bind(id)
    .fetch_optional(&mut *transaction)
    .await?;
    if let Some((Some(device), Some(sign_in))) = row {
        remove(&mut transaction, &device, now).await?;
        sqlx::query("UPDATE sign_in SET state = 'closed', tries_left = 0 WHERE id = ?")
            .bind(&sign_in)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE challenge SET closed = 1 WHERE sign_in = ?")
            .bind(&sign_in)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    state.pictures.forget(id);
    state.wake.wake(id);
    Ok(())
}
