//! The service's pages, played in Chromium, with what that needs.

use crate::command::{self, works};
use crate::toolchains::install;
use crate::workspace::{Workspace, empty_folder};
use countersign_tests::{Outcome, Programs, fail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the stories are.
const STORIES: &str = "tests/browser";

/// Plays every story, or those that are named.
pub(crate) fn test(
    workspace: &Workspace,
    programs: &Programs,
    tools: &Path,
    stories: &[&str],
) -> Outcome<()> {
    let mut node = Command::new("node");
    node.arg(workspace.root.join(STORIES).join("main.mjs"))
        .args(stories)
        .env("COUNTERSIGN_BIN", &programs.phone)
        .env("COUNTERSIGN_SERVICE_BIN", &programs.service)
        .env("COUNTERSIGN_BROWSER_TOOLS", tools)
        .env("COUNTERSIGN_SCREENSHOTS", workspace.target.join("screenshots"));
    command::run(&mut node, "The pages did not pass in Chromium: see above.")
}

/// What the stories need: a folder of npm packages, beside the browser and its fonts.
pub(crate) fn set_up(workspace: &Workspace) -> Outcome<PathBuf> {
    match missing() {
        Some(part) => fail(format!("Install {part}.")),
        None => tools(workspace),
    }
}

/// What is missing and cannot be brought here, as the name of something to install.
fn missing() -> Option<&'static str> {
    // The browser that the stories start, and a font for the two languages that Latin ones lack.
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let browser = || works(&chromium, &["--version"]);
    let font = || works("sh", &["-c", "fc-list :lang=ja:lang=zh-tw | grep -q ."]);
    let node = ["-e", "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)"];
    let packages = || works("node", &node) && works("npm", &["--version"]);
    let has = |there: &dyn Fn() -> bool, debian: &[&str]| there() || (install(debian) && there());
    if !has(&packages, &["nodejs", "npm"]) {
        return Some("Node 20 or later with npm");
    }
    if !has(&browser, &["chromium"]) {
        return Some("Chromium");
    }
    if !has(&font, &["fonts-noto-cjk"]) {
        return Some("a font for Chinese and Japanese, such as fonts-noto-cjk");
    }
    None
}

/// The npm packages that the lock file names, in a folder under `target/`.
fn tools(workspace: &Workspace) -> Outcome<PathBuf> {
    let folder = workspace.target.join("toolchains/browser");
    let stories = workspace.root.join(STORIES);
    let wanted = fs::read(stories.join("package-lock.json"))?;
    // Written last, so that an installation that was cut off is begun again.
    let installed = folder.join("installed.json");
    if fs::read(&installed).is_ok_and(|it| it == wanted) {
        return Ok(folder);
    }
    empty_folder(&folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(stories.join(name), folder.join(name))?;
    }
    npm_ci(&folder)?;
    fs::write(installed, wanted)?;
    Ok(folder)
}

fn npm_ci(folder: &Path) -> Outcome<()> {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    command::run(&mut npm, "npm does not install what is needed: see above.")
}
