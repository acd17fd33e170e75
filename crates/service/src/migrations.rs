//! The database's versions, embedded.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// Number, name and text of each file in `migrations`, in order; a file that was released is never
/// changed again, since its checksum is in every database.
const ALL: &[(i64, &str, &str)] = &[
    (1, "first", include_str!("../migrations/0001_first.sql")),
    (2, "account", include_str!("../migrations/0002_account.sql")),
];

/// Brings a database up to date.
pub(crate) fn migrator() -> Migrator {
    up_to(i64::MAX)
}

fn up_to(last: i64) -> Migrator {
    let migration = |(number, name, text): &(i64, &'static str, &'static str)| {
        let text = text.into_sql_str();
        Migration::new(*number, (*name).into(), MigrationType::Simple, text, false)
    };
    let wanted = ALL.iter().filter(|(number, ..)| *number <= last);
    Migrator::with_migrations(wanted.map(migration).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::SqlitePoolOptions;

    #[tokio::test]
    async fn a_first_database_keeps_its_api_key_and_its_open_pairings() {
        let pool = SqlitePoolOptions::new().max_connections(1);
        let pool = pool.connect("sqlite::memory:").await.unwrap();
        up_to(1).run(&pool).await.unwrap();
        for statement in [
            "INSERT INTO setting VALUES ('api_key_hash', x'01')",
            "INSERT INTO service_key VALUES (1, 'kid', x'02', NULL, 0)",
            "INSERT INTO user (id, account, name) VALUES ('ana', 'a', 'Ana')",
            "INSERT INTO pairing (id, name, qr_hash, hand_hash, user, expires)
             VALUES ('p', 'n', x'03', x'04', 'ana', 5)",
        ] {
            sqlx::query(statement).execute(&pool).await.unwrap();
        }
        migrator().run(&pool).await.unwrap();
        let found: (String, Vec<u8>, String) =
            sqlx::query_as("SELECT api_key.name, hash, kid FROM api_key, pairing")
                .fetch_one(&pool)
                .await
                .unwrap();
        assert_eq!(found, ("default".to_owned(), vec![1], "kid".to_owned()));
    }
}
