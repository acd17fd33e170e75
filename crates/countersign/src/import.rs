//! The files of other apps: which one wrote a file is found from what is in it, never from its
//! name, and each entry is read on its own, so that one that cannot be used hides no other.
//! docs/import.md says what each app writes.

mod aegis;
mod and_otp;
mod bitwarden;
mod entries;
mod free_otp_plus;
#[cfg(fuzzing)]
mod fuzzed;
mod last_pass;
mod links;
mod proton;
mod raivo;
mod stratum;
mod two_fas;

use crate::account::{self, Account, Collision};
use crate::backup::is_backup;
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::json::{NoTree, Tree};
use crate::limits;
use crate::scan::{BatchAccount, Notice, ScannedAccount, SkippedEntry};
use crate::secret::Secret;
use crate::vault::{OpenKeys, open_foreign, table};
use entries::Entries;
#[cfg(fuzzing)]
pub use fuzzed::fuzz_import;
use ring::aead::NONCE_LEN;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

/// What the file of another app is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Import {
    /// It is under a password: ask for it, and open the file again with it.
    Locked {
        /// Whose it is.
        app: ImportApp,
    },
    /// It could be read.
    Opened {
        /// What is in it.
        found: Imported,
    },
}

/// What is in the file of another app, before anything of it is added.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Imported {
    /// Adds the accounts; good for ten minutes, until the lock, and once.
    pub ticket: String,
    /// Whose it is.
    pub app: ImportApp,
    /// The entries that can be used, in the order in which adding gives them.
    pub accounts: Vec<ImportedAccount>,
    /// The entries that cannot, with their reason.
    pub skipped: Vec<SkippedEntry>,
}

/// An account in the file of another app.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ImportedAccount {
    /// The account without its secret.
    pub account: ScannedAccount,
    /// Its code of this time, to compare with the other app.
    pub code: String,
    /// The person's own name for it.
    pub nickname: Option<String>,
    /// What the person should know, sorted.
    pub notices: Vec<Notice>,
    /// What is on this phone already.
    pub collision: Collision,
}

/// Who wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum ImportApp {
    /// Aegis.
    Aegis,
    /// `andOTP`.
    AndOtp,
    /// Bitwarden, or Bitwarden Authenticator.
    Bitwarden,
    /// `FreeOTP+`.
    FreeOtpPlus,
    /// `LastPass` Authenticator.
    LastPass,
    /// Any app that writes one link a line, this one too.
    Links,
    /// Proton Authenticator.
    Proton,
    /// Raivo.
    Raivo,
    /// Stratum, which was called Authenticator Pro.
    Stratum,
    /// 2FAS.
    TwoFas,
}

/// Why a file that was recognised gives no entries.
enum Refusal {
    /// It is under a password.
    Locked,
    /// It is not as the app writes it.
    Malformed,
    /// The password is not right.
    Password,
    /// It has too many entries.
    TooMany,
}

/// How the files of an app are told from others and read.
struct Format<T: ?Sized> {
    app: ImportApp,
    is_one: fn(&T) -> bool,
    read: fn(&T, Option<&Secret>, &mut Entries) -> Result<(), Refusal>,
}

/// Those that are JSON.
const JSON: [Format<Value>; 9] = [
    Format { app: ImportApp::Aegis, is_one: aegis::is_one, read: aegis::read },
    Format { app: ImportApp::AndOtp, is_one: and_otp::is_one, read: and_otp::read },
    Format { app: ImportApp::Bitwarden, is_one: bitwarden::is_one, read: bitwarden::read },
    Format {
        app: ImportApp::FreeOtpPlus,
        is_one: free_otp_plus::is_one,
        read: free_otp_plus::read,
    },
    Format { app: ImportApp::LastPass, is_one: last_pass::is_one, read: last_pass::read },
    Format { app: ImportApp::Proton, is_one: proton::is_one, read: proton::read },
    Format { app: ImportApp::Raivo, is_one: raivo::is_one, read: raivo::read },
    Format { app: ImportApp::Stratum, is_one: stratum::is_one, read: stratum::read },
    Format { app: ImportApp::TwoFas, is_one: two_fas::is_one, read: two_fas::read },
];

