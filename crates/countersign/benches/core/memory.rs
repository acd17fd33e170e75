//! The most memory that a process of a phone holds, on Linux. The vault has a passcode, since it
//! was made by another process.

use crate::measure::note;
use crate::support::{MemoryKeys, NOW, PASSCODE, at};
use countersign::{Authenticator, Config, Unlock, Verification};
use std::fs;
use std::sync::Arc;

pub(crate) fn measure(directory: &str) {
    let Some(before) = peak() else {
        return note("Memory is measured on Linux only.");
    };
    let config = Config {
        directory: directory.to_owned(),
        verification: Verification::Passcode,
        platform: "linux".to_owned(),
        allow_loopback: false,
    };
    let authenticator = Authenticator::open(config, Arc::new(MemoryKeys::default())).unwrap();
    let passcode = PASSCODE.to_owned();
    authenticator.unlock(Unlock::Passcode { passcode }, at(NOW)).unwrap();
    let unlocking = peak().unwrap();
    // Sets the peak back to what is held now.
    let is_reset = fs::write("/proc/self/clear_refs", "5").is_ok();
    let accounts = authenticator.home(at(NOW)).unwrap().accounts.len();
    let home = peak().unwrap();
    let after = if is_reset { format!("{home} MB") } else { "not told apart".to_owned() };
    note(&format!(
        "Peak of memory with {accounts} accounts: {before} MB before the vault is opened, {after} \
         for home, {unlocking} MB while Argon2id works."
    ));
}

/// The peak of this process, in megabytes.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(format!("{:.1}", kib * 1024.0 / 1e6))
}
