//! JSON Schemas (draft 2020-12) of the data files, of exports and of the program's output, generated from the model.
//!
//! ```
//! let (name, schema) = ecs_err_schema::all().next().unwrap();
//! assert!(name.ends_with(".json") && schema.contains("https://json-schema.org/draft/2020-12/schema"));
//! ```

#![forbid(unsafe_code)]

mod definitions;
mod export;
mod output;
mod site;

use definitions::Definitions;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Metadata, Operation, Synonyms};
use ecs_err_data::load::files::{Errors, Pages, Releases, Retired, Statuses, Structures};
use ecs_err_data::pretty;

pub use export::{catalog as exported_catalog, error as exported_error};
pub use output::all as outputs;
pub use site::codes as site_codes;

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schemas of the data files: the file name and the text of each.
pub fn all() -> impl Iterator<Item = (&'static str, String)> {
    [
        ("catalog.json", schema::<Metadata<'_>>()),
        ("errors.json", schema::<Errors<'_>>()),
        ("operation.json", schema::<Operation<'_>>()),
        ("pages.json", schema::<Pages<'_>>()),
        ("releases.json", schema::<Releases<'_>>()),
        ("retired.json", schema::<Retired<'_>>()),
        ("statuses.json", schema::<Statuses<'_>>()),
        ("structures.json", schema::<Structures<'_>>()),
        ("synonyms.json", schema::<Synonyms<'_>>()),
    ]
    .into_iter()
}

fn schema<'a, T: Datum<'a>>() -> String {
    let mut definitions = Definitions::default();
    let mut schema = definitions.inline::<T>();
    if let Some(name) = definitions::name::<T>() {
        schema["title"] = name.into();
    }
    schema["$schema"] = DIALECT.into();
    if !definitions.0.is_empty() {
        schema["$defs"] = definitions.into();
    }
    pretty(&schema)
}
