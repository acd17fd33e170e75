//! The one object that the shells hold: takes the lock, calls a module, maps the error.

use crate::account::{self, Account, Added};
use crate::clock::Moment;
use crate::countersign::{
    self, Answering, Decision, DenyReason, Pairer, Pairing, Polling, RefreshReason, Unpairing,
    Verification, link_of,
};
use crate::error::{AuthenticatorError, Fault};
use crate::exchange::{Conversation, Exchange, Next, Reply, Step, Surroundings};
use crate::home::{self, Home};
use crate::image;
use crate::journal::{self, JournalEntry};
use crate::platform::{Input, Keys, PlatformError};
use crate::scan::{self, ManualEntry, Payload, Reading, Scan};
use crate::secret::Secret;
use crate::ticket::Tickets;
use crate::vault::{OpenKeys, Vault, new_id, table};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use zeroize::Zeroizing;

/// How an authenticator is set up on a phone.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Config {
    /// The directory of the vault: of this app alone, and left out of cloud backups.
    pub directory: String,
    /// The weakest means that the approval keys of this platform accept.
    pub verification: Verification,
    /// The platform, as services are told: `android`, `ios`, `linux`.
    pub platform: String,
    /// Whether services on this very device may be paired over plain http. For tests and demos.
    pub allow_loopback: bool,
}

/// What opens a vault.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Unlock {
    /// The passcode.
    Passcode {
        /// As it was typed.
        passcode: String,
    },
}

impl fmt::Debug for Unlock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Unlock(..)")
    }
}

/// What the person decided about a request.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Answer {
    /// Approve, with the number on the page.
    Approve {
        /// As it was typed.
        number: String,
    },
    /// Refuse.
    Deny {
        /// Why.
        reason: DenyReason,
    },
}

impl fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Answer(..)")
    }
}

/// What a scan found, and the ticket to go on with.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Scanned {
    /// Good for ten minutes, until the lock, and once.
    pub ticket: String,
    /// What is on the card.
    pub scan: Scan,
}

/// An authenticator on one phone.
#[derive(uniffi::Object)]
pub struct Authenticator {
    config: Config,
    keys: Arc<dyn Keys>,
    state: Mutex<State>,
}

struct State {
    vault: Vault,
    tickets: Tickets,
    exchanges: HashMap<String, Exchange>,
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Authenticator(..)")
    }
}

#[uniffi::export]
impl Authenticator {
    /// Makes a new vault with a passcode of at least twelve characters, and leaves it locked.
    /// Where a vault is already, nothing is changed.
    #[uniffi::constructor]
    pub fn create(
        config: Config,
        keys: Arc<dyn Keys>,
        passcode: String,
    ) -> Result<Arc<Self>, AuthenticatorError> {
        let passcode = Secret::new(passcode.into_bytes());
        let vault = Vault::create(Path::new(&config.directory), &passcode)?;
        Ok(Self::with(config, keys, vault))
    }

    /// Opens the vault that is there; it stays locked.
    #[uniffi::constructor]
    pub fn open(config: Config, keys: Arc<dyn Keys>) -> Result<Arc<Self>, AuthenticatorError> {
        let vault = Vault::open(Path::new(&config.directory))?;
        Ok(Self::with(config, keys, vault))
    }

    /// Unlocks the vault.
    pub fn unlock(&self, unlock: Unlock) -> Result<(), AuthenticatorError> {
        let Unlock::Passcode { passcode } = unlock;
        Ok(self.state()?.vault.unlock(&Secret::new(passcode.into_bytes()))?)
    }

    /// Locks the vault; tickets and running conversations are dropped, kept answers stay.
    pub fn lock(&self) -> Result<(), AuthenticatorError> {
        let mut state = self.state()?;
        state.vault.lock();
        state.tickets.clear();
        state.exchanges.clear();
        Ok(())
    }

    /// All that the first screen shows. Call again when the first code expires.
    pub fn home(&self, now: Moment) -> Result<Home, AuthenticatorError> {
        Ok(home::home(&self.state()?.vault, now)?)
    }

