//! A door for `cargo fuzz` alone: what a reply meets before anything of it is believed.

use super::challenge::capabilities_text;
use super::options::Options;
use super::polling::List;
use super::rsa::PublicKey;
use super::{Endpoint, History, Token, TokenKey, reply};
use crate::platform::HttpResponse;
use crate::vault::slot::PersonKey;
use std::sync::OnceLock;

/// Reads a reply as each conversation does, and counts the requests in it that would be shown.
#[must_use]
pub fn fuzz_privacyidea(status: u16, body: &[u8]) -> usize {
    static TOKEN: OnceLock<Option<Token>> = OnceLock::new();
    let response = HttpResponse { status, headers: Vec::new(), body: body.to_vec() };
    let Ok(reply) = reply::read(&response) else { return 0 };
    let _ = (reply.display_code(), reply.time());
    if let Some(key) = reply.detail("public_key").and_then(PublicKey::of_server) {
        assert!(!key.verifies(body, body), "no signature of a random key");
    }
    let _ = capabilities_text(&reply.value, "A");
    if let Some(text) = reply.value.as_str() {
        let options = Options::of(text);
        assert!(options.is_none_or(|options| options.all().join(",") == text));
        assert!(Endpoint::parse(text).is_none_or(|endpoint| endpoint.as_str() == text));
    }
    let (Some(token), Ok(list)) = (TOKEN.get_or_init(token), List::of(reply)) else { return 0 };
    list.verified(token)
}

/// A token whose server has a key that nobody has.
fn token() -> Option<Token> {
    // 2 048 bits of ones: an odd number whose factors are of no use to a fuzzer.
    let modulus = [&[0x02, 0x82, 0x01, 0x01, 0x00][..], &[0xff; 256]].concat();
    let numbers = [&modulus[..], &[0x02, 0x03, 0x01, 0x00, 0x01]].concat();
    let length = u16::try_from(numbers.len()).ok()?.to_be_bytes();
    let der = [&[0x30, 0x82], &length[..], &numbers].concat();
    let server_key = PublicKey::of_server(&data_encoding::BASE64.encode(&der))?;
    Some(Token {
        url: Endpoint::parse("https://pi.example/ttype/push")?,
        serial: "PIPU00000000".to_owned(),
        key: TokenKey { alias: String::new(), public: server_key.clone() },
        person: PersonKey::new(String::new(), &[4; 65])?,
        server_key,
        active: true,
        clock_offset: 0,
        tls_opt_out: false,
        lock_requested: false,
        spent: Vec::new(),
        history: History::default(),
    })
}
