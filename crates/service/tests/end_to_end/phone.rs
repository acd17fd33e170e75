//! A phone, as small as a test needs it. It shares nothing with the service but the protocol.

use crate::server::{Reply, Server, post};
use aws_lc_rs::agreement::{PrivateKey, UnparsedPublicKey, X25519, agree};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey as VerifyingKey,
};
use data_encoding::BASE64URL_NOPAD as BASE64;
use serde_json::{Value, json};

pub(crate) struct Key(EcdsaKeyPair);

impl Key {
    fn new() -> Self {
        Self(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap())
    }

    fn jwk(&self) -> Value {
        let point = self.0.public_key().as_ref();
        let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..]));
        json!({"kty": "EC", "crv": "P-256", "x": x, "y": y})
    }

    pub(crate) fn kid(&self) -> String {
        thumbprint(&self.jwk())
    }

    /// Signs a message; pair and device carry the key.
    pub(crate) fn sign(&self, kind: &str, payload: &Value) -> String {
        let typ = format!("countersign-v1-{kind}+jwt");
        let mut header = json!({"alg": "ES256", "typ": typ, "kid": self.kid()});
        if matches!(kind, "pair" | "device") {
            header["jwk"] = self.jwk();
        }
        let parts = [header.to_string(), payload.to_string()];
        let input = parts.map(|part| BASE64.encode(part.as_bytes())).join(".");
        let signature = self.0.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
        format!("{input}.{}", BASE64.encode(signature.as_ref()))
    }
}

fn thumbprint(jwk: &Value) -> String {
    let (x, y) = (jwk["x"].as_str().unwrap(), jwk["y"].as_str().unwrap());
    let text = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    BASE64.encode(digest(&SHA256, text.as_bytes()).as_ref())
}

pub(crate) fn hash(message: &str) -> String {
    let input = message.rsplit_once('.').unwrap().0;
    BASE64.encode(digest(&SHA256, input.as_bytes()).as_ref())
}

/// Header and payload of a message that the service signed by the key of `jwk`.
fn open(message: &str, kind: &str, jwk: &Value) -> Value {
    let parts: Vec<&str> = message.split('.').collect();
    let [header, payload, signature] = parts.as_slice() else { panic!("{message}") };
    let decode = |part: &str| BASE64.decode(part.as_bytes()).unwrap();
    let header: Value = serde_json::from_slice(&decode(header)).unwrap();
    assert_eq!(header["typ"], format!("countersign-v1-{kind}+jwt"));
    assert_eq!(header["kid"], thumbprint(jwk));
    let coordinate = |name: &str| decode(jwk[name].as_str().unwrap());
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let input = message.rsplit_once('.').unwrap().0;
    VerifyingKey::new(&ECDSA_P256_SHA256_FIXED, point)
        .verify(input.as_bytes(), &decode(signature))
        .unwrap();
    serde_json::from_slice(&decode(payload)).unwrap()
}

/// A phone before it is paired.
pub(crate) struct Blank {
    pub(crate) approval: Key,
    pub(crate) device: Key,
    pub(crate) agreement: PrivateKey,
}

/// A phone that has got `paired`.
pub(crate) struct Phone {
    pub(crate) approval: Key,
    pub(crate) device: Key,
    pub(crate) id: String,
    pub(crate) account: Value,
    pub(crate) seed: Vec<u8>,
    service: Value,
    base: String,
}

pub(crate) struct Challenge {
    pub(crate) message: String,
    pub(crate) payload: Value,
}

impl Challenge {
    pub(crate) fn jti(&self) -> &str {
        self.payload["jti"].as_str().unwrap()
    }
}

/// The code and the key's thumbprint in the text of a QR.
pub(crate) fn read_uri(uri: &str) -> (String, String) {
    let fragment = uri.split_once("/pair#v=1&code=").unwrap().1;
    let (code, kid) = fragment.split_once("&key=").unwrap();
    (code.to_owned(), kid.to_owned())
}

