//! Writes an error catalog as a database of `SQLite`.
//!
//! [`database`] gives the bytes of the file. Its tables are those of [`SCHEMA`]; `search` is a full-text index of all
//! texts, in trigrams, and `search_pairs` one of the pairs of Chinese characters.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let bytes = ecs_err_sqlite::database(catalog.get()).unwrap();
//! assert!(bytes.starts_with(b"SQLite format 3\0"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! The same catalog gives the same bytes.

#![forbid(unsafe_code)]

mod rows;

use ecs_err_core::Catalog;
use rusqlite::{Connection, MAIN_DB};

/// The statements that make the tables.
pub const SCHEMA: &str = include_str!("schema.sql");

/// The error of making a database.
///
/// The records of a valid catalog fit the tables, so it is a lack of memory or a mistake in this crate.
#[derive(Debug)]
pub struct SqliteError(rusqlite::Error);

impl std::fmt::Display for SqliteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for SqliteError {}

/// The bytes of a database with the records of a catalog.
///
/// # Errors
/// If `SQLite` refuses a statement.
pub fn database(catalog: Catalog<'_>) -> Result<Vec<u8>, SqliteError> {
    let bytes = filled(catalog).and_then(|mut connection| Ok(connection.serialize(MAIN_DB)?.to_vec()));
    bytes.map_err(SqliteError)
}

/// A database in memory with the records.
fn filled(catalog: Catalog<'_>) -> Result<Connection, rusqlite::Error> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(SCHEMA)?;
    let transaction = connection.transaction()?;
    rows::insert(&transaction, catalog)?;
    transaction.commit()?;
    // Without pages that were used before.
    connection.execute_batch(
        "INSERT INTO search (search) VALUES ('optimize'); INSERT INTO search_pairs (search_pairs) VALUES ('optimize'); \
         VACUUM;",
    )?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use ecs_err_data::OwnedCatalog;

    use super::*;

    fn ids(connection: &Connection, statement: &str) -> Vec<i64> {
        let mut statement = connection.prepare(statement).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn parts_of_texts_are_found() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
        let catalog = OwnedCatalog::open(directory.as_ref()).unwrap();
        let connection = filled(catalog.get()).unwrap();
        for (word, index) in [("网卡", "search_pairs"), ("弹性云", "search"), ("e NIC", "search")] {
            let expected = ids(&connection, &format!("SELECT id FROM texts WHERE text LIKE '%{word}%' ORDER BY id"));
            let statement = format!("SELECT rowid FROM {index} WHERE {index} MATCH '\"{word}\"' ORDER BY rowid");
            assert!(expected.len() > 5, "{word}");
            assert_eq!(ids(&connection, &statement), expected, "{word}");
        }
    }

    #[test]
    fn the_same_catalog_gives_the_same_bytes() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/generate/awkward");
        let catalog = OwnedCatalog::open(directory.as_ref()).unwrap();
        assert_eq!(database(catalog.get()).unwrap(), database(catalog.get()).unwrap());
    }
}
