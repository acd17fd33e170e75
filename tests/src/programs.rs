//! Where the two programs are.

use crate::failure::{Failure, Outcome, fail};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The phone in a terminal and the service, built.
#[derive(Clone, Debug)]
pub struct Programs {
    /// `countersign`.
    pub phone: PathBuf,
    /// `countersign-service`.
    pub service: PathBuf,
}

impl Programs {
    /// Those that `COUNTERSIGN_BIN` and `COUNTERSIGN_SERVICE_BIN` name; without both, they are
    /// built.
    pub fn find() -> Outcome<Self> {
        let named = |name| std::env::var_os(name).map(PathBuf::from);
        match (named("COUNTERSIGN_BIN"), named("COUNTERSIGN_SERVICE_BIN")) {
            (Some(phone), Some(service)) => Ok(Self { phone, service }),
            _ => Self::build(),
        }
    }

    /// Builds both in one go, with cargo's own progress on stderr.
    pub fn build() -> Outcome<Self> {
        let output = cargo()
            .args(["build", "--bins", "-p", "countersign-cli", "-p", "countersign-service"])
            .arg("--message-format=json-render-diagnostics")
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return fail("The phone and the service do not build: see above.");
        }
        let messages = String::from_utf8_lossy(&output.stdout);
        let program = |name| {
            let missing = || Failure::new(format!("The build made no program {name}."));
            messages.lines().find_map(|line| executable(line, name)).ok_or_else(missing)
        };
        Ok(Self { phone: program("countersign")?, service: program("countersign-service")? })
    }
}

/// The cargo that runs us. It finds the workspace from the current directory, which is inside it
/// for tasks and for tests alike.
#[must_use]
pub fn cargo() -> Command {
    runs_cargo(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that is cargo or runs it. What cargo tells us about ourselves would make build scripts run
/// again: some watch it.
#[must_use]
pub fn runs_cargo(program: impl AsRef<OsStr>) -> Command {
    let mut program = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(about_us) {
            program.env_remove(name);
        }
    }
    program
}

fn about_us(variable: &str) -> bool {
    const OURS: [&str; 4] =
        ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"];
    variable.starts_with("CARGO_PKG_") || OURS.contains(&variable)
}

/// The path of the program `name`, where a line of cargo's messages tells it.
fn executable(line: &str, name: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let ours = message.pointer("/target/name")? == name;
    let path = message.get("executable")?.as_str()?;
    ours.then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_path_comes_from_cargos_message() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"countersign","kind":["bin"]},
            "executable":"/target/debug/countersign"}"#;
        assert_eq!(
            executable(line, "countersign").unwrap(),
            Path::new("/target/debug/countersign")
        );
        assert_eq!(executable(line, "countersign-service"), None);
        let library = r#"{"reason":"compiler-artifact","target":{"name":"countersign"},
            "executable":null}"#;
        assert_eq!(executable(library, "countersign"), None);
        assert_eq!(executable("Compiling", "countersign"), None);
    }
}
