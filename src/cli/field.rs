//! `ecs-err field`: explains a field or a structure.

use std::fmt::Write as _;

use ecs_err::export::facts::{self, Fact};
use ecs_err::{Record, TreeNode, export};
use ecs_err_answers::fields::{Fields, below};

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
    let found = Fields::new(session.catalog, &field.name);
    let view = View { session: &session, is_recursive: field.recursive };
    match (field.format, found.records.as_slice()) {
        (Format::Json | Format::Jsonl, _) => output.json(&found.document(field.recursive).into(), field.format),
        (_, []) => {}
        (Format::Human, [record]) => output.lines(&view.full(record, output.width())),
        (Format::Human, records) => {
            output.lines(&wrap(&session.sentence(session.ui.several_fields, &found.query), output.width()));
            for record in records {
                output.lines(&view.short(record, output.width()));
            }
        }
        (Format::Markdown, records) => {
            let parts: Vec<String> = records.iter().map(|record| view.markdown(record)).collect();
            output.text(&parts.join("\n"));
        }
    }
    for message in found.messages(&session) {
        session.note(&message);
    }
    Ok(if found.records.is_empty() { ExitStatus::NotFound } else { ExitStatus::Success })
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
        let tree = below(self.session.catalog, record);
        tree.into_iter().filter(|node| self.is_recursive || node.depth == 0).collect()
    }
}

/// The lines of a record's id.
fn heading(record: &Record<'_>, width: usize) -> Vec<String> {
    wrap(&record.id().to_string(), width).iter().map(|line| styled(STRONG, line)).collect()
}
