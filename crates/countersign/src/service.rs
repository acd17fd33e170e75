//! A service that asks this phone, whichever protocol it speaks.

use crate::countersign::Pairing;
use crate::home::ServiceState;
use crate::privacyidea::Token;
use crate::signin::History;
use serde::{Deserialize, Serialize};

/// What the phone knows of it, as it is sealed: the members tell the two apart.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Service {
    Countersign(Pairing),
    PrivacyIdea(Token),
}

impl Service {
    /// The aliases of its keys on this phone.
    pub(crate) fn aliases(&self) -> Vec<String> {
        match self {
            Self::Countersign(pairing) => pairing.aliases(),
            Self::PrivacyIdea(token) => token.aliases(),
        }
    }

    /// Its host, for people.
    pub(crate) fn host(&self) -> String {
        match self {
            Self::Countersign(pairing) => pairing.host.clone(),
            Self::PrivacyIdea(token) => token.host(),
        }
    }

    /// What the person has approved and refused there.
    pub(crate) fn history(&self) -> &History {
        match self {
            Self::Countersign(pairing) => &pairing.history,
            Self::PrivacyIdea(token) => &token.history,
        }
    }

    /// Whether this phone may approve there.
    pub(crate) fn state(&self) -> ServiceState {
        match self {
            Self::Countersign(Pairing { active: false, .. })
            | Self::PrivacyIdea(Token { active: false, .. }) => ServiceState::Inactive,
            Self::Countersign(Pairing { confirmed: false, .. }) => ServiceState::Unconfirmed,
            Self::Countersign(_) | Self::PrivacyIdea(_) => ServiceState::Active,
        }
    }

    /// Whether it wanted no checks of certificates.
    pub(crate) fn tls_opt_out(&self) -> bool {
        matches!(self, Self::PrivacyIdea(Token { tls_opt_out: true, .. }))
    }

    /// Whether it wants the account locked.
    pub(crate) fn lock_requested(&self) -> bool {
        matches!(self, Self::PrivacyIdea(Token { lock_requested: true, .. }))
    }
}
