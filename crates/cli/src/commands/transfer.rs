//! `transfer`: all accounts from an old phone to a new one, over what their screens show.

use super::backup::bring;
use crate::arguments::Source;
use crate::files;
use crate::moment;
use crate::output;
use crate::phone::Phone;
use crate::picture;
use crate::qr;
use crate::session::Session;
use crate::terminal::{self, Mode, Size};
use crate::trouble::{Exit, Own, Trouble};
use countersign::{Backup, Captured, QrCode, Receiving};
use serde_json::json;
use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;

/// How long each code is shown, in tenths of a second: a camera sees it some times.
const SHOWN_TENTHS: u8 = 3;

/// The new phone: shows its code, and reads what the old one shows until all has arrived.
pub(crate) fn receive(session: &Session, replace: bool) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let receiving = phone.authenticator.receive_transfer(moment::now())?;
    let text = qr::text(&receiving.qr)?;
    session.output.show(&json!({ "asking": text, "code": receiving.code }), || {
        let compare = [("code", &*receiving.code)];
        let lines = [
            session.say("transfer.new.show"),
            qr::page(&receiving.qr),
            text.clone(),
            session.words.say("transfer.compare", &compare),
            session.say("term.transfer.next"),
        ];
        lines.join("\n")
    })?;
    let arrived = arrival(session, &phone, &receiving)?;
    if arrived.accounts.is_empty() && arrived.approve_only.is_empty() && !session.output.is_json() {
        output::line(&session.say("transfer.nothing"))?;
        return Ok(Exit::Done);
    }
    bring(session, &phone, &arrived, replace, ["transfer.done", "transfer.pair_again"])
}

/// Reads lines until everything is there.
fn arrival(session: &Session, phone: &Phone, receiving: &Receiving) -> Result<Backup, Trouble> {
    let mut known = 0;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|_| Own::MoveIncomplete)?;
        let seen = match seen(line.trim()) {
            Ok(seen) => seen,
            Err(trouble) => {
                // A wrong path is no reason to begin anew.
                output::aside(&trouble.sentence(session.words));
                continue;
            }
        };
        for text in seen {
            let captured = Captured::Text { text };
            let transfer = receiving.transfer.clone();
            let progress = phone.authenticator.receive_part(transfer, captured, moment::now())?;
            if progress.seen != known {
                known = progress.seen;
                let record = json!({ "seen": progress.seen, "total": progress.total });
                let numbers = [("seen", progress.seen), ("total", progress.total)];
                session.output.show(&record, || said(session, "transfer.progress", numbers))?;
            }
            if let Some(arrived) = progress.arrived {
                return Ok(arrived);
            }
        }
    }
    Err(Own::MoveIncomplete.into())
}

/// The texts of a line: those of a picture, or the line itself, which is in no folder.
fn seen(line: &str) -> Result<Vec<String>, Trouble> {
    match line {
        "" => Ok(Vec::new()),
        text if text.starts_with("COUNTERSIGN-MOVE-") => Ok(vec![text.to_owned()]),
        path => picture::texts(Path::new(path)),
    }
}

/// The old phone: reads the new one's code, lets the person compare, then shows all accounts.
pub(crate) fn send(
    session: &Session,
    source: &Source,
    out: Option<&Path>,
    yes: bool,
) -> Result<Exit, Trouble> {
    if !yes && !session.may_ask() {
        return Err(Own::SendNeedsYes.into());
    }
    let texts = source.texts()?;
    let phone = Phone::unlocked(session)?;
    let begun = texts.into_iter().find_map(|text| {
        let captured = Captured::Text { text: text.trim().to_owned() };
        phone.authenticator.send_transfer(captured, moment::now()).transpose()
    });
    let sending = begun.ok_or(Own::NotANewPhone)??;
    if !yes {
        output::aside(&session.words.say("transfer.compare", &[("code", &sending.code)]));
        if !terminal::agrees(&session.say("term.transfer.confirm"))? {
            return Err(Own::Cancelled.into());
        }
    }
    let id = sending.transfer;
    let parts = phone.verified(session, |it, now| it.transfer_parts(id.clone(), now))?;
    if let Some(folder) = out {
        return write(session, &sending.code, &parts, folder);
    }
    if !session.may_ask() {
        let texts = parts.iter().map(qr::text).collect::<Result<Vec<_>, _>>()?;
        session.output.show(&json!({ "code": sending.code, "parts": texts }), || {
            parts.iter().map(qr::page).collect::<Vec<_>>().join("\n\n")
        })?;
        return Ok(Exit::Done);
    }
    show(session, &parts)?;
    output::line(&session.say("export.done"))?;
    Ok(Exit::Done)
}

/// Writes a picture of each code into a folder.
fn write(session: &Session, code: &str, parts: &[QrCode], folder: &Path) -> Result<Exit, Trouble> {
    fs::create_dir_all(folder).map_err(|_| Own::FileUnwritable)?;
    for (number, part) in (1_usize..).zip(parts) {
        files::write_new(&folder.join(format!("part-{number:04}.png")), &qr::picture(part)?)?;
    }
    let name = folder.display().to_string();
    let record = json!({ "code": code, "pictures": parts.len(), "directory": name });
    session.output.show(&record, || {
        let count = parts.len().to_string();
        let values = [("count", &*count), ("directory", &*name)];
        session.words.say("term.transfer.written", &values)
    })?;
    Ok(Exit::Done)
}

/// Shows the codes one after another, over and over, until the person has enough.
fn show(session: &Session, parts: &[QrCode]) -> Result<(), Trouble> {
    let mut keyboard = terminal::terminal().map_err(|_| Own::NoTerminal)?;
    let pages: Vec<_> = parts.iter().map(qr::page).collect();
    // All are of one size, with a line below.
    let code = parts.first().map_or(Size { columns: 0, rows: 0 }, qr::size);
    let wanted = Size { rows: code.rows.saturating_add(1), ..code };
    let _keys = Mode::keys_within(SHOWN_TENTHS).map_err(|_| Own::NoTerminal)?;
    for (number, page) in (1_usize..).zip(&pages).cycle() {
        let lines = if Size::of_output().holds(wanted) {
            [
                &**page,
                &said(session, "term.transfer.part", [("number", number), ("total", pages.len())]),
            ]
            .join("\n")
        } else {
            // The move goes on once the window was made larger.
            let Size { columns, rows } = wanted;
            said(session, "term.transfer.too_small", [("columns", columns), ("rows", rows)])
        };
        output::draw(&format!("\u{1b}[H{}\u{1b}[J", lines.replace('\n', "\u{1b}[K\r\n")))?;
        let mut bytes = [0; 16];
        let length = keyboard.read(&mut bytes).map_err(|_| Own::NoTerminal)?;
        let pressed = bytes.get(..length).unwrap_or_default();
        if pressed.iter().any(|key| matches!(key, b'q' | b'Q' | 0x03 | 0x04 | 0x1b)) {
            break;
        }
    }
    output::draw("\u{1b}[H\u{1b}[2J")
}

fn said<N: ToString>(session: &Session, key: &str, numbers: [(&str, N); 2]) -> String {
    let [first, second] = numbers.map(|(name, number)| (name, number.to_string()));
    let values = [(first.0, &*first.1), (second.0, &*second.1)];
    session.words.say(key, &values)
}
