//! The sentences of words.json, in the language of the environment. Patterns are ICU messages:
//! `{name}`, and `{count, plural, one{…} other{…}}`.

use serde::Deserialize;
use std::collections::HashMap;
use std::env;
use std::sync::OnceLock;

const WORDS: &str = include_str!("../../../words.json");

/// The languages that the words are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    English,
    Japanese,
    TraditionalChinese,
}

/// The words in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    language: Language,
}

#[derive(Deserialize)]
struct Entry {
    en: String,
    ja: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
}

impl Words {
    /// In the language that POSIX names: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
    pub(crate) fn of_environment() -> Self {
        Self { language: language(|name| env::var(name).ok()) }
    }

    /// The sentence of a key, filled in. Texts from outside are to be made printable before.
    pub(crate) fn say(self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(entry) = table().get(key) else { return key.to_owned() };
        let pattern = match self.language {
            Language::English => &entry.en,
            Language::Japanese => &entry.ja,
            Language::TraditionalChinese => &entry.zh_hant,
        };
        fill(pattern, values, self.language)
    }

    /// A sentence about a number.
    pub(crate) fn count(self, key: &str, count: impl ToString) -> String {
        self.say(key, &[("count", &count.to_string())])
    }
}

fn table() -> &'static HashMap<String, Entry> {
    static TABLE: OnceLock<HashMap<String, Entry>> = OnceLock::new();
    // The file is part of the program and a test reads all of it, so nothing can be wrong with it.
    TABLE.get_or_init(|| serde_json::from_str(WORDS).unwrap_or_default())
}

fn language(variable: impl Fn(&str) -> Option<String>) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.iter().filter_map(|name| variable(name)).find(|locale| !locale.is_empty());
    let locale = locale.unwrap_or_default().replace('-', "_");
    let locale = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = locale.split('_');
    match (parts.next(), parts.next()) {
        (Some("ja"), _) => Language::Japanese,
        (Some("zh"), Some("Hant" | "HK" | "MO" | "TW")) => Language::TraditionalChinese,
        _ => Language::English,
    }
}

fn fill(pattern: &str, values: &[(&str, &str)], language: Language) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, from)) = rest.split_once('{') {
        let (inside, after) = until_closed(from);
        filled.push_str(before);
        filled.push_str(&argument(inside, values, language));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn argument(inside: &str, values: &[(&str, &str)], language: Language) -> String {
    let value = |name: &str| {
        values.iter().find(|(known, _)| *known == name.trim()).map_or("", |(_, value)| value)
    };
    match inside.split_once(',') {
        None => value(inside).to_owned(),
        Some((name, choices)) => {
            let choices = choices.trim_start().trim_start_matches("plural,");
            fill(branch(choices, category(value(name), language)), values, language)
        }
    }
}

/// The plural rules of the Unicode CLDR for whole numbers: only English has two forms.
fn category(number: &str, language: Language) -> &'static str {
    if language == Language::English && number == "1" { "one" } else { "other" }
}

fn branch<'a>(choices: &'a str, category: &str) -> &'a str {
    let mut last = "";
    let mut rest = choices;
    while let Some((name, from)) = rest.split_once('{') {
        let (inside, after) = until_closed(from);
        if name.trim() == category {
            return inside;
        }
        last = inside;
        rest = after;
    }
    // Without the wanted form it is "other", which stands last.
    last
}

/// What stands before the brace that closes an open one, and what after it.
fn until_closed(from: &str) -> (&str, &str) {
    let mut depth: u32 = 1;
    for (index, character) in from.char_indices() {
        match character {
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let (inside, after) = from.split_at_checked(index).unwrap_or((from, ""));
            return (inside, after.strip_prefix('}').unwrap_or(after));
        }
    }
    (from, "")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::fs;
    use std::path::{Path, PathBuf};

    pub(crate) const ENGLISH: Words = Words { language: Language::English };
    pub(crate) const CHINESE: Words = Words { language: Language::TraditionalChinese };
    pub(crate) const JAPANESE: Words = Words { language: Language::Japanese };

    pub(crate) fn has(key: &str) -> bool {
        table().contains_key(key)
    }

    #[test]
    fn every_sentence_is_there_in_all_languages() {
        let all: HashMap<String, Entry> = serde_json::from_str(WORDS).unwrap();
        assert!(all.len() > 500);
        for (key, entry) in &all {
            for sentence in [&entry.en, &entry.ja, &entry.zh_hant] {
                assert!(!sentence.is_empty(), "{key}");
                let braces = |it| sentence.matches(it).count();
                assert_eq!(braces('{'), braces('}'), "{key}");
            }
        }
    }

    #[test]
    fn every_key_in_the_source_is_known() {
        let families: Vec<_> = table()
            .keys()
            .filter_map(|key| key.split_once('.'))
            .map(|(family, _)| family)
            .collect();
        let mut found = 0;
        for file in sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            let source = fs::read_to_string(&file).unwrap();
            let texts = source.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
            for text in texts {
                let looks_like_one = text.split_once('.').is_some_and(|(family, rest)| {
                    families.contains(&family)
                        && rest.chars().all(|it| it.is_ascii_lowercase() || "._".contains(it))
                        && !rest.is_empty()
                        && !rest.starts_with("example")
                });
                if looks_like_one {
                    assert!(has(text), "{text} in {}", file.display());
                    found += 1;
                }
            }
        }
        assert!(found > 50, "{found}");
    }

    fn sources(directory: PathBuf) -> Vec<PathBuf> {
        let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
        let each = |path: PathBuf| if path.is_dir() { sources(path) } else { vec![path] };
        entries.flat_map(each).collect()
    }

    #[test]
    fn placeholders_and_plurals_are_filled_in() {
        let filled = |pattern, count| {
            fill(pattern, &[("count", count), ("host", "a.example")], Language::English)
        };
        assert_eq!(filled("no braces", "1"), "no braces");
        assert_eq!(filled("to {host}, {host}.", "1"), "to a.example, a.example.");
        let plural = "{count, plural, one{{count} try} other{{count} tries}} left";
        assert_eq!(filled(plural, "1"), "1 try left");
        assert_eq!(filled(plural, "0"), "0 tries left");
        assert_eq!(filled("{count, plural, other{剩 {count} 次}}", "1"), "剩 1 次");
        assert_eq!(filled("{nobody} {", "1"), " ");
    }

    #[test]
    fn values_are_never_patterns() {
        let filled = fill("<{host}>", &[("host", "{count} {")], Language::English);
        assert_eq!(filled, "<{count} {>");
    }

    #[test]
    fn the_language_is_that_of_the_environment() {
        let of = |all: &str, messages: &str, lang: &str| {
            let known = [("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang)];
            let known = known.map(|(name, value)| (name, value.to_owned()));
            language(move |name| known.iter().find(|it| it.0 == name).map(|it| it.1.clone()))
        };
        assert_eq!(of("", "", ""), Language::English);
        assert_eq!(of("", "", "ja_JP.UTF-8"), Language::Japanese);
        assert_eq!(of("", "zh_TW.UTF-8", "ja_JP.UTF-8"), Language::TraditionalChinese);
        assert_eq!(of("C", "zh_TW", "ja"), Language::English);
        assert_eq!(of("zh-Hant", "", ""), Language::TraditionalChinese);
        assert_eq!(of("zh_HK@x", "", ""), Language::TraditionalChinese);
        assert_eq!(of("zh_CN.UTF-8", "", ""), Language::English);
        assert_eq!(of("zh_Hant_TW", "", ""), Language::TraditionalChinese);
        assert_eq!(of("jam", "", ""), Language::English);
    }
}
