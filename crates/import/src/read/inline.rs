//! What the readers of inline markup share: a place in a text with the plain text so far, and a limit on what names insert.

use std::cell::Cell;
use std::collections::HashMap;

use super::error::{ReadProblem, Result};
use super::limits::Limits;

/// A text that is read from its beginning, and the plain text that it gives.
pub(super) struct Scan<'s> {
    pub(super) text: &'s str,
    /// Where the rest begins.
    pub(super) at: usize,
    pub(super) plain: String,
    /// Marks that nothing closes after a place, so that they are looked for once.
    unclosed: HashMap<&'static str, usize>,
}

impl<'s> Scan<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self { text, at: 0, plain: String::with_capacity(text.len()), unclosed: HashMap::new() }
    }

    pub(super) fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// Takes a character that is no markup.
    pub(super) fn copy(&mut self, letter: char) {
        self.plain.push(letter);
        self.at += letter.len_utf8();
    }

    /// The text from a place to a closing mark, of which the texts before and after it show that it closes; goes on
    /// after the mark.
    pub(super) fn enclosed(
        &mut self,
        start: usize,
        close: &'static str,
        is_end: impl Fn(&str, &str) -> bool,
    ) -> Option<&'s str> {
        if self.unclosed.get(close).is_some_and(|none_after| start >= *none_after) {
            return None;
        }
        let rest = &self.text[start..];
        let mut from = 0;
        while let Some(end) = rest[from..].find(close).map(|found| from + found) {
            let (inner, after) = (&rest[..end], &rest[end + close.len()..]);
            if end > 0 && is_end(inner, after) {
                self.at = start + end + close.len();
                return Some(inner);
            }
            from = end + 1;
        }
        self.unclosed.insert(close, start);
        None
    }
}

/// The bytes that names were replaced by, and how many there may be.
#[derive(Debug)]
pub(super) struct Inserted {
    bytes: Cell<usize>,
    limit: usize,
}

impl Inserted {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { bytes: Cell::new(0), limit: limits.bytes }
    }

    /// The text, or nothing if too much was inserted.
    pub(super) fn take<'t>(&self, text: &'t str) -> &'t str {
        self.bytes.set(self.bytes.get().saturating_add(text.len()));
        if self.bytes.get() <= self.limit { text } else { "" }
    }

    /// Refuses names that insert too much; it was left out.
    pub(super) fn check(&self) -> Result<()> {
        let limit = self.limit;
        if self.bytes.get() > limit { Err(ReadProblem::TooMuchRepeated { limit }.into()) } else { Ok(()) }
    }
}
