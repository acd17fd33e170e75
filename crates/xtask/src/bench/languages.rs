//! What the core takes from each language, beside Rust alone in the same run: `tests/figures`, and for
//! Kotlin a class beside the scenario's.

use crate::artifact;
use crate::command;
use crate::python;
use crate::toolchains::{SwiftRoot, maven};
use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a language printed: microseconds for each row, and kilobytes held early and late.
#[derive(Debug, PartialEq)]
struct Column {
    figures: Vec<f64>,
    memory: [u64; 2],
}

/// The rows of the table, and what they are called.
const ROWS: [(&str, &str); 5] = [
    ("call", "one call, a text in and a text out"),
    ("home with 10", "`home` with 10 accounts"),
    ("home with 100", "`home` with 100 accounts"),
    ("home with 1000", "`home` with 1,000 accounts"),
    ("open and unlock", "opening and unlocking a vault of 100 accounts"),
];

/// Builds the library as it ships and measures each language after the other.
pub(crate) fn measure(workspace: &Workspace) -> Outcome<String> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let rust = vaults(workspace, folder)?;
    let mut programs = [
        ("Rust", rust_alone(&rust, folder)),
        ("Kotlin", kotlin(workspace, folder)?),
        ("Swift", swift(workspace, folder)?),
        ("Python", python(workspace, folder)?),
    ];
    let mut columns = Vec::new();
    for (language, program) in &mut programs {
        let sentence = format!("The figures from {language} failed: see above.");
        let output = command::output(program, &sentence)?;
        columns.push((*language, read(&String::from_utf8_lossy(&output))?));
    }
    Ok(table(&columns))
}

/// Builds the library as it ships, and with it vaults of 10, 100 and 1,000 accounts: the program that made them.
pub(super) fn vaults(workspace: &Workspace, folder: &Path) -> Outcome<PathBuf> {
    artifact::build(workspace)?;
    let program = artifact::example(workspace, "figures")?;
    let sentence = "The vaults cannot be made: see above.";
    command::run(Command::new(&program).arg("make").arg(folder), sentence)?;
    Ok(program)
}

fn rust_alone(program: &Path, folder: &Path) -> Command {
    let mut measure = Command::new(program);
    measure.arg("measure").arg(folder);
    measure
}

fn kotlin(workspace: &Workspace, folder: &Path) -> Outcome<Command> {
    let mut maven = maven(workspace)?.command();
    maven
        .arg("-f")
        .arg(workspace.root.join("tests/scenario/kotlin/pom.xml"))
        .arg(format!("-Dcountersign.target={}", workspace.target.display()))
        .args(["-Pfigures", "test"])
        .env("LD_LIBRARY_PATH", workspace.target.join("release"))
        .env("FIGURES_FOLDER", folder);
    Ok(maven)
}

fn python(workspace: &Workspace, folder: &Path) -> Outcome<Command> {
    let python = python::environment(workspace, "python", python::REQUIREMENTS)?;
    let mut measure = Command::new(python);
    measure
        .arg(workspace.root.join("tests/figures/figures.py"))
        .arg(folder)
        .env("PYTHONPATH", python::package(workspace, &workspace.target.join("release"))?);
    Ok(measure)
}

/// In the folder of a root of its own, so the vaults are copied into it.
fn swift(workspace: &Workspace, folder: &Path) -> Outcome<Command> {
    let root = SwiftRoot::set_up(workspace)?;
    let target = workspace.target.display();
    let vaults = workspace.target.join("figures");
    crate::workspace::empty_folder(&vaults)?;
    let mut copy = Command::new("cp");
    command::run(copy.arg("-r").arg(folder).arg(vaults.join("vaults")), "cp failed: see above.")?;
    Ok(root.shell(&format!(
        "LD_LIBRARY_PATH={target}/release swift run -c release --package-path tests/figures \
         --build-path {target}/swift-figures -Xlinker -L{target}/release Figures {}/vaults",
        vaults.display()
    )))
}

fn read(output: &str) -> Outcome<Column> {
    let mut printed = HashMap::new();
    for line in output.lines() {
        // Maven puts a colour in front of the first.
        let after = |word: &str| line.split_once(word).map(|(_, after)| after);
        let figure = after("figure ").and_then(|it| it.rsplit_once(' '));
        printed.extend(figure.or_else(|| after("memory ").map(|it| ("memory", it))));
    }
    let column = || {
        let figures = ROWS.iter().map(|(name, _)| printed.get(name)?.parse().ok());
        let figures: Vec<f64> = figures.collect::<Option<_>>()?;
        let (early, late) = printed.get("memory")?.split_once(' ')?;
        let memory = [early.parse().ok()?, late.parse().ok()?];
        Some(Column { figures, memory })
    };
    column().ok_or_else(|| Failure::new("A figure is missing, or is no number."))
}

/// A row for each figure: the time, and in brackets how many times that of Rust alone it is.
fn table(columns: &[(&str, Column)]) -> String {
    let mut table = String::from("| what |");
    for (language, _) in columns {
        let _ = write!(table, " {language} |");
    }
    let _ = writeln!(table, "\n|---|{}", "--:|".repeat(columns.len()));
    for (row, (_, title)) in ROWS.iter().enumerate() {
        let _ = write!(table, "| {title} |");
        let mut times = columns.iter().filter_map(|(_, column)| column.figures.get(row));
        let Some(own) = times.next() else { continue };
        let _ = write!(table, " {} |", shown(*own));
        for time in times {
            let _ = write!(table, " {} ({:.1}×) |", shown(*time), time / own);
        }
        table.push('\n');
    }
    table.push_str("| held after 100,000 and after 1,000,000 calls |");
    for (_, Column { memory: [early, late], .. }) in columns {
        let _ = write!(table, " {} → {} MB |", megabytes(*early), megabytes(*late));
    }
    table.push('\n');
    table
}

fn shown(microseconds: f64) -> String {
    match microseconds {
        ..1.0 => format!("{microseconds:.2} µs"),
        ..1_000.0 => format!("{microseconds:.0} µs"),
        _ => format!("{:.1} ms", microseconds / 1e3),
    }
}

fn megabytes(kilobytes: u64) -> String {
    format!("{}.{}", kilobytes / 1_000, kilobytes % 1_000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Building…\n\u{1b}[0mfigure call 0.5\nfigure home with 10 100.04\n\
        figure home with 100 1000\nfigure home with 1000 9500.25\nfigure open and unlock 2000\n\
        memory 12345 12999\n";

    #[test]
    fn what_was_printed_becomes_a_column() {
        let column = read(PRINTED).unwrap();
        assert_eq!(column.memory, [12_345, 12_999]);
        let slower = read(&PRINTED.replace("call 0.5", "call 5")).unwrap();
        let table = table(&[("Rust", column), ("Kotlin", slower)]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "| what | Rust | Kotlin |");
        assert_eq!(lines[2], "| one call, a text in and a text out | 0.50 µs | 5 µs (10.0×) |");
        assert_eq!(lines[5], "| `home` with 1,000 accounts | 9.5 ms | 9.5 ms (1.0×) |");
        assert!(lines[7].ends_with("| 12.3 → 12.9 MB | 12.3 → 12.9 MB |"), "{table}");
    }

    #[test]
    fn a_missing_figure_is_a_failure() {
        assert!(read("").is_err());
        assert!(read(&PRINTED.replace("figure call", "call")).is_err());
        assert!(read(&PRINTED.replace("call 0.5", "call much")).is_err());
        assert!(read(&PRINTED.replace("memory", "held")).is_err());
    }
}
