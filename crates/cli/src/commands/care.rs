//! Looking after accounts: their names, their order, removing with a way back, the next code.

use crate::moment;
use crate::phone::Phone;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble};
use crate::view::account::{grouped, named};
use countersign::{AuthenticatorError, RemovedAccount};
use serde_json::{Value, json};

/// Gives an account the person's own name; an empty one takes it away.
pub(crate) fn rename(session: &Session, id: &str, name: &str) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    phone.authenticator.rename(id.to_owned(), name.to_owned())?;
    done(session, &json!({ "renamed": id }))
}

/// Puts an account among those that come first, or back.
pub(crate) fn favourite(session: &Session, id: &str, off: bool) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    phone.authenticator.set_favourite(id.to_owned(), !off)?;
    done(session, &json!({ "favourite": id, "on": !off }))
}

/// Moves an account to a place, counted from 1.
pub(crate) fn move_to(session: &Session, id: &str, place: u32) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let from_zero = place.saturating_sub(1);
    phone.authenticator.move_to(id.to_owned(), from_zero, moment::now())?;
    done(session, &json!({ "moved": id, "place": place }))
}

/// Removes an account from this phone. It can be brought back for 30 days.
pub(crate) fn remove(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    phone.authenticator.remove(id.to_owned(), moment::now())?;
    session.output.show(&json!({ "removed": id }), || session.say("account.removed"))?;
    Ok(Exit::Done)
}

/// Brings a removed account back, or lists those that can be.
pub(crate) fn undo(session: &Session, id: Option<&str>) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let Some(id) = id else { return list(session, &phone.authenticator.removed()?) };
    phone.authenticator.undo_remove(id.to_owned())?;
    done(session, &json!({ "restored": id }))
}

fn list(session: &Session, removed: &[RemovedAccount]) -> Result<Exit, Trouble> {
    let records: Vec<_> = removed.iter().map(record).collect();
    session.output.show(&json!({ "removed": records }), || {
        let mut lines = vec![session.say("account.recently_removed")];
        lines.extend(removed.iter().map(|it| {
            let [issuer, name] = [&it.issuer, &it.name].map(|text| named(text, session.words));
            format!("{}  {issuer}  {name}", it.id)
        }));
        lines.join("\n")
    })?;
    Ok(Exit::Done)
}

fn record(account: &RemovedAccount) -> Value {
    json!({
        "id": account.id,
        "issuer": account.issuer,
        "label_issuer": account.label_issuer,
        "name": account.name,
        "nickname": account.nickname,
        "removed": account.removed,
        "until": account.until,
    })
}

/// Deletes a removed account at once, with its keys.
pub(crate) fn delete(session: &Session, id: &str, yes: bool) -> Result<Exit, Trouble> {
    if !yes && !session.may_ask() {
        return Err(Own::RemoveNeedsYes.into());
    }
    let phone = Phone::unlocked(session)?;
    if !yes && !terminal::agrees(&session.say("term.remove.confirm"))? {
        return Err(Own::Cancelled.into());
    }
    let deleted = phone.authenticator.delete_now(id.to_owned());
    deleted.map_err(|error| phone.explain(error.into()))?;
    session.output.show(&json!({ "deleted": id }), || session.say("term.removed"))?;
    Ok(Exit::Done)
}

/// Makes the next code of a counter-based account.
pub(crate) fn next(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let accounts = phone.authenticator.home(moment::now())?.accounts;
    let account = accounts.into_iter().find(|account| account.id == id);
    let account = account.ok_or(AuthenticatorError::NotFound)?;
    let counter = account.counter.ok_or(AuthenticatorError::WrongState)?;
    let code = phone.authenticator.advance(id.to_owned(), counter)?;
    session.output.show(&json!({ "code": code, "counter": counter }), || grouped(&code))?;
    Ok(Exit::Done)
}

fn done(session: &Session, record: &Value) -> Result<Exit, Trouble> {
    session.output.show(record, || session.say("common.done"))?;
    Ok(Exit::Done)
}
