//! Whether the sentences of words.json and those that programs say are the same.

use super::{Word, camel_case};
use crate::workspace::Workspace;
use countersign_tests::Outcome;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where sentences are said.
const SOURCES: [&str; 5] =
    ["android", "ios", "crates/cli/src", "crates/service/src", "crates/service/templates"];

/// The kinds of files that say them.
const KINDS: [&str; 5] = ["html", "kt", "rs", "swift", "xcstrings"];

/// Families that are said by the value of an enumeration or by the name of an error. Compilers and
/// the tests of the shells see to it that each of them is there.
const BY_VALUE: [&str; 6] = ["error.", "import.app.", "notice.", "problem.", "reason.", "vendor."];

/// What waits for its screen.
const NOT_SAID_YET: [&str; 27] = [
    "a11y.number.digit",
    "a11y.ring",
    "a11y.scan.partly",
    "batch.add_partial",
    "batch.other_export",
    "batch.same_again",
    "clock.zone.changed",
    "common.copy",
    "common.edit",
    "common.learn_more",
    "common.never",
    "common.search",
    "common.share",
    "common.unknown",
    "journal.expired",
    "notify.backup.",
    "notify.channel.reminders",
    "notify.clock.",
    "notify.paired.",
    "pair.already",
    "pair.consent.both_forms",
    "pair.moved.",
    "perm.battery",
    "prompt.options.not_one",
    "prompt.sheet.subtitle",
    "prompt.time",
    "quiet.end",
];

/// The keys that nothing says.
pub(super) fn unsaid(workspace: &Workspace, words: &[Word]) -> Outcome<Vec<String>> {
    let mut said = BTreeSet::new();
    for source in SOURCES {
        read(&workspace.root.join(source), &mut said)?;
    }
    Ok(words.iter().map(|word| word.key.clone()).filter(|key| is_unsaid(key, &said)).collect())
}

fn is_unsaid(key: &str, said: &BTreeSet<String>) -> bool {
    let listed = |list: &[&str]| list.iter().any(|start| key.starts_with(start));
    let is_said = said.contains(key) || said.contains(&camel_case(key));
    !is_said && !listed(&BY_VALUE) && !listed(&NOT_SAID_YET)
}

/// The words of all files below a folder: letters, digits, and the signs that are within a key.
fn read(folder: &Path, words: &mut BTreeSet<String>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let generated = path.file_stem().is_some_and(|name| name == "Words");
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if path.is_dir() {
            read(&path, words)?;
        } else if KINDS.contains(&kind) && !generated {
            let text = fs::read_to_string(&path)?;
            let within = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '.';
            for word in text.split(|it| !within(it)) {
                words.insert(word.to_owned());
                words.extend(word.split('.').map(str::to_owned));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_said_by_its_name_in_code_or_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("Home.kt", "Text(words.homeTitle)\nSentence(\"home.refresh.none\")");
        write("Words.kt", "val homeSearch get() = pick()");
        write("notes.md", "home.hidden");
        let mut said = BTreeSet::new();
        read(folder.path(), &mut said).unwrap();
        for key in ["home.title", "home.refresh.none", "journal.expired", "reason.empty"] {
            assert!(!is_unsaid(key, &said), "{key}");
        }
        for key in ["home.search", "home.hidden", "home.refresh"] {
            assert!(is_unsaid(key, &said), "{key}");
        }
    }
}
