//! Slots: each wraps the keys of the vault under something that the person or the phone has. Any
//! one of them opens the vault, so that losing one loses nothing while another is left.

use super::new_id;
use super::passcode::{self, PasscodeParameters};
use super::seal::{KEY_LENGTH, Sealer, derived, random};
use crate::error::{AuthenticatorError, Fault};
use crate::secret::Secret;
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

/// The slot that opens without the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HardwareParameters {
    pub(crate) key: Bound,
    /// Where the slot holds both keys: whose signature opens the second. Without it the slot
    /// holds the device key alone.
    pub(crate) unlock: Option<PersonKey>,
}

/// A P-256 key that needs the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonKey {
    pub(crate) alias: String,
    point: String,
}

impl PersonKey {
    /// Of a public key as `Keys.generate` gives it. One of another form would lock the person out.
    pub(crate) fn new(alias: String, point: &[u8]) -> Option<Self> {
        let has_form = point.len() == 65 && point.first() == Some(&4);
        has_form.then(|| Self { alias, point: data_encoding::BASE64.encode(point) })
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

    /// A third key, for what a shell keeps beside the vault. Who has it learns nothing of the two.
    pub(crate) fn for_shell(&self) -> Result<Secret, Fault> {
        match self.0.expose().split_at_checked(KEY_LENGTH) {
            Some((_, secrets)) if !secrets.is_empty() => derived(secrets, b"shell"),
            _ => Err(AuthenticatorError::Locked.into()),
        }
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
        passcode::check(passcode, phone.is_some())?;
        let (bound, secret) = phone.unzip();
        let parameters = PasscodeParameters::fresh(bound)?;
        let key = parameters.key(passcode, secret.as_ref())?;
        Self::new(SlotKind::Passcode, &parameters, key, false)
    }

    /// For the phone without the person.
    pub(crate) fn hardware(
        (bound, key): (Bound, Secret),
        unlock: Option<PersonKey>,
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
