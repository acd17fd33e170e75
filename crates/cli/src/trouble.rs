//! Everything that can go wrong: its sentence and its exit status, in one table.

use crate::outside::outside;
use crate::words::Words;
use countersign::{AuthenticatorError, Failure, Problem, Reason};
use std::process::ExitCode;

/// The exit status of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// The vault or the disk: absent, foreign, damaged, full.
    Vault = 1,
    /// Refused input, or wrong usage.
    Input = 2,
    /// Locked, or a wrong passcode.
    Locked = 3,
    /// The service said no.
    Refused = 4,
    /// No usable reply.
    NoReply = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The core says so.
    Core(AuthenticatorError),
    /// A conversation with a service could not be carried out.
    Failed { failure: Failure, host: String },
    /// A product key cannot be used.
    Mistyped { reason: Reason, place: Place },
    /// What only this program knows.
    Own(Own),
    /// The service said no.
    Refused(Problem),
    /// The text cannot be used.
    Rejected { reason: Reason, position: Option<u32> },
}

/// Where in what was typed something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the address.
    Address,
    /// At this character of the groups, from 1.
    Character(u32),
    /// At the end of the groups: so many characters are missing.
    Missing(usize),
    /// Somewhere.
    Unknown,
}

/// What only this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// There is a vault already.
    AlreadyInitialised,
    /// The person said no.
    Cancelled,
    /// The two passcodes differ.
    DifferentPasscodes,
    /// The two passwords of a backup differ.
    DifferentPasswords,
    /// A file that was named is there already.
    FileExists,
    /// A file that was named cannot be read.
    FileUnreadable,
    /// A file that was named cannot be written.
    FileUnwritable,
    /// The file of keys is missing, damaged, or of another vault.
    KeysDamaged,
    /// A pairing needs `--yes` here.
    NeedsYes,
    /// No password of a backup was given.
    NoBackupPassword,
    /// Nobody says where the data is.
    NoDirectory,
    /// No password of another app's file was given.
    NoImportPassword,
    /// No new passcode was given.
    NoNewPasscode,
    /// No passcode was given.
    NoPasscode,
    /// A terminal is needed.
    NoTerminal,
    /// The text holds no account.
    NotAnAccount,
    /// The text is no invitation to pair.
    NotAPairing,
    /// There is no vault yet.
    NotInitialised,
    /// Nobody asks this phone anything yet.
    NothingPaired,
    /// An invitation to pair was given where an account is wanted.
    PairingCode,
    /// No QR code in the picture.
    PictureNone,
    /// More pixels or bytes than are looked at.
    PictureTooLarge,
    /// Not a picture, or a damaged one.
    PictureUnreadable,
    /// A service has its own time.
    PinnedTime,
    /// The input ended before a move had arrived.
    MoveIncomplete,
    /// The code is not that of a new phone.
    NotANewPhone,
    /// Exporting needs `--yes` here.
    ExportNeedsYes,
    /// Removing needs `--yes` here.
    RemoveNeedsYes,
    /// Sending needs `--yes` here.
    SendNeedsYes,
    /// Several QR codes where one is wanted.
    SeveralCodes,
    /// Ending a pairing needs `--yes` here.
    UnpairNeedsYes,
    /// The command line does not fit.
    Usage,
}

impl From<AuthenticatorError> for Trouble {
    fn from(error: AuthenticatorError) -> Self {
        Self::Core(error)
    }
}

impl From<Own> for Trouble {
    fn from(own: Own) -> Self {
        Self::Own(own)
    }
}

