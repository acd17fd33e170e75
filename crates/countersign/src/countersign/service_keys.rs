//! The keys of a service (docs/protocol.md §5): the pinned one, and those that replaced it, each
//! vouched for by the one before.

use super::field::{Hash, Seconds};
use super::jws::{self, Jwk, Message, Refusal};
use super::message::{Challenge, Keys};
use crate::limits::REPLACED_KEY_SECONDS;
use serde::{Deserialize, Serialize};

/// A chain of keys, oldest first; the last one is current.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ServiceKeys {
    replaced: Vec<Replaced>,
    current: Jwk,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Replaced {
    key: Jwk,
    at: Seconds,
}

impl ServiceKeys {
    /// The chain of a fresh pairing.
    pub(crate) fn pinned(key: Jwk) -> Self {
        Self { replaced: Vec::new(), current: key }
    }

    pub(crate) fn current(&self) -> &Jwk {
        &self.current
    }

    /// Reads what only the current key signs.
    pub(crate) fn read<T: Message>(&self, jws: &str) -> Result<T, Refusal> {
        self.known(jws)?;
        jws::read(jws, &self.current)
    }

    /// Reads a challenge, which may be as old as the key before: one that was signed before the
    /// replacement holds for a day after it.
    pub(crate) fn read_challenge(&self, jws: &str, service_now: u64) -> Result<Challenge, Refusal> {
        let Some(replaced) = self.known(jws)? else { return jws::read(jws, &self.current) };
        let challenge: Challenge = jws::read(jws, &replaced.key)?;
        let last = replaced.at.get().saturating_add(REPLACED_KEY_SECONDS);
        let holds = challenge.iat <= replaced.at && service_now < last;
        if holds { Ok(challenge) } else { Err(Refusal::Signature) }
    }

    /// Goes one step along the chain.
    pub(crate) fn follow(&mut self, link: &str, base: &str) -> Result<(), Refusal> {
        let keys: Keys = jws::read(link, &self.current)?;
        let next = keys.next.thumbprint();
        let fits = keys.iss == base
            && keys.previous == self.current.thumbprint()
            && next != keys.previous
            && self.replaced.iter().all(|replaced| replaced.key.thumbprint() != next);
        if !fits {
            return Err(Refusal::Form);
        }
        let key = std::mem::replace(&mut self.current, keys.next);
        self.replaced.push(Replaced { key, at: keys.iat });
        Ok(())
    }

    /// Which key a message says it is signed by: a replaced one, or the current one.
    fn known(&self, jws: &str) -> Result<Option<&Replaced>, Refusal> {
        let kid: Hash = jws::claimed_key(jws)?;
        if kid == self.current.thumbprint() {
            return Ok(None);
        }
        let mut replaced = self.replaced.iter();
        replaced.find(|it| it.key.thumbprint() == kid).map(Some).ok_or(Refusal::UnknownKey)
    }
}
