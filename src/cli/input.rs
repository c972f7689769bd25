//! What is read to be explained: files, standard input, or the arguments themselves.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ecs_err::{Catalog, Resolution, Words};

use super::failure::{Failure, eprint_text};

/// No more of a text is read than this.
pub const MOST: usize = 64 << 20;

/// What is to be explained: files if all of the arguments are files, else the arguments themselves.
///
/// A single word that is neither a file nor says anything was to be a file.
pub fn of_arguments(catalog: &Catalog<'_>, arguments: &[String], words: &Words) -> Result<Vec<u8>, Failure> {
    let is_text = |argument: &String| {
        argument.contains(|letter: char| letter.is_whitespace() || letter == '{')
            || catalog.find_codes(argument.as_bytes()).next().is_some()
            || !matches!(catalog.resolve(argument), Resolution::NotACode)
    };
    let is_file = |argument: &String| argument == "-" || Path::new(argument).is_file();
    let are_files = match arguments {
        [one] => is_file(one) || !is_text(one),
        several => several.iter().all(is_file),
    };
    let mut text = Vec::new();
    if arguments.is_empty() {
        read(io::stdin().lock(), &mut text, words).map_err(Failure::Input)?;
    } else if are_files {
        for argument in arguments {
            let failed = |source| Failure::Read { path: argument.into(), source };
            if argument == "-" {
                read(io::stdin().lock(), &mut text, words).map_err(Failure::Input)?;
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
pub fn read(source: impl Read, text: &mut Vec<u8>, words: &Words) -> io::Result<()> {
    let (start, room) = (text.len(), MOST.saturating_sub(text.len() + 1));
    source.take(room as u64 + 1).read_to_end(text)?;
    let was_cut = text.len() >= MOST;
    text.truncate(MOST - 1);
    if let Some(decoded) = decoded(&text[start..]) {
        text.truncate(start);
        text.extend(decoded);
    }
    if was_cut || text.len() >= MOST {
        text.truncate(MOST - 1);
        eprint_text(&words.text_too_long.replace("{size}", "64 MiB"));
    }
    Ok(())
}

/// What was read without its byte order mark, and out of UTF-16, in which PowerShell writes files;
/// `None` if it has no such mark.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let in_units = |units: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = units.as_chunks().0.iter().map(|bytes| unit(*bytes));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    // Every text in UTF-16 with a code, a number or a line end has zeros; other bytes seldom do.
    let has_zeros = text.contains(&0);
    match text {
        [0xff, 0xfe, units @ ..] if has_zeros => Some(in_units(units, u16::from_le_bytes).into_bytes()),
        [0xfe, 0xff, units @ ..] if has_zeros => Some(in_units(units, u16::from_be_bytes).into_bytes()),
        [0xef, 0xbb, 0xbf, text @ ..] => Some(text.to_vec()),
        _ => None,
    }
}
