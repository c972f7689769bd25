//! Descriptions of APIs: `OpenAPI` 3 and Swagger 2. Codes are in the schemas and examples of error responses.

use std::collections::BTreeMap;

use super::records::{Record, Records};
use super::tree::Node;
use crate::map::normalized;

/// How many schemas deep codes are looked for.
const MAX_DEPTH: usize = 12;

/// Whether a file describes an API.
pub(super) fn is_description(root: &Node) -> bool {
    let is_versioned = ["openapi", "swagger"].iter().any(|key| root.get(key).is_some_and(Node::is_scalar));
    is_versioned
        && (root.get("paths").is_some() || root.get("components").is_some() || root.get("definitions").is_some())
}

/// The codes of the error responses.
pub(super) fn records(root: &Node) -> Vec<Records> {
    let mut search = Search { root, status: None, found: BTreeMap::new(), order: Vec::new() };
    let members = |node: Option<&'_ Node>| {
        node.map_or(Vec::new(), |node| node.members().iter().map(|(key, value)| (key.clone(), value.clone())).collect())
    };
    let shared = members(
        root.get("components").and_then(|components| components.get("responses")).or_else(|| root.get("responses")),
    );
    let mut responses: Vec<(String, Node)> = Vec::new();
    for (_, path) in members(root.get("paths")) {
        for (_, operation) in path.members() {
            responses.extend(members(operation.get("responses")));
        }
    }
    responses.extend(shared);
    for (status, response) in &responses {
        if status.starts_with(['1', '2', '3']) {
            continue;
        }
        search.status = status.parse().ok().filter(|status| (100..600).contains(status));
        let response = search.resolved(response);
        search.response(&response);
    }
    // Lists of codes that no response refers to.
    search.status = None;
    let schemas = members(
        root.get("components").and_then(|components| components.get("schemas")).or_else(|| root.get("definitions")),
    );
    for (name, schema) in &schemas {
        if normalized(name).contains("errorcode") || normalized(name).contains("errorcodes") {
            search.code_values(schema, None);
        } else if normalized(name).contains("error") || normalized(name).contains("problem") {
            search.schema(schema, 0);
        }
    }
    search.into_records()
}

/// A search for codes.
struct Search<'n> {
    root: &'n Node,
    /// The status of the response that is searched.
    status: Option<u16>,
    found: BTreeMap<String, Found>,
    order: Vec<String>,
}

/// What is known of a code.
struct Found {
    line: usize,
    statuses: Vec<u16>,
    texts: Vec<(&'static str, String)>,
}

impl Search<'_> {
    /// The node that a reference names; the node itself if it is none.
    fn resolved(&self, node: &Node) -> Node {
        let mut node = node.clone();
        for _ in 0..MAX_DEPTH {
            let Some(target) = node.get("$ref").and_then(Node::text).and_then(|path| path.strip_prefix("#/")) else {
                break;
            };
            let unescaped = |part: &str| part.replace("~1", "/").replace("~0", "~");
            let found = target.split('/').try_fold(self.root, |node, part| node.get(&unescaped(part)));
            match found {
                Some(found) => node = found.clone(),
                None => break,
            }
        }
        node
    }

    fn response(&mut self, response: &Node) {
        for (key, value) in response.members() {
            if key.starts_with("x-") && normalized(key).contains("code") || key == "x-errors" {
                self.code_values(value, None);
            }
        }
        let contents: Vec<Node> = response
            .get("content")
            .map_or(Vec::new(), |content| content.members().iter().map(|(_, media)| media.clone()).collect());
        for media in contents.iter().chain([response]) {
            if let Some(schema) = media.get("schema") {
                self.schema(schema, 0);
            }
            for (_, example) in media.get("examples").map_or(&[][..], Node::members) {
                let example = self.resolved(example);
                self.example(example.get("value").unwrap_or(&example), 0);
            }
            if let Some(example) = media.get("example") {
                self.example(example, 0);
            }
        }
    }

    /// Looks for a property with the values of codes.
    fn schema(&mut self, schema: &Node, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let schema = self.resolved(schema);
        if let Some(properties) = schema.get("properties") {
            let code = code_property(properties);
            if let Some((_, property)) = code {
                let text = properties
                    .members()
                    .iter()
                    .filter(|(name, _)| is_text_property(name))
                    .find_map(|(_, property)| only_value(property))
                    .or_else(|| {
                        schema
                            .get("description")
                            .and_then(Node::text)
                            .filter(|_| only_value(property).is_some())
                            .map(str::to_owned)
                    });
                let property = self.resolved(property);
                self.code_values(&property, text.as_deref());
            }
            for (_, property) in properties.members() {
                self.schema(property, depth + 1);
            }
        }
        if let Some(example) = schema.get("example") {
            self.example(example, 0);
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            for part in schema.get(key).map_or(&[][..], Node::items) {
                self.schema(part, depth + 1);
            }
        }
        for key in ["items", "additionalProperties"] {
            if let Some(part) = schema.get(key) {
                self.schema(part, depth + 1);
            }
        }
    }