impl Trouble {
    /// The exit status.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Core(error) => of_core(error).1,
            Self::Failed { failure, .. } => of_failure(*failure).1,
            Self::Own(own) => of_own(*own).1,
            Self::Refused(_) => Exit::Refused,
            Self::Mistyped { .. } | Self::Rejected { .. } => Exit::Input,
        }
    }

    /// The stable name: the last part of the key of its words.
    pub(crate) fn code(&self) -> String {
        let key = self.key();
        key.rsplit('.').next().unwrap_or_default().to_owned()
    }

    /// One sentence.
    pub(crate) fn sentence(&self, words: Words) -> String {
        let values: &[(&str, String)] = &match self {
            Self::Core(
                AuthenticatorError::BackupPasswordShort { count }
                | AuthenticatorError::NumberLength { count }
                | AuthenticatorError::PasscodeShort { count },
            ) => vec![("count", count.to_string())],
            Self::Failed { host, .. } => vec![("host", outside(host))],
            Self::Mistyped { place: Place::Missing(count), .. } => {
                vec![("count", count.to_string())]
            }
            Self::Refused(Problem::TooManyRequests { retry_after: Some(seconds) }) => {
                vec![("seconds", seconds.to_string())]
            }
            Self::Mistyped { place: Place::Character(position), .. }
            | Self::Rejected { position: Some(position), .. } => {
                vec![("position", position.to_string())]
            }
            _ => Vec::new(),
        };
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.say(&self.sentence_key(), &values)
    }

    /// Of a typed key, where it is wrong says more than why.
    fn sentence_key(&self) -> String {
        match self {
            Self::Mistyped { place: Place::Character(_), .. } => "manual.pair_code.bad_char".into(),
            Self::Mistyped { place: Place::Missing(_), .. } => "manual.pair_code.length".into(),
            Self::Mistyped { reason: Reason::MissingParameter, place: Place::Address } => {
                "manual.address.hint".into()
            }
            _ => self.key(),
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Core(error) => of_core(error).0.to_owned(),
            Self::Failed { failure, .. } => of_failure(*failure).0.to_owned(),
            Self::Own(own) => of_own(*own).0.to_owned(),
            Self::Refused(problem) => of_problem(*problem).to_owned(),
            Self::Mistyped { reason, .. } | Self::Rejected { reason, .. } => {
                format!("reason.{}", name(reason))
            }
        }
    }
}

