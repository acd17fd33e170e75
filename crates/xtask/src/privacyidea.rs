//! A real server of privacyIDEA: its set-up, and the tests of the phone against it.

use crate::command::{self, works};
use crate::python;
use crate::toolchains::install;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, Programs, cargo, fail};
use std::path::{Path, PathBuf};

/// Brings what the tests need, where it is not here yet: the Python that has the server, and a
/// clock for the phone that is not the machine's.
pub(crate) fn set_up(workspace: &Workspace) -> Outcome<PathBuf> {
    let clock = || works("faketime", &["--version"]);
    if !(clock() || install(&["faketime"]) && clock()) {
        return fail("faketime is missing: install the package of that name.");
    }
    server(workspace)
}

/// Brings the server here, where it is not yet: the Python that has it.
pub(crate) fn server(workspace: &Workspace) -> Outcome<PathBuf> {
    if !python::available() {
        return fail("python3 with venv is missing: install python3 and python3-venv.");
    }
    python::environment(workspace, "privacyidea", "tests/privacyidea/requirements.txt")
}

/// Runs the tests.
pub(crate) fn test(programs: &Programs, python: &Path) -> Outcome<()> {
    let mut test = cargo();
    test.args(["test", "-p", "countersign-tests", "--features", "privacyidea"])
        .args(["--test", "privacyidea"])
        .env("PRIVACYIDEA_PYTHON", python)
        .env("COUNTERSIGN_BIN", &programs.phone)
        .env("COUNTERSIGN_SERVICE_BIN", &programs.service);
    command::run(&mut test, "A test with privacyIDEA failed: see above.")
}
