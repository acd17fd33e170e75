//! A request as it is kept, from its first sight to its end.

use super::Token;
use super::challenge::{Challenge, Verified};
use crate::clock::Moment;
use crate::countersign::{DenyReason, OutcomeKind};
use crate::error::{AuthenticatorError, Fault};
use crate::limits::{
    ASSUMED_SECONDS, CHALLENGE_SECONDS, EXPIRED_VISIBLE_SECONDS, STILL_LISTED_SECONDS,
};
use crate::vault::{Sealer, table};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

/// A request as it is kept: the server's fields, when they were seen, and how it ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Prompt {
    challenge: Challenge,
    came: Moment,
    /// When the server listed it last.
    listed: Moment,
    /// The end of it, once there is one.
    pub(crate) outcome: Option<OutcomeKind>,
    /// What to type on the sign-in page, until the person has put it away. The server says it once.
    #[serde(default)]
    pub(crate) display_code: Option<String>,
    /// It expired, and the person has said that it was theirs.
    #[serde(default)]
    put_away: bool,
}

impl Prompt {
    /// A request that was just fetched.
    pub(super) fn new(challenge: Challenge, now: Moment) -> Self {
        let (outcome, display_code, put_away) = (None, None, false);
        Self { challenge, came: now, listed: now, outcome, display_code, put_away }
    }

    /// Checks it again, as if it had just come. None where the token has other keys by now.
    pub(crate) fn verified(&self, token: &Token) -> Option<Verified> {
        self.challenge.verified(token)
    }

    /// What the server calls it.
    pub(super) fn nonce(&self) -> &str {
        &self.challenge.nonce
    }

    /// When it came.
    pub(crate) fn came(&self) -> Moment {
        self.came
    }

    /// The server lists it still, whatever this phone had assumed. Tells whether that changes
    /// anything.
    pub(super) fn note_listed(&mut self, now: Moment) -> bool {
        let before = self.life();
        let seen_last = std::mem::replace(&mut self.listed, now);
        let changed = self.life() != before;
        if !changed {
            self.listed = seen_last;
        }
        changed
    }

    /// Seconds after it came at which it ends. The request does not say it: two minutes are the
    /// server's default, and what it still lists has not ended. Ten minutes are the most.
    fn life(&self) -> i64 {
        let listed = self.listed.since(self.came).div_euclid(1000);
        let still = listed.saturating_add(STILL_LISTED_SECONDS);
        let longest = i64::try_from(CHALLENGE_SECONDS).unwrap_or(i64::MAX);
        still.clamp(ASSUMED_SECONDS, longest)
    }

    /// The Unix second at which it probably ends.
    pub(crate) fn expires(&self) -> i64 {
        self.came.unix_ms.div_euclid(1000).saturating_add(self.life())
    }

    /// Whether it has probably ended.
    pub(crate) fn expired(&self, now: Moment) -> bool {
        self.age(now) >= self.life()
    }

    /// Whether it waits for the person: for an answer, or for a word on an expired one. What was put
    /// away is back where the server lists it still.
    pub(crate) fn is_shown(&self, now: Moment) -> bool {
        let put_away = self.put_away && self.expired(now);
        self.outcome.is_none() && !put_away && !self.forgotten(now)
    }

    /// Whether it is so old that nothing is to be said about it any more. A code that waits to be
    /// typed is.
    pub(crate) fn forgotten(&self, now: Moment) -> bool {
        let visible = i64::try_from(EXPIRED_VISIBLE_SECONDS).unwrap_or(i64::MAX);
        self.display_code.is_none() && self.age(now) >= self.life().saturating_add(visible)
    }

    fn age(&self, now: Moment) -> i64 {
        now.since(self.came).div_euclid(1000)
    }
}

/// Puts a request away that is over: the code that it has given the phone to show, or, where it
/// expired, the request itself.
pub(crate) fn put_away(
    transaction: &Transaction<'_>,
    device: &Sealer,
    id: &str,
    now: Moment,
) -> Result<(), Fault> {
    let mut prompt: Prompt = table::prompt(transaction, device, id)?.1;
    if prompt.display_code.take().is_none() {
        if !prompt.is_shown(now) {
            return Err(AuthenticatorError::NotFound.into());
        }
        if !prompt.expired(now) {
            return Err(AuthenticatorError::WrongState.into());
        }
        prompt.put_away = true;
    }
    table::update_prompt(transaction, device, id, &prompt)
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Approve { answer: Option<String> },
    Deny { reason: DenyReason },
    Report,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        let milliseconds = seconds.saturating_mul(1000);
        Moment { unix_ms: milliseconds, monotonic_ms: milliseconds }
    }

    fn prompt() -> Prompt {
        let text = String::new;
        let challenge = Challenge {
            nonce: text(),
            url: text(),
            serial: text(),
            question: text(),
            title: text(),
            sslverify: text(),
            require_presence: None,
            signature: text(),
            capabilities: None,
            capabilities_signature: None,
        };
        Prompt::new(challenge, at(1_000))
    }

    #[test]
    fn two_minutes_are_assumed_and_a_list_knows_better() {
        let mut prompt = prompt();
        assert_eq!(prompt.expires(), 1_120);
        assert!(!prompt.expired(at(1_119)) && prompt.expired(at(1_120)));
        assert!(!prompt.note_listed(at(1_060)), "nothing to write");
        assert_eq!(prompt.expires(), 1_120);
        assert!(prompt.note_listed(at(1_200)));
        assert!(!prompt.expired(at(1_229)) && prompt.expired(at(1_230)));
        assert!(prompt.note_listed(at(9_000)));
        assert!(!prompt.expired(at(1_599)) && prompt.expired(at(1_600)));
    }

    #[test]
    fn what_was_put_away_is_back_where_the_server_lists_it_still() {
        let mut prompt = prompt();
        prompt.put_away = true;
        assert!(!prompt.is_shown(at(1_200)));
        assert!(prompt.note_listed(at(1_201)));
        assert!(prompt.is_shown(at(1_201)) && !prompt.is_shown(at(1_231)));
    }

    #[test]
    fn a_code_that_waits_is_not_forgotten() {
        let mut prompt = prompt();
        assert!(!prompt.forgotten(at(87_519)) && prompt.forgotten(at(87_520)));
        prompt.display_code = Some("94".to_owned());
        assert!(!prompt.forgotten(at(999_999)));
    }
}
