//! Registration: the code on the page names a token, and the phone gives it a key.

use super::reply::{self, NoGood};
use super::rsa::PublicKey;
use super::{Endpoint, Token, TokenKey, form, post};
use crate::account::Account;
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure, Problem};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::limits::PRIVACYIDEA_REGISTER_TIMEOUT_MS;
use crate::platform::{HttpRequest, HttpResponse, KeyKind, SignPurpose};
use crate::scan::PrivacyIdeaLink;
use crate::service::Service;
use crate::signin::History;
use crate::ticket::Held;
use crate::vault::slot::PersonKey;
use crate::vault::{OpenKeys, new_id, table};
use ring::digest::{SHA256, digest};
use rusqlite::Connection;
use serde_json::Value;
use std::sync::Arc;

/// The keys of a registration. Kept with its ticket until a reply came: a retry sends the same
/// bytes, since a credential works only once.
#[derive(Clone)]
pub(crate) struct Registration(Arc<OwnKeys>);

struct OwnKeys {
    person: PersonKey,
    token: TokenKey,
}

/// The conversation that registers.
pub(crate) struct Registering {
    ticket: String,
    link: PrivacyIdeaLink,
    url: Endpoint,
    state: State,
}

enum State {
    Begin,
    Person { alias: String },
    Token { person: PersonKey, alias: String },
    Proving { keys: OwnKeys, message: Vec<u8> },
    Sending(Registration),
    Over,
}

const REGISTRATION: &[u8] = b"countersign/v1/privacyidea/register\0";

impl Registering {
    pub(crate) fn new(ticket: &str, link: PrivacyIdeaLink, url: Endpoint) -> Self {
        Self { ticket: ticket.to_owned(), link, url, state: State::Begin }
    }

    fn begin(&mut self, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        if let Some(attempt) = around.tickets.get(&self.ticket, around.now)?.registration.clone() {
            return self.send(attempt);
        }
        let alias = format!("approval-{}", new_id()?);
        self.state = State::Person { alias: alias.clone() };
        Ok(Ask::Generate { alias, kind: KeyKind::P256, needs_person: true })
    }

    fn person_made(&mut self, person: PersonKey) -> Result<Ask, Fault> {
        let alias = format!("token-{}", new_id()?);
        self.state = State::Token { person, alias: alias.clone() };
        Ok(Ask::Generate { alias, kind: KeyKind::Rsa, needs_person: false })
    }

    /// The person signs once, so that a key which could approve nothing is noticed now.
    fn token_made(&mut self, person: PersonKey, alias: String, pkcs1: &[u8]) -> Result<Ask, Fault> {
        let public = PublicKey::own(pkcs1).ok_or(AuthenticatorError::Unavailable)?;
        let text =
            format!("{}|{}|{}", self.url.as_str(), self.link.serial, public.with_algorithm());
        let message = [REGISTRATION, digest(&SHA256, text.as_bytes()).as_ref()].concat();
        let key = person.alias.clone();
        let keys = OwnKeys { person, token: TokenKey { alias, public } };
        self.state = State::Proving { keys, message: message.clone() };
        Ok(Ask::Sign { key, message, purpose: SignPurpose::Pair })
    }

    fn proven(
        &mut self,
        keys: OwnKeys,
        message: &[u8],
        der: &[u8],
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        if !keys.person.verifies(message, der) {
            return Err(AuthenticatorError::Unavailable.into());
        }
        let attempt = Registration(keys.into());
        around.tickets.get(&self.ticket, around.now)?.registration = Some(attempt.clone());
        self.send(attempt)
    }

