//! Fetching what is open (docs/protocol.md §2).

use super::Pairing;
use super::challenge::{Prompt, ServiceTime, Verified};
use super::field::Seconds;
use super::key_chase::KeyChase;
use super::message::{ChallengeKind, Challenges, OutcomeKind, Poll};
use super::reply::{self, NoGood};
use super::{jws, post};
use crate::clock::{Evidence, Moment};
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure, Problem};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::limits::{CHALLENGES, CLOCK_OFFSET_SECONDS, LONG_POLL_SECONDS};
use crate::platform::{HttpHeader, HttpResponse};
use crate::vault::{OpenKeys, setting, table};
use rusqlite::Transaction;

/// Why the services are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RefreshReason {
    /// To show what is open now.
    Now,
    /// To learn of the next request as soon as there is one: each service may take its time.
    /// Wait two seconds at least before the next refresh.
    Waiting,
}

/// The conversation that asks one service.
pub(crate) struct Polling {
    account: String,
    reason: RefreshReason,
    clock_was_mended: bool,
    /// When the last poll was sent.
    sent: Option<Moment>,
    state: State,
}

enum State {
    Begin,
    Signing { pairing: Pairing, signing_input: String },
    Sending { pairing: Pairing, poll: String },
    Chasing { pairing: Pairing, poll: String, chase: KeyChase },
    Over,
}

impl Polling {
    pub(crate) fn new(account: &str, reason: RefreshReason) -> Self {
        let (account, clock_was_mended) = (account.to_owned(), false);
        Self { account, reason, clock_was_mended, sent: None, state: State::Begin }
    }

    fn ask(&mut self, around: &Surroundings<'_>) -> Result<Ask, Fault> {
        let pairing: Pairing = around
            .vault
            .read(|connection, keys| table::pairing(connection, &keys.device, &self.account))?
            .ok_or(AuthenticatorError::NotFound)?;
        let payload = Poll {
            aud: pairing.base.clone(),
            sub: pairing.device.clone(),
            iat: Seconds::new(pairing.service_now(around.now)),
        };
        let key = &pairing.quiet;
        let signing_input = jws::signing_input(&key.public, &payload).map_err(|_| Fault::Defect)?;
        let ask =
            Ask::SignQuietly { key: key.alias.clone(), message: signing_input.clone().into() };
        self.state = State::Signing { pairing, signing_input };
        Ok(ask)
    }

    fn send(&mut self, pairing: Pairing, signing_input: &str, der: &[u8]) -> Result<Ask, Fault> {
        let poll = jws::attach(signing_input, &pairing.quiet.public, der)
            .ok_or(AuthenticatorError::Unavailable)?;
        let mut request = post(&pairing.base, "poll", &poll);
        if self.reason == RefreshReason::Waiting {
            let (name, value) = ("Prefer".to_owned(), format!("wait={LONG_POLL_SECONDS}"));
            request.headers.push(HttpHeader { name, value });
            let wait_ms = LONG_POLL_SECONDS.saturating_mul(1000);
            request.timeout_ms = request.timeout_ms.saturating_add(wait_ms);
        }
        self.state = State::Sending { pairing, poll };
        Ok(Ask::Send(request))
    }

    fn settle(
        &mut self,
        pairing: Pairing,
        poll: String,
        response: HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        match read(&pairing, &poll, &response) {
            Ok(challenges) => self.take(&pairing, challenges, around),
            Err(NoGood::Refused { problem: Problem::ClockSkew, now: Some(service) })
                if !self.clock_was_mended =>
            {
                self.mend_clock(pairing, service, around)
            }
            Err(NoGood::UnknownKey) => Ok(self.chase(pairing, poll, KeyChase::new(response))),
            Err(NoGood::Refused { problem: Problem::DeviceUnknown, .. }) => {
                self.note_unknown(pairing, around)
            }
            Err(no_good) => Ok(Ask::done(no_good.into())),
        }
    }

    fn chase(&mut self, pairing: Pairing, poll: String, mut chase: KeyChase) -> Ask {
        let Some(request) = chase.next(&pairing) else {
            return Ask::done(NoGood::UnknownKey.into());
        };
        self.state = State::Chasing { pairing, poll, chase };
        Ask::Send(request)
    }

    fn take_key(
        &mut self,
        (mut pairing, poll): (Pairing, String),
        chase: KeyChase,
        link: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        if let Err(no_good) = KeyChase::take(link, &mut pairing) {
            return Ok(Ask::done(no_good.into()));
        }
        self.put(&pairing, around)?;
        match read(&pairing, &poll, &chase.response) {
            Err(NoGood::UnknownKey) => Ok(self.chase(pairing, poll, chase)),
            _ => self.settle(pairing, poll, chase.response, around),
        }
    }

    /// One retry with the service's time, unless it is so far off that the person must look.
    fn mend_clock(
        &mut self,
        mut pairing: Pairing,
        service: u64,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let phone = around.now.unix_seconds();
        if service.abs_diff(phone) > CLOCK_OFFSET_SECONDS {
            return Ok(Ask::done(Event::Refused { problem: Problem::ClockSkew }));
        }
        self.clock_was_mended = true;
        pairing.clock_offset = service.checked_signed_diff(phone).unwrap_or(0);
        self.put(&pairing, around)?;
        self.ask(around)
    }

