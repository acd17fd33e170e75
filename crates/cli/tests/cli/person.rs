//! A person at the terminal, for all tests of the program.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub(super) const PASSCODE: &str = "correct horse battery";
/// The secret and the times of RFC 6238, appendix B.
pub(super) const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
pub(super) const CONTOSO: &str = "otpauth://totp/Contoso:alice@contoso.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso";

/// A person with a directory of their own.
pub(super) struct Person {
    pub(super) directory: TempDir,
    pub(super) passcode: Option<&'static str>,
}

/// What the program did.
pub(super) struct Done {
    pub(super) status: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Person {
    pub(super) fn new() -> Self {
        Self { directory: TempDir::new().unwrap(), passcode: Some(PASSCODE) }
    }

    pub(super) fn with_vault() -> Self {
        let person = Self::new();
        assert_eq!(person.json(&["init"]).1["vault"], person.vault().to_str().unwrap());
        person
    }

    pub(super) fn vault(&self) -> PathBuf {
        self.directory.path().join("vault")
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Done {
        self.command(arguments).stdin(Stdio::null()).output().unwrap().into()
    }

    pub(super) fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let done = self.run(&[arguments, &["--json"]].concat());
        assert!(done.stdout.bytes().all(|it| matches!(it, b' '..=b'~' | b'\n')), "{}", done.stdout);
        let value = serde_json::from_str(&done.stdout)
            .unwrap_or_else(|_| panic!("no JSON: {:?} {:?}", done.stdout, done.stderr));
        (done.status, value)
    }

    /// The exit status and the code of an error, which is one sentence on standard error too.
    pub(super) fn error(&self, arguments: &[&str]) -> (i32, String) {
        let done = self.run(&[arguments, &["--json"]].concat());
        let value: Value = serde_json::from_str(&done.stdout).unwrap();
        let message = value["error"]["message"].as_str().unwrap();
        assert!(done.stderr.starts_with(message), "{}", done.stderr);
        (done.status, value["error"]["code"].as_str().unwrap().to_owned())
    }

    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.env_clear().env("RUST_LOG", "trace");
        if let Some(passcode) = self.passcode {
            command.env("COUNTERSIGN_PASSCODE", passcode);
        }
        command.arg("--vault").arg(self.vault()).args(arguments);
        command
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let done = Self {
            status: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        for secret in [SECRET, PASSCODE, "12345678901234567890"] {
            assert!(!done.stdout.contains(secret) && !done.stderr.contains(secret), "{secret}");
        }
        done
    }
}

pub(super) fn failed(code: &str, status: i32) -> (i32, String) {
    (status, code.to_owned())
}
