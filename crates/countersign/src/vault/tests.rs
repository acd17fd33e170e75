use super::*;
use std::fs;
use tempfile::TempDir;

fn passcode() -> Secret {
    Secret::new(b"correct horse battery".to_vec())
}

fn fresh() -> (TempDir, Vault) {
    let directory = tempfile::tempdir().unwrap();
    let vault = create(directory.path(), &passcode()).unwrap();
    (directory, vault)
}

fn create(directory: &Path, passcode: &Secret) -> Result<Vault, Fault> {
    Vault::create(directory, &[NewSlot::passcode(passcode, None)?])
}

fn connection(vault: &mut Vault) -> &mut Connection {
    vault.connection.as_mut().unwrap()
}

fn error<T>(result: Result<T, Fault>) -> AuthenticatorError {
    result.map(|_| ()).unwrap_err().into()
}

fn add(vault: &mut Vault, text: &str) -> String {
    vault
        .write(|transaction, keys| {
            table::insert_account(transaction, keys.secrets()?, &text.to_owned())
        })
        .unwrap()
}

fn accounts(vault: &Vault) -> Result<Vec<String>, Fault> {
    let rows =
        vault.read(|connection, keys| table::accounts::<String>(connection, keys.secrets()?))?;
    Ok(rows.readable.into_iter().map(|row| row.value).collect())
}

#[test]
fn what_is_added_is_there_after_opening_again() {
    let (directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    add(&mut vault, "first");
    let second = add(&mut vault, "second");
    drop(vault);
    let mut vault = Vault::open(directory.path()).unwrap();
    assert_eq!(error(accounts(&vault)), AuthenticatorError::Locked);
    vault.open_with_passcode(&passcode(), None).unwrap();
    assert_eq!(accounts(&vault).unwrap(), ["first", "second"]);
    vault.write(|transaction, _| table::delete_account(transaction, &second)).unwrap();
    assert_eq!(accounts(&vault).unwrap(), ["first"]);
    let again = vault.write(|transaction, _| table::delete_account(transaction, &second));
    assert_eq!(error(again), AuthenticatorError::NotFound);
    vault.lock();
    assert_eq!(error(accounts(&vault)), AuthenticatorError::Locked);
}

#[test]
fn a_short_passcode_makes_no_vault() {
    let directory = tempfile::tempdir().unwrap();
    let place = directory.path().join("vault");
    for short in ["", "elevenchars", "十一個字元還是太短了"] {
        let made = create(&place, &Secret::new(short.into()));
        assert_eq!(error(made), AuthenticatorError::PasscodeShort { count: 12 });
    }
    assert!(!place.exists());
}

#[test]
fn a_vault_is_never_made_over_another_one() {
    let (directory, vault) = fresh();
    drop(vault);
    let before = fs::read(directory.path().join(FILE)).unwrap();
    let again = create(directory.path(), &passcode());
    assert_eq!(error(again), AuthenticatorError::WrongState);
    assert_eq!(fs::read(directory.path().join(FILE)).unwrap(), before);
}

#[test]
fn half_a_vault_from_a_crash_is_replaced() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join(format!("{FILE}.new")), "half").unwrap();
    assert_eq!(error(Vault::open(directory.path())), AuthenticatorError::NotFound);
    create(directory.path(), &passcode()).unwrap().open_with_passcode(&passcode(), None).unwrap();
}

#[test]
fn ten_misses_switch_the_passcode_off_even_over_a_restart() {
    let (directory, mut vault) = fresh();
    // The stored parameters stand; only the count is set, so that the test takes two attempts.
    connection(&mut vault).execute("UPDATE slot SET misses = 9", []).unwrap();
    let wrong = Secret::new(b"wrong horse battery".to_vec());
    assert_eq!(error(vault.open_with_passcode(&wrong, None)), AuthenticatorError::WrongPasscode);
    assert_eq!(
        error(vault.open_with_passcode(&passcode(), None)),
        AuthenticatorError::SlotDisabled
    );
    drop(vault);
    let mut vault = Vault::open(directory.path()).unwrap();
    assert_eq!(
        error(vault.open_with_passcode(&passcode(), None)),
        AuthenticatorError::SlotDisabled
    );
}

#[test]
fn the_right_passcode_clears_the_misses() {
    let (_directory, mut vault) = fresh();
    connection(&mut vault).execute("UPDATE slot SET misses = 8", []).unwrap();
    vault.open_with_passcode(&passcode(), None).unwrap();
    assert_eq!(vault.passcode_slot().unwrap().misses, 0);
}

#[test]
fn what_is_not_ours_is_left_as_it_is() {
    let other_program = |file: &Path| {
        Connection::open(file).unwrap().execute_batch("CREATE TABLE notes (text)").unwrap();
    };
    let newer_version = |file: &Path| {
        let connection = Connection::open(file).unwrap();
        connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        connection.pragma_update(None, "user_version", migration::NEWEST + 1).unwrap();
    };
    let text = |file: &Path| fs::write(file, "not a database, just text").unwrap();
    let nothing = |file: &Path| fs::write(file, "").unwrap();
    let (foreign, newer) = (AuthenticatorError::DataForeign, AuthenticatorError::DataNewer);
    check_left_alone("text", text, &foreign);
    check_left_alone("nothing", nothing, &foreign);
    check_left_alone("another program's", other_program, &foreign);
    check_left_alone("a newer version's", newer_version, &newer);
}

fn check_left_alone(name: &str, make: impl FnOnce(&Path), expected: &AuthenticatorError) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    make(&file);
    let before = fs::read(&file).unwrap();
    assert_eq!(&error(Vault::open(directory.path())), expected, "{name}");
    assert_eq!(fs::read(&file).unwrap(), before, "{name}");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "{name}");
}

