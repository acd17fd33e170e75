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
}

impl Prompt {
    /// A request that was just fetched.
    pub(super) fn new(challenge: Challenge, now: Moment) -> Self {
        Self { challenge, came: now, listed: now, outcome: None, display_code: None }
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

/// Forgets the code that a request has given the phone to show.
pub(crate) fn dismiss_code(
    transaction: &Transaction<'_>,
    device: &Sealer,
    id: &str,
) -> Result<(), Fault> {
    let prompt: Prompt = table::prompt(transaction, device, id)?.1;
    if prompt.display_code.is_none() {
        return Err(AuthenticatorError::NotFound.into());
    }
    table::update_prompt(transaction, device, id, &Prompt { display_code: None, ..prompt })
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
    fn a_code_that_waits_is_not_forgotten() {
        let mut prompt = prompt();
        assert!(!prompt.forgotten(at(87_519)) && prompt.forgotten(at(87_520)));
        prompt.display_code = Some("94".to_owned());
        assert!(!prompt.forgotten(at(999_999)));
    }
}
