//! Reads the files of a data directory from disk.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::files::{DATA_FILES, first_part};
use super::{Arena, File, repair, syntax};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;
use ecs_err_ui_text::diagnostics::{Message, messages};

/// Reads every data file below a directory, by path, and reports those that can't be read.
pub(super) fn read_files<'a>(path: &Path, arena: &'a Arena) -> (Vec<File<'a>>, Vec<Diagnostic>) {
    let mut walk = Walk { path, arena, files: Vec::new(), diagnostics: Vec::new() };
    if !is_data_dir(path) {
        return (walk.files, walk.diagnostics);
    }
    let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => {}
            Ok(entry) => match refusal(&entry, &root) {
                Some(reason) => walk.refuse(entry.path(), reason),
                None => walk.add(entry.path()),
            },
            Err(error) => {
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                walk.refuse(error.path().unwrap_or(path), messages::cannot_read(reason));
            }
        }
    }
    (walk.files, walk.diagnostics)
}

/// The data files below a directory, by path, with what the file system knows of them.
///
/// # Errors
/// If the directory or a file can't be looked at.
#[doc(hidden)]
pub fn data_files(path: &Path) -> io::Result<Vec<(PathBuf, Metadata)>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry?;
        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
        if entry.depth() > 0 && !entry.file_type().is_dir() && !is_ignored(below) {
            // Of a link, what it leads to.
            files.push((below.to_owned(), entry.path().metadata()?));
        }
    }
    Ok(files)
}

/// Files whose paths and bytes are known, such as those of a revision in git, as [`read_files`] returns them.
pub(super) fn given_files(
    given: impl IntoIterator<Item = (String, Vec<u8>)>,
    arena: &Arena,
) -> (Vec<File<'_>>, Vec<Diagnostic>) {
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    for (path, bytes) in given.into_iter().filter(|(path, _)| !is_ignored(Path::new(path))) {
        let mut file = File::new(arena.alloc_str(&path), "");
        diagnostics.extend(fill(&mut file, &bytes, arena));
        files.push(file);
    }
    (files, diagnostics)
}

struct Walk<'p, 'a> {
    path: &'p Path,
    arena: &'a Arena,
    files: Vec<File<'a>>,
    diagnostics: Vec<Diagnostic>,
}

impl Walk<'_, '_> {
    /// Reports a file that is not read.
    fn refuse(&mut self, path: &Path, reason: Message) {
        let below = path.strip_prefix(self.path).unwrap_or(Path::new(""));
        if is_ignored(below) && !below.as_os_str().is_empty() {
            return;
        }
        let shown = if below.as_os_str().is_empty() { Path::new(".") } else { below };
        let file = File::new(self.arena.alloc_str(&shown.display().to_string()), "");
        self.diagnostics.push(file.diagnostic(RuleId::UnreadableFile, 0..0, reason));
    }

    fn add(&mut self, path: &Path) {
        let below = path.strip_prefix(self.path).unwrap_or(path);
        if is_ignored(below) {
            return;
        }
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let mut file = File::new(self.arena.alloc_str(&parts.join("/")), "");
        let diagnostic = match std::fs::read(path) {
            Ok(bytes) => fill(&mut file, &bytes, self.arena),
            Err(error) => Some(file.diagnostic(RuleId::UnreadableFile, 0..0, messages::cannot_read(error))),
        };
        self.diagnostics.extend(diagnostic);
        self.files.push(file);
    }
}

/// Sets the text of a file, and its JSON if it is a JSON file. Returns the error, if any.
fn fill<'a>(file: &mut File<'a>, bytes: &[u8], arena: &'a Arena) -> Option<Diagnostic> {
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let end = error.valid_up_to();
            file.text = arena.alloc_str(&String::from_utf8_lossy(&bytes[..end]));
            return Some(file.diagnostic(RuleId::UnreadableFile, end..end, messages::not_utf_8()));
        }
    };
    file.text = arena.alloc_str(text);
    if !file.has_extension("json") {
        return None;
    }
    match syntax::parse(file.text) {
        Ok(json) => {
            file.json = Some(json);
            None
        }
        Err(syntax::Mistake { range, message, help }) => {
            let is_repairable = repair::json(file.text).is_some();
            Some(file.diagnostic(RuleId::JsonSyntax, range, message).help(help).fixed_by_fmt(is_repairable))
        }
    }
}

/// Whether a directory is meant as a catalog; any other one, such as `/etc`, is not read at all.
fn is_data_dir(path: &Path) -> bool {
    // What can't be looked at is reported when it is read.
    let is_absent = |path: PathBuf| path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    DATA_FILES.iter().any(|(name, _)| !is_absent(path.join(first_part(name))))
}

/// Whether a file is not part of the catalog: hidden, or a schema.
fn is_ignored(below: &Path) -> bool {
    let mut parts = below.iter().map(|part| part.to_string_lossy());
    parts.clone().any(|part| part.starts_with('.')) || parts.next().is_none_or(|first| first == "schema")
}

/// Why an entry of the directory is not read. Entries that lead outside the directory are never read.
fn refusal(entry: &walkdir::DirEntry, root: &Path) -> Option<Message> {
    if entry.file_type().is_file() {
        return None;
    }
    if !entry.path_is_symlink() {
        return Some(messages::not_a_regular_file());
    }
    match entry.path().canonicalize() {
        Err(error) => Some(messages::cannot_follow(error)),
        Ok(target) if !target.starts_with(root) => Some(messages::leads_outside()),
        Ok(target) if target.is_file() => None,
        Ok(_) => Some(messages::leads_to_no_file()),
    }
}