    /// Reads the text of a QR code. Nothing is stored and no connection is made.
    pub fn scan(&self, text: String, now: Moment) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read(&Zeroizing::new(text), now.unix_seconds()), now)
    }

    /// Reads every QR code in a camera frame or picture: one byte of luminance a pixel, rows
    /// `row_stride` bytes apart.
    pub fn scan_image(
        &self,
        luma: Vec<u8>,
        width: u32,
        height: u32,
        row_stride: u32,
        now: Moment,
    ) -> Result<Vec<Scanned>, AuthenticatorError> {
        let texts = image::texts_in(&luma, width, height, row_stride).map_err(Fault::from)?;
        let issue =
            |text: &Zeroizing<String>| self.issue(scan::read(text, now.unix_seconds()), now);
        texts.iter().map(issue).collect()
    }

    /// Reads an account that was typed in.
    pub fn scan_manual(
        &self,
        entry: ManualEntry,
        now: Moment,
    ) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read_manual(entry, now.unix_seconds()), now)
    }

    /// Reads the address of a service and the five groups of a product key.
    pub fn scan_product_key(
        &self,
        address: String,
        groups: String,
        now: Moment,
    ) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read_product_key(&address, &Zeroizing::new(groups)), now)
    }

    /// Adds what a scan found: each account beside what is there. A ticket is good once.
    pub fn add(&self, ticket: String, now: Moment) -> Result<Vec<Added>, AuthenticatorError> {
        let mut state = self.state()?;
        let State { vault, tickets, .. } = &mut *state;
        let Payload::Accounts(found) = &tickets.get(&ticket, now)?.payload else {
            return Err(AuthenticatorError::WrongState);
        };
        let added = vault.write(|transaction, keys| {
            let add = |found| account::add(transaction, keys, &Account::from(found));
            found.iter().map(add).collect()
        })?;
        tickets.spend(&ticket);
        Ok(added)
    }

    /// Removes an account, with its keys where it approves sign-ins.
    pub fn remove(&self, account: String) -> Result<(), AuthenticatorError> {
        let aliases = self.state()?.vault.write(|transaction, keys| {
            let pairing = table::pairing::<Pairing>(transaction, &keys.device, &account)?;
            table::delete_account(transaction, &account)?;
            Ok(pairing.map(|pairing| pairing.aliases()).unwrap_or_default())
        })?;
        self.delete_keys(aliases);
        Ok(())
    }

    /// Pairs with the service of a scanned pairing code. Call only after the person has agreed to
    /// its host: this is what first connects. While the ticket lives, a call after a failure sends
    /// the same bytes again.
    pub fn pair(
        &self,
        ticket: String,
        device_name: String,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let link = {
            let mut state = self.state()?;
            state.unlocked()?;
            link_of(&state.tickets.get(&ticket, now)?.payload)?
        };
        let allowed = self.config.allow_loopback && link.base.is_loopback_http();
        if link.base.is_http() && !allowed {
            return Err(AuthenticatorError::AddressRefused);
        }
        self.begin(Pairer::new(&ticket, link, &device_name, &self.config.platform), now)
    }

    /// Asks every paired service what is open. The steps are independent of each other: carry
    /// them out at the same time.
    pub fn refresh(
        &self,
        reason: RefreshReason,
        now: Moment,
    ) -> Result<Vec<Step>, AuthenticatorError> {
        let pairings = self
            .state()?
            .vault
            .read(|connection, keys| table::pairings::<Pairing>(connection, &keys.device))?;
        let poll = |account: &str| self.begin(Polling::new(account, reason), now);
        pairings.iter().map(|pairing| poll(&pairing.id)).collect()
    }

    /// Answers a request.
    pub fn answer(
        &self,
        prompt: String,
        answer: Answer,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let decision = match answer {
            Answer::Approve { number } => Decision::Approve { number },
            Answer::Deny { reason } => Decision::Deny { reason },
        };
        self.begin(Answering::new(&prompt, decision, self.config.verification), now)
    }

    /// Refuses all open requests of an account as one act: all refusals are kept before the first
    /// is sent. The steps are independent of each other.
    pub fn deny_all(&self, account: String, now: Moment) -> Result<Vec<Step>, AuthenticatorError> {
        let reason = DenyReason::NotMe;
        let unsigned = countersign::refusals(&self.state()?.vault, &account, reason, now)?;
        let mut refusals = Vec::new();
        for (prompt, unsigned) in unsigned {
            let der = self.keys.sign(unsigned.key_alias(), unsigned.message());
            let signed = der.ok().and_then(|der| unsigned.signed(&der));
            refusals.push((prompt, signed.ok_or(AuthenticatorError::Unavailable)?));
        }
        let prompts = countersign::keep_refusals(&mut self.state()?.vault, refusals)?;
        let deny = |prompt: String| self.answer(prompt, Answer::Deny { reason }, now);
        prompts.into_iter().map(deny).collect()
    }

    /// Ends a pairing on both sides. The account goes once the service has agreed; to remove it on
    /// this phone only, use remove.
    pub fn unpair(&self, account: String, now: Moment) -> Result<Step, AuthenticatorError> {
        self.begin(Unpairing::new(&account), now)
    }

    /// What was decided on this phone: the entries after one of them (0 for all), oldest first, at
    /// most so many. Each receipt is checked anew.
    pub fn journal(&self, after: i64, most: u32) -> Result<Vec<JournalEntry>, AuthenticatorError> {
        let read =
            |connection: &_, keys: &OpenKeys| journal::read(connection, &keys.device, after, most);
        Ok(self.state()?.vault.read(read)?)
    }

    /// The whole journal as JSON for a help desk, with the services' signed receipts and without
    /// secrets.
    pub fn export_journal(&self) -> Result<String, AuthenticatorError> {
        let export = |connection: &_, keys: &OpenKeys| journal::export(connection, &keys.device);
        Ok(self.state()?.vault.read(export)?)
    }

    /// Tells the service that a request was not the person's, up to a day after its end.
    pub fn report(&self, prompt: String, now: Moment) -> Result<Step, AuthenticatorError> {
        self.begin(Answering::new(&prompt, Decision::Report, self.config.verification), now)
    }

    /// Goes on after a step was carried out.
    pub fn resume(
        &self,
        exchange: String,
        input: Input,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let mut state = self.state()?;
        let known = state.exchanges.remove(&exchange).ok_or(AuthenticatorError::WrongState)?;
        if !known.expects(&input) {
            state.exchanges.insert(exchange, known);
            return Err(AuthenticatorError::WrongState);
        }
        drop(state);
        self.run(exchange, known, Turn::Input(input), now)
    }

    /// Ends a conversation that nobody wants to go on with. What was kept stays kept.
    pub fn cancel(&self, exchange: String) -> Result<(), AuthenticatorError> {
        self.state()?.exchanges.remove(&exchange);
        Ok(())
    }
}

