//! The one object that the shells hold: takes the lock, calls a module, maps the error.

mod accounts;
mod backup;
mod inbox;
mod locking;

pub use accounts::Scanned;
pub use inbox::InboxItem;

use crate::clock::Moment;
use crate::countersign::{
    self, Answering, Decision, DenyReason, Pairer, Polling, RefreshReason, Unpairing, Verification,
    link_of,
};
use crate::error::{AuthenticatorError, Fault};
use crate::exchange::{Conversation, Exchange, Next, Reply, Step, Surroundings};
use crate::inbox::Inbox;
use crate::journal::{self, JournalEntry};
use crate::lock::{LockPolicy, PhoneLock, Prepared, delete_keys};
use crate::platform::{Input, Keys, PlatformError};
use crate::privacyidea::{self, Endpoint, Registering};
use crate::secret::Secret;
use crate::service::Service;
use crate::ticket::Tickets;
use crate::url::Origin;
use crate::vault::setting::Setting;
use crate::vault::slot::{HardwareParameters, SlotKind};
use crate::vault::{OpenKeys, Vault, new_id, table};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

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

/// What the person decided about a request.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Answer {
    /// Approve.
    Approve {
        /// What the page shows, as it was typed or chosen; none where the request asks for none.
        number: Option<String>,
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

/// An authenticator on one phone.
#[derive(uniffi::Object)]
pub struct Authenticator {
    config: Config,
    keys: Arc<dyn Keys>,
    state: Mutex<State>,
}

struct State {
    vault: Vault,
    inbox: Inbox,
    tickets: Tickets,
    exchanges: HashMap<String, Running>,
    /// Since when the app is not seen.
    background: Option<Moment>,
}

/// A conversation, and what it needs to go on.
struct Running {
    exchange: Exchange,
    needs: Needs,
}

/// What must be open for a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    /// What works while the app is locked.
    Device,
    /// Nothing: it is what opens.
    Nothing,
    /// The secrets, by the person.
    Secrets,
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Authenticator(..)")
    }
}

#[uniffi::export]
impl Authenticator {
    /// Makes a new vault and leaves it locked. Where a vault is already, nothing is changed. The
    /// phone's lock opens it where the phone can do that; a passcode beside it is welcome, and
    /// without the phone's lock there must be one.
    #[uniffi::constructor]
    pub fn create(
        config: Config,
        keys: Arc<dyn Keys>,
        passcode: Option<String>,
    ) -> Result<Arc<Self>, AuthenticatorError> {
        let passcode = passcode.map(|passcode| Secret::new(passcode.into_bytes()));
        let mut prepared = Prepared::default();
        let vault = prepare(&mut prepared, &*keys, passcode.as_ref())
            .and_then(|()| Vault::create(Path::new(&config.directory), &prepared.slots));
        let authenticator = Self::opened(config, keys, vault, prepared.aliases)?;
        Ok(authenticator)
    }

    /// Opens the vault that is there; its secrets stay locked.
    #[uniffi::constructor]
    pub fn open(config: Config, keys: Arc<dyn Keys>) -> Result<Arc<Self>, AuthenticatorError> {
        let vault = Vault::open(Path::new(&config.directory));
        Self::opened(config, keys, vault, Vec::new())
    }

    /// Pairs with the service of a scanned pairing code, of either protocol: a service of
    /// privacyIDEA checks no number, so that the account is active at once. Call only after the person has agreed to
    /// its host: this is what first connects. While the ticket lives, a call after a failure sends
    /// the same bytes again.
    pub fn pair(
        &self,
        ticket: String,
        device_name: String,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let registration = self.with(|state| {
            state.unlocked()?;
            Ok(privacyidea::link_of(&state.tickets.get(&ticket, now)?.held))
        })?;
        if let Some(link) = registration {
            let url = Endpoint::parse(&link.url).ok_or(AuthenticatorError::AddressRefused)?;
            self.check_origin(url.origin())?;
            return self.begin(Registering::new(&ticket, link, url), Needs::Secrets, now);
        }
        let link = self.with(|state| link_of(&state.tickets.get(&ticket, now)?.held))?;
        self.check_origin(link.base.origin())?;
        self.begin(
            Pairer::new(&ticket, link, &device_name, &self.config.platform),
            Needs::Secrets,
            now,
        )
    }

