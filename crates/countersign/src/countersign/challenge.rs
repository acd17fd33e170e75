//! A request to sign in, from the verified bytes to a signed answer, as types: no constructor skips
//! a state, and what comes back from the vault is verified again.

use super::field::{Hash, Seconds, Text};
use super::jws::{self, Jwk, Refusal};
use super::message::{
    Approve, Challenge, ChallengeKind, Deny, DenyReason, Outcome, OutcomeKind, Report, Verification,
};
use super::{Pairing, PhoneKey, post};
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::journal::{About, JournalAction};
use crate::limits::{CHALLENGE_SECONDS, EXPIRED_VISIBLE_SECONDS};
use crate::platform::HttpRequest;
use crate::signin::Circumstances;
use crate::vault::{Sealer, table};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

/// A request as it is kept: the service's bytes, when they were seen, and how it ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Prompt {
    jws: String,
    seen: ServiceTime,
    /// The end of it, once there is one.
    pub(crate) outcome: Option<OutcomeKind>,
    /// It expired, and the person has said that it was theirs.
    #[serde(default)]
    put_away: bool,
}

/// The service's time at one moment of the phone, from a signed reply.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct ServiceTime {
    service: Seconds,
    phone: Moment,
}

impl ServiceTime {
    pub(crate) fn new(service: Seconds, now: Moment) -> Self {
        Self { service, phone: now }
    }

    /// The service's time now.
    fn at(self, now: Moment) -> u64 {
        let elapsed = now.since(self.phone).unsigned_abs().div_euclid(1000);
        self.service.get().saturating_add(elapsed)
    }
}

/// A request that is signed by the paired service and meant for this phone and account.
#[derive(Clone, Debug)]
pub(crate) struct Verified {
    pub(crate) challenge: Challenge,
    hash: Hash,
}

impl Verified {
    /// Checks signature, addressees and times.
    pub(crate) fn verify(jws: &str, pairing: &Pairing, service_now: u64) -> Result<Self, Refusal> {
        let challenge = pairing.service_keys.read_challenge(jws, service_now)?;
        let life = challenge.exp.get().checked_sub(challenge.iat.get());
        let fits = challenge.iss == pairing.base
            && challenge.aud == pairing.device
            && challenge.account == pairing.account
            && life.is_some_and(|life| (1..=CHALLENGE_SECONDS).contains(&life));
        if fits { Ok(Self { challenge, hash: jws::hash(jws) }) } else { Err(Refusal::Form) }
    }
}

impl Verified {
    /// Where it says that it comes from.
    pub(crate) fn circumstances(&self) -> Circumstances<'_> {
        let context = self.challenge.context.as_ref();
        let browser = context.and_then(|context| context.browser.as_ref());
        let country = context.and_then(|context| context.country.as_ref());
        Circumstances {
            app: self.challenge.app.as_ref().map(Text::as_str),
            browser: browser.map(Text::as_str),
            country: country.map(Text::as_str),
        }
    }

    /// What its line in the journal says about it.
    pub(crate) fn about(&self) -> About {
        let place = self.challenge.context.as_ref().and_then(|context| context.place.as_ref());
        let Circumstances { app, country, .. } = self.circumstances();
        About {
            app: app.map(str::to_owned),
            country: country.map(str::to_owned),
            place: place.map(|place| place.as_str().to_owned()),
        }
    }
}

impl Prompt {
    /// A request that was just fetched.
    pub(crate) fn new(jws: String, seen: ServiceTime) -> Self {
        Self { jws, seen, outcome: None, put_away: false }
    }

    /// Checks it again, as if it had just come. None once its key has been replaced for so long
    /// that nothing by it holds: then it is as good as gone.
    pub(crate) fn verified(&self, pairing: &Pairing, now: Moment) -> Option<Verified> {
        Verified::verify(&self.jws, pairing, self.seen.at(now)).ok()
    }

    /// When it came.
    pub(crate) fn came(&self) -> Moment {
        self.seen.phone
    }

    /// Whether it is too old to be decided, by the service's clock.
    pub(crate) fn expired(&self, verified: &Verified, now: Moment) -> bool {
        self.seen.at(now) >= verified.challenge.exp.get()
    }

    /// Whether it waits for the person: for an answer, or for a word on an expired one.
    pub(crate) fn is_shown(&self, verified: &Verified, now: Moment) -> bool {
        self.outcome.is_none() && !self.put_away && !self.forgotten(verified, now)
    }

