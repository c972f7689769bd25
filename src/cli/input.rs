//! What is read to be explained: files, standard input, or the arguments themselves.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ecs_err::{Catalog, Match, UiText};

use super::error::{CliError, eprint_text};

/// No more of a text is read than this.
pub const MAX_INPUT_BYTES: usize = 64 << 20;

/// What is to be explained: files if all of the arguments are files, else the arguments themselves.
///
/// A single word that is neither a file nor says anything was to be a file.
pub fn of_arguments(catalog: Catalog<'_>, arguments: &[String], words: &UiText) -> Result<Vec<u8>, CliError> {
    let is_text = |argument: &String| {
        argument.contains(|letter: char| letter.is_whitespace() || letter == '{')
            || catalog.find_codes(argument.as_bytes()).next().is_some()
            || !matches!(catalog.resolve(argument), Match::NotACode)
    };
    let is_file = |argument: &String| argument == "-" || Path::new(argument).is_file();
    let are_files = match arguments {
        [one] => is_file(one) || !is_text(one),
        several => several.iter().all(is_file),
    };
    let mut text = Vec::new();
    if arguments.is_empty() {
        read(io::stdin().lock(), &mut text, words).map_err(CliError::Input)?;
    } else if are_files {
        for argument in arguments {
            let failed = |source| CliError::Read { path: argument.into(), source };
            if argument == "-" {
                read(io::stdin().lock(), &mut text, words).map_err(CliError::Input)?;
            } else {
                read(File::open(argument).map_err(failed)?, &mut text, words).map_err(failed)?;
            }
            if !text.ends_with(b"\n") {
                text.push(b'\n');
            }
        }
    } else {
        text = arguments.join(" ").into_bytes();
    }
    Ok(text)
}

/// Reads as much as there is room for, as UTF-8 where a byte order mark tells another encoding.
pub fn read(source: impl Read, text: &mut Vec<u8>, words: &UiText) -> io::Result<()> {
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
        eprint_text(&words.text_too_long.replace("{size}", "64 MiB"));
    }
    Ok(())
}

/// What was read without its byte order mark, and out of UTF-16, in which PowerShell writes files;
/// `None` if it has no such mark.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    match text {
        [0xff, 0xfe, units @ ..] => of_utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => of_utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, text @ ..] => Some(text.to_vec()),
        _ => None,
    }
}

/// A text out of UTF-16, unless hardly any of it is ASCII: then these are other bytes.
fn of_utf16(units: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Vec<u8>> {
    const ONE_IN: usize = 32;
    let units = units.as_chunks().0.iter().map(|bytes| unit(*bytes));
    let ascii = units.clone().filter(|unit| *unit < 0x80).count();
    if ascii * ONE_IN < units.len() || ascii == 0 {
        return None;
    }
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(letters.collect::<String>().into_bytes())
}
