//! What was decided, with the service's signed receipts. Entries are added, never changed.

use crate::clock::Moment;
use crate::countersign::{DenyReason, OutcomeKind, Receipt};
use crate::error::Fault;
use crate::vault::{Sealer, table};
use chrono::{DateTime, SecondsFormat};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

/// One line of what happened on this phone.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct JournalEntry {
    /// Its number; later entries have higher ones.
    pub id: i64,
    /// When, in Unix milliseconds by the phone's clock.
    pub at_ms: i64,
    /// The account, which may have been removed since; empty for all.
    pub account: String,
    /// The service's host; empty where there is none.
    pub host: String,
    /// What the person did.
    pub action: JournalAction,
    /// The application that was signed in to. Untrusted text.
    pub app: Option<String>,
    /// The country the request came from. Untrusted text.
    pub country: Option<String>,
    /// The place the request came from. Untrusted text.
    pub place: Option<String>,
    /// What the service says that it led to.
    pub outcome: Option<OutcomeKind>,
    /// Whether the service's receipt proves it.
    pub receipt: ReceiptState,
}

/// What a person can do about a request, a pairing, or their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case", tag = "action")]
pub enum JournalAction {
    /// Approve a request, with a number.
    Approve,
    /// Refuse a request.
    Deny {
        /// Why.
        reason: DenyReason,
    },
    /// Let keys for codes out: of one account, or of all where the entry names none.
    Export,
    /// Type the number of a pairing.
    Pair,
    /// Report a request.
    Report,
    /// End a pairing on both sides.
    Unpair,
}

/// Whether a receipt proves what an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ReceiptState {
    /// Its signature holds, and it is for the answer that was given.
    Confirmed,
    /// There is none: the service does not sign this.
    None,
    /// It does not hold: somebody changed the journal, or it was damaged.
    Wrong,
}

/// An entry as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    at_ms: i64,
    account: String,
    host: String,
    #[serde(flatten)]
    action: JournalAction,
    app: Option<String>,
    country: Option<String>,
    place: Option<String>,
    receipt: Option<Receipt>,
    /// What an answer led to where the service signs no receipts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<OutcomeKind>,
}

/// What a request was about, for its entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) app: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) place: Option<String>,
}

impl Entry {
    /// An answer that the service has confirmed.
    pub(crate) fn answered(
        (account, host): (&str, &str),
        action: JournalAction,
        about: About,
        receipt: Receipt,
        now: Moment,
    ) -> Self {
        let About { app, country, place } = about;
        let (account, host) = (account.to_owned(), host.to_owned());
        let (at_ms, receipt, outcome) = (now.unix_ms, Some(receipt), None);
        Self { at_ms, account, host, action, app, country, place, receipt, outcome }
    }

    /// An answer to a service that signs no receipts.
    pub(crate) fn unsigned(
        (account, host): (&str, &str),
        action: JournalAction,
        about: About,
        outcome: OutcomeKind,
        now: Moment,
    ) -> Self {
        let About { app, country, place } = about;
        let (account, host) = (account.to_owned(), host.to_owned());
        let (at_ms, receipt, outcome) = (now.unix_ms, None, Some(outcome));
        Self { at_ms, account, host, action, app, country, place, receipt, outcome }
    }

    /// The end of a pairing.
    pub(crate) fn unpaired(account: &str, host: &str, now: Moment) -> Self {
        Self::alone((account, host), JournalAction::Unpair, now)
    }

    /// Keys for codes that are about to leave.
    pub(crate) fn exported(account: &str, now: Moment) -> Self {
        Self::alone((account, ""), JournalAction::Export, now)
    }

    /// What no request led to.
    fn alone((account, host): (&str, &str), action: JournalAction, now: Moment) -> Self {
        Self {
            at_ms: now.unix_ms,
            account: account.to_owned(),
            host: host.to_owned(),
            action,
            app: None,
            country: None,
            place: None,
            receipt: None,
            outcome: None,
        }
    }

    fn view(self, id: i64) -> JournalEntry {
        let verified = self.receipt.as_ref().map(Receipt::verify);
        JournalEntry {
            id,
            at_ms: self.at_ms,
            account: self.account,
            host: self.host,
            action: self.action,
            app: self.app,
            country: self.country,
            place: self.place,
            outcome: verified.map_or(self.outcome, |verified| verified),
            receipt: match verified {
                Some(Some(_)) => ReceiptState::Confirmed,
                Some(None) => ReceiptState::Wrong,
                None => ReceiptState::None,
            },
        }
    }
}

/// Adds an entry.
pub(crate) fn append(
    transaction: &Transaction<'_>,
    device: &Sealer,
    entry: &Entry,
) -> Result<(), Fault> {
    table::insert_journal(transaction, device, entry)
}

/// All entries as JSON for a help desk: dates as RFC 3339, and the receipts themselves, which
/// whoever runs the service can check. It holds no number, key or passcode.
pub(crate) fn export(connection: &Connection, device: &Sealer) -> Result<String, Fault> {
    #[derive(Serialize)]
    struct Line {
        at: Option<String>,
        #[serde(flatten)]
        entry: Entry,
    }
    let rows = table::journal::<Entry>(connection, device, 0, u32::MAX)?;
    let lines: Vec<_> = rows
        .into_iter()
        .map(|(_, entry)| Line {
            at: DateTime::from_timestamp_millis(entry.at_ms)
                .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            entry,
        })
        .collect();
    serde_json::to_string_pretty(&lines).map_err(|_| Fault::Defect)
}

/// The entries after one of them, at most so many, oldest first.
pub(crate) fn read(
    connection: &Connection,
    device: &Sealer,
    after: i64,
    most: u32,
) -> Result<Vec<JournalEntry>, Fault> {
    let rows = table::journal::<Entry>(connection, device, after, most)?;
    Ok(rows.into_iter().map(|(id, entry)| entry.view(id)).collect())
}
