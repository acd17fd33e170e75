//! How a conversation ends. Shells branch on the variants and take the words from their own.

use crate::countersign::OutcomeKind;
use crate::platform::PlatformError;

/// How a conversation ended.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Event {
    /// The service took the answer.
    Answered {
        /// The request that was answered.
        prompt: String,
        /// What it led to.
        outcome: OutcomeKind,
        /// How many numbers may still be tried.
        tries_left: u8,
    },
    /// It could not be carried out; what was there before is still there.
    Failed {
        /// Why.
        failure: Failure,
    },
    /// The phone is paired; the service now asks for the number on its page.
    Paired {
        /// The new account.
        account: String,
        /// What the service calls this phone from now on.
        device: String,
    },
    /// The phone's lock opens the vault from now on.
    PhoneLockSet,
    /// The service understood, and said no.
    Refused {
        /// Why.
        problem: Problem,
    },
    /// The requests of an account are up to date.
    Refreshed {
        /// The account.
        account: String,
        /// How many requests in the reply were not from this service, or not to be understood.
        ignored: u32,
    },
    /// The vault is unlocked.
    Unlocked,
    /// The service no longer asks this phone, and the account is gone.
    Unpaired {
        /// The account.
        account: String,
    },
}

/// Why a conversation could not be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Failure {
    /// The person closed the sheet.
    Cancelled,
    /// The key was made useless by a change of the phone's lock.
    KeyInvalidated,
    /// The phone has no screen lock.
    NoScreenLock,
    /// No way to the service.
    Offline,
    /// The service has a problem of its own.
    ServiceError,
    /// The reply is not of the protocol; nothing was changed.
    ServiceReply,
    /// The reply is not signed by the paired service; it was ignored.
    ServiceSignature,
    /// No reply in time.
    Timeout,
    /// The service's certificate does not hold.
    Tls,
    /// The platform cannot do it.
    Unavailable,
}

impl From<PlatformError> for Failure {
    fn from(error: PlatformError) -> Self {
        match error {
            PlatformError::Cancelled => Self::Cancelled,
            PlatformError::KeyInvalidated => Self::KeyInvalidated,
            PlatformError::NoScreenLock => Self::NoScreenLock,
            PlatformError::Offline => Self::Offline,
            PlatformError::Timeout => Self::Timeout,
            PlatformError::Tls => Self::Tls,
            PlatformError::Unavailable => Self::Unavailable,
        }
    }
}

/// What a service can say no with (docs/protocol.md §6, RFC 9457).
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Problem {
    /// Approving is switched off for this user.
    AccountBlocked,
    /// The request has an answer already.
    AlreadyAnswered,
    /// The service did not accept the message.
    BadRequest,
    /// The service could not verify this phone.
    BadSignature,
    /// The request is too old.
    ChallengeExpired,
    /// The service does not know the request.
    ChallengeUnknown,
    /// The phone's clock is too far from the service's.
    ClockSkew,
    /// The pairing code is too old.
    CodeExpired,
    /// The service does not know the pairing code.
    CodeUnknown,
    /// The pairing code was used already.
    CodeUsed,
    /// This phone is no longer paired.
    DeviceUnknown,
    /// The service does not let phones ask what is open.
    PollingDenied,
    /// Too many tries.
    TooManyRequests {
        /// After how many seconds to try again, where the service says so.
        retry_after: Option<u32>,
    },
}
