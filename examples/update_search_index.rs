//! Updates the search index of `data/`, after the data or the search has changed.
//!
//! The build script does not do it, because it would compile tantivy a second time in every build.

use std::path::Path;

use ecs_err::load::{self, Arena};
use ecs_err::{codegen, search};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arena = Arena::new();
    let catalog = load::open(&root.join("data"), &arena).map_err(|error| {
        error.diagnostics.iter().for_each(|diagnostic| eprintln!("data/{diagnostic}"));
        "data/ is not a valid catalog"
    })?;
    let packed = search::pack_index(catalog, codegen::catalog_digest(catalog))?;
    std::fs::write(root.join("generated/search-index.bin"), packed)?;
    Ok(())
}
