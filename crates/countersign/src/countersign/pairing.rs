//! Pairing by QR or product key (docs/protocol.md §1): two keys, two proofs, one reply.

use super::derivation::Agreement;
use super::field::{Hash, Seconds, Text};
use super::jws::{self, Jwk};
use super::message::{Device, DeviceDescription, Pair, Paired};
use super::reply::{self, NoGood};
use super::service_keys::ServiceKeys;
use super::{Pairing, PhoneKey, post};
use crate::account::Account;
use crate::error::{AuthenticatorError, Fault};
use crate::event::{Event, Failure};
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::otp::{Algorithm, Digits, Generator, Period};
use crate::platform::{HttpResponse, KeyKind, SignPurpose};
use crate::scan::{CountersignLink, Found, PinnedKey};
use crate::secret::Secret;
use crate::signin::History;
use crate::ticket::Held;
use crate::vault::{new_id, table};

/// A signed request to be paired. Kept with its ticket until a reply came: a retry sends the
/// same bytes, since a code works only once.
#[derive(Clone)]
pub(crate) struct PairAttempt(std::sync::Arc<Signed>);

struct Signed {
    jws: String,
    agreement: Agreement,
    approval: PhoneKey,
    quiet: PhoneKey,
}

/// The conversation that pairs.
pub(crate) struct Pairer {
    ticket: String,
    link: CountersignLink,
    name: Text<64>,
    platform: Text<64>,
    state: State,
}

enum State {
    Begin,
    Approval { alias: String },
    Quiet { approval: PhoneKey, alias: String },
    Proof { approval: PhoneKey, quiet: PhoneKey, signing_input: String },
    Signing { approval: PhoneKey, quiet: PhoneKey, agreement: Agreement, signing_input: String },
    Sending(PairAttempt),
    Over,
}

impl Pairer {
    pub(crate) fn new(ticket: &str, link: CountersignLink, name: &str, platform: &str) -> Self {
        Self {
            ticket: ticket.to_owned(),
            link,
            name: Text::clipped(name),
            platform: Text::clipped(platform),
            state: State::Begin,
        }
    }

    fn begin(&mut self, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        if let Some(attempt) = around.tickets.get(&self.ticket, around.now)?.attempt.clone() {
            return Ok(self.send(attempt));
        }
        let alias = format!("approval-{}", new_id()?);
        self.state = State::Approval { alias: alias.clone() };
        Ok(Ask::Generate { alias, kind: KeyKind::P256, needs_person: true })
    }

    fn approval_made(&mut self, alias: String, point: &[u8]) -> Result<Ask, Fault> {
        let approval = phone_key(alias, point)?;
        let alias = format!("device-{}", new_id()?);
        self.state = State::Quiet { approval, alias: alias.clone() };
        Ok(Ask::Generate { alias, kind: KeyKind::P256, needs_person: false })
    }

    fn quiet_made(
        &mut self,
        approval: PhoneKey,
        alias: String,
        point: &[u8],
    ) -> Result<Ask, Fault> {
        let quiet = phone_key(alias, point)?;
        let payload = Device {
            aud: self.link.base.as_str().to_owned(),
            sub: approval.public.thumbprint(),
            code: self.code()?,
        };
        let signing_input = input(&quiet.public, &payload)?;
        let ask =
            Ask::SignQuietly { key: quiet.alias.clone(), message: signing_input.clone().into() };
        self.state = State::Proof { approval, quiet, signing_input };
        Ok(ask)
    }

    fn proven(
        &mut self,
        approval: PhoneKey,
        quiet: PhoneKey,
        device_proof: String,
        around: &Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let agreement = Agreement::generate()?;
        let payload = Pair {
            aud: self.link.base.as_str().to_owned(),
            code: self.code()?,
            iat: Seconds::new(around.now.unix_seconds()),
            device: DeviceDescription { name: self.name.clone(), platform: self.platform.clone() },
            device_proof,
            ecdh: agreement.public(),
        };
        let signing_input = input(&approval.public, &payload)?;
        let ask = Ask::Sign {
            key: approval.alias.clone(),
            message: signing_input.clone().into(),
            purpose: SignPurpose::Pair,
        };
        self.state = State::Signing { approval, quiet, agreement, signing_input };
        Ok(ask)
    }

