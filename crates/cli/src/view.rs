//! How results look: records for programs, and pages for people.

pub(crate) mod account;
pub(crate) mod request;
pub(crate) mod scan;

use crate::words::Words;

/// Labels and values in two columns; what has no value is left out.
pub(crate) struct Rows {
    words: Words,
    rows: Vec<(String, String)>,
}

impl Rows {
    pub(crate) fn new(words: Words) -> Self {
        Self { words, rows: Vec::new() }
    }

    /// Adds a line. The value is printable already.
    pub(crate) fn add(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.rows.push((self.words.say(label, &[]), value.to_owned()));
        }
    }

    /// The lines, indented.
    pub(crate) fn page(&self) -> String {
        let widest = self.rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
        let line = |(label, value): &(String, String)| {
            let blanks = " ".repeat(widest.saturating_sub(cells(label)).saturating_add(2));
            format!("  {label}{blanks}{value}\n")
        };
        self.rows.iter().map(line).collect()
    }
}

/// How many cells of a terminal a label of ours takes: Chinese and Japanese characters take two.
fn cells(text: &str) -> usize {
    text.chars().map(|it| if matches!(it, '\u{2e80}'..='\u{ffef}') { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{CHINESE, ENGLISH};

    #[test]
    fn columns_are_aligned_by_cells() {
        let page = |words| {
            let mut rows = Rows::new(words);
            rows.add("prompt.app", "Webmail");
            rows.add("prompt.message", "");
            rows.add("prompt.service", "Contoso");
            rows.page()
        };
        assert_eq!(page(ENGLISH), "  App      Webmail\n  Service  Contoso\n");
        assert_eq!(cells("服務"), 4);
        assert!(page(CHINESE).lines().all(|line| line.starts_with("  ")));
    }
}
