//! The toolchains of the other languages, each under `target/toolchains` and set up at most once: Maven's
//! repository, a Debian with Swift, an environment of Python.

mod swift;

pub(crate) use swift::SwiftRoot;

use crate::command::{self, works};
use crate::python;
use crate::workspace::Workspace;
use countersign_tests::{Outcome, fail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Every language that `cargo xtask setup` knows.
pub(crate) const LANGUAGES: [&str; 3] = ["kotlin", "python", "swift"];

/// Sets up the toolchain of one language, and says where it is.
pub(crate) fn set_up(workspace: &Workspace, language: &str) -> Outcome<()> {
    let folder = match language {
        "kotlin" => maven(workspace)?.repository,
        "python" => {
            if !python::available() {
                return fail("Install python3 and python3-venv.");
            }
            python::environment(workspace, "python", python::REQUIREMENTS)?
        }
        "swift" => SwiftRoot::set_up(workspace)?.folder,
        "fonts" => fonts()?,
        _ => return fail(format!("There is a toolchain for {}.", LANGUAGES.join(", "))),
    };
    println!("{language}: {}", folder.display());
    Ok(())
}

/// Debian's Roboto and Noto Sans CJK: the pictures of Android's screens are drawn with them.
fn fonts() -> Outcome<PathBuf> {
    const FILES: [&str; 2] = ["Roboto-Medium.ttf", "NotoSansCJK-Regular.ttc"];
    let there = |file: &&str| works("sh", &["-c", &format!("fc-list | grep -q {file}")]);
    let all = || FILES.iter().all(there);
    let packages = ["fontconfig", "fonts-roboto-unhinted", "fonts-noto-cjk"];
    if all() || (install(&packages) && all()) {
        return Ok(PathBuf::from("/usr/share/fonts"));
    }
    fail("Install Debian's fonts-roboto-unhinted and fonts-noto-cjk.")
}

/// Maven with a repository of the workspace's own.
pub(crate) struct Maven {
    repository: PathBuf,
}

/// Looks for a JDK and Maven, and installs Debian's where it may.
pub(crate) fn maven(workspace: &Workspace) -> Outcome<Maven> {
    for (program, argument, package) in
        [("javac", "-version", "openjdk-17-jdk-headless"), ("mvn", "-v", "maven")]
    {
        let works = || works(program, &[argument]);
        let here = works() || (install(&[package]) && works());
        if !here {
            return fail(format!("`{program}` is missing: install a JDK 17 or newer, and Maven."));
        }
    }
    let repository = workspace.target.join("toolchains/maven");
    fs::create_dir_all(&repository)?;
    Ok(Maven { repository })
}

impl Maven {
    /// A run of Maven, offline where the last one with the same wish found everything.
    pub(crate) fn command(&self) -> Command {
        let mut maven = Command::new("mvn");
        maven
            .args(["-q", "-B", "-ntp", "-Dstyle.color=never"])
            // Its daemon would outlive the run and hold our output open.
            .arg("-Dkotlin.compiler.daemon=false")
            // It misses changes of another module, such as those of the bindings.
            .arg("-Dkotlin.compiler.incremental=false")
            .arg(format!("-Dmaven.repo.local={}", self.repository.display()));
        maven
    }
}

/// Installs packages of Debian where we may.
pub(crate) fn install(packages: &[&str]) -> bool {
    use std::os::unix::fs::MetadataExt;
    let root = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    if !root || !works("apt-get", &["--version"]) {
        return false;
    }
    eprintln!("Installing {} …", packages.join(", "));
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command::run(&mut command, "apt-get failed.").is_ok()
    };
    let install = ["install", "-qq", "-y", "--no-install-recommends"];
    apt_get(&["update", "-qq"]) && apt_get(&[&install[..], packages].concat())
}