    fn send(&mut self, attempt: PairAttempt) -> Ask {
        let request = post(self.link.base.as_str(), "pair", &attempt.0.jws);
        self.state = State::Sending(attempt);
        Ask::Send(request)
    }

    /// A reply that settles the attempt spends the ticket; a broken service does not.
    fn settle(
        &self,
        attempt: &Signed,
        response: &HttpResponse,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let useless_keys = vec![attempt.approval.alias.clone(), attempt.quiet.alias.clone()];
        match self.read(attempt, response)? {
            Ok((pairing, account)) => {
                let device = pairing.device.as_str().to_owned();
                let account = around.vault.write(|transaction, keys| {
                    let id = table::insert_account(transaction, keys.secrets()?, &account)?;
                    table::put_pairing(transaction, &keys.device, &id, &pairing)?;
                    Ok(id)
                })?;
                around.tickets.spend(&self.ticket);
                Ok(Ask::done(Event::Paired { account, device }))
            }
            Err(NoGood::Failed(Failure::ServiceError)) => {
                Ok(Ask::done(Event::Failed { failure: Failure::ServiceError }))
            }
            Err(no_good) => {
                around.tickets.spend(&self.ticket);
                Ok(Ask::Done { event: no_good.into(), useless_keys })
            }
        }
    }

    /// Signature and thumbprint first, then the proof that both derived the same seed.
    fn read(
        &self,
        attempt: &Signed,
        response: &HttpResponse,
    ) -> Result<Result<(Pairing, Account), NoGood>, Fault> {
        let read = reply::jws(response, 201).and_then(|jws| {
            Ok(jws::read_pinned::<Paired>(jws, |kid| pinned(&self.link.key, kid))?)
        });
        let (paired, service_key) = match read {
            Ok(read) => read,
            Err(no_good) => return Ok(Err(no_good)),
        };
        let Some(seed) = accept(&paired, &self.link, attempt, &service_key)? else {
            return Ok(Err(NoGood::Failed(Failure::ServiceSignature)));
        };
        let account = Account::from(Found {
            issuer: paired.account.issuer.as_str().to_owned(),
            label_issuer: None,
            name: paired.account.name.as_str().to_owned(),
            generator: Generator::Totp {
                algorithm: Algorithm::Sha1,
                digits: Digits::SIX,
                period: Period::HALF_MINUTE,
            },
            secret: seed,
        });
        let pairing = Pairing {
            base: self.link.base.as_str().to_owned(),
            host: self.link.base.host(),
            device: paired.device,
            account: paired.account.id,
            approval: attempt.approval.clone(),
            quiet: attempt.quiet.clone(),
            service_keys: ServiceKeys::pinned(service_key),
            confirmed: false,
            active: true,
            clock_offset: 0,
            history: History::default(),
        };
        Ok(Ok((pairing, account)))
    }

    fn code(&self) -> Result<String, Fault> {
        String::from_utf8(self.link.code.expose().to_vec()).map_err(|_| Fault::Defect)
    }
}

impl Conversation for Pairer {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin, Reply::Begin) => self.begin(around),
            (State::Approval { alias }, Reply::Generated(point)) => {
                self.approval_made(alias, &point)
            }
            (State::Quiet { approval, alias }, Reply::Generated(point)) => {
                self.quiet_made(approval, alias, &point)
            }
            (State::Proof { approval, quiet, signing_input }, Reply::Signature(der)) => {
                let proof = jws::attach(&signing_input, &quiet.public, &der);
                self.proven(approval, quiet, proof.ok_or(AuthenticatorError::Unavailable)?, around)
            }
            (
                State::Signing { approval, quiet, agreement, signing_input },
                Reply::Signature(der),
            ) => {
                let jws = jws::attach(&signing_input, &approval.public, &der)
                    .ok_or(AuthenticatorError::Unavailable)?;
                let attempt = PairAttempt(Signed { jws, agreement, approval, quiet }.into());
                around.tickets.get(&self.ticket, around.now)?.attempt = Some(attempt.clone());
                Ok(self.send(attempt))
            }
            (State::Sending(attempt), Reply::Response(response)) => {
                self.settle(&attempt.0, &response, around)
            }
            // Nothing was sent, or the attempt waits with its ticket.
            (state, Reply::Failed(failure)) => Ok(Ask::Done {
                event: Event::Failed { failure: failure.into() },
                useless_keys: state.keys_nobody_knows(),
            }),
            _ => Err(out_of_turn()),
        }
    }
}

