//! `ecs-err fmt`: writes data files in canonical form.

use std::collections::BTreeSet;

use ecs_err::check::{RuleId, Severity};
use ecs_err::load::{Arena, DataDir, canonical, repaired};
use ecs_err::messages;

use super::args::{Args, Fmt};
use super::error::{CliError, diagnostic_line, eprint_line};
use super::languages::language_of_program;
use super::output::Output;
use super::write::replace;
use super::{ExitStatus, source, temporary};

pub fn run(args: &Args, fmt: &Fmt, output: &mut Output) -> Result<ExitStatus, CliError> {
    let path = source::directory(args, &fmt.catalog)?;
    let arena = Arena::new();
    let mut dir = DataDir::read(&path, &arena);
    // Files of another directory are not ours to repair.
    let has_catalog = dir.file("catalog.json").is_some();
    let mut written = Vec::new();
    for diagnostic in if has_catalog { &dir.diagnostics[..] } else { &[] } {
        let Some((text, file)) = repaired(&dir, diagnostic).zip(dir.file(&diagnostic.file)) else { continue };
        if !fmt.check {
            replace(&path.join(file.path), &text)?;
        }
        written.push(file.path);
    }
    if !written.is_empty() && !fmt.check {
        dir = DataDir::read(&path, &arena);
    }
    let mut has_error = false;
    for diagnostic in dir.diagnostics.iter().filter(|one| one.severity == Severity::Error && !one.is_fixed_by_fmt) {
        eprint_line(&diagnostic_line(&path, diagnostic));
        has_error = true;
    }
    if !has_catalog {
        let message = messages::violation(RuleId::MissingFile, &messages::no_catalog_json());
        eprint_line(&format!("{}: {}", path.display(), message.in_language(language_of_program())));
        return Ok(ExitStatus::Usage);
    }
    if !fmt.check {
        let files = dir.files.iter().map(|file| path.join(file.path));
        let directories: BTreeSet<_> = files.filter_map(|file| Some(file.parent()?.to_owned())).collect();
        for directory in directories {
            temporary::remove_leftovers(&directory);
        }
    }
    for file in &dir.files {
        let Some(text) = canonical(&dir, file.path).filter(|text| text != file.text) else { continue };
        if !fmt.check {
            replace(&path.join(file.path), &text)?;
        }
        written.push(file.path);
    }
    written.sort_unstable();
    written.dedup();
    for file in &written {
        output.line(&path.join(file).display().to_string());
    }
    Ok(if has_error {
        ExitStatus::Usage
    } else if fmt.check && !written.is_empty() {
        ExitStatus::ChecksFailed
    } else {
        ExitStatus::Success
    })
}
