//! The bindings of the core for other languages. They are committed: their diff is the review of
//! the API, and nobody needs a generator to build an app.

use crate::command;
use crate::workspace::{Workspace, empty_folder};
use countersign_tests::{Outcome, cargo, fail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The languages, each a folder in `bindings/`.
const LANGUAGES: [&str; 3] = ["kotlin", "python", "swift"];

/// Makes the committed bindings anew.
pub(crate) fn write(workspace: &Workspace) -> Outcome<()> {
    let fresh = generate(workspace)?;
    let committed = workspace.root.join("bindings");
    for language in LANGUAGES {
        empty_folder(&committed.join(language))?;
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
    // A package, so that the library can lie beside the code that loads it.
    let package = folder.join("python/countersign");
    fs::create_dir_all(&package)?;
    fs::rename(folder.join("python/countersign.py"), package.join("__init__.py"))?;
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
    let mut open: Vec<PathBuf> = LANGUAGES.iter().map(PathBuf::from).collect();
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
        let same = ("swift/A.swift", "a");
        let fresh = folder(&[same, ("kotlin/org/b.kt", "b"), ("python/new.py", "n")]);
        let committed = folder(&[
            same,
            ("kotlin/org/b.kt", "b "),
            ("python/old.py", "o"),
            ("python/__pycache__/x.pyc", "x"),
            (".gitattributes", "not generated"),
        ]);
        let found = differing(fresh.path(), committed.path()).unwrap();
        let expected = ["kotlin/org/b.kt", "python/new.py", "python/old.py"];
        assert_eq!(found, expected.map(PathBuf::from));
        assert!(differing(fresh.path(), fresh.path()).unwrap().is_empty());
    }
}
