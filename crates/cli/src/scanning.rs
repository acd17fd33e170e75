//! From what was given on the command line to what the core makes of it.

use crate::arguments::Source;
use crate::picture;
use crate::trouble::{Own, Trouble};
use countersign::{Moment, Reason, Scan};
use std::io::{self, Read};

/// More than the core reads of a text, so that a longer one is told from a shorter one.
const STANDARD_INPUT_BYTES: u64 = 64 * 1024;

impl Source {
    /// The texts to look at: one, or those of all QR codes in a picture.
    pub(crate) fn texts(&self) -> Result<Vec<String>, Trouble> {
        match (&self.text, &self.image) {
            (Some(text), _) if text == "-" => Ok(vec![standard_input()?]),
            (Some(text), _) => Ok(vec![text.clone()]),
            (None, Some(path)) => {
                let texts = picture::texts(path)?;
                if texts.is_empty() { Err(Own::PictureNone.into()) } else { Ok(texts) }
            }
            // The command line wants one of them.
            (None, None) => Err(Own::Usage.into()),
        }
    }
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

/// Bytes that are no text are shown as such, and never become part of a secret.
fn standard_input() -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(STANDARD_INPUT_BYTES).read_to_end(&mut bytes);
    read.map_err(|_| Own::FileUnreadable)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
