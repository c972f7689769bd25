//! The rows of a document: of its tables, and of its headings.

use std::borrow::Cow;

use crate::document::{Document, Row, Table, TableKind};
use crate::entry::Entry;
use crate::headings::{self, CodeHeading};
use crate::lists;
use crate::map::{Certainty, Context, Key, Mapping, choose, column_with_head, heads_of, meanings};
use crate::report::{FileReport, LeftAlone, Outcome, Refusal, RefusedRow, TableReport};
use crate::rows::{self, Above};

/// How to read a document.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// Keys of records and the heads of columns, or paths in registries, that give them.
    pub map: Vec<(Key, String)>,
    /// Whether rows of tables may lack any cell, not only the last ones, as in pipe tables whose spans were dropped.
    pub has_gaps: bool,
}

/// The rows of a document.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The rows that were taken, in the order of the file.
    pub entries: Vec<Entry>,
    /// What was done with each table.
    pub report: FileReport,
    /// The tables of fields.
    pub fields: Vec<FieldTable>,
    /// The heads of all tables, also of those that were left alone, in the order of the file.
    pub heads: Vec<String>,
}

impl Extracted {
    /// Whether a table has a head that [`Extraction::map`] names.
    #[must_use]
    pub fn has_head(&self, head: &str) -> bool {
        column_with_head(&self.heads, head).is_some()
    }
}

/// A table of fields.
#[derive(Clone, Debug)]
pub struct FieldTable {
    /// The number of the table in its file, from 1.
    pub number: usize,
    /// Its caption, else the heading above it.
    pub title: String,
    /// The table.
    pub table: Table,
}

