//! Asking the person.

mod mode;
mod size;

use crate::output::{aside, question};
use crate::session::Session;
use crate::trouble::{Own, Trouble};
pub(crate) use mode::{Mode, terminal};
pub(crate) use size::Size;
use std::env;
use std::fs::File;
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

const PASSCODE: &str = "COUNTERSIGN_PASSCODE";
const BACKUP_PASSWORD: &str = "COUNTERSIGN_BACKUP_PASSWORD";
const IMPORT_PASSWORD: &str = "COUNTERSIGN_IMPORT_PASSWORD";
const NEW_PASSCODE: &str = "COUNTERSIGN_NEW_PASSCODE";
/// The longest line that a terminal gives (termios(3), canonical mode).
const LINE_BYTES: usize = 4096;

/// A line that the person types.
pub(crate) fn ask(prompt: &str) -> Result<String, Trouble> {
    question(prompt);
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => Err(Own::Cancelled.into()),
        Ok(_) => Ok(line.trim().to_owned()),
    }
}

/// Whether the person says yes; anything else is no.
pub(crate) fn agrees(prompt: &str) -> Result<bool, Trouble> {
    Ok(matches!(ask(prompt)?.to_lowercase().as_str(), "y" | "yes"))
}

/// The passcode that opens the vault.
pub(crate) fn passcode(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    secret(PASSCODE, &session.say("term.passcode"), Own::NoPasscode)
}

/// The passcode of a new vault.
pub(crate) fn first_passcode(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    let questions = ["term.passcode", "term.passcode.again"];
    twice(session, PASSCODE, questions, Own::NoPasscode, Own::DifferentPasscodes)
}

/// The passcode that takes the place of the present one.
pub(crate) fn next_passcode(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    let questions = ["term.passcode.new", "term.passcode.new_again"];
    twice(session, NEW_PASSCODE, questions, Own::NoNewPasscode, Own::DifferentPasscodes)
}

/// The password of a backup that is there.
pub(crate) fn backup_password(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    let question = session.say("term.backup.password");
    secret(BACKUP_PASSWORD, &question, Own::NoBackupPassword)
}

/// The password of another app's file.
pub(crate) fn import_password(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    secret(IMPORT_PASSWORD, &session.say("term.import.password"), Own::NoImportPassword)
}

/// The password of a new backup.
pub(crate) fn new_backup_password(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    if session.may_ask() {
        aside(&session.say("backup.password.hint"));
    }
    let questions = ["term.backup.password", "term.backup.password_again"];
    twice(session, BACKUP_PASSWORD, questions, Own::NoBackupPassword, Own::DifferentPasswords)
}

/// Typed twice, since nothing else opens what it locks.
fn twice(
    session: &Session,
    variable: &str,
    questions: [&str; 2],
    none: Own,
    different: Own,
) -> Result<Zeroizing<String>, Trouble> {
    if let Some(passcode) = of_environment(variable, none)? {
        return Ok(passcode);
    }
    let [first, second] = questions.map(|question| session.say(question));
    let (first, second) = (typed(&first, none)?, typed(&second, none)?);
    if first == second { Ok(first) } else { Err(different.into()) }
}

fn secret(variable: &str, question: &str, none: Own) -> Result<Zeroizing<String>, Trouble> {
    match of_environment(variable, none)? {
        Some(secret) => Ok(secret),
        None => typed(question, none),
    }
}

fn of_environment(variable: &str, none: Own) -> Result<Option<Zeroizing<String>>, Trouble> {
    match env::var(variable) {
        Ok(passcode) if passcode.is_empty() => Err(none.into()),
        Ok(passcode) => Ok(Some(passcode.into())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(none.into()),
    }
}

fn typed(question: &str, none: Own) -> Result<Zeroizing<String>, Trouble> {
    let typed = hidden(question).map_err(|_| none)?;
    if typed.is_empty() { Err(none.into()) } else { Ok(typed) }
}

/// A line that is not shown. The terminal is silent before the question stands there, so that
/// nothing typed or pasted too early is shown either.
fn hidden(prompt: &str) -> io::Result<Zeroizing<String>> {
    let mut terminal = terminal()?;
    let _silent = Mode::silent()?;
    terminal.write_all(prompt.as_bytes())?;
    line_of(&mut terminal)
}

/// Terminals give whole lines, one at each read.
fn line_of(terminal: &mut File) -> io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0; LINE_BYTES]);
    let length = terminal.read(&mut *bytes)?;
    let line = bytes.get(..length).and_then(|line| std::str::from_utf8(line).ok());
    let line = line.ok_or(io::ErrorKind::InvalidData)?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
