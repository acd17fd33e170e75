//! `passcode`: another one in its place.

use crate::phone::Phone;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Exit, Trouble};
use serde_json::json;

/// Changes the passcode, by one write to the vault: the keys beside it do not depend on it.
pub(crate) fn change(session: &Session) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let passcode = terminal::next_passcode(session)?;
    phone.keys.leave_passcode()?;
    phone.authenticator.set_passcode(passcode.to_string())?;
    session
        .output
        .show(&json!({ "passcode": "changed" }), || session.say("term.passcode.changed"))?;
    Ok(Exit::Done)
}
