//! Rows in and out, one function a statement. What a sealed value means is the caller's matter.

use super::{Sealer, new_id};
use crate::error::{AuthenticatorError, Fault};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Serialize, de::DeserializeOwned};

/// A value with the id of its row.
#[derive(Debug)]
pub(crate) struct Row<T> {
    pub(crate) id: String,
    pub(crate) value: T,
}

/// The rows that open, and the ids of those that do not: one bad row hides no other.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    pub(crate) readable: Vec<Row<T>>,
    pub(crate) damaged: Vec<String>,
}

/// All accounts in the person's order, without the removed ones.
pub(crate) fn accounts<T: DeserializeOwned>(
    connection: &Connection,
    secrets: &Sealer,
) -> Result<Rows<T>, Fault> {
    let sql = "SELECT id, sealed FROM account WHERE removed_ms IS NULL ORDER BY position, id";
    rows(connection, secrets, "account", sql, [])
}

/// One account that was not removed.
pub(crate) fn account<T: DeserializeOwned>(
    connection: &Connection,
    secrets: &Sealer,
    id: &str,
) -> Result<T, Fault> {
    let sql = "SELECT sealed FROM account WHERE id = ?1 AND removed_ms IS NULL";
    let sealed: Vec<u8> = connection.query_row(sql, [id], |row| row.get(0))?;
    secrets.open_value("account", id, &sealed)
}

/// The places of all accounts that were not removed, damaged ones included.
pub(crate) fn places(connection: &Connection) -> Result<Vec<String>, Fault> {
    let sql = "SELECT id FROM account WHERE removed_ms IS NULL ORDER BY position, id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Writes the person's order.
pub(crate) fn put_places(transaction: &Transaction<'_>, ids: &[String]) -> Result<(), Fault> {
    let mut statement =
        transaction.prepare_cached("UPDATE account SET position = ?2 WHERE id = ?1")?;
    for (position, id) in (1_i64..).zip(ids) {
        statement.execute((id, position))?;
    }
    Ok(())
}

/// Adds an account at the end and gives its new id.
pub(crate) fn insert_account<T: Serialize>(
    transaction: &Transaction<'_>,
    secrets: &Sealer,
    account: &T,
) -> Result<String, Fault> {
    let id = new_id()?;
    let sealed = secrets.seal_value("account", &id, account)?;
    transaction.execute(
        "INSERT INTO account (id, position, sealed)
         VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM account), ?2)",
        (&id, sealed),
    )?;
    Ok(id)
}

/// Writes an account that changed.
pub(crate) fn update_account<T: Serialize>(
    transaction: &Transaction<'_>,
    secrets: &Sealer,
    id: &str,
    account: &T,
) -> Result<(), Fault> {
    let sealed = secrets.seal_value("account", id, account)?;
    transaction.execute("UPDATE account SET sealed = ?2 WHERE id = ?1", (id, sealed))?;
    Ok(())
}

/// Notes that an account was removed, or with none that it was not.
pub(crate) fn set_removed(
    transaction: &Transaction<'_>,
    id: &str,
    removed_ms: Option<i64>,
) -> Result<(), Fault> {
    // Only from the one state to the other: a second removal does not begin the 30 days anew.
    let sql = "UPDATE account SET removed_ms = ?2 WHERE id = ?1
               AND (removed_ms IS NULL) <> (?2 IS NULL)";
    match transaction.execute(sql, (id, removed_ms))? {
        0 => Err(AuthenticatorError::NotFound.into()),
        _ => Ok(()),
    }
}

/// When an account was removed, and the account where it can be read.
pub(crate) type Removed<T> = (i64, Option<T>);