/// The stable name of a notice, reason or vendor, as it is in JSON.
pub(crate) fn name(code: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(code).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn of_core(error: &AuthenticatorError) -> (&'static str, Exit) {
    use AuthenticatorError as E;
    match error {
        E::AddressRefused => ("error.address_refused", Exit::Input),
        E::BackupDamaged => ("error.backup_damaged", Exit::Input),
        E::BackupForeign => ("error.backup_foreign", Exit::Input),
        E::BackupNewer => ("error.backup_newer", Exit::Input),
        E::BackupPassword => ("error.backup_password", Exit::Input),
        E::BackupPasswordShort { .. } => ("error.backup_password_short", Exit::Input),
        E::Busy => ("error.busy", Exit::Vault),
        E::CounterExhausted => ("error.counter_exhausted", Exit::Input),
        E::DataDamaged => ("error.data_damaged", Exit::Vault),
        E::DataForeign => ("error.data_foreign", Exit::Vault),
        E::DataNewer => ("error.data_newer", Exit::Vault),
        E::ExpiredTicket => ("error.expired_ticket", Exit::Input),
        E::FileUnwritable => ("error.file_unwritable", Exit::Input),
        E::ImportIsBackup => ("error.import_is_backup", Exit::Input),
        E::ImportPassword => ("error.import_password", Exit::Input),
        E::ImportTooLarge => ("error.import_too_large", Exit::Input),
        E::ImportUnknown => ("error.import_unknown", Exit::Input),
        E::Internal => ("error.internal", Exit::Vault),
        E::Locked => ("error.locked", Exit::Locked),
        E::NotFound => ("error.not_found", Exit::Input),
        E::NotOffered => ("error.not_offered", Exit::Input),
        E::NumberLength { .. } => ("error.number_length", Exit::Input),
        E::PasscodeShort { .. } => ("error.passcode_short", Exit::Input),
        E::PictureTooLarge => ("error.picture_too_large", Exit::Input),
        E::PictureUnreadable => ("error.picture_unreadable", Exit::Input),
        E::SlotDisabled => ("error.slot_disabled", Exit::Locked),
        E::StorageFull => ("error.storage_full", Exit::Vault),
        E::StorageReadOnly => ("error.storage_read_only", Exit::Vault),
        E::TransferDamaged => ("error.transfer_damaged", Exit::Input),
        E::TransferNewer => ("error.transfer_newer", Exit::Input),
        E::TransferTooLarge => ("error.transfer_too_large", Exit::Input),
        E::Unavailable => ("error.unavailable", Exit::Vault),
        E::VerificationRequired => ("error.verification_required", Exit::Locked),
        E::WrongPasscode => ("error.wrong_passcode", Exit::Locked),
        E::WrongState => ("error.wrong_state", Exit::Input),
    }
}

fn of_failure(failure: Failure) -> (&'static str, Exit) {
    match failure {
        Failure::Cancelled => ("error.cancelled", Exit::Input),
        Failure::KeyInvalidated => ("error.key_invalidated", Exit::Vault),
        Failure::NoScreenLock => ("error.no_screen_lock", Exit::Vault),
        Failure::Offline => ("error.offline", Exit::NoReply),
        Failure::ServiceError => ("error.service_error", Exit::NoReply),
        Failure::ServiceReply => ("error.service_reply", Exit::NoReply),
        Failure::ServiceSignature => ("error.service_signature", Exit::NoReply),
        Failure::Timeout => ("error.timeout", Exit::NoReply),
        Failure::Tls => ("error.tls", Exit::NoReply),
        Failure::Unavailable => ("error.unavailable", Exit::Vault),
    }
}

fn of_own(own: Own) -> (&'static str, Exit) {
    match own {
        Own::AlreadyInitialised => ("term.already_initialised", Exit::Vault),
        Own::Cancelled => ("error.cancelled", Exit::Input),
        Own::DifferentPasscodes => ("term.passcode.differ", Exit::Input),
        Own::DifferentPasswords => ("backup.password.different", Exit::Input),
        Own::ExportNeedsYes => ("term.export.needs_yes", Exit::Input),
        Own::FileExists => ("error.file_exists", Exit::Input),
        Own::FileUnreadable => ("error.file_unreadable", Exit::Input),
        Own::FileUnwritable => ("error.file_unwritable", Exit::Input),
        Own::KeysDamaged => ("error.keys_damaged", Exit::Vault),
        Own::MoveIncomplete => ("term.transfer.incomplete", Exit::Input),
        Own::NeedsYes => ("term.pair.needs_yes", Exit::Input),
        Own::NoBackupPassword => ("term.backup.no_password", Exit::Input),
        Own::NoDirectory => ("term.no_directory", Exit::Input),
        Own::NoImportPassword => ("term.import.no_password", Exit::Input),
        Own::NoNewPasscode => ("term.passcode.no_new", Exit::Locked),
        Own::NoPasscode => ("term.passcode.empty_env", Exit::Locked),
        Own::NoTerminal => ("term.no_terminal", Exit::Input),
        Own::NotAnAccount => ("error.not_an_account", Exit::Input),
        Own::NotANewPhone => ("term.transfer.not_asking", Exit::Input),
        Own::NotAPairing => ("error.not_a_pairing", Exit::Input),
        Own::NotInitialised => ("term.not_initialised", Exit::Vault),
        Own::NothingPaired => ("term.watch.nothing_paired", Exit::Input),
        Own::PairingCode => ("error.pairing_code", Exit::Input),
        Own::PictureNone => ("error.picture_none", Exit::Input),
        Own::PictureTooLarge => ("error.picture_too_large", Exit::Input),
        Own::PictureUnreadable => ("error.picture_unreadable", Exit::Input),
        Own::PinnedTime => ("term.pinned_time", Exit::Input),
        Own::RemoveNeedsYes => ("term.remove.needs_yes", Exit::Input),
        Own::SendNeedsYes => ("term.transfer.needs_yes", Exit::Input),
        Own::SeveralCodes => ("error.several_codes", Exit::Input),
        Own::UnpairNeedsYes => ("term.unpair.needs_yes", Exit::Input),
        Own::Usage => ("term.usage", Exit::Input),
    }
}

fn of_problem(problem: Problem) -> &'static str {
    match problem {
        Problem::AccountBlocked => "problem.account_blocked",
        Problem::AlreadyAnswered => "problem.already_answered",
        Problem::BadRequest => "problem.bad_request",
        Problem::BadSignature => "problem.bad_signature",
        Problem::ChallengeExpired => "problem.challenge_expired",
        Problem::ChallengeUnknown => "problem.challenge_unknown",
        Problem::ClockSkew => "problem.clock_skew",
        Problem::CodeExpired => "problem.code_expired",
        Problem::CodeUnknown => "problem.code_unknown",
        Problem::CodeUsed => "problem.code_used",
        Problem::DeviceUnknown => "problem.device_unknown",
        Problem::PollingDenied => "problem.polling_denied",
        Problem::TooManyRequests { retry_after: None } => "problem.too_many_requests",
        Problem::TooManyRequests { retry_after: Some(_) } => "error.too_many_requests",
    }
}

#[cfg(test)]
mod tests;
