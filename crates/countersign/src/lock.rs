//! Unlocking, and when the app locks itself. The phone keeps keys, this decides what they open.

use crate::account;
use crate::error::{AuthenticatorError, Fault};
use crate::event::Event;
use crate::exchange::{Ask, Conversation, Reply, Surroundings, out_of_turn};
use crate::platform::{KeyKind, Keys, PlatformError, SignPurpose};
use crate::privacy::Privacy;
use crate::secret::Secret;
use crate::vault::passcode::PasscodeParameters;
use crate::vault::slot::{
    Bound, HardwareParameters, NewSlot, PersonKey, PersonParameters, Slot, SlotKind,
};
use crate::vault::{Vault, new_id, random};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What opens a vault.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Unlock {
    /// The passcode.
    Passcode {
        /// As it was typed.
        passcode: String,
    },
    /// The phone's lock: a fingerprint, a face, or the code of the phone.
    Phone,
}

impl fmt::Debug for Unlock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Unlock(..)")
    }
}

/// How the phone's lock guards the secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PhoneLock {
    /// The phone keeps the secrets for the app, and the app shows them after the person's
    /// signature. Nothing is lost when a fingerprint changes.
    Normal,
    /// The secrets open only with a key that needs the person. A new fingerprint makes it useless,
    /// so there must be a passcode beside it.
    Strong,
}

/// When the app locks itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
pub enum LockPolicy {
    /// Some time after it went to the background.
    After {
        /// How long after, in seconds.
        seconds: u32,
    },
    /// Only when the person locks it, or the app ends.
    Never,
    /// At once when it goes to the background.
    #[default]
    OnBackground,
}

/// What a lock screen shows.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct LockView {
    /// Whether the secrets are locked.
    pub locked: bool,
    /// How the phone's lock opens the vault, where it can.
    pub phone: Option<PhoneLock>,
    /// How many passcodes may still be tried, where there is a passcode; none left means that it
    /// is switched off until the phone's lock has opened the vault.
    pub passcode_tries_left: Option<u32>,
    /// How many requests wait; none where that cannot be told without unlocking.
    pub waiting: Option<u32>,
    /// How many links of other apps wait to be looked at.
    pub links: u32,
    /// When the app locks itself; none where that cannot be told without unlocking.
    pub policy: Option<LockPolicy>,
    /// What other eyes may see of the screen; the strictest where that cannot be told without
    /// unlocking.
    pub privacy: Privacy,
}

impl LockPolicy {
    /// Whether to lock after a while in the background. A clock that went back means a restart.
    pub(crate) fn locks_after(self, background_ms: i64) -> bool {
        match self {
            Self::After { seconds } => {
                !(0..i64::from(seconds).saturating_mul(1000)).contains(&background_ms)
            }
            Self::Never => false,
            Self::OnBackground => true,
        }
    }
}

/// How the phone's lock opens this vault, where it can.
pub(crate) fn phone_lock(vault: &Vault) -> Result<Option<PhoneLock>, Fault> {
    if vault.slot(SlotKind::Person)?.is_some() {
        return Ok(Some(PhoneLock::Strong));
    }
    let Some(slot) = vault.slot(SlotKind::Hardware)? else { return Ok(None) };
    Ok(slot.read::<HardwareParameters>()?.unlock.map(|_| PhoneLock::Normal))
}

/// The conversation that unlocks.
pub(crate) struct Unlocking {
    /// The count of changes that the keys have kept.
    mark: Option<u64>,
    state: State,
}

enum State {
    Begin(Unlock),
    Passcode(Secret),
    Signing { slot: Slot, unlock: PersonKey, message: Vec<u8> },
    Opening(Slot),
    Over,
}

impl Unlocking {
    pub(crate) fn new(unlock: Unlock, mark: Option<u64>) -> Self {
        Self { mark, state: State::Begin(unlock) }
    }

    fn begin(&mut self, unlock: Unlock, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match unlock {
            Unlock::Passcode { passcode } => {
                self.with_passcode(Secret::new(passcode.into_bytes()), around)
            }
            Unlock::Phone => match around.vault.slot(SlotKind::Person)? {
                Some(slot) => self.unwrap(slot),
                None => self.sign(around.vault),
            },
        }
    }

