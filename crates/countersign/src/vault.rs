//! The vault: one SQLite file with sealed rows. `&Transaction` writes, `&Connection` reads.

pub(crate) mod file;
mod mark;
mod migration;
pub(crate) mod passcode;
mod seal;
pub(crate) mod setting;
pub(crate) mod slot;
pub(crate) mod table;

use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use passcode::PasscodeParameters;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
pub(crate) use seal::{KEY_LENGTH, Sealer, open_foreign, random};
use setting::Setting;
use slot::{NewSlot, Slot, SlotKind, VaultKeys};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `CSgn` in the header of the file, so that another program's database is told apart.
const APPLICATION_ID: i32 = 0x4353_676e;
const FILE: &str = "vault.sqlite3";
/// The file as it was before a migration, until the new one was unlocked.
const PREVIOUS: &str = "vault.sqlite3.previous";

/// The store of a phone, open or locked.
pub(crate) struct Vault {
    directory: PathBuf,
    /// None while the app is suspended.
    connection: Option<Connection>,
    id: [u8; 16],
    keys: Option<OpenKeys>,
    /// Made by a newer version: what is known of it can be read.
    read_only: bool,
    /// The count of changes that the keys have not been told yet.
    untold_mark: Option<u64>,
}

/// What an open vault seals with.
pub(crate) struct OpenKeys {
    /// For what must work while the secrets are locked: pairings, requests, answers.
    pub(crate) device: Sealer,
    secrets: Option<Sealer>,
    raw: VaultKeys,
}

impl OpenKeys {
    /// For the secrets of accounts.
    pub(crate) fn secrets(&self) -> Result<&Sealer, Fault> {
        Ok(self.secrets.as_ref().ok_or(AuthenticatorError::Locked)?)
    }

    fn new(vault: [u8; 16], raw: VaultKeys) -> Result<Self, Fault> {
        let (device, secrets) = raw.sealers(vault)?;
        Ok(Self { device, secrets, raw })
    }
}

impl Vault {
    /// Makes a new vault in a directory of its own, and leaves it locked.
    pub(crate) fn create(directory: &Path, slots: &[NewSlot]) -> Result<Self, Fault> {
        file::make_directory(directory)?;
        let file = directory.join(FILE);
        if file.try_exists()? {
            return Err(AuthenticatorError::WrongState.into());
        }
        // Built under another name, so that a crash never leaves half a vault behind.
        let draft = directory.join(format!("{FILE}.new"));
        file::remove_if_there(&draft)?;
        write_new(&draft, slots)?;
        fs::rename(&draft, &file)?;
        file::sync(directory)?;
        Self::open(directory)
    }

    /// Opens what is there, changing nothing of a file that is not ours; the vault stays locked.
    pub(crate) fn open(directory: &Path) -> Result<Self, Fault> {
        let file = directory.join(FILE);
        if !file.try_exists().unwrap_or(false) {
            return Err(AuthenticatorError::NotFound.into());
        }
        let mut connection = connect(&file)?;
        let mut version = check_header(&connection)?;
        if version < migration::NEWEST {
            drop(connection);
            migration::migrate(&file, &directory.join(PREVIOUS))?;
            connection = connect(&file)?;
            version = check_header(&connection)?;
        }
        let read_only = version > migration::NEWEST;
        if read_only {
            check_readable(&connection)?;
        } else {
            configure(&connection)?;
        }
        let id = connection.query_row("SELECT id FROM vault", [], |row| row.get(0))?;
        Ok(Self {
            directory: directory.to_owned(),
            connection: Some(connection),
            id,
            keys: None,
            read_only,
            untold_mark: None,
        })
    }

    /// Opens the keys with the passcode, and the phone's part of it where it has one. A miss is
    /// counted before the attempt, so that killing the program does not give another one.
    pub(crate) fn open_with_passcode(
        &mut self,
        passcode: &Secret,
        phone: Option<&Secret>,
    ) -> Result<(), Fault> {
        let slot = self.passcode_slot()?;
        let parameters = PasscodeParameters::parse(&slot.parameters)?;
        if !self.read_only {
            // Decided by the statement, so that two processes do not share one attempt.
            let sql = "UPDATE slot SET misses = misses + 1 WHERE id = ?1 AND misses < ?2";
            self.transact(|it| match it.execute(sql, (&slot.id, limits::PASSCODE_MISSES))? {
                0 => Err(AuthenticatorError::SlotDisabled.into()),
                _ => Ok(()),
            })?;
        }
        let keys = slot.open(self.id, &parameters.key(passcode, phone)?);
        self.opened(keys.map_err(|_| AuthenticatorError::WrongPasscode)?)
    }

