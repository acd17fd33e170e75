//! What stands in the file of keys.

use super::seal::{Parameters, Place, Sealer};
use super::{KeysFault, Opener};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The form of the file: sealed under a key of the vault.
const VERSION: u32 = 2;
/// The form before: sealed under the passcode.
const UNDER_PASSCODE: u32 = 1;

/// All keys of a vault.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    version: u32,
    /// Of version 1: how the passcode was stretched, the same for all keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passcode: Option<Parameters>,
    /// Nothing, sealed: tells a wrong key before another is added under it.
    check: String,
    keys: BTreeMap<String, SealedKey>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedKey {
    needs_person: bool,
    sealed: String,
}

impl Document {
    /// A new one without keys.
    pub(super) fn new(sealer: &Sealer) -> Result<Self, KeysFault> {
        let check = sealer.seal(Place::Check, &[])?;
        Ok(Self { version: VERSION, passcode: None, check, keys: BTreeMap::new() })
    }

    /// Reads what stands in the file, refusing parameters that would take too much or protect
    /// too little.
    pub(super) fn parse(json: &[u8]) -> Result<Self, KeysFault> {
        let document: Self = serde_json::from_slice(json).map_err(|_| KeysFault::Damaged)?;
        let usable = match (document.version, &document.passcode) {
            (UNDER_PASSCODE, Some(parameters)) => parameters.are_sensible(),
            (VERSION, None) => true,
            _ => false,
        };
        if usable { Ok(document) } else { Err(KeysFault::Damaged) }
    }

    /// What stands in the file.
    pub(super) fn to_json(&self) -> Result<Vec<u8>, KeysFault> {
        serde_json::to_vec_pretty(self).map_err(|_| KeysFault::Unavailable)
    }

    /// Whether a sealer is of this document.
    pub(super) fn is_of(&self, sealer: &Sealer) -> bool {
        sealer.is_of(self.passcode.as_ref())
    }

    /// Whether a change of the passcode would lose it.
    pub(super) fn is_under_passcode(&self) -> bool {
        self.passcode.is_some()
    }

    /// The sealer, if what opens it is right.
    pub(super) fn open(&self, opener: &Opener) -> Result<Sealer, KeysFault> {
        let sealer = match &self.passcode {
            Some(parameters) => parameters.sealer(&opener.passcode)?,
            None => Sealer::of_vault(&opener.key)?,
        };
        sealer.open(Place::Check, &self.check)?;
        Ok(sealer)
    }

    /// The same keys under another sealer, all of them or none.
    pub(super) fn sealed_anew(&self, old: &Sealer, new: &Sealer) -> Result<Self, KeysFault> {
        let mut document = Self::new(new)?;
        for (alias, SealedKey { needs_person, .. }) in &self.keys {
            let pkcs8 = self.take(alias, *needs_person, old)?;
            document.put(alias, *needs_person, new, &pkcs8)?;
        }
        Ok(document)
    }

    /// Seals a key, in the place of one of the same alias.
    pub(super) fn put(
        &mut self,
        alias: &str,
        needs_person: bool,
        sealer: &Sealer,
        pkcs8: &[u8],
    ) -> Result<(), KeysFault> {
        let place = Place::Key { alias, needs_person };
        let key = SealedKey { needs_person, sealed: sealer.seal(place, pkcs8)? };
        self.keys.insert(alias.to_owned(), key);
        Ok(())
    }

    /// Opens a key: one that needs the person only for the person.
    pub(super) fn take(
        &self,
        alias: &str,
        for_person: bool,
        sealer: &Sealer,
    ) -> Result<Zeroizing<Vec<u8>>, KeysFault> {
        let key = self.keys.get(alias).filter(|key| key.needs_person == for_person);
        let key = key.ok_or(KeysFault::Damaged)?;
        sealer.open(Place::Key { alias, needs_person: key.needs_person }, &key.sealed)
    }

    /// Forgets a key, and tells whether there was one.
    pub(super) fn remove(&mut self, alias: &str) -> bool {
        self.keys.remove(alias).is_some()
    }
}
