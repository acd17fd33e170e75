//! A privacyIDEA server in memory, with its own few lines of the protocol. It can be told to
//! misbehave.

use super::{NOW, Phone, at, rsa_signature};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use countersign::{
    Event, HttpMethod, HttpRequest, HttpResponse, Input, Moment, RefreshReason, Step,
};
use data_encoding::{BASE32, BASE32_NOPAD, BASE64};
use ring::signature::{KeyPair, RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::OnceLock;

pub(crate) const URL: &str = "https://pi.contoso.example/ttype/push";
pub(crate) const SERIAL: &str = "PIPU0000758C";

/// A key that is made once for all tests of a program.
pub(crate) fn rsa_key(size: KeySize, which: usize) -> RsaKeyPair {
    static OF_PHONES: [OnceLock<Vec<u8>>; 2] = [const { OnceLock::new() }; 2];
    static OF_SERVERS: [OnceLock<Vec<u8>>; 2] = [const { OnceLock::new() }; 2];
    let pool = if size == KeySize::Rsa2048 { &OF_SERVERS } else { &OF_PHONES };
    let pkcs8 = pool[which].get_or_init(|| {
        let key = aws_lc_rs::rsa::KeyPair::generate(size).unwrap();
        let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
        der.as_ref().to_vec()
    });
    RsaKeyPair::from_pkcs8(pkcs8).unwrap()
}

/// The server of one token.
pub(crate) struct Server {
    pub(crate) now: i64,
    pub(crate) url: String,
    pub(crate) serial: String,
    credential: String,
    key: RsaKeyPair,
    /// The phone's key, as PKCS #1.
    phone: Option<Vec<u8>>,
    /// What is open, as it is listed.
    pub(crate) open: Vec<Value>,
    /// The option that the sign-in page shows.
    pub(crate) right: Option<String>,
    pub(crate) display_code: Option<String>,
    /// What is answered instead, next time.
    pub(crate) instead: Option<HttpResponse>,
    /// What was taken, as it was signed.
    pub(crate) taken: Vec<String>,
    /// Every request that came.
    pub(crate) requests: Vec<HttpRequest>,
    nonces: u32,
}

impl Server {
    pub(crate) fn new(which: usize) -> Self {
        Self {
            now: NOW,
            url: URL.to_owned(),
            serial: SERIAL.to_owned(),
            credential: "98ab48ed16d63a0196f8cdbfb5492608fc00ea25".to_owned(),
            key: rsa_key(KeySize::Rsa2048, which),
            phone: None,
            open: Vec::new(),
            right: None,
            display_code: None,
            instead: None,
            taken: Vec::new(),
            requests: Vec::new(),
            nonces: 0,
        }
    }

    pub(crate) fn qr(&self) -> String {
        let (url, serial, credential) = (&self.url, &self.serial, &self.credential);
        let url = url.replace(':', "%3A");
        format!(
            "otpauth://pipush/{serial}?url={url}&ttl=10&issuer=Contoso&enrollment_credential={credential}&v=1&serial={serial}&sslverify=1&poll_only=True"
        )
    }

    /// A rollover: the same token, a new credential, and a key that is made anew.
    pub(crate) fn roll_over(&mut self) {
        "2a796223f406ba4b6ce5f7ba3d89279f2b0b867e".clone_into(&mut self.credential);
        self.key = rsa_key(KeySize::Rsa2048, 1);
    }

    /// A challenge that is not signed yet.
    pub(crate) fn challenge(&mut self) -> Value {
        self.nonces += 1;
        let number = self.nonces.to_be_bytes();
        json!({
            "nonce": format!("BKEZLCBTHPYM747VNLUQOOAVN{}", BASE32_NOPAD.encode(&number)),
            "url": self.url, "serial": self.serial, "question": "Login as alice?",
            "title": "Webmail", "sslverify": "1", "capabilities": "{\"decline_reason\": true}",
        })
    }

    pub(crate) fn sign(&self, mut challenge: Value) -> Value {
        let field = |name: &str| challenge[name].as_str().map(str::to_owned);
        let names =
            ["nonce", "url", "serial", "question", "title", "sslverify", "require_presence"];
        let fields: Vec<_> = names.iter().filter_map(|name| field(name)).collect();
        let nonce = field("nonce").unwrap();
        let capabilities =
            format!("{{\"capabilities\":{{\"decline_reason\":true}},\"nonce\":\"{nonce}\"}}");
        challenge["signature"] = json!(self.signature(&fields.join("|")));
        challenge["capabilities_signature"] = json!(self.signature(&capabilities));
        challenge
    }

    pub(crate) fn signature(&self, text: &str) -> String {
        BASE32.encode(&rsa_signature(&self.key, text.as_bytes()))
    }

    pub(crate) fn open(&mut self) {
        let challenge = self.challenge();
        self.open_as(challenge);
    }

    pub(crate) fn open_with(&mut self, options: &str, right: &str) {
        let mut challenge = self.challenge();
        challenge["require_presence"] = json!(options);
        self.right = Some(right.to_owned());
        self.open_as(challenge);
    }

    pub(crate) fn open_as(&mut self, challenge: Value) {
        let signed = self.sign(challenge);
        self.open.push(signed);
    }

    pub(crate) fn handle(&mut self, request: &HttpRequest) -> HttpResponse {
        self.requests.push(request.clone());
        if let Some(instead) = self.instead.take() {
            return instead;
        }
        if request.method == HttpMethod::Get {
            let query = request.url.split_once('?').unwrap().1;
            return self.poll(&fields(query));
        }
        let form = fields(std::str::from_utf8(&request.body).unwrap());
        if form.contains_key("enrollment_credential") {
            self.register(&form)
        } else {
            self.answer(&form)
        }
    }

    fn register(&mut self, form: &HashMap<String, String>) -> HttpResponse {
        if form["enrollment_credential"] != self.credential || form["serial"] != self.serial {
            return self.error(400, 905);
        }
        assert!(form.contains_key("fbtoken"));
        self.credential.clear();
        // The header of a key of 3 072 bits with its algorithm.
        self.phone = Some(BASE64.decode(form["pubkey"].as_bytes()).unwrap()[24..].to_vec());
        let key = BASE64.encode(self.key.public_key().as_ref());
        let lines: Vec<_> = key.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
        let detail = json!({ "public_key": lines.join("\n"), "serial": self.serial });
        self.reply(&json!(true), &detail)
    }

    fn poll(&self, query: &HashMap<String, String>) -> HttpResponse {
        let text = format!("{}|{}", self.serial, query["timestamp"]);
        let sent = seconds(&query["timestamp"]);
        if (sent - self.now).abs() > 60 || !self.is_signed(&text, &query["signature"]) {
            return self.error(400, 10);
        }
        self.reply(&json!(self.open), &Value::Null)
    }

    fn answer(&mut self, form: &HashMap<String, String>) -> HttpResponse {
        let extra = ["decline_reason", "presence_answer"].iter().filter_map(|name| form.get(*name));
        let decline = form.get("decline").map(|_| "decline".to_owned());
        let extra: Vec<_> = decline.iter().chain(extra).cloned().collect();
        let signed =
            |nonce: &str| [&[nonce.to_owned(), self.serial.clone()], &extra[..]].concat().join("|");
        let found = self.open.iter().position(|challenge| {
            self.is_signed(&signed(challenge["nonce"].as_str().unwrap()), &form["signature"])
        });
        let Some(index) = found else { return self.reply(&json!(false), &Value::Null) };
        let with_options = self.open[index].get("require_presence").is_some();
        let wrong =
            with_options && decline.is_none() && form.get("presence_answer") != self.right.as_ref();
        if wrong {
            return self.reply(&json!(false), &Value::Null);
        }
        let nonce = self.open.remove(index)["nonce"].as_str().unwrap().to_owned();
        self.taken.push(signed(&nonce));
        let code = self.display_code.clone().filter(|_| decline.is_none());
        self.reply(&json!(true), &json!({ "display_code": code, "message": "Type this code" }))
    }

    fn is_signed(&self, text: &str, signature: &str) -> bool {
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, self.phone.as_ref().unwrap());
        key.verify(text.as_bytes(), &BASE32.decode(signature.as_bytes()).unwrap()).is_ok()
    }

    pub(crate) fn reply(&self, value: &Value, detail: &Value) -> HttpResponse {
        let result = json!({ "status": true, "value": value });
        response(
            200,
            &json!({ "result": result, "detail": detail, "time": self.time() }).to_string(),
        )
    }

    pub(crate) fn error(&self, status: u16, code: i32) -> HttpResponse {
        let error = json!({ "code": code, "message": "no" });
        let result = json!({ "status": false, "error": error });
        response(
            status,
            &json!({ "result": result, "detail": null, "time": self.time() }).to_string(),
        )
    }

    fn time(&self) -> f64 {
        f64::from(u32::try_from(self.now).unwrap()) + 0.25
    }
}

