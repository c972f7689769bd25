//! Fields and structures of the API.

use ecs_err_core::text::printable_line;
use ecs_err_core::{Catalog, Record, Structure, TreeNode};
use ecs_err_export as export;
use serde_json::Value;

use crate::record;
use crate::view::View;

/// The fields and structures that a name means.
pub struct Fields<'r> {
    catalog: Catalog<'r>,
    /// The name, printable.
    pub query: String,
    /// The fields and structures.
    pub records: Vec<Record<'r>>,
    /// Similar names, if there are none.
    pub suggestions: Vec<&'r str>,
}

impl<'r> Fields<'r> {
    /// Looks up a name, a path, or the id of a structure.
    #[must_use]
    pub fn new(catalog: Catalog<'r>, name: &str) -> Self {
        let records: Vec<Record<'r>> = catalog.resolve_field(name).collect();
        let suggestions = if records.is_empty() { catalog.suggest_fields(name).collect() } else { Vec::new() };
        Self { catalog, query: printable_line(name), records, suggestions }
    }

    /// The JSON records: one for each field or structure, or one that says that there is none.
    ///
    /// With `is_recursive`, each has the structures below it.
    #[doc(hidden)]
    #[must_use]
    pub fn document(&self, is_recursive: bool) -> Vec<Value> {
        if self.records.is_empty() {
            return vec![record::not_found(&self.query, "notAField", &self.suggestions)];
        }
        self.records.iter().map(|record| self.record(record, is_recursive)).collect()
    }

    /// The message if there is none, with suggestions.
    #[must_use]
    pub fn messages(&self, view: &View<'_>) -> Vec<String> {
        if !self.records.is_empty() {
            return Vec::new();
        }
        let message = view.sentence(view.ui.unknown_field, &self.query);
        [message].into_iter().chain(view.did_you_mean(&self.suggestions)).collect()
    }

    fn record(&self, record: &Record<'r>, is_recursive: bool) -> Value {
        let members = match record {
            Record::Field(structure, field) => export::field(self.catalog, structure, field),
            Record::Structure(structure) => export::structure(structure),
            _ => Value::Null,
        };
        let mut json = record::found(&self.query, record.kind().as_str(), members);
        if is_recursive {
            let mut structures: Vec<&Structure<'_>> = Vec::new();
            for node in below(self.catalog, record) {
                if !structures.contains(&node.structure) {
                    structures.push(node.structure);
                }
            }
            json["below"] = structures.into_iter().map(export::structure).collect();
        }
        json
    }
}

/// The tree of the fields below a field or in a structure.
#[must_use]
pub fn below<'r>(catalog: Catalog<'r>, record: &Record<'r>) -> Vec<TreeNode<'r>> {
    let structure = match record {
        Record::Field(_, field) => field.schema.structure.and_then(|id| catalog.structure(id)),
        Record::Structure(structure) => Some(*structure),
        _ => None,
    };
    structure.map(|structure| catalog.tree(structure)).unwrap_or_default()
}
