//! The protocol's vectors, tests/vectors/countersign-v1.json: what the phone writes is written as
//! there, what it reads is read or refused as there.

use super::challenge::Verified;
use super::derivation::Agreement;
use super::field::{Bytes, Hash};
use super::jws::{self, Jwk, Message};
use super::message::{
    Approve, Challenge, Challenges, Deny, Device, Keys, Outcome, Pair, Paired, Poll, Report, Unpair,
};
use super::service_keys::ServiceKeys;
use super::{Pairing, PhoneKey, answering, pairing, polling};
use crate::otp::{Algorithm, Digits, Generator, Period};
use crate::signin::History;
use serde::Serialize;
use serde_json::Value;

struct Vectors(Value);

impl Vectors {
    fn load() -> Self {
        let text = include_str!("../../../../tests/vectors/countersign-v1.json");
        Self(serde_json::from_str(text).unwrap())
    }

    fn text(&self, pointer: &str) -> &str {
        self.0.pointer(pointer).and_then(Value::as_str).unwrap()
    }

    fn bytes<const N: usize>(&self, pointer: &str) -> Bytes<N> {
        Bytes::parse(self.text(pointer)).unwrap()
    }

    fn list(&self, name: &str) -> &[Value] {
        self.0[name].as_array().unwrap()
    }

    fn key(&self, name: &str) -> Jwk {
        serde_json::from_value(self.0["keys"][name]["jwk"].clone()).unwrap()
    }

    /// The key with this thumbprint.
    fn key_of(&self, kid: &str) -> Jwk {
        let keys = self.0["keys"].as_object().unwrap();
        let name = keys.iter().find(|(_, key)| key["thumbprint"] == kid).unwrap().0;
        self.key(name)
    }

    fn message(&self, name: &str) -> &Value {
        self.list("messages").iter().find(|message| message["name"] == name).unwrap()
    }

    fn pairing(&self, service_key: Jwk) -> Pairing {
        let id = |text: &Value| serde_json::from_value(text.clone()).unwrap();
        let key = |name: &str| PhoneKey { alias: name.to_owned(), public: self.key(name) };
        Pairing {
            base: self.text("/base").to_owned(),
            host: String::new(),
            device: id(&self.message("paired")["payload"]["device"]),
            account: id(&self.message("paired")["payload"]["account"]["id"]),
            approval: key("approval"),
            quiet: key("device"),
            service_keys: ServiceKeys::pinned(service_key),
            confirmed: true,
            active: true,
            clock_offset: 0,
            history: History::default(),
        }
    }

    fn agreement(&self) -> Agreement {
        Agreement::of(self.bytes::<32>("/derivation/phone_private").0)
    }

    /// Whether the receiver of such a message takes it.
    fn taken(&self, typ: &str, kid: &str, jws: &str) -> bool {
        let key = || self.key_of(kid);
        let base = self.text("/base");
        let device = self.text("/derivation/device");
        let ours = |aud: &str, sub: &str| aud == base && sub == device;
        match typ {
            "approve" => read::<Approve>(jws, &key(), |it| ours(&it.aud, it.sub.as_str())),
            "challenge" => Verified::verify(jws, &self.pairing(key()), 0).is_ok(),
            "challenges" => {
                let poll = jws::hash(self.message("poll")["jws"].as_str().unwrap());
                let pairing = self.pairing(key());
                read::<Challenges>(jws, &key(), |it| polling::fits(it, &pairing, &poll))
            }
            "keys" => read::<Keys>(jws, &key(), |it| it.iss == base && it.previous.text() == kid),
            "unpair" => read::<Unpair>(jws, &key(), |it| ours(&it.aud, it.sub.as_str())),
            "deny" => read::<Deny>(jws, &key(), |it| ours(&it.aud, it.sub.as_str())),
            "device" => jws::read_pinned::<Device>(jws, |found| found.text() == kid).is_ok(),
            "outcome" => {
                let pairing = self.pairing(key());
                let hash = |message: &Value| Bytes::parse(message["hash"].as_str().unwrap());
                let mut requests = self.list("messages").iter().filter_map(hash);
                requests.any(|request| {
                    read::<Outcome>(jws, &key(), |it| answering::fits(it, &pairing, &request))
                })
            }
            "pair" => self.takes_pair(kid, jws),
            "paired" => self.takes_paired(kid, jws),
            "poll" => read::<Poll>(jws, &key(), |it| ours(&it.aud, it.sub.as_str())),
            "report" => read::<Report>(jws, &key(), |it| ours(&it.aud, it.sub.as_str())),
            other => panic!("no such type: {other}"),
        }
    }