/// Takes the rows of a document; `name` is that of its file.
#[must_use]
pub fn extract(document: &Document, name: &str, options: &Extraction) -> Extracted {
    let is_about_errors = is_about_errors(name)
        || document
            .sections
            .iter()
            .filter(|section| section.level == 1)
            .any(|section| is_about_errors(&section.heading));
    let coded = headings::find(document, is_about_errors);
    let heading_of = |at: usize| code_above(document, &coded, at);
    let mut extracted = Extracted::default();
    let chosen = |statuses_are_codes: bool| {
        let mut found: Vec<(usize, Cow<'_, Table>, Result<Mapping, LeftAlone>)> = Vec::new();
        for (at, section) in document.sections.iter().enumerate() {
            for table in &section.tables {
                let titles = [&section.heading, &table.caption];
                let is_registry = table.kind == TableKind::Registry;
                let context = Context {
                    map: &options.map,
                    is_about_errors: is_about_errors
                        || is_registry
                        || titles.iter().any(|title| self::is_about_errors(title)),
                    has_code: heading_of(at).is_some(),
                    statuses_are_codes,
                };
                let table = transposed(table).map_or(Cow::Borrowed(table), Cow::Owned);
                let mapping = choose(&table, context);
                found.push((at, table, mapping));
            }
        }
        found
    };
    let mut found = chosen(false);
    if coded.is_empty() && found.iter().all(|(_, _, mapping)| mapping.is_err()) {
        found = chosen(true);
    }
    // The headings above several tables are categories.
    let mut sections: Vec<usize> = found.iter().filter(|(_, _, mapping)| mapping.is_ok()).map(|(at, ..)| *at).collect();
    sections.dedup();
    let mut with_tables: Vec<usize> = Vec::new();
    for (number, (at, table, mapping)) in (1..).zip(found) {
        let heading = &document.sections[at].heading;
        let width = table.rows.first().map_or(0, |row| row.cells.len());
        for head in heads_of(&table, width).1 {
            if !head.is_empty() && !extracted.heads.contains(&head) {
                extracted.heads.push(head);
            }
        }
        let title = if table.caption.is_empty() { heading } else { &table.caption };
        let report = |outcome| TableReport { line: table.line, title: title.clone(), outcome };
        let mapping = match mapping {
            Ok(mapping) => mapping,
            Err(reason) => {
                if reason == LeftAlone::Fields {
                    extracted.fields.push(FieldTable {
                        number,
                        title: title.clone(),
                        table: table.clone().into_owned(),
                    });
                }
                extracted.report.tables.push(report(Outcome::Left { reason, rows: table.rows.len() }));
                continue;
            }
        };
        let code = heading_of(at).filter(|_| mapping.column(Key::Code).is_none());
        if code.is_some() {
            with_tables.extend(coded.iter().find(|one| Some(one.code.as_str()) == code).map(|one| one.section));
        }
        let category =
            Some(heading.as_str()).filter(|heading| sections.len() > 1 && code.is_none() && !heading.is_empty());
        let rows = rows::read(&table, &mapping, Above { code, category }, options.has_gaps);
        extracted.report.tables.push(report(Outcome::Read {
            columns: mapping.columns.into_iter().map(|column| (column.head, column.key)).collect(),
            rows: rows.taken + rows.refused.len(),
            taken: rows.taken,
            refused: rows.refused,
        }));
        extracted.entries.extend(rows.entries);
    }
    coded_sections(document, &coded, &with_tables, &mut extracted);
    if coded.is_empty() && extracted.entries.is_empty() && is_about_errors {
        listed_codes(document, &mut extracted);
    }
    extracted
}

/// Takes the codes of lists, if the document has no others.
fn listed_codes(document: &Document, extracted: &mut Extracted) {
    for section in &document.sections {
        let (mut taken, mut refused) = (0, Vec::new());
        for mut entry in lists::entries(section) {
            if entry.complete() {
                taken += 1;
                extracted.entries.push(entry);
            } else {
                refused.push(RefusedRow { line: entry.line, reason: Refusal::NoText(entry.code) });
            }
        }
        if taken + refused.len() > 0 {
            let outcome = Outcome::Read { columns: Vec::new(), rows: taken + refused.len(), taken, refused };
            extracted.report.tables.push(TableReport { line: section.line, title: section.heading.clone(), outcome });
        }
    }
}

/// A table with a head and its value in each row, as one with a row: the record of one code.
fn transposed(table: &Table) -> Option<Table> {
    let is_pair = |row: &Row| row.cells.len() == 2 && row.defect.is_none();
    let is_sure = |text: &str| meanings(text).first().is_some_and(|(_, certainty)| *certainty == Certainty::Exact);
    if table.kind != TableKind::Grid || table.rows.len() < 2 || !table.rows.iter().all(is_pair) {
        return None;
    }
    let known = table.rows.iter().filter(|row| is_sure(&row.cells[0].text)).count();
    let values = table.rows.iter().filter(|row| is_sure(&row.cells[1].text)).count();
    if known < 2 || known * 5 < table.rows.len() * 3 || values > 0 {
        return None;
    }
    let line = table.line;
    let row = |at: usize, is_head: bool| Row {
        line,
        is_head,
        cells: table.rows.iter().map(|row| row.cells[at].clone()).collect(),
        defect: None,
    };
    Some(Table { kind: TableKind::Grid, caption: table.caption.clone(), line, rows: vec![row(0, true), row(1, false)] })
}

/// Takes the headings that are codes, except those whose tables say everything.
fn coded_sections(document: &Document, coded: &[CodeHeading], with_tables: &[usize], extracted: &mut Extracted) {
    let headings: Vec<&CodeHeading> = coded.iter().filter(|heading| !with_tables.contains(&heading.section)).collect();
    let Some(first) = headings.first() else { return };
    let mut refused = Vec::new();
    let mut taken = 0;
    for heading in &headings {
        let mut entry = headings::entry(heading, document);
        if entry.complete() {
            taken += 1;
            extracted.entries.push(entry);
        } else {
            refused.push(RefusedRow { line: entry.line, reason: Refusal::NoText(entry.code) });
        }
    }
    extracted.report.tables.push(TableReport {
        line: document.sections[first.section].line,
        title: String::new(),
        outcome: Outcome::Read { columns: Vec::new(), rows: headings.len(), taken, refused },
    });
}

/// The code in the heading of a section, or in the nearest one above it.
fn code_above<'h>(document: &Document, coded: &'h [CodeHeading], at: usize) -> Option<&'h str> {
    let heading = coded.iter().rev().find(|heading| heading.section <= at)?;
    let level = document.sections[heading.section].level;
    let is_inside = document.sections[heading.section + 1..=at].iter().all(|section| section.level > level);
    (heading.section == at || is_inside).then_some(heading.code.as_str())
}

/// Whether a heading or the name of a file speaks of errors.
pub(crate) fn is_about_errors(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "error",
        "fault",
        "exception",
        "错误",
        "异常",
        "返回码",
        "故障",
        "エラー",
        "오류",
        "ошиб",
        "fehler",
        "erreur",
        "errore",
        "erro",
        "خطأ",
        "result code",
        "status code",
        "rescode",
        "errno",
        "retcode",
        "failure",
        "diagnostic",
        "trouble",
        "condition",
        "warning",
        "lint",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}