impl State {
    fn keys_nobody_knows(self) -> Vec<String> {
        match self {
            Self::Begin | Self::Sending(_) | Self::Over => Vec::new(),
            Self::Approval { alias } => vec![alias],
            Self::Quiet { approval, alias } => vec![approval.alias, alias],
            Self::Proof { approval, quiet, .. } | Self::Signing { approval, quiet, .. } => {
                vec![approval.alias, quiet.alias]
            }
        }
    }
}

/// The seed, where everything in the reply fits what was asked.
fn accept(
    paired: &Paired,
    link: &CountersignLink,
    attempt: &Signed,
    service_key: &Jwk,
) -> Result<Option<Secret>, Fault> {
    let request = jws::hash(&attempt.jws);
    fits(paired, link.base.as_str(), &attempt.approval.public.thumbprint(), &request)
        .then(|| confirmed_seed(paired, &attempt.agreement, &request, service_key))
        .transpose()
        .map(Option::flatten)
}

/// Whether a reply is for this request, and of version 1.
pub(super) fn fits(paired: &Paired, base: &str, approval: &Hash, request: &Hash) -> bool {
    let totp = &paired.totp;
    paired.iss == base
        && paired.aud == *approval
        && paired.request == *request
        && totp.algorithm == "SHA1"
        && totp.digits == 6
        && totp.period == 30
}

/// The seed, where the service proves that it has derived the same one.
pub(super) fn confirmed_seed(
    paired: &Paired,
    agreement: &Agreement,
    request: &Hash,
    service_key: &Jwk,
) -> Result<Option<Secret>, Fault> {
    let device = paired.device.as_str();
    let derived = agreement.derive(&paired.ecdh, request, &service_key.thumbprint(), device)?;
    Ok(derived.filter(|derived| derived.confirm == paired.totp.confirm.0).map(|it| it.seed))
}

fn phone_key(alias: String, point: &[u8]) -> Result<PhoneKey, Fault> {
    let public = Jwk::from_point(point).ok_or(AuthenticatorError::Unavailable)?;
    Ok(PhoneKey { alias, public })
}

fn input<T: jws::Message + serde::Serialize>(key: &Jwk, payload: &T) -> Result<String, Fault> {
    jws::signing_input(key, payload).map_err(|_| Fault::Defect)
}

/// Whether a service key is the one that the QR or the product key names.
fn pinned(key: &PinnedKey, kid: &Hash) -> bool {
    match key {
        PinnedKey::Prefix(prefix) => crockford(&kid.0).starts_with(prefix),
        PinnedKey::Thumbprint(thumbprint) => *thumbprint == kid.text(),
    }
}

/// Crockford's base32 of all whole groups of five bits.
fn crockford(bytes: &[u8]) -> String {
    const RFC_4648: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const CROCKFORD: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let digit = |symbol| RFC_4648.find(symbol).and_then(|value| CROCKFORD.chars().nth(value));
    data_encoding::BASE32_NOPAD.encode(bytes).chars().filter_map(digit).collect()
}

/// The link that a ticket was issued for.
pub(crate) fn link_of(held: &Held) -> Result<CountersignLink, Fault> {
    match held {
        Held::Countersign(link) => Ok(CountersignLink {
            base: link.base.clone(),
            code: link.code.copied(),
            key: link.key.clone(),
        }),
        _ => Err(AuthenticatorError::WrongState.into()),
    }
}