enum Turn {
    Input(Input),
    Reply(Reply),
}

impl Authenticator {
    fn with(config: Config, keys: Arc<dyn Keys>, vault: Vault) -> Arc<Self> {
        let state = State { vault, tickets: Tickets::default(), exchanges: HashMap::new() };
        Arc::new(Self { config, keys, state: Mutex::new(state) })
    }

    /// A thread that panicked while it held the lock leaves no half-made state: the vault's
    /// writes are transactions, and the rest is rebuilt. Still, what it did is not trusted.
    fn state(&self) -> Result<MutexGuard<'_, State>, AuthenticatorError> {
        self.state.lock().map_err(|_| AuthenticatorError::Internal)
    }

    fn issue(&self, reading: Reading, now: Moment) -> Result<Scanned, AuthenticatorError> {
        let Reading { scan, payload } = reading;
        let mut state = self.state()?;
        state.unlocked()?;
        let ticket = state.tickets.issue(payload, now)?;
        Ok(Scanned { ticket, scan })
    }

    fn begin(
        &self,
        conversation: impl Conversation + 'static,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        self.state()?.unlocked()?;
        let exchange = Exchange::new(Box::new(conversation));
        self.run(new_id()?, exchange, Turn::Reply(Reply::Begin), now)
    }

    /// Lets a conversation think under the lock, and does what it asks of the keys without it.
    fn run(
        &self,
        id: String,
        mut exchange: Exchange,
        mut turn: Turn,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        loop {
            let next = {
                let mut state = self.state()?;
                let State { vault, tickets, .. } = &mut *state;
                let mut around = Surroundings { vault, tickets, now };
                match turn {
                    Turn::Input(input) => exchange.resume(&id, input, &mut around)?,
                    Turn::Reply(reply) => exchange.go_on(&id, reply, &mut around)?,
                }
            };
            turn = Turn::Reply(match next {
                Next::Generate { alias, needs_person } => {
                    replied(self.keys.generate(alias, needs_person), Reply::Generated)
                }
                Next::SignQuietly { key, message } => {
                    replied(self.keys.sign(key, message), Reply::Signature)
                }
                Next::Step(step) => {
                    self.state()?.exchanges.insert(id, exchange);
                    return Ok(step);
                }
                Next::Done { step, useless_keys } => {
                    self.delete_keys(useless_keys);
                    return Ok(step);
                }
            });
        }
    }

    /// A key that stays behind is of no use to anyone, so a failure here stops nothing.
    fn delete_keys(&self, aliases: Vec<String>) {
        for alias in aliases {
            let _ = self.keys.delete(alias);
        }
    }
}

impl State {
    fn unlocked(&self) -> Result<(), Fault> {
        self.vault.read(|_, _| Ok(()))
    }
}

fn replied(result: Result<Vec<u8>, PlatformError>, reply: impl FnOnce(Vec<u8>) -> Reply) -> Reply {
    result.map_or_else(Reply::Failed, reply)
}
