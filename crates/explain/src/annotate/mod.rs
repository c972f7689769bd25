//! Annotates a text that arrives in chunks, such as a log, with explanations of its codes.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! # let catalog = example::catalog();
//! use ecs_err_explain::annotate::{Annotator, Options};
//!
//! let mut out = Vec::new();
//! let mut annotator = Annotator::new(catalog, &Options::new(&["en"]));
//! annotator.push(b"started\nfailed: Ecs.00", &mut out)?;
//! annotator.push(b"85\n", &mut out)?;
//! annotator.finish(&mut out)?;
//! let expected = "started\nfailed: Ecs.0085\n  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.\n";
//! assert_eq!(String::from_utf8_lossy(&out), expected);
//! let explanation = annotator.explanation(ecs_err_core::Code::from_static("Ecs.0085"));
//! assert_eq!(explanation, "Ecs.0085 The ECS does not have the NIC. Use another NIC.");
//! # std::io::Result::Ok(())
//! ```

mod counts;
mod explain;
mod options;

use std::borrow::Cow;
use std::io::{self, Write};

use base64::display::Base64Display;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use counts::Counts;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::find::REACH;
use ecs_err_core::{Code, CodeBuf};
use explain::Explainer;

pub use options::{Options, Style};

/// The maximum number of bytes printed of a line that is buffered until its codes are known: in JSON, and with
/// [`Options::only_matching_lines`].
pub const MAX_BUFFERED_LINE_BYTES: usize = 1 << 20;

/// The mark at the end of a truncated line.
const CUT_MARK: &str = " …";

/// Longer lines are searched in parts of this size.
const PART_BYTES: usize = 64 << 10;

/// Annotates a text that arrives in chunks. The output does not depend on how the text is split.
///
/// The text need not be UTF-8, and its lines may have any length: memory is bounded.
#[derive(Debug)]
pub struct Annotator<'a> {
    catalog: Catalog<'a>,
    explainer: Explainer<'a>,
    style: Style,
    only_matching_lines: bool,
    counts: Counts,
    /// The number of the line that is being read; kept for JSON only.
    line: u64,
    /// The line that is being read, or its end if it is long.
    open: Vec<u8>,
    /// The number of searched bytes of `open`, which are kept as context of the bytes after them. 0 if the line is not
    /// long.
    seen: usize,
    /// The searched part of a long line that is buffered: at most one byte more than is printed.
    held: Vec<u8>,
}

impl<'a> Annotator<'a> {
    /// Creates an annotator at the start of a text.
    #[must_use]
    pub fn new(catalog: Catalog<'a>, options: &Options<'a>) -> Self {
        Self {
            catalog,
            explainer: Explainer::new(catalog, options),
            style: options.style,
            only_matching_lines: options.only_matching_lines,
            counts: Counts::default(),
            line: 1,
            open: Vec::new(),
            seen: 0,
            held: Vec::new(),
        }
    }

    /// Annotates the next chunk of the text. An incomplete line at its end continues in the next chunk.
    ///
    /// # Errors
    /// If writing to `out` fails.
    pub fn push(&mut self, chunk: &[u8], out: &mut impl Write) -> io::Result<()> {
        let Some(last) = chunk.iter().rposition(|byte| *byte == b'\n') else { return self.keep(chunk, out) };
        let (mut lines, rest) = chunk.split_at(last + 1);
        if !self.open.is_empty() {
            let end = lines.iter().position(|byte| *byte == b'\n').unwrap_or(last) + 1;
            let (line, others) = lines.split_at(end);
            self.keep(line, out)?;
            self.finish(out)?;
            lines = others;
        }
        self.lines(lines, out)?;
        self.keep(rest, out)
    }

