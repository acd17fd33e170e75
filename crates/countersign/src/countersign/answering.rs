//! Answering a request (docs/protocol.md §4): signed, kept, sent, settled, in this order.

use super::challenge::{Attempt, Decision, Kept, Prompt, Receipt, Unsigned, Verified, number};
use super::key_chase::KeyChase;
use super::message::{ChallengeKind, Outcome, OutcomeKind, Verification};
use super::reply::{self, NoGood};
use super::{Pairing, field::Hash};
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure, Problem};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::journal::{self, Entry};
use crate::platform::{HttpResponse, SignPurpose};
use crate::vault::table;

/// The conversation that carries one decision.
pub(crate) struct Answering {
    prompt: String,
    decision: Decision,
    verification: Verification,
    state: State,
}

enum State {
    Begin,
    Signing { case: Case, unsigned: Unsigned },
    Sending { case: Case, label: String, kept: Kept },
    Chasing { case: Case, label: String, kept: Kept, chase: KeyChase },
    Over,
}

/// What there is to decide.
struct Case {
    account: String,
    pairing: Pairing,
    prompt: Prompt,
    verified: Verified,
    /// Answers that were kept before, oldest attempt first.
    answers: Vec<table::Row<Kept>>,
}

impl Answering {
    pub(crate) fn new(prompt: &str, decision: Decision, verification: Verification) -> Self {
        Self { prompt: prompt.to_owned(), decision, verification, state: State::Begin }
    }

    fn begin(&mut self, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        let case = self.load(around)?;
        let reporting = self.decision == Decision::Report;
        if case.prompt.outcome.is_some() && !reporting {
            return Ok(refused(Problem::AlreadyAnswered));
        }
        // An answer without a reply goes out again, with the same bytes, before anything else.
        if let Some(index) = case.answers.iter().position(|it| it.value.receipt.is_none()) {
            return Ok(self.send_again(case, index));
        }
        if case.prompt.expired(&case.verified, around.now) && !reporting {
            return Ok(refused(Problem::ChallengeExpired));
        }
        self.sign(case, around)
    }

    fn load(&self, around: &Surroundings<'_>) -> Result<Case, Fault> {
        around.vault.read(|connection, keys| {
            let (account, prompt) =
                table::prompt::<Prompt>(connection, &keys.device, &self.prompt)?;
            let pairing: Pairing = table::pairing(connection, &keys.device, &account)?
                .ok_or(AuthenticatorError::NotFound)?;
            let verified =
                prompt.verified(&pairing, around.now).ok_or(AuthenticatorError::NotFound)?;
            let answers = table::answers(connection, &keys.device, &self.prompt)?;
            Ok(Case { account, pairing, prompt, verified, answers })
        })
    }

    fn send_again(&mut self, mut case: Case, index: usize) -> Ask {
        let answer = case.answers.swap_remove(index);
        self.send(case, answer.id, answer.value)
    }

    fn sign(&mut self, case: Case, around: &Surroundings<'_>) -> Result<Ask, Fault> {
        let Case { verified, pairing, .. } = &case;
        let unsigned = match &self.decision {
            Decision::Approve { number: typed } => {
                let digits = verified.challenge.number_digits.into();
                let Some(attempt) = next_attempt(&case) else {
                    return Ok(refused(Problem::AlreadyAnswered));
                };
                let approval = (number(typed, digits)?, attempt);
                Unsigned::approve(verified, pairing, approval, self.verification, around.now)?
            }
            Decision::Deny { reason } => Unsigned::deny(verified, pairing, *reason, around.now)?,
            Decision::Report => Unsigned::report(verified, pairing, around.now)?,
        };
        let (key, message) = (unsigned.key_alias(), unsigned.message());
        let ask = match unsigned.attempt() {
            Attempt::Approve(_) => Ask::Sign { key, message, purpose: SignPurpose::Approve },
            Attempt::Deny | Attempt::Report => Ask::SignQuietly { key, message },
        };
        self.state = State::Signing { case, unsigned };
        Ok(ask)
    }

