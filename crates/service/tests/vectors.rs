//! The shared vectors, as the service reads and writes them.
//!
//! What only a phone reads (`paired`, `challenge`, `challenges`) is checked as far as the envelope
//! goes: the service has no reader for the rest, and the phone's tests run every case.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

use countersign_service::agreement::Transcript;
use countersign_service::jws::{Flaw, Hash, Kind, LARGEST, Message, Unverified, signing_input};
use countersign_service::keys::{AgreementKey, Jwk, bytes32};
use countersign_service::messages::{read_answer, read_common, read_pair};
use countersign_service::replies::{
    Account, Challenge, Challenges, Context, KeyLink, Outcome, Paired, Totp,
};
use countersign_service::{json, pairing_code, totp};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;

fn vectors() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/countersign-v1.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name}"))
}

fn kind(name: &str) -> Kind {
    *Kind::ALL.iter().find(|kind| kind.name() == name).unwrap()
}

fn key(vectors: &Value, kid: &str) -> Jwk {
    let keys = vectors["keys"].as_object().unwrap().values();
    let found = keys.clone().find(|key| key["thumbprint"] == kid).unwrap();
    let bytes = serde_json::to_vec(&found["jwk"]).unwrap();
    Jwk::from_json(&json::object(&bytes).unwrap()).unwrap()
}

/// Reads a message as the service would, expecting `kind` by the key `kid`.
fn read(vectors: &Value, jws: &str, kind: Kind, signer: &str) -> Result<(), Flaw> {
    let base = text(vectors, "base");
    let derivation = &vectors["derivation"];
    let device = text(derivation, "device");
    if kind == Kind::Pair {
        let pair = read_pair(jws.as_bytes(), base)?;
        if pair.approval.thumbprint() != signer {
            return Err(Flaw::Signature);
        }
        let private = text(derivation, "service_private");
        let private = AgreementKey::from_bytes(&bytes32(private).unwrap()).unwrap();
        let transcript = Transcript {
            phone_public: &pair.ecdh,
            service_public: &private.public().unwrap(),
            service_kid: text(derivation, "service_kid"),
            device,
            pair: &pair.hash,
        };
        return transcript.derive(&private).map(drop).ok_or(Flaw::Malformed("agreement"));
    }
    let message = read_envelope(vectors, jws, kind, signer)?;
    match kind {
        Kind::Poll | Kind::Unpair => read_common(&message.payload, base, device).map(drop),
        Kind::Approve | Kind::Deny | Kind::Report => read_answer(&message, base, device).map(drop),
        _ => Ok(()),
    }
}

fn read_envelope(vectors: &Value, jws: &str, kind: Kind, signer: &str) -> Result<Message, Flaw> {
    let unverified = Unverified::read(jws.as_bytes(), &[kind])?;
    unverified.verify(&key(vectors, signer))
}

#[test]
fn the_story_is_accepted() {
    let vectors = vectors();
    for case in vectors["messages"].as_array().unwrap() {
        let (jws, name) = (text(case, "jws"), text(case, "name"));
        read(&vectors, jws, kind(text(case, "typ")), text(case, "kid")).expect(name);
        assert_eq!(Hash::of_message(jws).text(), text(case, "hash"), "{name}");
        assert_eq!(
            Hash::of_signing_input(text(case, "signing_input")).text(),
            text(case, "hash"),
            "{name}"
        );
    }
}

#[test]
fn odd_but_right_messages_are_accepted() {
    let vectors = vectors();
    for case in vectors["accept"].as_array().unwrap() {
        let name = text(case, "name");
        // This key is in no list; the message carries it.
        read(&vectors, text(case, "jws"), kind(text(case, "typ")), text(case, "kid")).expect(name);
    }
}

#[test]
fn wrong_messages_are_refused() {
    let vectors = vectors();
    let mut for_phones = Vec::new();
    for case in vectors["refuse"].as_array().unwrap() {
        let (name, typ) = (text(case, "name"), text(case, "typ"));
        let kind = kind(typ);
        let phone_reads = matches!(kind, Kind::Challenge | Kind::Challenges | Kind::Paired);
        let envelope = !matches!(text(case, "expect"), "payload" | "agreement" | "confirm");
        if phone_reads && !envelope {
            for_phones.push((name, typ));
            continue;
        }
        let result = read(&vectors, text(case, "jws"), kind, text(case, "kid"));
        assert!(result.is_err(), "{name}");
    }
    // Payloads of `paired` (8) and `challenge` (15); a new vector is looked at before it joins them.
    assert_eq!(for_phones.len(), 23, "{for_phones:?}");
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let long = "a".repeat(LARGEST + 1);
    assert!(Unverified::read(long.as_bytes(), &[Kind::Poll]).is_err());
}

