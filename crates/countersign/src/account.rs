//! Accounts and their identity; adding never loses one.

mod removal;

use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::otp::Generator;
use crate::scan::{AccountType, Found, ScannedAccount};
use crate::secret::Secret;
use crate::vault::{OpenKeys, table};
pub use removal::RemovedAccount;
pub(crate) use removal::{delete_now, purge, removed};
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
    #[serde(default)]
    pub(crate) nickname: Option<String>,
    #[serde(default)]
    pub(crate) favourite: bool,
    /// What was replaced, the last one at the end.
    #[serde(default)]
    previous: Vec<Previous>,
}

/// A key that was replaced, kept for a while in case the new one does not work.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Previous {
    pub(crate) generator: Generator,
    pub(crate) secret: Secret,
    pub(crate) until_ms: i64,
}

/// What to do where an account is there already, with another key.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Choice {
    /// Keep both, side by side. Right whenever one is not sure.
    KeepBoth,
    /// Put the new key in place of the old one, which is kept for 30 days.
    Replace {
        /// Of which account. Without one only where exactly one has this identity.
        account: Option<String>,
    },
}

/// What adding an account led to. Nothing is ever overwritten without a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum AddOutcome {
    /// Another account has the same name, of another service or kind: both are there now.
    Beside,
    /// The same account with another key was there: both are kept.
    Both,
    /// It was not there before.
    New,
    /// The same account with another key was there: its key is the new one now.
    Replaced,
    /// The same account with the same key was there: nothing was done, but for a counter that was
    /// behind the one of a backup.
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

/// What is there already of an account that was scanned.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Collision {
    /// Nothing.
    New,
    /// The same account with another key: the person chooses.
    NewSecret {
        /// All that have its identity.
        accounts: Vec<String>,
    },
    /// The code pairs this account again. What is there is kept until the new pairing works.
    PairedAgain {
        /// Its id.
        account: String,
    },
    /// The same account with the same key: there is nothing to do.
    Same {
        /// Its id.
        account: String,
    },
    /// Another account with the same name, of another service or kind.
    SameName {
        /// All that have its name.
        accounts: Vec<String>,
    },
}

impl Account {
    /// An account that only approves sign-ins.
    pub(crate) fn without_codes(issuer: &str, name: &str) -> Self {
        Self::from(Found {
            issuer: issuer.to_owned(),
            label_issuer: None,
            name: name.to_owned(),
            generator: Generator::Push,
            secret: Secret::new(Vec::new()),
        })
    }

    /// The account without its secret.
    pub(crate) fn told(&self) -> ScannedAccount {
        let Self { issuer, label_issuer, name, generator, .. } = self;
        ScannedAccount::of(issuer, label_issuer.as_deref(), name, *generator)
    }

    /// Whether it makes codes, and does not only approve.
    pub(crate) fn has_codes(&self) -> bool {
        !matches!(self.generator, Generator::Push)
    }

    /// Another one like it.
    pub(crate) fn copied(&self) -> Self {
        Self {
            issuer: self.issuer.clone(),
            label_issuer: self.label_issuer.clone(),
            name: self.name.clone(),
            generator: self.generator,
            secret: self.secret.copied(),
            nickname: self.nickname.clone(),
            favourite: self.favourite,
            previous: self.previous.iter().map(Previous::copied).collect(),
        }
    }

    /// What makes it the same account: these four, compared exactly. The secret does not count.
    pub(crate) fn identity(&self) -> (AccountType, &str, Option<&str>, &str) {
        (self.generator.into(), &self.issuer, self.label_issuer.as_deref(), &self.name)
    }

    /// The key that was replaced last, while it is kept.
    pub(crate) fn previous(&self, now: Moment) -> Option<&Previous> {
        self.previous.iter().rfind(|previous| now.unix_ms < previous.until_ms)
    }

    /// Whether it has this secret, or had it a short while ago.
    fn has_secret(&self, secret: &Secret, now: Moment) -> bool {
        let kept = self.previous.iter().filter(|previous| now.unix_ms < previous.until_ms);
        self.secret.equals(secret) || kept.into_iter().any(|it| it.secret.equals(secret))
    }

    /// Takes another key, and keeps the present one.
    fn replace(&mut self, generator: Generator, secret: Secret, now: Moment) {
        self.previous.push(Previous {
            generator: std::mem::replace(&mut self.generator, generator),
            secret: std::mem::replace(&mut self.secret, secret),
            until_ms: now.unix_ms.saturating_add(limits::UNDO_MS),
        });
    }

    /// Goes back to the key that was replaced last; the present one is kept in its place.
    pub(crate) fn go_back(&mut self, now: Moment) -> Result<(), Fault> {
        let kept = self.previous.iter().rposition(|previous| now.unix_ms < previous.until_ms);
        let previous = self.previous.remove(kept.ok_or(AuthenticatorError::NotFound)?);
        self.replace(previous.generator, previous.secret, now);
        Ok(())
    }

    /// Takes the person's own name for it, none where it is blank.
    pub(crate) fn rename(&mut self, nickname: &str) {
        let clipped: String = nickname.trim().chars().take(limits::NICKNAME_CHARACTERS).collect();
        self.nickname = Some(clipped).filter(|nickname| !nickname.is_empty());
    }

    /// Takes over the counter of the same account elsewhere where that is further; a service
    /// accepts no counter twice. Gives whether it was.
    fn catch_up(&mut self, with: &Self) -> bool {
        match (&mut self.generator, with.generator) {
            (Generator::Hotp { counter, .. }, Generator::Hotp { counter: other, .. })
                if *counter < other =>
            {
                *counter = other;
                true
            }
            _ => false,
        }
    }

