//! A phone's keys and a service, both in memory, for tests of the whole object. The service speaks
//! the protocol with its own few lines, and can be told to misbehave.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod privacyidea;
pub(crate) mod service;

use aws_lc_rs::rsa::KeySize;
use countersign::{
    AddOutcome, Answer, Authenticator, AuthenticatorError, Choice, Config, DenyReason, Event,
    Input, KeyKind, Keys, Moment, OutcomeKind, PlatformError, RefreshReason, Step, Unlock,
    Verification,
};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use service::Service;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

pub(crate) const PASSCODE: &str = "correct horse battery";

/// Keys as a phone keeps them, less the hardware.
#[derive(Default)]
pub(crate) struct MemoryKeys {
    keys: Mutex<HashMap<String, Key>>,
    pub(crate) broken: Mutex<Option<PlatformError>>,
    /// Whether signing panics, as a shell's defect would.
    pub(crate) panics: AtomicBool,
    /// Whether bytes can be bound to this phone and a mark kept, as a terminal cannot.
    pub(crate) is_phone: bool,
    pub(crate) has_no_screen_lock: Mutex<bool>,
    pub(crate) mark: Mutex<u64>,
    /// How many RSA keys were made.
    rsa_keys: Mutex<usize>,
}

struct Key {
    secret: Made,
    needs_person: bool,
}

enum Made {
    Rsa(Box<RsaKeyPair>),
    Signing(Box<EcdsaKeyPair>),
    Wrapping(Box<LessSafeKey>),
}

impl MemoryKeys {
    pub(crate) fn of_a_phone() -> Self {
        Self { is_phone: true, ..Self::default() }
    }

    /// Signs as the person would let it.
    pub(crate) fn sign_by_person(&self, alias: &str, message: &[u8]) -> Vec<u8> {
        let keys = self.keys.lock().unwrap();
        assert!(keys[alias].needs_person, "the person is asked only for their own key");
        sign(&keys[alias], message)
    }

    /// Unwraps as the person would let it.
    pub(crate) fn unwrap_by_person(&self, alias: &str, wrapped: Vec<u8>) -> Option<Vec<u8>> {
        let keys = self.keys.lock().unwrap();
        let key = keys.get(alias)?;
        assert!(key.needs_person, "the person is asked only for their own key");
        open(key, wrapped)
    }

    /// How many keys there are for services; those of the vault do not count.
    pub(crate) fn count(&self) -> usize {
        let keys = self.keys.lock().unwrap();
        let of_services = |alias: &&String| {
            ["approval-", "device-", "token-"].iter().any(|it| alias.starts_with(it))
        };
        keys.keys().filter(of_services).count()
    }

    pub(crate) fn count_all(&self) -> usize {
        self.keys.lock().unwrap().len()
    }

    /// Somebody adds a fingerprint: every key of the person is gone.
    pub(crate) fn invalidate_keys_of_the_person(&self) {
        self.keys.lock().unwrap().retain(|_, key| !key.needs_person);
    }

    pub(crate) fn forget_all(&self) {
        self.keys.lock().unwrap().clear();
    }

    fn check(&self) -> Result<(), PlatformError> {
        self.broken.lock().unwrap().map_or(Ok(()), Err)
    }

    fn check_phone(&self) -> Result<(), PlatformError> {
        self.check()?;
        if self.is_phone { Ok(()) } else { Err(PlatformError::Unavailable) }
    }
}

impl Keys for MemoryKeys {
    fn generate(
        &self,
        alias: String,
        kind: KeyKind,
        needs_person: bool,
    ) -> Result<Vec<u8>, PlatformError> {
        self.check()?;
        if needs_person && *self.has_no_screen_lock.lock().unwrap() {
            return Err(PlatformError::NoScreenLock);
        }
        let random = SystemRandom::new();
        let (secret, public) = match kind {
            KeyKind::P256 => {
                let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
                let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
                let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
                let point = key.public_key().as_ref().to_vec();
                (Made::Signing(Box::new(key)), point)
            }
            KeyKind::Rsa => {
                // Making one takes long: two in turn are enough to tell an old one from a new one.
                let mut keys = self.rsa_keys.lock().unwrap();
                let key = privacyidea::rsa_key(KeySize::Rsa3072, *keys % 2);
                *keys += 1;
                let public = key.public_key().as_ref().to_vec();
                (Made::Rsa(Box::new(key)), public)
            }
            KeyKind::Wrap => {
                self.check_phone()?;
                let mut bytes = [0; 32];
                random.fill(&mut bytes).unwrap();
                let key = UnboundKey::new(&AES_256_GCM, &bytes).unwrap();
                (Made::Wrapping(Box::new(LessSafeKey::new(key))), Vec::new())
            }
        };
        self.keys.lock().unwrap().insert(alias, Key { secret, needs_person });
        Ok(public)
    }

    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        assert!(!self.panics.load(Ordering::Relaxed), "no key {alias} for {message:?}");
        self.check()?;
        let keys = self.keys.lock().unwrap();
        let key = keys.get(&alias).ok_or(PlatformError::KeyInvalidated)?;
        assert!(!key.needs_person, "a key that needs the person is never used without them");
        Ok(sign(key, &message))
    }

    fn delete(&self, alias: String) -> Result<(), PlatformError> {
        self.keys.lock().unwrap().remove(&alias);
        Ok(())
    }

    fn wrap(&self, alias: String, mut bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.check_phone()?;
        let keys = self.keys.lock().unwrap();
        let Some(Key { secret: Made::Wrapping(key), .. }) = keys.get(&alias) else {
            return Err(PlatformError::KeyInvalidated);
        };
        // A fresh key for every alias, and one blob a key: the nonce is never used twice.
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut bytes).unwrap();
        Ok(bytes)
    }

    fn unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.check_phone()?;
        let keys = self.keys.lock().unwrap();
        let key = keys.get(&alias).ok_or(PlatformError::KeyInvalidated)?;
        assert!(!key.needs_person, "a key that needs the person is never used without them");
        open(key, wrapped).ok_or(PlatformError::Unavailable)
    }

    fn mark(&self) -> Result<u64, PlatformError> {
        self.check_phone()?;
        Ok(*self.mark.lock().unwrap())
    }

    fn set_mark(&self, mark: u64) -> Result<(), PlatformError> {
        self.check_phone()?;
        *self.mark.lock().unwrap() = mark;
        Ok(())
    }
}

