//! Reading and replacing the file of keys, safely beside other processes and a sudden end.

use super::KeysFault;
use super::document::Document;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

const NAME: &str = "keys";
const DRAFT: &str = "keys.new";
const LOCK: &str = "keys.lock";

/// Two keys a service make some 500 bytes: this is room for thousands.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What the file holds, where there is one. It is always whole, since it is only ever replaced.
pub(super) fn read(directory: &Path) -> Result<Option<Document>, KeysFault> {
    let file = match File::open(directory.join(NAME)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(fault)?,
    };
    let mut json = Vec::new();
    file.take(LARGEST).read_to_end(&mut json).map_err(fault)?;
    Document::parse(&json).map(Some)
}

/// Changes the file, one process at a time; `None` leaves it as it is.
pub(super) fn change(
    directory: &Path,
    work: impl FnOnce(Option<Document>) -> Result<Option<Document>, KeysFault>,
) -> Result<(), KeysFault> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(fault)?;
    let lock = private().create(true).open(directory.join(LOCK)).map_err(fault)?;
    // Held until the file is closed, at the end of this function.
    lock.lock().map_err(fault)?;
    match work(read(directory)?)? {
        Some(document) => replace(directory, &document.to_json()?).map_err(fault),
        None => Ok(()),
    }
}

/// Gives the file another name, which no earlier one has: nothing is ever deleted here.
pub(super) fn set_aside(directory: &Path) -> Result<(), KeysFault> {
    let file = directory.join(NAME);
    if !file.try_exists().map_err(fault)? {
        return Ok(());
    }
    let mut names =
        (1..).map(|number: u32| directory.join(format!("{NAME}.of-earlier-vault-{number}")));
    // Far fewer names are taken than there are numbers.
    let free = names.find(|name| !name.exists()).ok_or(KeysFault::StorageReadOnly)?;
    fs::rename(file, free).map_err(fault)
}

fn replace(directory: &Path, json: &[u8]) -> io::Result<()> {
    let draft = directory.join(DRAFT);
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private().create_new(true).open(&draft)?;
    file.write_all(json)?;
    file.sync_all()?;
    fs::rename(&draft, directory.join(NAME))?;
    File::open(directory)?.sync_all()
}

/// For this user alone.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).mode(0o600);
    options
}

fn fault(error: io::Error) -> KeysFault {
    match error.kind() {
        ErrorKind::QuotaExceeded | ErrorKind::StorageFull => KeysFault::StorageFull,
        _ => KeysFault::StorageReadOnly,
    }
}
