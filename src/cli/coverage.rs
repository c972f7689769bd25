//! `ecs-err check --coverage`: how much of a catalog is written.

use std::path::Path;

use ecs_err::coverage::{Coverage, TextCoverage};
use ecs_err::load::{Arena, DataDir, readable_catalog};
use ecs_err::{Catalog, messages};
use serde_json::{Map, Value, json};

use super::ExitStatus;
use super::error::{CliError, diagnostic_line, eprint_line};
use super::languages::language_of_program;
use super::layout::{STRONG, columns, styled};
use super::output::Output;
use super::values::{Format, ReportFormat};

pub fn run(path: &Path, format: ReportFormat, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let dir = DataDir::read(path, &arena);
    let catalog = readable_catalog(&dir, &arena).map_err(|diagnostics| {
        for one in &diagnostics {
            eprint_line(&diagnostic_line(path, one));
        }
        CliError::Catalog { path: path.to_owned(), count: diagnostics.len() }
    })?;
    let whole = Coverage::of_catalog(catalog);
    match format {
        ReportFormat::Json => output.json(&document(catalog, &whole), Format::Json),
        ReportFormat::Human | ReportFormat::Github => human(catalog, &whole, output),
    }
    Ok(ExitStatus::Success)
}

fn document(catalog: Catalog<'_>, whole: &Coverage) -> Value {
    let services = Coverage::of_services(catalog).into_iter().map(|(service, coverage)| {
        let mut record = Map::from_iter([("id".to_owned(), service.id.as_str().into())]);
        record.extend(members(&coverage));
        Value::Object(record)
    });
    let services: Value = services.collect();
    let mut document = members(whole);
    document.insert("services".to_owned(), services);
    Value::Object(document)
}

fn members(coverage: &Coverage) -> Map<String, Value> {
    let by_language = |text: &TextCoverage| {
        let counts = text.languages.iter().map(|(language, count)| (language.clone(), (*count).into()));
        (text.key.to_owned(), Value::Object(counts.collect()))
    };
    let texts: Map<String, Value> = coverage.texts.iter().map(by_language).collect();
    let retry = json!({
        "stated": coverage.retry_stated,
        "fromStatus": coverage.retry_from_status,
        "none": coverage.without_retry(),
    });
    Map::from_iter([
        ("codes".to_owned(), coverage.codes.into()),
        ("texts".to_owned(), texts.into()),
        ("actions".to_owned(), coverage.actions.into()),
        ("retry".to_owned(), retry),
        ("seen".to_owned(), coverage.seen.into()),
    ])
}

/// A row of a table: its name and a cell for each column.
type Row = (String, Vec<String>);

fn human(catalog: Catalog<'_>, whole: &Coverage, output: &mut Output) {
    let language = language_of_program();
    let word = |message: ecs_err::check::Message| message.in_language(language).to_owned();
    output.line(messages::codes(whole.codes).in_language(language));

    let mut languages: Vec<&str> = Vec::new();
    for (tag, _) in whole.texts.iter().flat_map(|text| &text.languages) {
        if !languages.contains(&tag.as_str()) {
            languages.push(tag);
        }
    }
    let texts = whole.texts.iter().map(|text| {
        let cell = |tag: &&str| {
            let count = text.languages.iter().find(|(other, _)| other == tag);
            count.map(|(_, count)| share(*count, whole.codes)).unwrap_or_default()
        };
        (text.key.to_owned(), languages.iter().map(cell).collect())
    });
    let heads: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
    table(&word(messages::covered_texts()), &heads, &texts.collect::<Vec<Row>>(), output);

    let mut rows: Vec<Row> = Vec::new();
    if catalog.metadata().services.len() > 1 {
        let services = Coverage::of_services(catalog);
        rows.extend(services.iter().map(|(service, coverage)| row(service.id.as_str(), coverage)));
    }
    rows.push(row(&word(messages::covered_all()), whole));
    let heads = [
        messages::covered_codes(),
        messages::covered_action(),
        messages::covered_retry(),
        messages::covered_retry_of_status(),
        messages::covered_no_retry(),
        messages::covered_seen(),
    ];
    table(&word(messages::covered_service()), &heads.map(word), &rows, output);
}

fn row(name: &str, coverage: &Coverage) -> Row {
    let shares =
        [coverage.actions, coverage.retry_stated, coverage.retry_from_status, coverage.without_retry(), coverage.seen];
    let shares = shares.map(|count| share(count, coverage.codes));
    (name.to_owned(), std::iter::once(coverage.codes.to_string()).chain(shares).collect())
}

/// A count and what it is of a hundred, which is 100 only if nothing is missing.
fn share(count: usize, of: usize) -> String {
    let percent = (count * 100).checked_div(of);
    percent.map_or_else(|| "-".to_owned(), |percent| format!("{count} {:>4}", format!("{percent}%")))
}

/// A table with its numbers to the right.
fn table(name: &str, heads: &[String], rows: &[Row], output: &mut Output) {
    let first = rows.iter().map(|(name, _)| columns(name)).chain([columns(name)]).max().unwrap_or_default();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.chain(heads.get(at)).map(|cell| columns(cell)).max().unwrap_or_default()
    };
    let line = |name: &str, cells: &[String]| {
        let mut line = format!("{name}{}", " ".repeat(first - columns(name)));
        for (at, cell) in cells.iter().enumerate() {
            line.extend(["  ", &" ".repeat(width(at) - columns(cell)), cell]);
        }
        line
    };
    output.line("");
    output.line(&styled(STRONG, &line(name, heads)));
    for (name, cells) in rows {
        output.line(&line(name, cells));
    }
}
