//! Files that a person names: read up to a limit, and written whole or not at all.

use crate::trouble::{Own, Trouble};
use countersign::AuthenticatorError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The most bytes of a file.
const BYTES: u64 = 16 * 1024 * 1024;

/// All of a file, unless it is larger than any that is looked at.
pub(crate) fn read(path: &Path, too_large: impl Into<Trouble>) -> Result<Vec<u8>, Trouble> {
    // Asked before it is opened: opening a pipe would wait for somebody to write.
    let about = fs::metadata(path).map_err(|_| Own::FileUnreadable)?;
    if !about.is_file() {
        return Err(Own::FileUnreadable.into());
    }
    if about.len() > BYTES {
        return Err(too_large.into());
    }
    let file = File::open(path).map_err(|_| Own::FileUnreadable)?;
    let mut bytes = Vec::new();
    file.take(BYTES).read_to_end(&mut bytes).map_err(|_| Own::FileUnreadable)?;
    Ok(bytes)
}

/// Writes a file for its owner alone, and never over one that is there.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = opened.map_err(|error| trouble(&error))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // A part of it would pass for the whole.
        let _ = fs::remove_file(path);
    }
    written.map_err(|error| trouble(&error))
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::AlreadyExists => Own::FileExists.into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => AuthenticatorError::StorageFull.into(),
        _ => Own::FileUnwritable.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    #[test]
    fn a_new_file_is_for_its_owner_and_never_over_another() {
        let directory = TempDir::new().unwrap();
        let path = directory.path().join("entries");
        assert_eq!(write_new(&path, b"[]\n"), Ok(()));
        assert_eq!(read(&path, Own::Usage).unwrap(), b"[]\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(write_new(&path, b"more"), Err(Own::FileExists.into()));
        assert_eq!(read(&path, Own::Usage).unwrap(), b"[]\n");
        let nowhere = directory.path().join("nowhere").join("entries");
        assert_eq!(write_new(&nowhere, b"[]"), Err(Own::FileUnwritable.into()));
    }

    #[test]
    fn only_files_of_a_sensible_size_are_read() {
        let directory = TempDir::new().unwrap();
        let unreadable = Err(Own::FileUnreadable.into());
        assert_eq!(read(directory.path(), Own::Usage), unreadable);
        assert_eq!(read(&directory.path().join("nothing"), Own::Usage), unreadable);
        assert_eq!(read(Path::new("/dev/zero"), Own::Usage), unreadable);
        let pipe = directory.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        assert_eq!(read(&pipe, Own::Usage), unreadable, "without waiting");
        let large = directory.path().join("large");
        File::create(&large).unwrap().set_len(BYTES + 1).unwrap();
        assert_eq!(read(&large, Own::PictureTooLarge), Err(Own::PictureTooLarge.into()));
    }
}