fn sign(key: &Key, message: &[u8]) -> Vec<u8> {
    match &key.secret {
        Made::Rsa(key) => rsa_signature(key, message),
        Made::Signing(key) => key.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec(),
        Made::Wrapping(_) => panic!("not a key that signs"),
    }
}

pub(crate) fn rsa_signature(key: &RsaKeyPair, message: &[u8]) -> Vec<u8> {
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

fn open(key: &Key, mut wrapped: Vec<u8>) -> Option<Vec<u8>> {
    let Made::Wrapping(key) = &key.secret else { panic!("not a key that wraps") };
    let nonce = Nonce::assume_unique_for_key([0; 12]);
    Some(key.open_in_place(nonce, Aad::empty(), &mut wrapped).ok()?.to_vec())
}

/// A phone with an unlocked vault.
pub(crate) struct Phone {
    pub(crate) directory: TempDir,
    pub(crate) keys: Arc<MemoryKeys>,
    pub(crate) authenticator: Arc<Authenticator>,
}

impl Phone {
    /// As in a terminal: a passcode, and nothing that is bound to the phone.
    pub(crate) fn in_a_terminal() -> Self {
        let phone = Self::locked(MemoryKeys::default(), Some(PASSCODE));
        phone.unlock_with(PASSCODE).unwrap();
        phone
    }

    /// As in a hand: the phone's lock and nothing else.
    pub(crate) fn new() -> Self {
        let phone = Self::locked(MemoryKeys::of_a_phone(), None);
        phone.unlock();
        phone
    }

    pub(crate) fn locked(keys: MemoryKeys, passcode: Option<&str>) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let keys = Arc::new(keys);
        let passcode = passcode.map(str::to_owned);
        let authenticator = Authenticator::create(config(&directory), keys.clone(), passcode);
        Self { directory, keys, authenticator: authenticator.unwrap() }
    }

    /// The app is killed and started again.
    pub(crate) fn start_again(&mut self) {
        let opened = Authenticator::open(config(&self.directory), self.keys.clone());
        self.authenticator = opened.unwrap();
    }

    /// The same, and the person unlocks it.
    pub(crate) fn restart(&mut self) {
        self.start_again();
        self.unlock();
    }

    pub(crate) fn unlock(&self) {
        if self.keys.is_phone {
            assert_eq!(self.unlock_by_phone(at(0)), Ok(Event::Unlocked));
        } else {
            self.unlock_with(PASSCODE).unwrap();
        }
    }

    pub(crate) fn unlock_with(&self, passcode: &str) -> Result<(), AuthenticatorError> {
        let passcode = passcode.to_owned();
        match self.authenticator.unlock(Unlock::Passcode { passcode }, at(0))? {
            Step::Done { event: Event::Unlocked, .. } => Ok(()),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn unlock_by_phone(&self, now: Moment) -> Result<Event, AuthenticatorError> {
        let mut step = self.authenticator.unlock(Unlock::Phone, now)?;
        loop {
            let (exchange, input) = match step {
                Step::Done { event, .. } => return Ok(event),
                Step::Send { .. } => panic!("unlocking needs no network"),
                Step::Sign { exchange, key, message, .. } => {
                    let der = self.keys.sign_by_person(&key, &message);
                    (exchange, Input::Signature { der })
                }
                Step::Unwrap { exchange, key, wrapped, .. } => {
                    let input = match self.keys.unwrap_by_person(&key, wrapped) {
                        Some(bytes) => Input::Unwrapped { bytes },
                        None => Input::Failed { failure: PlatformError::KeyInvalidated },
                    };
                    (exchange, input)
                }
            };
            step = self.authenticator.resume(exchange, input, now)?;
        }
    }

    /// Adds one account, keeping both where another key is there.
    pub(crate) fn add(&self, text: &str) -> AddOutcome {
        self.add_with(text, Choice::KeepBoth, at(0)).unwrap()
    }

    pub(crate) fn add_with(
        &self,
        text: &str,
        choice: Choice,
        now: Moment,
    ) -> Result<AddOutcome, AuthenticatorError> {
        let ticket = self.authenticator.scan(text.to_owned(), now)?.ticket;
        let added = self.authenticator.add(ticket, choice, now)?;
        assert_eq!(added.len(), 1);
        Ok(added[0].outcome)
    }

    /// The ids of the accounts as they are shown.
    pub(crate) fn ids(&self) -> Vec<String> {
        let home = self.authenticator.home(at(0)).unwrap();
        home.accounts.into_iter().map(|account| account.id).collect()
    }

    /// Carries out steps with a service until the conversation is over, the person agreeing.
    pub(crate) fn carry_out(&self, step: Step, service: &mut Service, now: Moment) -> Event {
        self.carry_out_with(step, now, |request| Input::Response {
            response: service.handle(&request),
        })
    }

    /// The same with any network.
    pub(crate) fn carry_out_with(
        &self,
        mut step: Step,
        now: Moment,
        mut network: impl FnMut(countersign::HttpRequest) -> Input,
    ) -> Event {
        loop {
            let (exchange, input) = match step {
                Step::Done { event, .. } => return event,
                Step::Send { exchange, request, .. } => (exchange, network(request)),
                Step::Sign { exchange, key, message, .. } => {
                    let der = self.keys.sign_by_person(&key, &message);
                    (exchange, Input::Signature { der })
                }
                Step::Unwrap { .. } => panic!("only unlocking unwraps"),
            };
            step = self.authenticator.resume(exchange, input, now).unwrap();
        }
    }

    /// Asks the service, and gives the ids of the open requests.
    pub(crate) fn refresh(&self, service: &mut Service, now: Moment) -> Vec<String> {
        for step in self.authenticator.refresh(RefreshReason::Now, now).unwrap() {
            let Step::Send { exchange, request, .. } = &step else { panic!("{step:?}") };
            if !service.knows(request) {
                self.authenticator.cancel(exchange.clone()).unwrap();
                continue;
            }
            let event = self.carry_out(step, service, now);
            assert!(matches!(event, Event::Refreshed { ignored: 0, .. }), "{event:?}");
        }
        let prompts = self.authenticator.home(now).unwrap().prompts;
        prompts.into_iter().map(|prompt| prompt.id).collect()
    }
}

pub(crate) fn config(directory: &TempDir) -> Config {
    Config {
        directory: directory.path().to_str().unwrap().to_owned(),
        verification: Verification::Passcode,
        platform: "linux".to_owned(),
        allow_loopback: false,
    }
}

/// The time at which the stories begin.
pub(crate) const NOW: i64 = 1_800_000_000;

pub(crate) fn approve(number: &str) -> Answer {
    Answer::Approve { number: Some(number.to_owned()) }
}

pub(crate) fn deny() -> Answer {
    Answer::Deny { reason: DenyReason::NotMe }
}

pub(crate) fn ticket(phone: &Phone, service: &Service) -> String {
    phone.authenticator.scan(service.qr(), at(NOW)).unwrap().ticket
}

pub(crate) fn start_pairing(phone: &Phone, service: &Service) -> Step {
    let ticket = ticket(phone, service);
    phone.authenticator.pair(ticket, "Pixel 9".to_owned(), at(NOW)).unwrap()
}

/// A phone that is paired and confirmed.
pub(crate) fn paired() -> (Phone, Service) {
    let (phone, mut service) = (Phone::new(), Service::new(NOW));
    let step = start_pairing(&phone, &service);
    let event = phone.carry_out(step, &mut service, at(NOW));
    assert!(matches!(event, Event::Paired { .. }), "{event:?}");
    let prompts = phone.refresh(&mut service, at(NOW));
    answer(&phone, &mut service, &prompts[0], approve(service::NUMBER));
    (phone, service)
}

pub(crate) fn answer(phone: &Phone, service: &mut Service, prompt: &str, answer: Answer) -> Event {
    let now = at(service.now);
    let step = phone.authenticator.answer(prompt.to_owned(), answer, now).unwrap();
    phone.carry_out(step, service, now)
}

pub(crate) fn outcome(event: &Event) -> (OutcomeKind, u8) {
    match event {
        Event::Answered { outcome, tries_left, .. } => (*outcome, *tries_left),
        other => panic!("{other:?}"),
    }
}

/// A moment on both clocks.
pub(crate) fn at(seconds: i64) -> Moment {
    Moment { unix_ms: seconds * 1000, monotonic_ms: (seconds - 1_799_000_000) * 1000 }
}
