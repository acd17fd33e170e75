//! Answering a request: attended, signed, kept, sent, settled, in this order.

use super::answer::{Attempt, Kept, Refusal, Unattended, Unsigned};
use super::challenge::Verified;
use super::polling::{List, problem};
use super::prompt::{Decision, Prompt};
use super::reply::{self, NoGood};
use super::{Poll, Token};
use crate::countersign::OutcomeKind;
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure, Problem};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::journal::{self, Entry, JournalAction};
use crate::platform::{HttpResponse, SignPurpose};
use crate::vault::{OpenKeys, table};
use rusqlite::Transaction;
use serde_json::Value;

/// The conversation that carries one decision.
pub(crate) struct Answering {
    prompt: String,
    decision: Decision,
    /// Whether the answer went out before without a reply: then a no can mean that it was taken.
    again: bool,
    state: State,
}

enum State {
    Begin,
    Attending {
        case: Case,
        unattended: Unattended,
    },
    Signing {
        case: Case,
        unsigned: Unsigned,
    },
    Sending {
        case: Case,
        answer: Answer,
    },
    /// The server did not take it, and does not say why: its list does.
    SigningPoll {
        case: Case,
        answer: Answer,
        poll: Poll,
    },
    Looking {
        case: Case,
        answer: Answer,
        poll: Poll,
    },
    Over,
}

/// A kept answer, with the name of its attempt.
type Answer = (String, Kept);

/// What there is to decide.
struct Case {
    account: String,
    token: Token,
    verified: Verified,
}

impl Answering {
    pub(crate) fn new(prompt: &str, decision: Decision) -> Self {
        Self { prompt: prompt.to_owned(), decision, again: false, state: State::Begin }
    }

    fn begin(&mut self, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        let (case, prompt, answers) = around.vault.read(|connection, keys| {
            let (account, prompt) =
                table::prompt::<Prompt>(connection, &keys.device, &self.prompt)?;
            let token: Token = table::pairing(connection, &keys.device, &account)?
                .ok_or(AuthenticatorError::NotFound)?;
            let verified = prompt.verified(&token).ok_or(AuthenticatorError::NotFound)?;
            let answers = table::answers::<Kept>(connection, &keys.device, &self.prompt)?;
            Ok((Case { account, token, verified }, prompt, answers))
        })?;
        if prompt.outcome.is_some() {
            return Ok(refused(Problem::AlreadyAnswered));
        }
        // An answer without a reply goes out again, with the same bytes, before anything else.
        let answered = !answers.is_empty();
        if let Some(kept) = answers.into_iter().find(|answer| answer.value.outcome.is_none()) {
            self.again = true;
            return Ok(self.send(case, (kept.id, kept.value)));
        }
        if answered {
            return Ok(refused(Problem::AlreadyAnswered));
        }
        if prompt.expired(around.now) {
            return Ok(refused(Problem::ChallengeExpired));
        }
        self.decide(case)
    }

    fn decide(&mut self, case: Case) -> Result<Ask, Fault> {
        let refusal = match &self.decision {
            Decision::Approve { answer } => {
                let answer = answer.as_deref();
                let unattended = Unattended::approve(&case.verified, &case.token, answer)?;
                let (key, message) = unattended.to_sign();
                self.state = State::Attending { case, unattended };
                return Ok(Ask::Sign { key, message, purpose: SignPurpose::Approve });
            }
            Decision::Deny { reason } => Refusal::Person(*reason),
            Decision::Report => Refusal::Report,
        };
        let unsigned = Unsigned::deny(&case.verified, &case.token, refusal);
        Ok(self.sign(case, unsigned))
    }

    fn attended(&mut self, case: Case, unattended: Unattended, der: &[u8]) -> Result<Ask, Fault> {
        let unsigned = unattended.attended(der).ok_or(AuthenticatorError::Unavailable)?;
        Ok(self.sign(case, unsigned))
    }

    fn sign(&mut self, case: Case, unsigned: Unsigned) -> Ask {
        let (key, message) = unsigned.to_sign();
        self.state = State::Signing { case, unsigned };
        Ask::SignQuietly { key, message }
    }

