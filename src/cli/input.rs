//! The input of `explain` and `annotate`: files, standard input, or for `explain` the arguments themselves.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ecs_err::{Catalog, Match};
use ecs_err_answers::classify::MAX_INPUT_BYTES;

use super::error::CliError;
use super::session::Session;

/// The argument that stands for standard input.
pub const STDIN: &str = "-";

/// [`MAX_INPUT_BYTES`] as text.
const MAX_INPUT_TEXT: &str = "64 MiB";

/// The texts of arguments that are the text to explain; `None` if they name files.
///
/// They name files if one of them is a file or `-`, which is standard input, or is not UTF-8, or if there is only one
/// and it is no text.
pub fn texts(catalog: Catalog<'_>, arguments: &[OsString]) -> Option<Vec<String>> {
    if arguments.iter().any(|argument| argument == STDIN || Path::new(argument).is_file()) {
        return None;
    }
    let texts: Vec<String> =
        arguments.iter().map(|argument| argument.to_str().map(str::to_owned)).collect::<Option<_>>()?;
    match &texts[..] {
        [name] if !is_text(catalog, name) => None,
        _ => Some(texts),
    }
}

fn is_text(catalog: Catalog<'_>, argument: &str) -> bool {
    argument.is_empty()
        || argument.contains(|letter: char| letter.is_whitespace() || "{，。：；".contains(letter))
        || catalog.find_codes(argument.as_bytes()).next().is_some()
        || !matches!(catalog.resolve(argument), Match::NotACode)
}

/// The text of files, one after the other, and whether all of them could be read. Those that could not are reported.
pub fn read_files(paths: &[OsString], session: &Session<'_>) -> (Vec<u8>, bool) {
    let mut text = Vec::new();
    let mut is_complete = true;
    for path in paths {
        if let Err(error) =
            open(path).and_then(|file| read(file, &mut text, session).map_err(|source| failed(path, source)))
        {
            error.report();
            is_complete = false;
        } else if !text.is_empty() && !text.ends_with(b"\n") {
            text.push(b'\n');
        }
    }
    (text, is_complete)
}

/// Opens a file, or standard input for `-`.
pub fn open(path: &OsString) -> Result<Box<dyn Read>, CliError> {
    if path == STDIN {
        return Ok(Box::new(io::stdin().lock()));
    }
    File::open(path).map(|file| Box::new(file) as Box<dyn Read>).map_err(|source| failed(path, source))
}

/// The error of reading a file or standard input.
pub fn failed(path: &OsString, source: io::Error) -> CliError {
    if path == STDIN { CliError::Input(source) } else { CliError::Read { path: path.into(), source } }
}

/// Reads up to [`MAX_INPUT_BYTES`], in the encoding of the byte order mark.
pub fn read(source: impl Read, text: &mut Vec<u8>, session: &Session<'_>) -> io::Result<()> {
    let (start, room) = (text.len(), MAX_INPUT_BYTES.saturating_sub(text.len() + 1));
    source.take(room as u64 + 1).read_to_end(text)?;
    let was_cut = text.len() >= MAX_INPUT_BYTES;
    text.truncate(MAX_INPUT_BYTES - 1);
    if let Some(decoded) = decoded(&text[start..]) {
        text.truncate(start);
        text.extend(decoded);
    }
    if was_cut || text.len() >= MAX_INPUT_BYTES {
        text.truncate(MAX_INPUT_BYTES - 1);
        session.note(&session.ui.text_too_long.replace("{size}", MAX_INPUT_TEXT));
    }
    Ok(())
}

/// A text without its byte order mark, decoded from UTF-16, which PowerShell writes; `None` without a mark.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    match text {
        [0xff, 0xfe, units @ ..] => decode_utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => decode_utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, text @ ..] => Some(text.to_vec()),
        _ => None,
    }
}

/// Decodes UTF-16; `None` if almost nothing of it is ASCII, because the bytes are then not UTF-16.
fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Vec<u8>> {
    const MIN_ASCII_SHARE: usize = 32;
    let units = bytes.as_chunks().0.iter().map(|bytes| unit(*bytes));
    let ascii_count = units.clone().filter(|unit| *unit < 0x80).count();
    if ascii_count * MIN_ASCII_SHARE < units.len() || ascii_count == 0 {
        return None;
    }
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(letters.collect::<String>().into_bytes())
}
