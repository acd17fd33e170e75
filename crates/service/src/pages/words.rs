//! The sentences of words.json in the reader's language. Patterns are ICU messages: `{name}`, and
//! `{count, plural, one{…} other{…}}`, which is always a whole sentence.

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

const FILE: &str = include_str!("../../../../words.json");

/// A language that the words are in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Language {
    English,
    Japanese,
    TraditionalChinese,
}

impl Language {
    /// All of them, as the switch on each page lists them.
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::TraditionalChinese, Self::Japanese];

    /// Its BCP 47 tag, for `lang`, the cookie and the switch.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// Its own name for itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Japanese => "日本語",
            Self::TraditionalChinese => "繁體中文",
        }
    }

    /// The language of a tag of ours.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The best one for `Accept-Language` (RFC 9110 §12.5.4); English where none fits.
    pub(crate) fn accepted(headers: &HeaderMap) -> Self {
        let values = headers.get_all(header::ACCEPT_LANGUAGE).iter();
        let ranges = values.filter_map(|value| value.to_str().ok()).flat_map(|it| it.split(','));
        let mut best = (0, Self::English);
        for range in ranges {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let weight = weight.trim().strip_prefix("q=").map_or(1000, thousandths);
            if let Some(language) = Self::of_range(tag.trim())
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }

    /// Browsers that ask for Simplified Chinese usually name plain `zh` beside it, which is met.
    fn of_range(range: &str) -> Option<Self> {
        let range = range.to_ascii_lowercase();
        let mut parts = range.split('-');
        match (parts.next(), parts.next()) {
            (Some("en"), _) => Some(Self::English),
            (Some("ja"), _) => Some(Self::Japanese),
            (Some("zh"), None | Some("hant" | "hk" | "mo" | "tw")) => {
                Some(Self::TraditionalChinese)
            }
            _ => None,
        }
    }
}

/// A weight between 0 and 1 in thousandths; what is none counts as nothing.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match whole {
        "1" => 1000,
        _ => digits.parse().unwrap_or(0),
    }
}

/// The words in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    pub(crate) language: Language,
}

impl Words {
    pub(crate) const fn new(language: Language) -> Self {
        Self { language }
    }

    /// A sentence as it stands.
    pub(crate) fn say(self, key: &str) -> &'static str {
        let Some(entry) = table().get(key) else { return "" };
        match self.language {
            Language::English => &entry.en,
            Language::Japanese => &entry.ja,
            Language::TraditionalChinese => &entry.zh_hant,
        }
    }

    /// A sentence with one placeholder.
    pub(crate) fn with(self, key: &str, name: &str, value: &str) -> String {
        self.filled(key, &[(name, value)])
    }

    /// A sentence with two placeholders.
    pub(crate) fn with_both(self, key: &str, first: (&str, &str), second: (&str, &str)) -> String {
        self.filled(key, &[first, second])
    }

    /// A sentence about a number.
    pub(crate) fn count(self, key: &str, count: i64) -> String {
        self.filled(key, &[("count", &count.to_string())])
    }

    fn filled(self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values, self.language)
    }
}

#[derive(Deserialize)]
struct Entry {
    en: String,
    ja: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
}

fn table() -> &'static HashMap<String, Entry> {
    static TABLE: OnceLock<HashMap<String, Entry>> = OnceLock::new();
    // The file is part of the program and a test reads all of it, so nothing can be wrong with it.
    TABLE.get_or_init(|| serde_json::from_str(FILE).unwrap_or_default())
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

/// What stands in a pair of braces: a name, or a plural whose branches are patterns again. A value
/// is never read as a pattern.
fn argument(inside: &str, values: &[(&str, &str)], language: Language) -> String {
    let value = |name: &str| {
        values.iter().find(|(known, _)| *known == name.trim()).map_or("", |(_, value)| value)
    };
    let Some((name, choices)) = inside.split_once(',') else { return value(inside).to_owned() };
    let choices = choices.trim_start().trim_start_matches("plural,");
    // CLDR plural rules for whole numbers: of the three languages only English has two forms.
    let one = language == Language::English && value(name) == "1";
    fill(branch(choices, if one { "one" } else { "other" }), values, language)
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
mod tests;