    /// As a service would: only the test needs it, so that the reader meets these cases as well.
    fn takes_pair(&self, kid: &str, jws: &str) -> bool {
        let Ok((pair, approval)) = jws::read_pinned::<Pair>(jws, |found| found.text() == kid)
        else {
            return false;
        };
        let proof = jws::read_pinned::<Device>(&pair.device_proof, |found| found.text() != kid);
        let Ok((proof, _)) = proof else { return false };
        let service = Agreement::of(self.bytes::<32>("/derivation/service_private").0);
        let nothing = Bytes([0; 32]);
        let agreed = service.derive(&pair.ecdh, &nothing, &nothing, "").unwrap().is_some();
        pair.aud == self.text("/base")
            && proof.aud == pair.aud
            && proof.code == pair.code
            && proof.sub == approval.thumbprint()
            && agreed
    }

    fn takes_paired(&self, kid: &str, jws: &str) -> bool {
        let request: Hash = self.bytes("/derivation/pair_hash");
        let approval = self.key("approval").thumbprint();
        let Ok((paired, key)) = jws::read_pinned::<Paired>(jws, |found| found.text() == kid) else {
            return false;
        };
        pairing::fits(&paired, self.text("/base"), &approval, &request)
            && pairing::confirmed_seed(&paired, &self.agreement(), &request, &key)
                .unwrap()
                .is_some()
    }
}

fn read<T: Message>(jws: &str, key: &Jwk, fits: impl FnOnce(&T) -> bool) -> bool {
    jws::read::<T>(jws, key).is_ok_and(|message| fits(&message))
}

#[test]
fn thumbprints_are_those_of_rfc_7638() {
    let vectors = Vectors::load();
    for (name, key) in vectors.0["keys"].as_object().unwrap() {
        assert_eq!(vectors.key(name).thumbprint().text(), key["thumbprint"], "{name}");
    }
}

#[test]
fn messages_are_written_as_in_the_vectors() {
    fn written<T: Message + Serialize>(message: &Value, key: &Jwk) -> String {
        let payload: T = serde_json::from_value(message["payload"].clone()).unwrap();
        jws::signing_input(key, &payload).unwrap()
    }
    let vectors = Vectors::load();
    let mut checked = 0;
    for message in vectors.list("messages") {
        let key = vectors.key_of(message["kid"].as_str().unwrap());
        let signing_input = match message["typ"].as_str().unwrap() {
            "approve" => written::<Approve>(message, &key),
            "challenge" => written::<Challenge>(message, &key),
            "deny" => written::<Deny>(message, &key),
            "device" => written::<Device>(message, &key),
            "outcome" => written::<Outcome>(message, &key),
            "pair" => written::<Pair>(message, &key),
            "paired" => written::<Paired>(message, &key),
            "challenges" => written::<Challenges>(message, &key),
            "poll" => written::<Poll>(message, &key),
            "report" => written::<Report>(message, &key),
            "keys" => written::<Keys>(message, &key),
            "unpair" => written::<Unpair>(message, &key),
            other => panic!("no such type: {other}"),
        };
        assert_eq!(signing_input, message["signing_input"], "{}", message["name"]);
        checked += 1;
    }
    assert_eq!(checked, 25);
}

#[test]
fn messages_of_the_story_are_taken() {
    let vectors = Vectors::load();
    for message in vectors.list("messages") {
        let text = |name: &str| message[name].as_str().unwrap();
        assert_eq!(jws::hash(text("jws")).text(), text("hash"), "{}", text("name"));
        // "pair by hand" has the approval key, hence the same kid; "challenges none" answers
        // another poll than the one that the reader is given.
        if text("name") != "challenges none" {
            let taken = vectors.taken(text("typ"), text("kid"), text("jws"));
            assert!(taken, "{}", text("name"));
        }
    }
}

