//! How long the app for Android waits for its first codes, on this machine's JVM: a class beside its tests.

use super::figures::Figures;
use super::languages::vaults;
use crate::command;
use crate::toolchains::maven;
use crate::workspace::Workspace;
use countersign_tests::Outcome;

/// The module of the app that needs no drawing, and the bindings that it stands on.
const MODULES: &str = "../bindings/kotlin,core";

/// Builds the library as it ships and measures the app over it.
pub(super) fn measure(workspace: &Workspace) -> Outcome<Figures> {
    let folder = tempfile::tempdir()?;
    vaults(workspace, folder.path())?;
    let mut maven = maven(workspace)?.command();
    maven
        .arg("-f")
        .arg(workspace.root.join("android/pom.xml"))
        .args(["-pl", MODULES, "-Dtest=Figures", "-Dsurefire.failIfNoSpecifiedTests=false"])
        .arg(format!("-Dcountersign.target={}", workspace.target.display()))
        .arg(format!("-Dcountersign.library={}", workspace.target.join("release").display()))
        .arg("test")
        .env("FIGURES_FOLDER", folder.path());
    let output = command::output(&mut maven, "The figures of the app failed: see above.")?;
    let mut figures = Figures::default();
    figures.read(&String::from_utf8_lossy(&output))?;
    Ok(figures)
}
