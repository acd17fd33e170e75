//! What is open for a phone: docs/protocol.md §2.

use crate::devices::authenticate;
use crate::json;
use crate::jws::{self, Kind, LARGEST};
use crate::messages::Challenges;
use crate::problem::Problem;
use crate::state::{ServiceState, deadline};
use std::pin::pin;
use std::time::Duration;
use tokio::time::Instant;

/// Seconds that the time in a poll may be off.
const WINDOW: u64 = 60;
/// Longest wait that a phone may ask for.
pub(crate) const LONGEST_WAIT: u64 = 25;
/// Seconds after its end for which an unanswered challenge is still listed.
pub(crate) const LISTED_AFTER: i64 = 24 * 60 * 60;
/// Most challenges in a reply.
const MOST: usize = 20;
/// Bytes of a reply that are not challenges: header, signature and the other members, generously.
const OVERHEAD: usize = 2048;

/// Answers a `poll` message, at once or when something opens within `wait`.
pub(crate) async fn poll(
    state: &ServiceState,
    bytes: &[u8],
    wait: Duration,
) -> Result<String, Problem> {
    let (message, device) = authenticate(state, bytes, &[Kind::Poll]).await?;
    let now = state.clock.now();
    if !device.is_active(now) {
        return Err(Problem::device_unknown());
    }
    let sent = json::integer(&message.payload, "iat").unwrap_or_default();
    if u64::try_from(now).is_ok_and(|now| now.abs_diff(sent) > WINDOW) {
        return Err(Problem::clock_skew(now));
    }
    let wait = wait.min(Duration::from_secs(LONGEST_WAIT));
    let list = open_or_late(state, &device.id, deadline(wait)).await?;
    let (challenges, more) = cut(list);
    let reply = Challenges {
        iss: state.base.as_str(),
        aud: &device.id,
        poll: &message.hash.text(),
        now: state.clock.now(),
        challenges: &challenges,
        more,
    };
    jws::sign(Kind::Challenges, &state.key, &reply).ok_or(Problem::internal())
}

/// The list as soon as something is open, or as it is at the deadline.
async fn open_or_late(
    state: &ServiceState,
    device: &str,
    deadline: Instant,
) -> Result<Vec<Listed>, Problem> {
    loop {
        let mut bell = pin!(state.wake.listen(device));
        bell.as_mut().enable();
        let list = listed(state, device).await?;
        let open = list.iter().any(|listed| listed.open);
        if open || !state.wait(bell, deadline).await {
            return Ok(list);
        }
    }
}

#[derive(sqlx::FromRow)]
struct Listed {
    message: String,
    open: bool,
}

/// Open ones first, newest first; one more than fits, so that a cut is noticed.
async fn listed(state: &ServiceState, device: &str) -> Result<Vec<Listed>, sqlx::Error> {
    let now = state.clock.now();
    sqlx::query_as(
        "SELECT challenge.message, sign_in.expires > ?1 AS open
         FROM challenge JOIN sign_in ON sign_in.id = challenge.sign_in
         WHERE challenge.device = ?2 AND challenge.closed = 0 AND sign_in.expires > ?1 - ?3
         ORDER BY open DESC, challenge.created DESC, challenge.jti LIMIT 21",
    )
    .bind(now)
    .bind(device)
    .bind(LISTED_AFTER)
    .fetch_all(&state.reader)
    .await
}

/// As many as keep the signed reply within the largest size of a message.
fn cut(list: Vec<Listed>) -> (Vec<String>, bool) {
    let total = list.len();
    let mut room = LARGEST.saturating_sub(OVERHEAD);
    let mut challenges = Vec::new();
    for Listed { message, .. } in list.into_iter().take(MOST) {
        // Base64url makes four bytes of three; quotes and a comma come with each.
        let size = message.len().saturating_add(4).saturating_mul(4).div_ceil(3);
        let Some(left) = room.checked_sub(size) else { break };
        room = left;
        challenges.push(message);
    }
    let more = challenges.len() < total;
    (challenges, more)
}
