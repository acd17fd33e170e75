//! `export`: keys for codes that leave without a lock.

use crate::arguments::Exporting;
use crate::output;
use crate::phone::Phone;
use crate::qr;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble};
use serde_json::json;
use std::path::Path;

/// Writes all accounts to a file, or shows one as a QR code.
pub(crate) fn export(session: &Session, what: &Exporting, yes: bool) -> Result<Exit, Trouble> {
    // Before anything is asked for nothing; the core refuses it too.
    if what.file.as_deref().is_some_and(Path::exists) {
        return Err(Own::FileExists.into());
    }
    if !yes && !session.may_ask() {
        return Err(Own::ExportNeedsYes.into());
    }
    let phone = Phone::unlocked(session)?;
    if !yes {
        output::aside(&session.say("export.warning"));
        if !terminal::agrees(&session.say("term.export.confirm"))? {
            return Err(Own::Cancelled.into());
        }
    }
    match (&what.file, &what.account) {
        (Some(file), _) => to_file(session, &phone, file),
        (None, Some(account)) => as_code(session, &phone, account),
        (None, None) => Err(Own::Usage.into()),
    }
}

fn to_file(session: &Session, phone: &Phone, path: &Path) -> Result<Exit, Trouble> {
    let file = path.to_str().ok_or(Own::FileUnwritable)?.to_owned();
    let exported = phone.verified(session, |it, now| it.export(file.clone(), now))?;
    let record = json!({
        "exported": exported.count,
        "left_out": exported.left_out,
        "file": file,
    });
    session.output.show(&record, || {
        let mut lines = vec![session.say("export.done")];
        if !exported.left_out.is_empty() {
            lines.push(session.words.count("term.export.left_out", exported.left_out.len()));
        }
        lines.push(session.say("import.delete_file"));
        lines.join("\n")
    })?;
    Ok(Exit::Done)
}

fn as_code(session: &Session, phone: &Phone, account: &str) -> Result<Exit, Trouble> {
    let code = phone.verified(session, |it, now| it.export_code(account.to_owned(), now))?;
    let record = json!({ "account": account, "modules": qr::digits(&code) });
    session.output.show(&record, || [qr::page(&code), session.say("export.done")].join("\n"))?;
    Ok(Exit::Done)
}