    /// The passcode slot, unless ten misses have switched it off.
    pub(crate) fn passcode_slot(&self) -> Result<Slot, Fault> {
        let slot = self.slot(SlotKind::Passcode)?.ok_or(AuthenticatorError::NotFound)?;
        if slot.misses >= limits::PASSCODE_MISSES {
            return Err(AuthenticatorError::SlotDisabled.into());
        }
        Ok(slot)
    }

    /// Opens the keys with the key of a slot of the phone.
    pub(crate) fn open_with_slot(&mut self, slot: &Slot, key: &Secret) -> Result<(), Fault> {
        let keys = slot.open(self.id, key)?;
        self.opened(keys)
    }

    /// Opens the device key alone, for what works while the app is locked.
    pub(crate) fn open_device(&mut self, slot: &Slot, key: &Secret) -> Result<(), Fault> {
        let keys = slot.open(self.id, key)?.device_alone();
        self.keys = Some(OpenKeys::new(self.id, keys)?);
        Ok(())
    }

    fn opened(&mut self, keys: VaultKeys) -> Result<(), Fault> {
        self.keys = Some(OpenKeys::new(self.id, keys)?);
        if !self.read_only {
            // Neither is worth staying locked for, on a full disk for example.
            let cleared = "UPDATE slot SET misses = 0 WHERE misses > 0";
            let _ = self.transact(|transaction| Ok(transaction.execute(cleared, [])?));
            let _ = file::remove_if_there(&self.directory.join(PREVIOUS));
        }
        Ok(())
    }

    /// Forgets the secrets key, and the device key where only a passcode gives it.
    pub(crate) fn lock(&mut self) {
        let stays = matches!(self.slot(SlotKind::Hardware), Ok(Some(_)));
        let device = self.keys.take().filter(|_| stays).map(|keys| keys.raw.device_alone());
        self.keys = device.and_then(|raw| OpenKeys::new(self.id, raw).ok());
    }

    /// Whether the person has unlocked it.
    pub(crate) fn is_unlocked(&self) -> bool {
        self.keys.as_ref().is_some_and(|keys| keys.secrets.is_some())
    }

    /// A key for what a shell keeps beside an unlocked vault: the same whatever its locks are.
    pub(crate) fn key_for_shell(&self) -> Result<Secret, Fault> {
        self.keys.as_ref().ok_or(AuthenticatorError::Locked)?.raw.for_shell()
    }

    /// Whether it was made by a newer version.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// A number that tells this vault from every other.
    pub(crate) fn id(&self) -> [u8; 16] {
        self.id
    }

    /// The slot of a kind.
    pub(crate) fn slot(&self, kind: SlotKind) -> Result<Option<Slot>, Fault> {
        Slot::find(self.connection()?, kind)
    }

    /// Makes slots and takes others away, in one step.
    pub(crate) fn change_slots(&mut self, new: &[NewSlot], gone: &[SlotKind]) -> Result<(), Fault> {
        self.check_writable()?;
        let keys = self.keys.take().ok_or(AuthenticatorError::Locked)?;
        let id = self.id;
        let changed = keys.secrets().map(|_| ()).and_then(|()| {
            self.transact(|transaction| {
                gone.iter().try_for_each(|kind| Slot::remove(transaction, *kind))?;
                new.iter().try_for_each(|slot| slot.put(transaction, id, &keys.raw))
            })
        });
        self.keys = Some(keys);
        changed
    }

