//! What was captured from a server of version 3.14, byte for byte (tests/vectors).

use super::answer::{Refusal, Unattended, Unsigned};
use super::challenge::{Challenge, Verified, capabilities_text};
use super::{Endpoint, History, Poll, PublicKey, Token, TokenKey, form};
use crate::clock::Moment;
use crate::countersign::DenyReason;
use crate::vault::slot::PersonKey;
use data_encoding::{BASE32, BASE64};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use serde_json::Value;

fn vectors() -> Value {
    let file = include_str!("../../../../tests/vectors/privacyidea-3.14.json");
    serde_json::from_str(file).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// The phone's key. It has 2 048 bits, fewer than this phone would take from its platform.
fn phone_key(vectors: &Value) -> RsaKeyPair {
    let pem = text(vectors, "phone_private_key_pkcs8_pem");
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    RsaKeyPair::from_pkcs8(&BASE64.decode(body.as_bytes()).unwrap()).unwrap()
}

fn sign(key: &RsaKeyPair, message: &[u8]) -> Vec<u8> {
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

fn person() -> (EcdsaKeyPair, PersonKey) {
    let (algorithm, random) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).unwrap();
    let public = PersonKey::new("person".to_owned(), pair.public_key().as_ref());
    (pair, public.unwrap())
}

pub(super) fn token(vectors: &Value, person: PersonKey) -> Token {
    let public = BASE64.encode(phone_key(vectors).public_key().as_ref());
    Token {
        url: Endpoint::parse("http://127.0.0.1:5001/ttype/push").unwrap(),
        serial: text(vectors, "serial").to_owned(),
        key: TokenKey { alias: "token".to_owned(), public: PublicKey::of_server(&public).unwrap() },
        person,
        server_key: PublicKey::of_server(text(vectors, "server_public_key")).unwrap(),
        active: true,
        clock_offset: 0,
        tls_opt_out: false,
        lock_requested: false,
        spent: Vec::new(),
        history: History::default(),
    }
}

fn challenges(vectors: &Value) -> Vec<(&Value, Challenge)> {
    let challenge = |it: &Value| serde_json::from_value(it["challenge"].clone()).unwrap();
    vectors["challenges"].as_array().unwrap().iter().map(|it| (it, challenge(it))).collect()
}

#[test]
fn the_phones_key_goes_out_as_the_server_wants_it() {
    let vectors = vectors();
    let token = token(&vectors, person().1);
    assert_eq!(token.key.public.with_algorithm(), text(&vectors, "phone_pubkey_param"));
}

#[test]
fn a_poll_is_signed_as_it_was() {
    let vectors = vectors();
    let (token, example) = (token(&vectors, person().1), &vectors["poll_example"]);
    let poll = Poll { timestamp: text(example, "timestamp").to_owned(), seconds: 0 };
    assert_eq!(poll.message(&token), text(example, "signed_text").as_bytes());
    let signature = sign(&phone_key(&vectors), &poll.message(&token));
    assert_eq!(BASE32.encode(&signature), text(example, "signature"));
    let request = poll.request(&token, &signature).unwrap();
    let query = "?serial=PIPU00003677&timestamp=2026-11-22T00%3A53%3A21.605337Z&signature=LJUVU4";
    assert!(request.url.starts_with(&format!("{}{query}", token.url.as_str())), "{}", request.url);
    assert!(request.url.ends_with("%3D%3D%3D%3D%3D%3D"), "{}", request.url);
    assert!(poll.request(&token, &[0; 256]).is_none(), "nothing goes out that does not hold");
}

#[test]
fn a_timestamp_is_the_servers_time_as_far_as_it_is_known() {
    let mut token = token(&vectors(), person().1);
    let now = Moment { unix_ms: 1_795_308_801_605, monotonic_ms: 0 };
    assert_eq!(Poll::new(&token, now).timestamp, "2026-11-22T00:53:21.605Z");
    token.clock_offset = -61;
    let poll = Poll::new(&token, now);
    assert_eq!((&*poll.timestamp, poll.seconds), ("2026-11-22T00:52:20.605Z", 1_795_308_740));
}

#[test]
fn every_challenge_is_verified_and_shown_as_it_was_signed() {
    let vectors = vectors();
    let token = token(&vectors, person().1);
    let mut shown = Vec::new();
    for (vector, challenge) in challenges(&vectors) {
        assert_eq!(challenge.signed_text(), text(vector, "signed_text"));
        let capabilities = text(&vector["challenge"], "capabilities");
        let capabilities = serde_json::from_str(capabilities).unwrap();
        let signed = capabilities_text(&capabilities, &challenge.nonce).unwrap();
        assert_eq!(signed, text(vector, "capabilities_signed_text"));
        let verified = challenge.verified(&token).unwrap();
        assert!(verified.takes_reason);
        assert_eq!(verified.tls_opt_out, challenge.sslverify == "0");
        let options = verified.options.as_ref().map(|options| options.all().join("/"));
        let (title, question) = verified.texts();
        shown.push((title.unwrap_or_default(), question.unwrap_or_default(), options));
    }
    let plain = |options: Option<&str>| {
        let (title, question) = ("Acme Login", "Login as Alice from 127.0.0.1?");
        (title.to_owned(), question.to_owned(), options.map(str::to_owned))
    };
    let joined = "Zugang für Alice | Grüße ✓ 你好?|Ti|tle ü".to_owned();
    let wanted = [
        plain(None),
        plain(Some("35/64/86")),
        plain(Some("J/U/K/B/V/I/F/W/G/L")),
        plain(Some("grün/red car/蓝")),
        (String::new(), joined, None),
        (String::new(), String::new(), None),
    ];
    assert_eq!(shown, wanted);
}

/// The form of an answer, as the server took it.
fn wanted_form(verified: &Verified, fields: &[(&str, &str)], signature: &str) -> String {
    let start = [("serial", &*verified.serial), ("nonce", &*verified.nonce)];
    form(&[&start[..], fields, &[("signature", signature)]].concat())
}

#[test]
fn every_answer_is_what_the_server_took() {
    let vectors = vectors();
    let (pair, public) = person();
    let (token, key) = (token(&vectors, public), phone_key(&vectors));
    let mut seen = 0;
    for (vector, challenge) in challenges(&vectors) {
        let verified = challenge.verified(&token).unwrap();
        for (name, answer) in vector["answers"].as_object().unwrap() {
            let (unsigned, fields) = unsigned(name, &verified, &token, &pair);
            let Some(unsigned) = unsigned else { continue };
            seen += 1;
            let (_, message) = unsigned.to_sign();
            assert_eq!(message, text(answer, "signed_text").as_bytes(), "{name}");
            let signature = sign(&key, &message);
            assert_eq!(BASE32.encode(&signature), text(answer, "signature"), "{name}");
            let request = unsigned.signed(&signature).unwrap().request();
            assert_eq!(request.url, challenge.url);
            let form = wanted_form(&verified, &fields, text(answer, "signature"));
            assert_eq!(String::from_utf8(request.body).unwrap(), form, "{name}");
        }
    }
    // Six challenges with four answers each; without an option, those with options have none more.
    assert_eq!(seen, 24);
}

type Fields<'a> = Vec<(&'a str, &'a str)>;

/// The answer of this name; none for one that this phone would not give.
fn unsigned<'a>(
    name: &'a str,
    verified: &Verified,
    token: &Token,
    pair: &EcdsaKeyPair,
) -> (Option<Unsigned>, Fields<'a>) {
    let deny = |refusal| Some(Unsigned::deny(verified, token, refusal));
    let (decline, reason) = (("decline", "1"), |reason| ("decline_reason", reason));
    match name {
        "decline" => (deny(Refusal::WrongNumber), vec![decline]),
        "decline unknown_trigger" => {
            let refusal = Refusal::Person(DenyReason::NotMe);
            (deny(refusal), vec![decline, reason("unknown_trigger")])
        }
        "decline cancelled" => {
            let refusal = Refusal::Person(DenyReason::NotNow);
            (deny(refusal), vec![decline, reason("cancelled")])
        }
        _ => {
            let option = name.strip_prefix("approve").unwrap().strip_prefix(' ');
            let Ok(unattended) = Unattended::approve(verified, token, option) else {
                assert!(option.is_none() && verified.options.is_some(), "{name}");
                return (None, Vec::new());
            };
            let (_, message) = unattended.to_sign();
            let der = pair.sign(&SystemRandom::new(), &message).unwrap();
            let unsigned = unattended.attended(der.as_ref());
            (unsigned, option.map(|option| ("presence_answer", option)).into_iter().collect())
        }
    }
}

