//! What is in the file of another app.

use super::notice::notices;
use super::scan::{account_rows, page_of, skipped};
use crate::outside::outside;
use crate::trouble::name;
use crate::words::Words;
use countersign::{ImportApp, Imported, ImportedAccount};

/// Whose a file is.
pub(crate) fn app(app: ImportApp, words: Words) -> String {
    words.say(&format!("import.app.{}", name(&app)), &[])
}

/// All entries: those that can be used with their codes, the others with their reason.
pub(crate) fn page(found: &Imported, words: Words) -> String {
    let (app, count) = (app(found.app, words), found.accounts.len().to_string());
    let title = words.say("import.found", &[("app", &app), ("count", &count)]);
    let cards: Vec<_> = found.accounts.iter().map(|it| account(it, words)).collect();
    page_of(&[title, cards.join("\n"), skipped(&found.skipped, words)].join("\n"))
}

fn account(it: &ImportedAccount, words: Words) -> String {
    let mut rows = account_rows(&it.account, &it.code, words);
    rows.add("account.nickname", &it.nickname.as_deref().map(outside).unwrap_or_default());
    rows.page() + &notices(&it.notices, words)
}
