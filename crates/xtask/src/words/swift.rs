//! The words in Swift.

use super::{ENUMERATIONS, Part, Sentence, Word, camel_case};
use std::fmt::Write;

/// Where they go.
pub(super) const FILE: &str = "ios/CountersignKit/Sources/CountersignKit/Words/Words.swift";

const HEAD: &str = "\
// Made from words.json by `cargo xtask words`.
// swift-format-ignore-file
import CountersignCore

/// The sentences of the app in one language. Values are set apart from what stands around them, so that
/// neither changes the direction of the other.
public struct Words: Equatable, Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

";

const TAIL: &str =
    "    private func pick(_ english: String, _ chinese: String, _ japanese: String) -> String {
        switch language {
        case .english: english
        case .traditionalChinese: chinese
        case .japanese: japanese
        }
    }
}
";

/// The whole file.
pub(super) fn source(words: &[Word]) -> String {
    let mut source = HEAD.to_owned();
    for word in words {
        source.push_str(&declaration(word));
    }
    for (family, kind, suffixes) in ENUMERATIONS {
        for suffix in suffixes {
            source.push_str(&choice(words, family, kind, suffix));
        }
    }
    source + TAIL
}

fn declaration(word: &Word) -> String {
    let name = camel_case(&word.key);
    let parameters = parameters(word).join(", ");
    let begin = if parameters.is_empty() {
        format!("var {name}: String")
    } else {
        format!("func {name}({parameters}) -> String")
    };
    let [english, chinese, japanese] =
        word.sentences.each_ref().map(|sentence| expression(sentence, word.count.as_deref()));
    format!(
        "    public {begin} {{\n        pick(\n            {english},\n            {chinese},\n            \
         {japanese})\n    }}\n\n"
    )
}

/// The values that a sentence takes, with their types. All numbers are counts.
fn parameters(word: &Word) -> Vec<String> {
    let typed = |name: &String, kind| format!("{}: {kind}", camel_case(name));
    let count = word.count.iter().map(|name| typed(name, "Int"));
    count.chain(word.values.iter().map(|name| typed(name, "String"))).collect()
}

fn expression(sentence: &Sentence, count: Option<&str>) -> String {
    let other = literal(&sentence.other, count);
    match (&sentence.one, count) {
        (Some(one), Some(name)) => {
            format!("{} == 1 ? {} : {other}", camel_case(name), literal(one, count))
        }
        _ => other,
    }
}

fn literal(parts: &[Part], count: Option<&str>) -> String {
    let mut literal = String::from("\"");
    for part in parts {
        match part {
            Part::Text(text) => literal.push_str(&escaped(text)),
            Part::Value(name) if Some(name.as_str()) == count => {
                let _ = write!(literal, "\\({})", camel_case(name));
            }
            Part::Value(name) => {
                let _ = write!(literal, "\\u{{2068}}\\({})\\u{{2069}}", camel_case(name));
            }
        }
    }
    literal.push('"');
    literal
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// The words of an enumeration, as a function of its value and of what any of them takes.
fn choice(words: &[Word], family: &str, kind: &str, suffix: &str) -> String {
    let entries = words.iter().filter_map(|word| Some((word, word.entry(family, suffix)?)));
    let entries: Vec<_> = entries.filter(|(_, entry)| !entry.contains('.')).collect();
    let mut all = vec![format!("_ {family}: {kind}")];
    all.extend(entries.iter().flat_map(|(word, _)| parameters(word)));
    let name = camel_case(&format!("{family}.{suffix}"));
    let mut source = format!(
        "    public func {name}({}) -> String {{\n        switch {family} {{\n",
        all.join(", ")
    );
    for (word, entry) in entries {
        let given = word.count.iter().chain(&word.values).map(|name| {
            let name = camel_case(name);
            format!("{name}: {name}")
        });
        let given = given.collect::<Vec<_>>().join(", ");
        let call = if given.is_empty() { String::new() } else { format!("({given})") };
        let (value, sentence) = (camel_case(entry), camel_case(&word.key));
        let _ = writeln!(source, "        case .{value}: {sentence}{call}");
    }
    source.push_str("        }\n    }\n\n");
    source
}
