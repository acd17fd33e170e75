//! What the entries of a file are, gathered one by one, and how their members are looked up.

use super::Refusal;
use crate::account::Account;
use crate::limits;
use crate::scan::{self, BatchAccount, Entry, Found, Notice, Payload, Reading, Reason, Scan};
use crate::scan::{ScannedAccount, SkippedEntry};
use serde_json::Value;
use zeroize::Zeroizing;

/// The entries of a file: those that can be used, told and held in the same order, and the others.
pub(super) struct Entries {
    unix_seconds: u64,
    seen: u32,
    pub(super) told: Vec<BatchAccount>,
    pub(super) held: Vec<Account>,
    pub(super) skipped: Vec<SkippedEntry>,
}

/// Where an app writes what it says of an account, as JSON pointers from the entry.
pub(super) struct Shape {
    pub(super) kind: &'static str,
    pub(super) issuer: &'static str,
    pub(super) name: &'static str,
    pub(super) secret: &'static str,
    pub(super) algorithm: &'static str,
    pub(super) digits: &'static str,
    pub(super) period: &'static str,
    pub(super) counter: &'static str,
}

impl Shape {
    /// What an entry says.
    pub(super) fn read(&self, entry: &Value) -> Entry {
        Entry {
            kind: text(entry, self.kind),
            issuer: text(entry, self.issuer),
            name: text(entry, self.name),
            secret: text(entry, self.secret),
            algorithm: text(entry, self.algorithm),
            digits: text(entry, self.digits),
            period: text(entry, self.period),
            counter: text(entry, self.counter),
        }
    }
}

/// What the person made of an account in the other app.
#[derive(Default)]
pub(super) struct Own {
    pub(super) nickname: Zeroizing<String>,
    pub(super) favourite: bool,
}

impl Own {
    /// An account that has no name of its own.
    pub(super) fn favourite(favourite: bool) -> Self {
        Self { nickname: Zeroizing::default(), favourite }
    }
}

/// How an app calls an account whose link does not name it.
#[derive(Default)]
pub(super) struct Called {
    pub(super) issuer: Zeroizing<String>,
    pub(super) name: Zeroizing<String>,
}

impl Entries {
    pub(super) fn new(unix_seconds: u64) -> Self {
        let (told, held, skipped) = (Vec::new(), Vec::new(), Vec::new());
        Self { unix_seconds, seen: 0, told, held, skipped }
    }

    /// Takes an entry whose parameters are members of their own.
    pub(super) fn entry(&mut self, entry: Entry, own: &Own) -> Result<(), Refusal> {
        let place = self.next()?;
        match entry.read(place, self.unix_seconds) {
            Ok((told, found)) => self.keep(told, found, own),
            Err(skipped) => self.skipped.push(skipped),
        }
        Ok(())
    }

    /// Takes an entry that is a link, as a QR code would hold it.
    pub(super) fn link(&mut self, link: &str, called: &Called, own: &Own) -> Result<(), Refusal> {
        let place = self.next()?;
        let Reading { scan, payload } = scan::read(link, self.unix_seconds);
        let (told, skipped) = match scan {
            Scan::Account { account, code, notices } => {
                (vec![BatchAccount { account, code, notices }], Vec::new())
            }
            Scan::Batch { accounts, skipped, notices, .. } => {
                (with_more_codes(accounts, &notices), skipped)
            }
            Scan::Rejected { reason, parameter, .. } => {
                (Vec::new(), vec![called.skipped(reason, parameter)])
            }
            Scan::Foreign { .. } | Scan::Pairing { .. } => {
                (Vec::new(), vec![called.skipped(Reason::UnknownType, None)])
            }
        };
        self.skipped.extend(skipped.into_iter().map(|it| SkippedEntry { entry: place, ..it }));
        let Payload::Accounts(found) = payload else { return Ok(()) };
        for (mut told, mut found) in told.into_iter().zip(found) {
            called.complete(&mut found, &mut told);
            self.keep(told, found, own);
        }
        self.bounded()
    }

    fn keep(&mut self, told: BatchAccount, found: Found, own: &Own) {
        let mut account = Account::from(found);
        account.favourite = own.favourite;
        if *own.nickname != account.issuer {
            account.rename(&own.nickname);
        }
        self.told.push(told);
        self.held.push(account);
    }

    /// The place of the next entry, from 1.
    fn next(&mut self) -> Result<u32, Refusal> {
        self.seen = self.seen.saturating_add(1);
        self.bounded()?;
        Ok(self.seen)
    }

    /// A link can hold many accounts, so both are counted.
    fn bounded(&self) -> Result<(), Refusal> {
        let most = limits::IMPORT_ENTRIES;
        let seen = usize::try_from(self.seen).unwrap_or(usize::MAX);
        let found = self.held.len().saturating_add(self.skipped.len());
        if seen > most || found > most { Err(Refusal::TooMany) } else { Ok(()) }
    }
}

/// One part of an export alone lacks the others: each of its accounts says so.
fn with_more_codes(mut accounts: Vec<BatchAccount>, notices: &[Notice]) -> Vec<BatchAccount> {
    if notices.contains(&Notice::MoreCodes) {
        for account in &mut accounts {
            account.notices.push(Notice::MoreCodes);
            account.notices.sort_unstable();
        }
    }
    accounts
}

impl Called {
    fn skipped(&self, reason: Reason, parameter: Option<String>) -> SkippedEntry {
        let (issuer, name) = (self.issuer.trim().to_owned(), self.name.trim().to_owned());
        SkippedEntry { entry: 0, issuer, name, reason, parameter }
    }

    /// Names what the link does not.
    fn complete(&self, found: &mut Found, told: &mut BatchAccount) {
        let ScannedAccount { issuer, name, .. } = &mut told.account;
        for (missing, from, kept, notice) in [
            (&mut found.issuer, &self.issuer, issuer, Notice::NoIssuer),
            (&mut found.name, &self.name, name, Notice::NoName),
        ] {
            if missing.is_empty() && !from.trim().is_empty() {
                from.trim().clone_into(missing);
                missing.clone_into(kept);
                told.notices.retain(|other| *other != notice);
            }
        }
    }
}

/// The text or number of a member; empty where there is none.
pub(super) fn text(value: &Value, pointer: &str) -> Zeroizing<String> {
    Zeroizing::new(match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    })
}

/// The values of a list; none where it is not one.
pub(super) fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether a member says yes.
pub(super) fn flag(value: &Value, pointer: &str) -> bool {
    match value.pointer(pointer) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// The first of several texts that says anything.
pub(super) fn first_said<const N: usize>(texts: [Zeroizing<String>; N]) -> Zeroizing<String> {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}
