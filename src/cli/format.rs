//! `ecs-err fmt`: data files in canonical form.

use ecs_err::check::RuleId;
use ecs_err::load::{Arena, Folder, canonical};

use super::args::{Args, Fmt};
use super::failure::{Failure, eprint_line};
use super::output::Output;
use super::write::replace;
use super::{Outcome, source};

pub fn run(args: &Args, fmt: &Fmt, output: &mut Output) -> Result<Outcome, Failure> {
    let path = source::folder(args, fmt.folder.as_ref())?;
    let arena = Arena::new();
    let folder = Folder::read(&path, &arena);
    let mut outcome = Outcome::Found;
    for problem in &folder.problems {
        eprint_line(&format!("{}/{problem}", path.display()));
        outcome = Outcome::Failed;
    }
    if folder.file("catalog.json").is_none() {
        eprint_line(&format!("{}: the folder has no catalog.json [{}]", path.display(), RuleId::MissingFile));
        return Ok(Outcome::Failed);
    }
    for file in &folder.files {
        let Some(text) = canonical(&folder, file.path).filter(|text| text != file.text) else { continue };
        let target = path.join(file.path);
        if fmt.check {
            outcome = if outcome == Outcome::Found { Outcome::NotFound } else { outcome };
        } else {
            replace(&target, &text)?;
        }
        output.line(&target.display().to_string());
    }
    Ok(outcome)
}
