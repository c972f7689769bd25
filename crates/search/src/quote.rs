//! The messages that a query may quote, found without a scan of all messages.
//!
//! Each message is indexed by one short run of its fixed words, the rarest it has: a query that
//! quotes the message has the run as well.

use std::ops::Range;

use super::token::Analyzer;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{ErrorCode, PlaceholderStyle};
use ecs_err_core::template::{Piece, Template};

/// The longest run, in words or Chinese characters.
const SHINGLE_WORDS: usize = 5;
/// A message that is not longer, in bytes, is not looked for: it would be in any text.
const MIN_MESSAGE_BYTES: usize = 8;
/// Marks that may be within a word.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// How many messages have each run, roughly: runs that share a place are counted together.
pub struct PhraseShingles {
    counts: Vec<u32>,
    style: PlaceholderStyle,
}

impl PhraseShingles {
    /// Counts the runs of all messages.
    pub fn new(catalog: Catalog<'_>) -> Self {
        let counts = vec![0; (catalog.errors().len() * 16).next_power_of_two()];
        let mut runs = Self { counts, style: catalog.placeholder_style() };
        for message in catalog.errors().iter().flat_map(messages) {
            for run in fixed(catalog.template(message)) {
                let place = runs.place(&run);
                runs.counts[place] += 1;
            }
        }
        runs
    }

    /// The terms that an error's messages are found by.
    pub fn terms(&self, error: &ErrorCode<'_>) -> Vec<String> {
        messages(error)
            .map(|text| fixed(Template { text, style: self.style }))
            .map(|runs| runs.into_iter().min_by_key(|run| self.counts[self.place(run)]).unwrap_or_default())
            .map(|run| term(&run))
            .collect()
    }

    fn place(&self, run: &str) -> usize {
        // FNV-1a, because the standard library's hash may change and with it the index.
        let hash = run
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        #[expect(clippy::cast_possible_truncation, reason = "the upper half is left out anyway")]
        let hash = (hash ^ (hash >> 32)) as usize;
        hash & (self.counts.len() - 1)
    }
}

/// The terms of all messages that a query may quote.
pub fn query_shingles(query: &str) -> Vec<String> {
    let query = query.to_ascii_lowercase();
    let words: Vec<&str> = words(&query).into_iter().map(|range| &query[range]).collect();
    let runs = (1..=SHINGLE_WORDS).flat_map(|length| words.windows(length)).map(|run| term(&run.join(" ")));
    // A message of next to no fixed words has no run.
    let mut terms: Vec<String> = runs.chain([term("")]).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The messages that are long enough to be recognized.
pub fn messages<'a>(error: &ErrorCode<'a>) -> impl Iterator<Item = &'a str> {
    let rows = std::iter::once(error.message).chain(error.cases.iter().map(|case| case.message));
    let seen = error.seen.iter().filter_map(|seen| seen.message);
    let texts = rows.flat_map(|message| message.iter().map(|(_, text)| text).collect::<Vec<_>>());
    texts.chain(seen).filter(|message| message.len() > MIN_MESSAGE_BYTES)
}

fn term(run: &str) -> String {
    format!("\u{2}{run}")
}

/// The runs of a message's fixed words that are in every text that has the message.
fn fixed(template: Template<'_>) -> Vec<String> {
    let mut runs = Vec::new();
    for literal in literals(template) {
        let literal = literal.as_str();
        let mut words = words(literal);
        // A word at the edge may be a part of a longer one in a text.
        let bare = |text: &str| text.trim_matches(APOSTROPHES).is_empty();
        words.retain(|word| {
            !literal[word.clone()].is_ascii() || !(bare(&literal[..word.start]) || bare(&literal[word.end..]))
        });
        let words: Vec<&str> = words.into_iter().map(|word| &literal[word]).collect();
        let length = words.len().clamp(1, SHINGLE_WORDS);
        runs.extend(words.windows(length).map(|run| run.join(" ")));
    }
    runs
}

/// The literal texts of a template in lower case, each up to the next placeholder.
fn literals(template: Template<'_>) -> Vec<String> {
    let mut literals = vec![String::new()];
    for piece in template.trimmed().pieces() {
        match (piece, literals.last_mut()) {
            (Piece::Literal(text), Some(last)) => last.push_str(&text.to_ascii_lowercase()),
            _ => literals.push(String::new()),
        }
    }
    literals
}

/// Where each Latin word and each Chinese character is.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    for piece in Analyzer::pieces(text) {
        if piece.han {
            let letters = text[piece.range.clone()].char_indices();
            words.extend(letters.map(|(at, letter)| {
                let start = piece.range.start + at;
                start..start + letter.len_utf8()
            }));
        } else {
            words.push(piece.range);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Template<'_> {
        Template { text, style: PlaceholderStyle::Percent }
    }

    #[test]
    fn a_quoting_text_has_the_runs_of_the_message() {
        for (message, text) in [
            ("Current flavor %s can not resize to flavor %s.", "err: xcurrent flavor a.1 can not resize to flavor b"),
            ("The disk's ID'%s' isn't valid for %s", "the DISK's ID'x' isn't valid for y"),
            ("当前规格%s不能变更为规格%s。", "提示当前规格s6不能变更为规格c7了"),
            ("%s的ID%s无效", "网卡的ID85无效"),
        ] {
            assert!(template(message).capture(text).is_some(), "{message}");
            let asked = query_shingles(text);
            let runs = fixed(template(message));
            assert!(!runs.is_empty(), "{message}");
            assert!(runs.iter().all(|run| asked.contains(&term(run))), "{message}: {runs:?} in {asked:?}");
        }
    }
}
