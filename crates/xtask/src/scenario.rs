//! One story in four languages: `tests/scenario` played against the real library and the real service.

use crate::bindings::build_library_that_panics;
use crate::command;
use crate::python;
use crate::toolchains::{SwiftRoot, maven};
use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, Programs, Service, fail};
use std::fs::{self, File};
use std::path::Path;
use tempfile::TempDir;

/// A service that runs for the time of a story.
pub(crate) struct Stage {
    service: Service,
    // Last: it is removed once the service has ended.
    _folder: TempDir,
}

impl Stage {
    /// Starts it.
    pub(crate) fn open(programs: &Programs) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let database = folder.path().join("service.sqlite");
        let log = File::create(folder.path().join("service.log"))?;
        let service = Service::start(&programs.service, &database, &[], "error", log.into())?;
        Ok(Self { service, _folder: folder })
    }

    /// What the runners are told.
    pub(crate) fn variables(&self) -> [(&'static str, String); 2] {
        [
            ("SCENARIO_PAGES", self.service.pages().to_owned()),
            ("SCENARIO_API_KEY", self.service.api_key().to_owned()),
        ]
    }
}

/// Plays the story from one language.
pub(crate) fn run(workspace: &Workspace, programs: &Programs, language: &str) -> Outcome<()> {
    let panics = build_library_that_panics(workspace)?;
    let stage = Stage::open(programs)?;
    match language {
        "kotlin" => kotlin(workspace, &stage, &panics),
        "python" => python::test(workspace, &stage, &panics),
        "swift" => swift(workspace, &stage, &panics),
        _ => fail("There is no such language in the scenario."),
    }
}

fn kotlin(workspace: &Workspace, stage: &Stage, panics: &Path) -> Outcome<()> {
    let output = workspace.target.join("kotlin");
    let mut maven = maven(workspace)?.command();
    maven
        .arg("-f")
        .arg(workspace.root.join("tests/scenario/kotlin/pom.xml"))
        .arg(format!("-Dcountersign.target={}", workspace.target.display()))
        .arg(format!("-Dcountersign.panics={}", panics.display()))
        .arg("test")
        .envs(stage.variables());
    let ended = command::run(&mut maven, "The scenario failed from Kotlin: see above.");
    let passed = surefire_counts(&output.join("scenario/surefire-reports"));
    ended?;
    let (tests, failed) = passed?;
    println!("kotlin: {} passed, {failed} failed", tests.saturating_sub(failed));
    if tests > 0 { Ok(()) } else { fail("No test ran from Kotlin.") }
}

/// How many tests ran and how many failed, from what Surefire wrote.
pub(crate) fn surefire_counts(folder: &Path) -> Outcome<(u32, u32)> {
    let (mut tests, mut failed) = (0_u32, 0_u32);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "xml") {
            let report = fs::read_to_string(path)?;
            let suite = report.split("<testsuite ").nth(1).unwrap_or_default();
            tests = tests.saturating_add(count(suite, "tests")?);
            failed = failed.saturating_add(count(suite, "failures")?);
            failed = failed.saturating_add(count(suite, "errors")?);
        }
    }
    Ok((tests, failed))
}

fn count(suite: &str, attribute: &str) -> Outcome<u32> {
    let value = suite.split(&format!(" {attribute}=\"")).nth(1);
    let value = value.and_then(|it| it.split('"').next()).and_then(|it| it.parse().ok());
    value.ok_or_else(|| Failure::new(format!("A report of Surefire lacks “{attribute}”.")))
}

fn swift(workspace: &Workspace, stage: &Stage, panics: &Path) -> Outcome<()> {
    let root = SwiftRoot::set_up(workspace)?;
    for (library, which) in [
        (workspace.target.join("debug"), "--skip PanicTests"),
        (panics.into(), "--filter PanicTests"),
    ] {
        let mut test = root.test(workspace, "tests/scenario/swift/runner", &library, which);
        command::run(test.envs(stage.variables()), "The scenario failed from Swift: see above.")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_those_of_all_reports() {
        let folder = tempfile::tempdir().unwrap();
        let report = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        report(
            "TEST-a.xml",
            r#"<testsuite name="a" tests="12" errors="1" skipped="0" failures="2">"#,
        );
        report("TEST-b.xml", r#"<testsuite name="b" tests="3" errors="0" failures="0">"#);
        report("a.txt", "Tests run: 12");
        assert_eq!(surefire_counts(folder.path()).unwrap(), (15, 3));
        report("TEST-c.xml", "");
        assert!(surefire_counts(folder.path()).is_err());
    }
}
