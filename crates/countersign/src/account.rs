//! Accounts and their identity; adding never loses one.

use crate::error::Fault;
use crate::otp::Generator;
use crate::scan::{AccountType, Found};
use crate::secret::Secret;
use crate::vault::{OpenKeys, table};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

/// An account that makes codes, as it is sealed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) issuer: String,
    pub(crate) label_issuer: Option<String>,
    pub(crate) name: String,
    pub(crate) generator: Generator,
    pub(crate) secret: Secret,
}

/// What adding an account led to. Nothing is ever overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum AddOutcome {
    /// Another account has the same name, of another service or kind: both are there now.
    Beside,
    /// The same account with another key was there: both are kept.
    Both,
    /// It was not there before.
    New,
    /// The same account with the same key was there: nothing was done.
    Same,
}

/// One account of a scan, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Added {
    /// The id of the account.
    pub id: String,
    /// What adding it led to.
    pub outcome: AddOutcome,
}

impl Account {
    /// What makes it the same account: these four, compared exactly. The secret does not count.
    fn identity(&self) -> (AccountType, &str, Option<&str>, &str) {
        (self.generator.into(), &self.issuer, self.label_issuer.as_deref(), &self.name)
    }
}

impl From<Generator> for AccountType {
    fn from(generator: Generator) -> Self {
        match generator {
            Generator::Hotp { .. } => Self::Hotp,
            Generator::Steam => Self::Steam,
            Generator::Totp { .. } => Self::Totp,
        }
    }
}

impl From<&Found> for Account {
    fn from(found: &Found) -> Self {
        Self {
            issuer: found.issuer.clone(),
            label_issuer: found.label_issuer.clone(),
            name: found.name.clone(),
            generator: found.generator,
            secret: Secret::new(found.secret.expose().to_vec()),
        }
    }
}

/// Adds an account beside what is there, unless the very same one is there.
pub(crate) fn add(
    transaction: &Transaction<'_>,
    keys: &OpenKeys,
    account: &Account,
) -> Result<Added, Fault> {
    let known = table::accounts::<Account>(transaction, &keys.secrets)?;
    let alike: Vec<_> =
        known.iter().filter(|it| it.value.identity() == account.identity()).collect();
    if let Some(same) = alike.iter().find(|it| it.value.secret.equals(&account.secret)) {
        return Ok(Added { id: same.id.clone(), outcome: AddOutcome::Same });
    }
    let outcome = if !alike.is_empty() {
        AddOutcome::Both
    } else if known.iter().any(|it| it.value.name == account.name) {
        AddOutcome::Beside
    } else {
        AddOutcome::New
    };
    let id = table::insert_account(transaction, &keys.secrets, account)?;
    Ok(Added { id, outcome })
}
