//! The app for iOS: its kit, which is tested anywhere, and what only Xcode can build.

mod framework;

use crate::bindings::build_library;
use crate::command;
use crate::scenario::Stage;
use crate::toolchains::SwiftRoot;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, Programs, fail};

pub(crate) use framework::package;

/// Tests the kit, against the real library and a service that runs meanwhile.
pub(crate) fn test(workspace: &Workspace, programs: &Programs) -> Outcome<()> {
    build_library(workspace)?;
    let stage = Stage::open(programs)?;
    let (root, library) = (SwiftRoot::set_up(workspace)?, workspace.target.join("debug"));
    let mut test = root.test(workspace, "ios/CountersignKit", &library, "");
    test.envs(stage.variables());
    command::run(&mut test, "A test of CountersignKit failed: see above.")
}

/// Says in one sentence what is missing where there is no Xcode.
fn need_xcode() -> Outcome<()> {
    if command::works("xcodebuild", &["-version"]) {
        return Ok(());
    }
    fail("The app for iOS is built on a Mac: install Xcode, start it once, and try again there.")
}
