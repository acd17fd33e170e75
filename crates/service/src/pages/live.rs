//! What a waiting page tells its script: where to ask, what it has seen, what to say when.

use super::caller::{Answered, Known};
use super::number::{mark, result_words};
use super::words::Words;
use crate::problem::Problem;
use crate::sign_in::{self, TRIES};
use crate::state::deadline;
use crate::{pairing as pairings, sign_in::Standing};
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use std::pin::pin;
use std::time::Duration;

/// How long a page's script waits for something to happen.
const WAIT: Duration = Duration::from_secs(20);

/// How far the thing is that a page waits for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Wait {
    /// Where the script asks.
    #[serde(skip)]
    pub(crate) address: &'static str,
    /// Whether the page loads itself again by and by, where there is no script.
    #[serde(skip)]
    pub(crate) reloads: bool,
    /// What rings when there is news.
    #[serde(skip)]
    bell: String,
    /// Another value is news.
    pub(crate) seen: String,
    /// To be said.
    pub(crate) text: String,
    /// Whether the page is another one now.
    pub(crate) over: bool,
}

impl Wait {
    pub(crate) fn of_sign_in(known: &Known, standing: &Standing) -> Self {
        let id = known.session.sign_in.as_deref().unwrap_or_default();
        Self {
            address: "/number/state",
            reloads: known.caller.reloads,
            bell: id.to_owned(),
            seen: format!("{}-{}-{}", mark(known, id), standing.state, standing.tries_left),
            text: result_words(known.caller.words, standing),
            over: standing.state != "pending",
        }
    }

    pub(crate) fn of_pairing(known: &Known, standing: &pairings::Standing) -> Self {
        let id = known.session.pairing.as_deref().unwrap_or_default();
        let words = known.caller.words;
        let called = if standing.number.is_some() { "called" } else { "waits" };
        let (mark, state, left) = (mark(known, id), &standing.state, standing.tries_left);
        let pending = standing.state == "pending";
        let text = match &standing.device_name {
            Some(_) if pending && left < TRIES => words.count("web.result.wrong", left),
            Some(_) if pending => words.say("web.number.waiting").to_owned(),
            // The next page says it in its heading.
            _ => String::new(),
        };
        Self {
            address: "/pair/state",
            reloads: known.caller.reloads,
            bell: standing.wake_key.clone(),
            seen: format!("{mark}-{state}-{left}-{called}"),
            text,
            over: !pending,
        }
    }
}

/// The time that is left, and the words for it.
#[derive(Clone, Debug)]
pub(crate) struct Time {
    /// Seconds.
    pub(crate) left: i64,
    /// For a reader.
    pub(crate) words: String,
    /// For the script: what the page says from 1, 2, 3 … minutes on downwards.
    pub(crate) minutes: String,
    /// To be said when there is one minute left, and when there are 30 seconds.
    pub(crate) one_minute: String,
    pub(crate) half_minute: String,
}

impl Time {
    pub(crate) fn new(words: Words, left: i64) -> Self {
        let minutes = left.clamp(1, 600).saturating_add(59) / 60;
        let each = (1..=minutes).map(|count| words.count("web.number.minutes", count));
        Self {
            left,
            words: words.count("web.number.minutes", minutes),
            minutes: each.collect::<Vec<_>>().join("|"),
            one_minute: words.count("a11y.prompt.minutes", 1),
            half_minute: words.count("a11y.prompt.seconds", 30),
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Seen {
    seen: String,
}

type Asked = Result<Query<Seen>, QueryRejection>;

/// `GET /number/state?seen=`: how the sign-in stands, once that is news.
pub(crate) async fn number(known: Known, query: Asked) -> Answered {
    wait(&known, query, async |known| {
        let id = known.session.sign_in.as_deref().ok_or(nothing())?;
        Ok(Wait::of_sign_in(known, &sign_in::standing(known.state(), id).await?))
    })
    .await
}

/// `GET /pair/state?seen=`: how the pairing stands, once that is news.
pub(crate) async fn pairing(known: Known, query: Asked) -> Answered {
    wait(&known, query, async |known| {
        let id = known.session.pairing.as_deref().ok_or(nothing())?;
        Ok(Wait::of_pairing(known, &pairings::standing(known.state(), id).await?))
    })
    .await
}

const fn nothing() -> Problem {
    Problem::not_found("There is nothing to wait for.")
}

async fn wait(
    known: &Known,
    query: Asked,
    look: impl AsyncFn(&Known) -> Result<Wait, Problem>,
) -> Answered {
    let Query(Seen { seen }) =
        query.map_err(|_| Problem::bad_request("The state that was seen is missing."))?;
    let deadline = deadline(WAIT);
    loop {
        // The bell is asked for each time: a pairing has another one once the phone has called.
        let first = look(known).await?;
        let mut bell = pin!(known.state().wake.listen(&first.bell));
        bell.as_mut().enable();
        let now = look(known).await?;
        if now.seen != seen || !known.state().wait(bell, deadline).await {
            return Ok(Json(now).into_response());
        }
    }
}