    /// Whether it is so old that nothing can be said about it any more.
    pub(crate) fn forgotten(&self, verified: &Verified, now: Moment) -> bool {
        self.seen.at(now) >= verified.challenge.exp.get().saturating_add(EXPIRED_VISIBLE_SECONDS)
    }
}

/// Puts a request away that expired.
pub(crate) fn put_away(
    transaction: &Transaction<'_>,
    device: &Sealer,
    pairing: &Pairing,
    id: &str,
    now: Moment,
) -> Result<(), Fault> {
    let mut prompt: Prompt = table::prompt(transaction, device, id)?.1;
    let verified = prompt.verified(pairing, now).filter(|verified| prompt.is_shown(verified, now));
    if !prompt.expired(&verified.ok_or(AuthenticatorError::NotFound)?, now) {
        return Err(AuthenticatorError::WrongState.into());
    }
    prompt.put_away = true;
    table::update_prompt(transaction, device, id, &prompt)
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Approve { number: String },
    Deny { reason: DenyReason },
    Report,
}

impl Decision {
    /// Whether an answer of this label says it.
    pub(crate) fn is_said_by(&self, label: &str) -> bool {
        match self {
            Self::Approve { .. } => label.starts_with("approve-"),
            Self::Deny { .. } => label == "deny",
            Self::Report => label == "report",
        }
    }
}

/// The number on the page, as typed: full-width digits of Chinese and Japanese keyboards count as
/// digits, blanks between groups do not count at all, nothing else is a digit.
pub(crate) fn number(typed: &str, digits: u8) -> Result<String, AuthenticatorError> {
    let wanted = AuthenticatorError::NumberLength { count: digits.into() };
    let kept = typed.chars().filter(|character| !character.is_whitespace());
    let number: Option<String> = kept.map(ascii_digit).collect();
    number.filter(|number| number.len() == usize::from(digits)).ok_or(wanted)
}

fn ascii_digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '\u{ff10}'..='\u{ff19}' => {
            u32::from(character).checked_sub(0xff10).and_then(|digit| char::from_digit(digit, 10))
        }
        _ => None,
    }
}

/// Which answer it is: there is at most one signature for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    Approve(u8),
    Deny,
    Report,
}

impl Attempt {
    /// The attempt as the vault names it.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Approve(attempt) => format!("approve-{attempt}"),
            Self::Deny => "deny".to_owned(),
            Self::Report => "report".to_owned(),
        }
    }
}

/// An answer that nobody has signed yet.
#[derive(Debug)]
pub(crate) struct Unsigned {
    attempt: Attempt,
    action: JournalAction,
    key: PhoneKey,
    signing_input: String,
}

impl Unsigned {
    /// Yes, with the number that was typed. `attempt` counts from 1.
    pub(crate) fn approve(
        verified: &Verified,
        pairing: &Pairing,
        (number, attempt): (String, u8),
        uv: Verification,
        now: Moment,
    ) -> Result<Self, Fault> {
        let payload = Approve {
            aud: pairing.base.clone(),
            sub: pairing.device.clone(),
            challenge: verified.challenge.jti.clone(),
            challenge_hash: verified.hash,
            attempt,
            number,
            uv,
            iat: Seconds::new(now.unix_seconds()),
        };
        let pairing_check = verified.challenge.kind == ChallengeKind::PairingCheck;
        let action = if pairing_check { JournalAction::Pair } else { JournalAction::Approve };
        Self::new((Attempt::Approve(attempt), action), &pairing.approval, &payload)
    }

    /// No.
    pub(crate) fn deny(
        verified: &Verified,
        pairing: &Pairing,
        reason: DenyReason,
        now: Moment,
    ) -> Result<Self, Fault> {
        let payload = Deny {
            aud: pairing.base.clone(),
            sub: pairing.device.clone(),
            challenge: verified.challenge.jti.clone(),
            challenge_hash: verified.hash,
            reason,
            iat: Seconds::new(now.unix_seconds()),
        };
        let action = JournalAction::Deny { reason };
        Self::new((Attempt::Deny, action), &pairing.quiet, &payload)
    }

    /// It was not me.
    pub(crate) fn report(
        verified: &Verified,
        pairing: &Pairing,
        now: Moment,
    ) -> Result<Self, Fault> {
        let payload = Report {
            aud: pairing.base.clone(),
            sub: pairing.device.clone(),
            challenge: verified.challenge.jti.clone(),
            challenge_hash: verified.hash,
            iat: Seconds::new(now.unix_seconds()),
        };
        Self::new((Attempt::Report, JournalAction::Report), &pairing.quiet, &payload)
    }