    /// Kept before it is sent: after a crash here the same bytes go out, never others.
    fn keep(
        &mut self,
        case: Case,
        unsigned: Unsigned,
        signature: &[u8],
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let signed = unsigned.signed(signature).ok_or(AuthenticatorError::Unavailable)?;
        let answer = around.vault.write(|transaction, keys| {
            // While the sheet was open, another tap or another process may have answered.
            let prompt = table::prompt::<Prompt>(transaction, &keys.device, &self.prompt)?.1;
            if prompt.outcome.is_some() {
                return Ok(None);
            }
            let kept = table::answers::<Kept>(transaction, &keys.device, &self.prompt)?;
            match kept.into_iter().find(|answer| answer.value.outcome.is_none()) {
                Some(earlier) => Ok(Some((earlier.id, earlier.value))),
                None => signed.keep(transaction, &keys.device, &self.prompt).map(Some),
            }
        })?;
        Ok(match answer {
            Some(answer) => self.send(case, answer),
            None => refused(Problem::AlreadyAnswered),
        })
    }

    fn send(&mut self, case: Case, answer: Answer) -> Ask {
        let request = answer.1.request();
        self.state = State::Sending { case, answer };
        Ask::Send(request)
    }

    fn settle(
        &mut self,
        case: Case,
        answer: Answer,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        match reply::read(response) {
            Ok(reply) if reply.value == Value::Bool(true) => {
                let outcome = said_by(&answer, &case.verified);
                self.note(&case, &answer, outcome, reply.display_code(), around)
            }
            // There was one try, and it is spent: whether it was refused or over is the same.
            Ok(reply) if reply.value == Value::Bool(false) && is_wrong_number(&answer) => {
                self.note(&case, &answer, OutcomeKind::WrongNumber, None, around)
            }
            Ok(reply) if reply.value == Value::Bool(false) => Ok(self.look(case, answer, around)),
            Ok(_) => Ok(failed(Failure::ServiceReply)),
            Err(NoGood::Refused { status: 404, .. }) => {
                note_unknown(&case, around)?;
                Ok(refused(Problem::DeviceUnknown))
            }
            Err(no_good) => Ok(Ask::done(no_good.event(Problem::BadRequest))),
        }
    }

    fn look(&mut self, case: Case, answer: Answer, around: &Surroundings<'_>) -> Ask {
        let poll = Poll::new(&case.token, around.now);
        let (key, message) = (case.token.key.alias.clone(), poll.message(&case.token));
        self.state = State::SigningPoll { case, answer, poll };
        Ask::SignQuietly { key, message }
    }

    fn ask(
        &mut self,
        case: Case,
        answer: Answer,
        poll: Poll,
        signature: &[u8],
    ) -> Result<Ask, Fault> {
        let request = poll.request(&case.token, signature);
        let request = request.ok_or(AuthenticatorError::Unavailable)?;
        self.state = State::Looking { case, answer, poll };
        Ok(Ask::Send(request))
    }

    /// Still listed means a wrong number, where there is one; gone means over.
    fn looked(
        &mut self,
        case: Case,
        answer: &Answer,
        poll: &Poll,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let list = match reply::read(response).and_then(List::of) {
            Ok(list) => list,
            Err(no_good) => return Ok(Ask::done(no_good.event(problem(poll, no_good)))),
        };
        if !list.has(&case.verified.nonce) {
            let outcome = if self.again { OutcomeKind::Unknown } else { OutcomeKind::Closed };
            return self.note(&case, answer, outcome, None, around);
        }
        let with_number = case.verified.options.is_some();
        if answer.0 != Attempt::Approve.label() || !with_number {
            // The server would not say why; the same bytes may be sent again.
            return Ok(refused(Problem::BadRequest));
        }
        around.vault.write(|transaction, keys| {
            self.settled(transaction, keys, answer, OutcomeKind::WrongNumber)
        })?;
        // The server would let anybody try until it fits. This phone does not.
        let unsigned = Unsigned::deny(&case.verified, &case.token, Refusal::WrongNumber);
        Ok(self.sign(case, unsigned))
    }