    /// Reads from a vault whose device key is open.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection, &OpenKeys) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        work(self.connection()?, self.keys.as_ref().ok_or(AuthenticatorError::Locked)?)
    }

    /// Writes to a vault whose device key is open: all of the work, or nothing of it.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &OpenKeys) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.check_writable()?;
        let keys = self.keys.as_ref().ok_or(AuthenticatorError::Locked)?;
        let connection = self.connection.as_mut().ok_or(AuthenticatorError::WrongState)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = mark::changes(&transaction)?;
        let result = work(&transaction, keys)?;
        let after = mark::changes(&transaction)?;
        if after != before {
            Setting::Mark.put(&transaction, &keys.device, &after)?;
        }
        transaction.commit()?;
        if after != before {
            self.untold_mark = Some(after);
        }
        Ok(result)
    }

    /// The count of changes for `Keys.set_mark`, once after each change.
    pub(crate) fn take_untold_mark(&mut self) -> Option<u64> {
        self.untold_mark.take()
    }

    /// Compares the count of changes with the one kept elsewhere. What is found stays noted until
    /// the person has seen it; from then on the present count is the one to keep.
    pub(crate) fn compare_mark(&mut self, kept: Option<u64>) -> Result<(), Fault> {
        if self.read_only {
            return Ok(());
        }
        let behind =
            self.read(|connection, keys| mark::is_behind(connection, &keys.device, kept))?;
        let changes = mark::changes(self.connection()?)?;
        if behind {
            self.write(|transaction, keys| {
                Setting::Mark.put(transaction, &keys.device, &changes)?;
                Setting::RolledBack.put(transaction, &keys.device, &true)
            })?;
        }
        if kept != Some(changes) {
            self.untold_mark = Some(changes);
        }
        Ok(())
    }

    /// Whether SQLite finds the file whole.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        migration::check(self.connection()?)
    }

    /// Brings all into the one file and closes it, before the system freezes the app.
    pub(crate) fn suspend(&mut self) -> Result<(), Fault> {
        let Some(connection) = self.connection.take() else { return Ok(()) };
        if !self.read_only {
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        connection.close().map_err(|(_, error)| error.into())
    }

    /// Opens the file again after `suspend`, with the keys that are still held.
    pub(crate) fn wake(&mut self) -> Result<(), Fault> {
        if self.connection.is_some() {
            return Ok(());
        }
        let Self { connection, id, read_only, .. } = Self::open(&self.directory)?;
        if id != self.id {
            return Err(AuthenticatorError::DataForeign.into());
        }
        (self.connection, self.read_only) = (connection, read_only);
        Ok(())
    }

    fn connection(&self) -> Result<&Connection, Fault> {
        Ok(self.connection.as_ref().ok_or(AuthenticatorError::WrongState)?)
    }

    fn check_writable(&self) -> Result<(), Fault> {
        if self.read_only { Err(AuthenticatorError::DataNewer.into()) } else { Ok(()) }
    }

    fn transact<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let connection = self.connection.as_mut().ok_or(AuthenticatorError::WrongState)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Vault(..)")
    }
}

fn connect(file: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    Ok(connection)
}

fn check_header(connection: &Connection) -> Result<i32, Fault> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(AuthenticatorError::DataForeign.into());
    }
    match user_version(connection)? {
        version if version >= 1 => Ok(version),
        _ => Err(AuthenticatorError::DataDamaged.into()),
    }
}

fn user_version(connection: &Connection) -> Result<i32, Fault> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Whether a newer file still has what this version reads; nothing of it is ever written.
fn check_readable(connection: &Connection) -> Result<(), Fault> {
    connection.pragma_update(None, "query_only", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    let known = [
        "SELECT id, changes FROM vault",
        "SELECT id, kind, parameters, misses, wrapped FROM slot",
        "SELECT id, position, removed_ms, sealed FROM account",
        "SELECT account, sealed FROM pairing",
        "SELECT id, account, challenge, sealed FROM prompt",
        "SELECT name, sealed FROM setting",
    ];
    let readable = known.iter().all(|sql| connection.prepare(sql).is_ok());
    if readable { Ok(()) } else { Err(AuthenticatorError::DataNewer.into()) }
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

fn write_new(file: &Path, slots: &[NewSlot]) -> Result<(), Fault> {
    let id = random::<16>()?;
    let keys = VaultKeys::generate()?;
    file::create_private(file)?;
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migration::apply(&mut connection, 0)?;
    let transaction = connection.transaction()?;
    transaction.execute("INSERT INTO vault (only_row, id) VALUES (1, ?1)", [&id[..]])?;
    slots.iter().try_for_each(|slot| slot.put(&transaction, id, &keys))?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error.into())
}

/// A random id of 80 bit, in letters and digits that survive reading aloud and typing.
pub(crate) fn new_id() -> Result<String, Fault> {
    Ok(data_encoding::BASE32_NOPAD.encode(&random::<10>()?).to_ascii_lowercase())
}

#[cfg(test)]
mod tests;
