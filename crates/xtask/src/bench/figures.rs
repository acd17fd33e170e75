//! The lines that the measurements print, as a table.

use countersign_tests::{Failure, Outcome};
use serde_json::Value;
use std::fmt;

/// All that was measured, in the order of measuring.
#[derive(Default)]
pub(crate) struct Figures {
    figures: Vec<Figure>,
    notes: Vec<String>,
}

struct Figure {
    what: String,
    microseconds: f64,
    peer: Option<(String, f64)>,
    goal: Option<Goal>,
}

#[derive(Clone, Copy)]
enum Goal {
    /// Microseconds.
    Below(f64),
    /// Times what the peer takes.
    Ratio(f64),
}

impl Figures {
    /// Takes the figures and notes out of what a measurement printed.
    pub(crate) fn read(&mut self, output: &str) -> Outcome<()> {
        for line in output.lines() {
            if let Some(figure) = line.strip_prefix("figure ") {
                let figure = serde_json::from_str(figure).ok().and_then(|it| Figure::of(&it));
                let unreadable = || Failure::new(format!("This is no figure: {line}"));
                self.figures.push(figure.ok_or_else(unreadable)?);
            } else if let Some(note) = line.strip_prefix("note ") {
                self.notes.push(note.to_owned());
            }
        }
        Ok(())
    }
}

impl Figure {
    fn of(line: &Value) -> Option<Self> {
        let number = |name: &str| line.get(name).and_then(Value::as_f64);
        let text = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
        let ratio = || number("goal_ratio").map(Goal::Ratio);
        Some(Self {
            what: text("what")?,
            microseconds: number("us")?,
            peer: text("peer").zip(number("peer_us")),
            goal: number("goal_us").map(Goal::Below).or_else(ratio),
        })
    }

    fn ratio(&self) -> Option<f64> {
        self.peer.as_ref().map(|(_, peer)| self.microseconds / peer)
    }

    fn is_met(&self, goal: Goal) -> bool {
        match goal {
            Goal::Below(most) => self.microseconds < most,
            // What two measurements of the same thing differ by.
            Goal::Ratio(most) => self.ratio().is_some_and(|ratio| ratio < most * 1.05),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| what | median | peer | its median | ratio | goal |")?;
        writeln!(formatter, "|---|--:|---|--:|--:|---|")?;
        self.figures.iter().try_for_each(|figure| writeln!(formatter, "{figure}"))?;
        writeln!(formatter)?;
        self.notes.iter().try_for_each(|note| writeln!(formatter, "{note}"))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (peer, peer_time) = self.peer.clone().map_or_else(
            || ("–".to_owned(), "–".to_owned()),
            |(name, microseconds)| (name, time(microseconds)),
        );
        let ratio = self.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        let goal = self.goal.map_or_else(
            || "–".to_owned(),
            |goal| {
                let verdict = if self.is_met(goal) { "met" } else { "MISSED" };
                format!("{goal}: {verdict}")
            },
        );
        let (what, ours) = (&self.what, time(self.microseconds));
        write!(formatter, "| {what} | {ours} | {peer} | {peer_time} | {ratio} | {goal} |")
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Below(most) => write!(formatter, "< {}", time(*most)),
            Self::Ratio(_) => formatter.write_str("not slower"),
        }
    }
}

/// With a unit that leaves three digits or so.
pub(super) fn time(microseconds: f64) -> String {
    match microseconds {
        us if us < 10.0 => format!("{us:.2} µs"),
        us if us < 1_000.0 => format!("{us:.0} µs"),
        us if us < 100_000.0 => format!("{:.1} ms", us / 1e3),
        us => format!("{:.0} ms", us / 1e3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_become_rows() {
        let mut figures = Figures::default();
        let output = "running 1 test\n\
            figure {\"what\":\"code\",\"us\":1.5,\"peer\":\"other\",\"peer_us\":3,\"goal_ratio\":1}\n\
            figure {\"what\":\"scan\",\"us\":25,\"goal_us\":20}\n\
            note Said.\n";
        figures.read(output).unwrap();
        let printed = figures.to_string();
        let rows: Vec<&str> = printed.lines().skip(2).collect();
        assert_eq!(rows[0], "| code | 1.50 µs | other | 3.00 µs | 0.50 | not slower: met |");
        assert_eq!(rows[1], "| scan | 25 µs | – | – | – | < 20 µs: MISSED |");
        assert_eq!(rows[2..], ["", "Said."]);
        assert!(figures.read("figure {}").is_err());
    }

    #[test]
    fn times_have_a_fitting_unit() {
        let times = [0.324, 12.4, 5_000.0, 832_842.0].map(time);
        assert_eq!(times, ["0.32 µs", "12 µs", "5.0 ms", "833 ms"]);
    }
}
