//! Where a test plays: a user of a server, their phone, and a gate between them.

use super::{Enrolment, Loan, PushSignIn};
use crate::failure::{Failure, Outcome};
use crate::gate::Gate;
use crate::phone::{Phone, Reply};
use crate::programs::Programs;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The passcode of the phone.
const PASSCODE: &str = "correct horse battery";

/// A user, their phone, and a gate before the server.
#[derive(Debug)]
pub struct PushStage {
    /// The server, which no other test uses meanwhile.
    pub server: Loan,
    /// The phone, with a vault that is empty at first.
    pub phone: Phone,
    /// What the phone takes for the server.
    pub gate: Gate,
    /// Who signs in.
    pub user: String,
    folder: TempDir,
}

impl PushStage {
    /// A user with the plain policies, and a phone with an empty vault.
    pub fn new() -> Outcome<Self> {
        Self::with(&json!({}), &json!({}))
    }

    /// The same with other policies, as `PrivacyIdea::set_policies` takes them.
    pub fn with(enrollment: &Value, authentication: &Value) -> Outcome<Self> {
        let server = Loan::new()?;
        let folder = tempfile::tempdir()?;
        let gate = Gate::before(server.address()?)?;
        let phone = Programs::find()?.phone;
        let phone = Phone::new(&phone, &folder.path().join("phone"), PASSCODE);
        phone.done(&["init"])?;
        let user = server.user()?;
        let stage = Self { server, phone, gate, user, folder };
        stage.set_policies(enrollment, authentication)?;
        Ok(stage)
    }

    /// The same, with a token that is enrolled, and its serial.
    pub fn enrolled(authentication: &Value) -> Outcome<(Self, String)> {
        let stage = Self::with(&json!({}), authentication)?;
        let enrolment = stage.enrol()?;
        stage.pair(&enrolment)?;
        Ok((stage, enrolment.serial))
    }

    /// Changes the policies. Phones are told the address of the gate.
    pub fn set_policies(&self, enrollment: &Value, authentication: &Value) -> Outcome<()> {
        let url = self.gate.at("/ttype/push");
        self.server.set_policies(&url, enrollment, authentication)
    }

    /// Gives the user a new token.
    pub fn enrol(&self) -> Outcome<Enrolment> {
        self.server.enrol(&self.user)
    }

    /// Scans its code with the phone.
    pub fn pair(&self, enrolment: &Enrolment) -> Outcome<Reply> {
        self.phone.done(&["pair", &enrolment.link, "--yes"])
    }

    /// Opens a sign-in, and finds its request on the phone.
    pub fn ask(&self) -> Outcome<(PushSignIn, String)> {
        let sign_in = self.server.open_sign_in(&self.user)?;
        Ok((sign_in, self.request()?))
    }

    /// The one request that is open on the phone, after it has polled.
    pub fn request(&self) -> Outcome<String> {
        let requests = self.phone.done(&["requests"])?;
        let request = requests.text("/requests/0/id")?.to_owned();
        match requests.json.pointer("/requests/1") {
            None => Ok(request),
            Some(_) => Err(Failure::new("The phone has several requests, and not one.")),
        }
    }

    /// How many requests are on the phone, after it has polled.
    pub fn requests(&self) -> Outcome<usize> {
        let requests = self.phone.done(&["requests"])?;
        Ok(requests.member("/requests")?.as_array().map_or(0, Vec::len))
    }

    /// All accounts of a phone, with what is known of their services.
    pub fn accounts(&self) -> Outcome<Value> {
        Ok(self.phone.done(&["codes"])?.member("/accounts")?.clone())
    }

    /// How the server says that a sign-in stands.
    pub fn standing(&self, sign_in: &PushSignIn) -> Outcome<String> {
        self.server.standing(sign_in)
    }

    /// A second phone of the same user, with an empty vault.
    pub fn second_phone(&self) -> Outcome<Phone> {
        let phone = self.phone.with(&self.folder.path().join("second phone"), PASSCODE);
        phone.done(&["init"])?;
        Ok(phone)
    }

    /// Writes a file that a phone can read, and gives its path.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Outcome<PathBuf> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }
}