impl Blank {
    pub(crate) fn new() -> Self {
        let agreement = PrivateKey::generate(&X25519).unwrap();
        Self { approval: Key::new(), device: Key::new(), agreement }
    }

    pub(crate) fn pair_payload(&self, base: &str, code: &str, now: i64, name: &str) -> Value {
        let proof = json!({"aud": base, "sub": self.approval.kid(), "code": code});
        json!({
            "aud": base,
            "code": code,
            "iat": now,
            "device": {"name": name, "platform": "test"},
            "device_proof": self.device.sign("device", &proof),
            "ecdh": BASE64.encode(self.agreement.compute_public_key().unwrap().as_ref()),
        })
    }

    pub(crate) fn pair_message(&self, server: &Server, code: &str) -> String {
        let payload = self.pair_payload(&server.base, code, server.clock.now(), "Pixel 9");
        self.approval.sign("pair", &payload)
    }

    /// Pairs by the QR's text up to the number, with every check a phone makes.
    pub(crate) fn pair(self, server: &Server, uri: &str) -> Phone {
        self.pair_named(server, uri, "Pixel 9")
    }

    pub(crate) fn pair_named(self, server: &Server, uri: &str, name: &str) -> Phone {
        let (code, kid) = read_uri(uri);
        let payload = self.pair_payload(&server.base, &code, server.clock.now(), name);
        let message = self.approval.sign("pair", &payload);
        let reply = server.protocol("pair", &message);
        assert_eq!((reply.status, reply.kind.as_str()), (201, "application/jose"));
        self.finish(server, &message, &reply.text(), &kid)
    }

    pub(crate) fn finish(self, server: &Server, sent: &str, reply: &str, kid: &str) -> Phone {
        let header = BASE64.decode(reply.split('.').next().unwrap().as_bytes()).unwrap();
        let service = serde_json::from_slice::<Value>(&header).unwrap()["jwk"].clone();
        assert_eq!(thumbprint(&service), kid);
        let paired = open(reply, "paired", &service);
        assert_eq!(paired["iss"], server.base);
        assert_eq!(paired["aud"], self.approval.kid());
        assert_eq!(paired["request"], hash(sent));
        let id = paired["device"].as_str().unwrap().to_owned();
        let theirs = BASE64.decode(paired["ecdh"].as_str().unwrap().as_bytes()).unwrap();
        let (seed, confirm) = self.derive(&theirs, kid, &id, sent);
        assert_eq!(paired["totp"]["confirm"], BASE64.encode(&confirm));
        Phone {
            approval: self.approval,
            device: self.device,
            id,
            account: paired["account"].clone(),
            seed,
            service,
            base: server.base.clone(),
        }
    }

    fn derive(&self, theirs: &[u8], kid: &str, id: &str, sent: &str) -> (Vec<u8>, Vec<u8>) {
        struct Length(usize);
        impl KeyType for Length {
            fn len(&self) -> usize {
                self.0
            }
        }
        let ours = self.agreement.compute_public_key().unwrap();
        let kid = BASE64.decode(kid.as_bytes()).unwrap();
        let info = [ours.as_ref(), theirs, &kid, id.as_bytes()].concat();
        let info = digest(&SHA256, &info);
        let other = UnparsedPublicKey::new(&X25519, theirs);
        let secret = agree(&self.agreement, other, (), |it| Ok(it.to_vec())).unwrap();
        let salt = BASE64.decode(hash(sent).as_bytes()).unwrap();
        let prk = Salt::new(HKDF_SHA256, &salt).extract(&secret);
        let expand = |label: &[u8], length: usize| {
            let mut out = vec![0; length];
            let label = [label, info.as_ref()];
            prk.expand(&label, Length(length)).unwrap().fill(&mut out).unwrap();
            out
        };
        (expand(b"countersign/v1/totp\0", 20), expand(b"countersign/v1/confirm\0", 32))
    }
}

impl Phone {
    /// Pairs and confirms a phone for a user.
    pub(crate) fn paired(server: &Server, user: &str) -> Self {
        let pairing = server.new_pairing(user);
        let phone = Blank::new().pair(server, pairing["uri"].as_str().unwrap());
        phone.confirm(server, &pairing);
        phone
    }

