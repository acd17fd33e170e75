//! Deleting what nobody may ask for any more.

use crate::answers::KEPT_FOR;
use crate::poll::LISTED_AFTER;
use crate::state::{ServiceState, Shared};
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_mins(1);

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
    let answered = now.saturating_sub(KEPT_FOR);
    for (statement, before) in [
        ("DELETE FROM session WHERE expires <= ?", now),
        ("DELETE FROM pairing WHERE expires <= ?", day_ago),
        ("DELETE FROM device WHERE unconfirmed_until <= ?", answered),
        ("DELETE FROM device WHERE removed <= ?", answered),
        // Cascades to challenges and answers. An hour more than a report may take.
        ("DELETE FROM sign_in WHERE expires <= ? - 3600", day_ago),
    ] {
        sqlx::query(statement).bind(before).execute(&state.writer).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::config::Settings;
    use crate::{pairing, start};
    use clap::Parser;

    #[tokio::test]
    async fn what_is_old_is_deleted_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("service.sqlite").display().to_string();
        let settings = Settings::parse_from(["service", "--database", &database]);
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
