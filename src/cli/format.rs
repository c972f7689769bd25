//! `ecs-err fmt`: data files in canonical form.

use ecs_err::check::RuleId;
use ecs_err::load::{Arena, DataDir, canonical};

use super::args::{Args, Fmt};
use super::error::{CliError, eprint_line};
use super::output::Output;
use super::write::replace;
use super::{ExitStatus, source};

pub fn run(args: &Args, fmt: &Fmt, output: &mut Output) -> Result<ExitStatus, CliError> {
    let path = source::folder(args, fmt.folder.as_ref())?;
    let arena = Arena::new();
    let folder = DataDir::read(&path, &arena);
    let mut outcome = ExitStatus::Success;
    for problem in &folder.diagnostics {
        eprint_line(&format!("{}/{problem}", path.display()));
        outcome = ExitStatus::Usage;
    }
    if folder.file("catalog.json").is_none() {
        eprint_line(&format!("{}: the folder has no catalog.json [{}]", path.display(), RuleId::MissingFile));
        return Ok(ExitStatus::Usage);
    }
    for file in &folder.files {
        let Some(text) = canonical(&folder, file.path).filter(|text| text != file.text) else { continue };
        let target = path.join(file.path);
        if fmt.check {
            outcome = if outcome == ExitStatus::Success { ExitStatus::NotFound } else { outcome };
        } else {
            replace(&target, &text)?;
        }
        output.line(&target.display().to_string());
    }
    Ok(outcome)
}
