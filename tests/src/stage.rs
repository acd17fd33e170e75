//! Where a test plays: a phone and a service with a gate between them, in a folder of their own.

use crate::failure::{Failure, Outcome, fail};
use crate::gate::Gate;
use crate::phone::Phone;
use crate::programs::Programs;
use crate::service::{Pairing, Service, SignIn};
use serde_json::Value;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The user of the service.
const USER: &str = "ada";
/// The account's name on the phone.
const NAME: &str = "ada@countersign.example";
/// The passcode of the phone.
const PASSCODE: &str = "correct horse battery";

/// A phone, a service and a gate between them.
#[derive(Debug)]
pub struct Stage {
    /// The phone, with a vault that is empty at first.
    pub phone: Phone,
    /// The service.
    pub service: Service,
    /// What the phone takes for the service.
    pub gate: Gate,
    // Last: it is removed once the service has ended.
    folder: TempDir,
}

impl Stage {
    /// Starts a service, and makes a phone with an empty vault. Both log everything they can.
    pub fn new() -> Outcome<Self> {
        let programs = Programs::find()?;
        let folder = tempfile::tempdir()?;
        let gate = Gate::open()?;
        let (database, log) =
            (folder.path().join("service.sqlite"), File::create(log_in(&folder))?);
        let addresses = ["--listen", &gate.service(), "--base", &gate.base()];
        let service =
            Service::start(&programs.service, &database, &addresses, "trace", log.into())?;
        let phone = Phone::new(&programs.phone, &folder.path().join("phone"), PASSCODE);
        let phone = phone.logging("trace");
        phone.done(&["init"])?;
        Ok(Self { phone, service, gate, folder })
    }

    /// The same, with the phone paired and its number typed.
    pub fn paired() -> Outcome<Self> {
        let stage = Self::new()?;
        let pairing = stage.open_pairing()?;
        stage.pair(&pairing)?;
        Ok(stage)
    }

    /// Opens a pairing for the user.
    pub fn open_pairing(&self) -> Outcome<Pairing> {
        self.service.open_pairing(USER, NAME)
    }

    /// Pairs the phone and types the number of the page.
    pub fn pair(&self, pairing: &Pairing) -> Outcome<()> {
        let paired = self.phone.done(&["pair", &pairing.uri, "--yes"])?;
        let standing = self.service.pairing(&pairing.id)?;
        let number = standing.get("number").and_then(Value::as_str);
        let number = number.ok_or_else(|| Failure::new("The page has no number."))?;
        self.phone.done(&["approve", paired.text("/request/id")?, "--number", number])?;
        Ok(())
    }

    /// Opens a sign-in at an application, and finds its request on the phone.
    pub fn ask(&self, app: &str) -> Outcome<(SignIn, String)> {
        let sign_in = self.service.open_sign_in(USER, app)?;
        let requests = self.phone.done(&["requests"])?;
        let id = requests.entry("/requests", "app", app)?.get("id").and_then(Value::as_str);
        let id = id.ok_or_else(|| Failure::new("A request on the phone has no id."))?;
        Ok((sign_in, id.to_owned()))
    }

    /// The state and the tries left of a sign-in, as the service sees it.
    pub fn standing(&self, sign_in: &SignIn) -> Outcome<(String, u64)> {
        let standing = self.service.sign_in(&sign_in.id)?;
        let state = standing.get("state").and_then(Value::as_str);
        let tries = standing.get("tries_left").and_then(Value::as_u64);
        match (state, tries) {
            (Some(state), Some(tries)) => Ok((state.to_owned(), tries)),
            _ => fail("The service does not say how the sign-in stands."),
        }
    }

    /// The code that the phone shows for the user's account.
    pub fn code(&self) -> Outcome<String> {
        let codes = self.phone.done(&["codes"])?;
        let code = codes.entry("/accounts", "name", NAME)?.get("code").and_then(Value::as_str);
        code.map(str::to_owned).ok_or_else(|| Failure::new("The phone shows no code."))
    }

    /// Whether the service accepts a code of the user.
    pub fn accepts(&self, code: &str) -> Outcome<bool> {
        self.service.accepts_code(USER, code)
    }

    /// What the phone knows, at a pinned time, as one JSON object.
    pub fn codes(&self, phone: &Phone) -> Outcome<Value> {
        Ok(phone.done(&["codes", "--at", "1800000000"])?.json)
    }

    /// A phone with a copy of the vault as it is now.
    pub fn copy(&self, name: &str) -> Outcome<Phone> {
        let copy = self.folder.path().join(name);
        fs::create_dir(&copy)?;
        for entry in fs::read_dir(self.phone.vault())? {
            let entry = entry?;
            fs::copy(entry.path(), copy.join(entry.file_name()))?;
        }
        Ok(self.phone.with(&copy, PASSCODE))
    }

    /// A path in the folder of this stage.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the service has logged.
    pub fn log(&self) -> Outcome<String> {
        Ok(String::from_utf8_lossy(&fs::read(log_in(&self.folder))?).into_owned())
    }

    /// The phone's passcode, for tests that look for it where it must not be.
    #[must_use]
    pub fn passcode(&self) -> &'static str {
        PASSCODE
    }
}

fn log_in(folder: &TempDir) -> PathBuf {
    Path::join(folder.path(), "service.log")
}
