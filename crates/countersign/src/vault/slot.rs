//! Slots: each wraps the two keys of the vault under something that the person or the phone has.

use super::seal::{KEY_LENGTH, Sealer, random};
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

/// How a passcode is stretched: Argon2id (RFC 9106). Read from the file, hence checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasscodeParameters {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

impl PasscodeParameters {
    /// The second choice of RFC 9106 §4 with one lane: 64 MiB, three passes, 128 bit of salt.
    pub(crate) fn fresh() -> Result<Self, Fault> {
        let salt = data_encoding::BASE64URL_NOPAD.encode(&random::<16>()?);
        Ok(Self { memory_kib: 64 * 1024, passes: 3, lanes: 1, salt })
    }

    /// Reads them back, refusing what would take too much memory or time, or protect too little.
    pub(crate) fn parse(json: &str) -> Result<Self, Fault> {
        let parameters: Self = serde_json::from_str(json).map_err(|_| Fault::Unsealed)?;
        let bounded = limits::ARGON2_MEMORY_KIB.contains(&parameters.memory_kib)
            && limits::ARGON2_PASSES.contains(&parameters.passes)
            && limits::ARGON2_LANES.contains(&parameters.lanes);
        if bounded { Ok(parameters) } else { Err(Fault::Unsealed) }
    }

    /// The text that is stored, and bound to the wrapped keys as part of their place.
    pub(crate) fn to_json(&self) -> Result<String, Fault> {
        serde_json::to_string(self).map_err(|_| Fault::Defect)
    }

    /// The key that wraps the vault's keys.
    fn stretch(&self, passcode: &Secret) -> Result<Secret, Fault> {
        let salt = data_encoding::BASE64URL_NOPAD.decode(self.salt.as_bytes());
        let salt = salt.map_err(|_| Fault::Unsealed)?;
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY_LENGTH))
            .map_err(|_| Fault::Unsealed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        let mut key = vec![0; KEY_LENGTH];
        argon2
            .hash_password_into(passcode.expose(), &salt, &mut key)
            .map_err(|_| Fault::Unsealed)?;
        Ok(Secret::new(key))
    }
}

/// Both keys of the vault, one after the other: the device key, then the secrets key.
pub(crate) struct VaultKeys(Secret);

impl VaultKeys {
    /// Two fresh keys.
    pub(crate) fn generate() -> Result<Self, Fault> {
        Ok(Self(Secret::new(random::<{ 2 * KEY_LENGTH }>()?.to_vec())))
    }

    /// The sealers of the device key and of the secrets key.
    pub(crate) fn sealers(&self, vault: [u8; 16]) -> Result<(Sealer, Sealer), Fault> {
        let (device, secrets) =
            self.0.expose().split_at_checked(KEY_LENGTH).ok_or(Fault::Unsealed)?;
        Ok((Sealer::new(device, vault)?, Sealer::new(secrets, vault)?))
    }

    /// Wraps both keys under a passcode. The parameters are part of the place, so that nobody
    /// can weaken them in the file.
    pub(crate) fn wrap(
        &self,
        vault: [u8; 16],
        slot: &str,
        parameters: &PasscodeParameters,
        passcode: &Secret,
    ) -> Result<Vec<u8>, Fault> {
        let sealer = Sealer::new(parameters.stretch(passcode)?.expose(), vault)?;
        sealer.seal("slot", &place(slot, parameters)?, &self.0)
    }

    /// Opens a slot; a wrong passcode and a damaged slot cannot be told apart.
    pub(crate) fn unwrap(
        vault: [u8; 16],
        slot: &str,
        parameters: &PasscodeParameters,
        passcode: &Secret,
        wrapped: &[u8],
    ) -> Result<Self, Fault> {
        let sealer = Sealer::new(parameters.stretch(passcode)?.expose(), vault)?;
        let keys = sealer.open("slot", &place(slot, parameters)?, wrapped);
        keys.map(Self).map_err(|_| AuthenticatorError::WrongPasscode.into())
    }
}

fn place(slot: &str, parameters: &PasscodeParameters) -> Result<String, Fault> {
    Ok(format!("{slot} {}", parameters.to_json()?))
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
    fn parameters_out_of_range_are_refused_before_the_kdf() {
        assert!(PasscodeParameters::parse(&parameters(8 * 1024, 1, 1)).is_ok());
        assert!(PasscodeParameters::parse(&parameters(1024 * 1024, 20, 8)).is_ok());
        for (memory, passes, lanes) in [
            (8 * 1024 - 1, 1, 1),
            (1024 * 1024 + 1, 1, 1),
            (1 << 32, 1, 1),
            (8 * 1024, 0, 1),
            (8 * 1024, 21, 1),
            (8 * 1024, 1, 0),
            (8 * 1024, 1, 9),
        ] {
            assert!(PasscodeParameters::parse(&parameters(memory, passes, lanes)).is_err());
        }
    }

    #[test]
    fn only_the_right_passcode_with_the_same_parameters_opens() {
        let keys = VaultKeys::generate().unwrap();
        let weak = PasscodeParameters::parse(&parameters(8 * 1024, 1, 1)).unwrap();
        let other = PasscodeParameters::parse(&parameters(8 * 1024, 2, 1)).unwrap();
        let passcode = Secret::new(b"correct horse".to_vec());
        let wrapped = keys.wrap([1; 16], "s", &weak, &passcode).unwrap();
        let open = |slot, parameters, passcode: &[u8]| {
            VaultKeys::unwrap([1; 16], slot, parameters, &Secret::new(passcode.to_vec()), &wrapped)
        };
        assert!(open("s", &weak, b"correct horse").unwrap().0.equals(&keys.0));
        assert!(open("s", &weak, b"correct horsf").is_err());
        assert!(open("t", &weak, b"correct horse").is_err());
        assert!(open("s", &other, b"correct horse").is_err());
    }
}
