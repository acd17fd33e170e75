#![allow(clippy::arithmetic_side_effects, reason = "a test that panics has failed")]

use super::*;
use axum::http::HeaderValue;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn accepted(value: &str) -> Language {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(value).unwrap());
    Language::accepted(&headers)
}

#[test]
fn the_browsers_first_wish_that_can_be_met_is_met() {
    for (value, language) in [
        ("", Language::English),
        ("de, fr;q=0.9", Language::English),
        ("ja", Language::Japanese),
        ("en;q=0.2, ja;q=0.8", Language::Japanese),
        ("zh-TW,zh;q=0.9,en;q=0.8", Language::TraditionalChinese),
        ("zh-hant-HK", Language::TraditionalChinese),
        ("zh-CN,zh;q=0.9,en;q=0.8", Language::TraditionalChinese),
        ("zh-CN, en;q=0.5, ja;q=0.4", Language::English),
        ("ja;q=0, en;q=0.1", Language::English),
        ("*, ja;q=x", Language::English),
        ("jam, JA-jp;q=0.001", Language::Japanese),
    ] {
        assert_eq!(accepted(value), language, "{value}");
    }
}

#[test]
fn placeholders_and_plurals_are_filled_in() {
    let filled =
        |pattern, count| fill(pattern, &[("count", count), ("x", "{count} {")], Language::English);
    assert_eq!(filled("no braces", "1"), "no braces");
    assert_eq!(filled("<{x}>", "1"), "<{count} {>");
    let plural = "{count, plural, one{{count} try} other{{count} tries}} left";
    assert_eq!(filled(plural, "1"), "1 try left");
    assert_eq!(filled(plural, "0"), "0 tries left");
    assert_eq!(filled("{count, plural, other{剩 {count} 次}}", "1"), "剩 1 次");
    assert_eq!(filled("{nobody} {", "1"), " ");
    let words = Words::new(Language::Japanese);
    assert_eq!(words.count("web.number.minutes", 5), "5分以内に入力してください。");
    assert_eq!(words.with("web.number.other_phone", "device", "P"), "送信先：P");
}

/// The names in a pattern's braces.
fn placeholders(pattern: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for piece in pattern.split('{').skip(1) {
        let name: String = piece.chars().take_while(char::is_ascii_lowercase).collect();
        // Text in a plural's branch begins with a letter too, but never ends at a brace or comma.
        let end = piece.strip_prefix(&*name).and_then(|rest| rest.chars().next());
        if !name.is_empty() && matches!(end, Some('}' | ',')) {
            names.insert(name);
        }
    }
    names
}

#[test]
fn every_sentence_has_the_same_placeholders_in_all_languages() {
    assert!(table().len() > 700);
    for (key, entry) in table() {
        let sentences = [&entry.en, &entry.ja, &entry.zh_hant];
        for sentence in sentences {
            assert!(!sentence.is_empty(), "{key}");
            assert_eq!(sentence.matches('{').count(), sentence.matches('}').count(), "{key}");
        }
        let [en, ja, zh] = sentences.map(|it| placeholders(it));
        assert!(en == ja && en == zh, "{key}: {en:?} {ja:?} {zh:?}");
    }
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let each = |path: PathBuf| if path.is_dir() { files(path) } else { vec![path] };
    entries.flat_map(each).collect()
}

/// The texts in quotes up to the bracket that closes the call.
fn literals(call: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut literals) = (1, false, vec![String::new()]);
    for character in call.chars() {
        match character {
            '"' => {
                quoted = !quoted;
                if quoted {
                    literals.push(String::new());
                }
            }
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ if quoted => literals.last_mut().unwrap().push(character),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    literals.split_off(1)
}

/// Keys with the placeholders that a page fills in.
fn uses() -> Vec<(String, BTreeSet<String>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut uses = Vec::new();
    let sources = [root.join("src/pages"), root.join("templates")].map(files).concat();
    for file in sources.into_iter().chain([root.join("src/pages.rs"), root.join("src/views.rs")]) {
        if file.ends_with("words/tests.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap();
        for method in [".say(", ".count(", ".with(", ".with_both("] {
            for call in source.split(method).skip(1) {
                let mut texts = literals(call).into_iter();
                let Some(key) = texts.next() else { continue };
                let mut names: BTreeSet<String> = texts.collect();
                match method {
                    ".say(" => names.clear(),
                    ".count(" => names = BTreeSet::from(["count".to_owned()]),
                    _ => {}
                }
                uses.push((key, names));
            }
        }
    }
    uses
}

#[test]
fn every_key_that_a_page_uses_is_there_with_its_placeholders() {
    let uses = uses();
    assert!(uses.len() > 60, "{}", uses.len());
    for (key, names) in uses {
        let entry = table().get(&key).unwrap_or_else(|| panic!("words.json lacks {key}"));
        assert_eq!(placeholders(&entry.en), names, "{key}");
    }
}

/// Keys that are chosen by a `match` and said later.
#[test]
fn every_key_in_quotes_is_known() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for file in files(root.join("src/pages")).into_iter().filter(|it| !it.ends_with("tests.rs")) {
        let source = std::fs::read_to_string(&file).unwrap();
        for text in source.split('"').skip(1) {
            let family =
                ["web.", "common.", "a11y.", "result."].iter().any(|it| text.starts_with(it));
            if family
                && text.chars().all(|it| it.is_ascii_lowercase() || "._0123456789".contains(it))
            {
                assert!(table().contains_key(text), "{text} in {}", file.display());
                found += 1;
            }
        }
    }
    assert!(found > 30, "{found}");
}

/// What nobody says is either for later, and listed here, or a mistake.
#[test]
fn every_word_of_the_pages_is_used() {
    const LATER: [&str; 4] = ["web.help", "web.pair.limit", "web.pair.used", "web.signin.remember"];
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let sources = [root.join("src/pages"), root.join("templates")].map(files).concat();
    let rest = [root.join("src/pages.rs"), root.join("src/views.rs")];
    let sources = sources.into_iter().chain(rest);
    let all: String = sources.map(|file| std::fs::read_to_string(file).unwrap()).collect();
    for key in table().keys().filter(|key| key.starts_with("web.")) {
        let used = all.contains(&format!("\"{key}\""));
        assert!(used || LATER.contains(&key.as_str()), "{key}");
    }
}
