//! Slots: each wraps the keys of the vault under something that the person or the phone has. Any
//! one of them opens the vault, so that losing one loses nothing while another is left.

use super::new_id;
use super::seal::{KEY_LENGTH, Sealer, random};
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use argon2::{Algorithm, Argon2, Params, Version};
use ring::hkdf;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What a slot asks for. There is at most one of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlotKind {
    /// Nothing: the phone itself, without the person.
    Hardware,
    /// What the person knows.
    Passcode,
    /// A key of the phone that needs the person each time.
    Person,
}

impl SlotKind {
    fn name(self) -> &'static str {
        match self {
            Self::Hardware => "hardware",
            Self::Passcode => "passcode",
            Self::Person => "person",
        }
    }
}

/// Random bytes that only this phone can unwrap, under a key of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bound {
    pub(crate) alias: String,
    wrapped: String,
}

impl Bound {
    pub(crate) fn new(alias: String, wrapped: &[u8]) -> Self {
        Self { alias, wrapped: data_encoding::BASE64.encode(wrapped) }
    }

    /// The bytes to have unwrapped.
    pub(crate) fn wrapped(&self) -> Result<Vec<u8>, Fault> {
        data_encoding::BASE64.decode(self.wrapped.as_bytes()).map_err(|_| Fault::Unsealed)
    }
}

/// How a passcode is stretched: Argon2id (RFC 9106). Read from the file, hence checked.
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
    /// The second choice of RFC 9106 §4 with one lane: 64 MiB, three passes, 128 bit of salt.
    fn fresh(phone: Option<Bound>) -> Result<Self, Fault> {
        let salt = data_encoding::BASE64URL_NOPAD.encode(&random::<16>()?);
        Ok(Self { memory_kib: 64 * 1024, passes: 3, lanes: 1, salt, phone })
    }

    /// Reads them back, refusing what would take too much memory or time, or protect too little.
    pub(crate) fn parse(json: &str) -> Result<Self, Fault> {
        let parameters: Self = serde_json::from_str(json).map_err(|_| Fault::Unsealed)?;
        let bounded = limits::ARGON2_MEMORY_KIB.contains(&parameters.memory_kib)
            && limits::ARGON2_PASSES.contains(&parameters.passes)
            && limits::ARGON2_LANES.contains(&parameters.lanes);
        if bounded { Ok(parameters) } else { Err(Fault::Unsealed) }
    }

    /// The key of the slot: the stretched passcode, and the phone's part where it has one.
    pub(crate) fn key(&self, passcode: &Secret, phone: Option<&Secret>) -> Result<Secret, Fault> {
        let stretched = self.stretch(passcode)?;
        let Some(phone) = phone else { return Ok(stretched) };
        let both = Secret::new([stretched.expose(), phone.expose()].concat());
        let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"countersign/v1/vault");
        let mut key = vec![0; KEY_LENGTH];
        salt.extract(both.expose())
            .expand(&[b"passcode slot"], hkdf::HKDF_SHA256)
            .and_then(|okm| okm.fill(&mut key))?;
        Ok(Secret::new(key))
    }

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

/// The slot that opens without the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HardwareParameters {
    pub(crate) key: Bound,
    /// Where the slot holds both keys: whose signature opens the second. Without it the slot
    /// holds the device key alone.
    pub(crate) unlock: Option<UnlockKey>,
}

/// A P-256 key that needs the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnlockKey {
    pub(crate) alias: String,
    point: String,
}

impl UnlockKey {
    /// Of a public key as `Keys.generate` gives it.
    pub(crate) fn new(alias: String, point: &[u8]) -> Self {
        Self { alias, point: data_encoding::BASE64.encode(point) }
    }

    /// Whether the person has signed this.
    pub(crate) fn verifies(&self, message: &[u8], der: &[u8]) -> bool {
        let Ok(point) = data_encoding::BASE64.decode(self.point.as_bytes()) else { return false };
        let algorithm = &ring::signature::ECDSA_P256_SHA256_ASN1;
        ring::signature::UnparsedPublicKey::new(algorithm, point).verify(message, der).is_ok()
    }
}

/// The slot that a key of the person opens.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonParameters {
    pub(crate) key: Bound,
}

/// The keys of the vault, one after the other: the device key, then, where the slot gives it, the
/// secrets key.
pub(crate) struct VaultKeys(Secret);

impl VaultKeys {
    /// Two fresh keys.
    pub(crate) fn generate() -> Result<Self, Fault> {
        Ok(Self(Secret::new(random::<{ 2 * KEY_LENGTH }>()?.to_vec())))
    }

    /// The first of them alone.
    pub(crate) fn device_alone(&self) -> Self {
        Self(Secret::new(self.0.expose().iter().take(KEY_LENGTH).copied().collect()))
    }

    /// The sealers of the device key and of the secrets key.
    pub(crate) fn sealers(&self, vault: [u8; 16]) -> Result<(Sealer, Option<Sealer>), Fault> {
        let (device, secrets) =
            self.0.expose().split_at_checked(KEY_LENGTH).ok_or(Fault::Unsealed)?;
        let secrets = (!secrets.is_empty()).then(|| Sealer::new(secrets, vault)).transpose()?;
        Ok((Sealer::new(device, vault)?, secrets))
    }
}

