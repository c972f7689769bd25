//! The places of a text where codes may start.

use core::ops::Range;

use super::anchors::AnchorScan;
use super::boundary::is_word_start;
use super::label::{Label, label_before};
use super::words::WordScan;
use crate::catalog::Catalog;

/// A few bytes of a text that a code may start at.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub starts: Range<usize>,
    /// The label in front of the only start, if there is one.
    pub label: Option<Label>,
}

/// A search for the places of a text where codes may start.
#[derive(Clone, Debug)]
pub(super) enum Scan {
    /// The fast way, for codes like `Prefix.digits`.
    Anchors(AnchorScan),
    /// The general way.
    Words(WordScan),
}

impl Scan {
    pub fn new(catalog: Catalog<'_>) -> Self {
        AnchorScan::new(catalog.metadata()).map_or_else(|| Self::Words(WordScan::new(catalog)), Self::Anchors)
    }

    /// The next candidate, in the order of the text.
    #[inline]
    pub fn next(&mut self, text: &[u8]) -> Option<Candidate> {
        match self {
            Self::Anchors(scan) => scan.next(text),
            Self::Words(scan) => scan.next(text),
        }
    }

    /// Whether a code can start at this place of a candidate that has no label.
    #[inline]
    pub fn can_start(&self, text: &[u8], start: usize) -> bool {
        let first = match self {
            Self::Anchors(scan) => scan.first,
            Self::Words(scan) => scan.first,
        };
        text.get(start).is_some_and(|byte| first.contains(*byte)) && is_word_start(text, start)
    }

    /// The label in front of such a place, where the scan does not start from labels.
    #[inline]
    pub fn label_before(&self, text: &[u8], start: usize) -> Option<Label> {
        match self {
            Self::Anchors(scan) if scan.has_labels => label_before(text, start),
            _ => None,
        }
    }

    /// Whether a code can start at such a position without a label.
    #[inline]
    pub fn can_start_anywhere(&self, text: &[u8], start: usize) -> bool {
        match self {
            Self::Anchors(scan) => text.get(start).is_some_and(|byte| scan.first_anywhere.contains(*byte)),
            Self::Words(_) => true,
        }
    }
}