    /// Asks every paired service what is open. Works while the app is locked, where the phone can
    /// do without the person. The steps are independent of each other: carry
    /// them out at the same time.
    pub fn refresh(
        &self,
        reason: RefreshReason,
        now: Moment,
    ) -> Result<Vec<Step>, AuthenticatorError> {
        let services = self.with(|state| {
            state
                .vault
                .read(|connection, keys| table::pairings::<Service>(connection, &keys.device))
        })?;
        let poll = |row: &table::Row<Service>| match row.value {
            Service::Countersign(_) => {
                self.begin(Polling::new(&row.id, reason), Needs::Device, now)
            }
            // This server never takes its time.
            Service::PrivacyIdea(_) => {
                self.begin(privacyidea::Polling::new(&row.id), Needs::Device, now)
            }
        };
        services.readable.iter().map(poll).collect()
    }

    /// Answers a request. Refusing works while the app is locked.
    pub fn answer(
        &self,
        prompt: String,
        answer: Answer,
        now: Moment,
    ) -> Result<Step, AuthenticatorError> {
        let needs = match answer {
            Answer::Approve { .. } => Needs::Secrets,
            Answer::Deny { .. } => Needs::Device,
        };
        match (self.service_of(&prompt)?, answer) {
            (Service::Countersign(_), Answer::Approve { number }) => {
                let number = number.unwrap_or_default();
                self.begin(self.answering(&prompt, Decision::Approve { number }), needs, now)
            }
            (Service::Countersign(_), Answer::Deny { reason }) => {
                self.begin(self.answering(&prompt, Decision::Deny { reason }), needs, now)
            }
            (Service::PrivacyIdea(_), answer) => {
                let decision = match answer {
                    Answer::Approve { number } => privacyidea::Decision::Approve { answer: number },
                    Answer::Deny { reason } => privacyidea::Decision::Deny { reason },
                };
                self.begin(privacyidea::Answering::new(&prompt, decision), needs, now)
            }
        }
    }

    /// Refuses all open requests of an account as one act: all refusals are kept before the first
    /// is sent. The steps are independent of each other.
    pub fn deny_all(&self, account: String, now: Moment) -> Result<Vec<Step>, AuthenticatorError> {
        let reason = DenyReason::NotMe;
        let prompts = match self.service(&account)? {
            Service::Countersign(_) => self.keep_refusals(
                self.with(|state| countersign::refusals(&state.vault, &account, reason, now))?,
                |unsigned| (unsigned.key_alias(), unsigned.message()),
                countersign::Unsigned::signed,
                countersign::keep_refusals,
            ),
            Service::PrivacyIdea(token) => self.keep_refusals(
                self.with(|state| {
                    privacyidea::refusals(&state.vault, &account, &token, reason, now)
                })?,
                privacyidea::Unsigned::to_sign,
                privacyidea::Unsigned::signed,
                privacyidea::keep_refusals,
            ),
        }?;
        let deny = |prompt: String| self.answer(prompt, Answer::Deny { reason }, now);
        prompts.into_iter().map(deny).collect()
    }

    /// Ends a pairing on both sides. The account goes once the service has agreed; to remove it on
    /// this phone only, use remove. A server of privacyIDEA takes no such message.
    pub fn unpair(&self, account: String, now: Moment) -> Result<Step, AuthenticatorError> {
        if let Service::PrivacyIdea(_) = self.service(&account)? {
            return Err(AuthenticatorError::WrongState);
        }
        self.begin(Unpairing::new(&account), Needs::Secrets, now)
    }

