//! The modules of the app on a plain JVM, by Maven: what can be compiled and tested without a phone.

use crate::bindings::build_library;
use crate::command;
use crate::scenario::surefire_counts;
use crate::toolchains::maven;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, fail};

/// The modules with tests, and the folders of their reports.
const MODULES: [&str; 3] = ["countersign-phone", "countersign-ui", "countersign-app"];

/// Tests all modules against the real library and the real service, which is built already, then looks over their
/// form.
pub(crate) fn test(workspace: &Workspace) -> Outcome<()> {
    build_library(workspace)?;
    let maven = maven(workspace)?;
    for (pom, goal, sentence) in [
        ("android/pom.xml", "package", "A test of the Android app failed: see above."),
        (
            "android/lint/pom.xml",
            "verify",
            "The Kotlin breaks its rules: run Maven without -q in android/lint.",
        ),
    ] {
        let mut run = maven.command();
        run.arg("-f")
            .arg(workspace.root.join(pom))
            .arg(format!("-Dcountersign.target={}", workspace.target.display()))
            .arg(goal);
        command::run(&mut run, sentence)?;
    }
    for module in MODULES {
        let reports = workspace.target.join("kotlin").join(module).join("surefire-reports");
        let (tests, failed) = surefire_counts(&reports)?;
        println!("{module}: {} passed, {failed} failed", tests.saturating_sub(failed));
        if tests == 0 {
            return fail(format!("No test of {module} ran."));
        }
    }
    Ok(())
}
