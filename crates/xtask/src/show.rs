//! How output looks: plain words, with a little colour on a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// A heading for what comes next, on stderr, so that it stands where cargo's own progress stands.
pub(crate) fn heading(text: &str) {
    eprintln!("\n{}", painted("1", &format!("── {text}"), io::stderr().is_terminal()));
}

/// How long the part under the last heading took.
pub(crate) fn took(time: Duration) {
    eprintln!("{}", painted("2", &seconds(time), io::stderr().is_terminal()));
}

/// What is being done, until the next line takes its place. Only a person wants to see that.
pub(crate) fn doing(text: &str) {
    if io::stdout().is_terminal() {
        print!("\r\u{1b}[K… {text}");
        // A line that does not show is no failure.
        let _ = io::stdout().flush();
    }
}

/// One thing that worked: a word for it, and what happened.
pub(crate) fn step(word: &str, text: &str) {
    if io::stdout().is_terminal() {
        print!("\r\u{1b}[K");
    }
    let mark = painted("32", "✓", io::stdout().is_terminal());
    // Painted after padding: escapes have no width.
    let word = painted("1", &format!("{word:<13}"), io::stdout().is_terminal());
    println!("{mark} {word} {text}");
}

/// The sentence that ends a command which failed.
pub(crate) fn failed(sentence: &str) -> String {
    let terminal = io::stderr().is_terminal();
    // Over what was being done.
    let begin = if terminal { "\r\u{1b}[K" } else { "" };
    format!("{begin}{} {sentence}", painted("31", "✗", terminal))
}

/// Seconds with one decimal.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn painted(code: &str, text: &str, terminal: bool) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if terminal && !plain { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_there_are_no_escapes() {
        assert_eq!(painted("1", "code", false), "code");
        assert_eq!(seconds(Duration::from_millis(1250)), "1.2 s");
    }
}
