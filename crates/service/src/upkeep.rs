//! Deleting what nobody may ask for any more.

use crate::answers::KEPT_FOR;
use crate::chain;
use crate::poll::LISTED_AFTER;
use crate::state::{ServiceState, Shared};
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_mins(1);

/// Seconds for which a person sees their sign-ins: 30 days.
const HISTORY: i64 = 30 * 24 * 60 * 60;
/// Seconds for which a notice waits to be dismissed: a year.
const NOTICES: i64 = 365 * 24 * 60 * 60;

/// Runs until it is aborted.
pub(crate) async fn run(state: Shared) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = tidy(&state).await {
            tracing::warn!(%error, "upkeep failed");
        }
        state.pictures.forget_expired(state.clock.now());
    }
}

/// Each sentence is one statement, so that no writer waits long.
async fn tidy(state: &ServiceState) -> Result<(), sqlx::Error> {
    let now = state.clock.now();
    let day_ago = now.saturating_sub(LISTED_AFTER);
    let month_ago = now.saturating_sub(HISTORY);
    let year_ago = now.saturating_sub(NOTICES);
    let answered = now.saturating_sub(KEPT_FOR);
    for (statement, before) in [
        ("DELETE FROM session WHERE expires <= ?", now),
        ("DELETE FROM pairing WHERE expires <= ?", day_ago),
        ("DELETE FROM device WHERE unconfirmed_until <= ?", answered),
        ("DELETE FROM device WHERE removed <= ?", answered),
        // Cascades to answers. An hour more than a report may take.
        ("DELETE FROM challenge WHERE created <= ? - 4200", day_ago),
        ("DELETE FROM sign_in WHERE expires <= ?", month_ago),
        ("DELETE FROM notice WHERE created <= ?", year_ago),
    ] {
        sqlx::query(statement).bind(before).execute(&state.writer).await?;
    }
    // No pairing that names a replaced key is open for as long as that.
    chain::forget_replaced(&state.writer, now.saturating_sub(60 * 60)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::config::Settings;
    use crate::{pairing, start};

    #[tokio::test]
    async fn what_is_old_is_deleted_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("service.sqlite");
        let settings = Settings::new(database);
        let address = "127.0.0.1:1".parse().unwrap();
        let (state, _) = start::open(&settings, address, Clock::system()).await.unwrap();
        let old = pairing::create(&state, "ana", "Ana").await.unwrap().id;
        state.clock.advance(LISTED_AFTER.unsigned_abs().try_into().unwrap());
        let new = pairing::create(&state, "ana", "Ana").await.unwrap().id;
        state.clock.advance(700);
        tidy(&state).await.unwrap();
        assert!(pairing::standing(&state, &old).await.is_err());
        assert_eq!(pairing::standing(&state, &new).await.unwrap().state, "expired");
    }
}
