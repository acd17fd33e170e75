//! The only module that prints.

use crate::trouble::{Exit, Trouble};
use crate::words::Words;
use countersign::AuthenticatorError;
use serde::Serialize;
use serde_json::json;
use std::io::{self, ErrorKind, Write};

/// Standard output, for people or for programs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether a program reads it.
    pub(crate) fn is_json(self) -> bool {
        self.json
    }

    /// Prints the result of a command: the value as JSON, or the page for people.
    pub(crate) fn show(
        self,
        value: &impl Serialize,
        page: impl FnOnce() -> String,
    ) -> Result<(), Trouble> {
        let text = if self.json { ascii_json(value)? } else { page() };
        print(&text)
    }

    /// Prints what went wrong: one sentence on standard error, and an object for programs.
    pub(crate) fn trouble(self, trouble: &Trouble, words: Words) {
        let sentence = trouble.sentence(words);
        if self.json {
            let error = json!({ "error": { "code": trouble.code(), "message": sentence } });
            // When even this cannot be printed there is nobody left to tell.
            let _ = ascii_json(&error).and_then(|text| print(&text));
        }
        aside(&sentence);
    }
}

/// Draws a page anew from the top of the terminal.
pub(crate) fn redraw(page: &str) -> Result<(), Trouble> {
    print(&format!("\u{1b}[H\u{1b}[2J\u{1b}[3J{page}"))
}

/// Draws on a terminal whose keys are ours, where nothing adds line breaks.
pub(crate) fn draw(bytes: &str) -> Result<(), Trouble> {
    let mut stdout = io::stdout().lock();
    written(stdout.write_all(bytes.as_bytes()).and_then(|()| stdout.flush()))
}

/// Prints one line.
pub(crate) fn line(text: &str) -> Result<(), Trouble> {
    print(text)
}

/// Prints the help that was asked for.
pub(crate) fn help(text: &str) -> Exit {
    print(text).map_or_else(|trouble| trouble.exit(), |()| Exit::Done)
}

/// Prints a line on standard error, where it does not mix with results.
pub(crate) fn aside(text: &str) {
    // Without standard error there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
}

/// Prints a question without a line break.
pub(crate) fn question(text: &str) {
    let mut stderr = io::stderr().lock();
    // Without standard error the answer is waited for all the same.
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn print(text: &str) -> Result<(), Trouble> {
    let mut stdout = io::stdout().lock();
    written(writeln!(stdout, "{}", text.trim_end()).and_then(|()| stdout.flush()))
}

/// A reader that went away is no trouble of ours.
fn written(result: io::Result<()>) -> Result<(), Trouble> {
    match result {
        Err(error) if error.kind() == ErrorKind::StorageFull => {
            Err(AuthenticatorError::StorageFull.into())
        }
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(AuthenticatorError::StorageReadOnly.into())
        }
        _ => Ok(()),
    }
}

/// JSON in printable ASCII: whatever a text from outside holds, it does nothing to a terminal.
fn ascii_json(value: &impl Serialize) -> Result<String, Trouble> {
    let json = serde_json::to_string(value).map_err(|_| AuthenticatorError::Internal)?;
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                ascii.extend(format!("\\u{unit:04x}").chars());
            }
        }
    }
    Ok(ascii)
}

/// The status of a command that was carried out, whatever the service made of it.
pub(crate) fn exit_when(done: bool) -> Exit {
    if done { Exit::Done } else { Exit::Refused }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_printable_ascii_and_means_the_same() {
        for text in ["Contoso", "張伟", "👩\u{200d}💻", "\u{1b}[31m\r\n\u{7f}\u{9b}\"\\"] {
            let json = ascii_json(&json!({ "name": text })).unwrap();
            assert!(json.chars().all(|it| matches!(it, ' '..='~')), "{json}");
            let back: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(back["name"], text);
        }
        assert_eq!(ascii_json(&"é👍").unwrap(), "\"\\u00e9\\ud83d\\udc4d\"");
    }
}
