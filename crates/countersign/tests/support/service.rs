//! A service in memory: one user, one phone. It trusts what it is sent, since the real service and
//! the vectors are what tests the phone's messages; it exists to answer rightly or wrongly.

use countersign::{HttpHeader, HttpRequest, HttpResponse};
use data_encoding::{BASE64URL_NOPAD, Specification};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use ring::{digest, hkdf};
use serde_json::{Value, json};
use x25519_dalek::{PublicKey, StaticSecret};

pub(crate) const NUMBER: &str = "060417";
const CODE: &str = "7GK4MQ2Z8W0X5Y3T6R9VB1CNDH";
const DEVICE: &str = "dev-1";

/// What the service does wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fault {
    #[default]
    None,
    Garbage,
    Html,
    Nothing,
    Oversized,
    Redirect,
    ServerError,
    WrongKey,
    WrongRequest,
}

pub(crate) struct Service {
    base: String,
    key: EcdsaKeyPair,
    stranger: EcdsaKeyPair,
    /// Links of the chain of keys, each under the thumbprint that it replaces.
    links: Vec<(String, String)>,
    pub(crate) now: i64,
    pub(crate) fault: Fault,
    pub(crate) requests: Vec<HttpRequest>,
    /// Challenges in the order of opening: message, still open.
    challenges: Vec<(String, bool)>,
    tries_left: u8,
    pub(crate) problem: Option<(u16, &'static str)>,
}

impl Service {
    pub(crate) fn new(now: i64) -> Self {
        Self::at_host(now, "mfa.contoso.example")
    }

    pub(crate) fn at_host(now: i64, host: &str) -> Self {
        Self {
            base: format!("https://{host}/countersign"),
            key: fresh_key(),
            stranger: fresh_key(),
            links: Vec::new(),
            now,
            fault: Fault::None,
            requests: Vec::new(),
            challenges: Vec::new(),
            tries_left: 3,
            problem: None,
        }
    }

    /// Whether a request is for this service.
    pub(crate) fn knows(&self, request: &HttpRequest) -> bool {
        request.url.starts_with(&self.base)
    }

    /// The text of the pairing QR.
    pub(crate) fn qr(&self) -> String {
        format!("{}/pair#v=1&code={CODE}&key={}", self.base, thumbprint(&self.key))
    }

    /// What the page shows for typing: the five groups.
    pub(crate) fn product_key(&self) -> String {
        let mut alphabet = Specification::new();
        alphabet.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        let kid = decode(&json!(thumbprint(&self.key)));
        let kid = alphabet.encoding().unwrap().encode(&kid[..30]);
        let (first, rest) = kid.split_at(5);
        format!("7GK4M-H3J5X-N9Q0R-{first}-{}", rest.split_at(5).0)
    }

    /// Replaces the service's key.
    pub(crate) fn roll_over(&mut self) {
        let (previous, next) = (thumbprint(&self.key), fresh_key());
        let body = json!({
            "iss": self.base, "iat": self.now, "previous": previous, "next": jwk(&next),
        });
        let link = self.sign("keys", &body);
        self.links.push((previous, link));
        self.key = next;
    }

    /// Opens a sign-in, or the check of a pairing.
    pub(crate) fn open(&mut self, kind: &str) {
        self.open_from(kind, "TW");
    }

    /// The same, from a country.
    pub(crate) fn open_from(&mut self, kind: &str, country: &str) {
        let mut challenge = self.challenge();
        challenge["kind"] = json!(kind);
        challenge["context"] = json!({ "country": country });
        self.open_as(&challenge);
    }

    /// A challenge as it should be, for tests to spoil.
    pub(crate) fn challenge(&self) -> Value {
        json!({
            "iss": self.base, "aud": DEVICE, "jti": format!("challenge-{:012}", self.challenges.len()),
            "iat": self.now, "exp": self.now + 300, "kind": "sign_in", "account": "account-1",
            "app": "Webmail", "message": "Sign in", "number_digits": 6,
        })
    }

