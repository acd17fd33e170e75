//! The one public error, the one private fault, and the one place where the second becomes the first.

use crate::image::ImageError;

/// Why a call did nothing. Shells branch on the variant and take the sentence from their words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum AuthenticatorError {
    /// The app does not connect to this address.
    #[error("address refused")]
    AddressRefused,
    /// The backup was damaged on its way; nothing was changed.
    #[error("backup damaged")]
    BackupDamaged,
    /// The file is not a backup of this program.
    #[error("backup foreign")]
    BackupForeign,
    /// The backup was made by a newer version.
    #[error("backup newer")]
    BackupNewer,
    /// The password does not open the backup.
    #[error("backup password")]
    BackupPassword,
    /// The new password of a backup is too short.
    #[error("backup password short")]
    BackupPasswordShort {
        /// How many characters it lacks.
        count: u32,
    },
    /// Another program has the vault open.
    #[error("busy")]
    Busy,
    /// A counter-based account has used its last counter.
    #[error("counter exhausted")]
    CounterExhausted,
    /// The vault is damaged; nothing was changed.
    #[error("data damaged")]
    DataDamaged,
    /// What is there is not a vault of this program; nothing was changed.
    #[error("data foreign")]
    DataForeign,
    /// The vault was made by a newer version; nothing was changed.
    #[error("data newer")]
    DataNewer,
    /// The ticket of a scan is too old or was dropped: scan again.
    #[error("expired ticket")]
    ExpiredTicket,
    /// The file cannot be written, or is there already.
    #[error("file unwritable")]
    FileUnwritable,
    /// The file that was to be imported is a backup of this program: restore it.
    #[error("import is backup")]
    ImportIsBackup,
    /// The password of the file of another app is not right.
    #[error("import password")]
    ImportPassword,
    /// The file of another app is larger than any that is read, or has too many entries.
    #[error("import too large")]
    ImportTooLarge,
    /// No app that is known wrote this file, or it is damaged.
    #[error("import unknown")]
    ImportUnknown,
    /// A defect of the program; nothing was changed.
    #[error("internal")]
    Internal,
    /// The vault is locked: unlock it first.
    #[error("locked")]
    Locked,
    /// No such account, request or vault.
    #[error("not found")]
    NotFound,
    /// This is not one of the answers that the request offers, or it asks for none.
    #[error("not offered")]
    NotOffered,
    /// The number does not have as many digits as were asked for.
    #[error("number length")]
    NumberLength {
        /// How many digits the number has.
        count: u32,
    },
    /// The new passcode is too short.
    #[error("passcode short")]
    PasscodeShort {
        /// The fewest characters.
        count: u32,
    },
    /// The picture is larger than any that is looked at.
    #[error("picture too large")]
    PictureTooLarge,
    /// The picture's size does not fit its bytes.
    #[error("picture unreadable")]
    PictureUnreadable,
    /// The passcode was switched off after ten misses; another way to unlock switches it on.
    #[error("slot disabled")]
    SlotDisabled,
    /// The disk is full; nothing was changed.
    #[error("storage full")]
    StorageFull,
    /// The vault cannot be written; nothing was changed.
    #[error("storage read only")]
    StorageReadOnly,
    /// What came from the other phone does not open: start the move again.
    #[error("transfer damaged")]
    TransferDamaged,
    /// The other phone has a newer version: update this app.
    #[error("transfer newer")]
    TransferNewer,
    /// There are too many accounts to move them over the screens: make a backup.
    #[error("transfer too large")]
    TransferTooLarge,
    /// The platform lacks something that this call needs.
    #[error("unavailable")]
    Unavailable,
    /// Secrets are let out only to a person who has just unlocked: call `unlock`, then this again.
    #[error("verification required")]
    VerificationRequired,
    /// The passcode is not right.
    #[error("wrong passcode")]
    WrongPasscode,
    /// The call does not fit what happened before it.
    #[error("wrong state")]
    WrongState,
}

/// What modules return: says what happened, keeps no text of a dependency, since SQLite and JSON
/// errors can quote a person's data.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Already an answer for the shell.
    Public(AuthenticatorError),
    /// SQLite said no, with this code.
    Sqlite(rusqlite::ErrorCode),
    /// A query that must give a row gave none, or another defect of ours.
    Defect,
    /// A sealed blob did not open, or held something else than was put in.
    Unsealed,
    /// The file system said no.
    File(std::io::ErrorKind),
}

impl From<AuthenticatorError> for Fault {
    fn from(error: AuthenticatorError) -> Self {
        Self::Public(error)
    }
}

impl From<ImageError> for Fault {
    fn from(error: ImageError) -> Self {
        Self::Public(match error {
            ImageError::TooLarge => AuthenticatorError::PictureTooLarge,
            ImageError::NoPixels | ImageError::RowStride | ImageError::TooFewBytes => {
                AuthenticatorError::PictureUnreadable
            }
        })
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::File(error.kind())
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => Self::Sqlite(failure.code),
            rusqlite::Error::QueryReturnedNoRows => AuthenticatorError::NotFound.into(),
            // A column of another type than the schema says: somebody edited the file.
            rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Unsealed,
            _ => Self::Defect,
        }
    }
}

impl From<ring::error::Unspecified> for Fault {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::Defect
    }
}

impl From<Fault> for AuthenticatorError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Public(error) => error,
            Fault::Sqlite(code) => sqlite(code),
            Fault::Unsealed => Self::DataDamaged,
            Fault::File(kind) => file(kind),
            Fault::Defect => Self::Internal,
        }
    }
}

fn sqlite(code: rusqlite::ErrorCode) -> AuthenticatorError {
    use rusqlite::ErrorCode;
    match code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => AuthenticatorError::Busy,
        ErrorCode::DatabaseCorrupt => AuthenticatorError::DataDamaged,
        ErrorCode::DiskFull => AuthenticatorError::StorageFull,
        ErrorCode::NotADatabase => AuthenticatorError::DataForeign,
        ErrorCode::CannotOpen
        | ErrorCode::PermissionDenied
        | ErrorCode::ReadOnly
        | ErrorCode::SystemIoFailure => AuthenticatorError::StorageReadOnly,
        _ => AuthenticatorError::Internal,
    }
}

fn file(kind: std::io::ErrorKind) -> AuthenticatorError {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::NotFound => AuthenticatorError::NotFound,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => AuthenticatorError::StorageFull,
        _ => AuthenticatorError::StorageReadOnly,
    }
}
