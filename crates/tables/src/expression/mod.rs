//! The regular expression that finds the codes of a catalog in a text.
//!
//! It follows from the forms of the services, as [`Catalog::find_codes`] does. `docs/export.md` says where the two
//! differ: an expression can't know everything that a program can.

mod codes;
mod source;
mod write;

use ecs_err_core::Catalog;

/// The syntax of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// RE2, which has no look-around: Go, `BigQuery`, `ClickHouse`.
    Re2,
    /// PCRE, and others with look-around: Perl, PHP, Python.
    Pcre,
    /// The regex crate of Rust, as Vector uses it.
    Vrl,
    /// Oniguruma, as grok of Logstash uses it.
    Grok,
    /// RE2 with a group that has a number instead of a name, without single quotes: `regexp_extract` of SQL.
    Sql,
}

/// The expression that finds the codes of a catalog in a text; `None` if the catalog has no codes.
///
/// The code is in the group `code`. Codes that count only after a label, such as `error code: 1062`, are in the group
/// `labelled` if the catalog also has other codes.
///
/// ```
/// # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
/// use ecs_err_tables::{Dialect, expression};
///
/// let catalog = ecs_err_data::OwnedCatalog::open(directory.as_ref())?;
/// let expression = regex::Regex::new(&expression(catalog.get(), Dialect::Vrl).unwrap()).unwrap();
/// assert_eq!(&expression.captures("failed with Ecs.0085").unwrap()["code"], "Ecs.0085");
/// # Ok::<(), ecs_err_data::LoadError>(())
/// ```
#[must_use]
pub fn expression(catalog: Catalog<'_>, dialect: Dialect) -> Option<String> {
    write::write(&source::sources(catalog), dialect)
}
