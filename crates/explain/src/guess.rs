//! The codes that a message without a code probably has, judged by its words.
//!
//! The words of a message are compared with those of each error's messages and descriptions, in every language of the
//! catalog. Words that the catalog's synonyms group count as one, and rare words count for more. It is a guess: the
//! words need not be those of a known message, so it never counts as a code of the message.

use std::collections::{HashMap, HashSet};

use ecs_err_core::Catalog;
use ecs_err_core::model::ErrorCode;
use ecs_err_core::template::Template;

mod words;

use words::Words;

/// How much of a text is looked at, in bytes.
const MAX_TEXT_BYTES: usize = 4096;

/// More errors than this that fit equally well say nothing.
const MAX_GUESSES: usize = 4;

/// How much of an error's words the message must have, and how much of the message's words the error.
const MIN_RECALL: f64 = 0.6;
const MIN_PRECISION: f64 = 0.6;

/// The weight of all words that they must have in common; that of one rare word is not enough.
const MIN_WEIGHT: f64 = 2.0;

/// How much worse than the best one a guess may fit.
const MAX_DIFFERENCE: f64 = 0.08;

/// The weight of a word that no error has, compared with that of one that one error has.
const UNKNOWN: f64 = 0.6;

/// How much less a message of practice counts than one of the reference.
const SEEN: f64 = 0.95;

/// A word or a group of synonyms.
type Term = u32;

/// The terms of a text about an error, and how much the text counts.
type Phrase = (HashSet<Term>, f64);

/// A part of a message.
struct Clause {
    terms: HashSet<Term>,
    /// Whether it is a value in quotes, or the whole message.
    is_whole: bool,
}

/// How much each term says.
struct Weights {
    known: HashMap<Term, f64>,
    /// A word that no error has tells that the message is about something else.
    unknown: f64,
}

impl Weights {
    fn sum(&self, terms: &HashSet<Term>) -> f64 {
        terms.iter().map(|term| self.known.get(term).copied().unwrap_or(self.unknown)).sum()
    }
}

/// Guesses the codes that messages without a code probably have.
pub struct Guesser<'a> {
    words: Words,
    /// The messages that evidence quotes, in lower case: a message that has one is enough.
    quoted: Vec<(String, &'a ErrorCode<'a>)>,
    known: Vec<(&'a ErrorCode<'a>, Vec<Phrase>)>,
    weights: Weights,
}