/// Those that are not.
const BYTES: [Format<[u8]>; 3] = [
    Format { app: ImportApp::Links, is_one: links::is_one, read: links::read },
    Format { app: ImportApp::AndOtp, is_one: and_otp::is_sealed, read: and_otp::read_sealed },
    Format { app: ImportApp::Stratum, is_one: stratum::is_sealed, read: stratum::read_sealed },
];

/// What a file is.
pub(crate) enum Opening {
    Locked(ImportApp),
    Opened(Opened),
}

/// What is in a file that could be read.
pub(crate) struct Opened {
    app: ImportApp,
    entries: Entries,
}

/// Reads a file. Takes as long as the password that it is under wants.
pub(crate) fn open(
    mut file: Zeroizing<Vec<u8>>,
    password: Option<&Secret>,
    unix_seconds: u64,
) -> Result<Opening, AuthenticatorError> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    if file.len() > limits::IMPORT_BYTES {
        return Err(AuthenticatorError::ImportTooLarge);
    }
    if is_backup(&file) {
        return Err(AuthenticatorError::ImportIsBackup);
    }
    let start = if file.starts_with(MARK) { MARK.len() } else { 0 };
    let bytes = file.get_mut(start..).unwrap_or_default();
    if let Some(format) = BYTES.iter().find(|format| (format.is_one)(bytes)) {
        return format.open(bytes, password, unix_seconds);
    }
    let tree = Tree::parse(bytes).map_err(|fault| match fault {
        NoTree::Heavy => AuthenticatorError::ImportTooLarge,
        NoTree::NotStrict => AuthenticatorError::ImportUnknown,
    })?;
    let format = JSON.iter().find(|format| (format.is_one)(&tree));
    format.ok_or(AuthenticatorError::ImportUnknown)?.open(&tree, password, unix_seconds)
}

impl<T: ?Sized> Format<T> {
    fn open(
        &self,
        file: &T,
        password: Option<&Secret>,
        unix_seconds: u64,
    ) -> Result<Opening, AuthenticatorError> {
        let (app, mut entries) = (self.app, Entries::new(unix_seconds));
        match (self.read)(file, password, &mut entries) {
            Ok(()) => Ok(Opening::Opened(Opened { app, entries })),
            Err(Refusal::Locked) => Ok(Opening::Locked(app)),
            Err(Refusal::Malformed) => Err(AuthenticatorError::ImportUnknown),
            Err(Refusal::Password) => Err(AuthenticatorError::ImportPassword),
            Err(Refusal::TooMany) => Err(AuthenticatorError::ImportTooLarge),
        }
    }
}

/// What a password opens: JSON under AES-256-GCM.
fn unsealed(key: &Secret, nonce: &[u8], cipher: Vec<u8>) -> Result<Tree, Refusal> {
    let plain = open_foreign(key.expose(), nonce, cipher);
    let mut plain = plain.map_err(|_| Refusal::Password)?;
    Tree::parse(plain.expose_mut()).map_err(|_| Refusal::Malformed)
}

/// The same of bytes that have the salt of the key before the nonce, and the ciphertext after it.
fn unsealed_with_salt(
    sealed: &[u8],
    salt_length: usize,
    key: impl FnOnce(&[u8]) -> Option<Secret>,
) -> Result<Tree, Refusal> {
    let (salt, rest) = sealed.split_at_checked(salt_length).ok_or(Refusal::Malformed)?;
    let (nonce, cipher) = rest.split_at_checked(NONCE_LEN).ok_or(Refusal::Malformed)?;
    unsealed(&key(salt).ok_or(Refusal::Malformed)?, nonce, cipher.to_vec())
}

impl Opened {
    /// What is told of it. The ticket is still to be issued.
    pub(crate) fn told(
        &self,
        connection: &Connection,
        keys: &OpenKeys,
        now: Moment,
    ) -> Result<Imported, Fault> {
        let known = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
        let told = |(told, held): (&BatchAccount, &Account)| ImportedAccount {
            account: told.account.clone(),
            code: told.code.clone(),
            nickname: held.nickname.clone(),
            notices: told.notices.clone(),
            collision: account::collision(&known, held, now),
        };
        let Entries { told: accounts, held, skipped, .. } = &self.entries;
        Ok(Imported {
            ticket: String::new(),
            app: self.app,
            accounts: accounts.iter().zip(held).map(told).collect(),
            skipped: skipped.clone(),
        })
    }

    /// The accounts to add.
    pub(crate) fn into_accounts(self) -> Vec<Account> {
        self.entries.held
    }
}
