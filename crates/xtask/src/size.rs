//! The size of the library as it ships, watched, since a phone's owner pays for it.

use crate::artifact;
use crate::command;
use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, fail};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// How far the size may be from the committed one before somebody has to say so, bytes.
const TOLERANCE: u64 = 100_000;

/// Builds, strips and compares.
pub(crate) fn run(workspace: &Workspace) -> Outcome<()> {
    let stripped = workspace.target.join("release/stripped");
    let library = artifact::build(workspace)?;
    fs::copy(&library, &stripped)?;
    // What Gradle and Xcode do to the library of an app. Not done by the build itself, since the
    // bindings generator reads the symbols.
    let mut strip = Command::new("strip");
    let sentence = "strip failed; it comes with the C compiler.";
    command::run(strip.arg(STRIP).arg(&stripped), sentence)?;
    let size = fs::metadata(&stripped)?.len();
    fs::remove_file(&stripped)?;
    let mut symbols = Command::new("nm");
    symbols.args(["--print-size", "--demangle"]).arg(&library);
    let symbols = command::output(&mut symbols, "nm failed; it comes with the C compiler.")?;
    for (part, bytes) in parts(&String::from_utf8_lossy(&symbols)).iter().take(SHOWN) {
        println!("{bytes:>9}  {part}");
    }
    println!("{size} bytes, stripped");
    compare(size, &fs::read_to_string(workspace.root.join("crates/xtask/size.txt"))?)
}

#[cfg(target_os = "macos")]
const STRIP: &str = "-x";
#[cfg(not(target_os = "macos"))]
const STRIP: &str = "--strip-all";

/// How many parts are shown: the rest is small.
const SHOWN: usize = 20;

/// What costs what: the bytes of each crate's functions and tables, largest first. Functions without a
/// path are those of C.
fn parts(symbols: &str) -> Vec<(String, u64)> {
    let mut parts = BTreeMap::<String, u64>::new();
    for line in symbols.lines() {
        // Address, size, kind, name.
        let [_, size, kind, name] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else { continue };
        let Ok(size) = u64::from_str_radix(size, 16) else { continue };
        if "tTrRdD".contains(kind) {
            let bytes = parts.entry(part(name)).or_default();
            *bytes = bytes.saturating_add(size);
        }
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| Reverse(*bytes));
    parts
}

/// The crate that a demangled name begins with, `<serde_json::Value as …>` too.
fn part(name: &str) -> String {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let start = name.trim_start_matches(|it| !is_word(it));
    match start.split_once("::") {
        Some((first, _)) if first.chars().all(is_word) => first.to_owned(),
        _ if name.contains("::") => "several crates".to_owned(),
        _ if name.to_lowercase().starts_with("uniffi_") => "uniffi's calls".to_owned(),
        _ => "C: SQLite and ring".to_owned(),
    }
}

fn compare(size: u64, committed: &str) -> Outcome<()> {
    let unreadable = |_| Failure::new("crates/xtask/size.txt holds no number of bytes.");
    let expected: u64 = committed.trim().parse().map_err(unreadable)?;
    if size.abs_diff(expected) <= TOLERANCE {
        return Ok(());
    }
    fail(format!(
        "The library has {size} bytes instead of {expected}: where that is meant, write it into \
         crates/xtask/size.txt and say why in the commit."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_has_its_bytes() {
        let symbols = "0000000000000010 0000000000000020 t <rxing::Reader as core::ops::Fn>::call\n\
            0000000000000030 0000000000000002 r rxing::TABLE\n\
            0000000000000040 0000000000000010 t sqlite3Select\n                 U malloc\n\
            0000000000000050 0000000000000001 T uniffi_countersign_fn_func_scan\n\
            0000000000000060 00000000000000ff b a_variable";
        let found = parts(symbols);
        let expected = [("rxing", 0x22), ("C: SQLite and ring", 0x10), ("uniffi's calls", 1)];
        assert_eq!(found, expected.map(|(part, bytes)| (part.to_owned(), bytes)));
    }

    #[test]
    fn a_size_within_the_tolerance_passes() {
        assert!(compare(2_100_000, "2000000\n").is_ok());
        assert!(compare(1_900_000, "2000000\n").is_ok());
        assert!(compare(2_100_001, "2000000\n").is_err());
        assert!(compare(1, "two").is_err());
    }
}
