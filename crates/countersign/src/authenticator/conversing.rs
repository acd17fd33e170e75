//! Conversations: begun by a call, carried on step by step with what the shell brings back.

use super::{Authenticator, State};
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::event::Event;
use crate::exchange::{Conversation, Exchange, Next, Reply, Step, Surroundings};
use crate::platform::{Input, PlatformError};
use crate::secret::Secret;
use crate::vault::new_id;

/// A conversation, and what it needs to go on.
pub(super) struct Running {
    exchange: Exchange,
    pub(super) needs: Needs,
}

/// What must be open for a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// What works while the app is locked.
    Device,
    /// Nothing: it is what opens.
    Nothing,
    /// The secrets, by the person.
    Secrets,
}

enum Turn {
    Input(Input),
    Reply(Reply),
}

#[uniffi::export]
impl Authenticator {
    /// Goes on after a step was carried out.
    pub fn resume(
        &self,
        exchange: String,
        input: Input,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let running = self.with(|state| {
            let running =
                state.exchanges.remove(&exchange).ok_or(AuthenticatorError::WrongState)?;
            if !running.exchange.expects(&input) {
                state.exchanges.insert(exchange.clone(), running);
                return Err(AuthenticatorError::WrongState.into());
            }
            Ok(running)
        })?;
        self.run(exchange, running, Turn::Input(input), now)
    }

    /// Ends a conversation that nobody wants to go on with. What was kept stays kept.
    pub fn cancel(&self, exchange: String) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.exchanges.remove(&exchange);
            Ok(())
        })
    }
}

impl Authenticator {
    pub(super) fn begin(
        &self,
        conversation: impl Conversation + 'static,
        needs: Needs,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        self.with(|state| {
            state.lock_if_due(now);
            match needs {
                Needs::Device => state.vault.read(|_, _| Ok(())),
                Needs::Nothing => Ok(()),
                Needs::Secrets => state.unlocked(),
            }
        })?;
        let exchange = Exchange::new(Box::new(conversation));
        self.run(new_id()?, Running { exchange, needs }, Turn::Reply(Reply::Begin), now)
    }

    /// Lets a conversation think under the lock, and does what it asks of the keys without it.
    fn run(
        &self,
        id: String,
        mut running: Running,
        mut turn: Turn,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        loop {
            let next = self.with(|State { vault, tickets, verified_ms, .. }| {
                let mut around = Surroundings { vault, tickets, now };
                let next = match turn {
                    Turn::Input(input) => running.exchange.resume(&id, input, &mut around),
                    Turn::Reply(reply) => running.exchange.go_on(&id, reply, &mut around),
                }?;
                if let Next::Done { step: Step::Done { event: Event::Unlocked, .. }, .. } = next {
                    *verified_ms = Some(now.monotonic_ms);
                }
                Ok(next)
            })?;
            turn = Turn::Reply(match next {
                Next::Generate { alias, kind, needs_person } => {
                    let made = self.keys.generate(alias, kind, needs_person);
                    replied(made, Reply::Generated)
                }
                Next::SignQuietly { key, message } => {
                    replied(self.keys.sign(key, message), Reply::Signature)
                }
                Next::UnwrapQuietly { key, wrapped } => {
                    let unwrapped = self.keys.unwrap(key, wrapped);
                    replied(unwrapped, |bytes| Reply::Unwrapped(Secret::new(bytes)))
                }
                Next::Step(step) => {
                    self.state()?.exchanges.insert(id, running);
                    return Ok(step);
                }
                Next::Done { step, useless_keys } => {
                    self.delete_keys(useless_keys);
                    return Ok(step);
                }
            });
        }
    }
}

fn replied(result: Result<Vec<u8>, PlatformError>, reply: impl FnOnce(Vec<u8>) -> Reply) -> Reply {
    result.map_or_else(Reply::Failed, reply)
}
