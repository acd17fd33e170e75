//! Tickets: what a scan found, held until the person has decided. They hold secrets, so they live
//! ten minutes at most, in memory only, and not beyond a lock.

use crate::account::Account;
use crate::clock::Moment;
use crate::countersign::PairAttempt;
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::privacyidea::Registration;
use crate::scan::{Batch, CountersignLink, Payload, PrivacyIdeaLink};
use crate::vault::new_id;
use std::collections::VecDeque;
use std::fmt;

/// The tickets of one unlocked session, oldest first.
#[derive(Default)]
pub(crate) struct Tickets(VecDeque<Ticket>);

/// What a ticket is good for.
pub(crate) enum Held {
    /// Accounts to add, in the order of the told ones.
    Accounts(Vec<Account>),
    /// A pairing over this project's protocol.
    Countersign(CountersignLink),
    /// Nothing.
    Nothing,
    /// A pairing with a privacyIDEA server.
    PrivacyIdea(PrivacyIdeaLink),
}

impl From<Payload> for Held {
    fn from(payload: Payload) -> Self {
        match payload {
            Payload::Accounts(found) => {
                Self::Accounts(found.into_iter().map(Account::from).collect())
            }
            Payload::Countersign(link) => Self::Countersign(link),
            Payload::Nothing => Self::Nothing,
            Payload::PrivacyIdea(link) => Self::PrivacyIdea(link),
        }
    }
}

/// What a scan found, or a backup holds.
pub(crate) struct Ticket {
    id: String,
    made_ms: i64,
    pub(crate) held: Held,
    /// Which part of which export it is.
    pub(crate) batch: Option<Batch>,
    /// The signed message of a pairing that got no reply: the next try sends the same bytes.
    pub(crate) attempt: Option<PairAttempt>,
    /// The same of a registration with privacyIDEA.
    pub(crate) registration: Option<Registration>,
}

impl Tickets {
    /// Keeps what was found and gives the id to ask for it by.
    pub(crate) fn issue(
        &mut self,
        held: Held,
        batch: Option<Batch>,
        now: Moment,
    ) -> Result<String, Fault> {
        self.drop_old(now);
        if self.0.len() >= limits::TICKETS {
            self.0.pop_front();
        }
        let id = new_id()?;
        let made_ms = now.monotonic_ms;
        let (attempt, registration) = (None, None);
        let ticket = Ticket { id: id.clone(), made_ms, held, batch, attempt, registration };
        self.0.push_back(ticket);
        Ok(id)
    }

    /// The ticket, as long as it lives.
    pub(crate) fn get(&mut self, id: &str, now: Moment) -> Result<&mut Ticket, Fault> {
        self.drop_old(now);
        let mut tickets = self.0.iter_mut();
        tickets.find(|it| it.id == id).ok_or(AuthenticatorError::ExpiredTicket.into())
    }

    /// Forgets a ticket that was used.
    pub(crate) fn spend(&mut self, id: &str) {
        self.0.retain(|ticket| ticket.id != id);
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    fn drop_old(&mut self, now: Moment) {
        let age = |ticket: &Ticket| now.monotonic_ms.saturating_sub(ticket.made_ms);
        self.0.retain(|ticket| (0..limits::TICKET_MS).contains(&age(ticket)));
    }
}

impl fmt::Debug for Tickets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Tickets(..)")
    }
}
