//! The app for iOS: what is checked and tested anywhere, and what only Xcode can build.

mod app;
mod framework;
mod icon;
mod names;
mod sources;
mod types;

use crate::bindings::build_library;
use crate::command;
use crate::scenario::Stage;
use crate::toolchains::SwiftRoot;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, PrivacyIdea, Programs, fail};
use std::path::Path;
use std::process::Command;

pub(crate) use app::check;
pub(crate) use framework::package;
pub(crate) use icon::write as draw_icon;

/// The tests that need a server which takes a minute to install.
const WITH_PRIVACYIDEA: &str = "PrivacyIdeaTests";

/// Tests the kit, against the real library and a service that runs meanwhile.
pub(crate) fn test(workspace: &Workspace, programs: &Programs) -> Outcome<()> {
    let stage = Stage::open(programs)?;
    let mut test = kit(workspace, &format!("--skip {WITH_PRIVACYIDEA}"))?;
    command::run(test.envs(stage.variables()), "A test of CountersignKit failed: see above.")
}

/// Tests the kit against a real server of privacyIDEA, which `python` has.
pub(crate) fn test_with_privacyidea(workspace: &Workspace, python: &Path) -> Outcome<()> {
    let server = PrivacyIdea::start(python)?;
    let mut test = kit(workspace, &format!("--filter {WITH_PRIVACYIDEA}"))?;
    test.env("PRIVACYIDEA_URL", server.url()).env("PRIVACYIDEA_TOKEN", server.token());
    command::run(&mut test, "A test of CountersignKit with privacyIDEA failed: see above.")
}

/// The kit's tests, or some of them, with the library as it is now.
fn kit(workspace: &Workspace, which: &str) -> Outcome<Command> {
    const PACKAGE: &str = "ios/CountersignKit";
    build_library(workspace)?;
    let root = SwiftRoot::set_up(workspace)?;
    lint(&root, PACKAGE)?;
    Ok(root.test(workspace, PACKAGE, &workspace.target.join("debug"), which))
}

/// Has Swift's own formatter look over a folder.
fn lint(root: &SwiftRoot, folder: &str) -> Outcome<()> {
    let lint = format!("swift format lint --strict --recursive {folder}");
    let sentence = "The format is not that of ios/.swift-format: see above.";
    command::run(&mut root.shell(&lint), sentence)
}

/// Builds the app for the simulator, unsigned, with the framework of the core.
pub(crate) fn build(workspace: &Workspace) -> Outcome<()> {
    package(workspace)?;
    let mut xcodebuild = Command::new("xcodebuild");
    xcodebuild
        .arg("-project")
        .arg(workspace.root.join("ios/Countersign.xcodeproj"))
        .args(["-scheme", "Countersign", "-configuration", "Release"])
        .args(["-destination", "generic/platform=iOS Simulator"])
        .arg("-derivedDataPath")
        .arg(workspace.target.join("ios/derived"))
        .args(["CODE_SIGNING_ALLOWED=NO", "build"]);
    command::run(&mut xcodebuild, "The app does not build: see above.")
}

/// Says in one sentence what is missing where there is no Xcode.
fn need_xcode() -> Outcome<()> {
    if command::works("xcodebuild", &["-version"]) {
        return Ok(());
    }
    fail("The app for iOS is built on a Mac: install Xcode, start it once, and try again there.")
}
