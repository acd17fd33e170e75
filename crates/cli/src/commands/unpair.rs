//! `unpair`: ends a pairing on both sides.

use crate::http::Client;
use crate::moment;
use crate::output;
use crate::phone::Phone;
use crate::session::Session;
use crate::steps::{Ended, carry_out};
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble};
use countersign::{AuthenticatorError, Event};
use serde_json::json;

/// Tells the service, and removes the account once it has agreed.
pub(crate) fn unpair(session: &Session, id: String, yes: bool) -> Result<Exit, Trouble> {
    if !yes && !session.may_ask() {
        return Err(Own::UnpairNeedsYes.into());
    }
    let phone = Phone::unlocked(session)?;
    if !yes && !terminal::agrees(&session.say("term.unpair.confirm"))? {
        return Err(Own::Cancelled.into());
    }
    let step = phone.authenticator.unpair(id, moment::now());
    let ended = step
        .map_err(Trouble::from)
        .and_then(|step| carry_out(&phone, &Client::default(), step))
        .map_err(|trouble| phone.explain(trouble))?;
    match ended {
        Ended { event: Event::Unpaired { account }, .. } => {
            session
                .output
                .show(&json!({ "unpaired": account }), || session.say("account.unpaired"))?;
            Ok(Exit::Done)
        }
        Ended { event: Event::Failed { failure }, host } => {
            if session.may_ask() {
                output::aside(&session.say("term.unpair.here"));
            }
            Err(phone.explain(Trouble::Failed { failure, host }))
        }
        Ended { event: Event::Refused { problem }, .. } => Err(Trouble::Refused(problem)),
        Ended { .. } => Err(AuthenticatorError::Internal.into()),
    }
}