    /// Opens just this.
    pub(crate) fn open_as(&mut self, challenge: &Value) {
        let jws = self.sign("challenge", challenge);
        self.challenges.push((jws, true));
        self.tries_left = 3;
    }

    /// Every challenge there was, as it was signed.
    pub(crate) fn signed_challenges(&self) -> Vec<String> {
        self.challenges.iter().map(|(jws, _)| jws.clone()).collect()
    }

    /// Lists messages that it did not make itself.
    pub(crate) fn list(&mut self, challenges: Vec<String>) {
        self.challenges.extend(challenges.into_iter().map(|jws| (jws, true)));
    }

    /// Somebody else closes what is open.
    pub(crate) fn close_all(&mut self) {
        self.challenges.iter_mut().for_each(|challenge| challenge.1 = false);
    }

    pub(crate) fn handle(&mut self, request: &HttpRequest) -> HttpResponse {
        self.requests.push(request.clone());
        match self.fault {
            Fault::Garbage => return response(200, "application/jose", b"\xff\x00garbage"),
            Fault::Html => return response(200, "text/html", b"<html>Sign in to the Wi-Fi</html>"),
            Fault::Nothing => return response(200, "application/jose", b""),
            Fault::Oversized => return response(200, "application/jose", &vec![b'A'; 70_000]),
            Fault::Redirect => return response(302, "text/plain", b""),
            Fault::ServerError => return response(500, "text/plain", b"out of order"),
            Fault::None | Fault::WrongKey | Fault::WrongRequest => {}
        }
        if let Some((status, name)) = self.problem {
            let body = json!({ "type": format!("{}/problems/{name}", self.base), "now": self.now });
            return response(status, "application/problem+json", body.to_string().as_bytes());
        }
        if let Some((_, kid)) = request.url.split_once("/v1/keys?after=") {
            return self.link(kid);
        }
        let jws = std::str::from_utf8(&request.body).unwrap();
        match request.url.strip_prefix(&self.base).unwrap() {
            "/v1/pair" => self.pair(jws),
            "/v1/poll" => self.poll(jws),
            "/v1/answers" => self.answer(jws),
            "/v1/unpair" => response(204, "application/jose", b""),
            other => panic!("the phone asks for {other}"),
        }
    }

    fn link(&self, kid: &str) -> HttpResponse {
        match self.links.iter().find(|(previous, _)| previous == kid) {
            Some((_, link)) => response(200, "application/jose", link.as_bytes()),
            None => response(204, "application/jose", b""),
        }
    }

    fn pair(&mut self, jws: &str) -> HttpResponse {
        let (header, payload) = parts(jws);
        let secret = StaticSecret::from([7; 32]);
        let ecdh = PublicKey::from(&secret).to_bytes();
        let phone: [u8; 32] = decode(&payload["ecdh"]).try_into().unwrap();
        let shared = secret.diffie_hellman(&PublicKey::from(phone));
        let kid = decode(&json!(thumbprint(&self.key)));
        let info = [&phone[..], &ecdh, &kid, DEVICE.as_bytes()].concat();
        let info = digest::digest(&digest::SHA256, &info);
        let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, &hash_bytes(jws));
        let mut confirm = [0; 32];
        salt.extract(shared.as_bytes())
            .expand(&[b"countersign/v1/confirm\0", info.as_ref()], hkdf::HKDF_SHA256)
            .unwrap()
            .fill(&mut confirm)
            .unwrap();
        let body = json!({
            "iss": self.base, "aud": header["kid"], "request": self.hash(jws), "device": DEVICE,
            "account": {"id": "account-1", "issuer": "Contoso", "name": "a@contoso.example"},
            "ecdh": BASE64URL_NOPAD.encode(&ecdh),
            "totp": {"algorithm": "SHA1", "digits": 6, "period": 30,
                     "confirm": BASE64URL_NOPAD.encode(&confirm)},
        });
        self.open("pairing_check");
        response(201, "application/jose", self.sign("paired", &body).as_bytes())
    }