    fn with_passcode(
        &mut self,
        passcode: Secret,
        around: &mut Surroundings<'_>,
    ) -> Result<Ask, Fault> {
        let slot = around.vault.passcode_slot()?;
        let Some(phone) = PasscodeParameters::parse(&slot.parameters)?.phone else {
            around.vault.open_with_passcode(&passcode, None)?;
            return Ok(self.opened(around));
        };
        let wrapped = phone.wrapped()?;
        self.state = State::Passcode(passcode);
        Ok(Ask::UnwrapQuietly { key: phone.alias, wrapped })
    }

    /// The strong lock: what the person unwraps is the key.
    fn unwrap(&mut self, slot: Slot) -> Result<Ask, Fault> {
        let Bound { alias: key, .. } = slot.read::<PersonParameters>()?.key;
        let wrapped = slot.read::<PersonParameters>()?.key.wrapped()?;
        self.state = State::Opening(slot);
        Ok(Ask::Unwrap { key, wrapped, purpose: SignPurpose::Unlock })
    }

    /// The normal lock: the signature of the person is checked, then the phone unwraps the key.
    fn sign(&mut self, vault: &Vault) -> Result<Ask, Fault> {
        let slot = vault.slot(SlotKind::Hardware)?.ok_or(AuthenticatorError::Unavailable)?;
        let unlock = slot.read::<HardwareParameters>()?.unlock;
        let unlock = unlock.ok_or(AuthenticatorError::Unavailable)?;
        // Never the same twice, and never a message of a protocol.
        let challenge = random::<32>()?;
        let message = [&b"countersign/v1/unlock\0"[..], &vault.id(), &challenge].concat();
        let ask = Ask::Sign {
            key: unlock.alias.clone(),
            message: message.clone(),
            purpose: SignPurpose::Unlock,
        };
        self.state = State::Signing { slot, unlock, message };
        Ok(ask)
    }

    fn signed(&mut self, slot: Slot) -> Result<Ask, Fault> {
        let Bound { alias: key, .. } = slot.read::<HardwareParameters>()?.key;
        let wrapped = slot.read::<HardwareParameters>()?.key.wrapped()?;
        self.state = State::Opening(slot);
        Ok(Ask::UnwrapQuietly { key, wrapped })
    }

    fn opened(&self, around: &mut Surroundings<'_>) -> Ask {
        // An unlocked vault is worth more than a note in it, on a full disk for example.
        let _ = around.vault.compare_mark(self.mark);
        let useless_keys = account::purge(around.vault, around.now).unwrap_or_default();
        Ask::Done { event: Event::Unlocked, useless_keys }
    }
}

impl Conversation for Unlocking {
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault> {
        match (std::mem::replace(&mut self.state, State::Over), reply) {
            (State::Begin(unlock), Reply::Begin) => self.begin(unlock, around),
            (State::Passcode(passcode), Reply::Unwrapped(phone)) => {
                around.vault.open_with_passcode(&passcode, Some(&phone))?;
                Ok(self.opened(around))
            }
            (State::Signing { slot, unlock, message }, Reply::Signature(der)) => {
                if !unlock.verifies(&message, &der) {
                    return Err(AuthenticatorError::Unavailable.into());
                }
                self.signed(slot)
            }
            (State::Opening(slot), Reply::Unwrapped(key)) => {
                around.vault.open_with_slot(&slot, &key)?;
                Ok(self.opened(around))
            }
            (_, Reply::Failed(failure)) => Ok(Ask::done(Event::Failed { failure: failure.into() })),
            _ => Err(out_of_turn()),
        }
    }
}

/// Keys that were made with the platform and are not part of a vault yet.
#[derive(Default)]
pub(crate) struct Prepared {
    pub(crate) slots: Vec<NewSlot>,
    /// Their aliases, to be deleted where nothing comes of it.
    pub(crate) aliases: Vec<String>,
}

impl Prepared {
    /// A passcode, with the phone's part where the phone has one to give.
    pub(crate) fn passcode(&mut self, keys: &dyn Keys, passcode: &Secret) -> Result<(), Fault> {
        let bound = self.or_nothing(keys, |it| it.bind(keys, "passcode", false)).ok();
        self.slots.push(NewSlot::passcode(passcode, bound)?);
        Ok(())
    }

