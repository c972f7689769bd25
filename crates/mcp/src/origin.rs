//! Where a record comes from.

use ecs_err_core::{Catalog, Code};
use ecs_err_export::reference_address;
use serde_json::Value;

use crate::words;

/// Adds the source and the edition to a record, and to the records in it.
pub fn add_origin<'c>(record: &mut Value, catalog: Catalog<'c>, language: &'c str) {
    let Value::Object(members) = record else { return };
    for key in ["explanations", "records", "results"] {
        if let Some(Value::Array(records)) = members.get_mut(key) {
            for record in records {
                add_origin(record, catalog, language);
            }
        }
    }
    let code = members.get("code").and_then(Value::as_str);
    members.insert("source".to_owned(), source(catalog, code, language).into());
    members.insert("edition".to_owned(), catalog.metadata().edition.as_str().into());
}

/// The address of the reference, or of the code's page; the title of the catalog if it has no addresses.
fn source<'c>(catalog: Catalog<'c>, code: Option<&str>, language: &'c str) -> String {
    let metadata = catalog.metadata();
    let filled = || {
        let template = metadata.links?.source?;
        let address = template.replace("{lang}", language).replace("{code}", code?);
        (!address.contains('{')).then_some(address)
    };
    let page = || Some(catalog.page_address(Code::new(code?)?, language)?.to_string());
    reference_address(metadata, language)
        .or_else(filled)
        .or_else(page)
        .unwrap_or_else(|| words::subject(catalog, language))
}
