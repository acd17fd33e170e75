//! What the core takes from Rust, with what the other languages measure (tests/figures): a part of
//! `cargo xtask bench languages`, which builds this as the library ships.

#![allow(clippy::print_stdout, reason = "the figures")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure ends the measurement")]
#![allow(clippy::arithmetic_side_effects, reason = "small numbers")]

use countersign::{
    Authenticator, Choice, Config, Input, KeyKind, Keys, Moment, PhoneLock, PlatformError, Step,
    Unlock, Verification, display,
};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const NOW: Moment = Moment { unix_ms: 59_000, monotonic_ms: 59_000 };
/// How many of the shortest calls are measured as one.
const CALLS: u16 = 200;
const PASSCODE: &str = "correct horse battery";

/// Keys that cost nothing: what they wrap is left as it is.
struct OpenKeys;

impl Keys for OpenKeys {
    fn generate(&self, _: String, kind: KeyKind, _: bool) -> Result<Vec<u8>, PlatformError> {
        Ok(if kind == KeyKind::P256 { vec![4; 65] } else { Vec::new() })
    }
    fn sign(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Err(PlatformError::Unavailable)
    }
    fn delete(&self, _: String) -> Result<(), PlatformError> {
        Ok(())
    }
    fn wrap(&self, _: String, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Ok(bytes)
    }
    fn unwrap(&self, _: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Ok(wrapped)
    }
    fn mark(&self) -> Result<u64, PlatformError> {
        Err(PlatformError::Unavailable)
    }
    fn set_mark(&self, _: u64) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", folder] => [10, 100, 1_000].iter().for_each(|count| make(folder, *count)),
        ["measure", folder] => measure(folder),
        _ => panic!("figures make FOLDER | figures measure FOLDER"),
    }
}

fn config(folder: &str, accounts: usize) -> Config {
    Config {
        directory: Path::new(folder).join(accounts.to_string()).to_str().unwrap().to_owned(),
        verification: Verification::Credential,
        platform: "linux".to_owned(),
        allow_loopback: false,
    }
}

/// A vault that opens with what a key of the person unwraps.
fn make(folder: &str, accounts: usize) {
    let (config, passcode) = (config(folder, accounts), PASSCODE.to_owned());
    let phone = Authenticator::create(config, Arc::new(OpenKeys), Some(passcode.clone())).unwrap();
    phone.unlock(Unlock::Passcode { passcode }, NOW).unwrap();
    phone.set_phone_lock(PhoneLock::Strong).unwrap();
    for number in 0..accounts {
        let text = format!(
            "otpauth://totp/Contoso:user{number}%40contoso.example\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"
        );
        phone.add(phone.scan(text, NOW).unwrap().ticket, Choice::KeepBoth, NOW).unwrap();
    }
}

fn unlocked(folder: &str, accounts: usize) -> Arc<Authenticator> {
    let phone = Authenticator::open(config(folder, accounts), Arc::new(OpenKeys)).unwrap();
    let Step::Unwrap { exchange, wrapped: bytes, .. } = phone.unlock(Unlock::Phone, NOW).unwrap()
    else {
        panic!("the vault asks for something else")
    };
    phone.resume(exchange, Input::Unwrapped { bytes }, NOW).unwrap();
    phone
}

fn measure(folder: &str) {
    figure("call", 100, || {
        (0..CALLS).for_each(|_| drop(black_box(display(black_box("Contoso"), 64))));
    });
    figure("open and unlock", 20, || drop(unlocked(folder, 100)));
    for accounts in [10, 100, 1_000] {
        let phone = unlocked(folder, accounts);
        let home = || assert_eq!(black_box(phone.home(NOW).unwrap()).accounts.len(), accounts);
        figure(&format!("home with {accounts}"), 50, home);
    }
    memory(&unlocked(folder, 10));
}

/// The median.
fn figure(name: &str, times: usize, work: impl Fn()) {
    let mut taken: Vec<f64> = (0..times)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let calls = if name == "call" { f64::from(CALLS) } else { 1.0 };
    println!("figure {name} {:.3}", taken[times / 2] / calls);
}

/// What is held after a tenth of a million calls, and after all of them.
fn memory(phone: &Authenticator) {
    let mut held = Vec::new();
    for turn in 1..=1_000 {
        for _ in 0..990 {
            black_box(display(black_box("Contoso"), 64));
        }
        for _ in 0..5 {
            black_box(phone.home(NOW).unwrap());
            black_box(phone.remove("unknown".to_owned(), NOW).unwrap_err());
        }
        if turn == 100 || turn == 1_000 {
            held.push(resident_kilobytes());
        }
    }
    println!("memory {} {}", held[0], held[1]);
}

fn resident_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
