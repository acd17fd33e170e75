//! What Countersign takes, beside its peers in the same run. Nothing here fails for being slow:
//! the machine is never the same, so what counts is the ratio, and a person reads it.

mod android;
mod figures;
mod languages;
mod pictures;

use crate::command;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, cargo};
use figures::Figures;
use std::fs;
use std::thread;

const THIN: &str = "profile bench, which is what ships with a thin link";

/// Measures the core, then the reading of pictures.
pub(crate) fn run(workspace: &Workspace) -> Outcome<()> {
    let mut core = cargo();
    core.args(["bench", "--quiet", "-p", "countersign", "--bench", "core"]);
    let mut one_code = cargo();
    one_code
        .args(["test", "--quiet", "--profile", "bench", "-p", "countersign", "--lib", "--"])
        .args(["--ignored", "--exact", "--nocapture", "otp::figure::one_code_beside_totp_rs"]);
    let mut figures = Figures::default();
    for part in [&mut one_code, &mut core] {
        let output = command::output(part, "A measurement failed: see above.")?;
        figures.read(&String::from_utf8_lossy(&output))?;
    }
    machine(THIN);
    print!("{figures}");
    pictures(workspace)
}

/// Measures only the reading of pictures.
pub(crate) fn pictures(workspace: &Workspace) -> Outcome<()> {
    let read = pictures::read(workspace)?;
    machine(THIN);
    print!("{read}");
    Ok(())
}

/// Measures the core from each language.
pub(crate) fn languages(workspace: &Workspace) -> Outcome<()> {
    let table = languages::measure(workspace)?;
    machine("built as it ships");
    print!("{table}");
    Ok(())
}

/// Measures the app for Android from a cold core to its first codes.
pub(crate) fn android(workspace: &Workspace) -> Outcome<()> {
    let figures = android::measure(workspace)?;
    machine("built as it ships, on a JVM");
    print!("{figures}");
    Ok(())
}

/// What else was going on matters as much as the figures.
fn machine(build: &str) {
    let cores = thread::available_parallelism().map_or(1, Into::into);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    println!("\n{cores} cores, load {load}; {build}\n");
}