#[test]
fn odd_but_right_messages_are_taken() {
    let vectors = Vectors::load();
    assert_eq!(vectors.list("accept").len(), 22);
    for case in vectors.list("accept") {
        let text = |name: &str| case[name].as_str().unwrap();
        let taken = vectors.taken(text("typ"), text("kid"), text("jws"));
        assert!(taken, "{}", text("name"));
    }
}

#[test]
fn wrong_messages_are_refused() {
    let vectors = Vectors::load();
    assert_eq!(vectors.list("refuse").len(), 175);
    for case in vectors.list("refuse") {
        let text = |name: &str| case[name].as_str().unwrap();
        let taken = vectors.taken(text("typ"), text("kid"), text("jws"));
        assert!(!taken, "{}: {}", text("name"), text("expect"));
    }
}

#[test]
fn the_seed_is_derived_as_in_the_vectors() {
    let vectors = Vectors::load();
    let agreement = vectors.agreement();
    let at = |name: &str| format!("/derivation/{name}");
    assert_eq!(agreement.public().text(), vectors.text(&at("phone_ecdh")));
    let service: Bytes<32> = vectors.bytes(&at("service_ecdh"));
    let request: Hash = vectors.bytes(&at("pair_hash"));
    let key: Hash = vectors.bytes(&at("service_kid"));
    let device = vectors.text(&at("device"));
    let derived = agreement.derive(&service, &request, &key, device).unwrap().unwrap();
    assert_eq!(
        Bytes::<20>(derived.seed.expose().try_into().unwrap()).text(),
        vectors.text(&at("seed"))
    );
    assert_eq!(Bytes(derived.confirm).text(), vectors.text(&at("confirm")));
    let generator = Generator::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::SIX,
        period: Period::HALF_MINUTE,
    };
    for case in vectors.0["derivation"]["codes"].as_array().unwrap() {
        let code = generator.code(&derived.seed, case["at"].as_u64().unwrap());
        assert_eq!(code, case["code"].as_str().unwrap());
    }
    for public in vectors.0["derivation"]["all_zero"].as_array().unwrap() {
        let public = Bytes::parse(public.as_str().unwrap()).unwrap();
        assert!(agreement.derive(&public, &request, &key, device).unwrap().is_none());
    }
}

#[test]
fn the_chain_of_keys_is_followed_link_by_link() {
    let vectors = Vectors::load();
    let links: Vec<_> = vectors.list("keys_chain").iter().map(|it| it.as_str().unwrap()).collect();
    let base = vectors.text("/base");
    let mut keys = ServiceKeys::pinned(vectors.key("service-1"));
    assert!(keys.follow(links[1], base).is_err(), "a link out of turn");
    assert!(keys.follow(links[0], "https://other.example/countersign").is_err());
    keys.follow(links[0], base).unwrap();
    assert!(keys.follow(links[0], base).is_err(), "never back to a key that was replaced");
    keys.follow(links[1], base).unwrap();
    assert_eq!(keys.current(), &vectors.key("service-3"));
    // Signed by service-1 at 1 800 000 100, which was replaced at 1 800 007 000.
    let challenge = vectors.message("challenge")["jws"].as_str().unwrap();
    assert!(keys.read_challenge(challenge, 1_800_007_000 + 86_399).is_ok());
    assert!(keys.read_challenge(challenge, 1_800_007_000 + 86_400).is_err(), "a day after");
    let outcome = vectors.message("outcome approved")["jws"].as_str().unwrap();
    assert_eq!(keys.read::<Outcome>(outcome).err(), Some(jws::Refusal::Signature));
    let fresh = ServiceKeys::pinned(vectors.key("service-2"));
    assert_eq!(fresh.read::<Outcome>(outcome).err(), Some(jws::Refusal::UnknownKey));
}
