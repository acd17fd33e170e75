//! Fetching what is open.

use super::challenge::Challenge;
use super::prompt::Prompt;
use super::reply::{self, NoGood, Reply};
use super::{Poll, Token};
use crate::clock::{Evidence, Moment};
use crate::countersign::OutcomeKind;
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure, Problem};
use crate::exchange::{self, Ask, Conversation, Surroundings, out_of_turn};
use crate::journal::{self, Entry};
use crate::limits::{CLOCK_OFFSET_SECONDS, PRIVACYIDEA_CHALLENGES, TIMESTAMP_DOUBT_SECONDS};
use crate::platform::HttpResponse;
use crate::privacyidea::answer::Kept;
use crate::vault::{OpenKeys, setting, table};
use rusqlite::Transaction;
use serde_json::Value;

/// The conversation that asks the server of one token.
pub(crate) struct Polling {
    account: String,
    clock_was_mended: bool,
    /// When the last poll was sent.
    sent: Option<Moment>,
    state: State,
}

enum State {
    Begin,
    Signing { token: Token, poll: Poll },
    Sending { token: Token, poll: Poll },
    Over,
}

/// What a server says is open: nothing of it is verified.
pub(super) struct List {
    challenges: Vec<Challenge>,
    /// How many more there are, which nobody can read.
    unreadable: u32,
}

impl List {
    /// Reads a reply to a poll.
    pub(super) fn of(reply: Reply) -> Result<Self, NoGood> {
        let Value::Array(values) = reply.value else {
            return Err(NoGood::Failed(Failure::ServiceReply));
        };
        let all = values.len();
        let read = values.into_iter().take(PRIVACYIDEA_CHALLENGES);
        let challenges: Vec<_> = read.filter_map(|it| serde_json::from_value(it).ok()).collect();
        let unreadable = all.saturating_sub(challenges.len());
        Ok(Self { challenges, unreadable: unreadable.try_into().unwrap_or(u32::MAX) })
    }

    /// How many of them are genuine.
    #[cfg(fuzzing)]
    pub(super) fn verified(&self, token: &Token) -> usize {
        self.challenges.iter().filter(|challenge| challenge.verified(token).is_some()).count()
    }

    /// Whether a request is among them.
    pub(super) fn has(&self, nonce: &str) -> bool {
        self.challenges.iter().any(|challenge| challenge.nonce == nonce)
    }
}

/// What a no to a poll means.
pub(super) fn problem(poll: &Poll, no_good: NoGood) -> Problem {
    match no_good {
        NoGood::Refused { status: 403, .. } => Problem::PollingDenied,
        NoGood::Refused { status: 404, .. } => Problem::DeviceUnknown,
        NoGood::Refused { time: Some(time), .. } if is_off(poll, time) => Problem::ClockSkew,
        _ => Problem::BadSignature,
    }
}

fn is_off(poll: &Poll, server: u64) -> bool {
    server.abs_diff(poll.seconds) > TIMESTAMP_DOUBT_SECONDS
}

impl Polling {
    pub(crate) fn new(account: &str) -> Self {
        let (account, clock_was_mended) = (account.to_owned(), false);
        Self { account, clock_was_mended, sent: None, state: State::Begin }
    }

    fn ask(&mut self, around: &Surroundings<'_>) -> Result<Ask, Fault> {
        let token: Token = around
            .vault
            .read(|connection, keys| table::pairing(connection, &keys.device, &self.account))?
            .ok_or(AuthenticatorError::NotFound)?;
        let poll = Poll::new(&token, around.now);
        let ask = Ask::SignQuietly { key: token.key.alias.clone(), message: poll.message(&token) };
        self.state = State::Signing { token, poll };
        Ok(ask)
    }

    fn send(&mut self, token: Token, poll: Poll, signature: &[u8]) -> Result<Ask, Fault> {
        let request = poll.request(&token, signature).ok_or(AuthenticatorError::Unavailable)?;
        self.state = State::Sending { token, poll };
        Ok(Ask::Send(request))
    }

    fn settle(
        &mut self,
        token: Token,
        poll: &Poll,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let read = reply::read(response).and_then(|reply| {
            let time = reply.time();
            Ok((List::of(reply)?, time))
        });
        match read {
            Ok((list, time)) => self.take(list, time, around),
            Err(NoGood::Refused { status: 400, time: Some(server) })
                if is_off(poll, server) && !self.clock_was_mended =>
            {
                self.mend_clock(token, server, around)
            }
            // Said, never acted upon: a server that was set up wrongly says the same.
            Err(no_good) => Ok(Ask::done(no_good.event(problem(poll, no_good)))),
        }
    }

    /// One retry with the server's time, unless it is so far off that the person must look.
    fn mend_clock(
        &mut self,
        mut token: Token,
        server: u64,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let phone = around.now.unix_seconds();
        if server.abs_diff(phone) > CLOCK_OFFSET_SECONDS {
            return Ok(Ask::done(Event::Refused { problem: Problem::ClockSkew }));
        }
        self.clock_was_mended = true;
        token.clock_offset = server.checked_signed_diff(phone).unwrap_or(0);
        around.vault.write(|transaction, keys| {
            table::put_pairing(transaction, &keys.device, &self.account, &token)
        })?;
        self.ask(around)
    }

