//! The codes of one file, read piece by piece.

use std::collections::HashSet;
use std::io::{self, Read};

use ecs_err::find::REACH;
use ecs_err::{Catalog, CodeBuf};

/// How much of a file is in memory.
const BUFFER_BYTES: usize = 1 << 20;
/// A file with a NUL among its first bytes is not text.
const PROBE_BYTES: usize = 8 << 10;
/// Codes on a line with this mark are not looked at.
const IGNORE_MARK: &[u8] = b"ecs-err:ignore";
/// How many unknown codes of a file are listed.
const MAX_LISTED: usize = 1000;

/// The codes of a file.
#[derive(Debug, Default)]
pub struct Codes<'a> {
    /// Codes of the catalog.
    pub used: HashSet<&'a str>,
    /// Codes that it lacks, in order.
    pub unknown: Vec<Unknown>,
    /// How many more there are.
    pub more: usize,
    pub bytes: u64,
}

/// A code that the catalog lacks, and its place: the line and the character, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub code: CodeBuf,
    pub line: usize,
    pub column: usize,
    /// The number of its characters.
    pub len: usize,
}

/// Reads files with one buffer.
pub struct Reader<'a> {
    catalog: Catalog<'a>,
    buffer: Vec<u8>,
}

impl<'a> Reader<'a> {
    pub fn new(catalog: Catalog<'a>) -> Self {
        Self { catalog, buffer: vec![0; BUFFER_BYTES] }
    }

    /// The codes of a text; `None` if it is not text.
    pub fn read(&mut self, mut file: impl Read) -> io::Result<Option<Codes<'a>>> {
        let mut codes = Codes::default();
        // What is before `done` has been looked at, and is kept for the labels and boundaries of what follows.
        let (mut len, mut done) = (0, 0);
        let mut place = Place { line: 1, column: 1 };
        let mut ignored_line = 0;
        loop {
            let count = fill(&mut file, &mut self.buffer[len..])?;
            let is_end = len + count < self.buffer.len();
            if codes.bytes == 0 && self.buffer[..PROBE_BYTES.min(count)].contains(&0) {
                return Ok(None);
            }
            codes.bytes += count as u64;
            len += count;
            let text = &self.buffer[..len];
            // A code near the end may go on in the next piece.
            let end = if is_end { len } else { end_of_piece(text, done) };
            let mut at = done;
            for found in self.catalog.find_codes(text) {
                if found.range.start < done {
                    continue;
                }
                if found.range.start >= end {
                    break;
                }
                if let Some(error) = found.error {
                    if codes.used.contains(error.code.as_str()) || is_ignored(text, found.range.start) {
                        continue;
                    }
                    codes.used.insert(error.code.as_str());
                    continue;
                }
                let code = found.code.as_code();
                if self.catalog.service_of(code).is_none() || self.catalog.retired_code(code).is_some() {
                    continue;
                }
                place.advance(&text[at..found.range.start]);
                at = found.range.start;
                if ignored_line == place.line || is_ignored(text, at) {
                    ignored_line = place.line;
                } else if codes.unknown.len() < MAX_LISTED {
                    let len = found.range.len();
                    codes.unknown.push(Unknown { code: found.code, line: place.line, column: place.column, len });
                } else {
                    codes.more += 1;
                }
            }
            if is_end {
                return Ok(Some(codes));
            }
            place.advance(&text[at..end]);
            let kept = end.saturating_sub(REACH);
            self.buffer.copy_within(kept..len, 0);
            (done, len) = (end - kept, len - kept);
        }
    }
}

/// A place in a text.
struct Place {
    line: usize,
    column: usize,
}

impl Place {
    fn advance(&mut self, text: &[u8]) {
        let mut rest = text;
        if let Some(last) = memchr::memrchr(b'\n', text) {
            self.line += memchr::memchr_iter(b'\n', text).count();
            self.column = 1;
            rest = &text[last + 1..];
        }
        // Other bytes of a character than its first one.
        self.column += rest.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    }
}

/// Where a piece ends: after its last line, or in a long line where what follows can't change what is found.
fn end_of_piece(text: &[u8], done: usize) -> usize {
    let after_line = memchr::memrchr(b'\n', text).map(|at| at + 1);
    // A code after a line end may belong to a label before it.
    let safe = text.len() - REACH;
    after_line.filter(|end| *end > done && *end <= safe).unwrap_or(safe)
}

/// Whether the line at a position has the mark.
fn is_ignored(text: &[u8], at: usize) -> bool {
    let start = memchr::memrchr(b'\n', &text[..at]).map_or(0, |before| before + 1);
    let end = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |len| at + len);
    memchr::memmem::find(&text[start..end], IGNORE_MARK).is_some()
}

/// Fills a buffer as far as the file goes.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut count = 0;
    while count < buffer.len() {
        match file.read(&mut buffer[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Codes<'static> {
        Reader::new(ecs_err::embedded()).read(text).expect("it is in memory").expect("it is text")
    }

    #[test]
    fn places_are_lines_and_characters() {
        let codes = read("ok Ecs.0005\n云服务器 Ecs.9999 Ecs.9998\r\n\nEcs.9997".as_bytes());
        let places: Vec<_> =
            codes.unknown.iter().map(|found| (found.code.as_str(), found.line, found.column, found.len)).collect();
        assert_eq!(places, [("Ecs.9999", 2, 6, 8), ("Ecs.9998", 2, 15, 8), ("Ecs.9997", 4, 1, 8)]);
        assert!(codes.used.contains("Ecs.0005") && codes.used.len() == 1);
    }

    #[test]
    fn codes_are_found_wherever_a_piece_ends() {
        for fill in [b'x', b' ', b'\n'] {
            for before in (BUFFER_BYTES - 2 * REACH - 12..BUFFER_BYTES + 12).step_by(7) {
                let mut text = vec![fill; before];
                text.extend_from_slice(b" Ecs.9999 ");
                text.extend(vec![fill; BUFFER_BYTES]);
                text.extend_from_slice(b" Ecs.9998");
                let codes = read(&text);
                let found: Vec<&str> = codes.unknown.iter().map(|found| found.code.as_str()).collect();
                assert_eq!(found, ["Ecs.9999", "Ecs.9998"], "{before} of {fill}");
                if fill == b' ' {
                    assert_eq!((codes.unknown[0].column, codes.unknown[0].line), (before + 2, 1));
                }
                if fill == b'\n' {
                    assert_eq!((codes.unknown[1].column, codes.unknown[1].line), (2, before + BUFFER_BYTES + 1));
                }
            }
        }
    }

    #[test]
    fn lines_with_the_mark_and_binary_files_are_left_out() {
        let codes = read(b"Ecs.9999 // ecs-err:ignore\nEcs.0005 Ecs.9998 # ecs-err:ignore\nEcs.9997\n");
        assert_eq!(codes.unknown.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["Ecs.9997"]);
        assert!(codes.used.is_empty());
        let mut reader = Reader::new(ecs_err::embedded());
        assert!(reader.read(&b"\x7fELF\0 Ecs.9999"[..]).expect("it is in memory").is_none());
        assert!(reader.read(&b""[..]).expect("it is in memory").is_some());
    }

    #[test]
    fn a_file_of_unknown_codes_is_counted_in_bounded_memory() {
        let codes = read("Ecs.9999\n".repeat(300_000).as_bytes());
        assert_eq!((codes.unknown.len(), codes.more), (MAX_LISTED, 299_000));
        assert_eq!(codes.unknown[999].line, 1000);
    }
}
