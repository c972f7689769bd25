//! `ecs-err field`: explains a field or a structure.

use std::fmt::Write as _;

use ecs_err::export::facts::{self, Fact};
use ecs_err::text::printable_line;
use ecs_err::{Record, Structure, TreeNode, export};
use ecs_err_answers::record;
use serde_json::Value;

use super::ExitStatus;
use super::args::{Args, Field};
use super::error::CliError;
use super::facts::{fields, label_width, lines};
use super::layout::{STRONG, indented, styled, wrap};
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::Format;

pub fn run(args: &Args, field: &Field, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let name = printable_line(&field.name);
    let records: Vec<Record<'_>> = session.catalog.resolve_field(&field.name).collect();
    let suggestions: Vec<&str> =
        if records.is_empty() { session.catalog.suggest_fields(&field.name).collect() } else { Vec::new() };

    let view = View { session: &session, is_recursive: field.recursive };
    match (field.format, records.as_slice()) {
        (Format::Json | Format::Jsonl, []) => {
            output.json(&Value::from(vec![record::not_found(&name, "notAField", &suggestions)]), field.format);
        }
        (Format::Json | Format::Jsonl, records) => {
            let records: Value = records.iter().map(|record| view.json(&name, record)).collect();
            output.json(&records, field.format);
        }
        (_, []) => {}
        (Format::Human, [record]) => output.lines(&view.full(record, output.width())),
        (Format::Human, records) => {
            output.lines(&wrap(&session.sentence(session.ui.several_fields, &name), output.width()));
            for record in records {
                output.lines(&view.short(record, output.width()));
            }
        }
        (Format::Markdown, records) => {
            let parts: Vec<String> = records.iter().map(|record| view.markdown(record)).collect();
            output.text(&parts.join("\n"));
        }
    }
    if records.is_empty() {
        session.note(&session.sentence(session.ui.unknown_field, &name));
        session.did_you_mean(&suggestions).iter().for_each(|question| session.note(question));
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// The view of fields and structures.
struct View<'v, 's> {
    session: &'v Session<'s>,
    is_recursive: bool,
}

impl<'s> View<'_, 's> {
    /// A field or structure in full, then the fields below it.
    fn full(&self, record: &Record<'s>, width: usize) -> Vec<String> {
        let mut all = heading(record, width);
        if let Record::Structure(structure) = record {
            all.extend(self.session.texts(structure.title).into_iter().flat_map(|title| wrap(title, width)));
        }
        all.push(String::new());
        let facts = self.facts(record);
        all.extend(lines(&facts, label_width(&facts), width));
        let below = self.below(record);
        if !below.is_empty() {
            all.push(String::new());
            all.extend(fields(&below, self.session, width));
        }
        all
    }

    /// One of several fields and structures with the same name: its position and meaning.
    fn short(&self, record: &Record<'s>, width: usize) -> Vec<String> {
        let ui = self.session.ui;
        let mut short = vec![String::new()];
        short.extend(heading(record, width));
        let facts = self.facts(record);
        let place = facts.iter().filter(|fact| [ui.path, ui.page].contains(&fact.label));
        let title = record.title().map(|title| self.session.line(title));
        for line in place.flat_map(|fact| &fact.lines).chain(&title) {
            short.extend(indented(wrap(line, width.saturating_sub(2)), 2));
        }
        short
    }

    fn markdown(&self, record: &Record<'s>) -> String {
        let (catalog, languages) = (self.session.catalog, &self.session.languages[..]);
        let mut text = match record {
            Record::Field(structure, field) => {
                self.session.with_errata(export::field_markdown(catalog, structure, field, languages), field.notes)
            }
            Record::Structure(structure) => {
                self.session.with_errata(export::structure_markdown(catalog, structure, languages), structure.notes)
            }
            _ => String::new(),
        };
        let below = self.below(record);
        if !below.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(text, "\n**{}**\n\n{}", self.session.ui.fields, export::fields_markdown(&below, languages));
        }
        text
    }

    /// A field or structure as JSON, with the structures below it if the whole tree is requested.
    fn json(&self, query: &str, record: &Record<'s>) -> Value {
        let members = match record {
            Record::Field(structure, field) => export::field(self.session.catalog, structure, field),
            Record::Structure(structure) => export::structure(structure),
            _ => Value::Null,
        };
        let mut json = record::found(query, record.kind().as_str(), members);
        if self.is_recursive {
            let mut structures: Vec<&Structure<'_>> = Vec::new();
            for node in self.below(record) {
                if !structures.contains(&node.structure) {
                    structures.push(node.structure);
                }
            }
            json["below"] = structures.into_iter().map(export::structure).collect();
        }
        json
    }

    fn facts(&self, record: &Record<'s>) -> Vec<Fact> {
        let (catalog, languages) = (self.session.catalog, &self.session.languages[..]);
        self.session.shown(match record {
            Record::Field(structure, field) => facts::field(catalog, structure, field, languages),
            Record::Structure(structure) => facts::structure(catalog, structure, languages),
            _ => Vec::new(),
        })
    }

    /// The fields below a field or in a structure: all of them, or the next ones.
    fn below(&self, record: &Record<'s>) -> Vec<TreeNode<'s>> {
        let catalog = self.session.catalog;
        let structure = match record {
            Record::Field(_, field) => field.schema.structure.and_then(|id| catalog.structure(id)),
            Record::Structure(structure) => Some(*structure),
            _ => None,
        };
        let tree = structure.map(|structure| catalog.tree(structure)).unwrap_or_default();
        tree.into_iter().filter(|node| self.is_recursive || node.depth == 0).collect()
    }
}

/// The lines of a record's id.
fn heading(record: &Record<'_>, width: usize) -> Vec<String> {
    wrap(&record.id().to_string(), width).iter().map(|line| styled(STRONG, line)).collect()
}
