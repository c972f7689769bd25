//! `ecs-err scan PATH…`: codes in sources, docs and tests that the catalog lacks, and codes of the catalog that none of
//! them uses.

mod file;
mod report;
mod sarif;
mod walk;

use std::collections::HashMap;

use ecs_err::{Code, CodeBuf};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::separators::Separators;
use super::session::Session;
use super::source::{self, Source};
use super::values::{ScanFormat, ScanKind};

/// What was found.
struct Scanned<'s> {
    /// Codes that the catalog lacks, sorted by place.
    undefined: Vec<Undefined>,
    /// How many more there are than the list has.
    more: usize,
    /// Codes of the catalog that no file has, in its order.
    unused: Vec<Code<'s>>,
    files: usize,
    bytes: u64,
}

/// A code that the catalog lacks, and where it is.
struct Undefined {
    path: String,
    found: file::Unknown,
    /// Codes of the catalog that are near.
    suggestions: Vec<String>,
}

pub fn run(args: &Args, scan: &args::Scan, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let default = [".".into()];
    let paths = if scan.paths.is_empty() { &default[..] } else { &scan.paths };
    for path in paths {
        path.metadata().map_err(|source| CliError::Read { path: path.clone(), source })?;
    }
    let walked = walk::scan(session.catalog, paths, source::data(args));
    for failure in &walked.failures {
        failure.report();
    }
    let scanned = scanned(&session, walked.found, scan);
    match scan.format {
        ScanFormat::Human => report::human(&scanned, scan, &session, output),
        ScanFormat::Json => report::json(&scanned, output),
        ScanFormat::Github => report::github(&scanned, scan, &session, output),
        ScanFormat::Sarif => sarif::print(&scanned, scan, &session, output),
    }
    if !walked.failures.is_empty() {
        return Ok(ExitStatus::Usage);
    }
    let fails = !scanned.undefined.is_empty() || is_denied(scan) && !scanned.unused.is_empty();
    Ok(if fails { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// Whether codes that are used nowhere are errors.
fn is_denied(scan: &args::Scan) -> bool {
    scan.deny == Some(ScanKind::Unused) || scan.only == Some(ScanKind::Unused)
}

/// Whether the codes that are used nowhere are listed, not only counted.
fn lists_unused(scan: &args::Scan) -> bool {
    scan.unused || is_denied(scan)
}

fn scanned<'s>(session: &Session<'s>, found: walk::Found, scan: &args::Scan) -> Scanned<'s> {
    let catalog = session.catalog;
    let is_wanted = |kind: ScanKind| scan.only.is_none_or(|only| only == kind);
    // In a large catalog the search for near codes takes longer than reading a file.
    let mut known: HashMap<CodeBuf, Vec<String>> = HashMap::new();
    let mut suggestions = |code: &CodeBuf| {
        let near = || catalog.suggest(code.as_code()).map(|near| near.as_str().to_owned()).collect();
        known.entry(*code).or_insert_with(near).clone()
    };
    let mut undefined: Vec<Undefined> = Vec::new();
    if is_wanted(ScanKind::Undefined) {
        let places = found.unknown.into_iter();
        undefined = places
            .map(|(path, found)| Undefined {
                suggestions: suggestions(&found.code),
                path: Separators::OF_SYSTEM.slashed(&path),
                found,
            })
            .collect();
        undefined.sort_by(|one, other| {
            let place = |one: &Undefined| (one.path.clone(), one.found.line, one.found.column);
            place(one).cmp(&place(other))
        });
    }
    let unused = if is_wanted(ScanKind::Unused) {
        catalog.errors().iter().map(|error| error.code).filter(|code| !found.used.contains(code.as_str())).collect()
    } else {
        Vec::new()
    };
    let more = if is_wanted(ScanKind::Undefined) { found.more } else { 0 };
    Scanned { undefined, more, unused, files: found.files, bytes: found.bytes }
}
