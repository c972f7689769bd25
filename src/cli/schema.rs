//! `ecs-err schema`: the JSON Schemas of the data files.

use std::fs;
use std::path::Path;

use super::args::{Args, Schema};
use super::failure::Failure;
use super::output::Output;
use super::{Outcome, source};

pub fn run(args: &Args, schema: &Schema, output: &mut Output) -> Result<Outcome, Failure> {
    let folder = source::folder(args, schema.folder.as_ref())?.join("schema");
    fs::create_dir_all(&folder).map_err(|source| Failure::Write { path: folder.clone(), source })?;
    for (name, text) in ecs_err::schema::all() {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|present| present == text) {
            continue;
        }
        replace(&path, &text)?;
        output.line(&path.display().to_string());
    }
    Ok(Outcome::Found)
}

/// Writes a file aside and renames it into place, so that it is never half-written.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let aside = path.with_extension("tmp");
    let failed = |source| Failure::Write { path: path.to_owned(), source };
    fs::write(&aside, text).and_then(|()| fs::rename(&aside, path)).map_err(failed)
}
