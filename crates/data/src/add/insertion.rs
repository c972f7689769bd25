//! The file of a new error, and its text with the error.

use std::cmp::Ordering;

use ecs_err_core::model::Code;
use ecs_err_core::segment;
use jsonc_parser::common::Ranged as _;
use serde_json::{Map, Value, json};

use super::{AddError, NewError};
use crate::load::files::Errors;
use crate::load::{DataDir, Document, File, layout, layout_at};

/// The indentation of the records of a file.
const INDENT: usize = 4;

/// A file with a new error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inserted {
    /// The path of the file relative to the directory.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// Whether the file is new.
    pub is_new: bool,
}

/// Adds an error to the file of its service, in the order of codes; in a service with a file for each code, as a new
/// file.
///
/// # Errors
/// If the file can't be read.
pub fn insert(dir: &DataDir<'_>, error: &NewError<'_>) -> Result<Inserted, AddError> {
    let record = record(dir, error);
    let own: Vec<_> = dir.errors.iter().filter(|document| document.value.service == error.service).collect();
    let code = error.code.as_code();
    let new_path = match &own[..] {
        [] => format!("errors/{}.json", error.service),
        [first, ..] => match directory_of_codes(dir, &own) {
            Some(directory) => format!("{directory}/{}.json", segment(code)),
            None => {
                let file = &dir.files[nearest(&own, code).unwrap_or(first).file];
                let broken = || AddError::BrokenFile(file.path.to_owned());
                let text = with_record(file, error, &record).ok_or_else(broken)?;
                return Ok(Inserted { path: file.path.to_owned(), text, is_new: false });
            }
        },
    };
    if dir.files.iter().any(|file| file.path.eq_ignore_ascii_case(&new_path)) {
        return Err(AddError::FileExists(new_path));
    }
    let mut file = Map::new();
    if dir.errors.iter().any(|document| document.value.schema.is_some()) {
        let up = "../".repeat(new_path.matches('/').count());
        file.insert("$schema".to_owned(), format!("{up}schema/errors.json").into());
    }
    file.insert("service".to_owned(), error.service.into());
    file.insert("errors".to_owned(), json!([record]));
    Ok(Inserted { path: new_path, text: layout(&Value::Object(file)), is_new: true })
}

/// The record in the form of data files: keys in the order of the model, texts in the order of the languages.
fn record(dir: &DataDir<'_>, error: &NewError<'_>) -> Value {
    let text = |pairs: &[(&str, &str)]| match (dir.languages(), pairs) {
        (_, []) => None,
        ([_], [(_, text)]) => Some(json!(text)),
        (languages, pairs) => {
            // The language of messages need not be one of the catalog's.
            let place = |tag: &str| languages.iter().position(|language| *language == tag).unwrap_or(usize::MAX);
            let mut pairs = pairs.to_vec();
            pairs.sort_by_key(|(tag, _)| place(tag));
            Some(Value::Object(pairs.into_iter().map(|(tag, text)| (tag.to_owned(), text.into())).collect()))
        }
    };
    let statuses = match &error.statuses[..] {
        [] => None,
        [status] => Some(json!(status.get())),
        several => Some(several.iter().map(|status| status.get()).collect()),
    };
    let members = [
        ("code", Some(json!(error.code.as_str()))),
        ("name", error.name.map(|name| json!(name))),
        ("status", statuses),
        ("message", text(&error.message)),
        ("description", text(&error.description)),
        ("action", text(&error.action)),
        ("retry", error.retry.map(|retry| json!(retry.as_str()))),
    ];
    Value::Object(members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

/// The directory in which a service has a file for each code; `None` if it does not.
fn directory_of_codes<'d>(dir: &'d DataDir<'_>, own: &[&Document<Errors<'_>>]) -> Option<&'d str> {
    let path = |document: &Document<Errors<'_>>| dir.files[document.file].path;
    let is_for_a_code =
        |document: &&Document<Errors<'_>>| document.value.errors.len() <= 1 && path(document).matches('/').count() == 2;
    own.iter().all(is_for_a_code).then_some(())?;
    path(own.first()?).rsplit_once('/').map(|(directory, _)| directory)
}

/// Of the files of a service, the one with the code before a new one.
fn nearest<'d, 'a>(own: &[&'d Document<Errors<'a>>], code: Code<'_>) -> Option<&'d Document<Errors<'a>>> {
    let before = |document: &&&Document<Errors<'a>>| {
        let codes = document.value.errors.iter().map(|error| error.code);
        codes.filter(|other| other.natural_cmp(&code) == Ordering::Less).max_by(|one, other| one.natural_cmp(other))
    };
    let with_one = own.iter().filter(|document| before(document).is_some());
    let last = with_one.max_by(|one, other| match (before(one), before(other)) {
        (Some(one), Some(other)) => one.natural_cmp(&other),
        _ => Ordering::Equal,
    });
    last.copied()
}

/// The text of a file with a record in its list.
fn with_record(file: &File<'_>, error: &NewError<'_>, record: &Value) -> Option<String> {
    let errors = file.json.as_ref()?.as_object()?.get_array("errors")?;
    let is_after = |at: &usize| {
        let literal = errors.elements[*at].as_object().and_then(|record| record.get_string("code"));
        let code = literal.and_then(|literal| Code::new(&literal.value));
        code.is_some_and(|code| code.natural_cmp(&error.code.as_code()) == Ordering::Greater)
    };
    let following = (0..errors.elements.len()).find(is_after);
    let text = file.text;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let record = layout_at(record, INDENT).replace('\n', newline);
    let blank = " ".repeat(INDENT);
    let (at, inserted) = match (following, errors.elements.last()) {
        (Some(following), _) => {
            let start = errors.elements[following].start();
            (start..start, format!("{record},{newline}{blank}"))
        }
        (None, Some(last)) => (last.end()..last.end(), format!(",{newline}{blank}{record}")),
        (None, None) => (
            errors.range.start..errors.range.end,
            format!("[{newline}{blank}{record}{newline}{}]", " ".repeat(INDENT / 2)),
        ),
    };
    let mut text = text.to_owned();
    text.replace_range(at, &inserted);
    Some(text)
}
