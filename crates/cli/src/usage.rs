//! What is wrong with a command line, said without repeating what may be a secret.

use crate::output::{Output, aside, help};
use crate::trouble::{Exit, Own};
use crate::words::Words;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind, KindFormatter};
use std::env;

/// Explains why the command line cannot be used, or prints the help that was asked for.
pub(crate) fn explain(error: Error) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return help(&error.render().to_string());
    }
    if env::args_os().any(|argument| argument == "--json") {
        Output::new(true).trouble(&Own::Usage.into(), Words::of_environment());
    }
    let repeated =
        [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue];
    if repeated.iter().all(|kind| error.get(*kind).is_none_or(is_harmless)) {
        aside(&error.render().to_string());
    } else {
        aside(&error.apply::<KindFormatter>().render().to_string());
    }
    Exit::Input
}

/// A slip of the finger in a name of ours is repeated; a link or a key never is.
fn is_harmless(value: &ContextValue) -> bool {
    let short = |text: &String| {
        text.starts_with(['-', '<'])
            || text.len() <= 10 && text.chars().all(|it| it.is_ascii_lowercase())
    };
    match value {
        ContextValue::String(text) => short(text),
        ContextValue::Strings(texts) => texts.iter().all(short),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_repeated() {
        for text in ["codez", "--nmae", "<TEXT|--image <FILE>>", "--at <UNIX>"] {
            assert!(is_harmless(&ContextValue::String(text.into())), "{text}");
        }
        for text in ["otpauth://totp/a?secret=AAAA", "GEZDGNBVGY3TQOJQ", "gezd gnbv", "482913"] {
            assert!(!is_harmless(&ContextValue::String(text.into())), "{text}");
        }
    }
}
