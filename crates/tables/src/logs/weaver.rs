//! A registry of semantic conventions for Weaver of OpenTelemetry.

use std::collections::HashSet;
use std::fmt::Write as _;

use ecs_err_core::resolve::Record;
use ecs_err_core::text::one_line;
use ecs_err_core::{Catalog, Code, Deprecated, RetiredCode};
use ecs_err_export::yaml_string;
use ecs_err_ui_text::UiText;

/// The codes as values of the attribute `error.type`, in the syntax of registries that Weaver reads (YAML, groups of
/// attributes), with texts in a language.
///
/// Codes that the reference marks as deprecated, and retired codes, are deprecated members.
#[must_use]
pub fn weaver(catalog: Catalog<'_>, language: &str) -> String {
    let metadata = catalog.metadata();
    let id = metadata.id.as_str();
    let title = metadata.title.localized(language, language).map_or(id, |title| title.text);
    let title = quoted(title);
    let mut yaml = format!(
        "groups:\n  - id: {}\n    type: attribute_group\n    display_name: {title}\n    brief: {title}\n    attributes:\n      \
         - id: error.type\n        stability: stable\n        brief: {title}\n        type:\n          members:",
        quoted(&format!("registry.{id}.error"))
    );
    let codes = catalog.errors().iter().map(|error| error.code);
    let codes = codes.chain(catalog.retired().iter().map(|retired| retired.code));
    let mut ids = HashSet::new();
    for code in codes {
        if let Some(record) = catalog.record_of(code) {
            let member = Member { id: unique(&mut ids, &member_id(code)), code, record, language };
            member.write(&mut yaml);
        }
    }
    if ids.is_empty() {
        yaml.push_str(" []");
    }
    yaml.push('\n');
    yaml
}

struct Member<'a> {
    id: String,
    code: Code<'a>,
    record: Record<'a>,
    language: &'a str,
}

impl Member<'_> {
    fn write(&self, yaml: &mut String) {
        let mut key = |start: &str, key: &str, value: &str| {
            let gap = if value.is_empty() { "" } else { " " };
            // Writing to a string does not fail.
            let _ = write!(yaml, "\n{start}{key}:{gap}{value}");
        };
        let indent = " ".repeat(14);
        let brief = match self.record {
            Record::Retired(retired, _) => UiText::for_language(self.language).replacement_notice(retired).to_string(),
            record => record.summary(self.language).to_string(),
        };
        key("            - ", "id", &quoted(&self.id));
        key(&indent, "value", &quoted(self.code.as_str()));
        key(&indent, "brief", &quoted(&brief));
        if let Record::Error(error) = self.record
            && let Some(action) = error.action.get(self.language)
        {
            key(&indent, "note", &quoted(action));
        }
        key(&indent, "stability", "stable");
        if let Some(deprecation) = self.deprecation() {
            key(&indent, "deprecated", "");
            let indent = format!("{indent}  ");
            key(&indent, "reason", deprecation.reason);
            if let Some(code) = deprecation.renamed_to {
                key(&indent, "renamed_to", &quoted(code.as_str()));
            }
            if let Some(note) = deprecation.note {
                key(&indent, "note", &quoted(note));
            }
        }
    }

    fn deprecation(&self) -> Option<Deprecation<'_>> {
        match self.record {
            Record::Retired(RetiredCode { replacement, text, .. }, _) => Some(Deprecation {
                reason: if replacement.is_some() { "renamed" } else { "obsoleted" },
                renamed_to: *replacement,
                note: text.and_then(|text| text.get(self.language)),
            }),
            Record::Error(error) => error.deprecated.map(|deprecated| Deprecation {
                reason: "uncategorized",
                renamed_to: None,
                note: match deprecated {
                    Deprecated::Because(text) => text.get(self.language),
                    Deprecated::Yes => None,
                },
            }),
            _ => None,
        }
    }
}

/// Why a member is deprecated, in the words of Weaver.
struct Deprecation<'a> {
    reason: &'static str,
    renamed_to: Option<Code<'a>>,
    note: Option<&'a str>,
}

/// The id of a code: small letters, digits and `_`, with a letter first.
fn member_id(code: Code<'_>) -> String {
    let code = code.as_str();
    let (start, rest) = match code.strip_prefix('-') {
        Some(rest) => ("minus_", rest),
        None if code.starts_with(|letter: char| letter.is_ascii_digit()) => ("code_", code),
        None => ("", code),
    };
    let letters = rest.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' });
    start.chars().chain(letters).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The id with a number after it if another code has it: `a.b` and `a-b`.
fn unique(ids: &mut HashSet<String>, id: &str) -> String {
    let mut candidate = id.to_owned();
    let mut number = 2;
    while !ids.insert(candidate.clone()) {
        candidate = format!("{id}_{number}");
        number += 1;
    }
    candidate
}

/// A text as a string of YAML, with its lines joined.
fn quoted(text: &str) -> String {
    yaml_string(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_identifiers() {
        let mut ids = HashSet::new();
        let mut id = |code| unique(&mut ids, &member_id(Code::new(code).expect("a code")));
        assert_eq!(id("-32601"), "minus_32601");
        assert_eq!(id("42P01"), "code_42p01");
        assert_eq!(id("Ecs.0085"), "ecs_0085");
        assert_eq!(id("ecs-0085"), "ecs_0085_2");
    }
}