    fn send(&mut self, attempt: Registration) -> Result<Ask, Fault> {
        let credential =
            std::str::from_utf8(self.link.credential.expose()).map_err(|_| Fault::Defect)?;
        let body = form(&[
            ("enrollment_credential", credential),
            ("serial", &self.link.serial),
            // There is no push service: this phone polls. The server wants some text.
            ("fbtoken", "no_firebase_token"),
            ("pubkey", &attempt.0.token.public.with_algorithm()),
            ("capabilities", r#"["decline_reason"]"#),
        ]);
        let request = HttpRequest {
            timeout_ms: PRIVACYIDEA_REGISTER_TIMEOUT_MS,
            ..post(self.url.as_str(), &body)
        };
        self.state = State::Sending(attempt);
        Ok(Ask::Send(request))
    }

    /// A reply that settles the registration spends the ticket; a broken server does not.
    fn settle(
        &self,
        attempt: &OwnKeys,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        match self.read(response) {
            Ok(server_key) => {
                let token = self.token(attempt, server_key);
                let (account, useless_keys) =
                    around.vault.write(|transaction, keys| self.keep(transaction, keys, token))?;
                around.tickets.spend(&self.ticket);
                let device = self.link.serial.clone();
                Ok(Ask::Done { event: Event::Paired { account, device }, useless_keys })
            }
            Err(NoGood::Failed(Failure::ServiceError)) => {
                Ok(Ask::done(Event::Failed { failure: Failure::ServiceError }))
            }
            Err(no_good) => {
                around.tickets.spend(&self.ticket);
                let event = no_good.event(problem(no_good));
                Ok(Ask::Done { event, useless_keys: attempt.aliases() })
            }
        }
    }

    fn read(&self, response: &HttpResponse) -> Result<PublicKey, NoGood> {
        let reply = reply::read(response)?;
        let serial = reply.detail("serial");
        let key = reply.detail("public_key").and_then(PublicKey::of_server);
        let fits = reply.value == Value::Bool(true) && serial == Some(&*self.link.serial);
        key.filter(|_| fits).ok_or(NoGood::Failed(Failure::ServiceReply))
    }

    fn token(&self, attempt: &OwnKeys, server_key: PublicKey) -> Token {
        Token {
            url: self.url.clone(),
            serial: self.link.serial.clone(),
            key: attempt.token.clone(),
            person: attempt.person.clone(),
            server_key,
            active: true,
            clock_offset: 0,
            tls_opt_out: self.link.tls_opt_out,
            lock_requested: self.link.lock,
            spent: Vec::new(),
            history: History::default(),
        }
    }

    /// A token that is known stays in its place, with its past; only now its old keys may go.
    fn keep(
        &self,
        transaction: &rusqlite::Transaction<'_>,
        keys: &OpenKeys,
        token: Token,
    ) -> Result<(String, Vec<String>), Fault> {
        if let Some((account, known)) =
            known_token(transaction, keys, &self.url, &self.link.serial)?
        {
            let useless = known.aliases();
            let token = Token { spent: known.spent, history: known.history, ..token };
            table::put_pairing(transaction, &keys.device, &account, &token)?;
            return Ok((account, useless));
        }
        let account = Account::without_codes(&self.link.issuer, &self.link.name);
        let id = table::insert_account(transaction, keys.secrets()?, &account)?;
        table::put_pairing(transaction, &keys.device, &id, &token)?;
        Ok((id, Vec::new()))
    }
}

/// The account of a token that is known: its serial, at the same server. The serial alone proves
/// nothing, since anybody can write one into a QR code.
pub(crate) fn known_token(
    connection: &Connection,
    keys: &OpenKeys,
    url: &Endpoint,
    serial: &str,
) -> Result<Option<(String, Token)>, Fault> {
    let services = table::pairings::<Service>(connection, &keys.device)?.readable;
    Ok(services.into_iter().find_map(|row| match row.value {
        Service::PrivacyIdea(token)
            if token.serial == serial && token.url.origin() == url.origin() =>
        {
            Some((row.id, token))
        }
        _ => None,
    }))
}

/// A credential works once, so that a retry after a lost reply is told that it was used.
fn problem(no_good: NoGood) -> Problem {
    match no_good {
        NoGood::Refused { status: 400, .. } => Problem::CodeUnknown,
        NoGood::Refused { status: 404, .. } => Problem::CodeUsed,
        _ => Problem::BadRequest,
    }
}

impl OwnKeys {
    fn aliases(&self) -> Vec<String> {
        vec![self.person.alias.clone(), self.token.alias.clone()]
    }
}

impl State {
    fn keys_nobody_knows(self) -> Vec<String> {
        match self {
            Self::Begin | Self::Sending(_) | Self::Over => Vec::new(),
            Self::Person { alias } => vec![alias],
            Self::Token { person, alias } => vec![person.alias, alias],
            Self::Proving { keys, .. } => keys.aliases(),
        }
    }
}

impl Conversation for Registering {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.begin(around),
            (State::Person { alias }, Reply::Generated(point)) => {
                let person = PersonKey::new(alias, &point);
                self.person_made(person.ok_or(AuthenticatorError::Unavailable)?)
            }
            (State::Token { person, alias }, Reply::Generated(pkcs1)) => {
                self.token_made(person, alias, &pkcs1)
            }
            (State::Proving { keys, message }, Reply::Signature(der)) => {
                self.proven(keys, &message, &der, around)
            }
            (State::Sending(attempt), Reply::Response(response)) => {
                self.settle(&attempt.0, &response, around)
            }
            // Nothing was sent, or the keys wait with their ticket.
            (state, Reply::Failed(failure)) => Ok(Ask::Done {
                event: Event::Failed { failure: failure.into() },
                useless_keys: state.keys_nobody_knows(),
            }),
            _ => Err(out_of_turn()),
        }
    }
}

/// The link that a ticket was issued for.
pub(crate) fn link_of(held: &Held) -> Option<PrivacyIdeaLink> {
    let Held::PrivacyIdea(link) = held else { return None };
    Some(PrivacyIdeaLink {
        url: link.url.clone(),
        credential: link.credential.copied(),
        serial: link.serial.clone(),
        issuer: link.issuer.clone(),
        name: link.name.clone(),
        tls_opt_out: link.tls_opt_out,
        lock: link.lock,
    })
}
