//! Candidates by the words of a text, for any forms of codes: words that look like the beginning
//! of a code, and what follows labels.

use super::block::{ByteSet, Window, padded};
use super::boundary::escape_len;
use super::label::labelled_start;
use super::marks::{Hits, Marks};
use super::scan::Candidate;
use super::source::{Source, sources};
use crate::catalog::Catalog;
use crate::catalog::folded;
use crate::model::Find;

/// A scan for words and labels.
#[derive(Clone, Debug)]
pub(super) struct WordScan {
    pub first: ByteSet,
    marks: Marks,
    /// The first byte of the block that was scanned last, and the first byte that was not scanned.
    block: usize,
    next_block: usize,
    /// What is still to be returned of the block.
    hits: Hits,
}

impl WordScan {
    pub fn new(catalog: Catalog<'_>) -> Self {
        let (mut first, mut marks) = (ByteSet::EMPTY, Marks::NONE);
        for source in sources(catalog.metadata()) {
            marks.labels |= source.depends_on_label();
            if is_listed_anywhere(source) {
                marks.words.add_listed(source.find == Some(Find::Anywhere));
                insert_first_of_listed(catalog, &mut first);
            } else if source.is_anywhere() {
                marks.words.add(source.form);
                source.insert_first_bytes(&mut first);
            }
        }
        marks.digit_first = first.contains(b'0');
        Self { first, marks, block: 0, next_block: 0, hits: Hits::default() }
    }

    #[inline]
    pub fn next(&mut self, text: &[u8]) -> Option<Candidate> {
        loop {
            let lane = (self.hits.words | self.hits.labels).leading_zeros();
            if lane == u64::BITS {
                if self.next_block >= text.len() {
                    return None;
                }
                self.look(text);
                continue;
            }
            let at = self.block + lane as usize;
            let bit = 1 << 63 >> lane;
            if self.hits.words & bit != 0 {
                self.hits.words ^= bit;
                // A code may start with a `-` before the word, or after an escape.
                let has_minus = at > 0 && text.get(at - 1) == Some(&b'-');
                return Some(Candidate {
                    starts: at - usize::from(has_minus)..at + 1 + escape_len(text, at),
                    label: None,
                });
            }
            self.hits.labels ^= bit;
            if let Some((start, label)) = labelled_start(text, at + 1) {
                return Some(Candidate { starts: start..start + 1, label: Some(label) });
            }
        }
    }

    /// Scans the next block.
    #[inline]
    fn look(&mut self, text: &[u8]) {
        self.block = self.next_block;
        let (hits, len) = match Window::at(text, self.block) {
            Some(window) => self.marks.hits(window),
            None => self.marks.hits(Window(&padded(text, self.block))),
        };
        self.hits = hits;
        self.next_block += len;
    }
}

/// Whether some of its codes are listed and need no label.
fn is_listed_anywhere(source: Source<'_>) -> bool {
    source.form.is_listed() && source.find != Some(Find::Labelled)
}

/// Inserts the bytes between the first ones of the first and the last code, which are sorted.
fn insert_first_of_listed(catalog: Catalog<'_>, set: &mut ByteSet) {
    let data = catalog.data();
    let first = |place: Option<&u32>| folded(data.errors.get(*place? as usize)?.code.as_str()).next();
    let (Some(low), Some(high)) = (first(data.folded_order.first()), first(data.folded_order.last())) else { return };
    set.insert_all((low..=high).flat_map(|byte| [byte, byte.to_ascii_uppercase()]));
    set.insert(b'-');
}
