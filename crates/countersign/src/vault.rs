//! The vault: one SQLite file with sealed rows. `&Transaction` writes, `&Connection` reads.

mod seal;
mod slot;
pub(crate) mod table;

use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
pub(crate) use seal::{Sealer, random};
use slot::{PasscodeParameters, VaultKeys};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `CSgn` in the header of the file, so that another program's database is told apart.
const APPLICATION_ID: i32 = 0x4353_676e;
/// The newest schema this version knows.
const SCHEMA_VERSION: i32 = 1;
const FILE: &str = "vault.sqlite3";

/// The store of a phone, open or locked.
#[derive(Debug)]
pub(crate) struct Vault {
    connection: Connection,
    id: [u8; 16],
    keys: Option<OpenKeys>,
}

/// What an unlocked vault seals with.
#[derive(Debug)]
pub(crate) struct OpenKeys {
    /// For what must work while the secrets are locked: pairings, requests, answers.
    pub(crate) device: Sealer,
    /// For the secrets of accounts.
    pub(crate) secrets: Sealer,
}

impl Vault {
    /// Makes a new vault with a passcode slot in a directory of its own, and leaves it locked.
    pub(crate) fn create(directory: &Path, passcode: &Secret) -> Result<Self, Fault> {
        check_passcode(passcode)?;
        make_directory(directory)?;
        let file = directory.join(FILE);
        if file.try_exists()? {
            return Err(AuthenticatorError::WrongState.into());
        }
        // Built under another name, so that a crash never leaves half a vault behind.
        let draft = directory.join(format!("{FILE}.new"));
        remove_if_there(&draft)?;
        write_new(&draft, passcode)?;
        fs::rename(&draft, &file)?;
        fs::File::open(directory)?.sync_all()?;
        Self::open(directory)
    }

    /// Opens what is there, changing nothing of a file that is not ours; the vault stays locked.
    pub(crate) fn open(directory: &Path) -> Result<Self, Fault> {
        let file = directory.join(FILE);
        if !file.try_exists().unwrap_or(false) {
            return Err(AuthenticatorError::NotFound.into());
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)?;
        connection.busy_timeout(Duration::from_secs(2))?;
        check_header(&connection)?;
        configure(&connection)?;
        let id = connection.query_row("SELECT id FROM vault", [], |row| row.get(0))?;
        Ok(Self { connection, id, keys: None })
    }

    /// Opens the keys with the passcode. A miss is counted before the attempt, so that killing
    /// the program does not give another one.
    pub(crate) fn unlock(&mut self, passcode: &Secret) -> Result<(), Fault> {
        let slot = self.write_raw(|transaction| {
            let slot = passcode_slot(transaction)?;
            if slot.misses >= limits::PASSCODE_MISSES {
                return Err(AuthenticatorError::SlotDisabled.into());
            }
            transaction.execute("UPDATE slot SET misses = misses + 1 WHERE id = ?1", [&slot.id])?;
            Ok(slot)
        })?;
        let parameters = PasscodeParameters::parse(&slot.parameters)?;
        let keys = VaultKeys::unwrap(self.id, &slot.id, &parameters, passcode, &slot.wrapped)?;
        self.write_raw(|transaction| {
            transaction.execute("UPDATE slot SET misses = 0 WHERE id = ?1", [&slot.id])?;
            Ok(())
        })?;
        let (device, secrets) = keys.sealers(self.id)?;
        self.keys = Some(OpenKeys { device, secrets });
        Ok(())
    }

    /// Forgets the keys.
    pub(crate) fn lock(&mut self) {
        self.keys = None;
    }

    /// Reads from an unlocked vault.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection, &OpenKeys) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        work(&self.connection, self.keys.as_ref().ok_or(AuthenticatorError::Locked)?)
    }

    /// Writes to an unlocked vault: all of the work, or nothing of it.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &OpenKeys) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let keys = self.keys.as_ref().ok_or(AuthenticatorError::Locked)?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction, keys)?;
        transaction.commit()?;
        Ok(result)
    }

    fn write_raw<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

struct PasscodeSlot {
    id: String,
    misses: u32,
    parameters: String,
    wrapped: Vec<u8>,
}

fn passcode_slot(connection: &Connection) -> Result<PasscodeSlot, Fault> {
    let sql = "SELECT id, misses, parameters, wrapped FROM slot WHERE kind = 'passcode'";
    let slot = connection.query_row(sql, [], |row| {
        Ok(PasscodeSlot {
            id: row.get(0)?,
            misses: row.get(1)?,
            parameters: row.get(2)?,
            wrapped: row.get(3)?,
        })
    });
    slot.optional()?.ok_or(Fault::Unsealed)
}

fn check_passcode(passcode: &Secret) -> Result<(), Fault> {
    let characters = std::str::from_utf8(passcode.expose()).map_or(0, |text| text.chars().count());
    if characters < limits::PASSCODE_CHARACTERS {
        let count = limits::PASSCODE_CHARACTERS.try_into().unwrap_or(u32::MAX);
        return Err(AuthenticatorError::PasscodeShort { count }.into());
    }
    Ok(())
}

fn check_header(connection: &Connection) -> Result<(), Fault> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    if pragma("application_id")? != APPLICATION_ID {
        return Err(AuthenticatorError::DataForeign.into());
    }
    match pragma("user_version")? {
        SCHEMA_VERSION => Ok(()),
        newer if newer > SCHEMA_VERSION => Err(AuthenticatorError::DataNewer.into()),
        _ => Err(AuthenticatorError::DataDamaged.into()),
    }
}

fn configure(connection: &Connection) -> Result<(), Fault> {
    for (name, value) in [
        ("journal_mode", "WAL"),
        ("synchronous", "FULL"),
        ("secure_delete", "ON"),
        ("foreign_keys", "ON"),
        ("trusted_schema", "OFF"),
        ("temp_store", "MEMORY"),
    ] {
        connection.pragma_update(None, name, value)?;
    }
    Ok(())
}

fn write_new(file: &Path, passcode: &Secret) -> Result<(), Fault> {
    let id = random::<16>()?;
    let slot = new_id()?;
    let parameters = PasscodeParameters::fresh()?;
    let wrapped = VaultKeys::generate()?.wrap(id, &slot, &parameters, passcode)?;
    create_private(file)?;
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(include_str!("vault/schema.sql"))?;
    transaction.execute("INSERT INTO vault (only_row, id) VALUES (1, ?1)", [&id[..]])?;
    transaction.execute(
        "INSERT INTO slot (id, kind, parameters, wrapped) VALUES (?1, 'passcode', ?2, ?3)",
        (&slot, parameters.to_json()?, wrapped),
    )?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error.into())
}

/// A random id of 80 bit, in letters and digits that survive reading aloud and typing.
pub(crate) fn new_id() -> Result<String, Fault> {
    Ok(data_encoding::BASE32_NOPAD.encode(&random::<10>()?).to_ascii_lowercase())
}

fn make_directory(directory: &Path) -> Result<(), Fault> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(directory)?)
}

fn create_private(file: &Path) -> Result<(), Fault> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    Ok(())
}

fn remove_if_there(file: &PathBuf) -> Result<(), Fault> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
