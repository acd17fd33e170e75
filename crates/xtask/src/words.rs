//! The sentences of words.json as code for the shells, one function or property a sentence, so
//! that a shell that asks for one that is not there, or leaves out a value, does not compile.

mod kotlin;
mod swift;
mod used;

use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, fail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// The languages, in the order in which the generated code has them.
const LANGUAGES: [&str; 3] = ["en", "zh-Hant", "ja"];

/// Families of words that no shell shows: those of the service's pages, of the terminal, and of the
/// files in which a system wants its words itself.
const OF_OTHERS: [&str; 3] = ["web", "term", "ios"];

/// Families with a word for each value of an enumeration of the core, and what the key says after
/// the value. In code they are functions of that value, so that a value without words does not
/// compile either.
pub(crate) const ENUMERATIONS: [(&str, &str, &[&str]); 3] = [
    ("notice", "Notice", &[""]),
    ("reason", "Reason", &[""]),
    ("vendor", "Vendor", &["name", "what", "do"]),
];

/// A sentence in all languages.
#[derive(Debug)]
pub(crate) struct Word {
    /// Its name in words.json.
    pub(crate) key: String,
    /// The number that its plural forms depend on.
    pub(crate) count: Option<String>,
    /// The other values that it takes, in the order of the English sentence.
    pub(crate) values: Vec<String>,
    /// The sentence in each of the languages, in their order.
    pub(crate) sentences: [Sentence; 3],
}

/// A sentence in one language.
#[derive(Debug, PartialEq)]
pub(crate) struct Sentence {
    /// For the number one, where the language has a form for it.
    pub(crate) one: Option<Vec<Part>>,
    /// For every other number, and where there is no number.
    pub(crate) other: Vec<Part>,
}

/// A part of a sentence.
#[derive(Debug, PartialEq)]
pub(crate) enum Part {
    /// Said as it stands.
    Text(String),
    /// The value of a name.
    Value(String),
}

impl Word {
    /// What stands for an entry of an enumeration in the key: `bad_percent` of `notice.bad_percent`,
    /// and `okta` of `vendor.okta.name`.
    pub(crate) fn entry<'a>(&'a self, family: &str, suffix: &str) -> Option<&'a str> {
        let entry = self.key.strip_prefix(family)?.strip_prefix('.')?;
        if suffix.is_empty() { Some(entry) } else { entry.strip_suffix(suffix)?.strip_suffix('.') }
    }
}

/// Makes the committed words of the shells anew.
pub(crate) fn write(workspace: &Workspace) -> Outcome<()> {
    for (file, text) in generate(workspace)? {
        let path = workspace.root.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
        println!("{file}");
    }
    Ok(())
}

/// Fails where the committed words are not, byte for byte, those of words.json, or nothing says one.
pub(crate) fn check(workspace: &Workspace) -> Outcome<()> {
    for (file, text) in generate(workspace)? {
        if fs::read_to_string(workspace.root.join(file)).ok().as_ref() != Some(&text) {
            return fail(format!("{file} is not made from words.json: run `cargo xtask words`."));
        }
    }
    let unsaid = used::unsaid(workspace, &words_of(workspace)?)?;
    if !unsaid.is_empty() {
        return fail(format!("Nothing says these words of words.json: {}.", unsaid.join(", ")));
    }
    println!("The words of the shells are those of words.json.");
    Ok(())
}

/// The generated files and what belongs into them.
fn generate(workspace: &Workspace) -> Outcome<Vec<(&'static str, String)>> {
    let words = words_of(workspace)?;
    Ok(vec![(kotlin::FILE, kotlin::source(&words)), (swift::FILE, swift::source(&words))])
}

fn words_of(workspace: &Workspace) -> Outcome<Vec<Word>> {
    read(&fs::read_to_string(workspace.root.join("words.json"))?)
}

/// The words that a shell can show, sorted by key.
fn read(json: &str) -> Outcome<Vec<Word>> {
    let all: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_str(json).map_err(|error| Failure::new(format!("words.json: {error}")))?;
    let shown = |key: &String| !OF_OTHERS.contains(&key.split('.').next().unwrap_or_default());
    let shown = all.into_iter().filter(|(key, _)| shown(key));
    shown.map(|(key, entry)| word(key, &entry)).collect()
}

