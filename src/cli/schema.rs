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
    let failed = |source| Failure::Write { path: path.to_owned(), source };
    let write = || {
        // Behind a link, where the file is; hidden, so that no catalog is read from it.
        let path = if path.exists() { path.canonicalize()? } else { path.to_owned() };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let aside = path.with_file_name(format!(".{name}.tmp"));
        fs::write(&aside, text)?;
        if let Ok(metadata) = path.metadata() {
            fs::set_permissions(&aside, metadata.permissions())?;
        }
        fs::rename(&aside, &path)
    };
    write().map_err(failed)
}
