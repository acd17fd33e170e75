//! The words in Kotlin.

use super::{ENUMERATIONS, Part, Sentence, Word, camel_case};
use std::fmt::Write;

/// Where they go.
pub(super) const FILE: &str = "android/ui/src/main/kotlin/org/countersign/ui/words/Words.kt";

const HEAD: &str = "\
// Made from words.json by `cargo xtask words`.
@file:Suppress(\"ktlint\", \"LargeClass\", \"LongMethod\", \"MaxLineLength\", \"TooManyFunctions\", \"CyclomaticComplexMethod\")

package org.countersign.ui.words

import org.countersign.core.Notice
import org.countersign.core.Reason
import org.countersign.core.Vendor

/** The sentences of the app in one language. Values are set apart from what stands around them, so that neither changes
 * the direction of the other. */
class Words(private val language: Language) {
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
    source.push_str(&by_key(words));
    source.push_str(
        "    private fun pick(english: String, chinese: String, japanese: String) = when (language) {
        Language.ENGLISH -> english
        Language.TRADITIONAL_CHINESE -> chinese
        Language.JAPANESE -> japanese
    }
}
",
    );
    source
}

fn declaration(word: &Word) -> String {
    let name = camel_case(&word.key);
    let parameters = parameters(word, true).join(", ");
    let [english, chinese, japanese] =
        word.sentences.each_ref().map(|sentence| expression(sentence, word.count.as_deref()));
    let begin = if parameters.is_empty() {
        format!("val {name}: String get() = pick(")
    } else {
        format!("fun {name}({parameters}): String = pick(")
    };
    format!("    {begin}\n        {english},\n        {chinese},\n        {japanese},\n    )\n\n")
}

/// The values that a sentence takes, with their types or without. All numbers are counts.
fn parameters(word: &Word, typed: bool) -> Vec<String> {
    let typed = |name: &String, kind| {
        if typed { format!("{}: {kind}", value(name)) } else { value(name) }
    };
    let count = word.count.iter().map(|name| typed(name, "Int"));
    count.chain(word.values.iter().map(|name| typed(name, "String"))).collect()
}

fn expression(sentence: &Sentence, count: Option<&str>) -> String {
    let other = literal(&sentence.other, count);
    match (&sentence.one, count) {
        (Some(one), Some(count)) => {
            let one = literal(one, Some(count));
            format!("if ({} == 1) {one} else {other}", value(count))
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
                let _ = write!(literal, "${{{}}}", value(name));
            }
            Part::Value(name) => {
                let _ = write!(literal, "\\u2068${{{}}}\\u2069", value(name));
            }
        }
    }
    literal.push('"');
    literal
}

/// The name of a value, in quotes where Kotlin has the word for itself.
fn value(name: &str) -> String {
    if name == "when" { "`when`".to_owned() } else { camel_case(name) }
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
    text.replace('\n', "\\n")
}

/// A sentence that is known by its key alone, as the state of a phone has it.
fn by_key(words: &[Word]) -> String {
    let mut source =
        String::from("    fun say(key: String, places: Map<String, Any>): String = when (key) {\n");
    for word in words {
        let count = word.count.iter().map(|name| format!("places.number(\"{name}\")"));
        let values = word.values.iter().map(|name| format!("places.text(\"{name}\")"));
        let given: Vec<String> = count.chain(values).collect();
        let given = given.join(", ");
        let given = if given.is_empty() { given } else { format!("({given})") };
        let _ = writeln!(source, "        \"{}\" -> {}{given}", word.key, camel_case(&word.key));
    }
    source.push_str(
        "        else -> errorInternal
    }

    private fun Map<String, Any>.text(name: String) = this[name]?.toString().orEmpty()

    private fun Map<String, Any>.number(name: String) = (this[name] as? Number)?.toInt() ?: 0

",
    );
    source
}

/// The words of an enumeration, as a function of its value and of what any of them takes.
fn choice(words: &[Word], family: &str, kind: &str, suffix: &str) -> String {
    let entries = words.iter().filter_map(|word| Some((word, word.entry(family, suffix)?)));
    let entries: Vec<_> = entries.filter(|(_, entry)| !entry.contains('.')).collect();
    let mut parameters_of_all = vec![format!("{family}: {kind}")];
    for (word, _) in &entries {
        parameters_of_all.extend(parameters(word, true));
    }
    let name = if suffix.is_empty() {
        family.to_owned()
    } else {
        camel_case(&format!("{family}.{suffix}"))
    };
    let mut source =
        format!("    fun {name}({}): String = when ({family}) {{\n", parameters_of_all.join(", "));
    for (word, entry) in entries {
        let given = parameters(word, false).join(", ");
        let call = if given.is_empty() { String::new() } else { format!("({given})") };
        let (value, sentence) = (entry.to_ascii_uppercase(), camel_case(&word.key));
        let _ = writeln!(source, "        {kind}.{value} -> {sentence}{call}");
    }
    source.push_str("    }\n\n");
    source
}
