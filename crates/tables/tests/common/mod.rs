//! The catalogs of the tests.

use std::path::Path;

use ecs_err_data::OwnedCatalog;

/// Directories with catalogs that have codes.
pub const CATALOGS: [&str; 16] = [
    "data",
    "tests/generate/awkward",
    "tests/catalogs/camel",
    "tests/catalogs/colon",
    "tests/catalogs/dotted",
    "tests/catalogs/harbor",
    "tests/catalogs/hex",
    "tests/catalogs/lengths",
    "tests/catalogs/negative",
    "tests/catalogs/numbers",
    "tests/catalogs/one",
    "tests/catalogs/oracle-like",
    "tests/catalogs/sqlstate",
    "tests/catalogs/two-cases",
    "tests/catalogs/upper",
    "tests/catalogs/words",
];

/// The catalog in a directory of the repository.
pub fn open(name: &str) -> OwnedCatalog {
    OwnedCatalog::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)).expect("a catalog")
}
