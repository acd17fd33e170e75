//! Everything a change must pass, in one command, stopping at the first failure.

use crate::command;
use crate::toolchains::{LANGUAGES, install, set_up};
use crate::workspace::Workspace;
use crate::{android, bindings, browser, demo, ios, privacyidea, scenario, show, words};
use countersign_tests::{Outcome, Programs, cargo, must_have_all};
use std::time::Instant;

/// Runs every stage.
pub(crate) fn run(workspace: &Workspace) -> Outcome<()> {
    let begin = Instant::now();
    let mut left_out = Vec::new();
    stage("Format", || {
        let arguments = ["fmt", "--all", "--check"];
        run_cargo(&arguments, "The format is not rustfmt's: run `cargo fmt --all`.")
    })?;
    stage("Lints", lints)?;
    stage("Documentation", documentation)?;
    let programs = stage("The phone and the service", Programs::build)?;
    if !command::works("strace", &["-V"]) && !install(&["strace"]) {
        left_out.push("the disks that fail: install strace".to_owned());
    }
    stage("Tests", || tests(&programs))?;
    stage("Bindings", || bindings::check(workspace))?;
    stage("Words", || words::check(workspace))?;
    let mut has_swift = false;
    for language in LANGUAGES {
        match stage(&format!("Toolchain of {language}"), || set_up(workspace, language)) {
            Ok(()) => {
                has_swift |= language == "swift";
                let title = format!("The scenario from {language}");
                stage(&title, || scenario::run(workspace, &programs, language))?;
                if language == "kotlin" {
                    match set_up(workspace, "fonts") {
                        Ok(()) => stage("The Android app", || android::test(workspace))?,
                        Err(missing) if must_have_all() => return Err(missing),
                        Err(missing) => left_out.push(format!("the Android app: {missing}")),
                    }
                }
                if language == "swift" {
                    stage("The kit of the iOS app", || ios::test(workspace, &programs))?;
                    stage("The iOS app", || ios::check(workspace))?;
                }
            }
            Err(missing) if must_have_all() => return Err(missing),
            Err(missing) => left_out.push(format!("the scenario from {language}: {missing}")),
        }
    }
    match stage("Chromium", || browser::set_up(workspace)) {
        Ok(tools) => stage("The service's pages in Chromium", || {
            browser::test(workspace, &programs, &tools, &[])
        })?,
        Err(missing) if must_have_all() => return Err(missing),
        Err(missing) => left_out.push(format!("the service's pages in Chromium: {missing}")),
    }
    match stage("The privacyIDEA server", || privacyidea::set_up(workspace)) {
        Ok(python) => {
            stage("Sign-in with privacyIDEA", || privacyidea::test(&programs, &python))?;
            if has_swift {
                let test = || ios::test_with_privacyidea(workspace, &python);
                stage("The kit of the iOS app with privacyIDEA", test)?;
            }
        }
        Err(missing) if must_have_all() => return Err(missing),
        Err(missing) => left_out.push(format!("the tests with privacyIDEA: {missing}")),
    }
    if command::works("cargo", &["deny", "--version"]) {
        stage("Dependencies", dependencies)?;
    }
    stage("Demo", || demo::run(&programs))?;
    summary(begin, &left_out);
    Ok(())
}

fn stage<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    show::heading(name);
    let begin = Instant::now();
    let result = work()?;
    show::took(begin.elapsed());
    Ok(result)
}

fn summary(begin: Instant, left_out: &[String]) {
    println!("\nEverything passed in {}.", show::seconds(begin.elapsed()));
    for part in left_out {
        println!("LEFT OUT on this machine: {part}.");
    }
}

fn run_cargo(arguments: &[&str], sentence: &str) -> Outcome<()> {
    command::run(cargo().args(arguments), sentence)
}

fn lints() -> Outcome<()> {
    const ALL: &str = "xtask/bindgen,countersign-tests/privacyidea";
    let arguments = ["clippy", "--workspace", "--all-targets", "--features", ALL];
    let arguments = [&arguments[..], &["--", "-D", "warnings"]].concat();
    run_cargo(&arguments, "Clippy has complaints: see above.")
}

fn documentation() -> Outcome<()> {
    let mut doc = cargo();
    doc.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    command::run(&mut doc, "The documentation has faults: see above.")
}

fn tests(programs: &Programs) -> Outcome<()> {
    let mut test = cargo();
    test.args(["test", "--workspace"])
        .env("COUNTERSIGN_BIN", &programs.phone)
        .env("COUNTERSIGN_SERVICE_BIN", &programs.service);
    command::run(&mut test, "A test failed: see above.")
}

fn dependencies() -> Outcome<()> {
    let arguments = ["deny", "check", "licenses", "bans", "sources"];
    run_cargo(&arguments, "The dependencies break deny.toml: see above.")
}