    fn poll(&mut self, jws: &str) -> HttpResponse {
        let open = self.challenges.iter().rev().filter(|(_, open)| *open);
        let challenges: Vec<_> = open.map(|(jws, _)| jws.clone()).collect();
        let body = json!({
            "iss": self.base, "aud": DEVICE, "poll": self.hash(jws), "now": self.now,
            "challenges": challenges,
        });
        response(200, "application/jose", self.sign("challenges", &body).as_bytes())
    }

    fn answer(&mut self, jws: &str) -> HttpResponse {
        let (header, payload) = parts(jws);
        let outcome = match header["typ"].as_str().unwrap() {
            "countersign-v1-approve+jwt" if payload["number"] == NUMBER => "approved",
            "countersign-v1-approve+jwt" => "wrong_number",
            "countersign-v1-deny+jwt" => "denied",
            "countersign-v1-report+jwt" => "reported",
            other => panic!("the phone answers {other}"),
        };
        self.tries_left = if outcome == "wrong_number" { self.tries_left - 1 } else { 0 };
        if self.tries_left == 0 {
            self.close_all();
        }
        let body = json!({
            "iss": self.base, "aud": DEVICE, "request": self.hash(jws), "outcome": outcome,
            "tries_left": self.tries_left, "now": self.now,
        });
        response(200, "application/jose", self.sign("outcome", &body).as_bytes())
    }

    fn hash(&self, jws: &str) -> String {
        let wrong = self.fault == Fault::WrongRequest;
        BASE64URL_NOPAD.encode(&if wrong { vec![0; 32] } else { hash_bytes(jws) })
    }

    pub(crate) fn sign(&self, typ: &str, payload: &Value) -> String {
        let key = if self.fault == Fault::WrongKey { &self.stranger } else { &self.key };
        let mut header = json!({
            "alg": "ES256", "typ": format!("countersign-v1-{typ}+jwt"), "kid": thumbprint(&self.key),
        });
        if typ == "paired" {
            header["jwk"] = jwk(&self.key);
        }
        let encode = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let input = format!("{}.{}", encode(&header), encode(payload));
        let signature = key.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
        format!("{input}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

/// Header and payload of a message of the phone.
pub(crate) fn parts(jws: &str) -> (Value, Value) {
    let mut parts = jws.split('.').map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).unwrap());
    let mut next = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
    (next(), next())
}

fn response(status: u16, content_type: &str, body: &[u8]) -> HttpResponse {
    let header = HttpHeader { name: "content-type".to_owned(), value: content_type.to_owned() };
    HttpResponse { status, headers: vec![header], body: body.to_vec() }
}

fn fresh_key() -> EcdsaKeyPair {
    let (random, algorithm) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap()
}

fn jwk(key: &EcdsaKeyPair) -> Value {
    let point = key.public_key().as_ref();
    let part = |range: std::ops::Range<usize>| BASE64URL_NOPAD.encode(&point[range]);
    json!({ "crv": "P-256", "kty": "EC", "x": part(1..33), "y": part(33..65) })
}

fn thumbprint(key: &EcdsaKeyPair) -> String {
    // serde_json sorts the members, which is just what RFC 7638 asks for.
    let digest = digest::digest(&digest::SHA256, jwk(key).to_string().as_bytes());
    BASE64URL_NOPAD.encode(digest.as_ref())
}

fn hash_bytes(jws: &str) -> Vec<u8> {
    let input = jws.rsplit_once('.').unwrap().0;
    digest::digest(&digest::SHA256, input.as_bytes()).as_ref().to_vec()
}

fn decode(text: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text.as_str().unwrap().as_bytes()).unwrap()
}
