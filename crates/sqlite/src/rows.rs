//! The rows of the tables.

use ecs_err_core::model::datum::Datum;
use ecs_err_core::text::is_han;
use ecs_err_core::{Catalog, Code, ErrorCode, RetiredCode, Retry, Severity, Wraps};
use ecs_err_export::{TextAt, texts_of, to_json};
use rusqlite::{Result, Transaction, params};

/// Inserts all records.
pub(crate) fn insert(to: &Transaction<'_>, catalog: Catalog<'_>) -> Result<()> {
    about(to, catalog)?;
    let mut position = 0_i64;
    for record in catalog.errors() {
        position += 1;
        error(to, catalog, position, record)?;
    }
    for record in catalog.retired() {
        position += 1;
        retired(to, catalog, position, record)?;
    }
    for record in catalog.statuses() {
        let status = record.status;
        let row = params![
            status.get(),
            status.class().as_str(),
            record.reason(),
            record.retry().as_str(),
            to_json(record).to_string()
        ];
        execute(to, "INSERT INTO statuses VALUES (?, ?, ?, ?, ?)", row)?;
        texts(to, "status", &status.to_string(), record)?;
    }
    requests(to, catalog)?;
    to.execute("INSERT INTO search (rowid, text) SELECT id, text FROM texts ORDER BY id", [])?;
    Ok(())
}

fn about(to: &Transaction<'_>, catalog: Catalog<'_>) -> Result<()> {
    let metadata = catalog.metadata();
    let row = params![
        metadata.id.as_str(),
        metadata.edition.as_str(),
        metadata.message_language,
        to_json(metadata).to_string()
    ];
    execute(to, "INSERT INTO catalog VALUES (?, ?, ?, ?)", row)?;
    for language in metadata.languages.as_slice() {
        execute(to, "INSERT INTO languages (language) VALUES (?)", params![language])?;
    }
    for service in metadata.services {
        let row = params![service.id.as_str(), to_json(service).to_string()];
        execute(to, "INSERT INTO services VALUES (?, ?)", row)?;
    }
    Ok(())
}

const INSERT_CODE: &str = "INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

fn error(to: &Transaction<'_>, catalog: Catalog<'_>, position: i64, record: &ErrorCode<'_>) -> Result<()> {
    let code = record.code.as_str();
    let row = params![
        position,
        code,
        if record.deprecated.is_some() { "deprecated" } else { "active" },
        None::<&str>,
        record.name,
        service(catalog, record.code),
        catalog.retry(record).map(Retry::as_str),
        record.severity.map(Severity::as_str),
        record.category,
        record.parent.map(|parent| parent.as_str()),
        family(catalog, record.code),
        record.since,
        record.wraps.map(Wraps::as_str),
        to_json(record).to_string(),
    ];
    execute(to, INSERT_CODE, row)?;
    for (number, case) in (0_i64..).zip([record.first_case()].iter().chain(record.cases)) {
        execute(to, "INSERT INTO cases VALUES (?, ?)", params![code, number])?;
        for (position, status) in (0_i64..).zip(case.statuses.as_slice()) {
            let row = params![code, number, position, status.get()];
            execute(to, "INSERT INTO case_statuses VALUES (?, ?, ?, ?)", row)?;
        }
    }
    for (position, placeholder) in (0_i64..).zip(record.placeholders) {
        let row = params![code, position, placeholder.name];
        execute(to, "INSERT INTO placeholders VALUES (?, ?, ?)", row)?;
    }
    for (system, name) in record.same_as.iter() {
        execute(to, "INSERT INTO same_as VALUES (?, ?, ?)", params![code, system, name])?;
    }
    for operation in record.operations {
        execute(to, "INSERT OR IGNORE INTO code_operations VALUES (?, ?)", params![code, operation])?;
    }
    for field in record.fields {
        let row = params![code, field.structure, field.field];
        execute(to, "INSERT OR IGNORE INTO code_fields VALUES (?, ?, ?)", row)?;
    }
    texts(to, "code", code, record)
}

fn retired(to: &Transaction<'_>, catalog: Catalog<'_>, position: i64, record: &RetiredCode<'_>) -> Result<()> {
    let none = None::<&str>;
    let row = params![
        position,
        record.code.as_str(),
        "retired",
        record.replacement.map(|code| code.as_str()),
        none,
        service(catalog, record.code),
        none,
        none,
        none,
        none,
        family(catalog, record.code),
        none,
        none,
        to_json(record).to_string(),
    ];
    execute(to, INSERT_CODE, row)?;
    texts(to, "code", record.code.as_str(), record)
}

/// Structures with their fields, and operations.
fn requests(to: &Transaction<'_>, catalog: Catalog<'_>) -> Result<()> {
    for structure in catalog.structures() {
        let id = structure.id.as_str();
        let row = params![id, structure.direction.as_str(), structure.name, to_json(structure).to_string()];
        execute(to, "INSERT INTO structures VALUES (?, ?, ?, ?)", row)?;
        for (position, field) in (0_i64..).zip(structure.fields) {
            let row = params![id, position, field.name, field.written_type, field.required, to_json(field).to_string()];
            execute(to, "INSERT INTO fields VALUES (?, ?, ?, ?, ?, ?)", row)?;
        }
        texts(to, "structure", id, structure)?;
    }
    for operation in catalog.operations() {
        let id = operation.id.as_str();
        let row = params![id, operation.method, operation.path, to_json(operation).to_string()];
        execute(to, "INSERT INTO operations VALUES (?, ?, ?, ?)", row)?;
        for structure in catalog.structures_for_operation(id) {
            let row = params![id, structure.id.as_str()];
            execute(to, "INSERT OR IGNORE INTO operation_structures VALUES (?, ?)", row)?;
        }
        texts(to, "operation", id, operation)?;
    }
    Ok(())
}

/// The texts of a record.
fn texts<'a>(to: &Transaction<'_>, kind: &str, id: &str, record: &impl Datum<'a>) -> Result<()> {
    for TextAt { path, texts } in texts_of(record) {
        for (language, text) in texts {
            let row = params![kind, id, path, language, text];
            execute(to, "INSERT INTO texts (kind, record, path, language, text) VALUES (?, ?, ?, ?, ?)", row)?;
            let pairs = pairs(&text);
            if !pairs.is_empty() {
                let row = params![to.last_insert_rowid(), pairs];
                execute(to, "INSERT INTO search_pairs (rowid, pairs) VALUES (?, ?)", row)?;
            }
        }
    }
    Ok(())
}

/// The pairs of Chinese characters of a text, with blanks between them.
fn pairs(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let pairs = letters.windows(2).filter(|pair| pair.iter().all(|letter| is_han(*letter)));
    pairs.map(|pair| pair.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn execute(to: &Transaction<'_>, statement: &str, row: &[&dyn rusqlite::ToSql]) -> Result<()> {
    to.prepare_cached(statement)?.execute(row).map(drop)
}

fn service<'a>(catalog: Catalog<'a>, code: Code<'_>) -> Option<&'a str> {
    catalog.service_of(code).map(|service| service.id.as_str())
}

fn family<'a>(catalog: Catalog<'a>, code: Code<'_>) -> Option<&'a str> {
    catalog.family(code).map(|family| family.codes.as_str())
}
