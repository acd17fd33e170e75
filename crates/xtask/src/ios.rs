//! What only Xcode can build.

mod framework;

use crate::command;
use countersign_tests::{Outcome, fail};

pub(crate) use framework::package;

/// Says in one sentence what is missing where there is no Xcode.
fn need_xcode() -> Outcome<()> {
    if command::works("xcodebuild", &["-version"]) {
        return Ok(());
    }
    fail("The app for iOS is built on a Mac: install Xcode, start it once, and try again there.")
}
