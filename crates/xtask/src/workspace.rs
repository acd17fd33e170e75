//! Where things are.

use crate::command;
use countersign_tests::{Failure, Outcome, cargo};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folders of this workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Where builds go, wherever the person's settings put it.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn find() -> Outcome<Self> {
        let mut ask = cargo();
        ask.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata = command::output(&mut ask, "cargo does not know this workspace.")?;
        let folder = |metadata: &Value, name: &str| {
            let folder = metadata.get(name).and_then(Value::as_str).map(PathBuf::from);
            folder.ok_or_else(|| Failure::new(format!("cargo does not tell its {name}.")))
        };
        let metadata = serde_json::from_slice(&metadata).unwrap_or_default();
        Ok(Self {
            root: folder(&metadata, "workspace_root")?,
            target: folder(&metadata, "target_directory")?,
        })
    }

    /// The library that the shells link, as `cargo build` leaves it for a profile.
    pub(crate) fn library(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join(library_name())
    }
}

/// The file name of the shared library on this system.
pub(crate) fn library_name() -> String {
    use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
    format!("{DLL_PREFIX}countersign_mobile{DLL_SUFFIX}")
}

/// An empty folder at `path`, whatever was there.
pub(crate) fn empty_folder(path: &Path) -> Outcome<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    Ok(std::fs::create_dir_all(path)?)
}
