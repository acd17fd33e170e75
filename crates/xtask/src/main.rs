//! Bindings, tests, the demo and the figures of Countersign: `cargo xtask help`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

mod android;
mod artifact;
mod bench;
mod bindings;
mod browser;
mod command;
mod demo;
mod ios;
mod privacyidea;
mod python;
mod scenario;
mod show;
mod size;
mod suite;
mod toolchains;
mod wheel;
mod words;
mod workspace;

use countersign_tests::{Outcome, Programs, fail};
use std::process::ExitCode;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask COMMAND

  demo              a service and a phone on this machine: pair, read a code, approve, refuse
  demo --privacyidea
                    the phone at a real privacyIDEA server: enrol, approve, match a number, refuse
  test              everything a change must pass, the demo included
  browser [STORY]…  only the service's pages, played in Chromium
  setup [LANGUAGE]  the toolchains under target/toolchains, or only that of kotlin, python or swift
  setup fonts       those that the pictures of Android's screens are drawn with
  kotlin            only the scenario from Kotlin
  python            only the tests and the scenario from Python
  swift             only the scenario from Swift
  ios               only the tests of the kit of the iOS app
  ios privacyidea   only the tests of that kit with a privacyIDEA server
  ios icon          draw the icon of the app for iOS anew
  ios check         what this machine can check of the app for iOS
  android build     the app for Android, where there are its SDK, an NDK and Gradle
  android           only the tests of the app for Android
  android package   the core for each processor and as an AAR, where there is an NDK
  wheel             the core for Python as one file
  ios build         the framework and the app for the simulator, on a Mac
  ios package       the core as a framework for Xcode, on a Mac
  privacyidea       only the tests of the phone with a privacyIDEA server
  bindgen [--check] make the Kotlin, Swift and Python bindings anew, or only compare them
  words [--check]   make the words of the shells anew from words.json, or only compare them
  bench [--qr]      measure beside other libraries, or only the reading of pictures
  bench android     measure the app for Android from a cold core to its first codes
  bench languages   measure the core from each language
  size              build the library as it ships and compare its size with the committed one
  help              this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", show::failed(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Outcome<()> {
    match arguments {
        ["demo"] => demo::run(&Programs::build()?),
        ["demo", "--privacyidea"] => {
            let python = privacyidea::server(&Workspace::find()?)?;
            demo::privacyidea::run(&Programs::build()?, &python)
        }
        ["test"] => suite::run(&Workspace::find()?),
        ["browser", stories @ ..] => {
            let workspace = Workspace::find()?;
            let tools = browser::set_up(&workspace)?;
            browser::test(&workspace, &Programs::build()?, &tools, stories)
        }
        ["setup"] => toolchains::LANGUAGES
            .iter()
            .try_for_each(|language| toolchains::set_up(&Workspace::find()?, language)),
        ["setup", language] => toolchains::set_up(&Workspace::find()?, language),
        [language @ ("kotlin" | "python" | "swift")] => {
            scenario::run(&Workspace::find()?, &Programs::build()?, language)
        }
        ["ios"] => ios::test(&Workspace::find()?, &Programs::build()?),
        ["android", "build"] => android::build(&Workspace::find()?),
        ["android"] => {
            let workspace = Workspace::find()?;
            toolchains::set_up(&workspace, "fonts")?;
            Programs::build().and_then(|_| android::test(&workspace))
        }
        ["android", "package"] => android::package(&Workspace::find()?),
        ["wheel"] => wheel::package(&Workspace::find()?),
        ["ios", "privacyidea"] => {
            let workspace = Workspace::find()?;
            ios::test_with_privacyidea(&workspace, &privacyidea::server(&workspace)?)
        }
        ["ios", "icon"] => ios::draw_icon(&Workspace::find()?),
        ["ios", "build"] => ios::build(&Workspace::find()?),
        ["ios", "check"] => ios::check(&Workspace::find()?),
        ["ios", "package"] => ios::package(&Workspace::find()?),
        ["privacyidea"] => {
            let python = privacyidea::set_up(&Workspace::find()?)?;
            privacyidea::test(&Programs::build()?, &python)
        }
        ["bindgen"] => bindings::write(&Workspace::find()?),
        ["bindgen", "--check"] => bindings::check(&Workspace::find()?),
        ["words"] => words::write(&Workspace::find()?),
        ["words", "--check"] => words::check(&Workspace::find()?),
        ["bench"] => bench::run(&Workspace::find()?),
        ["bench", "--qr"] => bench::pictures(&Workspace::find()?),
        ["bench", "android"] => bench::android(&Workspace::find()?),
        ["bench", "languages"] => bench::languages(&Workspace::find()?),
        ["size"] => size::run(&Workspace::find()?),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => fail(format!("There is no such command.\n\n{HELP}")),
    }
}

#[cfg(test)]
mod tests {
    use super::HELP;

    #[test]
    fn whatever_is_told_to_be_run_is_a_command() {
        let told = [
            include_str!("../../../README.md"),
            include_str!("../../../ios/README.md"),
            include_str!("../../../.github/workflows/shells.yml"),
        ];
        let commands: Vec<&str> =
            told.iter().flat_map(|text| text.split("cargo xtask ").skip(1)).collect();
        assert!(commands.len() > 10, "{}", commands.len());
        for command in commands {
            let is_name = |word: &&str| word.chars().all(|it| it.is_ascii_lowercase());
            let rest = command.split(['`', '\n', '#', '[']).next().unwrap_or_default();
            let words: Vec<&str> = rest.split_whitespace().take_while(is_name).collect();
            let line = format!("\n  {} ", words.join(" "));
            assert!(HELP.contains(&line), "cargo xtask {command:.40}");
        }
    }
}
