//! The files of a vault: only for this app, and on the disk when it is said so.

use crate::error::Fault;
use std::fs;
use std::path::Path;

/// Makes a directory that nobody else can enter.
pub(super) fn make_directory(directory: &Path) -> Result<(), Fault> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(directory)?)
}

/// Makes an empty file that nobody else can read; there must be none.
pub(crate) fn create_private(file: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Removes what an interrupted run may have left.
pub(crate) fn remove_if_there(file: &Path) -> Result<(), Fault> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Waits until a file, or the names in a directory, are on the disk.
pub(super) fn sync(path: &Path) -> Result<(), Fault> {
    Ok(fs::File::open(path)?.sync_all()?)
}
