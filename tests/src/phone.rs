//! A phone in a terminal: the program `countersign` with a vault of its own.

use crate::failure::{Failure, Outcome, fail};
use serde_json::Value;
use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The signal of Ctrl-C (POSIX, `signal.h`).
const SIGINT: i32 = 2;

/// One phone, with its vault and its passcode.
pub struct Phone {
    program: PathBuf,
    vault: PathBuf,
    passcode: String,
    log: Option<String>,
    clock: Option<i32>,
    new_passcode: Option<String>,
}

/// What one command of the phone led to.
pub struct Reply {
    /// The exit code.
    pub exit: i32,
    /// The object on stdout, null where there is none.
    pub json: Value,
    /// Everything on stdout.
    pub stdout: String,
    /// Everything on stderr.
    pub stderr: String,
    command: String,
}

// By hand: the passcode stays out of every output.
impl fmt::Debug for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Phone").field("vault", &self.vault).finish_non_exhaustive()
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} → exit {}", self.command, self.exit)
    }
}

impl Phone {
    /// A phone whose vault is, or will be, in the directory `vault`.
    #[must_use]
    pub fn new(program: &Path, vault: &Path, passcode: &str) -> Self {
        let (program, vault) = (program.to_owned(), vault.to_owned());
        let passcode = passcode.to_owned();
        Self { program, vault, passcode, log: None, clock: None, new_passcode: None }
    }

    /// The same with another vault, or with another passcode.
    #[must_use]
    pub fn with(&self, vault: &Path, passcode: &str) -> Self {
        Self {
            log: self.log.clone(),
            clock: self.clock,
            ..Self::new(&self.program, vault, passcode)
        }
    }

    /// The same with a passcode to change to.
    #[must_use]
    pub fn changing_to(self, passcode: &str) -> Self {
        Self { new_passcode: Some(passcode.to_owned()), ..self }
    }

    /// The same after its passcode was changed.
    pub fn with_new_passcode(&self, passcode: &str) -> Outcome<Self> {
        self.with(&self.vault, &self.passcode).changing_to(passcode).done(&["passcode"])?;
        Ok(self.with(&self.vault, passcode))
    }

    /// Sets `RUST_LOG` for the commands to come.
    #[must_use]
    pub fn logging(self, level: &str) -> Self {
        Self { log: Some(level.to_owned()), ..self }
    }

    /// The same phone with a clock that is so many seconds ahead of this machine's.
    #[must_use]
    pub fn ahead(&self, seconds: i32) -> Self {
        Self { clock: Some(seconds), ..self.with(&self.vault, &self.passcode) }
    }

    /// The directory of the vault.
    #[must_use]
    pub fn vault(&self) -> &Path {
        &self.vault
    }

    /// Runs one command with `--json` and without a terminal.
    pub fn run(&self, arguments: &[&str]) -> Outcome<Reply> {
        Reply::of(arguments, &self.command(arguments).output()?)
    }

    /// One command, to be run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.in_the_vault();
        command.arg("--json").args(arguments).stdin(Stdio::null());
        if let Some(level) = &self.log {
            command.env("RUST_LOG", level);
        }
        if let Some(passcode) = &self.new_passcode {
            command.env("COUNTERSIGN_NEW_PASSCODE", passcode);
        }
        command
    }

    /// Starts a command that goes on until it is killed; its output is for the caller to read.
    pub fn start(&self, arguments: &[&str]) -> Outcome<Child> {
        Ok(self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?)
    }

    /// The program.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Lets a person at the terminal go on with one command, until they end it.
    pub fn hand_over(&self, arguments: &[&str]) -> Outcome<()> {
        let status = self.in_the_vault().args(arguments).status()?;
        // Ctrl-C is one way to end it.
        let ended = status.success() || status.signal() == Some(SIGINT);
        if ended { Ok(()) } else { fail(format!("The phone ended: {status}.")) }
    }

    /// The program with the vault and its passcode.
    fn in_the_vault(&self) -> Command {
        let mut command = self.by_its_clock();
        command.arg("--vault").arg(&self.vault).env("COUNTERSIGN_PASSCODE", &self.passcode);
        command
    }

    /// The program, with a clock of its own where that is wanted: the phone has no setting for it.
    fn by_its_clock(&self) -> Command {
        let Some(seconds) = self.clock else { return Command::new(&self.program) };
        let mut command = Command::new("faketime");
        command.args(["-m", "--exclude-monotonic", "-f", &format!("{seconds:+}s")]);
        command.arg(&self.program);
        command
    }

    /// Runs one command that must end with exit code 0, and gives its object.
    pub fn done(&self, arguments: &[&str]) -> Outcome<Reply> {
        self.run(arguments)?.expecting(0)
    }
}