    /// Takes the values of a schema, or of a list of codes.
    fn code_values(&mut self, schema: &Node, text: Option<&str>) {
        let schema = self.resolved(schema);
        let list = schema.get("enum").unwrap_or(&schema);
        let texts = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames", "x-enumNames"]
            .iter()
            .find_map(|key| schema.get(key));
        for (at, value) in list.items().iter().enumerate() {
            if let Some(code) = value.text() {
                let own = texts
                    .and_then(|texts| texts.items().get(at).or_else(|| texts.get(code)))
                    .and_then(Node::text)
                    .map(str::to_owned);
                self.add(code, value.line, "description", own.or_else(|| text.map(str::to_owned)));
            } else {
                self.example(value, 0);
            }
        }
        if let Some(code) = schema.get("const") {
            self.add(code.text().unwrap_or_default(), code.line, "description", text.map(str::to_owned));
        }
        for part in ["oneOf", "anyOf"].iter().filter_map(|key| schema.get(key)).flat_map(|parts| parts.items().to_vec())
        {
            if let Some(code) = part.get("const") {
                let text =
                    part.get("description").or_else(|| part.get("title")).and_then(Node::text).map(str::to_owned);
                self.add(code.text().unwrap_or_default(), code.line, "description", text);
            }
        }
        if schema.is_map() && schema.get("enum").is_none() && schema.get("type").is_none() {
            for (code, value) in schema.members() {
                if let Some(text) = value.text().filter(|_| crate::map::shape::is_strong_code(code)) {
                    self.add(code, value.line, "description", Some(text.to_owned()));
                }
            }
        }
    }

    /// Takes an example of a body: its code and its message.
    fn example(&mut self, example: &Node, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let code = code_property(example).and_then(|(_, value)| Some((value.text()?, value.line)));
        if let Some((code, line)) = code {
            let message = example.members().iter().find(|(name, value)| is_text_property(name) && value.is_scalar());
            self.add(code, line, "message", message.and_then(|(_, value)| value.text()).map(str::to_owned));
        }
        for node in
            example.members().iter().map(|(_, node)| node).chain(example.items()).filter(|node| !node.is_scalar())
        {
            self.example(node, depth + 1);
        }
    }

    fn add(&mut self, code: &str, line: usize, key: &'static str, text: Option<String>) {
        let is_status = self.status.is_some_and(|status| code == status.to_string());
        if code.is_empty() || is_status || crate::map::shape::code(code) != Some(code) {
            return;
        }
        if !self.found.contains_key(code) {
            self.order.push(code.to_owned());
        }
        let found = self.found.entry(code.to_owned()).or_insert_with(|| Found {
            line,
            statuses: Vec::new(),
            texts: Vec::new(),
        });
        if let Some(status) = self.status.filter(|status| !found.statuses.contains(status)) {
            found.statuses.push(status);
        }
        if let Some(text) = text.filter(|text| !text.is_empty())
            && found.texts.iter().all(|(present, _)| *present != key)
        {
            found.texts.push((key, text));
        }
    }

    fn into_records(mut self) -> Vec<Records> {
        let mut records = Records { path: "responses".to_owned(), rows: Vec::new() };
        for code in &self.order {
            let Some(mut found) = self.found.remove(code) else { continue };
            let mut record = Record::new(found.line);
            record.add("code", code.as_str());
            found.statuses.sort_unstable();
            let statuses: Vec<String> = found.statuses.iter().map(u16::to_string).collect();
            record.add("status", statuses.join("/"));
            for (key, text) in found.texts {
                record.add(key, text);
            }
            records.rows.push(record);
        }
        vec![records]
    }
}

/// The property whose values are codes: the likeliest name first.
fn code_property(properties: &Node) -> Option<(&str, &Node)> {
    const NAMES: &[&str] =
        &["errorcode", "errcode", "code", "issue", "error_code", "errorkey", "reason", "error", "type", "name"];
    let has_value = |node: &Node| {
        node.is_scalar()
            || node.get("enum").is_some()
            || node.get("const").is_some()
            || node.get("oneOf").is_some()
            || node.get("$ref").is_some()
    };
    // A name and a type say what the error is only beside a text.
    let has_text = properties.members().iter().any(|(name, _)| is_text_property(name));
    let names = if has_text { NAMES } else { &NAMES[..5] };
    names.iter().find_map(|wanted| {
        properties
            .members()
            .iter()
            .find(|(name, node)| normalized(name) == *wanted && has_value(node))
            .map(|(name, node)| (name.as_str(), node))
    })
}

fn is_text_property(name: &str) -> bool {
    ["message", "description", "detail", "errormessage", "errormsg", "msg", "title", "errordescription"]
        .contains(&&*normalized(name))
}

/// The text of a property that has only one value.
fn only_value(property: &Node) -> Option<String> {
    let text = match property.get("enum").map(Node::items) {
        Some([only]) => only.text(),
        _ => property.get("const").and_then(Node::text),
    };
    text.map(str::to_owned)
}
