//! How long the core takes, beside a peer where there is one: a part of `cargo xtask bench`.
#![allow(clippy::print_stdout, reason = "the figures")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure ends the measurement")]
#![allow(clippy::arithmetic_side_effects, reason = "small numbers")]

#[allow(dead_code, reason = "the figure of a code uses the rest")]
mod measure;
mod memory;
mod prompts;
#[path = "../../tests/support/mod.rs"]
mod support;
mod texts;
mod vaults;

use std::env;
use std::path::Path;
use std::process::Command;

/// A file system in memory, where there is one.
const IN_MEMORY: &str = "/dev/shm";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["memory", directory] => memory::measure(directory),
        ["prompts"] => prompts::measure("in memory"),
        _ => all(),
    }
}

fn all() {
    texts::measure();
    vaults::measure();
    prompts::measure("on the disk");
    if Path::new(IN_MEMORY).is_dir() {
        again(Command::new(env::current_exe().unwrap()).arg("prompts").env("TMPDIR", IN_MEMORY));
    }
    prompts::count_requests();
}

/// Runs another process of this program: the place of temporary files and the peak of memory
/// belong to a process.
fn again(command: &mut Command) {
    assert!(command.status().unwrap().success(), "a part of the measurement failed");
}
