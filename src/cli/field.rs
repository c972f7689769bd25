//! `ecs-err field`: what a field or a structure is.

use std::fmt::Write as _;

use ecs_err::export::facts::{self, Fact};
use ecs_err::load::Arena;
use ecs_err::{Catalog, Record, Structure, TreeNode, UiText, export};
use serde_json::Value;

use super::args::{Args, Field};
use super::error::{CliError, eprint_text};
use super::facts::{each, fields, indented, label_width, lines, one};
use super::layout::{STRONG, styled, wrap};
use super::output::Output;
use super::values::Format;
use super::{ExitStatus, answer, languages, source};

pub fn run(args: &Args, field: &Field, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let items: Vec<Record<'_>> = catalog.resolve_field(&field.name).collect();
    let near: Vec<String> =
        if items.is_empty() { catalog.suggest_fields(&field.name).map(str::to_owned).collect() } else { Vec::new() };

    let reader = Reader { catalog, languages: &languages, recursive: field.recursive };
    match (field.format, items.as_slice()) {
        (Format::Json, []) => output.line(&format!("{:#}", Value::from(vec![answer::missed(&field.name, &near)]))),
        (Format::Json, items) => {
            let records: Value = items.iter().map(|item| reader.record(item)).collect();
            output.line(&format!("{records:#}"));
        }
        (_, []) => {}
        (Format::Human, [item]) => output.lines(&reader.sheet(item, output.width())),
        (Format::Human, items) => {
            output.lines(&wrap(&answer::asked(words.several_fields, &field.name, catalog), output.width()));
            for item in items {
                output.lines(&reader.homonym(item, output.width()));
            }
        }
        (Format::Markdown, items) => {
            let parts: Vec<String> = items.iter().map(|item| reader.markdown(item)).collect();
            output.raw(&parts.join("\n"));
        }
    }
    if items.is_empty() {
        eprint_text(&answer::asked(words.unknown_field, &field.name, catalog));
        answer::report_close(words, &near);
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// How fields and structures are shown.
struct Reader<'r> {
    catalog: Catalog<'r>,
    languages: &'r [&'r str],
    recursive: bool,
}

impl<'r> Reader<'r> {
    /// A field or structure in full, then the fields below it.
    fn sheet(&self, item: &Record<'r>, width: usize) -> Vec<String> {
        let mut sheet: Vec<String> =
            wrap(&item.id().to_string(), width).iter().map(|line| styled(STRONG, line)).collect();
        if let Record::Structure(structure) = item {
            sheet.extend(each(structure.title, self.languages).flat_map(|title| wrap(title, width)));
        }
        sheet.push(String::new());
        let facts = self.facts(item);
        sheet.extend(lines(&facts, label_width(&facts), width));
        let below = self.below(item);
        if !below.is_empty() {
            sheet.push(String::new());
            sheet.extend(fields(&below, self.languages, width));
        }
        sheet
    }

    /// One of several fields and structures of the same name: where it is, and what.
    fn homonym(&self, item: &Record<'r>, width: usize) -> Vec<String> {
        let words = UiText::for_language(self.languages.first().copied().unwrap_or_default());
        let mut homonym = vec![String::new()];
        homonym.extend(wrap(&item.id().to_string(), width).iter().map(|line| styled(STRONG, line)));
        let facts = self.facts(item);
        let place = facts.iter().filter(|fact| [words.path, words.page].contains(&fact.label));
        let title = item.title().map(|title| one(title, self.languages));
        for line in place.flat_map(|fact| &fact.lines).chain(&title) {
            homonym.extend(indented(wrap(line, width.saturating_sub(2)), 2));
        }
        homonym
    }

    fn markdown(&self, item: &Record<'r>) -> String {
        let (catalog, languages) = (self.catalog, self.languages);
        let mut text = match item {
            Record::Field(structure, field) => export::field_markdown(catalog, structure, field, languages),
            Record::Structure(structure) => export::structure_markdown(catalog, structure, languages),
            _ => String::new(),
        };
        let below = self.below(item);
        if !below.is_empty() {
            let words = UiText::for_language(languages.first().copied().unwrap_or_default());
            // Writing to a string does not fail.
            let _ = write!(text, "\n**{}**\n\n{}", words.fields, export::fields_markdown(&below, languages));
        }
        text
    }

    /// A field or structure as JSON; the structures below it stand beside its members if they are
    /// wanted.
    fn record(&self, item: &Record<'r>) -> Value {
        let value = match item {
            Record::Field(structure, field) => export::field(self.catalog, structure, field),
            Record::Structure(structure) => export::structure(structure),
            _ => Value::Null,
        };
        let mut record = answer::found(item.kind().as_str(), value);
        if self.recursive {
            let mut structures: Vec<&Structure<'_>> = Vec::new();
            for branch in self.below(item) {
                if !structures.contains(&branch.structure) {
                    structures.push(branch.structure);
                }
            }
            record["below"] = structures.into_iter().map(export::structure).collect();
        }
        record
    }

    fn facts(&self, item: &Record<'r>) -> Vec<Fact> {
        match item {
            Record::Field(structure, field) => facts::field(self.catalog, structure, field, self.languages),
            Record::Structure(structure) => facts::structure(self.catalog, structure, self.languages),
            _ => Vec::new(),
        }
    }

    /// The fields below a field or in a structure: all of them, or the next ones.
    fn below(&self, item: &Record<'r>) -> Vec<TreeNode<'r>> {
        let structure = match item {
            Record::Field(_, field) => field.schema.structure.and_then(|id| self.catalog.structure(id)),
            Record::Structure(structure) => Some(*structure),
            _ => None,
        };
        let tree = structure.map(|structure| self.catalog.tree(structure)).unwrap_or_default();
        tree.into_iter().filter(|branch| self.recursive || branch.depth == 0).collect()
    }
}
