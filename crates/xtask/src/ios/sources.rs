//! The rules of the app's Swift: it draws, carries out what only Apple's frameworks can, and decides
//! nothing. What decides is in `CountersignKit`, where it is tested.

use countersign_tests::{Failure, Outcome, fail};
use std::fs;
use std::path::Path;

/// The most lines of code of the app, and the most lines of one file of it.
const LINES: usize = 2500;
const LINES_OF_A_FILE: usize = 300;

/// What stands between the app and Apple's frameworks. All else are views and their wiring.
pub(super) const ADAPTERS: &str = "ios/App/Platform/";

/// What views may import.
const DRAWING: [&str; 3] = ["CountersignCore", "CountersignKit", "SwiftUI"];

/// What would be logic of the core's or the kit's anywhere in the app: the object itself, its
/// conversations, and the network.
const OF_THE_KIT: [&str; 10] = [
    "Authenticator",
    "AuthenticatorError",
    "Event",
    "HttpRequest",
    "HttpResponse",
    "Input",
    "Step",
    "URLRequest",
    "URLSession",
    "withTaskGroup",
];

/// What would be logic in a view: errors to handle, time, threads, storage, and types that live on.
const OF_ADAPTERS: [&str; 19] = [
    "Bundle",
    "Data",
    "Date",
    "DispatchQueue",
    "FileManager",
    "KeyKind",
    "Moment",
    "NotificationCenter",
    "PlatformError",
    "ProcessInfo",
    "Timer",
    "UIApplication",
    "UserDefaults",
    "actor",
    "class",
    "protocol",
    "throw",
    "try",
    "while",
];

/// What a service, a code or another app says. A view shows it as `Outside`, among words as `shown`.
const OUTSIDE: [&str; 8] =
    [".app", ".host", ".issuer", ".labelIssuer", ".message", ".nickname", ".origin", ".place"];

/// A file in Swift.
pub(super) struct Source {
    /// From the root of the checkout.
    pub(super) path: String,
    pub(super) text: String,
}

/// Every Swift file of a folder, sorted by path.
pub(super) fn read(root: &Path, folder: &str) -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "swift") {
                let text = fs::read_to_string(&path)?;
                let path = path.strip_prefix(root).unwrap_or(&path).display().to_string();
                sources.push(Source { path, text });
            }
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

/// Fails at the first rule that does not hold.
pub(super) fn check(sources: &[Source]) -> Outcome<()> {
    let lines: usize = sources.iter().map(|source| code_lines(&source.text)).sum();
    if sources.is_empty() || lines > LINES {
        return fail(format!("The app has {lines} lines of code, and may have 1 to {LINES}."));
    }
    sources.iter().try_for_each(check_one)
}

/// Lines that are neither blank nor a comment.
fn code_lines(text: &str) -> usize {
    text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//")).count()
}

fn check_one(source: &Source) -> Outcome<()> {
    let lines = source.text.lines().count();
    if lines > LINES_OF_A_FILE {
        return fail(format!("{} has {lines} lines; it may have {LINES_OF_A_FILE}.", source.path));
    }
    let is_view = !source.path.starts_with(ADAPTERS);
    for (number, line) in (1_usize..).zip(source.text.lines()) {
        let (code, literals) = parts(line);
        let broken = broken_anywhere(&code)
            .or_else(|| if is_view { broken_in_a_view(&code, &literals) } else { None });
        if let Some(broken) = broken {
            return Err(Failure::new(format!("{}:{number}: {broken}", source.path)));
        }
    }
    Ok(())
}

fn broken_anywhere(code: &str) -> Option<String> {
    let named = names(code).find(|name| OF_THE_KIT.contains(name))?;
    Some(format!("{named} is the kit's: the app only draws what it says."))
}

fn broken_in_a_view(code: &str, literals: &[String]) -> Option<String> {
    if let Some(module) = code.trim().strip_prefix("import ")
        && !DRAWING.contains(&module)
    {
        return Some(format!("a view imports {module}: that belongs into {ADAPTERS}."));
    }
    if let Some(named) = names(code).find(|name| OF_ADAPTERS.contains(name)) {
        return Some(format!("a view uses {named}: that belongs into {ADAPTERS}, or the kit."));
    }
    let gives = code.split_once("->").map(|(_, it)| it.trim_start());
    let ends_signature = code.trim_start().starts_with(')') || names(code).any(|it| it == "func");
    if ends_signature && gives.is_some_and(|it| !it.starts_with("some View")) {
        return Some("a function of a view gives a view, or acts.".to_owned());
    }
    if let Some(named) = shown_as_it_is(code) {
        return Some(format!("{named} is from outside: show it as Outside, or shown among words."));
    }
    // Names of symbols and what stands between words are none; words come from words.json.
    let is_name = |text: &&String| {
        let is_part = |it| char::is_ascii_lowercase(&it) || char::is_ascii_digit(&it) || it == '.';
        let text = text.replace("\\n", "");
        text.chars().all(is_part) || !text.chars().any(char::is_alphanumeric)
    };
    let words = literals.iter().find(|text| !is_name(text))?;
    Some(format!("“{words}” is not from words.json."))
}