    fn new<T: jws::Message + Serialize>(
        (attempt, action): (Attempt, JournalAction),
        key: &PhoneKey,
        payload: &T,
    ) -> Result<Self, Fault> {
        let signing_input = jws::signing_input(&key.public, payload).map_err(|_| Fault::Defect)?;
        Ok(Self { attempt, action, key: key.clone(), signing_input })
    }

    pub(crate) fn key_alias(&self) -> String {
        self.key.alias.clone()
    }

    pub(crate) fn message(&self) -> Vec<u8> {
        self.signing_input.clone().into_bytes()
    }

    pub(crate) fn attempt(&self) -> Attempt {
        self.attempt
    }

    /// Takes the platform's signature, once it holds for the stored public key.
    pub(crate) fn signed(self, der: &[u8]) -> Option<Signed> {
        let jws = jws::attach(&self.signing_input, &self.key.public, der)?;
        Some(Signed { attempt: self.attempt, action: self.action, jws })
    }
}

/// An answer that is signed and not kept yet: it cannot be sent.
#[derive(Debug)]
pub(crate) struct Signed {
    attempt: Attempt,
    action: JournalAction,
    jws: String,
}

/// An answer in the vault: only this can be sent, and it is always sent as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) jws: String,
    pub(crate) action: JournalAction,
    /// The service's signed outcome.
    pub(crate) receipt: Option<String>,
}

impl Signed {
    /// Keeps it. Where another one is kept for the same attempt already, that one counts.
    pub(crate) fn keep(
        self,
        transaction: &Transaction<'_>,
        device: &Sealer,
        prompt: &str,
    ) -> Result<(String, Kept), Fault> {
        let label = self.attempt.label();
        let known = table::answers::<Kept>(transaction, device, prompt)?;
        if let Some(earlier) = known.into_iter().find(|answer| answer.id == label) {
            return Ok((label, earlier.value));
        }
        let kept = Kept { jws: self.jws, action: self.action, receipt: None };
        table::insert_answer(transaction, device, prompt, &label, &kept)?;
        Ok((label, kept))
    }
}

impl Kept {
    pub(crate) fn request(&self, pairing: &Pairing) -> HttpRequest {
        post(&pairing.base, "answers", &self.jws)
    }

    pub(crate) fn hash(&self) -> Hash {
        jws::hash(&self.jws)
    }
}

/// A service's signed outcome with all that is needed to check it later: the key that signed it,
/// and the hash of the answer that it is for. The answer itself is not kept: it holds the number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Receipt {
    jws: String,
    key: Jwk,
    request: Hash,
}

impl Receipt {
    pub(crate) fn new(jws: &str, pairing: &Pairing, request: Hash) -> Self {
        Self { jws: jws.to_owned(), key: pairing.service_keys.current().clone(), request }
    }

    /// What it proves, if it does.
    pub(crate) fn verify(&self) -> Option<OutcomeKind> {
        let outcome: Outcome = jws::read(&self.jws, &self.key).ok()?;
        (outcome.request == self.request).then_some(outcome.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_typed_in_digits_of_the_keyboard() {
        assert_eq!(number("060417", 6).unwrap(), "060417");
        assert_eq!(number(" 06 04\u{3000}17 ", 6).unwrap(), "060417");
        assert_eq!(number("０６０４１７", 6).unwrap(), "060417");
        for wrong in ["", "6417", "0604177", "06041a", "-60417", "٠٦٠٤١٧", "०६०४१७"]
        {
            let refused = AuthenticatorError::NumberLength { count: 6 };
            assert_eq!(number(wrong, 6).unwrap_err(), refused, "{wrong}");
        }
        assert!(number("7", 2).is_err());
        assert_eq!(number("07", 2).unwrap(), "07");
    }

    #[test]
    fn expiry_goes_by_the_services_clock_whatever_the_phones_is_set_to() {
        let seen = Moment { unix_ms: 5_000, monotonic_ms: 70_000 };
        let time = ServiceTime::new(Seconds::new(1_000), seen);
        let at = |unix_ms, monotonic_ms| time.at(Moment { unix_ms, monotonic_ms });
        assert_eq!(at(5_000, 70_000), 1_000);
        assert_eq!(at(-3_600_000, 79_999), 1_009);
        assert_eq!(at(3_600_000_000, 80_000), 1_010);
        assert_eq!(at(25_000, 3), 1_020, "after a restart the wall clock counts");
    }
}
