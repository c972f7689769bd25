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

/// Reads as much as there is room for.
pub fn read(source: impl Read, text: &mut Vec<u8>, words: &Words) -> io::Result<()> {
    let room = MOST.saturating_sub(text.len() + 1);
    source.take(room as u64 + 1).read_to_end(text)?;
    if text.len() >= MOST {
        text.truncate(MOST - 1);
        eprint_text(&words.text_too_long.replace("{size}", "64 MiB"));
    }
    Ok(())
}
