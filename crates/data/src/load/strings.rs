//! The strings of a data file.

use jsonc_parser::ast::{ObjectPropName, StringLit, Value};

use super::File;

/// Calls a function for each key and each string value of a JSON file, except those below some keys.
pub(crate) fn each<'f>(file: &'f File<'_>, except: &[&str], visit: &mut dyn FnMut(&'f StringLit<'_>)) {
    if let Some(json) = &file.json {
        descend(json, except, visit);
    }
}

fn descend<'f>(value: &'f Value<'_>, except: &[&str], visit: &mut dyn FnMut(&'f StringLit<'_>)) {
    match value {
        Value::StringLit(literal) => visit(literal),
        Value::Array(array) => array.elements.iter().for_each(|item| descend(item, except, visit)),
        Value::Object(object) => {
            object.properties.iter().filter(|property| !except.contains(&property.name.as_str())).for_each(
                |property| {
                    if let ObjectPropName::String(name) = &property.name {
                        visit(name);
                    }
                    descend(&property.value, except, visit);
                },
            );
        }
        _ => {}
    }
}
