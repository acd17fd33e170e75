//! Proton Authenticator: links, with names beside them.

use super::Refusal;
use super::entries::{Called, Entries, Own, list, text};
use crate::secret::Secret;
use serde_json::Value;
use zeroize::Zeroizing;

pub(super) fn is_one(file: &Value) -> bool {
    list(file, "/entries").first().is_some_and(|it| it.pointer("/content/uri").is_some())
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    list(file, "/entries").iter().try_for_each(|it| {
        let (issuer, name) = (Zeroizing::default(), text(it, "/content/name"));
        let link = text(it, "/content/uri");
        entries.link(&link, &Called { issuer, name }, &Own::default())
    })
}
