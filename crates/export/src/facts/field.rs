//! The facts about fields and structures.

use ecs_err_core::catalog::{Catalog, HistoryEntry};
use ecs_err_core::model::{Field, FieldRef, Rule, RuleKind, Schema, Structure};

use super::{Fact, Facts, shown};
use crate::markdown::in_languages;

/// The facts about a field, in some languages.
#[must_use]
pub fn field(catalog: Catalog<'_>, structure: &Structure<'_>, field: &Field<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    facts.add(facts.words.path, catalog.field_paths(structure, field));
    facts.facts.extend(field_without_paths(catalog, structure, field, languages));
    facts.facts
}

/// The facts about a field, except the paths to it, which take long to find in a large catalog.
#[must_use]
pub fn field_without_paths(
    catalog: Catalog<'_>,
    structure: &Structure<'_>,
    field: &Field<'_>,
    languages: &[&str],
) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.add(words.written_type, [field.written_type.to_owned()]);
    facts.add(words.required, [words.requirement(field.required).to_owned()]);
    facts.add_texts(words.description, [field.description]);
    facts.add_schema(&field.schema);
    facts.add_rules(structure, field);
    facts.add_codes(catalog.errors_of_field(FieldRef::new(structure.id.as_str(), field.name)));
    facts.add_notes(field.notes);
    facts.add(words.microversion, field.microversion.map(|version| format!("{}{version}", words.since)));
    facts.add_texts(words.ineffective, field.ineffective);
    facts.add_place(structure);
    facts.add_history(catalog.field_history(FieldRef::new(structure.id.as_str(), field.name)));
    facts.facts
}

/// The facts about a structure, except its fields, in some languages.
#[must_use]
pub fn structure(catalog: Catalog<'_>, structure: &Structure<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.add(words.path, catalog.paths(structure.id.as_str()).into_iter().filter(|path| !path.is_empty()));
    facts.add_texts(words.description, structure.description);
    facts.add_notes(structure.notes);
    facts.add_place(structure);
    facts.add_history(catalog.structure_history(structure.id.as_str()));
    facts.facts
}

impl Facts<'_> {
    /// Adds the rules of a field, then those of other fields that name it.
    fn add_rules(&mut self, structure: &Structure<'_>, field: &Field<'_>) {
        let languages = self.languages;
        let mut lines: Vec<String> = Vec::new();
        for rule in field.rules {
            lines.extend(in_languages(rule.text, languages).map(str::to_owned));
        }
        for (stating, rule) in self.catalog.rules_elsewhere(FieldRef::new(structure.id.as_str(), field.name)) {
            let subject = self.subject(structure, field, stating, rule);
            lines.extend(in_languages(rule.text, languages).map(|text| format!("{subject}{text}")));
        }
        self.add(self.words.rules, lines);
    }

    /// The field that a rule of another field is about, as the beginning of its text; empty for one about this field.
    fn subject(&self, structure: &Structure<'_>, field: &Field<'_>, stating: FieldRef<'_>, rule: &Rule<'_>) -> String {
        let is_own =
            matches!(rule.kind, RuleKind::AnyOf | RuleKind::OneOf | RuleKind::Precedence | RuleKind::IgnoredIf)
                && rule.fields.contains(&field.name);
        if is_own {
            return String::new();
        }
        let colon = self.words.colon;
        if stating.structure == structure.id.as_str() {
            format!("{}{colon}", stating.field)
        } else {
            format!("{stating}{colon}")
        }
    }

    /// Adds the values that a field takes.
    fn add_schema(&mut self, schema: &Schema<'_>) {
        let words = self.words;
        self.add(words.format, schema.format.map(|format| format.to_string()));
        let mut values: Vec<String> = schema
            .values
            .iter()
            .map(|value| format!("{}{}{}", shown(&value.value), words.colon, self.one_line(value.description)))
            .collect();
        values.extend(schema.open.then(|| words.other_values.to_owned()));
        self.add(words.values, values);
        self.add(words.default, schema.default.as_ref().map(shown));
        let range = match (schema.minimum, schema.maximum) {
            (Some(minimum), Some(maximum)) => Some(format!("{minimum}–{maximum}")),
            (Some(minimum), None) => Some(format!("≥ {minimum}")),
            (None, Some(maximum)) => Some(format!("≤ {maximum}")),
            (None, None) => None,
        };
        match (range, schema.unit) {
            (Some(range), Some(unit)) => self.add(words.range, [format!("{range} {unit}")]),
            (Some(range), None) => self.add(words.range, [range]),
            (None, unit) => self.add(words.unit, unit.map(str::to_owned)),
        }
        self.add_texts(words.steps, schema.steps.iter().map(|step| step.description));
        self.add(words.examples, schema.examples.iter().map(shown));
        let remarks = [(schema.read_only, words.read_only), (schema.deprecated, words.deprecated)];
        let remarks = remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, remark)| remark.to_owned());
        self.add(words.note(ecs_err_core::NoteKind::Note), remarks);
        if let Some(below) = schema.structure.and_then(|id| self.catalog.structure(id)) {
            self.add(words.structure, [format!("{}{}{}", below.id, words.colon, self.one_line(below.title))]);
        }
    }

    /// Adds the page and table of a structure, and the operations that use it.
    fn add_place(&mut self, structure: &Structure<'_>) {
        let words = self.words;
        let (page, table) = (self.page(structure.page), structure.table.to_string());
        self.add(words.page, [words.place.replace("{page}", &page).replace("{table}", &table)]);
        self.add(words.direction, [words.direction(structure.direction).to_owned()]);
        let operations = structure.operations.iter().filter_map(|id| self.catalog.operation(id));
        let operations: Vec<String> = operations
            .map(|operation| format!("{}{}{}", operation.id.as_str(), words.colon, self.one_line(operation.title)))
            .collect();
        self.add(words.operations, operations);
    }

    fn add_history<'e>(&mut self, events: impl Iterator<Item = HistoryEntry<'e>>) {
        let words = self.words;
        let lines: Vec<String> = events
            .map(|event| format!("{}{}{}", words.event(&event), words.colon, self.one_line(event.text)))
            .collect();
        self.add(words.history, lines);
    }
}