impl<'a> Guesser<'a> {
    /// Reads the texts of a catalog.
    #[must_use]
    pub fn new(catalog: Catalog<'a>) -> Self {
        let mut words = Words::new(catalog);
        let known: Vec<(&ErrorCode<'_>, Vec<Phrase>)> =
            catalog.errors().iter().map(|error| (error, phrases(catalog, error, &mut words))).collect();
        let weights = Weights { known: weights(&known), unknown: UNKNOWN * weight(known.len(), 1) };
        let quoted = catalog.errors().iter().flat_map(|error| {
            let messages = quoted_messages(error).filter(|text| text.contains(' '));
            messages.map(move |text| (text.to_lowercase(), error))
        });
        Self { quoted: quoted.collect(), words, known, weights }
    }

    /// The errors that a message without a code probably means, the most probable one first; empty if its words do not
    /// say enough.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// use ecs_err_explain::Guesser;
    ///
    /// let guesser = Guesser::new(catalog);
    /// assert!(guesser.guess("all is well").is_empty());
    /// ```
    #[must_use]
    pub fn guess(&self, message: &str) -> Vec<&'a ErrorCode<'a>> {
        let end = message.floor_char_boundary(MAX_TEXT_BYTES);
        let Self { words, known, weights, .. } = self;
        let lower = message[..end].to_lowercase();
        let mut quoting: Vec<&ErrorCode<'_>> =
            self.quoted.iter().filter(|(text, _)| lower.contains(text.as_str())).map(|(_, error)| *error).collect();
        quoting.dedup();
        if !quoting.is_empty() && quoting.len() <= MAX_GUESSES {
            return quoting;
        }
        let clauses = words::clauses(&message[..end]);
        let is_alone = clauses.len() == 1;
        let clauses: Vec<Clause> = clauses
            .into_iter()
            .filter(|(clause, _)| words.tells_failure(clause))
            .map(|(clause, is_value)| Clause { terms: words.terms(&clause), is_whole: is_value || is_alone })
            .collect();
        let mut scored: Vec<(f64, &ErrorCode<'_>)> = Vec::new();
        for (error, phrases) in known {
            let pairs = clauses.iter().flat_map(|clause| phrases.iter().map(move |phrase| (clause, phrase)));
            let fits = pairs
                .filter_map(|(clause, (phrase, importance))| Some(importance * fit(clause, phrase, words, weights)?));
            if let Some(score) = fits.reduce(f64::max) {
                scored.push((score, error));
            }
        }
        scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let best = scored.first().map_or(0.0, |(score, _)| *score);
        scored.retain(|(score, _)| *score >= best - MAX_DIFFERENCE);
        if scored.len() > MAX_GUESSES {
            scored.retain(|(score, _)| *score >= best);
        }
        if scored.len() > MAX_GUESSES { Vec::new() } else { scored.into_iter().map(|(_, error)| error).collect() }
    }
}

/// How well a clause fits a text about an error, from 0 to 1; `None` if it does not say the same.
fn fit(clause: &Clause, phrase: &HashSet<Term>, words: &Words, weights: &Weights) -> Option<f64> {
    let common: HashSet<Term> = phrase.intersection(&clause.terms).copied().collect();
    let says_that_it_failed = phrase.iter().any(|term| words.is_failure(*term))
        && phrase.iter().all(|term| !words.is_failure(*term) || common.contains(term));
    // A value such as 'SoldOut' says all that is to be said; in a clause, one thing says too little.
    let says_enough = common.len() > 1 || clause.is_whole && clause.terms.len() == 1;
    let weight = weights.sum(&common);
    let (recall, precision) = (weight / weights.sum(phrase), weight / weights.sum(&clause.terms));
    let fits = recall >= MIN_RECALL && precision >= MIN_PRECISION && weight >= MIN_WEIGHT;
    (says_that_it_failed && says_enough && fits).then(|| 2.0 * recall * precision / (recall + precision))
}

/// The terms of the first sentence of each text about an error, and of what its evidence quotes.
fn phrases(catalog: Catalog<'_>, error: &ErrorCode<'_>, words: &mut Words) -> Vec<Phrase> {
    let rows = std::iter::once(error.first_case()).chain(error.cases.iter().copied());
    let texts = rows.flat_map(|row| [row.message, row.description]);
    let texts = texts.flat_map(|text| text.iter().map(|(_, text)| (text, 1.0)).collect::<Vec<_>>());
    let seen = catalog.recognized_messages(error).map(|text| (text, SEEN));
    let texts = texts.chain(seen).chain(quoted_messages(error).map(|text| (text, SEEN)));
    let phrases =
        texts.map(|(text, importance)| (words.learn(&literals(catalog.template(first_sentence(text)))), importance));
    phrases.filter(|(terms, _)| terms.len() > 1).collect()
}

/// The messages that the evidence of an error quotes.
fn quoted_messages<'a>(error: &ErrorCode<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let causes = error.seen.iter().flat_map(|seen| seen.cause.iter());
    causes.flat_map(|(_, text)| words::quoted(text))
}

/// The text of a template without its placeholders.
fn literals(template: Template<'_>) -> String {
    template.pieces().map(|piece| piece.literal().unwrap_or(" ")).collect()
}

fn first_sentence(text: &str) -> &str {
    let end = text.find(['。', '；']).into_iter().chain(text.find(". ")).chain(text.find("; ")).min();
    &text[..end.unwrap_or(text.len())]
}

/// How much each term says: the fewer errors have it, the more.
fn weights(known: &[(&ErrorCode<'_>, Vec<Phrase>)]) -> HashMap<Term, f64> {
    let mut counts: HashMap<Term, usize> = HashMap::new();
    for (_, phrases) in known {
        let terms: HashSet<Term> = phrases.iter().flat_map(|(phrase, _)| phrase).copied().collect();
        for term in terms {
            *counts.entry(term).or_default() += 1;
        }
    }
    counts.into_iter().map(|(term, count)| (term, weight(known.len(), count))).collect()
}

fn weight(errors: usize, count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a catalog has fewer errors than a float has integers")]
    let (errors, count) = (errors as f64, count as f64);
    ((errors + 1.0) / count).ln()
}
