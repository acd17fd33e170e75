//! Services: pairing, asking, answering, and what was decided.

use super::conversing::Needs;
use super::{Answer, Authenticator};
use crate::clock::Moment;
use crate::countersign::{
    self, Answering, Decision, DenyReason, Pairer, Polling, RefreshReason, Unpairing, link_of,
};
use crate::error::{AuthenticatorError, Fault};
use crate::exchange::Step;
use crate::journal::{self, JournalEntry};
use crate::privacyidea::{self, Endpoint, Registering};
use crate::service::Service;
use crate::url::Origin;
use crate::vault::{OpenKeys, Vault, table};

#[uniffi::export]
impl Authenticator {
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

    /// Puts a request away that is over: its code was typed on the sign-in page, or it expired and
    /// was the person's own. One that is open wants an answer, and stays.
    pub fn put_away(&self, prompt: String, now: Moment) -> Result<(), AuthenticatorError> {
        self.with(|state| state.unlocked())?;
        let service = self.service_of(&prompt)?;
        self.with(|state| {
            state.vault.write(|transaction, keys| match &service {
                Service::Countersign(pairing) => {
                    countersign::put_away(transaction, &keys.device, pairing, &prompt, now)
                }
                Service::PrivacyIdea(_) => {
                    privacyidea::put_away(transaction, &keys.device, &prompt, now)
                }
            })
        })
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
}

impl Authenticator {
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

    pub(super) fn service_of(&self, prompt: &str) -> Result<Service, AuthenticatorError> {
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
}