    /// The code of its counter, which is used up by this. Where a reply was lost on the way to the
    /// person, the counter before gives its code again.
    pub(crate) fn advance(&mut self, wanted: u64) -> Result<String, Fault> {
        let Generator::Hotp { counter, .. } = &mut self.generator else {
            return Err(AuthenticatorError::WrongState.into());
        };
        let next = wanted.checked_add(1).ok_or(AuthenticatorError::CounterExhausted)?;
        if *counter != wanted && *counter != next {
            return Err(AuthenticatorError::WrongState.into());
        }
        *counter = wanted;
        let code = self.generator.code(&self.secret, 0);
        if let Generator::Hotp { counter, .. } = &mut self.generator {
            *counter = next;
        }
        Ok(code)
    }
}

impl Previous {
    fn copied(&self) -> Self {
        let Self { generator, ref secret, until_ms } = *self;
        Self { generator, secret: secret.copied(), until_ms }
    }
}

impl From<Generator> for AccountType {
    fn from(generator: Generator) -> Self {
        match generator {
            Generator::Hotp { .. } => Self::Hotp,
            Generator::Push => Self::Push,
            Generator::Steam => Self::Steam,
            Generator::Totp { .. } => Self::Totp,
        }
    }
}

impl From<Found> for Account {
    fn from(found: Found) -> Self {
        let Found { issuer, label_issuer, name, generator, secret } = found;
        let (nickname, favourite, previous) = (None, false, Vec::new());
        Self { issuer, label_issuer, name, generator, secret, nickname, favourite, previous }
    }
}

/// What is there already of an account.
pub(crate) fn collision(
    known: &[table::Row<Account>],
    account: &Account,
    now: Moment,
) -> Collision {
    let ids = |is_alike: &dyn Fn(&Account) -> bool| -> Vec<String> {
        known.iter().filter(|row| is_alike(&row.value)).map(|row| row.id.clone()).collect()
    };
    let alike = |other: &Account| other.identity() == account.identity();
    let same =
        known.iter().find(|row| alike(&row.value) && row.value.has_secret(&account.secret, now));
    if let Some(same) = same {
        return Collision::Same { account: same.id.clone() };
    }
    let accounts = ids(&alike);
    if !accounts.is_empty() {
        return Collision::NewSecret { accounts };
    }
    let accounts = ids(&|other| other.name == account.name);
    if accounts.is_empty() { Collision::New } else { Collision::SameName { accounts } }
}

/// Adds all that was found, or nothing of it.
pub(crate) fn add(
    transaction: &Transaction<'_>,
    keys: &OpenKeys,
    accounts: &[Account],
    choice: &Choice,
    now: Moment,
) -> Result<Vec<Added>, Fault> {
    let mut known = table::accounts::<Account>(transaction, keys.secrets()?)?.readable;
    let before: Vec<_> = known.iter().map(|row| row.id.clone()).collect();
    let mut added = Vec::new();
    // Copied: a ticket keeps its own until they are added.
    for account in accounts.iter().map(Account::copied) {
        let (outcome, replaced) = match collision(&known, &account, now) {
            // Codes are not paired.
            Collision::New | Collision::PairedAgain { .. } => (AddOutcome::New, None),
            Collision::SameName { .. } => (AddOutcome::Beside, None),
            Collision::Same { account: id } => {
                if let Some(same) = known.iter_mut().find(|row| row.id == id)
                    && same.value.catch_up(&account)
                {
                    table::update_account(transaction, keys.secrets()?, &id, &same.value)?;
                }
                added.push(Added { id, outcome: AddOutcome::Same });
                continue;
            }
            // Two entries of one export never replace each other.
            Collision::NewSecret { mut accounts } => {
                accounts.retain(|id| before.contains(id));
                let replaced = choice.replaced(&accounts)?;
                (replaced.as_ref().map_or(AddOutcome::Both, |_| AddOutcome::Replaced), replaced)
            }
        };
        let replaced = known.iter_mut().find(|row| replaced.as_ref() == Some(&row.id));
        let id = if let Some(row) = replaced {
            row.value.replace(account.generator, account.secret, now);
            table::update_account(transaction, keys.secrets()?, &row.id, &row.value)?;
            row.id.clone()
        } else {
            let id = table::insert_account(transaction, keys.secrets()?, &account)?;
            known.push(table::Row { id: id.clone(), value: account });
            id
        };
        added.push(Added { id, outcome });
    }
    choice.check(&added)?;
    Ok(added)
}

impl Choice {
    /// Which of the accounts with the same identity is to be replaced.
    fn replaced(&self, accounts: &[String]) -> Result<Option<String>, Fault> {
        match (self, accounts) {
            (Self::KeepBoth, _) | (Self::Replace { .. }, []) => Ok(None),
            (Self::Replace { account: None }, [only]) => Ok(Some(only.clone())),
            (Self::Replace { account: None }, _) => Err(AuthenticatorError::WrongState.into()),
            (Self::Replace { account: Some(id) }, _) => {
                Ok(accounts.iter().find(|account| *account == id).cloned())
            }
        }
    }

    /// An account that was to be replaced must be among them: else the person meant another one.
    fn check(&self, added: &[Added]) -> Result<(), Fault> {
        let Self::Replace { account: Some(id) } = self else { return Ok(()) };
        let meant = added.iter().any(|it| it.id == *id || it.outcome == AddOutcome::Same);
        if meant { Ok(()) } else { Err(AuthenticatorError::WrongState.into()) }
    }
}
