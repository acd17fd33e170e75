//! What the app asks of the kit has to be there. A Mac's compiler tells all of it; this tells anywhere what
//! changes most: words, actions, and what a phone and its state have.

use super::sources::{Source, names};
use countersign_tests::{Failure, Outcome};
use std::collections::HashSet;

/// What a name of the kit's stands after.
const AFTER: [&str; 6] = ["words.", "phone.", "phone.state.", ".act(.", ".perform(.", ".go(."];

/// Fails at the first name that neither the kit nor the app declares.
pub(super) fn check(app: &[Source], kit: &[Source]) -> Outcome<()> {
    let lines = app.iter().chain(kit).flat_map(|source| source.text.lines());
    let declared: HashSet<&str> = lines.flat_map(declared).collect();
    for source in app {
        for (number, line) in (1_usize..).zip(source.text.lines()) {
            if let Some(name) = asked(line).find(|name| !declared.contains(name)) {
                let place = format!("{}:{number}", source.path);
                return Err(Failure::new(format!("{place}: the kit has no “{name}”.")));
            }
        }
    }
    Ok(())
}

/// The names that a line declares, and maybe some more of it.
fn declared(line: &str) -> impl Iterator<Item = &str> {
    let is_case = line.trim_start().starts_with("case ");
    let mut follows = false;
    names(line).filter(move |name| {
        let declares = is_case || follows;
        follows = matches!(*name, "func" | "let" | "var");
        declares
    })
}

/// The names that a line asks for.
fn asked(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    AFTER.iter().flat_map(move |before| {
        // Only where the word before the dot is a whole one.
        let whole = |start: &str| !start.ends_with(|it: char| it.is_alphanumeric() || it == '_');
        let found = code
            .match_indices(before)
            .filter(move |(at, _)| before.starts_with('.') || code.get(..*at).is_some_and(whole));
        found.filter_map(|(at, before)| names(code.get(at..)?.strip_prefix(before)?).next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(app: &str) -> String {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let kit = source(
            "Kit.swift",
            "public enum PhoneAction {\n    case back, putAway\n    case go(Place)\n}\npublic func perform() {}\n\
             public var homeTitle: String { pick() }\npublic func homePrompts(count: Int) -> String {\n\
             public internal(set) var state: PhoneState\npublic func act(_ action: PhoneAction)\n",
        );
        let told = check(&[source("App.swift", app)], &[kit]);
        told.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_name_that_the_kit_lacks_is_told() {
        assert_eq!(told("Text(words.homeTitle) // words.none\nphone.act(.putAway)"), "");
        assert_eq!(told("Text(words.homePrompts(count: 1)); swords.other"), "");
        assert_eq!(told("\nText(words.homeTitel)"), "App.swift:2: the kit has no “homeTitel”.");
        assert_eq!(told("phone.act(.leave)"), "App.swift:1: the kit has no “leave”.");
        assert_eq!(told("phone.act(.go(.nowhere))"), "App.swift:1: the kit has no “nowhere”.");
        assert_eq!(told("await phone.fetch()"), "App.swift:1: the kit has no “fetch”.");
    }
}
