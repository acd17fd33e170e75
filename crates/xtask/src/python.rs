//! The test of the real shared library from Python, with what it needs.

use crate::command::{self, works};
use crate::scenario::Stage;
use crate::toolchains::install;
use crate::wheel;
use crate::workspace::{Workspace, empty_folder, library_name};
use countersign_tests::{Failure, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the tests from Python need.
pub(crate) const REQUIREMENTS: &str = "tests/python/requirements.txt";

/// The test that needs another library than the others.
const PANIC: &str = "tests/scenario/python/test_panic.py";

/// Runs the tests and the scenario.
pub(crate) fn test(workspace: &Workspace, stage: &Stage, panics: &Path) -> Outcome<()> {
    let python = environment(workspace, "python", REQUIREMENTS)?;
    let folders = [&*workspace.target.join("debug"), panics];
    let tests = [&["tests/python", "tests/scenario/python", "--ignore", PANIC][..], &[PANIC]];
    for (folder, tests) in folders.into_iter().zip(tests) {
        let mut pytest = pytest(workspace, &python, tests, stage);
        pytest.env("PYTHONPATH", package(workspace, folder)?);
        command::run(&mut pytest, "The Python test failed: see above.")?;
    }
    wheel::test(workspace, stage)
}

/// A run of tests by a Python, with what the story needs to know.
pub(crate) fn pytest(
    workspace: &Workspace,
    python: &Path,
    tests: &[&str],
    stage: &Stage,
) -> Command {
    let mut pytest = Command::new(python);
    pytest
        .current_dir(&workspace.root)
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider"])
        .args(tests)
        .envs(stage.variables())
        .env("PYTHONDONTWRITEBYTECODE", "1");
    pytest
}

/// Whether Python with its own environments is here, or can be brought here.
pub(crate) fn available() -> bool {
    // `venv` alone is there on Debian without its package; what it needs is not.
    let here = || works("python3", &["-c", "import ensurepip, venv"]);
    here() || (install(&["python3", "python3-venv"]) && here())
}

/// An environment under `target/` with the versions that a file of requirements names: its Python.
pub(crate) fn environment(
    workspace: &Workspace,
    name: &str,
    requirements: &str,
) -> Outcome<PathBuf> {
    let folder = workspace.target.join("toolchains").join(name);
    let python = folder.join("bin/python");
    let wanted = fs::read(workspace.root.join(requirements))?;
    let installed = folder.join("installed.txt");
    if fs::read(&installed).is_ok_and(|it| it == wanted) && python.exists() {
        return Ok(python);
    }
    eprintln!("Installing what {requirements} names …");
    empty_folder(&folder)?;
    let mut venv = Command::new("python3");
    let sentence = "Python makes no environment of its own.";
    command::run(venv.args(["-m", "venv"]).arg(&folder), sentence)?;
    let mut pip = Command::new(&python);
    pip.current_dir(&workspace.root)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["-r", requirements]);
    command::run(&mut pip, "pip does not install what is needed: see above.")?;
    fs::write(installed, wanted)?;
    Ok(python)
}

/// The committed package with the library of a folder beside it, in a folder to import from.
pub(crate) fn package(workspace: &Workspace, folder: &Path) -> Outcome<PathBuf> {
    let packages = workspace.target.join("python");
    let package = packages.join("countersign");
    empty_folder(&package)?;
    let committed = workspace.root.join("bindings/python/countersign/__init__.py");
    copy(&committed, &package.join("__init__.py"))?;
    copy(&folder.join(library_name()), &package.join(library_name()))?;
    Ok(packages)
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let absent = |error| Failure::new(format!("{} cannot be copied: {error}.", from.display()));
    fs::copy(from, to).map(|_| ()).map_err(absent)
}
