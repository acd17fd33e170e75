//! The library as it ships: how it is built, and what it must not hold.

mod elf;

use crate::bindings::panics_on_demand;
use crate::command;
use crate::workspace::{Workspace, library_name};
use countersign_tests::{Failure, Outcome, cargo, fail};
pub(crate) use elf::Elf;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The arguments of the build that ships, for cargo and for what wraps it.
pub(crate) const BUILD: [&str; 5] = ["build", "--release", "--locked", "-p", "countersign-mobile"];

/// A panic never goes through C, so that SQLite and the cryptography need no tables for it.
const NO_UNWINDING: [&str; 2] = ["-fno-asynchronous-unwind-tables", "-fno-unwind-tables"];

/// Relocations in the short form that the loader reads, as Android's does too; Apple's has its own.
const PACKED: &[&str] =
    if cfg!(target_os = "linux") { &["-Wl,-z,pack-relative-relocs"] } else { &[] };

/// Builds the library for this system as it ships, and looks it over.
pub(crate) fn build(workspace: &Workspace) -> Outcome<PathBuf> {
    let mut build = cargo();
    let sentence = "The library does not build: see above.";
    command::run(ships(build.args(BUILD), workspace, PACKED)?, sentence)?;
    let library = workspace.target.join("release").join(library_name());
    check(&library, workspace)?;
    Ok(library)
}

/// Builds an example with the settings of what ships: the program.
pub(crate) fn example(workspace: &Workspace, name: &str) -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(BUILD).args(["--example", name]);
    command::run(ships(&mut build, workspace, PACKED)?, "The example does not build: see above.")?;
    Ok(workspace.target.join("release/examples").join(name))
}

/// Gives a build of cargo's what a library needs to ship: other names for the folders of this machine, and
/// arguments for the linker.
pub(crate) fn ships<'a>(
    build: &'a mut Command,
    workspace: &Workspace,
    link: &[&str],
) -> Outcome<&'a mut Command> {
    let hidden = hidden(workspace)?;
    let renamed = |option| hidden.iter().map(move |(path, name)| format!("{option}{path}={name}"));
    let linked = link.iter().map(|argument| format!("-Clink-arg={argument}"));
    let rust: Vec<_> = renamed("--remap-path-prefix=").chain(linked).collect();
    let c = NO_UNWINDING.iter().map(|&it| it.to_owned()).chain(renamed("-ffile-prefix-map="));
    let c: Vec<_> = c.collect();
    Ok(build.env("CARGO_ENCODED_RUSTFLAGS", rust.join("\u{1f}")).env("CFLAGS", c.join(" ")))
}

/// Fails where a library holds what must not ship: a path of this machine, which says who built it and
/// makes two builds differ, or the panic that is for tests alone.
pub(crate) fn check(library: &Path, workspace: &Workspace) -> Outcome<()> {
    let bytes = fs::read(library)?;
    no_path_of_this_machine(&bytes, &hidden(workspace)?)?;
    if panics_on_demand(library)? {
        return fail("The library panics on demand: it was built with a feature for tests alone.");
    }
    Ok(())
}

/// The folders of this machine, and what stands for each of them in a library that ships.
fn hidden(workspace: &Workspace) -> Outcome<[(String, &'static str); 3]> {
    let home = std::env::home_dir().ok_or_else(|| Failure::new("There is no home directory."))?;
    let path = |folder: &Path| folder.display().to_string();
    // The last that fits is taken, so the narrower ones come last.
    Ok([
        (path(&home), "/home"),
        (path(&workspace.root), "/countersign"),
        (path(&workspace.target), "/target"),
    ])
}

fn no_path_of_this_machine(library: &[u8], hidden: &[(String, &str)]) -> Outcome<()> {
    for (path, _) in hidden {
        if library.windows(path.len()).any(|window| window == path.as_bytes()) {
            return fail(format!("The library holds the path {path} of this machine."));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_is_found_anywhere_in_a_library() {
        let hidden = [("/Users/ada".to_owned(), "/home")];
        assert!(no_path_of_this_machine(b"\0/home/x.rs\0", &hidden).is_ok());
        assert!(no_path_of_this_machine(b"\0/Users/ada/x.rs\0", &hidden).is_err());
        assert!(no_path_of_this_machine(b"/Users/ada", &hidden).is_err());
        assert!(no_path_of_this_machine(b"", &hidden).is_ok());
    }

    #[test]
    fn a_library_for_tests_does_not_pass() {
        let workspace = Workspace::find().unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "countersign: a library").unwrap();
        check(file.path(), &workspace).unwrap();
        fs::write(file.path(), "..countersign: panic on demand..").unwrap();
        let error = check(file.path(), &workspace).unwrap_err().to_string();
        assert!(error.contains("for tests alone"), "{error}");
        fs::write(file.path(), workspace.root.join("crates").display().to_string()).unwrap();
        let error = check(file.path(), &workspace).unwrap_err().to_string();
        assert!(error.contains("of this machine"), "{error}");
    }
}
