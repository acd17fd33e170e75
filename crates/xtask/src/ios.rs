//! The app for iOS: what is checked and tested anywhere, and what only Xcode can build.

mod app;
mod framework;
mod names;
mod sources;

use crate::bindings::build_library;
use crate::command;
use crate::scenario::Stage;
use crate::toolchains::SwiftRoot;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, Programs, fail};
use std::process::Command;

pub(crate) use app::check;
pub(crate) use framework::package;

/// Tests the kit, against the real library and a service that runs meanwhile.
pub(crate) fn test(workspace: &Workspace, programs: &Programs) -> Outcome<()> {
    build_library(workspace)?;
    let stage = Stage::open(programs)?;
    let (root, library) = (SwiftRoot::set_up(workspace)?, workspace.target.join("debug"));
    lint(&root, "ios/CountersignKit")?;
    let mut test = root.test(workspace, "ios/CountersignKit", &library, "");
    test.envs(stage.variables());
    command::run(&mut test, "A test of CountersignKit failed: see above.")
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
