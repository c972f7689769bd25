//! Models of AWS services: `service-2.json`, whose exceptions are shapes.

use super::records::{Record, Records};
use super::tree::Node;

/// Whether a file is the model of a service.
pub(super) fn is_model(root: &Node) -> bool {
    let has_protocol = root.get("metadata").is_some_and(|metadata| metadata.get("apiVersion").is_some());
    has_protocol && root.get("shapes").is_some_and(Node::is_map) && root.get("operations").is_some()
}

/// The exceptions.
pub(super) fn records(root: &Node) -> Vec<Records> {
    let mut records = Records { path: "shapes".to_owned(), rows: Vec::new() };
    for (name, shape) in root.get("shapes").map_or(&[][..], Node::members) {
        let error = shape.get("error");
        let is_exception = shape.get("exception").and_then(Node::text) == Some("true");
        if !is_exception && error.is_none() {
            continue;
        }
        let text = |key: &str| error.and_then(|error| error.get(key)).and_then(Node::text);
        let mut record = Record::new(shape.line);
        record.add("code", text("code").unwrap_or(name));
        record.add("name", name.as_str());
        record.add("status", text("httpStatusCode").unwrap_or_default());
        record.add("description", shape.get("documentation").and_then(Node::text).unwrap_or_default());
        records.rows.push(record);
    }
    vec![records]
}
