//! From what was given on the command line to what the core makes of it.

use crate::arguments::{Invitation, Source};
use crate::picture;
use crate::trouble::{Own, Place, Trouble};
use countersign::{Moment, Reason, Scan};
use std::io::{self, Read};
use std::path::Path;

/// More than the core reads of a text, so that a longer one is told from a shorter one.
const STANDARD_INPUT_BYTES: u64 = 64 * 1024;

impl Source {
    /// The texts to look at: one, or those of all QR codes in a picture.
    pub(crate) fn texts(&self) -> Result<Vec<String>, Trouble> {
        texts(self.text.as_deref(), self.image.as_deref())
    }
}

/// An invitation to pair, as it came.
pub(crate) enum Invited {
    /// The texts of QR codes.
    Codes(Vec<String>),
    /// What a page shows for typing in.
    Key { address: String, groups: String },
}

impl Invitation {
    /// What was given.
    pub(crate) fn read(self) -> Result<Invited, Trouble> {
        match (self.url, self.code) {
            (Some(address), Some(groups)) => {
                Ok(Invited::Key { address, groups: or_standard_input(groups)? })
            }
            _ => Ok(Invited::Codes(texts(self.text.as_deref(), self.image.as_deref())?)),
        }
    }
}

fn texts(text: Option<&str>, image: Option<&Path>) -> Result<Vec<String>, Trouble> {
    match (text, image) {
        (Some(text), _) => Ok(vec![or_standard_input(text.to_owned())?]),
        (None, Some(path)) => {
            let texts = picture::texts(path)?;
            if texts.is_empty() { Err(Own::PictureNone.into()) } else { Ok(texts) }
        }
        // The command line wants one of them.
        (None, None) => Err(Own::Usage.into()),
    }
}

/// A dash keeps a secret out of the list of processes.
fn or_standard_input(text: String) -> Result<String, Trouble> {
    if text == "-" { standard_input() } else { Ok(text) }
}

/// Tells what a text is, without a vault.
pub(crate) fn tell(text: &str, now: Moment) -> Scan {
    countersign::scan(text.to_owned(), now)
}

/// Whether accounts can be added from it, and if not, why.
pub(crate) fn holds_accounts(scan: &Scan) -> Result<(), Trouble> {
    match scan {
        Scan::Account { .. } | Scan::Batch { .. } => Ok(()),
        Scan::Foreign { .. } => Err(Own::NotAnAccount.into()),
        Scan::Pairing { .. } => Err(Own::PairingCode.into()),
        Scan::Rejected { reason, position, .. } => Err(rejected(*reason, *position)),
    }
}

/// Why a text cannot be used.
pub(crate) fn rejected(reason: Reason, position: Option<u32>) -> Trouble {
    Trouble::Rejected { reason, position }
}

/// Why what was typed cannot be used, and where to look.
pub(crate) fn mistyped(reason: Reason, parameter: Option<&str>, place: Place) -> Trouble {
    let place = if parameter == Some("address") { Place::Address } else { place };
    Trouble::Mistyped { reason, place }
}

/// Bytes that are no text are shown as such, and never become part of a secret.
fn standard_input() -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(STANDARD_INPUT_BYTES).read_to_end(&mut bytes);
    read.map_err(|_| Own::FileUnreadable)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
