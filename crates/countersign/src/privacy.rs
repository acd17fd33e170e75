//! What other eyes may see of the screen: the person chooses, the core decides, the shells obey.

use crate::error::Fault;
use crate::limits;
use crate::vault::setting::Setting;
use crate::vault::{OpenKeys, Vault};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

/// What a shell does so that nobody else sees the codes. Holds for every screen, the lock screen
/// included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Privacy {
    /// What the person has chosen.
    pub chosen: PrivacyChoice,
    /// Whether the list of recent apps shows a cover instead of the screen.
    pub cover_in_recents: bool,
    /// Whether touches count for nothing while another app's window lies over the screen.
    pub refuse_obscured_touches: bool,
    /// Seconds after which a copied code is taken off the clipboard again. It is marked as
    /// sensitive, and goes to no other device.
    pub clipboard_seconds: u32,
}

/// What of it the person chooses; at first neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
pub struct PrivacyChoice {
    /// Whether pictures and recordings of the screen may show it, and other displays.
    pub allow_screenshots: bool,
    /// Whether a code is shown only once it was touched, until the app goes to the background.
    pub hide_codes: bool,
}

impl From<PrivacyChoice> for Privacy {
    fn from(chosen: PrivacyChoice) -> Self {
        Self {
            chosen,
            // Nobody asks for these to be otherwise, so nobody is asked.
            cover_in_recents: true,
            refuse_obscured_touches: true,
            clipboard_seconds: limits::CLIPBOARD_SECONDS,
        }
    }
}

/// What holds where nobody knows what the person has chosen.
const STRICTEST: PrivacyChoice = PrivacyChoice { allow_screenshots: false, hide_codes: true };

impl Privacy {
    /// What holds in an open vault. A choice that cannot be read was not made by the person.
    pub(crate) fn of(connection: &Connection, keys: &OpenKeys) -> Self {
        let chosen = Setting::Privacy.get::<PrivacyChoice>(connection, &keys.device);
        chosen.map_or(STRICTEST, Option::unwrap_or_default).into()
    }

    /// What holds in a vault that may be locked.
    pub(crate) fn of_vault(vault: &Vault) -> Self {
        let known = vault.read(|connection, keys| Ok(Self::of(connection, keys)));
        known.unwrap_or_else(|_| STRICTEST.into())
    }
}

/// Keeps what the person has chosen.
pub(crate) fn choose(
    transaction: &Transaction<'_>,
    keys: &OpenKeys,
    choice: PrivacyChoice,
) -> Result<(), Fault> {
    Setting::Privacy.put(transaction, &keys.device, &choice)
}