    /// Annotates the incomplete last line at the end of the text.
    ///
    /// # Errors
    /// If writing to `out` fails.
    pub fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.seen == 0 {
            let line = std::mem::take(&mut self.open);
            self.lines(&line, out)?;
            // Reuses the buffer.
            self.open = line;
        } else {
            self.end_long_line(out)?;
        }
        self.open.clear();
        Ok(())
    }

    /// The codes read so far with their counts, the most frequent first, then by code.
    #[must_use]
    pub fn counts(&self) -> Vec<(CodeBuf, u64)> {
        self.counts.by_frequency()
    }

    /// The number of occurrences that are neither explained nor in [`counts`](Self::counts): further codes outside the
    /// catalog after thousands of different ones.
    #[must_use]
    pub const fn overflow_count(&self) -> u64 {
        self.counts.others()
    }

    /// The meaning of a code on one line.
    #[must_use]
    pub fn summary(&self, code: Code<'_>) -> String {
        self.explainer.summary(code)
    }

    /// The code, its meaning and the action, as they are written below a line.
    #[must_use]
    pub fn explanation(&self, code: Code<'_>) -> String {
        self.explainer.explanation(code)
    }

    /// Annotates whole lines; the last one may be without its end.
    fn lines(&mut self, text: &[u8], out: &mut impl Write) -> io::Result<()> {
        // No code crosses the end of a line, so all lines are searched together.
        let mut found = self.catalog.find_codes(text).peekable();
        let mut done = 0;
        while let Some(first) = found.next() {
            let (before, after) = text.split_at(first.range.start);
            let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let end = after.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| before.len() + at + 1);
            self.without_codes(&text[done..start], out)?;
            self.counts.add(&first, self.catalog);
            while let Some(next) = found.next_if(|next| next.range.start < end) {
                self.counts.add(&next, self.catalog);
            }
            let (line, line_end) = split_end(&text[start..end]);
            self.with_codes(line, line_end, out)?;
            done = end;
        }
        self.without_codes(&text[done..], out)
    }

    /// Writes lines without codes.
    fn without_codes(&mut self, lines: &[u8], out: &mut impl Write) -> io::Result<()> {
        match (self.style, self.only_matching_lines) {
            (Style::Json, true) => self.line += lines.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>(),
            (Style::Json, false) => {
                for line in lines.split_inclusive(|byte| *byte == b'\n') {
                    self.object(split_end(line).0, out)?;
                }
            }
            (_, true) => {}
            (_, false) => out.write_all(lines)?,
        }
        Ok(())
    }

    /// Writes a line with the codes that were counted since the last line.
    fn with_codes(&mut self, line: &[u8], end: &[u8], out: &mut impl Write) -> io::Result<()> {
        if self.style == Style::Json {
            self.object(line, out)?;
        } else {
            let printed = if self.only_matching_lines { cut(line) } else { line };
            out.write_all(printed)?;
            if printed.len() < line.len() {
                out.write_all(CUT_MARK.as_bytes())?;
            }
            self.explanations(end, out)?;
        }
        self.counts.end_line();
        Ok(())
    }

    /// Writes the explanations of the codes of a line, and the line end.
    fn explanations(&self, end: &[u8], out: &mut impl Write) -> io::Result<()> {
        for code in self.counts.of_line() {
            if self.style == Style::Inline {
                out.write_all("  ← ".as_bytes())?;
            } else {
                out.write_all(if end.is_empty() { b"\n" } else { end })?;
                out.write_all("  ↳ ".as_bytes())?;
            }
            self.explainer.write(code.as_code(), out)?;
        }
        out.write_all(end)
    }

    /// Writes a line as an object.
    fn object(&mut self, line: &[u8], out: &mut impl Write) -> io::Result<()> {
        let printed = cut(line);
        let text = String::from_utf8_lossy(printed);
        write!(out, "{{\"line\":{},\"text\":", self.line)?;
        serde_json::to_writer(&mut *out, &text)?;
        if let Cow::Owned(_) = text {
            write!(out, ",\"bytes\":\"{}\"", Base64Display::new(printed, &BASE64_STANDARD))?;
        }
        if printed.len() < line.len() {
            write!(out, ",\"truncated\":true")?;
        }
        let records: Value = self.counts.of_line().iter().map(|code| self.explainer.record(code.as_code())).collect();
        writeln!(out, ",\"codes\":{records}}}")?;
        self.line += 1;
        Ok(())
    }

    /// Buffers an incomplete line.
    fn keep(&mut self, part: &[u8], out: &mut impl Write) -> io::Result<()> {
        for part in part.chunks(PART_BYTES) {
            self.open.extend_from_slice(part);
            if self.open.len() > PART_BYTES {
                // A match near the end may change with the bytes after it.
                let end = self.open.len() - REACH;
                self.look(end, out)?;
                self.open.drain(..end - REACH);
                self.seen = REACH;
            }
        }
        Ok(())
    }

    /// Searches the buffered part of a long line up to a position, and writes it.
    fn look(&mut self, end: usize, out: &mut impl Write) -> io::Result<()> {
        for found in self.catalog.find_codes(&self.open) {
            if (self.seen..end).contains(&found.range.start) {
                self.counts.add(&found, self.catalog);
            }
        }
        let part = &self.open[self.seen..end];
        if !self.only_matching_lines && self.style != Style::Json {
            return out.write_all(part);
        }
        let room = MAX_BUFFERED_LINE_BYTES + 1 - self.held.len();
        self.held.extend(&part[..part.len().min(room)]);
        Ok(())
    }

    fn end_long_line(&mut self, out: &mut impl Write) -> io::Result<()> {
        let (line, end) = split_end(&self.open);
        self.look(line.len(), out)?;
        self.seen = 0;
        let line = std::mem::take(&mut self.held);
        match (self.style, self.only_matching_lines) {
            (Style::Json, false) => self.object(&line, out)?,
            (_, true) if self.counts.line_has_codes() => return self.with_codes(&line, end, out),
            (_, true) => self.line += 1,
            (_, false) => self.explanations(end, out)?,
        }
        self.counts.end_line();
        Ok(())
    }
}

/// Splits a line from its end, which the last line of a text may lack.
fn split_end(line: &[u8]) -> (&[u8], &'static [u8]) {
    match line {
        [line @ .., b'\r', b'\n'] => (line, b"\r\n"),
        [line @ .., b'\n'] => (line, b"\n"),
        _ => (line, b""),
    }
}

/// The part of a buffered line that is printed; it ends with a whole character.
fn cut(line: &[u8]) -> &[u8] {
    if line.len() <= MAX_BUFFERED_LINE_BYTES {
        return line;
    }
    let begins = |at: &usize| line[*at] & 0xc0 != 0x80;
    let end =
        (MAX_BUFFERED_LINE_BYTES - 3..=MAX_BUFFERED_LINE_BYTES).rev().find(begins).unwrap_or(MAX_BUFFERED_LINE_BYTES);
    &line[..end]
}