    /// Kept before it is sent: after a crash here the same bytes go out, never others.
    fn keep(
        &mut self,
        case: Case,
        unsigned: Unsigned,
        der: &[u8],
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let signed = unsigned.signed(der).ok_or(AuthenticatorError::Unavailable)?;
        let reporting = self.decision == Decision::Report;
        let answer = around.vault.write(|transaction, keys| {
            // While the sheet was open, another tap or another process may have answered.
            let prompt = table::prompt::<Prompt>(transaction, &keys.device, &self.prompt)?.1;
            if prompt.outcome.is_some() && !reporting {
                return Ok(None);
            }
            let kept = table::answers::<Kept>(transaction, &keys.device, &self.prompt)?;
            match kept.into_iter().find(|answer| answer.value.receipt.is_none()) {
                Some(earlier) => Ok(Some((earlier.id, earlier.value))),
                None => signed.keep(transaction, &keys.device, &self.prompt).map(Some),
            }
        })?;
        Ok(match answer {
            Some((label, kept)) => self.send(case, label, kept),
            None => refused(Problem::AlreadyAnswered),
        })
    }

    fn send(&mut self, case: Case, label: String, kept: Kept) -> Ask {
        let request = kept.request(&case.pairing);
        self.state = State::Sending { case, label, kept };
        Ask::Send(request)
    }

    fn settle(
        &mut self,
        case: Case,
        (label, kept): (String, Kept),
        response: HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        match read(&case.pairing, &kept.hash(), &response) {
            Ok((receipt, outcome)) => {
                let kept = Kept { receipt: Some(receipt.to_owned()), ..kept };
                self.note(case, &label, &kept, &outcome, around)
            }
            Err(NoGood::UnknownKey) => Ok(self.chase(case, (label, kept), KeyChase::new(response))),
            Err(no_good) => {
                self.note_refusal(case, &no_good, around)?;
                Ok(Ask::done(no_good.into()))
            }
        }
    }

    fn chase(&mut self, case: Case, answer: (String, Kept), mut pursuit: KeyChase) -> Ask {
        let Some(request) = pursuit.next(&case.pairing) else {
            return Ask::done(NoGood::UnknownKey.into());
        };
        let (label, kept) = answer;
        self.state = State::Chasing { case, label, kept, chase: pursuit };
        Ask::Send(request)
    }

    fn take_key(
        &mut self,
        mut case: Case,
        answer: (String, Kept),
        pursuit: KeyChase,
        link: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        if let Err(no_good) = KeyChase::take(link, &mut case.pairing) {
            return Ok(Ask::done(no_good.into()));
        }
        around.vault.write(|transaction, keys| {
            table::put_pairing(transaction, &keys.device, &case.account, &case.pairing)
        })?;
        match read(&case.pairing, &answer.1.hash(), &pursuit.response) {
            Err(NoGood::UnknownKey) => Ok(self.chase(case, answer, pursuit)),
            _ => self.settle(case, answer, pursuit.response, around),
        }
    }

