//! The schema of a structure.

use ecs_err_core::Structure;
use serde_json::{Map, Value};

use crate::describe::{Context, add_text};
use crate::{field, rules};

/// The schema of the objects that a structure describes.
pub fn schema(context: &Context<'_>, structure: &Structure<'_>) -> Value {
    let mut properties = Map::new();
    for one in structure.fields {
        let is_known = |id: &str| context.catalog.structure(id).is_some();
        let mut schema = field::schema(&one.schema, is_known, |id| context.reference(id));
        add_text(&mut schema, "description", &context.field(structure, one));
        properties.insert(one.name.to_owned(), Value::Object(schema));
    }
    let mut members = Map::new();
    add_text(&mut members, "title", context.text(structure.title));
    add_text(&mut members, "description", structure.description.map_or("", |text| context.text(text)));
    members.insert("type".into(), "object".into());
    members.insert("properties".into(), Value::Object(properties));
    let required: Vec<&str> =
        structure.fields.iter().filter(|field| field.required == Some(true)).map(|field| field.name).collect();
    if !required.is_empty() {
        members.insert("required".into(), required.into());
    }
    let rules = rules::schemas(structure);
    if !rules.is_empty() {
        members.insert("allOf".into(), rules.into());
    }
    Value::Object(members)
}