/// The removed accounts with the time of their removal in Unix milliseconds, the last one first.
pub(crate) fn removed_accounts<T: DeserializeOwned>(
    connection: &Connection,
    secrets: &Sealer,
) -> Result<Vec<Row<Removed<T>>>, Fault> {
    let sql = "SELECT id, removed_ms, sealed FROM account WHERE removed_ms IS NOT NULL
               ORDER BY removed_ms DESC, id";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    found
        .map(|row| {
            let (id, removed_ms, blob): (String, i64, Vec<u8>) = row?;
            let value = secrets.open_value("account", &id, &blob).ok();
            Ok(Row { id, value: (removed_ms, value) })
        })
        .collect()
}

/// Deletes an account for good, with its pairing, requests and answers.
pub(crate) fn delete_account(transaction: &Transaction<'_>, id: &str) -> Result<(), Fault> {
    match transaction.execute("DELETE FROM account WHERE id = ?1", [id])? {
        0 => Err(AuthenticatorError::NotFound.into()),
        _ => Ok(()),
    }
}

/// All pairings of accounts that were not removed; the id is that of the account.
pub(crate) fn pairings<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
) -> Result<Rows<T>, Fault> {
    let sql = "SELECT pairing.account, pairing.sealed FROM pairing
               JOIN account ON account.id = pairing.account
               WHERE account.removed_ms IS NULL ORDER BY pairing.account";
    rows(connection, device, "pairing", sql, [])
}

/// The pairing of an account, where it has one.
pub(crate) fn pairing<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
    account: &str,
) -> Result<Option<T>, Fault> {
    let sql = "SELECT sealed FROM pairing WHERE account = ?1";
    let sealed: Option<Vec<u8>> =
        connection.query_row(sql, [account], |row| row.get(0)).optional()?;
    sealed.map(|sealed| device.open_value("pairing", account, &sealed)).transpose()
}

/// Writes the pairing of an account, new or changed.
pub(crate) fn put_pairing<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    account: &str,
    pairing: &T,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO pairing (account, sealed) VALUES (?1, ?2)
         ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed",
        (account, device.seal_value("pairing", account, pairing)?),
    )?;
    Ok(())
}

/// All requests of an account that can be read.
pub(crate) fn prompts<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
    account: &str,
) -> Result<Vec<Row<T>>, Fault> {
    let sql = "SELECT id, sealed FROM prompt WHERE account = ?1 ORDER BY id";
    Ok(rows(connection, device, "prompt", sql, [account])?.readable)
}

/// One request, with the id of its account.
pub(crate) fn prompt<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
    id: &str,
) -> Result<(String, T), Fault> {
    let sql = "SELECT account, sealed FROM prompt WHERE id = ?1";
    let (account, sealed) = connection
        .query_row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    Ok((account, device.open_value("prompt", id, &sealed)?))
}

/// The account of a request.
pub(crate) fn account_of_prompt(connection: &Connection, id: &str) -> Result<String, Fault> {
    let sql = "SELECT account FROM prompt WHERE id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get(0))?)
}

/// The id of the request for a challenge, where it is known already.
pub(crate) fn prompt_of_challenge(
    connection: &Connection,
    account: &str,
    challenge: &str,
) -> Result<Option<String>, Fault> {
    let sql = "SELECT id FROM prompt WHERE account = ?1 AND challenge = ?2";
    Ok(connection.query_row(sql, (account, challenge), |row| row.get(0)).optional()?)
}

/// Adds a request. A second one for the same challenge is refused by the table.
pub(crate) fn insert_prompt<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    account: &str,
    challenge: &str,
    prompt: &T,
) -> Result<String, Fault> {
    let id = new_id()?;
    transaction.execute(
        "INSERT INTO prompt (id, account, challenge, sealed) VALUES (?1, ?2, ?3, ?4)",
        (&id, account, challenge, device.seal_value("prompt", &id, prompt)?),
    )?;
    Ok(id)
}

/// Writes a request that changed.
pub(crate) fn update_prompt<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    id: &str,
    prompt: &T,
) -> Result<(), Fault> {
    let sealed = device.seal_value("prompt", id, prompt)?;
    transaction.execute("UPDATE prompt SET sealed = ?2 WHERE id = ?1", (id, sealed))?;
    Ok(())
}