#[test]
fn the_derivation_gives_seed_confirm_and_codes() {
    let vectors = vectors();
    let derivation = &vectors["derivation"];
    let bytes = |name: &str| bytes32(text(derivation, name)).unwrap();
    let private = AgreementKey::from_bytes(&bytes("service_private")).unwrap();
    assert_eq!(private.public().unwrap(), bytes("service_ecdh"));
    assert_eq!(*private.agree(&bytes("phone_ecdh")).unwrap(), bytes("shared_secret"));
    let pair = vectors["messages"].as_array().unwrap();
    let pair = pair.iter().find(|case| case["hash"] == derivation["pair_hash"]).unwrap();
    let transcript = Transcript {
        phone_public: &bytes("phone_ecdh"),
        service_public: &bytes("service_ecdh"),
        service_kid: text(derivation, "service_kid"),
        device: text(derivation, "device"),
        pair: &Hash::of_message(text(pair, "jws")),
    };
    assert_eq!(transcript.info().unwrap(), bytes("info"));
    let derived = transcript.derive(&private).unwrap();
    assert_eq!(BASE64URL_NOPAD.encode(derived.seed.as_slice()), text(derivation, "seed"));
    assert_eq!(derived.confirm, bytes("confirm"));
    for case in derivation["codes"].as_array().unwrap() {
        let step = totp::step(case["at"].as_i64().unwrap());
        let code = totp::code(derived.seed.as_slice(), u64::try_from(step).unwrap());
        assert_eq!(code, text(case, "code"));
    }
    for public in derivation["all_zero"].as_array().unwrap() {
        let public = bytes32(public.as_str().unwrap()).unwrap();
        assert!(private.agree(&public).is_none());
    }
}

#[test]
fn codes_are_brought_into_canonical_form() {
    let vectors = vectors();
    for case in vectors["codes"].as_array().unwrap() {
        let length = usize::try_from(case["length"].as_u64().unwrap()).unwrap();
        let canonical = pairing_code::canonical(text(case, "input"), length);
        assert_eq!(canonical.as_deref(), case["canonical"].as_str(), "{case}");
    }
}

#[test]
fn a_pairing_is_written_as_link_and_as_product_key() {
    let vectors = vectors();
    let pairing = &vectors["pairing"];
    let secrets = pairing_code::Secrets {
        name: text(pairing, "name").to_owned(),
        qr: text(pairing, "qr_secret").to_owned(),
        hand: text(pairing, "hand_secret").to_owned(),
    };
    let kid = text(pairing, "service_kid");
    assert_eq!(secrets.uri(text(&vectors, "base"), kid), text(pairing, "qr"));
    assert_eq!(secrets.product_key(kid).unwrap(), text(pairing, "product_key"));
    assert_eq!(pairing_code::key_part(kid).unwrap(), text(pairing, "key_part"));
    for name in ["code_qr", "code_by_hand"] {
        let code = pairing_code::Code::read(text(pairing, name)).unwrap();
        assert_eq!(code.name, secrets.name);
        assert_eq!(code.is_from_qr(), name == "code_qr");
    }
}

#[test]
fn what_the_service_writes_is_written_to_the_byte() {
    let vectors = vectors();
    let mut written = 0;
    for case in vectors["messages"].as_array().unwrap() {
        let Some(input) = write(&vectors, case) else { continue };
        assert_eq!(input, text(case, "signing_input"), "{}", text(case, "name"));
        written += 1;
    }
    assert_eq!(written, 13);
}

fn write(vectors: &Value, case: &Value) -> Option<String> {
    let payload = &case["payload"];
    let member = |name: &str| payload[name].as_str().unwrap_or_default();
    let number = |name: &str| payload[name].as_i64().unwrap_or_default();
    let kind = kind(text(case, "typ"));
    let key = key(vectors, text(case, "kid"));
    let iss = text(vectors, "base");
    let aud = member("aud");
    match kind {
        Kind::Paired => {
            let account = &payload["account"];
            let account = Account {
                id: text(account, "id"),
                issuer: text(account, "issuer"),
                name: text(account, "name"),
            };
            let paired = Paired {
                iss,
                aud,
                request: member("request"),
                device: member("device"),
                account,
                ecdh: member("ecdh"),
                totp: Totp::new(text(&payload["totp"], "confirm")),
            };
            signing_input(kind, &key, &paired)
        }
        Kind::Challenge => {
            let context: Option<Context> = serde_json::from_value(payload["context"].clone()).ok();
            let challenge = Challenge {
                iss,
                aud,
                jti: member("jti"),
                iat: number("iat"),
                exp: number("exp"),
                kind: member("kind"),
                account: member("account"),
                app: payload["app"].as_str(),
                message: payload["message"].as_str(),
                origin: payload["origin"].as_str(),
                context: context.as_ref(),
                number_digits: u8::try_from(number("number_digits")).unwrap(),
            };
            signing_input(kind, &key, &challenge)
        }
        Kind::Challenges => {
            let challenges: Vec<String> =
                serde_json::from_value(payload["challenges"].clone()).unwrap();
            let challenges = Challenges {
                iss,
                aud,
                poll: member("poll"),
                now: number("now"),
                challenges: &challenges,
                more: false,
            };
            signing_input(kind, &key, &challenges)
        }
        Kind::Outcome => {
            let outcome = Outcome {
                iss,
                aud,
                request: member("request"),
                outcome: member("outcome"),
                tries_left: number("tries_left"),
                now: number("now"),
            };
            signing_input(kind, &key, &outcome)
        }
        Kind::Keys => {
            let next = serde_json::to_vec(&payload["next"]).unwrap();
            let next = Jwk::from_json(&json::object(&next).unwrap()).unwrap();
            let previous = member("previous");
            signing_input(kind, &key, &KeyLink { iss, iat: number("iat"), previous, next: &next })
        }
        _ => None,
    }
}
