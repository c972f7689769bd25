//! The report of an import: for people, and for programs.

use std::path::Path;

use ecs_err::check::Message;
use ecs_err::messages;
use ecs_err::text::printable_line;
use ecs_err_import::{FileReport, Outcome, Plan, Source, TableReport, excerpt};
use serde_json::{Value, json};

use crate::cli::languages::language_of_program;
use crate::cli::layout::{DIM, styled, wrap};
use crate::cli::output::Output;
use crate::cli::values::Format;

/// How many refused rows, and how many conflicts, people see.
const SHOWN: usize = 20;

/// An import that was done.
pub struct Done<'d> {
    pub sources: &'d [Source],
    pub reports: &'d [FileReport],
    pub plan: &'d Plan,
    pub into: &'d Path,
    pub dry_run: bool,
}

impl Done<'_> {
    fn taken(&self) -> usize {
        self.reports.iter().map(FileReport::taken).sum()
    }

    fn refused(&self) -> usize {
        self.reports.iter().map(|report| report.refused().count()).sum()
    }
}

/// The report for people.
pub fn human(done: &Done<'_>, output: &mut Output) {
    tables(done.sources, done.reports, output);
    let plan = done.plan;
    let refused = done.sources.iter().zip(done.reports).flat_map(|(source, report)| {
        report
            .refused()
            .map(|row| messages::import_refused(format_args!("{}:{}", source.file, row.line), &row.reason.message()))
    });
    some(refused, output);
    let conflicts = plan.conflicts.iter().map(|conflict| {
        let place = format!("{}:{}", conflict.file, conflict.line);
        messages::import_conflict(
            place,
            &conflict.code,
            &conflict.key,
            excerpt(&conflict.present),
            excerpt(&conflict.new),
        )
    });
    some(conflicts, output);
    output.line("");
    let line = |message: &Message, output: &mut Output| {
        output.lines(&wrap(&printable_line(message.in_language(language_of_program())), output.width()));
    };
    let message_language = &plan.message_language;
    line(
        &messages::import_catalog(
            &plan.title,
            Message::list(plan.languages.iter().map(String::as_str)),
            message_language,
            &plan.placeholders,
        ),
        output,
    );
    for (service, codes) in &plan.services {
        line(
            &messages::import_service(&service.id, Message::list(service.forms.iter().map(String::as_str)), codes),
            output,
        );
    }
    line(&messages::import_rows(done.taken() + done.refused(), done.taken(), done.refused()), output);
    line(&messages::import_codes(plan.added.len(), plan.changed.len(), plan.unchanged, plan.conflicts.len()), output);
    if !plan.structures.is_empty() {
        let fields: usize = plan.structures.iter().map(|(_, fields)| fields).sum();
        line(&messages::import_structures(plan.structures.len(), fields), output);
    }
    let path = done.into.display();
    line(
        &match (plan.files.len(), done.dry_run) {
            (0, _) => messages::import_up_to_date(path),
            (files, true) => messages::import_would_write(files, path),
            (files, false) => messages::import_wrote(files, path),
        },
        output,
    );
}

/// The tables of each file, and what was done with them.
pub fn tables(sources: &[Source], reports: &[FileReport], output: &mut Output) {
    for (source, report) in sources.iter().zip(reports) {
        for table in &report.tables {
            let place = format!("{}:{}", source.file, table.line);
            let title = excerpt(if table.title.is_empty() { "–" } else { &table.title });
            let language = language_of_program();
            match &table.outcome {
                Outcome::Left { reason, .. } => {
                    let message = messages::import_left(place, title, &reason.message());
                    output.line(&styled(DIM, &printable_line(message.in_language(language))));
                }
                Outcome::Read { columns, rows, taken, .. } => {
                    let message = if columns.is_empty() {
                        messages::import_headings(place, taken, rows)
                    } else {
                        messages::import_table(place, title, taken, rows)
                    };
                    output.line(&printable_line(message.in_language(language)));
                    for (head, key) in columns {
                        let unused = messages::import_unused();
                        let key = key.map_or(unused.in_language(language), |key| key.name());
                        output.line(&printable_line(&format!(
                            "  {} → {key}",
                            excerpt(if head.is_empty() { "–" } else { head })
                        )));
                    }
                }
            }
        }
    }
}

/// The first of some messages, and how many more there are.
pub fn some(messages: impl Iterator<Item = Message>, output: &mut Output) {
    let mut count = 0;
    for message in messages {
        count += 1;
        if count <= SHOWN {
            output.line(&printable_line(message.in_language(language_of_program())));
        }
    }
    if count > SHOWN {
        let more = ecs_err::messages::import_more(count - SHOWN);
        output.line(more.in_language(language_of_program()));
    }
}

/// The report for programs.
pub fn json(done: &Done<'_>, output: &mut Output) {
    let plan = done.plan;
    let files: Vec<Value> = done
        .sources
        .iter()
        .zip(done.reports)
        .map(|(source, report)| json!({"file": source.file, "tables": report.tables.iter().map(table).collect::<Vec<_>>()}))
        .collect();
    let services: Vec<Value> = plan
        .services
        .iter()
        .map(|(service, codes)| json!({"id": service.id, "forms": service.forms, "codes": codes}))
        .collect();
    let conflicts: Vec<Value> = plan
        .conflicts
        .iter()
        .map(|conflict| {
            json!({
                "file": conflict.file,
                "line": conflict.line,
                "code": conflict.code,
                "key": conflict.key,
                "present": conflict.present,
                "new": conflict.new,
            })
        })
        .collect();
    let document = json!({
        "into": done.into.display().to_string(),
        "dryRun": done.dry_run,
        "rows": done.taken() + done.refused(),
        "taken": done.taken(),
        "refused": done.refused(),
        "files": files,
        "catalog": {
            "title": plan.title,
            "languages": plan.languages,
            "messageLanguage": plan.message_language,
            "placeholders": plan.placeholders,
            "services": services,
        },
        "added": plan.added,
        "changed": plan.changed,
        "unchanged": plan.unchanged,
        "structures": plan.structures.iter().map(|(id, fields)| json!({"id": id, "fields": fields})).collect::<Vec<_>>(),
        "conflicts": conflicts,
        "written": plan.files.keys().collect::<Vec<_>>(),
    });
    output.json(&document, Format::Json);
}

fn table(table: &TableReport) -> Value {
    let language = language_of_program();
    match &table.outcome {
        Outcome::Left { reason, rows } => json!({
            "line": table.line,
            "title": table.title,
            "leftAlone": {"reason": reason.id(), "text": reason.message().in_language(language)},
            "rows": rows,
        }),
        Outcome::Read { columns, rows, taken, refused } => json!({
            "line": table.line,
            "title": table.title,
            "columns": columns.iter().map(|(head, key)| json!({"head": head, "key": key.map(ecs_err_import::Key::name)})).collect::<Vec<_>>(),
            "rows": rows,
            "taken": taken,
            "refused": refused.iter().map(|row| json!({"line": row.line, "reason": row.reason.message().in_language(language)})).collect::<Vec<_>>(),
        }),
    }
}
