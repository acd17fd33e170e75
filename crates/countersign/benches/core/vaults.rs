//! Vaults of a thousand and of ten thousand accounts.

use crate::measure::{Figure, by_turns, microseconds, note, time};
use crate::support::{MemoryKeys, NOW, PASSCODE, Phone, at};
use argon2::{Algorithm, Argon2, Params, Version};
use countersign::Choice;
use data_encoding::BASE64;
use rusqlite::{Connection, OpenFlags};
use std::env;
use std::process::Command;
use std::time::Instant;

const MILLISECONDS: f64 = 1_000.0;

pub(crate) fn measure() {
    let phone = Phone::new();
    fill(&phone, 1_000);
    home(&phone);
    let mut phone = phone;
    unlock(&mut phone);
    fill(&phone, 9_000);
    open(&mut phone);
    passcode();
}

/// What the first screen takes while the app is open.
fn home(phone: &Phone) {
    let rows = Rows::of(phone);
    let (ours, peer) = by_turns(
        51,
        || time(1, || assert_eq!(phone.authenticator.home(at(NOW)).unwrap().accounts.len(), 1_000)),
        || time(1, || assert_eq!(rows.read().len(), 1_000)),
    );
    Figure::new("home with 1,000 accounts: 2,000 codes", ours)
        .beside("SQLite alone: the same rows", peer)
        .below(5.0 * MILLISECONDS)
        .print();
}

/// The app was closed: the person unlocks it and sees the first screen.
fn unlock(phone: &mut Phone) {
    let directory = phone.directory.path().to_owned();
    let (ours, peer) = by_turns(
        31,
        || {
            phone.start_again();
            let begin = Instant::now();
            phone.unlock_by_phone(at(NOW)).unwrap();
            phone.authenticator.home(at(NOW)).unwrap();
            microseconds(begin.elapsed())
        },
        || time(1, || Rows::in_directory(&directory).read()),
    );
    Figure::new("unlock by the phone's key, and first home with 1,000 accounts", ours)
        .beside("SQLite alone: open the file, read the rows", peer)
        .below(50.0 * MILLISECONDS)
        .print();
}

fn open(phone: &mut Phone) {
    let directory = phone.directory.path().to_owned();
    let mut rest = Vec::new();
    let (ours, peer) = by_turns(
        15,
        || {
            let begin = Instant::now();
            phone.start_again();
            let opened = microseconds(begin.elapsed());
            phone.unlock_by_phone(at(NOW)).unwrap();
            assert_eq!(phone.authenticator.home(at(NOW)).unwrap().accounts.len(), 10_000);
            rest.push(microseconds(begin.elapsed()));
            opened
        },
        || time(1, || assert_eq!(Rows::in_directory(&directory).read().len(), 10_000)),
    );
    Figure::new("opening a vault of 10,000 accounts, still locked", ours)
        .below(300.0 * MILLISECONDS)
        .print();
    Figure::new(
        "the same, unlocked by the phone's key, and first home",
        crate::measure::median(rest),
    )
    .beside("SQLite alone: open the file, read the rows", peer)
    .below(300.0 * MILLISECONDS)
    .print();
}

/// A passcode is stretched on purpose: next to all of its time is Argon2id.
fn passcode() {
    let mut phone = Phone::locked(MemoryKeys::default(), Some(PASSCODE));
    phone.unlock();
    fill(&phone, 1_000);
    let parameters = Params::new(64 * 1024, 3, 1, Some(32)).unwrap();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    let (ours, peer) = by_turns(
        5,
        || {
            phone.start_again();
            time(1, || phone.unlock_with(PASSCODE).unwrap())
        },
        || time(1, || argon2.hash_password_into(PASSCODE.as_bytes(), &[7; 16], &mut [0; 32])),
    );
    Figure::new("unlock by a passcode", ours)
        .beside("Argon2id alone: 64 MiB, 3 passes", peer)
        .print();
    note("A passcode is slow on purpose: that is what guessing costs.");
    let itself = env::current_exe().unwrap();
    crate::again(Command::new(&itself).arg("memory").arg(phone.directory.path()));
    fill(&phone, 9_000);
    crate::again(Command::new(itself).arg("memory").arg(phone.directory.path()));
}

/// Adds accounts as an export of another app brings them, since that is one change a batch.
fn fill(phone: &Phone, count: usize) {
    let first = phone.authenticator.home(at(NOW)).unwrap().accounts.len();
    let numbers: Vec<usize> = (first..first + count).collect();
    for batch in numbers.chunks(150) {
        let ticket = phone.authenticator.scan(export(batch), at(NOW)).unwrap().ticket;
        let added = phone.authenticator.add(ticket, Choice::KeepBoth, at(NOW)).unwrap();
        assert_eq!(added.len(), batch.len());
    }
}

/// A text of `otpauth-migration` with one account for each number.
fn export(numbers: &[usize]) -> String {
    let entries = numbers.iter().flat_map(|number| {
        let secret =
            ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, &number.to_be_bytes());
        let name = format!("person{number}@contoso.example");
        let account = [
            field(1, secret.as_ref()),
            field(2, name.as_bytes()),
            field(3, b"Contoso"),
            // SHA-1, six digits, time.
            vec![4 << 3, 1, 5 << 3, 1, 6 << 3, 2],
        ];
        field(1, &account.concat())
    });
    let text = BASE64.encode(&entries.collect::<Vec<u8>>());
    let text = text.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    format!("otpauth-migration://offline?data={text}")
}

/// A member of a message of Protocol Buffers, shorter than 128 bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len()).unwrap();
    assert!(length < 128);
    [&[number << 3 | 2, length], bytes].concat()
}

/// The same rows, sealed as they are, without us.
struct Rows(Connection);

impl Rows {
    fn of(phone: &Phone) -> Self {
        Self::in_directory(phone.directory.path())
    }

    fn in_directory(directory: &std::path::Path) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        Self(Connection::open_with_flags(directory.join("vault.sqlite3"), flags).unwrap())
    }

    fn read(&self) -> Vec<(String, Vec<u8>)> {
        let sql = "SELECT id, sealed FROM account WHERE removed_ms IS NULL ORDER BY position";
        let mut statement = self.0.prepare_cached(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }
}
