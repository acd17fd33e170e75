//! Swift in a Debian of its own, since the Debian of this machine may have none: a folder to change the
//! root to, with the workspace bound into it for the time of a command and no longer.

use super::install;
use crate::command::{self, works};
use crate::workspace::{Workspace, empty_folder};
use countersign_tests::{Outcome, fail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first release of Debian with Swift 6.
const RELEASE: &str = "trixie";
/// What Swift needs there, and OpenSSL for the keys of the scenario.
const PACKAGES: [&str; 4] = ["swiftlang", "libc6-dev", "libstdc++-14-dev", "openssl"];

/// A Debian with Swift.
pub(crate) struct SwiftRoot {
    /// Its root.
    pub(crate) folder: PathBuf,
    workspace: PathBuf,
}

impl SwiftRoot {
    /// Finds the one that is there, or makes it: some two minutes and 3.2 GB.
    pub(crate) fn set_up(workspace: &Workspace) -> Outcome<Self> {
        let folder = workspace.target.join("toolchains/swift/root");
        let root = Self { folder, workspace: workspace.root.clone() };
        let installed = root.folder.with_file_name("installed.txt");
        let wanted = format!("{RELEASE} {}\n", PACKAGES.join(" "));
        if fs::read_to_string(&installed).is_ok_and(|it| it == wanted) {
            return Ok(root);
        }
        if !works("debootstrap", &["--version"]) && !install(&["debootstrap"]) {
            return fail("Swift needs `debootstrap` and root to be set up here.");
        }
        empty_folder(&root.folder)?;
        eprintln!("Making a Debian {RELEASE} with Swift, some two minutes and 3.2 GB …");
        let mut debootstrap = Command::new("debootstrap");
        debootstrap.args(["--variant=minbase", RELEASE]).arg(&root.folder);
        debootstrap.stdout(std::io::stderr());
        command::run(&mut debootstrap, "debootstrap failed: see above.")?;
        let install = "apt-get install -y -qq --no-install-recommends";
        let script = format!(
            "export DEBIAN_FRONTEND=noninteractive LC_ALL=C; {install} {} >&2 && apt-get clean",
            PACKAGES.join(" ")
        );
        command::run(&mut root.shell(&script), "Swift cannot be installed there: see above.")?;
        command::run(&mut root.shell("swift --version"), "Swift does not run there.")?;
        fs::write(installed, wanted)?;
        Ok(root)
    }

    /// The tests of a package, linked with the library of the core once; the program that runs takes the
    /// one in `library`. `which` are options of `swift test`. A warning is a mistake.
    pub(crate) fn test(
        &self,
        workspace: &Workspace,
        package: &str,
        library: &Path,
        which: &str,
    ) -> Command {
        let target = workspace.target.display();
        let build = package.replace('/', "-");
        // Debian's library of observation misses a function that nothing calls.
        self.shell(&format!(
            "LD_LIBRARY_PATH={} swift test --disable-xctest {which} --package-path {package} \
             --build-path {target}/swift/{build} -Xswiftc -warnings-as-errors \
             -Xlinker -L{target}/debug -Xlinker --allow-shlib-undefined",
            library.display()
        ))
    }

    /// A shell's script inside, in the workspace's folder. Its mounts are of a namespace of their own,
    /// so that they are gone when it ends, however it ends.
    pub(crate) fn shell(&self, script: &str) -> Command {
        const ENTER: &str = r#"set -e
            mkdir -p "$0$1"
            mount -t proc proc "$0/proc"
            mount --bind "$1" "$0$1"
            exec chroot "$0" /bin/sh -c 'cd "$0" && eval "$1"' "$1" "$2""#;
        let mut shell = Command::new("unshare");
        shell
            .args(["--mount", "--propagation", "private", "sh", "-c", ENTER])
            .args([&self.folder, &self.workspace])
            .arg(script)
            .env("HOME", "/root");
        shell
    }
}
