//! Keys of which a step can say that one of their functions fails as no interface declares.

use crate::keys::SoftwareKeys;
use countersign::{Authenticator, KeyKind, Keys, Moment, PlatformError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};

pub(crate) struct FaultyKeys {
    pub(crate) sound: SoftwareKeys,
    faults: Mutex<HashMap<&'static str, Fault>>,
}

/// What a function does instead of its work.
#[derive(Clone)]
pub(crate) enum Fault {
    /// Calls the authenticator in the middle of its call, then works.
    CallBack(Weak<Authenticator>, Moment),
    /// So many zeros; as a number, none or the largest.
    Give(usize),
    /// Rust declares all that a function can throw: this is what the others' becomes.
    Throw,
}

impl FaultyKeys {
    pub(crate) fn new(is_phone: bool) -> Self {
        Self { sound: SoftwareKeys::new(is_phone), faults: Mutex::default() }
    }

    /// Makes a function fail from now on, or work again.
    pub(crate) fn set(&self, function: &str, fault: Option<Fault>) {
        let all = ["delete", "generate", "mark", "set_mark", "sign", "unwrap", "wrap"];
        let function = all.into_iter().find(|it| *it == function).unwrap();
        let mut faults = self.faults.lock().unwrap();
        faults.remove(function);
        faults.extend(fault.map(|fault| (function, fault)));
    }

    fn through<T>(
        &self,
        function: &'static str,
        given: impl FnOnce(usize) -> T,
        work: impl FnOnce() -> Result<T, PlatformError>,
    ) -> Result<T, PlatformError> {
        let fault = self.faults.lock().unwrap().get(function).cloned();
        match fault {
            None => work(),
            Some(Fault::Throw) => Err(PlatformError::Unavailable),
            Some(Fault::Give(bytes)) => Ok(given(bytes)),
            Some(Fault::CallBack(phone, now)) => {
                let phone: Arc<Authenticator> = phone.upgrade().unwrap();
                phone.lock_view(now).unwrap();
                work()
            }
        }
    }
}

fn zeros(bytes: usize) -> Vec<u8> {
    vec![0; bytes]
}

impl Keys for FaultyKeys {
    fn generate(
        &self,
        alias: String,
        kind: KeyKind,
        needs_person: bool,
    ) -> Result<Vec<u8>, PlatformError> {
        let work = || self.sound.generate(alias, kind, needs_person);
        // Nothing is asked of what a key that wraps gives.
        if kind == KeyKind::Wrap { work() } else { self.through("generate", zeros, work) }
    }

    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.through("sign", zeros, || self.sound.sign(alias, message))
    }

    fn delete(&self, alias: String) -> Result<(), PlatformError> {
        self.through("delete", |_| (), || self.sound.delete(alias))
    }

    fn wrap(&self, alias: String, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.through("wrap", zeros, || self.sound.wrap(alias, bytes))
    }

    fn unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.through("unwrap", zeros, || self.sound.unwrap(alias, wrapped))
    }

    fn mark(&self) -> Result<u64, PlatformError> {
        let number = |bytes| if bytes == 0 { 0 } else { u64::MAX };
        self.through("mark", number, || self.sound.mark())
    }

    fn set_mark(&self, mark: u64) -> Result<(), PlatformError> {
        self.through("set_mark", |_| (), || self.sound.set_mark(mark))
    }
}
