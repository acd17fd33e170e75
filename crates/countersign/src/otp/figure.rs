//! How long one code takes, for `cargo xtask bench`: from outside the crate codes come only with
//! a vault around them.

#![allow(clippy::print_stdout, reason = "the figure")]
#![allow(dead_code, reason = "not all that measures is needed here")]

#[path = "../../benches/core/measure.rs"]
mod measure;

use super::{Algorithm, Digits, Generator, Period};
use crate::secret::Secret;
use measure::{Figure, by_turns, time};
use std::hint::black_box;

const SECRET: &[u8; 20] = b"12345678901234567890";
const AT: u64 = 1_800_000_000;

#[test]
#[ignore = "a measurement: cargo xtask bench"]
fn one_code_beside_totp_rs() {
    let secret = Secret::new(SECRET.to_vec());
    let ours =
        |algorithm| Generator::Totp { algorithm, digits: Digits::SIX, period: Period::HALF_MINUTE };
    for (algorithm, theirs, name) in [
        (Algorithm::Sha1, totp_rs::Algorithm::SHA1, "one TOTP code, SHA-1"),
        (Algorithm::Sha256, totp_rs::Algorithm::SHA256, "one TOTP code, SHA-256"),
        (Algorithm::Sha512, totp_rs::Algorithm::SHA512, "one TOTP code, SHA-512"),
    ] {
        let peer = totp_rs::Builder::new()
            .with_algorithm(theirs)
            .with_digits(6)
            .with_step_duration(30)
            .with_secret(SECRET.to_vec())
            .build_noncompliant();
        assert_eq!(ours(algorithm).code(&secret, AT), peer.generate(AT).to_string());
        let (ours_us, peer_us) = by_turns(
            101,
            || time(1_000, || ours(algorithm).code(black_box(&secret), black_box(AT))),
            || time(1_000, || black_box(&peer).generate(black_box(AT)).to_string()),
        );
        Figure::new(name, ours_us).beside("totp-rs", peer_us).not_slower().print();
    }
}