    /// What was decided on this phone: the entries after one of them (0 for all), oldest first, at
    /// most so many. Each receipt is checked anew.
    pub fn journal(&self, after: i64, most: u32) -> Result<Vec<JournalEntry>, AuthenticatorError> {
        let read =
            |connection: &_, keys: &OpenKeys| journal::read(connection, &keys.device, after, most);
        self.with(|state| {
            state.unlocked()?;
            state.vault.read(read)
        })
    }

    /// The whole journal as JSON for a help desk, with the services' signed receipts and without
    /// secrets.
    pub fn export_journal(&self) -> Result<String, AuthenticatorError> {
        let export = |connection: &_, keys: &OpenKeys| journal::export(connection, &keys.device);
        self.with(|state| {
            state.unlocked()?;
            state.vault.read(export)
        })
    }

    /// Tells the service that a request was not the person's, up to a day after its end. To a
    /// server of privacyIDEA that is a refusal with its reason, while the request is open.
    pub fn report(&self, prompt: String, now: Moment) -> Result<Step, AuthenticatorError> {
        match self.service_of(&prompt)? {
            Service::Countersign(_) => {
                self.begin(self.answering(&prompt, Decision::Report), Needs::Device, now)
            }
            Service::PrivacyIdea(_) => {
                let reporting = privacyidea::Answering::new(&prompt, privacyidea::Decision::Report);
                self.begin(reporting, Needs::Device, now)
            }
        }
    }

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

enum Turn {
    Input(Input),
    Reply(Reply),
}

impl Authenticator {
    /// Opens what works while the app is locked. Keys that were made for nothing are deleted.
    fn opened(
        config: Config,
        keys: Arc<dyn Keys>,
        vault: Result<Vault, Fault>,
        made: Vec<String>,
    ) -> Result<Arc<Self>, AuthenticatorError> {
        let vault = vault.and_then(|mut vault| {
            open_device(&mut vault, &*keys)?;
            Ok(vault)
        });
        let vault = vault.inspect_err(|_| delete_keys(&*keys, made))?;
        let (inbox, tickets, exchanges) = (Inbox::default(), Tickets::default(), HashMap::new());
        let state = State { vault, inbox, tickets, exchanges, background: None };
        Ok(Arc::new(Self { config, keys, state: Mutex::new(state) }))
    }

    fn answering(&self, prompt: &str, decision: Decision) -> Answering {
        Answering::new(prompt, decision, self.config.verification)
    }

    fn service(&self, account: &str) -> Result<Service, AuthenticatorError> {
        self.with(|state| {
            state.vault.read(|connection, keys| {
                let service = table::pairing(connection, &keys.device, account)?;
                Ok(service.ok_or(AuthenticatorError::NotFound)?)
            })
        })
    }

    fn service_of(&self, prompt: &str) -> Result<Service, AuthenticatorError> {
        let account = self.with(|state| {
            state.vault.read(|connection, _| table::account_of_prompt(connection, prompt))
        })?;
        self.service(&account)
    }

    /// Plain http is for this very device, and only where the host program allows it.
    fn check_origin(&self, origin: &Origin) -> Result<(), AuthenticatorError> {
        let allowed = self.config.allow_loopback && origin.is_loopback_literal();
        if origin.is_http() && !allowed {
            return Err(AuthenticatorError::AddressRefused);
        }
        Ok(())
    }

    /// Signs refusals one by one, then keeps all of them or none. Gives the refused requests.
    fn keep_refusals<Unsigned, Signed>(
        &self,
        unsigned: Vec<(String, Unsigned)>,
        to_sign: impl Fn(&Unsigned) -> (String, Vec<u8>),
        sign: impl Fn(Unsigned, &[u8]) -> Option<Signed>,
        keep: impl FnOnce(&mut Vault, Vec<(String, Signed)>) -> Result<Vec<String>, Fault>,
    ) -> Result<Vec<String>, AuthenticatorError> {
        let mut refusals = Vec::new();
        for (prompt, unsigned) in unsigned {
            let (key, message) = to_sign(&unsigned);
            let signature = self.keys.sign(key, message).ok();
            let signed = signature.and_then(|signature| sign(unsigned, &signature));
            refusals.push((prompt, signed.ok_or(AuthenticatorError::Unavailable)?));
        }
        self.with(|state| keep(&mut state.vault, refusals))
    }

