//! Raivo: a list in which every value is a text.

use super::Refusal;
use super::entries::{Entries, Own, Shape, flag, list};
use crate::secret::Secret;
use serde_json::Value;

pub(super) fn is_one(file: &Value) -> bool {
    let first = list(file, "").first();
    first.is_some_and(|it| ["secret", "account", "kind"].iter().all(|name| it.get(name).is_some()))
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/kind",
        issuer: "/issuer",
        name: "/account",
        secret: "/secret",
        algorithm: "/algorithm",
        digits: "/digits",
        period: "/timer",
        counter: "/counter",
    };
    let own = |it| Own::favourite(flag(it, "/pinned"));
    list(file, "").iter().try_for_each(|it| entries.entry(SHAPE.read(it), &own(it)))
}
