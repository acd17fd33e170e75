//! What is in the file of another app.

use super::scan::{batch_account, page_of, skipped};
use crate::trouble::name;
use crate::words::Words;
use countersign::{BatchAccount, ImportApp, Imported};

/// Whose a file is.
pub(crate) fn app(app: ImportApp, words: Words) -> String {
    words.say(&format!("import.app.{}", name(&app)), &[])
}

/// All entries: those that can be used with their codes, the others with their reason.
pub(crate) fn page(found: &Imported, words: Words) -> String {
    let (app, count) = (app(found.app, words), found.accounts.len().to_string());
    let title = words.say("import.found", &[("app", &app), ("count", &count)]);
    let cards = found.accounts.iter().map(|it| {
        let (account, code, notices) = (it.account.clone(), it.code.clone(), it.notices.clone());
        batch_account(&BatchAccount { account, code, notices }, words)
    });
    page_of(
        &[title, cards.collect::<Vec<_>>().join("\n"), skipped(&found.skipped, words)].join("\n"),
    )
}