    /// Works under the lock, then tells the keys how far the vault has come.
    fn with<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, Fault>,
    ) -> Result<T, AuthenticatorError> {
        let (result, mark) = {
            let mut state = self.state()?;
            let result = state.vault.wake().and_then(|()| work(&mut state));
            (result, state.vault.take_untold_mark())
        };
        if let Some(mark) = mark {
            // Where there is no place for a mark, an older file cannot be told.
            let _ = self.keys.set_mark(mark);
        }
        Ok(result?)
    }

    /// A thread that panicked while it held the lock leaves no half-made state: the vault's
    /// writes are transactions, and the rest is rebuilt. Still, what it did is not trusted.
    fn state(&self) -> Result<MutexGuard<'_, State>, AuthenticatorError> {
        self.state.lock().map_err(|_| AuthenticatorError::Internal)
    }

    fn begin(
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
            let next = self.with(|State { vault, tickets, .. }| {
                let mut around = Surroundings { vault, tickets, now };
                match turn {
                    Turn::Input(input) => running.exchange.resume(&id, input, &mut around),
                    Turn::Reply(reply) => running.exchange.go_on(&id, reply, &mut around),
                }
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

    fn delete_keys(&self, aliases: Vec<String>) {
        delete_keys(&*self.keys, aliases);
    }
}

impl State {
    fn unlocked(&self) -> Result<(), Fault> {
        if self.vault.is_unlocked() { Ok(()) } else { Err(AuthenticatorError::Locked.into()) }
    }

    fn lock(&mut self) {
        self.vault.lock();
        self.tickets.clear();
        self.exchanges.retain(|_, running| running.needs == Needs::Device);
    }

    /// Locks once the app has been in the background for as long as the policy allows.
    fn lock_if_due(&mut self, now: Moment) {
        let Some(since) = self.background else { return };
        let background_ms = now.monotonic_ms.saturating_sub(since.monotonic_ms);
        if self.vault.is_unlocked() && self.policy().unwrap_or_default().locks_after(background_ms)
        {
            self.lock();
        }
    }

    /// When the app locks itself; none where that cannot be read.
    fn policy(&self) -> Option<LockPolicy> {
        let policy = self.vault.read(|connection, keys| {
            Setting::LockPolicy.get::<LockPolicy>(connection, &keys.device)
        });
        policy.ok().map(Option::unwrap_or_default)
    }
}

/// What opens a new vault. Without a passcode the phone's lock must.
fn prepare(
    prepared: &mut Prepared,
    keys: &dyn Keys,
    passcode: Option<&Secret>,
) -> Result<(), Fault> {
    if let Some(passcode) = passcode {
        prepared.passcode(keys, passcode)?;
    }
    match prepared.phone(keys, PhoneLock::Normal) {
        Ok(()) => Ok(()),
        Err(_) if passcode.is_some() => prepared.device(keys),
        Err(_) => Err(AuthenticatorError::Unavailable.into()),
    }
}

/// Opens the device key with the phone alone. Where the phone has lost its key the passcode still
/// opens everything, so that is no reason to fail.
fn open_device(vault: &mut Vault, keys: &dyn Keys) -> Result<(), Fault> {
    let Some(slot) = vault.slot(SlotKind::Hardware)? else { return Ok(()) };
    let Ok(HardwareParameters { key, .. }) = slot.read() else { return Ok(()) };
    if let Ok(bytes) = keys.unwrap(key.alias.clone(), key.wrapped()?) {
        let _ = vault.open_device(&slot, &Secret::new(bytes));
    }
    Ok(())
}

fn replied(result: Result<Vec<u8>, PlatformError>, reply: impl FnOnce(Vec<u8>) -> Reply) -> Reply {
    result.map_or_else(Reply::Failed, reply)
}
