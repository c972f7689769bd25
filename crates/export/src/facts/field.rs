//! What is to be said of fields and of their structures.

use ecs_err_core::catalog::{Catalog, HistoryEntry};
use ecs_err_core::model::{Field, FieldRef, Schema, Structure};

use super::{Fact, Facts, shown};

/// What is to be said of a field, in some languages.
#[must_use]
pub fn field(catalog: Catalog<'_>, structure: &Structure<'_>, field: &Field<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.say(words.path, catalog.field_paths(structure, field));
    facts.say(words.written_type, [field.written_type.to_owned()]);
    facts.say(words.required, [words.requirement(field.required).to_owned()]);
    facts.texts(words.description, [field.description]);
    facts.schema(&field.schema);
    facts.texts(words.rules, field.rules.iter().map(|rule| rule.text));
    facts.notes(field.notes);
    facts.say(words.microversion, field.microversion.map(|version| format!("{}{version}", words.since)));
    facts.texts(words.ineffective, field.ineffective);
    facts.place(structure);
    facts.history(catalog.field_history(FieldRef::new(structure.id.as_str(), field.name)));
    facts.facts
}

/// What is to be said of a structure, but for its fields, in some languages.
#[must_use]
pub fn structure(catalog: Catalog<'_>, structure: &Structure<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.say(words.path, catalog.paths(structure.id.as_str()).into_iter().filter(|path| !path.is_empty()));
    facts.texts(words.description, structure.description);
    facts.notes(structure.notes);
    facts.place(structure);
    facts.history(catalog.structure_history(structure.id.as_str()));
    facts.facts
}

impl Facts<'_> {
    /// What values a field takes.
    fn schema(&mut self, schema: &Schema<'_>) {
        let words = self.words;
        self.say(words.format, schema.format.map(|format| format.to_string()));
        let mut values: Vec<String> = schema
            .values
            .iter()
            .map(|value| format!("{}{}{}", shown(&value.value), words.colon, self.one(value.description)))
            .collect();
        values.extend(schema.open.then(|| words.other_values.to_owned()));
        self.say(words.values, values);
        self.say(words.default, schema.default.as_ref().map(shown));
        let range = match (schema.minimum, schema.maximum) {
            (Some(minimum), Some(maximum)) => Some(format!("{minimum}–{maximum}")),
            (Some(minimum), None) => Some(format!("≥ {minimum}")),
            (None, Some(maximum)) => Some(format!("≤ {maximum}")),
            (None, None) => None,
        };
        match (range, schema.unit) {
            (Some(range), Some(unit)) => self.say(words.range, [format!("{range} {unit}")]),
            (Some(range), None) => self.say(words.range, [range]),
            (None, unit) => self.say(words.unit, unit.map(str::to_owned)),
        }
        self.texts(words.steps, schema.steps.iter().map(|step| step.description));
        self.say(words.examples, schema.examples.iter().map(shown));
        let remarks = [(schema.read_only, words.read_only), (schema.deprecated, words.deprecated)];
        let remarks = remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, remark)| remark.to_owned());
        self.say(words.note(ecs_err_core::NoteKind::Note), remarks);
        if let Some(below) = schema.structure.and_then(|id| self.catalog.structure(id)) {
            self.say(words.structure, [format!("{}{}{}", below.id, words.colon, self.one(below.title))]);
        }
    }

    /// Where a structure and its fields stand, and what uses them.
    fn place(&mut self, structure: &Structure<'_>) {
        let words = self.words;
        let (page, table) = (self.page(structure.page), structure.table.to_string());
        self.say(words.page, [words.place.replace("{page}", &page).replace("{table}", &table)]);
        self.say(words.direction, [words.direction(structure.direction).to_owned()]);
        let operations = structure.operations.iter().filter_map(|id| self.catalog.operation(id));
        let operations: Vec<String> = operations
            .map(|operation| format!("{}{}{}", operation.id.as_str(), words.colon, self.one(operation.title)))
            .collect();
        self.say(words.operations, operations);
    }

    fn history<'e>(&mut self, events: impl Iterator<Item = HistoryEntry<'e>>) {
        let words = self.words;
        let lines: Vec<String> =
            events.map(|event| format!("{}{}{}", words.event(&event), words.colon, self.one(event.text))).collect();
        self.say(words.history, lines);
    }
}
