//! The bindings of the core for other languages. They are committed: their diff is the review of
//! the API, and nobody needs a generator to build an app.

use crate::command;
use crate::workspace::{Workspace, empty_folder, library_name};
use countersign_tests::{Outcome, cargo, fail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders in `bindings/` that are generated, one for each language. What stands beside them is
/// written by hand.
const GENERATED: [&str; 3] = ["kotlin/src/main/kotlin", "python/countersign", "swift/Sources"];

/// Makes the committed bindings anew.
pub(crate) fn write(workspace: &Workspace) -> Outcome<()> {
    let fresh = generate(workspace)?;
    let committed = workspace.root.join("bindings");
    for folder in GENERATED {
        empty_folder(&committed.join(folder))?;
    }
    for file in files(&fresh)? {
        let to = committed.join(&file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(fresh.join(&file), to)?;
        println!("bindings/{}", file.display());
    }
    Ok(())
}

/// Fails where the committed bindings are not, byte for byte, those of the core.
pub(crate) fn check(workspace: &Workspace) -> Outcome<()> {
    let fresh = generate(workspace)?;
    let differing = differing(&fresh, &workspace.root.join("bindings"))?;
    if differing.is_empty() {
        println!("The bindings are those of the core.");
        return Ok(());
    }
    let list: Vec<String> =
        differing.iter().map(|file| format!("  bindings/{}", file.display())).collect();
    let list = list.join("\n");
    fail(format!(
        "The committed bindings are not those of the core:\n{list}\nRun `cargo xtask bindgen` and \
         read the diff: it is the change of the API."
    ))
}

/// Builds the library that the bindings load. Alone: together with the generator it would be
/// built with the generator's features, and ten times as large.
pub(crate) fn build_library(workspace: &Workspace) -> Outcome<PathBuf> {
    let sentence = "The library does not build: see above.";
    command::run(cargo().args(["build", "-p", "countersign-mobile"]), sentence)?;
    Ok(workspace.library("debug"))
}

/// What the library that panics on demand holds, and none that ships.
const PANIC_WISH: &[u8] = b"countersign: panic on demand";

/// Builds the library that panics on demand, into a folder of its own: that folder. The one to ship is
/// built last, since both have the same name.
pub(crate) fn build_library_that_panics(workspace: &Workspace) -> Outcome<PathBuf> {
    let folder = workspace.target.join("forced-panic");
    fs::create_dir_all(&folder)?;
    let mut build = cargo();
    build.args(["build", "-p", "countersign-mobile", "--features", "forced-panic"]);
    command::run(&mut build, "The library that panics does not build: see above.")?;
    let panics = folder.join(library_name());
    fs::copy(workspace.target.join("debug").join(library_name()), &panics)?;
    let ships = build_library(workspace)?;
    match (panics_on_demand(&panics)?, panics_on_demand(&ships)?) {
        (true, false) => Ok(folder),
        (false, _) => fail("The library for the test of panics does not panic."),
        (_, true) => fail("The library panics on demand: it must not be shipped."),
    }
}

/// Whether a library has the panic that is for tests alone.
pub(crate) fn panics_on_demand(library: &Path) -> Outcome<bool> {
    let bytes = fs::read(library)?;
    Ok(bytes.windows(PANIC_WISH.len()).any(|it| it == PANIC_WISH))
}

/// Where the files of the generator go: into a module of Maven and Gradle, a package of Python, so
/// that the library can lie beside the code that loads it, and a package of Swift.
const PLACES: [(&str, &str); 5] = [
    ("kotlin/org", "kotlin/src/main/kotlin/org"),
    ("python/countersign.py", "python/countersign/__init__.py"),
    ("swift/CountersignCore.swift", "swift/Sources/CountersignCore/CountersignCore.swift"),
    ("swift/CountersignCoreFFI.h", "swift/Sources/CountersignCoreFFI/CountersignCoreFFI.h"),
    ("swift/CountersignCoreFFI.modulemap", "swift/Sources/CountersignCoreFFI/module.modulemap"),
];

/// Writes the bindings into a fresh folder under `target/`.
fn generate(workspace: &Workspace) -> Outcome<PathBuf> {
    let library = build_library(workspace)?;
    let folder = workspace.target.join("bindings");
    empty_folder(&folder)?;
    let mut generator = cargo();
    generator
        .args(["run", "-p", "xtask", "--features", "bindgen", "--bin", "bindgen", "--"])
        .args([&library, &workspace.root.join("uniffi.toml"), &folder]);
    command::run(&mut generator, "The bindings cannot be made: see above.")?;
    for (from, to) in PLACES {
        let to = folder.join(to);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(folder.join(from), to)?;
    }
    Ok(folder)
}

/// The files that only one of two folders has, or that are not the same in both.
fn differing(fresh: &Path, committed: &Path) -> Outcome<Vec<PathBuf>> {
    let all: BTreeSet<PathBuf> = files(fresh)?.into_iter().chain(files(committed)?).collect();
    let differs = |file: &PathBuf| {
        let contents = |folder: &Path| fs::read(folder.join(file)).ok();
        contents(fresh) != contents(committed)
    };
    Ok(all.into_iter().filter(differs).collect())
}

/// All generated files under a folder, relative to it. What Python keeps of a run is none.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = GENERATED.iter().map(PathBuf::from).collect();
    while let Some(relative) = open.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&relative)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = relative.join(entry.file_name());
            match entry.file_type()?.is_dir() {
                true if entry.file_name() == "__pycache__" => {}
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn every_kind_of_drift_is_named() {
        let same = ("swift/Sources/A.swift", "a");
        let changed = "kotlin/src/main/kotlin/b.kt";
        let fresh = folder(&[same, (changed, "b"), ("python/countersign/new.py", "n")]);
        let committed = folder(&[
            same,
            (changed, "b "),
            ("python/countersign/old.py", "o"),
            ("python/countersign/__pycache__/x.pyc", "x"),
            ("python/pyproject.toml", "not generated"),
        ]);
        let found = differing(fresh.path(), committed.path()).unwrap();
        let expected = [changed, "python/countersign/new.py", "python/countersign/old.py"];
        assert_eq!(found, expected.map(PathBuf::from));
        assert!(differing(fresh.path(), fresh.path()).unwrap().is_empty());
    }
}
