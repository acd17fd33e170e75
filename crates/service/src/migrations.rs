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
    let migration = |(number, name, text): &(i64, &'static str, &'static str)| {
        let text = text.into_sql_str();
        Migration::new(*number, (*name).into(), MigrationType::Simple, text, false)
    };
    Migrator::with_migrations(ALL.iter().map(migration).collect())
}
