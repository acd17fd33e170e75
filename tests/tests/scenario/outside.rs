//! What is done to the files of a vault from outside.

use crate::arguments::bytes;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Another program, in the middle of writing to a vault.
pub(crate) struct Holder(Child);

impl Holder {
    pub(crate) fn of(index: &Path, folder: &Path) -> Self {
        let mut perl = Command::new("perl");
        perl.arg(folder.join("hold.pl")).arg(index).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut perl = perl.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(perl.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "held\n");
        Self(perl)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }
}

/// Overwrites bytes of a file, which may be new.
pub(crate) fn spoil(file: &Path, step: &Value) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut content = fs::read(file).unwrap_or_default();
    let new = bytes(step["bytes"].as_str().unwrap());
    let at = usize::try_from(step["at_byte"].as_u64().unwrap_or(0)).unwrap();
    content.resize(content.len().max(at + new.len()), 0);
    content[at..at + new.len()].copy_from_slice(&new);
    fs::write(file, content).unwrap();
}