/// A slot as it is stored. The parameters are part of the place that the keys are sealed for, so
/// that nobody can weaken them in the file.
pub(crate) struct Slot {
    pub(crate) id: String,
    pub(crate) misses: u32,
    pub(crate) parameters: String,
    wrapped: Vec<u8>,
}

impl Slot {
    /// The slot of a kind, where there is one.
    pub(crate) fn find(connection: &Connection, kind: SlotKind) -> Result<Option<Self>, Fault> {
        let sql = "SELECT id, misses, parameters, wrapped FROM slot WHERE kind = ?1";
        let slot = connection.query_row(sql, [kind.name()], |row| {
            Ok(Self {
                id: row.get(0)?,
                misses: row.get(1)?,
                parameters: row.get(2)?,
                wrapped: row.get(3)?,
            })
        });
        Ok(slot.optional()?)
    }

    /// The parameters of a slot of the phone.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        serde_json::from_str(&self.parameters).map_err(|_| Fault::Unsealed)
    }

    /// What it wraps.
    pub(crate) fn open(&self, vault: [u8; 16], key: &Secret) -> Result<VaultKeys, Fault> {
        let sealer = Sealer::new(key.expose(), vault)?;
        sealer.open("slot", &place(&self.id, &self.parameters), &self.wrapped).map(VaultKeys)
    }

    /// Takes a slot away.
    pub(crate) fn remove(transaction: &Transaction<'_>, kind: SlotKind) -> Result<(), Fault> {
        transaction.execute("DELETE FROM slot WHERE kind = ?1", [kind.name()])?;
        Ok(())
    }
}

/// A slot that is to be made.
pub(crate) struct NewSlot {
    kind: SlotKind,
    parameters: String,
    key: Secret,
    device_alone: bool,
}

impl NewSlot {
    /// For a passcode, with the phone's part where it has one; then it may be short.
    pub(crate) fn passcode(
        passcode: &Secret,
        phone: Option<(Bound, Secret)>,
    ) -> Result<Self, Fault> {
        check_passcode(passcode, phone.is_some())?;
        let (bound, secret) = phone.unzip();
        let parameters = PasscodeParameters::fresh(bound)?;
        let key = parameters.key(passcode, secret.as_ref())?;
        Self::new(SlotKind::Passcode, &parameters, key, false)
    }

    /// For the phone without the person.
    pub(crate) fn hardware(
        (bound, key): (Bound, Secret),
        unlock: Option<UnlockKey>,
    ) -> Result<Self, Fault> {
        let device_alone = unlock.is_none();
        let parameters = HardwareParameters { key: bound, unlock };
        Self::new(SlotKind::Hardware, &parameters, key, device_alone)
    }

    /// For a key of the phone that needs the person.
    pub(crate) fn person((bound, key): (Bound, Secret)) -> Result<Self, Fault> {
        Self::new(SlotKind::Person, &PersonParameters { key: bound }, key, false)
    }

    fn new<T: Serialize>(
        kind: SlotKind,
        parameters: &T,
        key: Secret,
        device_alone: bool,
    ) -> Result<Self, Fault> {
        let parameters = serde_json::to_string(parameters).map_err(|_| Fault::Defect)?;
        Ok(Self { kind, parameters, key, device_alone })
    }

    /// Writes it in place of the one of its kind.
    pub(crate) fn put(
        &self,
        transaction: &Transaction<'_>,
        vault: [u8; 16],
        keys: &VaultKeys,
    ) -> Result<(), Fault> {
        let id = new_id()?;
        let alone = self.device_alone.then(|| keys.device_alone());
        let sealer = Sealer::new(self.key.expose(), vault)?;
        let place = place(&id, &self.parameters);
        let wrapped = sealer.seal("slot", &place, &alone.as_ref().unwrap_or(keys).0)?;
        Slot::remove(transaction, self.kind)?;
        transaction.execute(
            "INSERT INTO slot (id, kind, parameters, wrapped) VALUES (?1, ?2, ?3, ?4)",
            (&id, self.kind.name(), &self.parameters, wrapped),
        )?;
        Ok(())
    }
}

fn place(slot: &str, parameters: &str) -> String {
    format!("{slot} {parameters}")
}

fn check_passcode(passcode: &Secret, bound_to_phone: bool) -> Result<(), Fault> {
    let fewest = if bound_to_phone {
        limits::PASSCODE_CHARACTERS_ON_A_PHONE
    } else {
        limits::PASSCODE_CHARACTERS
    };
    let characters = std::str::from_utf8(passcode.expose()).map_or(0, |text| text.chars().count());
    if characters < fewest {
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
        let check = |text: &str, phone| check_passcode(&Secret::new(text.into()), phone).is_ok();
        assert!(check("123456", true));
        assert!(!check("12345", true));
        assert!(!check("elevenchars", false));
        assert!(check("twelve chars", false));
    }
}
