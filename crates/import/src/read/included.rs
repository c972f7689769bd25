//! Files that a document includes.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::decode;
use super::error::ReadProblem;
use super::limits::Limits;

/// The text of a file that a document names; it has to be within the directory of the document, also after links.
pub(super) fn text_of(directory: Option<&Path>, name: &str, limits: &Limits) -> Result<String, ReadProblem> {
    let file = || name.to_owned();
    let Some(directory) = directory else { return Err(ReadProblem::IncludedWithoutDirectory { file: file() }) };
    let unreadable = |what: String| ReadProblem::IncludedUnreadable { file: file(), what };
    if Path::new(name).is_absolute() {
        return Err(ReadProblem::IncludedOutside { file: file() });
    }
    let root = directory.canonicalize().map_err(|error| unreadable(error.to_string()))?;
    let path = root.join(name).canonicalize().map_err(|error| unreadable(error.to_string()))?;
    if !path.starts_with(&root) {
        return Err(ReadProblem::IncludedOutside { file: file() });
    }
    let mut bytes = Vec::new();
    // A byte more than the limit, which is then refused.
    let most = u64::try_from(limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
    if !path.is_file() {
        return Err(unreadable("it is no file".to_owned()));
    }
    let read = File::open(&path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() > limits.bytes {
        return Err(ReadProblem::TooLarge { limit: limits.bytes });
    }
    decode::text_of(&bytes).map_err(|error| unreadable(error.problem.to_string()))
}
