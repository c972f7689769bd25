//! The input of `explain`: files, standard input, or the arguments themselves.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ecs_err::{Catalog, Match, UiText};

use super::error::{CliError, eprint_text};

/// The maximum number of bytes read.
pub const MAX_INPUT_BYTES: usize = 64 << 20;

/// [`MAX_INPUT_BYTES`] as text.
const MAX_INPUT_TEXT: &str = "64 MiB";

/// Whether arguments name files rather than being the text.
///
/// They do if none of them is a text, and one of them is a file or there is only one. `-` is standard input.
pub fn are_files(catalog: Catalog<'_>, arguments: &[String]) -> bool {
    let is_file = |argument: &String| argument == "-" || Path::new(argument).is_file();
    let is_text = |argument: &String| {
        argument.is_empty()
            || argument.contains(|letter: char| letter.is_whitespace() || letter == '{')
            || catalog.find_codes(argument.as_bytes()).next().is_some()
            || !matches!(catalog.resolve(argument), Match::NotACode)
    };
    arguments.iter().all(|argument| is_file(argument) || !is_text(argument))
        && (arguments.len() == 1 || arguments.iter().any(is_file))
}

/// Reads files, one after the other.
pub fn read_files(paths: &[String], ui: &UiText) -> Result<Vec<u8>, CliError> {
    let mut text = Vec::new();
    for path in paths {
        let failed = |source| CliError::Read { path: path.into(), source };
        if path == "-" {
            read(io::stdin().lock(), &mut text, ui).map_err(CliError::Input)?;
        } else {
            read(File::open(path).map_err(failed)?, &mut text, ui).map_err(failed)?;
        }
        if !text.ends_with(b"\n") {
            text.push(b'\n');
        }
    }
    Ok(text)
}

/// Reads up to [`MAX_INPUT_BYTES`], in the encoding of the byte order mark.
pub fn read(source: impl Read, text: &mut Vec<u8>, ui: &UiText) -> io::Result<()> {
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
        eprint_text(&ui.text_too_long.replace("{size}", MAX_INPUT_TEXT));
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