#[test]
fn nothing_is_approved_without_the_persons_signature_over_this_request() {
    let vectors = vectors();
    let (pair, public) = person();
    let token = token(&vectors, public);
    let all = challenges(&vectors);
    let verified: Vec<_> = all.iter().map(|it| it.1.verified(&token).unwrap()).collect();
    let approve = |index: usize| Unattended::approve(&verified[index], &token, None).unwrap();
    let of_another = pair.sign(&SystemRandom::new(), &approve(4).to_sign().1).unwrap();
    assert!(approve(0).attended(of_another.as_ref()).is_none());
    assert!(approve(0).attended(&[]).is_none());
    assert!(approve(4).attended(of_another.as_ref()).is_some());
}

#[test]
fn security_22_any_other_byte_of_a_challenge_is_refused() {
    let vectors = vectors();
    let token = token(&vectors, person().1);
    for (_, challenge) in challenges(&vectors) {
        let with = |change: &dyn Fn(&mut Challenge)| {
            let mut changed = challenge.clone();
            change(&mut changed);
            changed.verified(&token)
        };
        assert!(with(&|_| {}).is_some());
        assert!(with(&|it| it.question.push('!')).is_none());
        assert!(with(&|it| it.title.push(' ')).is_none());
        assert!(with(&|it| it.url.push('/')).is_none());
        assert!(with(&|it| it.serial.push('0')).is_none());
        assert!(with(&|it| it.nonce.push('A')).is_none());
        let flip = |flag: &str| if flag == "0" { "1".to_owned() } else { "0".to_owned() };
        assert!(with(&|it| it.sslverify = flip(&it.sslverify)).is_none());
        assert!(with(&|it| it.signature = it.signature.to_lowercase()).is_none());
        assert!(with(&|it| it.capabilities = Some("{\"decline_reason\": false}".into())).is_none());
        assert!(with(&|it| it.capabilities = None).is_none());
        assert!(with(&|it| it.capabilities_signature = Some(it.signature.clone())).is_none());
        let without = with(&|it| (it.capabilities, it.capabilities_signature) = (None, None));
        assert!(!without.unwrap().takes_reason);
        let unsigned = with(&|it| it.capabilities_signature = None);
        assert!(!unsigned.unwrap().takes_reason, "what nobody signed does not count");
        let options = |it: &mut Challenge| {
            it.require_presence = match it.require_presence.take() {
                Some(_) => None,
                None => Some("A,B".to_owned()),
            };
        };
        assert!(with(&options).is_none());
    }
}

