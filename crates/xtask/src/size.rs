//! The size of the library as it ships, watched, since a phone's owner pays for it.

use crate::artifact;
use crate::command;
use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, fail};
use std::fs;
use std::process::Command;

/// How far the size may be from the committed one before somebody has to say so, bytes.
const TOLERANCE: u64 = 100_000;

/// Builds, strips and compares.
pub(crate) fn run(workspace: &Workspace) -> Outcome<()> {
    let stripped = workspace.target.join("release/stripped");
    fs::copy(artifact::build(workspace)?, &stripped)?;
    // What Gradle and Xcode do to the library of an app. Not done by the build itself, since the
    // bindings generator reads the symbols.
    let mut strip = Command::new("strip");
    let sentence = "strip failed; it comes with the C compiler.";
    command::run(strip.arg(STRIP).arg(&stripped), sentence)?;
    let size = fs::metadata(&stripped)?.len();
    fs::remove_file(&stripped)?;
    println!("{size} bytes, stripped");
    compare(size, &fs::read_to_string(workspace.root.join("crates/xtask/size.txt"))?)
}

#[cfg(target_os = "macos")]
const STRIP: &str = "-x";
#[cfg(not(target_os = "macos"))]
const STRIP: &str = "--strip-all";

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
    fn a_size_within_the_tolerance_passes() {
        assert!(compare(2_100_000, "2000000\n").is_ok());
        assert!(compare(1_900_000, "2000000\n").is_ok());
        assert!(compare(2_100_001, "2000000\n").is_err());
        assert!(compare(1, "two").is_err());
    }
}
