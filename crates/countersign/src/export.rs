//! Keys for codes that leave without a lock: as links in a file that only its owner reads, or as one
//! QR code. Neither goes through a shell as text: foreign strings cannot be wiped.

mod link;

use crate::account::Account;
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::journal::{self, Entry};
use crate::qr::QrCode;
use crate::vault::{OpenKeys, Vault, file, table};
use link::link;
use rusqlite::Connection;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Exported {
    /// How many accounts are in the file.
    pub count: u32,
    /// The ids of the accounts that only approve sign-ins: they have no codes.
    pub left_out: Vec<String>,
}

/// Writes all accounts to a new file.
pub(crate) fn export(vault: &mut Vault, path: &Path, now: Moment) -> Result<Exported, Fault> {
    let (links, exported) = vault.read(gather)?;
    write_new(path, |file| {
        note(vault, "", now)?;
        Ok(file.write_all(links.as_bytes())?)
    })?;
    Ok(exported)
}

/// One account as a code.
pub(crate) fn code(vault: &mut Vault, id: &str, now: Moment) -> Result<QrCode, Fault> {
    let account = vault
        .read(|connection, keys| table::account::<Account>(connection, keys.secrets()?, id))?;
    // It only approves, or its name is longer than any code.
    let wrong = AuthenticatorError::WrongState;
    let code = QrCode::of_link(&link(&account).ok_or(wrong.clone())?).ok_or(wrong)?;
    note(vault, id, now)?;
    Ok(code)
}

/// Notes in the journal that keys are about to leave.
pub(crate) fn note(vault: &mut Vault, account: &str, now: Moment) -> Result<(), Fault> {
    let entry = Entry::exported(account, now);
    vault.write(|transaction, keys| journal::append(transaction, &keys.device, &entry))
}

/// The links, one a line.
fn gather(
    connection: &Connection,
    keys: &OpenKeys,
) -> Result<(Zeroizing<String>, Exported), Fault> {
    let accounts = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
    let (mut links, mut left_out) = (Vec::new(), Vec::new());
    for row in accounts {
        match link(&row.value) {
            Some(link) => links.push(link),
            None => left_out.push(row.id),
        }
    }
    let room = links.iter().map(|link| link.len().saturating_add(1)).sum();
    let mut text = Zeroizing::new(String::with_capacity(room));
    for link in &links {
        text.push_str(link);
        text.push('\n');
    }
    let count = links.len().try_into().unwrap_or(u32::MAX);
    Ok((text, Exported { count, left_out }))
}

/// A new file that is on the disk when it is said to be, or no file.
fn write_new(path: &Path, write: impl FnOnce(&mut File) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut new = file::create_private(path).map_err(unwritable)?;
    let written = write(&mut new).and_then(|()| Ok(new.sync_all()?));
    written.map_err(|fault| {
        drop(new);
        // What cannot be removed is as it would be after a power cut.
        let _ = file::remove_if_there(path);
        match fault {
            Fault::File(kind) => unwritable(kind.into()),
            other => other,
        }
    })
}

fn unwritable(error: io::Error) -> Fault {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => error.into(),
        _ => AuthenticatorError::FileUnwritable.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_to_its_end_is_not_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("links.txt");
        for (kind, expected) in [
            (ErrorKind::StorageFull, AuthenticatorError::StorageFull),
            (ErrorKind::QuotaExceeded, AuthenticatorError::StorageFull),
            (ErrorKind::Other, AuthenticatorError::FileUnwritable),
        ] {
            let written = write_new(&path, |file| {
                file.write_all(b"otpauth://")?;
                Err(io::Error::from(kind).into())
            });
            assert_eq!(AuthenticatorError::from(written.unwrap_err()), expected);
            assert!(!path.exists());
        }
        write_new(&path, |file| Ok(file.write_all(b"whole")?)).unwrap();
        let again = write_new(&path, |_| panic!("it is there already"));
        assert_eq!(
            AuthenticatorError::from(again.unwrap_err()),
            AuthenticatorError::FileUnwritable
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
    }
}