    /// Said, never acted upon: the account and its codes stay until the person removes them. Only
    /// a pairing whose number was never typed vanishes, as it has at the service.
    fn note_unknown(
        &self,
        mut pairing: Pairing,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let event = Event::Refused { problem: Problem::DeviceUnknown };
        // A lost reply to an answer may have confirmed it.
        let answered = |connection: &_, _: &_| table::is_answered(connection, &self.account);
        if pairing.confirmed || around.vault.read(answered)? {
            pairing.active = false;
            self.put(&pairing, around)?;
            return Ok(Ask::done(event));
        }
        around.vault.write(|transaction, _| table::delete_account(transaction, &self.account))?;
        Ok(Ask::Done { event, useless_keys: pairing.aliases() })
    }

    fn put(&self, pairing: &Pairing, around: &mut Surroundings<'_>) -> Result<(), Fault> {
        around.vault.write(|transaction, keys| {
            table::put_pairing(transaction, &keys.device, &self.account, pairing)
        })
    }

    fn take(
        &self,
        pairing: &Pairing,
        challenges: Challenges,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let seen = ServiceTime::new(challenges.now, around.now);
        let service_now = challenges.now.get();
        let now = around.now;
        let evidence = self.sent.and_then(|sent| Evidence::new(service_now, sent, now));
        let ignored = around.vault.write(|transaction, keys| {
            evidence.map_or(Ok(()), |it| setting::put_clock(transaction, &keys.device, it, now))?;
            let mut ignored: u32 = 0;
            let mut listed = Vec::new();
            let mut checks_pairing = false;
            for jws in challenges.challenges {
                let Ok(verified) = Verified::verify(&jws, pairing, service_now) else {
                    ignored = ignored.saturating_add(1);
                    continue;
                };
                checks_pairing |= verified.challenge.kind == ChallengeKind::PairingCheck;
                let jti = verified.challenge.jti.as_str().to_owned();
                let known = table::prompt_of_challenge(transaction, &self.account, &jti)?;
                // The first verified bytes win: a known request is never replaced.
                if let Some(id) = known {
                    listed.push(id);
                    continue;
                }
                let (device, prompt) = (&keys.device, Prompt::new(jws, seen));
                let id = table::insert_prompt(transaction, device, &self.account, &jti, &prompt)?;
                listed.push(id);
            }
            if !challenges.more && ignored == 0 {
                self.close_the_rest(transaction, keys, pairing, &listed, now)?;
                // The service knows a phone and checks its pairing no more: it was confirmed, and
                // the reply that said so was lost.
                if !pairing.confirmed && !checks_pairing {
                    let pairing = Pairing { confirmed: true, ..pairing.clone() };
                    table::put_pairing(transaction, &keys.device, &self.account, &pairing)?;
                }
            }
            Ok(ignored)
        })?;
        Ok(Ask::done(Event::Refreshed { account: self.account.clone(), ignored }))
    }

    /// What was open and is missing from a whole list was closed elsewhere, unless it came by another
    /// poll while this one was on its way: the list may be older than that.
    fn close_the_rest(
        &self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        pairing: &Pairing,
        listed: &[String],
        now: Moment,
    ) -> Result<(), Fault> {
        for mut row in table::prompts::<Prompt>(transaction, &keys.device, &self.account)? {
            let verified = row.value.verified(pairing, now);
            if verified.is_none_or(|verified| row.value.forgotten(&verified, now)) {
                table::delete_prompt(transaction, &row.id)?;
            } else if row.value.outcome.is_none()
                && !listed.contains(&row.id)
                && self.sent.is_none_or(|sent| row.value.came().is_no_later_than(sent))
            {
                row.value.outcome = Some(OutcomeKind::Closed);
                table::update_prompt(transaction, &keys.device, &row.id, &row.value)?;
            }
        }
        Ok(())
    }
}

impl Conversation for Polling {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.ask(around),
            (State::Signing { pairing, signing_input }, Reply::Signature(der)) => {
                self.sent = Some(around.now);
                self.send(pairing, &signing_input, &der)
            }
            (State::Sending { pairing, poll }, Reply::Response(response)) => {
                self.settle(pairing, poll, response, around)
            }
            (State::Chasing { pairing, poll, chase }, Reply::Response(link)) => {
                self.take_key((pairing, poll), chase, &link, around)
            }
            (_, Reply::Failed(failure)) => Ok(Ask::done(Event::Failed { failure: failure.into() })),
            _ => Err(out_of_turn()),
        }
    }
}

fn read(pairing: &Pairing, poll: &str, response: &HttpResponse) -> Result<Challenges, NoGood> {
    let challenges: Challenges = pairing.read(reply::jws(response, 200)?)?;
    if fits(&challenges, pairing, &jws::hash(poll)) {
        Ok(challenges)
    } else {
        Err(NoGood::Failed(Failure::ServiceReply))
    }
}

/// Whether a reply is for this poll.
pub(super) fn fits(challenges: &Challenges, pairing: &Pairing, poll: &super::field::Hash) -> bool {
    challenges.iss == pairing.base
        && challenges.aud == pairing.device
        && challenges.poll == *poll
        && challenges.challenges.len() <= CHALLENGES
}
