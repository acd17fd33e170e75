//! `LastPass` Authenticator: the names that the services gave, and those that the person made of them.

use super::Refusal;
use super::entries::{Entries, Own, Shape, first_said, flag, list, text};
use crate::scan::Entry;
use crate::secret::Secret;
use serde_json::Value;
use zeroize::Zeroizing;

pub(super) fn is_one(file: &Value) -> bool {
    list(file, "/accounts").first().is_some_and(|it| it.get("issuerName").is_some())
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "",
        issuer: "/originalIssuerName",
        name: "/originalUserName",
        secret: "/secret",
        algorithm: "/algorithm",
        digits: "/digits",
        period: "/timeStep",
        counter: "",
    };
    list(file, "/accounts").iter().try_for_each(|it| {
        let entry = SHAPE.read(it);
        let nickname = text(it, "/issuerName");
        let issuer = first_said([entry.issuer, nickname.clone()]);
        let name = first_said([entry.name, text(it, "/userName")]);
        let kind = Zeroizing::new("totp".to_owned());
        let own = Own { nickname, favourite: flag(it, "/isFavorite") };
        entries.entry(Entry { kind, issuer, name, ..entry }, &own)
    })
}