pub(crate) fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn fields(text: &str) -> HashMap<String, String> {
    let field = |field: &str| {
        let (name, value) = field.split_once('=').unwrap();
        (name.to_owned(), decoded(value))
    };
    text.split('&').map(field).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = (byte == b'%').then(|| [rest.next().unwrap(), rest.next().unwrap()]);
        let hex =
            hex.map(|hex| u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        bytes.push(hex.unwrap_or(byte));
    }
    String::from_utf8(bytes).unwrap()
}

/// Unix seconds of `YYYY-MM-DDThh:mm:ss.sssZ`.
fn seconds(timestamp: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(timestamp).unwrap().timestamp()
}

/// A phone with a registered token.
pub(crate) fn registered() -> (Phone, Server) {
    let (phone, mut server) = (Phone::new(), Server::new(0));
    assert!(matches!(register(&phone, &mut server), Event::Paired { .. }));
    (phone, server)
}

pub(crate) fn register(phone: &Phone, server: &mut Server) -> Event {
    let ticket = phone.authenticator.scan(server.qr(), at(NOW)).unwrap().ticket;
    let step = phone.authenticator.pair(ticket, String::new(), at(NOW)).unwrap();
    carry_out(phone, server, step, at(NOW))
}

pub(crate) fn carry_out(phone: &Phone, server: &mut Server, step: Step, now: Moment) -> Event {
    phone.carry_out_with(step, now, |request| Input::Response { response: server.handle(&request) })
}

/// Polls once.
pub(crate) fn poll(phone: &Phone, server: &mut Server, now: Moment) -> Event {
    let steps = phone.authenticator.refresh(RefreshReason::Now, now).unwrap();
    carry_out(phone, server, steps.into_iter().next().unwrap(), now)
}
