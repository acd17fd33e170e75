//! The core as a wheel for Python: built by maturin, and tried where nothing else is installed.

use crate::artifact;
use crate::command;
use crate::python;
use crate::scenario::Stage;
use crate::workspace::{Workspace, empty_folder, library_name};
use countersign_tests::{Failure, Outcome, fail, runs_cargo};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the wheel that ships, and looks its library over.
pub(crate) fn package(workspace: &Workspace) -> Outcome<()> {
    let wheel = build(workspace, &["--release", "--locked"])?;
    let folder = wheel.with_extension("");
    let mut unpack = Command::new("python3");
    unpack.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&folder);
    command::run(&mut unpack, "The wheel cannot be unpacked: see above.")?;
    artifact::check(&folder.join("countersign").join(library_name()), workspace)?;
    println!("{}", wheel.display());
    Ok(())
}

/// Installs a wheel into an environment of its own and plays the scenario on it.
pub(crate) fn test(workspace: &Workspace, stage: &Stage) -> Outcome<()> {
    let wheel = build(workspace, &["--profile", "dev"])?;
    let clean = workspace.target.join("wheel/environment");
    empty_folder(&clean)?;
    let mut venv = Command::new("python3");
    command::run(venv.args(["-m", "venv"]).arg(&clean), "Python makes no environment of its own.")?;
    let python = clean.join("bin/python");
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]);
    command::run(pip.arg(&wheel), "The wheel cannot be installed: see above.")?;
    let mut import = Command::new(&python);
    import.current_dir(&clean).args(["-c", "import countersign; print(countersign.__file__)"]);
    let sentence = "The wheel works nowhere but beside what it was built from.";
    let place = command::output(import.env_remove("PYTHONPATH"), sentence)?;
    if !Path::new(String::from_utf8_lossy(&place).trim()).starts_with(&clean) {
        return fail(sentence);
    }
    // What the tests need and a user does not is borrowed.
    let tests = python::environment(workspace, "python", python::REQUIREMENTS)?;
    let mut borrowed = Command::new(tests);
    borrowed.args(["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]);
    let borrowed = command::output(&mut borrowed, "Python does not know its packages.")?;
    let story = ["tests/scenario/python/test_scenario.py"];
    let mut pytest = python::pytest(workspace, &python, &story, stage);
    pytest.env("PYTHONPATH", String::from_utf8_lossy(&borrowed).trim());
    command::run(&mut pytest, "The scenario failed from the wheel: see above.")
}

fn build(workspace: &Workspace, arguments: &[&str]) -> Outcome<PathBuf> {
    const FOLDER: &str = "bindings/python/wheel";
    let python = python::environment(workspace, "maturin", &format!("{FOLDER}/requirements.txt"))?;
    let source = workspace.root.join(FOLDER);
    let wheels = workspace.target.join("wheel/built");
    empty_folder(&wheels)?;
    // maturin looks there for the generator: ours gives the committed bindings.
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = [source.clone()].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).map_err(|_| Failure::new("PATH cannot be read."))?;
    let mut maturin = runs_cargo(python.with_file_name("maturin"));
    maturin.current_dir(&source).arg("build").args(arguments).arg("--out").arg(&wheels);
    maturin.env("PATH", path).env("CARGO_TARGET_DIR", &workspace.target);
    if arguments.contains(&"--release") {
        artifact::ships(&mut maturin, workspace, &[])?;
    }
    command::run(&mut maturin, "The wheel cannot be built: see above.")?;
    let mut built = fs::read_dir(&wheels)?;
    built.next().transpose()?.map_or_else(|| fail("maturin built no wheel."), |it| Ok(it.path()))
}
