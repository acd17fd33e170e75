//! The picture set, read by us, by zxing-cpp and by zbar.

use crate::toolchains::install;
use crate::workspace::{Workspace, empty_folder};
use crate::{command, python};
use countersign_tests::{Failure, Outcome, cargo};
use serde_json::Value;
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Ours first: it names the pictures.
const READERS: [&str; 3] = ["countersign", "zxing-cpp", "zbar"];

/// The classes with a goal for their time, in milliseconds.
const GOALS: [(&str, f64); 2] = [("frame 1280x720", 10.0), ("empty 1280x720", 25.0)];

/// Draws the set anew and lets every reader read it.
pub(crate) fn read(workspace: &Workspace) -> Outcome<Rates> {
    let folder = workspace.target.join("pictures");
    empty_folder(&folder)?;
    let mut ours = cargo();
    ours.args(["bench", "--quiet", "-p", "countersign", "--bench", "qr", "--"]).arg(&folder);
    command::run(&mut ours, "The picture set cannot be drawn or read: see above.")?;
    peers(workspace, &folder)?;
    Rates::of(&folder)
}

/// What cannot be had is left out, and said.
fn peers(workspace: &Workspace, folder: &Path) -> Outcome<()> {
    if !python::available() {
        println!("Without python3 and its venv there is no other reader to compare with.");
        return Ok(());
    }
    // The library that pyzbar loads comes with the tool.
    if !command::works("zbarimg", &["--version"]) && !install(&["zbar-tools"]) {
        println!("Without zbar-tools there is no zbar to compare with.");
    }
    let python = python::environment(workspace, "bench", "tests/qr/requirements.txt")?;
    let mut peers = Command::new(python);
    peers.arg(workspace.root.join("tests/qr/peers.py")).arg(folder);
    command::run(&mut peers, "The other readers failed: see above.")
}

/// How many pictures each reader read, by class.
pub(crate) struct Rates {
    classes: Vec<Class>,
    readers: Vec<&'static str>,
}

struct Class {
    name: String,
    pictures: usize,
    has_code: bool,
    /// One a reader.
    results: Vec<Tally>,
}

#[derive(Clone, Default)]
struct Tally {
    read: usize,
    misread: usize,
    /// Microseconds.
    times: Vec<f64>,
}

impl Rates {
    fn of(folder: &Path) -> Outcome<Self> {
        let results = |reader: &&'static str| {
            let text = fs::read(folder.join(format!("{reader}.json"))).ok()?;
            Some((*reader, serde_json::from_slice::<Vec<Value>>(&text).ok()?))
        };
        let all: Vec<_> = READERS.iter().filter_map(results).collect();
        let (readers, results): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let ours = results.first().ok_or_else(|| Failure::new("There are no results of ours."))?;
        let mut classes: Vec<Class> = Vec::new();
        for (place, picture) in ours.iter().enumerate() {
            let name = picture["class"].as_str().unwrap_or_default();
            if classes.last().is_none_or(|class| class.name != name) {
                classes.push(Class::new(name, results.len()));
            }
            let Some(class) = classes.last_mut() else { continue };
            let due = picture["text"].as_str();
            class.pictures = class.pictures.saturating_add(1);
            class.has_code |= due.is_some();
            for (tally, results) in class.results.iter_mut().zip(&results) {
                let result = results.get(place).filter(|it| it["file"] == picture["file"]);
                let result = result.ok_or_else(|| Failure::new("A reader left a picture out."))?;
                tally.add(result, due);
            }
        }
        Ok(Self { classes, readers })
    }

    fn total(&self) -> Class {
        let mut total = Class::new("all with a code", self.readers.len());
        for class in self.classes.iter().filter(|class| class.has_code) {
            total.pictures = total.pictures.saturating_add(class.pictures);
            for (sum, tally) in total.results.iter_mut().zip(&class.results) {
                sum.read = sum.read.saturating_add(tally.read);
                sum.misread = sum.misread.saturating_add(tally.misread);
                sum.times.extend(&tally.times);
            }
        }
        total
    }
}

impl Class {
    fn new(name: &str, readers: usize) -> Self {
        let results = vec![Tally::default(); readers];
        Self { name: name.to_owned(), pictures: 0, has_code: false, results }
    }
}

