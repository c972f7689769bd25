//! Error codes in text.
//!
//! A scan over the text proposes positions where a code may start, many bytes at a time; then the
//! forms of the services, the boundaries of words and labels such as `error code:` decide.

mod anchors;
mod block;
mod boundary;
mod gap;
mod label;
mod listed;
mod marks;
mod matcher;
mod scan;
mod source;
mod words;

use core::iter::FusedIterator;
use core::ops::Range;

use crate::catalog::Catalog;
use crate::model::{Code, CodeBuf, ErrorCode};
use label::{Label, MAX_LABEL_BYTES};
use matcher::Matcher;
use scan::Scan;

/// The rules for codes in texts, for expressions that find codes; not part of the public API.
#[doc(hidden)]
pub mod rules {
    pub use super::boundary::Joint;
    pub use super::listed::is_joined;
    pub use super::source::{Source, of_service};
}

/// A code in a text; see [`Catalog::find_codes`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundCode<'a> {
    /// The code in the spelling of the catalog, or of its form if the catalog does not have it.
    pub code: CodeBuf,
    /// The position of the code in the text, in bytes.
    pub range: Range<usize>,
    /// The record of the code; `None` for unknown codes and codes of external services.
    pub error: Option<&'a ErrorCode<'a>>,
}

/// The codes in a text, in order; see [`Catalog::find_codes`].
#[derive(Clone, Debug)]
pub struct FoundCodes<'a, 't> {
    matcher: Matcher<'a>,
    text: &'t [u8],
    scan: Scan,
    /// Codes that start before this byte have been found or ruled out.
    done: usize,
}

/// The greatest distance, in bytes, at which text affects whether a code is found.
///
/// If a text is searched in parts, the parts must overlap by this many bytes, or end at line ends.
#[doc(hidden)]
pub const REACH: usize = 256;

// A code that is cut off from its label, or found only because it is, ends before that.
const _: () = assert!(MAX_LABEL_BYTES + Code::MAX_LEN < REACH);

impl<'a> Catalog<'a> {
    /// Finds the codes in any text: a response, a log, a page.
    ///
    /// A code has exactly its form and is not part of a longer word, file name or version:
    /// `specs.1000`, `Ecs.0005.log` and `LABEL.COMMON.0017` contain none. Letter case is ignored in
    /// the literal text of forms. Where a code would be ambiguous, such as a bare number or a single
    /// word, it counts only after a label: `error code: 1062`, `errno=1062`, `错误码1062`. `docs/catalog.md` has the
    /// complete rules.
    ///
    /// The result has the codes of the catalog, unknown codes in the forms of its services, and
    /// codes of external services. The text need not be UTF-8. Nothing is allocated, and the time is
    /// linear in the length of the text.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// let text = "attach failed (ECS.0085), then Ecs.0404; see Ecs.0085.log";
    /// let found: Vec<_> = catalog.find_codes(text.as_bytes()).collect();
    /// assert_eq!(found[0].code.as_str(), "Ecs.0085");
    /// assert_eq!(&text[found[0].range.clone()], "ECS.0085");
    /// // A code of the service that the catalog does not have.
    /// assert_eq!((found[1].code.as_str(), found[1].error), ("Ecs.0404", None));
    /// assert_eq!(found.len(), 2);
    /// ```
    #[must_use]
    pub fn find_codes<'t>(&self, text: &'t [u8]) -> FoundCodes<'a, 't> {
        FoundCodes { matcher: Matcher::new(*self), text, scan: Scan::new(*self), done: 0 }
    }
}

impl<'a> FoundCodes<'a, '_> {
    /// The code that starts at a position of a candidate, which may have a label.
    #[inline]
    fn code_at(&self, start: usize, label: Option<Label>) -> Option<FoundCode<'a>> {
        let label = match label {
            None if !self.scan.can_start(self.text, start) => return None,
            None => self.scan.label_before(self.text, start),
            label => label,
        };
        let is_possible = label.is_some() || self.scan.can_start_anywhere(self.text, start);
        if is_possible { self.matcher.code_at(self.text, start, label) } else { None }
    }
}

impl<'a> Iterator for FoundCodes<'a, '_> {
    type Item = FoundCode<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(candidate) = self.scan.next(self.text) {
            let mut starts = candidate.starts.start.max(self.done)..candidate.starts.end;
            if let Some(found) = starts.find_map(|start| self.code_at(start, candidate.label)) {
                self.done = found.range.end;
                return Some(found);
            }
            self.done = self.done.max(candidate.starts.end);
        }
        None
    }
}

impl FusedIterator for FoundCodes<'_, '_> {}
