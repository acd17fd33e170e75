//! The arguments of a step, each turned into the type that a call wants.

use crate::describe::normal;
use countersign::{
    AccountType, Algorithm, Answer, Captured, Choice, DenyReason, Input, LockPolicy, ManualEntry,
    Moment, PlatformError, PrivacyChoice, Unlock,
};
use serde_json::Value;
use std::fmt::Debug;
use std::path::Path;

pub(crate) struct Arguments<'a> {
    pub(crate) with: Value,
    pub(crate) folder: &'a Path,
    pub(crate) now: Moment,
}

impl Arguments<'_> {
    pub(crate) fn text(&self, name: &str) -> String {
        self.with[name].as_str().unwrap_or_else(|| panic!("the step lacks {name}")).to_owned()
    }

    pub(crate) fn text_or_none(&self, name: &str) -> Option<String> {
        self.with[name].as_str().map(str::to_owned)
    }

    pub(crate) fn number<T: TryFrom<u64>>(&self, name: &str) -> T {
        let number = self.with[name].as_u64().and_then(|it| it.try_into().ok());
        number.unwrap_or_else(|| panic!("the step lacks {name}"))
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.with[name].as_bool().unwrap_or_else(|| panic!("the step lacks {name}"))
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let value = &self.with[name];
        match (value["file"].as_str(), value["drawn"].as_str()) {
            (Some(file), _) => std::fs::read(self.folder.join(file)).unwrap(),
            (_, Some(modules)) => drawn(&bytes(modules)),
            _ => bytes(value["bytes"].as_str().unwrap()),
        }
    }

    /// The variant without fields whose name stands there.
    pub(crate) fn variant<T: Debug + Copy>(&self, name: &str, all: &[T]) -> T {
        let wanted = normal(self.is(name));
        let found = all.iter().find(|it| normal(&format!("{it:?}")) == wanted);
        *found.unwrap_or_else(|| panic!("{wanted} is unknown in the step"))
    }

    fn is(&self, name: &str) -> &str {
        self.with[name]["is"].as_str().or(self.with[name].as_str()).unwrap_or_default()
    }

    /// The members of an argument that has some.
    fn inside(&self, name: &str) -> Self {
        Self { with: self.with[name].clone(), folder: self.folder, now: self.now }
    }

    pub(crate) fn entry(&self) -> ManualEntry {
        let entry = self.inside("entry");
        ManualEntry {
            issuer: entry.text("issuer"),
            name: entry.text("name"),
            secret: entry.text("secret"),
            account_type: entry.variant("account_type", &[AccountType::Hotp, AccountType::Totp]),
            algorithm: entry.variant("algorithm", &[Algorithm::Sha1]),
            digits: entry.number("digits"),
            period: entry.number("period"),
            counter: entry.number("counter"),
        }
    }

    pub(crate) fn choice(&self) -> Choice {
        match self.is("choice") {
            "KeepBoth" => Choice::KeepBoth,
            _ => {
                Choice::Replace { account: self.with["choice"]["account"].as_str().map(Into::into) }
            }
        }
    }

    pub(crate) fn answer(&self) -> Answer {
        let answer = self.inside("answer");
        match self.is("answer") {
            "Approve" => Answer::Approve { number: answer.with["number"].as_str().map(Into::into) },
            "Deny" => {
                let all = [DenyReason::NotMe, DenyReason::NotNow];
                Answer::Deny { reason: answer.variant("reason", &all) }
            }
            other => panic!("{other} is unknown in the step"),
        }
    }

    pub(crate) fn unlock(&self) -> Unlock {
        match self.is("unlock") {
            "Phone" => Unlock::Phone,
            _ => Unlock::Passcode { passcode: self.inside("unlock").text("passcode") },
        }
    }

    pub(crate) fn captured(&self) -> Captured {
        let captured = self.inside("captured");
        match self.is("captured") {
            "Text" => Captured::Text { text: captured.text("text") },
            _ => Captured::Image {
                luma: captured.bytes("luma"),
                width: captured.number("width"),
                height: captured.number("height"),
                row_stride: captured.number("row_stride"),
            },
        }
    }

    pub(crate) fn policy(&self) -> LockPolicy {
        match self.is("policy") {
            "After" => LockPolicy::After { seconds: self.inside("policy").number("seconds") },
            _ => self.variant("policy", &[LockPolicy::Never, LockPolicy::OnBackground]),
        }
    }

    pub(crate) fn input(&self) -> Input {
        let input = self.inside("input");
        match self.is("input") {
            "Signature" => Input::Signature { der: input.bytes("der") },
            "Failed" => {
                let all = [PlatformError::Cancelled, PlatformError::Offline];
                Input::Failed { failure: input.variant("failure", &all) }
            }
            other => panic!("{other} is unknown in the step"),
        }
    }

    pub(crate) fn privacy(&self) -> PrivacyChoice {
        let choice = self.inside("choice");
        PrivacyChoice {
            allow_screenshots: choice.flag("allow_screenshots"),
            hide_codes: choice.flag("hide_codes"),
        }
    }
}

/// The bytes of hexadecimal digits.
pub(crate) fn bytes(digits: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.as_bytes().chunks(2).map(byte).collect()
}

/// The pixels of a QR code: four a module, and four light modules around it.
fn drawn(modules: &[u8]) -> Vec<u8> {
    let side = modules.len().isqrt();
    let inside = |pixel: usize| (pixel / 4).checked_sub(4).filter(|at| *at < side);
    let pixels = (side + 8) * 4;
    let dark = |(x, y)| inside(x).zip(inside(y)).is_some_and(|(x, y)| modules[y * side + x] == 1);
    let places = (0..pixels).flat_map(|y| (0..pixels).map(move |x| (x, y)));
    places.map(|place| if dark(place) { 0 } else { 255 }).collect()
}