/// Forgets a request and its answers.
pub(crate) fn delete_prompt(transaction: &Transaction<'_>, id: &str) -> Result<(), Fault> {
    transaction.execute("DELETE FROM prompt WHERE id = ?1", [id])?;
    Ok(())
}

/// The answers of a request; the id is the attempt.
pub(crate) fn answers<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
    prompt: &str,
) -> Result<Vec<Row<T>>, Fault> {
    let sql = "SELECT attempt, sealed FROM answer WHERE prompt = ?1 ORDER BY attempt";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([prompt], |row| Ok((row.get(0)?, row.get(1)?)))?;
    found
        .map(|row| {
            let (attempt, sealed): (String, Vec<u8>) = row?;
            let value = device.open_value("answer", &answer_place(prompt, &attempt), &sealed)?;
            Ok(Row { id: attempt, value })
        })
        .collect()
}

/// Whether any request of an account was answered here.
pub(crate) fn is_answered(connection: &Connection, account: &str) -> Result<bool, Fault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM answer JOIN prompt ON prompt.id = answer.prompt
                              WHERE prompt.account = ?1)";
    Ok(connection.query_row(sql, [account], |row| row.get(0))?)
}

/// Keeps an answer. A second one for the same attempt is refused by the table.
pub(crate) fn insert_answer<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    prompt: &str,
    attempt: &str,
    answer: &T,
) -> Result<(), Fault> {
    let sealed = device.seal_value("answer", &answer_place(prompt, attempt), answer)?;
    transaction.execute(
        "INSERT INTO answer (prompt, attempt, sealed) VALUES (?1, ?2, ?3)",
        (prompt, attempt, sealed),
    )?;
    Ok(())
}

/// Writes an answer that got its receipt.
pub(crate) fn update_answer<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    prompt: &str,
    attempt: &str,
    answer: &T,
) -> Result<(), Fault> {
    let sealed = device.seal_value("answer", &answer_place(prompt, attempt), answer)?;
    transaction.execute(
        "UPDATE answer SET sealed = ?3 WHERE prompt = ?1 AND attempt = ?2",
        (prompt, attempt, sealed),
    )?;
    Ok(())
}

/// Adds an entry to the journal. It is sealed for the number that it gets.
pub(crate) fn insert_journal<T: Serialize>(
    transaction: &Transaction<'_>,
    device: &Sealer,
    entry: &T,
) -> Result<(), Fault> {
    transaction.execute("INSERT INTO journal (sealed) VALUES (x'')", [])?;
    let id = transaction.last_insert_rowid();
    let sealed = device.seal_value("journal", &id.to_string(), entry)?;
    transaction.execute("UPDATE journal SET sealed = ?2 WHERE id = ?1", (id, sealed))?;
    Ok(())
}

/// Entries of the journal after a number, oldest first.
pub(crate) fn journal<T: DeserializeOwned>(
    connection: &Connection,
    device: &Sealer,
    after: i64,
    most: u32,
) -> Result<Vec<(i64, T)>, Fault> {
    let sql = "SELECT id, sealed FROM journal WHERE id > ?1 ORDER BY id LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map((after, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
    found
        .map(|row| {
            let (id, sealed): (i64, Vec<u8>) = row?;
            Ok((id, device.open_value("journal", &id.to_string(), &sealed)?))
        })
        .collect()
}

/// Ids have no blank, so that no two pairs give the same place.
fn answer_place(prompt: &str, attempt: &str) -> String {
    format!("{prompt} {attempt}")
}

fn rows<T: DeserializeOwned>(
    connection: &Connection,
    sealer: &Sealer,
    table: &str,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Rows<T>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(parameters, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut rows = Rows { readable: Vec::new(), damaged: Vec::new() };
    for row in found {
        let (id, blob): (String, Vec<u8>) = row?;
        match sealer.open_value(table, &id, &blob) {
            Ok(value) => rows.readable.push(Row { id, value }),
            Err(_) => rows.damaged.push(id),
        }
    }
    Ok(rows)
}