#[test]
fn rows_do_not_open_in_each_others_place() {
    let (_directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    add(&mut vault, "first");
    add(&mut vault, "second");
    let swap = "CREATE TEMP TABLE other AS SELECT id, sealed FROM account;
                UPDATE account SET sealed = (SELECT sealed FROM other WHERE other.id <> account.id)";
    connection(&mut vault).execute_batch(swap).unwrap();
    let rows = vault.read(|it, keys| table::accounts::<String>(it, keys.secrets()?)).unwrap();
    assert_eq!((rows.readable.len(), rows.damaged.len()), (0, 2));
}

/// Every sealed blob of the file, with its table and row.
fn blobs(vault: &mut Vault) -> Vec<(&'static str, String, Vec<u8>)> {
    let tables = [("account", "id"), ("setting", "name"), ("pairing", "account")];
    let mut blobs = Vec::new();
    for (table, id) in tables {
        let sql = format!("SELECT {id}, sealed FROM {table}");
        let mut statement = connection(vault).prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        blobs.extend(rows.map(Result::unwrap).map(|(id, blob): (String, _)| (table, id, blob)));
    }
    blobs
}

#[test]
fn security_25_every_flipped_bit_of_every_sealed_column_is_noticed() {
    let (_directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    let account = add(&mut vault, "first");
    vault
        .write(|it, keys| table::put_pairing(it, &keys.device, &account, &"pairing".to_owned()))
        .unwrap();
    let blobs = blobs(&mut vault);
    assert_eq!(blobs.len(), 3, "an account, its pairing, the mark");
    for (table, id, blob) in blobs {
        let keys = vault.keys.as_ref().unwrap();
        let sealer = if table == "account" { keys.secrets().unwrap() } else { &keys.device };
        assert!(sealer.open(table, &id, &blob).is_ok(), "{table}");
        for bit in 0..blob.len() * 8 {
            let mut changed = blob.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(sealer.open(table, &id, &changed).is_err(), "{table} {bit}");
        }
    }
}

#[test]
fn security_25_a_row_of_another_vault_does_not_open() {
    let ((_one, mut vault), (_two, mut other)) = (fresh(), fresh());
    for vault in [&mut vault, &mut other] {
        vault.open_with_passcode(&passcode(), None).unwrap();
    }
    let id = add(&mut other, "first");
    let row = blobs(&mut other).remove(0).2;
    let insert = "INSERT INTO account (id, position, sealed) VALUES (?1, 1, ?2)";
    connection(&mut vault).execute(insert, (&id, &row)).unwrap();
    let rows = vault.read(|it, keys| table::accounts::<String>(it, keys.secrets()?)).unwrap();
    assert_eq!((rows.readable.len(), rows.damaged), (0, vec![id]));
}

#[test]
fn security_24_a_full_disk_is_said_so_and_changes_nothing() {
    let (directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    add(&mut vault, "first");
    let pages: i64 =
        connection(&mut vault).pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    connection(&mut vault)
        .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        .unwrap();
    let large = "x".repeat(100_000);
    let full = vault
        .write(|transaction, keys| table::insert_account(transaction, keys.secrets()?, &large));
    assert_eq!(error(full), AuthenticatorError::StorageFull);
    assert_eq!(accounts(&vault).unwrap(), ["first"]);
    drop(vault);
    let mut vault = Vault::open(directory.path()).unwrap();
    vault.open_with_passcode(&passcode(), None).unwrap();
    assert_eq!(accounts(&vault).unwrap(), ["first"]);
}

#[test]
fn weakened_parameters_do_not_open_the_vault() {
    let (_directory, mut vault) = fresh();
    let change = "UPDATE slot SET parameters = replace(parameters, '65536', ?1)";
    for (memory, expected) in [
        ("8192", AuthenticatorError::WrongPasscode),
        ("8191", AuthenticatorError::DataDamaged),
        ("4294967295", AuthenticatorError::DataDamaged),
    ] {
        let transaction = connection(&mut vault).transaction().unwrap();
        transaction.execute(change, [memory]).unwrap();
        transaction.commit().unwrap();
        assert_eq!(error(vault.open_with_passcode(&passcode(), None)), expected, "{memory}");
        let back = "UPDATE slot SET parameters = replace(parameters, ?1, '65536')";
        connection(&mut vault).execute(back, [memory]).unwrap();
    }
    vault.open_with_passcode(&passcode(), None).unwrap();
}

#[test]
fn no_secret_is_in_the_file() {
    let (directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    let canary = "canary-7f3a-seed";
    add(&mut vault, canary);
    for entry in fs::read_dir(directory.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for needle in [canary.as_bytes(), b"correct horse battery"] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle));
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let place = directory.path().join("vault");
    let _vault = create(&place, &passcode()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place), 0o700);
    assert_eq!(mode(&place.join(FILE)), 0o600);
}

#[test]
fn a_directory_that_cannot_be_made_is_said_so() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("a file");
    fs::write(&file, "").unwrap();
    let made = create(&file, &passcode());
    assert_eq!(error(made), AuthenticatorError::StorageReadOnly);
    assert_eq!(error(Vault::open(&file)), AuthenticatorError::NotFound);
}

#[test]
fn a_second_writer_waits_or_is_told() {
    let (directory, mut vault) = fresh();
    vault.open_with_passcode(&passcode(), None).unwrap();
    let mut other = Vault::open(directory.path()).unwrap();
    connection(&mut other).busy_timeout(Duration::from_millis(1)).unwrap();
    let busy = vault.write(|_, _| Ok(error(other.open_with_passcode(&passcode(), None))));
    assert_eq!(busy.unwrap(), AuthenticatorError::Busy);
    other.open_with_passcode(&passcode(), None).unwrap();
}
