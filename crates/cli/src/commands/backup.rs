//! `backup`, `rehearse` and `restore`: one file for the day on which the phone is gone.

use super::accounts::results;
use crate::files;
use crate::moment;
use crate::phone::Phone;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble};
use crate::view::account::named;
use countersign::{AddOutcome, AuthenticatorError, Backup, Choice, Collision, ScannedAccount};
use serde_json::json;
use std::path::Path;

/// Writes a backup, reads it back from the disk and opens it: only that counts.
pub(crate) fn backup(session: &Session, path: &Path) -> Result<Exit, Trouble> {
    // Before a password is typed for nothing; the writing itself refuses it too.
    if path.exists() {
        return Err(Own::FileExists.into());
    }
    let phone = Phone::unlocked(session)?;
    let password = terminal::new_backup_password(session)?;
    let file = phone.authenticator.backup(password.to_string(), moment::now())?;
    files::write_new(path, &file)?;
    let written = files::read(path, AuthenticatorError::BackupForeign)?;
    let opened = phone.authenticator.open_backup(written, password.to_string(), moment::now())?;
    let name = path.display().to_string();
    let record = json!({
        "backup": name,
        "made": opened.made,
        "accounts": opened.accounts.len(),
        "approve_only": opened.approve_only.len(),
    });
    session.output.show(&record, || {
        let mut lines = vec![session.words.count("backup.verified", opened.accounts.len())];
        if approves(&opened) {
            lines.push(session.say("backup.not_included"));
        }
        lines.push(session.say("backup.where"));
        lines.join("\n")
    })?;
    Ok(Exit::Done)
}

/// Opens a backup and changes no account.
pub(crate) fn rehearse(session: &Session, path: &Path) -> Result<Exit, Trouble> {
    let (_, opened) = open(session, path)?;
    let good = opened.accounts.len();
    let record = json!({
        "made": opened.made,
        "accounts": good,
        "approve_only": opened.approve_only.len(),
        "lacking": opened.lacking,
    });
    session.output.show(&record, || {
        let total = good.saturating_add(opened.approve_only.len()).to_string();
        let values = [("good", &*good.to_string()), ("total", &*total)];
        let mut lines = vec![session.words.say("rehearse.ok", &values)];
        if !opened.lacking.is_empty() {
            lines.push(session.words.count("backup.lacks", opened.lacking.len()));
        }
        lines.extend(not_restored(session, &opened.approve_only));
        lines.join("\n")
    })?;
    Ok(Exit::Done)
}

/// Brings the accounts of a backup back, beside those that are there.
pub(crate) fn restore(session: &Session, path: &Path, replace: bool) -> Result<Exit, Trouble> {
    let (phone, opened) = open(session, path)?;
    bring(session, &phone, &opened, replace, ["restore.done", "restore.pair_again"])
}

/// Adds what was in a file, or came from another phone, and tells it in these words.
pub(super) fn bring(
    session: &Session,
    phone: &Phone,
    opened: &Backup,
    replace: bool,
    [done, pair_again]: [&str; 2],
) -> Result<Exit, Trouble> {
    let choice = if replace { Choice::Replace { account: None } } else { Choice::KeepBoth };
    let added = phone.authenticator.add(opened.ticket.clone(), choice, moment::now())?;
    let restored = added.iter().filter(|it| it.outcome != AddOutcome::Same).count();
    let pairs = opened.accounts.iter().zip(&added);
    let again = pairs.filter(|(it, now)| it.approved && now.outcome != AddOutcome::Same).count();
    let record = json!({
        "made": opened.made,
        "results": results(&added),
        "pair_again": again,
        "approve_only": opened.approve_only,
    });
    session.output.show(&record, || {
        let mut lines = vec![preview(session, opened)];
        lines.push(session.words.count(done, restored));
        if again > 0 {
            lines.push(session.words.count(pair_again, again));
        }
        lines.extend(not_restored(session, &opened.approve_only));
        lines.join("\n")
    })?;
    Ok(Exit::Done)
}

fn open(session: &Session, path: &Path) -> Result<(Phone, Backup), Trouble> {
    let file = files::read(path, AuthenticatorError::BackupForeign)?;
    let phone = Phone::unlocked(session)?;
    let password = terminal::backup_password(session)?;
    let opened = phone.authenticator.open_backup(file, password.to_string(), moment::now())?;
    Ok((phone, opened))
}

fn preview(session: &Session, opened: &Backup) -> String {
    collisions(session, &opened.accounts.iter().map(|it| &it.collision).collect::<Vec<_>>())
}

/// How much of a file is here already.
pub(super) fn collisions(session: &Session, collisions: &[&Collision]) -> String {
    let count = |is_one: fn(&Collision) -> bool| {
        collisions.iter().filter(|it| is_one(it)).count().to_string()
    };
    let same = count(|it| matches!(it, Collision::Same { .. }));
    let changed = count(|it| matches!(it, Collision::NewSecret { .. }));
    let fresh = count(|it| matches!(it, Collision::New | Collision::SameName { .. }));
    let values = [("fresh", &*fresh), ("same", &*same), ("changed", &*changed)];
    session.words.say("restore.preview", &values)
}

fn approves(opened: &Backup) -> bool {
    !opened.approve_only.is_empty() || opened.accounts.iter().any(|it| it.approved)
}

/// The accounts that only approved: there is nothing of them that could be brought back.
fn not_restored(session: &Session, accounts: &[ScannedAccount]) -> Vec<String> {
    if accounts.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![session.words.count("restore.entry_failed", accounts.len())];
    lines.extend(accounts.iter().map(|account| {
        let [issuer, name] =
            [&account.issuer, &account.name].map(|text| named(text, session.words));
        format!("  {issuer}  {name}")
    }));
    lines.push(session.say("backup.not_included"));
    lines
}
