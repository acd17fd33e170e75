//! The app for Android as a phone installs it.

use super::package;
use crate::command;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, fail};
use std::process::Command;

/// Builds the app, unsigned, with the core for each processor.
pub(crate) fn build(workspace: &Workspace) -> Outcome<()> {
    package(workspace)?;
    if !command::works("gradle", &["--version"]) {
        return fail("The app for Android is built by Gradle: install it, and try again.");
    }
    let mut gradle = Command::new("gradle");
    gradle.arg("--project-dir").arg(workspace.root.join("android"));
    gradle.args(["--no-daemon", ":app:assembleRelease"]);
    command::run(&mut gradle, "The app does not build: see above.")
}