    /// The phone's lock.
    pub(crate) fn phone(&mut self, keys: &dyn Keys, lock: PhoneLock) -> Result<(), PlatformError> {
        let slots = self.or_nothing(keys, |it| {
            let hardware = it.bind(keys, "vault", false)?;
            Ok(match lock {
                PhoneLock::Normal => {
                    let (alias, point) = it.generate(keys, "unlock", KeyKind::P256, true)?;
                    let unlock = PersonKey::new(alias, &point).ok_or(PlatformError::Unavailable)?;
                    vec![NewSlot::hardware(hardware, Some(unlock))]
                }
                PhoneLock::Strong => {
                    let person = it.bind(keys, "person", true)?;
                    vec![NewSlot::hardware(hardware, None), NewSlot::person(person)]
                }
            })
        })?;
        let slots: Result<Vec<_>, Fault> = slots.into_iter().collect();
        self.slots.extend(slots.map_err(|_| PlatformError::Unavailable)?);
        Ok(())
    }

    /// The device key alone, so that refusing works while the app is locked.
    pub(crate) fn device(&mut self, keys: &dyn Keys) -> Result<(), Fault> {
        if let Ok(hardware) = self.or_nothing(keys, |it| it.bind(keys, "vault", false)) {
            self.slots.push(NewSlot::hardware(hardware, None)?);
        }
        Ok(())
    }

    /// Does all of the work, or deletes the keys that it made.
    fn or_nothing<T>(
        &mut self,
        keys: &dyn Keys,
        work: impl FnOnce(&mut Self) -> Result<T, PlatformError>,
    ) -> Result<T, PlatformError> {
        let before = self.aliases.len();
        work(self).inspect_err(|_| delete_keys(keys, self.aliases.split_off(before)))
    }

    /// Random bytes that only this phone can unwrap, tried out where that needs nobody.
    fn bind(
        &mut self,
        keys: &dyn Keys,
        purpose: &str,
        needs_person: bool,
    ) -> Result<(Bound, Secret), PlatformError> {
        let (alias, _) = self.generate(keys, purpose, KeyKind::Wrap, needs_person)?;
        let secret = random::<32>().map_err(|_| PlatformError::Unavailable)?;
        let secret = Secret::new(secret.to_vec());
        let wrapped = keys.wrap(alias.clone(), secret.expose().to_vec())?;
        if !needs_person {
            let unwrapped = Secret::new(keys.unwrap(alias.clone(), wrapped.clone())?);
            if !unwrapped.equals(&secret) {
                return Err(PlatformError::Unavailable);
            }
        }
        Ok((Bound::new(alias, &wrapped), secret))
    }

    /// A key under a new alias, with its public key. One that could not be made is not noted, so
    /// that nothing is deleted that never was.
    fn generate(
        &mut self,
        keys: &dyn Keys,
        purpose: &str,
        kind: KeyKind,
        needs_person: bool,
    ) -> Result<(String, Vec<u8>), PlatformError> {
        let id = new_id().map_err(|_| PlatformError::Unavailable)?;
        let alias = format!("{purpose}-{id}");
        let public = keys.generate(alias.clone(), kind, needs_person)?;
        self.aliases.push(alias.clone());
        Ok((alias, public))
    }
}

/// The aliases of the keys that the slots of these kinds need.
pub(crate) fn aliases(vault: &Vault, kinds: &[SlotKind]) -> Result<Vec<String>, Fault> {
    let mut aliases = Vec::new();
    for kind in kinds {
        let Some(slot) = vault.slot(*kind)? else { continue };
        match kind {
            SlotKind::Hardware => {
                let parameters = slot.read::<HardwareParameters>()?;
                aliases.push(parameters.key.alias);
                aliases.extend(parameters.unlock.map(|unlock| unlock.alias));
            }
            SlotKind::Passcode => {
                let phone = PasscodeParameters::parse(&slot.parameters)?.phone;
                aliases.extend(phone.map(|bound| bound.alias));
            }
            SlotKind::Person => aliases.push(slot.read::<PersonParameters>()?.key.alias),
        }
    }
    Ok(aliases)
}

/// A key that stays behind is of no use to anyone, so a failure here stops nothing.
pub(crate) fn delete_keys(keys: &dyn Keys, aliases: Vec<String>) {
    for alias in aliases {
        let _ = keys.delete(alias);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_locks_when_it_says() {
        let after = LockPolicy::After { seconds: 60 };
        for (policy, background_ms, locks) in [
            (LockPolicy::OnBackground, 0, true),
            (LockPolicy::Never, i64::MAX, false),
            (after, 0, false),
            (after, 59_999, false),
            (after, 60_000, true),
            (after, -1, true),
            (LockPolicy::After { seconds: 0 }, 0, true),
            (LockPolicy::After { seconds: u32::MAX }, 0, false),
        ] {
            assert_eq!(policy.locks_after(background_ms), locks, "{policy:?} {background_ms}");
        }
    }
}
