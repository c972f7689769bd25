//! Codes that begin alike.

use ecs_err::{CodeRange, Text};
use serde_json::{Value, json};

use super::human::table;
use super::layout::{STRONG, beside};

/// The group as text for people: what it is, then its codes.
pub fn lines(group: &CodeRange<'_>, languages: &[&str], width: usize) -> Vec<String> {
    let mut lines = beside(STRONG, &group.to_string(), &title(group, languages), width);
    lines.push(String::new());
    lines.extend(table(group.errors(), languages, width));
    lines
}

/// The group as JSON.
pub fn record(group: &CodeRange<'_>) -> Value {
    let mut record = json!({"pattern": group.to_string()});
    if let Some(family) = group.family() {
        record["title"] = ecs_err::export::to_json(&family.title);
    }
    record["codes"] = group.errors().map(|error| error.code.to_string()).collect();
    record
}

/// The group as Markdown.
pub fn markdown(group: &CodeRange<'_>, languages: &[&str]) -> String {
    let heading = format!("## {group} {}", title(group, languages));
    format!("{}\n\n{}", heading.trim_end(), ecs_err::export::table_markdown(group.errors(), languages))
}

fn title(group: &CodeRange<'_>, languages: &[&str]) -> String {
    let texts =
        |text: Text<'_>| languages.iter().filter_map(|language| text.get(language)).collect::<Vec<_>>().join(" / ");
    group.family().map(|family| texts(family.title)).unwrap_or_default()
}
