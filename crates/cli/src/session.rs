//! What every command needs to know about how it was called.

use crate::arguments::Arguments;
use crate::moment;
use crate::output::Output;
use crate::trouble::{Own, Trouble};
use crate::words::Words;
use countersign::Moment;
use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

/// One call of the program.
pub(crate) struct Session {
    pub(crate) output: Output,
    pub(crate) words: Words,
    pinned: Option<Moment>,
    vault: Option<String>,
}

impl Session {
    pub(crate) fn new(arguments: &Arguments) -> Self {
        Self {
            output: Output::new(arguments.json),
            words: Words::of_environment(),
            pinned: arguments.at.map(moment::pinned),
            vault: arguments.vault.clone(),
        }
    }

    /// The time, or what was pinned instead.
    pub(crate) fn now(&self) -> Moment {
        self.pinned.unwrap_or_else(moment::now)
    }

    /// Whether the time was pinned.
    pub(crate) fn is_pinned(&self) -> bool {
        self.pinned.is_some()
    }

    /// Whether a person can be asked.
    pub(crate) fn may_ask(&self) -> bool {
        !self.output.is_json() && io::stdin().is_terminal()
    }

    /// A sentence in the person's language.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// The directory of the vault.
    pub(crate) fn directory(&self) -> Result<String, Trouble> {
        match &self.vault {
            Some(directory) => Ok(directory.clone()),
            None => default_directory(|name| env::var(name).ok()).ok_or(Own::NoDirectory.into()),
        }
    }
}

/// By the XDG Base Directory Specification: relative paths in the environment do not count.
fn default_directory(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let absolute = |name| variable(name).filter(|path| Path::new(path).is_absolute());
    let data = absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| format!("{home}/.local/share")))?;
    Some(format!("{data}/countersign"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vault_is_in_the_data_directory_of_the_user() {
        let directory = |data: &str, home: &str| {
            let (data, home) = (data.to_owned(), home.to_owned());
            default_directory(move |name| match name {
                "XDG_DATA_HOME" => Some(data.clone()),
                "HOME" => Some(home.clone()),
                _ => None,
            })
        };
        assert_eq!(directory("/data", "/home/a").unwrap(), "/data/countersign");
        for data in ["", "relative"] {
            let found = directory(data, "/home/a").unwrap();
            assert_eq!(found, "/home/a/.local/share/countersign");
        }
        assert_eq!(directory("", ""), None);
    }
}