    fn take(
        &self,
        list: List,
        time: Option<u64>,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let now = around.now;
        let ignored = around.vault.write(|transaction, keys| {
            // Read again: it may have been enrolled anew meanwhile.
            let token: Option<Token> = table::pairing(transaction, &keys.device, &self.account)?;
            let mut token = token.ok_or(AuthenticatorError::NotFound)?;
            let evidence = self.sent.zip(time).filter(|_| !token.url.origin().is_http());
            let evidence = evidence.and_then(|(sent, time)| Evidence::unsigned(time, sent, now));
            evidence.map_or(Ok(()), |it| setting::put_clock(transaction, &keys.device, it, now))?;
            token.active = true;
            let ignored = self.note(transaction, keys, &mut token, list, now)?;
            table::put_pairing(transaction, &keys.device, &self.account, &token)?;
            Ok(ignored)
        })?;
        Ok(Ask::done(Event::Refreshed { account: self.account.clone(), ignored }))
    }

    /// Takes what is new and genuine; counts what is not.
    fn note(
        &self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        token: &mut Token,
        list: List,
        now: Moment,
    ) -> Result<u32, Fault> {
        let mut ignored = list.unreadable;
        let mut listed = Vec::new();
        for challenge in list.challenges {
            if challenge.verified(token).is_none() {
                ignored = ignored.saturating_add(1);
                continue;
            }
            if token.spent.contains(&challenge.nonce) {
                continue;
            }
            let (device, nonce) = (&keys.device, challenge.nonce.clone());
            // The first verified bytes win: a known request is never replaced.
            let known = table::prompt_of_challenge(transaction, &self.account, &nonce)?;
            if let Some(id) = known {
                listed.push(id);
                continue;
            }
            let prompt = Prompt::new(challenge, now);
            listed.push(table::insert_prompt(transaction, device, &self.account, &nonce, &prompt)?);
        }
        self.follow(transaction, keys, token, (&listed, ignored == 0), now)?;
        Ok(ignored)
    }

    /// What is listed lives on; what was open and is missing from a whole list was closed
    /// elsewhere, unless its time is over, or it came by another poll while this one was on its way:
    /// the list may be older than that.
    fn follow(
        &self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        token: &mut Token,
        (listed, whole): (&[String], bool),
        now: Moment,
    ) -> Result<(), Fault> {
        for mut row in table::prompts::<Prompt>(transaction, &keys.device, &self.account)? {
            let open = row.value.outcome.is_none();
            let stale = row.value.verified(token).is_none() && row.value.display_code.is_none();
            if stale || row.value.forgotten(now) {
                token.spend(row.value.nonce());
                table::delete_prompt(transaction, &row.id)?;
            } else if open && listed.contains(&row.id) {
                if row.value.note_listed(now) {
                    table::update_prompt(transaction, &keys.device, &row.id, &row.value)?;
                }
            } else if open
                && whole
                && !row.value.expired(now)
                && self.sent.is_none_or(|sent| row.value.came().is_no_later_than(sent))
            {
                self.close(transaction, keys, token, &mut row, now)?;
            }
        }
        Ok(())
    }

    /// Where an answer of this phone got no reply, it was probably that answer.
    fn close(
        &self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        token: &Token,
        row: &mut table::Row<Prompt>,
        now: Moment,
    ) -> Result<(), Fault> {
        let answers = table::answers::<Kept>(transaction, &keys.device, &row.id)?;
        let mut outcome = OutcomeKind::Closed;
        if let Some(kept) = answers.into_iter().find(|answer| answer.value.outcome.is_none()) {
            outcome = OutcomeKind::Unknown;
            let about = row.value.verified(token).map(|it| it.about()).unwrap_or_default();
            let whose = (&*self.account, &*token.host());
            let entry = Entry::unsigned(whose, kept.value.action, about, outcome, now);
            journal::append(transaction, &keys.device, &entry)?;
            let settled = kept.value.settled(outcome);
            table::update_answer(transaction, &keys.device, &row.id, &kept.id, &settled)?;
        }
        row.value.outcome = Some(outcome);
        table::update_prompt(transaction, &keys.device, &row.id, &row.value)
    }
}

impl Conversation for Polling {
    fn next(
        &mut self,
        reply: exchange::Reply,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        use exchange::Reply as R;
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, R::Begin) => self.ask(around),
            (State::Signing { token, poll }, R::Signature(signature)) => {
                self.sent = Some(around.now);
                self.send(token, poll, &signature)
            }
            (State::Sending { token, poll }, R::Response(response)) => {
                self.settle(token, &poll, &response, around)
            }
            (_, R::Failed(failure)) => Ok(Ask::done(Event::Failed { failure: failure.into() })),
            _ => Err(out_of_turn()),
        }
    }
}
