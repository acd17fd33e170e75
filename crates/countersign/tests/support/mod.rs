//! A phone's keys and a service, both in memory, for tests of the whole object. The service speaks
//! the protocol with its own few lines, and can be told to misbehave.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod service;

use countersign::{
    Answer, Authenticator, Config, DenyReason, Event, Input, Keys, Moment, OutcomeKind,
    PlatformError, RefreshReason, Step, Unlock, Verification,
};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use service::Service;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

pub(crate) const PASSCODE: &str = "correct horse battery";

/// Keys as a phone keeps them, less the hardware.
#[derive(Default)]
pub(crate) struct MemoryKeys {
    keys: Mutex<HashMap<String, (EcdsaKeyPair, bool)>>,
    pub(crate) broken: Mutex<Option<PlatformError>>,
}

impl MemoryKeys {
    /// Signs as the person would let it.
    pub(crate) fn sign_by_person(&self, alias: &str, message: &[u8]) -> Vec<u8> {
        let keys = self.keys.lock().unwrap();
        let (key, needs_person) = &keys[alias];
        assert!(needs_person, "the person is asked only for their own key");
        key.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec()
    }

    pub(crate) fn count(&self) -> usize {
        self.keys.lock().unwrap().len()
    }

    fn check(&self) -> Result<(), PlatformError> {
        self.broken.lock().unwrap().map_or(Ok(()), Err)
    }
}

impl Keys for MemoryKeys {
    fn generate(&self, alias: String, needs_person: bool) -> Result<Vec<u8>, PlatformError> {
        self.check()?;
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        let point = key.public_key().as_ref().to_vec();
        self.keys.lock().unwrap().insert(alias, (key, needs_person));
        Ok(point)
    }

    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.check()?;
        let keys = self.keys.lock().unwrap();
        let (key, needs_person) = keys.get(&alias).ok_or(PlatformError::KeyInvalidated)?;
        assert!(!needs_person, "a key that needs the person is never used without them");
        Ok(key.sign(&SystemRandom::new(), &message).unwrap().as_ref().to_vec())
    }

    fn delete(&self, alias: String) -> Result<(), PlatformError> {
        self.keys.lock().unwrap().remove(&alias);
        Ok(())
    }
}

/// A phone with an unlocked vault.
pub(crate) struct Phone {
    pub(crate) directory: TempDir,
    pub(crate) keys: Arc<MemoryKeys>,
    pub(crate) authenticator: Arc<Authenticator>,
}

impl Phone {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let keys = Arc::new(MemoryKeys::default());
        let config = config(&directory);
        let authenticator = Authenticator::create(config, keys.clone(), PASSCODE.to_owned());
        let phone = Self { directory, keys, authenticator: authenticator.unwrap() };
        phone.unlock();
        phone
    }

    /// The app is killed and started again.
    pub(crate) fn restart(&mut self) {
        let opened = Authenticator::open(config(&self.directory), self.keys.clone());
        self.authenticator = opened.unwrap();
        self.unlock();
    }

    fn unlock(&self) {
        let passcode = PASSCODE.to_owned();
        self.authenticator.unlock(Unlock::Passcode { passcode }).unwrap();
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

fn config(directory: &TempDir) -> Config {
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
    Answer::Approve { number: number.to_owned() }
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