fn word(key: String, entry: &BTreeMap<String, Value>) -> Outcome<Word> {
    let mut counts = Vec::new();
    let mut sentences = Vec::new();
    for language in LANGUAGES {
        let pattern = entry.get(language).and_then(Value::as_str).filter(|it| !it.is_empty());
        let read = pattern.and_then(sentence);
        let Some((count, sentence)) = read else {
            return fail(format!("words.json: {key} is missing or not well formed in {language}."));
        };
        counts.push(count);
        sentences.push(sentence);
    }
    let names = |sentence: &Sentence| {
        let mut names: Vec<String> = Vec::new();
        for part in sentence.one.iter().flatten().chain(&sentence.other) {
            if let Part::Value(name) = part
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        names
    };
    let sentences: [Sentence; 3] =
        sentences.try_into().map_err(|_| Failure::new("words.json: a language is missing."))?;
    let values = names(&sentences[0]);
    let same = |other: &Sentence| {
        let other = names(other);
        other.len() == values.len() && other.iter().all(|name| values.contains(name))
    };
    let count = counts.swap_remove(0);
    if !sentences.iter().all(same) || counts.iter().any(|other| *other != count) {
        return fail(format!("words.json: {key} does not take the same values in all languages."));
    }
    let values = values.into_iter().filter(|name| Some(name) != count.as_ref()).collect();
    Ok(Word { key, count, values, sentences })
}

/// An ICU message: a plain one, or a plural that is the whole of it. With the name of its number.
fn sentence(pattern: &str) -> Option<(Option<String>, Sentence)> {
    let whole = pattern.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some((name, forms)) = whole.and_then(|whole| whole.split_once(", plural, ")) else {
        return Some((None, Sentence { one: None, other: parts(pattern)? }));
    };
    let (one, other) = match forms.strip_prefix("one{") {
        Some(forms) => {
            let (one, other) = forms.split_once("} other{")?;
            (Some(parts(one)?), other)
        }
        None => (None, forms.strip_prefix("other{")?),
    };
    let other = parts(other.strip_suffix('}')?)?;
    Some((Some(name.to_owned()), Sentence { one, other }))
}

/// Text and `{name}` in turns.
fn parts(pattern: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((text, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}')?;
        if name.is_empty() || !name.chars().all(|it| it.is_ascii_lowercase() || it == '_') {
            return None;
        }
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        parts.push(Part::Value(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    let closed = parts.iter().all(|part| !matches!(part, Part::Text(text) if text.contains('}')));
    closed.then_some(parts)
}

/// `a11y.code.changed` as `a11yCodeChanged`, as both languages write names.
pub(crate) fn camel_case(key: &str) -> String {
    let mut name = String::new();
    for (index, part) in key.split(['.', '_']).enumerate() {
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if index > 0 => name.push(first.to_ascii_uppercase()),
            Some(first) => name.push(first),
            None => {}
        }
        name.push_str(letters.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    fn value(name: &str) -> Part {
        Part::Value(name.to_owned())
    }

    #[test]
    fn patterns_are_read() {
        let plain = |other| Some((None, Sentence { one: None, other }));
        assert_eq!(sentence("Done"), plain(vec![text("Done")]));
        assert_eq!(sentence("{a}{b} c"), plain(vec![value("a"), value("b"), text(" c")]));
        let plural = "{count, plural, one{{app}: {count} try} other{{app}: {count} tries}}";
        let form = |last| Some(vec![value("app"), text(": "), value("count"), text(last)]);
        let forms = Sentence { one: form(" try"), other: form(" tries").unwrap() };
        assert_eq!(sentence(plural), Some((Some("count".to_owned()), forms)));
        let one_form = Sentence { one: None, other: vec![value("count"), text("分")] };
        let read = sentence("{count, plural, other{{count}分}}");
        assert_eq!(read, Some((Some("count".to_owned()), one_form)));
        for broken in
            ["{", "a } b", "{A}", "{}", "{count, plural, one{a}}", "{count, plural, other{a}"]
        {
            assert_eq!(sentence(broken), None, "{broken}");
        }
    }

    #[test]
    fn languages_that_take_other_values_are_refused() {
        let entry = |ja: &str| {
            format!(r#"{{"a.b": {{"en": "to {{host}}", "zh-Hant": "{{host}}", "ja": "{ja}"}}}}"#)
        };
        assert_eq!(read(&entry("{host}")).unwrap()[0].values, ["host"]);
        for other in ["", "{device}", "{host}{device}", "no value", "{host, plural, other{{host}}}"]
        {
            assert!(read(&entry(other)).is_err(), "{other}");
        }
    }

    #[test]
    fn words_of_others_are_left_out_and_all_else_is_read() {
        let words = read(include_str!("../../../words.json")).unwrap();
        assert!(words.len() > 600, "{}", words.len());
        assert!(words.iter().all(|word| !word.key.starts_with("web.")));
        assert!(words.iter().any(|word| word.key == "common.ok"));
    }

    #[test]
    fn names_are_written_as_in_the_languages_of_the_shells() {
        assert_eq!(camel_case("a11y.code.changed"), "a11yCodeChanged");
        assert_eq!(camel_case("home.codes_only"), "homeCodesOnly");
    }

    const SHELLS: &str = r#"{
        "home.left": {"en": "{count, plural, one{{count} \"a\"} other{{count} $}}",
            "zh-Hant": "{count, plural, other{{count}}}", "ja": "{count, plural, other{{count}}}"},
        "reason.bad": {"en": "at {position}", "zh-Hant": "{position}", "ja": "{position}"}
    }"#;

    #[test]
    fn kotlin_has_plurals_values_and_enumerations() {
        let source = kotlin::source(&read(SHELLS).unwrap());
        let plural = r#"if (count == 1) "${count} \"a\"" else "${count} \$","#;
        assert!(source.contains(plural), "{source}");
        assert!(source.contains(r#""at \u2068${position}\u2069","#), "{source}");
        assert!(source.contains("fun reason(reason: Reason, position: String)"), "{source}");
        assert!(source.contains("Reason.BAD -> reasonBad(position)"), "{source}");
        let by_key = r#""home.left" -> homeLeft(places.number("count"))"#;
        assert!(source.contains(by_key), "{source}");
    }

    #[test]
    fn swift_has_plurals_values_and_enumerations() {
        let source = swift::source(&read(SHELLS).unwrap());
        let plural = r#"count == 1 ? "\(count) \"a\"" : "\(count) $","#;
        assert!(source.contains(plural), "{source}");
        assert!(source.contains(r#""at \u{2068}\(position)\u{2069}","#), "{source}");
        assert!(source.contains("func reason(_ reason: Reason, position: String)"), "{source}");
        assert!(source.contains("case .bad: reasonBad(position: position)"), "{source}");
    }
}
