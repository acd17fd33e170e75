//! What stands in the file of keys.

use super::KeysFault;
use super::seal::{Parameters, Place, Sealer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The form of the file.
const VERSION: u32 = 1;

/// All keys of a vault. The parameters of the passcode are the same for all of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    version: u32,
    passcode: Parameters,
    /// Nothing, sealed: tells a wrong passcode before a key is added under it.
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
    /// A new one without keys, and its sealer.
    pub(super) fn new(passcode: &str) -> Result<(Self, Sealer), KeysFault> {
        let parameters = Parameters::fresh()?;
        let sealer = parameters.sealer(passcode)?;
        let check = sealer.seal(Place::Check, &[])?;
        let keys = BTreeMap::new();
        Ok((Self { version: VERSION, passcode: parameters, check, keys }, sealer))
    }

    /// Reads what stands in the file, refusing parameters that would take too much or protect
    /// too little.
    pub(super) fn parse(json: &[u8]) -> Result<Self, KeysFault> {
        let document: Self = serde_json::from_slice(json).map_err(|_| KeysFault::Damaged)?;
        let usable = document.version == VERSION && document.passcode.are_sensible();
        if usable { Ok(document) } else { Err(KeysFault::Damaged) }
    }

    /// What stands in the file.
    pub(super) fn to_json(&self) -> Result<Vec<u8>, KeysFault> {
        serde_json::to_vec_pretty(self).map_err(|_| KeysFault::Unavailable)
    }

    /// Whether a sealer is of this document.
    pub(super) fn is_of(&self, sealer: &Sealer) -> bool {
        sealer.is_of(&self.passcode)
    }

    /// The sealer, if the passcode is right.
    pub(super) fn open(&self, passcode: &str) -> Result<Sealer, KeysFault> {
        let sealer = self.passcode.sealer(passcode)?;
        sealer.open(Place::Check, &self.check)?;
        Ok(sealer)
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