    fn settled(
        &self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        (label, kept): &Answer,
        outcome: OutcomeKind,
    ) -> Result<(), Fault> {
        let kept = kept.settled(outcome);
        table::update_answer(transaction, &keys.device, &self.prompt, label, &kept)
    }

    /// The end of it.
    fn note(
        &self,
        case: &Case,
        answer: &Answer,
        outcome: OutcomeKind,
        display_code: Option<String>,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let now = around.now;
        let Case { account, verified, .. } = case;
        let whose = (&**account, &*case.token.host());
        let entry = Entry::unsigned(whose, answer.1.action, verified.about(), outcome, now);
        around.vault.write(|transaction, keys| {
            let device = &keys.device;
            // Both are read again: a poll or a new enrolment may have changed them.
            let token: Option<Token> = table::pairing(transaction, device, account)?;
            let mut token = token.ok_or(AuthenticatorError::NotFound)?;
            let mut prompt = table::prompt::<Prompt>(transaction, device, &self.prompt)?.1;
            match outcome {
                OutcomeKind::Approved => token.history.approved(verified.circumstances()),
                OutcomeKind::Denied | OutcomeKind::Reported => token.history.refused(now),
                _ => {}
            }
            prompt.outcome = Some(outcome);
            prompt.display_code = display_code.filter(|_| outcome == OutcomeKind::Approved);
            journal::append(transaction, device, &entry)?;
            self.settled(transaction, keys, answer, outcome)?;
            table::update_prompt(transaction, device, &self.prompt, &prompt)?;
            table::put_pairing(transaction, device, account, &token)
        })?;
        let prompt = self.prompt.clone();
        Ok(Ask::done(Event::Answered { prompt, outcome, tries_left: 0 }))
    }
}

/// Said, never acted upon: the account stays until the person removes it.
fn note_unknown(case: &Case, around: &mut Surroundings<'_>) -> Result<(), Fault> {
    around.vault.write(|transaction, keys| {
        let token: Option<Token> = table::pairing(transaction, &keys.device, &case.account)?;
        let mut token = token.ok_or(AuthenticatorError::NotFound)?;
        token.active = false;
        table::put_pairing(transaction, &keys.device, &case.account, &token)
    })
}

/// What it means that the server has taken an answer.
fn said_by(answer: &Answer, verified: &Verified) -> OutcomeKind {
    match answer.1.action {
        _ if is_wrong_number(answer) => OutcomeKind::WrongNumber,
        JournalAction::Approve => OutcomeKind::Approved,
        // A reason that the server does not take tells nobody anything.
        JournalAction::Report if verified.takes_reason => OutcomeKind::Reported,
        _ => OutcomeKind::Denied,
    }
}

/// Whether it is the refusal that follows a wrong number.
fn is_wrong_number((label, kept): &Answer) -> bool {
    label == Attempt::Deny.label() && kept.action == JournalAction::Approve
}

fn refused(problem: Problem) -> Ask {
    Ask::done(Event::Refused { problem })
}

fn failed(failure: Failure) -> Ask {
    Ask::done(Event::Failed { failure })
}

impl Conversation for Answering {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.begin(around),
            (State::Attending { case, unattended }, Reply::Signature(der)) => {
                self.attended(case, unattended, &der)
            }
            (State::Signing { case, unsigned }, Reply::Signature(signature)) => {
                self.keep(case, unsigned, &signature, around)
            }
            (State::Sending { case, answer }, Reply::Response(response)) => {
                self.settle(case, answer, &response, around)
            }
            (State::SigningPoll { case, answer, poll }, Reply::Signature(signature)) => {
                self.ask(case, answer, poll, &signature)
            }
            (State::Looking { case, answer, poll }, Reply::Response(response)) => {
                self.looked(case, &answer, &poll, &response, around)
            }
            // Not signed: nothing was used up. Not sent: it is kept, and sent again later.
            (_, Reply::Failed(failure)) => Ok(failed(failure.into())),
            _ => Err(out_of_turn()),
        }
    }

    fn sent_again(&mut self) {
        self.again |= matches!(self.state, State::Sending { .. });
    }
}
