//! One entry of a file that another app wrote. Whatever its format, what decides the codes is
//! checked as in a link.

use super::codes::Reason;
use super::label::{self, Names};
use super::parameters::{self, Kind, STEAM, Value, Values};
use super::reading::{Found, Notices, Rejection};
use super::report::{BatchAccount, SkippedEntry};
use crate::otp::Generator;
use crate::secret::Secret;
use zeroize::Zeroizing;

/// What a file says of one account, as it says it. What it does not say is empty.
#[derive(Default)]
pub(crate) struct Entry {
    /// `totp`, `hotp` or `steam`, in either case.
    pub(crate) kind: Zeroizing<String>,
    pub(crate) issuer: Zeroizing<String>,
    pub(crate) name: Zeroizing<String>,
    /// In base32.
    pub(crate) secret: Zeroizing<String>,
    pub(crate) algorithm: Zeroizing<String>,
    pub(crate) digits: Zeroizing<String>,
    pub(crate) period: Zeroizing<String>,
    pub(crate) counter: Zeroizing<String>,
}

impl Entry {
    /// Reads the entry at this place, and makes its code of this time.
    pub(crate) fn read(
        self,
        entry: u32,
        unix_seconds: u64,
    ) -> Result<(BatchAccount, Found), SkippedEntry> {
        let mut notices = Notices::default();
        let mut names = label::of_plain(self.name.trim(), self.issuer.trim(), &mut notices);
        match self.decide(&names.issuer, &mut notices) {
            Ok((generator, secret)) => {
                if generator == Generator::Steam && names.issuer.is_empty() {
                    STEAM.clone_into(&mut names.issuer);
                }
                names.note(&mut notices);
                let Names { issuer, label_issuer, name } = names;
                let found = Found { issuer, label_issuer, name, generator, secret };
                Ok((BatchAccount::of(&found, notices, unix_seconds), found))
            }
            Err(rejection) => Err(SkippedEntry::of(entry, names, rejection)),
        }
    }

    fn decide(self, issuer: &str, notices: &mut Notices) -> Result<(Generator, Secret), Rejection> {
        let kind = match self.kind.to_ascii_lowercase().as_str() {
            "hotp" => Kind::Hotp,
            "steam" => Kind::Steam,
            "totp" => Kind::Totp,
            _ => return Err(Reason::UnknownType.of("type")),
        };
        let given = |text: Zeroizing<String>| -> Value {
            if text.trim().is_empty() { None } else { Some(text) }
        };
        let values = Values {
            secret: Some(self.secret),
            algorithm: given(self.algorithm),
            digits: given(self.digits),
            period: given(self.period),
            counter: given(self.counter),
            encoder: None,
        };
        let secret = values.secret(notices)?;
        let is_steam = kind == Kind::Steam;
        Ok((parameters::generator(kind, &values, is_steam, issuer, notices)?, secret))
    }
}
