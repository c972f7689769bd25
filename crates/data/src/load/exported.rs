//! An exported catalog as the data files that it was made from.

use std::fmt;

use serde_json::{Map, Value, json};

/// The version of the format of exports that is read.
const FORMAT: &str = "ecs-err/1";

/// The keys of an error, a retired code and a status that only exports have.
const DERIVED: [&str; 6] = ["service", "history", "sameMessage", "sameMessageCount", "family", "class"];

/// A text is not an exported catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnExport {
    /// The mistake in the JSON; `None` for JSON of another format.
    pub syntax: Option<String>,
}

impl fmt::Display for NotAnExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.syntax {
            Some(syntax) => f.write_str(syntax),
            None => write!(f, "expected an export in the format {FORMAT}"),
        }
    }
}

impl std::error::Error for NotAnExport {}

/// The data files with the codes of an exported catalog: its metadata, errors, retired codes and statuses.
///
/// # Errors
/// If the text is not JSON, or not an export.
pub fn files_of_export(text: &[u8]) -> Result<Vec<(String, Vec<u8>)>, NotAnExport> {
    let mut export: Value =
        serde_json::from_slice(text).map_err(|error| NotAnExport { syntax: Some(error.to_string()) })?;
    if export["format"] != FORMAT {
        return Err(NotAnExport { syntax: None });
    }
    let mut take = |key: &str| match export.get_mut(key).map(Value::take) {
        Some(Value::Array(records)) => records,
        _ => Vec::new(),
    };
    let mut by_service: Map<String, Value> = Map::new();
    for mut error in take("errors") {
        let service = error["service"].as_str().unwrap_or_default().to_owned();
        remove_derived(&mut error);
        if let Some(Value::Array(errors)) = by_service.get_mut(&service) {
            errors.push(error);
        } else {
            by_service.insert(service, json!([error]));
        }
    }
    let [retired, statuses] = ["retired", "statuses"].map(|key| {
        let mut records = take(key);
        records.iter_mut().for_each(remove_derived);
        (format!("{key}.json"), json!({key: records}))
    });
    let about = ("catalog.json".to_owned(), export["catalog"].take());
    let errors = (0..).zip(by_service).map(|(number, (service, errors))| {
        (format!("errors/{number}.json"), json!({"service": service, "errors": errors}))
    });
    let files = [about].into_iter().chain(errors).chain([retired, statuses]);
    Ok(files.map(|(path, tree)| (path, tree.to_string().into_bytes())).collect())
}

fn remove_derived(record: &mut Value) {
    if let Value::Object(members) = record {
        members.retain(|key, _| !DERIVED.contains(&key.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_export_is_refused_with_the_reason() {
        let reason = |text: &str| files_of_export(text.as_bytes()).expect_err(text).to_string();
        assert!(reason("{\"format\": ").starts_with("EOF"), "{}", reason("{\"format\": "));
        for text in ["[]", "{}", "{\"format\": \"ecs-err/2\"}", "7"] {
            assert_eq!(reason(text), "expected an export in the format ecs-err/1", "{text}");
        }
    }
}
