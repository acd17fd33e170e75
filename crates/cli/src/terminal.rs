//! Asking the person.

use crate::output::question;
use crate::session::Session;
use crate::trouble::{Own, Trouble};
use std::env;
use std::io;
use zeroize::Zeroizing;

const PASSCODE: &str = "COUNTERSIGN_PASSCODE";

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
    match of_environment()? {
        Some(passcode) => Ok(passcode),
        None => typed(&session.say("term.passcode")),
    }
}

/// The passcode of a new vault: typed twice, since nothing else opens it.
pub(crate) fn new_passcode(session: &Session) -> Result<Zeroizing<String>, Trouble> {
    if let Some(passcode) = of_environment()? {
        return Ok(passcode);
    }
    let first = typed(&session.say("term.passcode"))?;
    let second = typed(&session.say("term.passcode.again"))?;
    if first == second { Ok(first) } else { Err(Own::DifferentPasscodes.into()) }
}

fn of_environment() -> Result<Option<Zeroizing<String>>, Trouble> {
    match env::var(PASSCODE) {
        Ok(passcode) if passcode.is_empty() => Err(Own::NoPasscode.into()),
        Ok(passcode) => Ok(Some(passcode.into())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Own::NoPasscode.into()),
    }
}

fn typed(prompt: &str) -> Result<Zeroizing<String>, Trouble> {
    let typed = rpassword::prompt_password(prompt).map_err(|_| Own::NoPasscode)?;
    if typed.is_empty() { Err(Own::NoPasscode.into()) } else { Ok(typed.into()) }
}
