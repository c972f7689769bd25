//! `ecs-err fmt`: writes data files in canonical form.

use std::collections::BTreeSet;

use ecs_err::check::RuleId;
use ecs_err::check::Severity;
use ecs_err::load::{Arena, DataDir, canonical};

use super::args::{Args, Fmt};
use super::error::{CliError, eprint_line};
use super::languages::of_program;
use super::message::message;
use super::output::Output;
use super::write::replace;
use super::{ExitStatus, source, temporary};

pub fn run(args: &Args, fmt: &Fmt, output: &mut Output) -> Result<ExitStatus, CliError> {
    let path = source::directory(args, &fmt.catalog)?;
    let arena = Arena::new();
    let dir = DataDir::read(&path, &arena);
    let mut status = ExitStatus::Success;
    for diagnostic in dir.diagnostics.iter().filter(|one| one.severity == Severity::Error) {
        eprint_line(&format!("{}/{diagnostic}", path.display()));
        status = ExitStatus::Usage;
    }
    if dir.file("catalog.json").is_none() {
        let text = message(
            of_program(),
            "{path}: the directory has no catalog.json",
            &[("path", &path.display().to_string())],
        );
        eprint_line(&format!("{text} [{}]", RuleId::MissingFile));
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
        let target = path.join(file.path);
        if fmt.check {
            status = if status == ExitStatus::Success { ExitStatus::ChecksFailed } else { status };
        } else {
            replace(&target, &text)?;
        }
        output.line(&target.display().to_string());
    }
    Ok(status)
}
