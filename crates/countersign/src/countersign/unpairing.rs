//! Leaving a service (docs/protocol.md §5): it stops asking, then the account goes.

use super::field::Seconds;
use super::message::Unpair;
use super::reply::{self, NoGood};
use super::{Pairing, jws, post};
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Problem};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::journal::{self, Entry};
use crate::platform::{HttpResponse, SignPurpose};
use crate::vault::table;

/// The conversation that ends a pairing on both sides.
pub(crate) struct Unpairing {
    account: String,
    state: State,
}

enum State {
    Begin,
    Signing { pairing: Pairing, signing_input: String },
    Sending { pairing: Pairing },
    Over,
}

impl Unpairing {
    pub(crate) fn new(account: &str) -> Self {
        Self { account: account.to_owned(), state: State::Begin }
    }

    fn ask(&mut self, around: &Surroundings<'_>) -> Result<Ask, Fault> {
        let pairing: Pairing = around
            .vault
            .read(|connection, keys| table::pairing(connection, &keys.device, &self.account))?
            .ok_or(AuthenticatorError::NotFound)?;
        let payload = Unpair {
            aud: pairing.base.clone(),
            sub: pairing.device.clone(),
            iat: Seconds::new(around.now.unix_seconds()),
        };
        let key = &pairing.approval;
        let signing_input = jws::signing_input(&key.public, &payload).map_err(|_| Fault::Defect)?;
        let ask = Ask::Sign {
            key: key.alias.clone(),
            message: signing_input.clone().into(),
            purpose: SignPurpose::Unpair,
        };
        self.state = State::Signing { pairing, signing_input };
        Ok(ask)
    }

    fn send(&mut self, pairing: Pairing, signing_input: &str, der: &[u8]) -> Result<Ask, Fault> {
        let unpair = jws::attach(signing_input, &pairing.approval.public, der)
            .ok_or(AuthenticatorError::Unavailable)?;
        let request = post(&pairing.base, "unpair", &unpair);
        self.state = State::Sending { pairing };
        Ok(Ask::Send(request))
    }

    fn settle(
        &self,
        pairing: &Pairing,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        match gone(response) {
            Ok(()) => {
                let entry = Entry::unpaired(&self.account, &pairing.host, around.now);
                around.vault.write(|transaction, keys| {
                    journal::append(transaction, &keys.device, &entry)?;
                    table::delete_account(transaction, &self.account)
                })?;
                let account = self.account.clone();
                let event = Event::Unpaired { account };
                Ok(Ask::Done { event, useless_keys: pairing.aliases() })
            }
            Err(no_good) => Ok(Ask::done(no_good.into())),
        }
    }
}

/// Whether the service no longer knows this phone, just now or since before.
fn gone(response: &HttpResponse) -> Result<(), NoGood> {
    if response.status == 204 {
        return Ok(());
    }
    match reply::problem(response) {
        NoGood::Refused { problem: Problem::DeviceUnknown, .. } => Ok(()),
        no_good => Err(no_good),
    }
}

impl Conversation for Unpairing {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.ask(around),
            (State::Signing { pairing, signing_input }, Reply::Signature(der)) => {
                self.send(pairing, &signing_input, &der)
            }
            (State::Sending { pairing }, Reply::Response(response)) => {
                self.settle(&pairing, &response, around)
            }
            (_, Reply::Failed(failure)) => Ok(Ask::done(Event::Failed { failure: failure.into() })),
            _ => Err(out_of_turn()),
        }
    }
}
