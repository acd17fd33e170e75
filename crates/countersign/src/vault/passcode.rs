//! From a passcode to the key of its slot.

use super::seal::{derived, random};
use super::slot::Bound;
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use crate::stretch::{Cost, characters};
use serde::{Deserialize, Serialize};

/// How a passcode is stretched. Read from the file, hence checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasscodeParameters {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    /// Where the phone can bind bytes to itself: a copied file does not yield to guessing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<Bound>,
}

impl PasscodeParameters {
    pub(super) fn fresh(phone: Option<Bound>) -> Result<Self, Fault> {
        let salt = data_encoding::BASE64URL_NOPAD.encode(&random::<16>()?);
        let Cost { memory_kib, passes, lanes } = Cost::RECOMMENDED;
        Ok(Self { memory_kib, passes, lanes, salt, phone })
    }

    /// Reads them back, refusing what would take too much memory or time, or protect too little.
    pub(crate) fn parse(json: &str) -> Result<Self, Fault> {
        let parameters: Self = serde_json::from_str(json).map_err(|_| Fault::Unsealed)?;
        parameters.cost().checked()?;
        Ok(parameters)
    }

    fn cost(&self) -> Cost {
        Cost { memory_kib: self.memory_kib, passes: self.passes, lanes: self.lanes }
    }

    /// The key of the slot: the stretched passcode, and the phone's part where it has one.
    pub(crate) fn key(&self, passcode: &Secret, phone: Option<&Secret>) -> Result<Secret, Fault> {
        let stretched = self.stretch(passcode)?;
        let Some(phone) = phone else { return Ok(stretched) };
        let both = Secret::new([stretched.expose(), phone.expose()].concat());
        derived(both.expose(), b"passcode slot")
    }

    fn stretch(&self, passcode: &Secret) -> Result<Secret, Fault> {
        let salt = data_encoding::BASE64URL_NOPAD.decode(self.salt.as_bytes());
        let salt = salt.map_err(|_| Fault::Unsealed)?;
        self.cost().stretch(passcode, &salt)
    }
}

/// Whether a new passcode is long enough for where it is tried.
pub(super) fn check(passcode: &Secret, bound_to_phone: bool) -> Result<(), Fault> {
    let fewest = if bound_to_phone {
        limits::PASSCODE_CHARACTERS_ON_A_PHONE
    } else {
        limits::PASSCODE_CHARACTERS
    };
    if characters(passcode) < fewest {
        let count = fewest.try_into().unwrap_or(u32::MAX);
        return Err(AuthenticatorError::PasscodeShort { count }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(memory_kib: u64, passes: u64, lanes: u64) -> String {
        format!(
            r#"{{"memory_kib":{memory_kib},"passes":{passes},"lanes":{lanes},"salt":"AAAAAAAAAAAAAAAAAAAAAA"}}"#
        )
    }

    #[test]
    fn security_26_parameters_out_of_range_are_refused_before_the_kdf() {
        assert!(PasscodeParameters::parse(&parameters(8 * 1024, 1, 1)).is_ok());
        assert!(PasscodeParameters::parse(&parameters(1024 * 1024, 20, 8)).is_ok());
        for (memory, passes, lanes) in [
            (8 * 1024 - 1, 1, 1),
            (1024 * 1024 + 1, 1, 1),
            (1 << 32, 1, 1),
            (8 * 1024, 0, 1),
            (8 * 1024, 21, 1),
            (8 * 1024, u64::from(u32::MAX), 1),
            (8 * 1024, 1, 0),
            (8 * 1024, 1, 9),
            (8 * 1024, 1, 1 << 24),
        ] {
            assert!(PasscodeParameters::parse(&parameters(memory, passes, lanes)).is_err());
        }
        for other in ["", "{}", "null", r#"{"algorithm":"scrypt"}"#] {
            assert!(PasscodeParameters::parse(other).is_err());
        }
    }

    #[test]
    fn passcode_and_phone_both_count() {
        let cheap = PasscodeParameters::parse(&parameters(8 * 1024, 1, 1)).unwrap();
        let other = PasscodeParameters::parse(&parameters(8 * 1024, 2, 1)).unwrap();
        let secret = |text: &str| Secret::new(text.into());
        let key = cheap.key(&secret("123456"), Some(&secret("phone"))).unwrap();
        assert!(key.equals(&cheap.key(&secret("123456"), Some(&secret("phone"))).unwrap()));
        assert!(!key.equals(&cheap.key(&secret("123456"), Some(&secret("other"))).unwrap()));
        assert!(!key.equals(&cheap.key(&secret("123456"), None).unwrap()));
        assert!(!key.equals(&cheap.key(&secret("123457"), Some(&secret("phone"))).unwrap()));
        assert!(!key.equals(&other.key(&secret("123456"), Some(&secret("phone"))).unwrap()));
    }

    #[test]
    fn a_passcode_may_be_short_only_where_the_phone_slows_guessing_down() {
        let is_enough = |text: &str, phone| check(&Secret::new(text.into()), phone).is_ok();
        assert!(is_enough("123456", true));
        assert!(!is_enough("12345", true));
        assert!(!is_enough("elevenchars", false));
        assert!(is_enough("twelve chars", false));
    }
}