/// The member of a record that a line shows as it came from outside.
fn shown_as_it_is(code: &str) -> Option<&'static str> {
    let is_safe = ["outside", "shown"].iter().any(|it| code.contains(it));
    let draws = |view| code.split_once(view).filter(|_| !is_safe);
    let text = draws("Text(").or_else(|| draws("Label(")).or_else(|| draws("ProgressView("))?.1;
    let ends = |rest: &str| !rest.starts_with(|it: char| it.is_alphanumeric());
    OUTSIDE.into_iter().find(|member| text.split(member).skip(1).any(ends))
}

/// The names and key words of a line.
pub(super) fn names(code: &str) -> impl Iterator<Item = &str> {
    code.split(|it: char| !it.is_alphanumeric() && it != '_').filter(|name| !name.is_empty())
}

/// A line without its comment, with its literals apart. The app has no literal of several lines.
fn parts(line: &str) -> (String, Vec<String>) {
    let (mut code, mut literals, mut literal) = (String::new(), Vec::new(), None);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match (&mut literal, letter) {
            (None, '/') if letters.peek() == Some(&'/') => break,
            (None, '"') => literal = Some(String::new()),
            (None, _) => code.push(letter),
            (Some(_), '"') => literals.extend(literal.take()),
            (Some(text), _) => text.push(letter),
        }
    }
    literals.extend(literal);
    (code, literals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> String {
        let source = Source { path: format!("ios/App/{path}"), text: text.to_owned() };
        check(&[source]).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_view_that_draws_passes() {
        let view = "import SwiftUI\n\n/// No class, no try.\nstruct Row: View {\n    \
                    var body: some View { Image(systemName: \"star.fill\") }\n    \
                    func touch() { act(\", \", \"\\n\") }\n    \
                    func line() -> some View { Text(words.homeTitle) } // Data(\n    \
                    Text(words.appName); Text(words.pairConnecting(host: shownHost(it.host)))\n}\n";
        assert_eq!(told("Screens/Row.swift", view), "");
        assert_eq!(told("Platform/Keys.swift", "import Security\nlet now = try Data()\n"), "");
    }

    #[test]
    fn what_decides_is_refused_everywhere() {
        for path in ["Screens/A.swift", "Platform/A.swift", "CountersignApp.swift"] {
            let told = told(path, "let it = 1\nfunc f(_ it: Authenticator) -> some View {}");
            let expected = "2: Authenticator is the kit's: the app only draws what it says.";
            assert_eq!(told, format!("ios/App/{path}:{expected}"));
        }
        assert!(told("Platform/A.swift", "case .sign: resume(Input.signature)").contains("Input"));
    }

    #[test]
    fn what_is_no_drawing_is_refused_in_a_view() {
        for line in [
            "import AVFoundation",
            "let now = Date()",
            "func sum() -> Int { 1 }",
            ") -> String {",
            "do { try it() }",
            "final class Model {",
            "Text(\"Hello\")",
            "Text(\"two words\")",
            "Text(\"a\\(b)\")",
            "Text(account.issuer)",
            "Label(account.issuer, systemImage: symbol)",
            "Text(words.pairConnecting(host: service.host))",
        ] {
            assert!(
                told("Screens/A.swift", line).starts_with("ios/App/Screens/A.swift:1: "),
                "{line}"
            );
        }
    }

    #[test]
    fn an_app_without_files_or_with_too_many_lines_is_refused() {
        assert!(check(&[]).is_err());
        assert!(told("Screens/A.swift", &"\n".repeat(LINES_OF_A_FILE)).is_empty());
        assert!(told("Screens/A.swift", &"\n".repeat(LINES_OF_A_FILE + 1)).contains("301 lines"));
        let file = || Source {
            path: "ios/App/A.swift".into(),
            text: "}\n".repeat(250) + "\n// no code\n",
        };
        assert!(check(&(0..10).map(|_| file()).collect::<Vec<_>>()).is_ok());
        assert!(check(&(0..11).map(|_| file()).collect::<Vec<_>>()).is_err());
    }
}
