//! The body of a request, from a file or standard input.

use std::ffi::OsString;
use std::io::Read as _;

use ecs_err::load::Places;
use ecs_err::messages;

use crate::cli::error::CliError;
use crate::cli::input::{failed, open};

/// The maximum number of bytes of a body. No API takes larger ones; what is meant is probably another file.
const MAX_BODY_BYTES: usize = 16 << 20;

/// [`MAX_BODY_BYTES`] as text.
const MAX_BODY_TEXT: &str = "16 MiB";

/// Reads a body. A byte order mark stays: the service would get it, too.
pub fn read(path: &OsString, shown: &str) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let limit = MAX_BODY_BYTES as u64 + 1;
    open(path)?.take(limit).read_to_end(&mut bytes).map_err(|source| failed(path, source))?;
    if bytes.len() > MAX_BODY_BYTES {
        return Err(CliError::Stated(messages::body_too_large(shown, MAX_BODY_TEXT)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let end = error.utf8_error().valid_up_to();
        let valid = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
        let (line, column) = Places::new(&valid).position(&valid, end);
        CliError::Stated(messages::at_place(format_args!("{shown}:{line}:{column}"), &messages::not_utf_8()))
    })
}