    pub(crate) fn confirm(&self, server: &Server, pairing: &Value) {
        let number = server.pairing(pairing)["number"].as_str().unwrap().to_owned();
        let check = self.challenges(server).remove(0);
        assert_eq!(check.payload["kind"], "pairing_check");
        let outcome = self.outcome(server, &self.approve(server, &check, 1, &number));
        assert_eq!(outcome, ("approved".to_owned(), 0));
    }

    pub(crate) fn poll_message(&self, now: i64) -> String {
        let payload = json!({"aud": self.base, "sub": self.id, "iat": now});
        self.device.sign("poll", &payload)
    }

    pub(crate) fn poll_with_wait(&self, server: &Server, wait: u32) -> (String, Reply) {
        let message = self.poll_message(server.clock.now());
        let url = format!("{}/v1/poll", server.base);
        let wait = format!("wait={wait}");
        let headers = [("content-type", "application/jose; charset=x"), ("prefer", wait.as_str())];
        let reply = post(&url, &headers, message.as_bytes());
        (message, reply)
    }

    pub(crate) fn challenges_of(&self, poll: &str, reply: &Reply) -> Vec<Challenge> {
        assert_eq!(reply.status, 200, "{}", reply.text());
        let list = open(&reply.text(), "challenges", &self.service);
        assert_eq!(list["poll"], hash(poll));
        assert_eq!(list["aud"], self.id);
        let messages = list["challenges"].as_array().unwrap().clone();
        let read = |message: Value| {
            let message = message.as_str().unwrap().to_owned();
            let payload = open(&message, "challenge", &self.service);
            assert_eq!(payload["aud"], self.id);
            assert_eq!(payload["account"], self.account["id"]);
            Challenge { message, payload }
        };
        messages.into_iter().map(read).collect()
    }

    pub(crate) fn challenges(&self, server: &Server) -> Vec<Challenge> {
        let (poll, reply) = self.poll_with_wait(server, 0);
        self.challenges_of(&poll, &reply)
    }

    pub(crate) fn answer(&self, server: &Server, challenge: &Challenge) -> Value {
        json!({
            "aud": self.base,
            "sub": self.id,
            "challenge": challenge.jti(),
            "challenge_hash": hash(&challenge.message),
            "iat": server.clock.now(),
        })
    }

    pub(crate) fn approve(
        &self,
        server: &Server,
        challenge: &Challenge,
        attempt: u8,
        number: &str,
    ) -> String {
        let mut payload = self.answer(server, challenge);
        payload["attempt"] = json!(attempt);
        payload["number"] = json!(number);
        payload["uv"] = json!("biometric");
        self.approval.sign("approve", &payload)
    }

    pub(crate) fn deny(&self, server: &Server, challenge: &Challenge) -> String {
        let mut payload = self.answer(server, challenge);
        payload["reason"] = json!("not_me");
        self.device.sign("deny", &payload)
    }

    pub(crate) fn report(&self, server: &Server, challenge: &Challenge) -> String {
        self.device.sign("report", &self.answer(server, challenge))
    }

    /// Sends an answer; what the receipt says.
    pub(crate) fn outcome(&self, server: &Server, message: &str) -> (String, i64) {
        let reply = server.protocol("answers", message);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let receipt = open(&reply.text(), "outcome", &self.service);
        assert_eq!(receipt["request"], hash(message));
        assert_eq!(receipt["aud"], self.id);
        let outcome = receipt["outcome"].as_str().unwrap().to_owned();
        (outcome, receipt["tries_left"].as_i64().unwrap())
    }

    /// The one-time code at a time, computed from the seed by RFC 6238.
    pub(crate) fn code(&self, now: i64) -> String {
        use aws_lc_rs::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key as MacKey, sign};
        let key = MacKey::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.seed);
        let tag = sign(&key, &(now / 30).to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag[19] & 15);
        let word = u32::from_be_bytes(tag[offset..offset + 4].try_into().unwrap());
        format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
    }
}