    fn note(
        &mut self,
        case: Case,
        label: &str,
        kept: &Kept,
        outcome: &Outcome,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let over = outcome.outcome != OutcomeKind::WrongNumber || outcome.tries_left == 0;
        let Case { account, mut pairing, mut prompt, verified, .. } = case;
        let pairing_check = verified.challenge.kind == ChallengeKind::PairingCheck;
        pairing.confirmed |= pairing_check && outcome.outcome == OutcomeKind::Approved;
        match outcome.outcome {
            OutcomeKind::Approved if !pairing_check => {
                pairing.history.approved(verified.circumstances());
            }
            OutcomeKind::Denied => pairing.history.refused(around.now),
            _ => {}
        }
        let entry = Entry::answered(
            (&account, &pairing.host),
            kept.action,
            verified.about(),
            Receipt::new(kept.receipt.as_deref().unwrap_or_default(), &pairing, kept.hash()),
            around.now,
        );
        // A pairing whose check failed is gone at the service, and nothing of value is lost here.
        let vanishes = pairing_check && over && !pairing.confirmed;
        around.vault.write(|transaction, keys| {
            journal::append(transaction, &keys.device, &entry)?;
            if vanishes {
                return table::delete_account(transaction, &account);
            }
            if over && prompt.outcome.is_none() {
                prompt.outcome = Some(outcome.outcome);
            }
            table::update_answer(transaction, &keys.device, &self.prompt, label, kept)?;
            table::update_prompt(transaction, &keys.device, &self.prompt, &prompt)?;
            table::put_pairing(transaction, &keys.device, &account, &pairing)
        })?;
        // What was settled may be an earlier answer that had got no reply; then the present one
        // goes out now, if there is still something to say.
        if !self.decision.is_said_by(label) && (!over || self.decision == Decision::Report) {
            return self.begin(around);
        }
        Ok(Ask::Done {
            event: Event::Answered {
                prompt: self.prompt.clone(),
                outcome: outcome.outcome,
                tries_left: outcome.tries_left,
            },
            useless_keys: if vanishes { pairing.aliases() } else { Vec::new() },
        })
    }

    fn note_refusal(
        &self,
        case: Case,
        no_good: &NoGood,
        around: &mut Surroundings<'_>,
    ) -> Result<(), Fault> {
        let NoGood::Refused { problem, .. } = no_good else { return Ok(()) };
        let Case { account, mut pairing, mut prompt, .. } = case;
        match problem {
            Problem::DeviceUnknown => pairing.active = false,
            Problem::AlreadyAnswered | Problem::ChallengeExpired | Problem::ChallengeUnknown => {
                prompt.outcome.get_or_insert(OutcomeKind::Closed);
            }
            _ => return Ok(()),
        }
        around.vault.write(|transaction, keys| {
            table::update_prompt(transaction, &keys.device, &self.prompt, &prompt)?;
            table::put_pairing(transaction, &keys.device, &account, &pairing)
        })
    }
}

impl Conversation for Answering {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.begin(around),
            (State::Signing { case, unsigned }, Reply::Signature(der)) => {
                self.keep(case, unsigned, &der, around)
            }
            (State::Sending { case, label, kept }, Reply::Response(response)) => {
                self.settle(case, (label, kept), response, around)
            }
            (State::Chasing { case, label, kept, chase }, Reply::Response(link)) => {
                self.take_key(case, (label, kept), chase, &link, around)
            }
            // Not signed: no attempt was used. Not sent: it is kept, and sent again later.
            (_, Reply::Failed(failure)) => Ok(Ask::done(Event::Failed { failure: failure.into() })),
            _ => Err(out_of_turn()),
        }
    }
}

/// The next number to try; none after the third.
fn next_attempt(case: &Case) -> Option<u8> {
    (1..=3).find(|attempt| {
        let label = Attempt::Approve(*attempt).label();
        !case.answers.iter().any(|answer| answer.id == label)
    })
}

fn refused(problem: Problem) -> Ask {
    Ask::done(Event::Refused { problem })
}

fn read<'a>(
    pairing: &Pairing,
    request: &Hash,
    response: &'a HttpResponse,
) -> Result<(&'a str, Outcome), NoGood> {
    let receipt = reply::jws(response, 200)?;
    let outcome: Outcome = pairing.read(receipt)?;
    if fits(&outcome, pairing, request) {
        Ok((receipt, outcome))
    } else {
        Err(NoGood::Failed(Failure::ServiceReply))
    }
}

/// Whether an outcome is for this answer.
pub(super) fn fits(outcome: &Outcome, pairing: &Pairing, request: &Hash) -> bool {
    outcome.iss == pairing.base
        && outcome.aud == pairing.device
        && outcome.request == *request
        && outcome.tries_left <= 3
        && outcome.outcome != OutcomeKind::Unknown
}