impl Reply {
    /// What a command left behind.
    pub(crate) fn of(arguments: &[&str], output: &Output) -> Outcome<Self> {
        let name = arguments.first().copied().unwrap_or_default();
        let exit = output.status.code();
        let exit = exit.ok_or_else(|| Failure::new(format!("`{name}` was killed.")))?;
        Ok(Self {
            exit,
            json: serde_json::from_slice(&output.stdout).unwrap_or_default(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            command: format!("`countersign {name}`"),
        })
    }

    /// The same reply where the exit code is the one that is due.
    pub fn expecting(self, exit: i32) -> Outcome<Self> {
        if self.exit == exit {
            return Ok(self);
        }
        let Self { command, exit: got, stderr, .. } = self;
        fail(format!("{command} ended with exit code {got} instead of {exit}: {}", stderr.trim()))
    }

    /// The member at a JSON pointer.
    pub fn member(&self, pointer: &str) -> Outcome<&Value> {
        let missing = || Failure::new(format!("The reply of {} has no {pointer}.", self.command));
        self.json.pointer(pointer).ok_or_else(missing)
    }

    /// The text at a JSON pointer.
    pub fn text(&self, pointer: &str) -> Outcome<&str> {
        let wrong = || Failure::new(format!("{pointer} of {} is no text.", self.command));
        self.member(pointer)?.as_str().ok_or_else(wrong)
    }

    /// The object in the list `list` whose member `name` is the text `value`.
    pub fn entry(&self, list: &str, name: &str, value: &str) -> Outcome<&Value> {
        let entries = self.member(list)?.as_array().into_iter().flatten();
        let mut found = entries.filter(|entry| entry.get(name).is_some_and(|it| it == value));
        match (found.next(), found.next()) {
            (Some(entry), None) => Ok(entry),
            (None, _) => fail(format!("{} has no {name} “{value}” in {list}.", self.command)),
            _ => fail(format!("{} has several {name} “{value}” in {list}.", self.command)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn reply(exit: i32, json: Value) -> Reply {
        let stderr = "It is locked.\n".to_owned();
        Reply { exit, json, stdout: String::new(), stderr, command: "`countersign codes`".into() }
    }

    #[test]
    fn another_exit_code_is_a_sentence() {
        let error = reply(3, Value::Null).expecting(0).unwrap_err().to_string();
        let expected = "`countersign codes` ended with exit code 3 instead of 0: It is locked.";
        assert_eq!(error, expected);
        assert_eq!(reply(3, Value::Null).expecting(3).unwrap().exit, 3);
    }

    #[test]
    fn an_entry_is_found_only_where_it_is_the_only_one() {
        let list = json!({"requests": [{"app": "A", "id": 1}, {"app": "B"}, {"app": "B"}]});
        let reply = reply(0, list);
        assert_eq!(reply.entry("/requests", "app", "A").unwrap().get("id").unwrap(), 1);
        assert!(reply.entry("/requests", "app", "B").is_err());
        assert!(reply.entry("/requests", "app", "C").is_err());
        assert!(reply.entry("/nothing", "app", "C").is_err());
    }

    #[test]
    fn debug_output_has_no_passcode() {
        let phone = Phone::new(Path::new("p"), Path::new("v"), "a long passcode");
        assert!(!format!("{phone:?}").contains("long"));
    }
}