#[test]
fn security_22_a_moved_border_changes_nothing_that_is_shown() {
    let vectors = vectors();
    let token = token(&vectors, person().1);
    let with_pipes = challenges(&vectors).into_iter().find(|it| it.1.title.contains('|'));
    let challenge = with_pipes.unwrap().1;
    let whole = format!("{}|{}", challenge.question, challenge.title);
    let shown = |it: &Challenge| {
        let verified = it.verified(&token)?;
        let (title, question) = verified.texts();
        Some((title, question, verified.options, verified.tls_opt_out))
    };
    let wanted = shown(&challenge);
    assert!(wanted.is_some());
    let mut borders = 0;
    for (at, _) in whole.match_indices('|') {
        let (question, title) = whole.split_at(at);
        let (question, title) = (question.to_owned(), title.strip_prefix('|').unwrap().to_owned());
        borders += 1;
        assert_eq!(shown(&Challenge { question, title, ..challenge.clone() }), wanted);
    }
    assert_eq!(borders, 3);
    // The last flag, taken for a list of options, and the border before it moved along.
    let (title, sslverify) = challenge.title.rsplit_once('|').unwrap();
    let moved = Challenge {
        title: title.to_owned(),
        sslverify: sslverify.to_owned(),
        require_presence: Some("0".to_owned()),
        ..challenge.clone()
    };
    assert_eq!(moved.signed_text(), challenge.signed_text(), "the signature would hold");
    assert_eq!(shown(&moved), None);
    // A field before, made longer at the cost of the next.
    let (first, rest) = challenge.question.split_once('|').unwrap();
    let (serial, question) = (format!("{}|{first}", challenge.serial), rest.to_owned());
    let moved = Challenge { serial, question, ..challenge.clone() };
    assert_eq!(moved.signed_text(), challenge.signed_text(), "the signature would hold");
    assert_eq!(shown(&moved), None);
}

#[test]
fn security_16_a_challenge_of_another_token_is_refused() {
    let vectors = vectors();
    let ours = token(&vectors, person().1);
    let (_, challenge) = challenges(&vectors).swap_remove(0);
    let other_serial = Token { serial: "PIPU00003678".to_owned(), ..ours.clone() };
    assert!(challenge.verified(&other_serial).is_none());
    let other_key = Token { server_key: ours.key.public.clone(), ..ours.clone() };
    assert!(challenge.verified(&other_key).is_none());
    let safe = Endpoint::parse("https://pi.example/ttype/push").unwrap();
    let over_tls = Token { url: safe, ..ours };
    assert!(challenge.verified(&over_tls).is_none(), "no answer over plain http");
}

#[test]
fn capabilities_are_canonical() {
    let text = |json: &str| capabilities_text(&serde_json::from_str(json).unwrap(), "N");
    let wanted = r#"{"capabilities":{"a":[1,null,"é\n"],"b":{"x":true}},"nonce":"N"}"#;
    assert_eq!(text(r#"{"b": {"x": true}, "a": [1, null, "\u00e9\n"]}"#).unwrap(), wanted);
    for odd in ["{\"a\":1.5}", "{\"é\":1}", "9007199254740993"] {
        assert_eq!(text(odd), None, "{odd}");
    }
}