impl Tally {
    /// A text that is not in the picture is a misread, whatever else was read.
    fn add(&mut self, result: &Value, due: Option<&str>) {
        let texts = result["read"].as_array().map(Vec::as_slice).unwrap_or_default();
        let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
        let was_read = due.is_some_and(|due| texts.contains(&due));
        let was_misread = texts.iter().any(|text| Some(*text) != due);
        self.read = self.read.saturating_add(was_read.into());
        self.misread = self.misread.saturating_add(was_misread.into());
        self.times.push(result["us"].as_f64().unwrap_or(f64::NAN));
    }

    /// In milliseconds.
    fn median(&self) -> f64 {
        let mut times = self.times.clone();
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).map_or(f64::NAN, |microseconds| microseconds / 1e3)
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<String> =
            self.readers.iter().map(|name| format!("{name} | misread | median")).collect();
        writeln!(formatter, "| class | pictures | {} |", heads.join(" | "))?;
        writeln!(formatter, "|---|--:|{}", "--:|--:|--:|".repeat(self.readers.len()))?;
        for class in self.classes.iter().chain([&self.total()]) {
            write!(formatter, "| {} | {} |", class.name, class.pictures)?;
            for tally in &class.results {
                let (read, misread, median) = (tally.read, tally.misread, tally.median());
                write!(formatter, " {read} | {misread} | {median:.2} ms |")?;
            }
            writeln!(formatter)?;
        }
        writeln!(formatter)?;
        for (name, most) in GOALS {
            let Some(class) = self.classes.iter().find(|class| class.name == name) else {
                continue;
            };
            let Some(median) = class.results.first().map(Tally::median) else { continue };
            let verdict = if median < most { "met" } else { "MISSED" };
            writeln!(formatter, "{name}: {median:.2} ms, goal < {most} ms: {verdict}")?;
        }
        let total = self.total();
        if let [ours, zxing, ..] = &total.results[..] {
            let verdict = if ours.read >= zxing.read { "met" } else { "MISSED" };
            let counts = format!("{} of {}", ours.read, zxing.read);
            writeln!(formatter, "read, beside zxing-cpp: {counts}, goal no fewer: {verdict}")?;
        }
        let misread: usize = self
            .classes
            .iter()
            .filter_map(|class| class.results.first())
            .map(|it| it.misread)
            .sum();
        let verdict = if misread == 0 { "met" } else { "MISSED" };
        writeln!(formatter, "misread by us: {misread}, goal none ever: {verdict}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pictures_are_counted_by_class() {
        let folder = tempfile::tempdir().unwrap();
        let write = |reader: &str, results: Value| {
            fs::write(folder.path().join(format!("{reader}.json")), results.to_string()).unwrap();
        };
        let ours = |class: &str, file: &str, text: Option<&str>, read: &[&str]| json!({ "class": class, "file": file, "text": text, "read": read, "us": 2_000 });
        write(
            "countersign",
            json!([
                ours("plain", "a", Some("x"), &["x"]),
                ours("plain", "b", Some("x"), &["y"]),
                ours("empty 1280x720", "c", None, &[]),
            ]),
        );
        let theirs = |file: &str, read: &[&str]| json!({ "file": file, "read": read, "us": 1_000 });
        write("zbar", json!([theirs("a", &["x"]), theirs("b", &[]), theirs("c", &["z"])]));
        let printed = Rates::of(folder.path()).unwrap().to_string();
        let expected = "\
| class | pictures | countersign | misread | median | zbar | misread | median |
|---|--:|--:|--:|--:|--:|--:|--:|
| plain | 2 | 1 | 1 | 2.00 ms | 1 | 0 | 1.00 ms |
| empty 1280x720 | 1 | 0 | 0 | 2.00 ms | 0 | 1 | 1.00 ms |
| all with a code | 2 | 1 | 1 | 2.00 ms | 1 | 0 | 1.00 ms |
";
        assert!(printed.starts_with(expected), "{printed}");
        assert!(printed.contains("misread by us: 1, goal none ever: MISSED"), "{printed}");
    }
}
