//! Codes that begin alike.

use ecs_err::{Group, Text};
use serde_json::{Value, json};

use super::human::table;
use super::layout::{STRONG, styled};

/// The group as text for people: what it is, then its codes.
pub fn lines(group: &Group<'_>, languages: &[&str], width: usize) -> Vec<String> {
    let title = title(group, languages);
    let mut lines =
        vec![format!("{}  {title}", styled(STRONG, &group.to_string())).trim_end().to_owned(), String::new()];
    lines.extend(table(group.errors(), languages, width));
    lines
}

/// The group as JSON.
pub fn record(group: &Group<'_>) -> Value {
    let mut record = json!({"pattern": group.to_string()});
    if let Some(family) = group.family() {
        record["title"] = ecs_err::json::to_json(&family.title);
    }
    record["codes"] = group.errors().map(|error| error.code.to_string()).collect();
    record
}

/// The group as Markdown.
pub fn markdown(group: &Group<'_>, languages: &[&str]) -> String {
    format!(
        "## {} {}\n\n{}",
        group,
        title(group, languages),
        ecs_err::export::table_markdown(group.errors(), languages)
    )
}

fn title(group: &Group<'_>, languages: &[&str]) -> String {
    let texts =
        |text: Text<'_>| languages.iter().filter_map(|language| text.get(language)).collect::<Vec<_>>().join(" / ");
    group.family().map(|family| texts(family.title)).unwrap_or_default()
}
