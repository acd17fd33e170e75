//! A phone that uses a pairing: docs/protocol.md §1, steps 2 to 5.

use crate::agreement::{Derived, Transcript};
use crate::answers::KEPT_FOR;
use crate::chain;
use crate::codes::seed_place;
use crate::jws::{self, Kind};
use crate::keys::{AgreementKey, SigningKey};
use crate::messages::{Pair, read_pair};
use crate::pairing::WRONG_SECRETS;
use crate::pairing_code::Code;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::replies::{Account, Paired, Totp};
use crate::rows::row;
use crate::seal::random_id;
use crate::sign_in::{self, New, TRIES};
use crate::state::ServiceState;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use data_encoding::BASE64URL_NOPAD;
use sqlx::{Sqlite, Transaction};

row! {
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
        kid: String,
    }
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
    private: AgreementKey,
    service_public: [u8; 32],
}

/// Answers a `pair` message.
pub(crate) async fn pair(
    state: &ServiceState,
    bytes: &[u8],
    from: Peer,
) -> Result<String, Problem> {
    if let Some(seconds) = state.limits.codes.blocked(&from.network(), state.clock.now()) {
        let detail = "Too many wrong codes from this address. Wait a minute.";
        return Err(Problem::too_many_requests(detail, seconds));
    }
    let ready = prepare(read_pair(bytes, state.base.as_str())?)?;
    let mut transaction = state.write().await?;
    let now = state.clock.now();
    let Some(waiting) = admit(&mut transaction, state, &ready.request.code).await? else {
        // The count of wrong secrets is part of this transaction.
        transaction.commit().await?;
        state.limits.codes.count(from.network(), now);
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
    // The phone knows the key that the QR named, even if it was replaced since.
    let key = chain::find(&mut transaction, state, &waiting.kid).await?;
    let derived = ready.derive(&waiting.kid).ok_or(Problem::internal())?;
    let reply = ready.reply(state, &waiting, &key, &derived)?;
    let sign_in = ready.store(&mut transaction, state, &waiting, &derived, now).await?;
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
             reply, kid, user.id AS user, user.account, user.name AS account_name
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

/// Makes the service's half of the agreement.
fn prepare(request: Pair) -> Result<Ready, Problem> {
    let device = random_id().ok_or(Problem::internal())?;
    let private = AgreementKey::generate().ok_or(Problem::internal())?;
    let service_public = private.public().ok_or(Problem::internal())?;
    private.agree(&request.ecdh).ok_or(Problem::bad_request("The agreement is all zero."))?;
    Ok(Ready { request, device, private, service_public })
}

impl Ready {
    fn derive(&self, kid: &str) -> Option<Derived> {
        let transcript = Transcript {
            phone_public: &self.request.ecdh,
            service_public: &self.service_public,
            service_kid: kid,
            device: &self.device,
            pair: &self.request.hash,
        };
        transcript.derive(&self.private)
    }

    fn reply(
        &self,
        state: &ServiceState,
        waiting: &Waiting,
        key: &SigningKey,
        derived: &Derived,
    ) -> Result<String, Problem> {
        let confirm = BASE64URL_NOPAD.encode(&derived.confirm);
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
        jws::sign(Kind::Paired, key, &paired).ok_or(Problem::internal())
    }

    /// Stores the device, unconfirmed, and opens its pairing check. Returns the check's id.
    async fn store(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        state: &ServiceState,
        waiting: &Waiting,
        derived: &Derived,
        now: i64,
    ) -> Result<String, Problem> {
        let place = seed_place(&self.device);
        let seed = state.sealer.seal(&place, derived.seed.as_slice());
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
        let opened = sign_in::insert(transaction, &new, None).await?;
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
