//! The words of messages, with the synonyms of a catalog as one.

use std::collections::{HashMap, HashSet};

use ecs_err_core::Catalog;
use ecs_err_core::text::is_han;

use super::Term;

/// Words that say nothing about an error.
const STOP_WORDS: &str = "a an the of to in on for with by and or this that it its has have had is are was were be been \
    being do does did can could would should may might must will you your there from at as still then than which \
    current currently specified selected given requested message reason response when because \
    的 了 该 是 为 在 与 和 或 请 将 其 此 被 已";

/// Words that say that something failed, without their endings.
const FAILURES: &str = "not no fail cannot insufficient exceed invalid illegal incorrect unable deni forbidden lock \
    frozen freez occupi use taken sold duplicat timeout already miss lack 不 未 无 没 失 超 禁 占 锁 冻 罄 尽 欠";

/// The terms of a catalog.
pub struct Words {
    /// The terms of words and of phrases of synonyms.
    terms: HashMap<Vec<String>, Term>,
    longest: usize,
    failures: HashSet<Term>,
    /// A subject, the failures that it can have, and the group that stands for both: quota, exceeded, quota exceeded.
    combined: Vec<(Term, HashSet<Term>, Term)>,
    stop_words: HashSet<String>,
    count: Term,
}

impl Words {
    pub fn new(catalog: Catalog<'_>) -> Self {
        let mut words = Self {
            terms: HashMap::new(),
            longest: 1,
            failures: HashSet::new(),
            combined: Vec::new(),
            stop_words: STOP_WORDS.split_whitespace().map(stem).collect(),
            count: 0,
        };
        let failures: HashSet<&str> = FAILURES.split_whitespace().collect();
        let groups: Vec<Vec<Vec<String>>> = catalog
            .synonyms()
            .iter()
            .map(|group| group.iter().map(|phrase| words.split(phrase)).collect())
            .map(|phrases: Vec<Vec<String>>| phrases.into_iter().filter(|phrase| is_telling(phrase)).collect())
            .collect();
        for phrases in &groups {
            let term = words.next();
            let fails = |phrase: &&Vec<String>| phrase.iter().any(|word| failures.contains(word.as_str()));
            // A few phrases about failures do not make a group one: attach, cannot attach.
            if 3 * phrases.iter().filter(fails).count() >= phrases.len().max(1) {
                words.failures.insert(term);
            }
            for phrase in phrases {
                words.longest = words.longest.max(phrase.len());
                words.terms.entry(phrase.clone()).or_insert(term);
            }
        }
        words.combine(&groups);
        words
    }

    /// The terms of a text of the catalog, whose words become known.
    pub fn learn(&mut self, text: &str) -> HashSet<Term> {
        let words = self.split(text);
        for word in &words {
            if !self.terms.contains_key(std::slice::from_ref(word)) {
                let term = self.next();
                if FAILURES.split_whitespace().any(|failure| failure == word) {
                    self.failures.insert(term);
                }
                self.terms.insert(vec![word.clone()], term);
            }
        }
        self.terms_of(&words)
    }

    /// The terms of a text.
    pub fn terms(&self, text: &str) -> HashSet<Term> {
        self.terms_of(&self.split(text))
    }

    /// Whether a text of several words has one that says that something failed.
    pub fn tells_failure(&self, text: &str) -> bool {
        let words = self.split(text);
        let is_failure = |word: &String| FAILURES.split_whitespace().any(|failure| failure == word);
        // No errors, no failed jobs: nothing failed.
        let is_denied =
            words.windows(2).any(|pair| pair[0] == "no" && matches!(&*pair[1], "error" | "fail" | "problem"));
        words.len() > 1 && words.iter().any(is_failure) && !is_denied
    }

    /// Whether a term says that something failed.
    pub fn is_failure(&self, term: Term) -> bool {
        self.failures.contains(&term)
    }

    /// The longest phrases that are known, from the start on; an unknown word is a separate term.
    fn terms_of(&self, words: &[String]) -> HashSet<Term> {
        let mut terms = HashSet::new();
        let (mut at, mut unknown) = (0, Term::MAX);
        while at < words.len() {
            let mut lengths = (1..=self.longest.min(words.len() - at)).rev();
            let found = lengths.find_map(|length| Some((length, self.terms.get(&words[at..at + length])?)));
            if let Some((length, known)) = found {
                terms.insert(*known);
                at += length;
            } else {
                terms.insert(unknown);
                unknown -= 1;
                at += 1;
            }
        }
        for (subject, failures, both) in &self.combined {
            if terms.contains(subject) && !terms.is_disjoint(failures) {
                terms.retain(|term| term != subject && !failures.contains(term));
                terms.insert(*both);
            }
        }
        terms
    }

    /// Finds the groups whose phrases are a subject and a failure, each of which is a separate group.
    fn combine(&mut self, groups: &[Vec<Vec<String>>]) {
        for phrases in groups {
            let Some(both) = phrases.first().and_then(|phrase| self.terms.get(phrase).copied()) else { continue };
            let pair = |phrase: &Vec<String>| {
                let [first, second] = phrase.as_slice() else { return None };
                let term = |word: &String| self.terms.get(std::slice::from_ref(word)).copied();
                let (first, second) = (term(first)?, term(second)?);
                match (self.failures.contains(&first), self.failures.contains(&second)) {
                    (true, false) => Some((second, first)),
                    (false, true) => Some((first, second)),
                    _ => None,
                }
            };
            let pairs: Vec<(Term, Term)> = phrases.iter().filter_map(pair).collect();
            let [(subject, _), (other, _), ..] = pairs.as_slice() else { continue };
            if subject == other {
                self.combined.push((*subject, pairs.iter().map(|(_, failure)| *failure).collect(), both));
            }
        }
    }

    fn next(&mut self) -> Term {
        self.count += 1;
        self.count
    }

    /// The words of a text without their endings, and its Chinese characters, each alone. Values are left out.
    fn split(&self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        let is_part = |letter: char| letter.is_alphanumeric() && !is_han(letter) || matches!(letter, '_' | '-' | '.');
        for token in text.split_inclusive(|letter| !is_part(letter)) {
            let word = token.trim_end_matches(|letter| !is_part(letter));
            if !word.bytes().any(|byte| byte.is_ascii_digit()) {
                words.extend(parts(word).map(|part| stem(&part)));
            }
            words.extend(token[word.len()..].chars().filter(|letter| is_han(*letter)).map(String::from));
        }
        words.retain(|word| !word.is_empty() && !self.stop_words.contains(word));
        words
    }
}

/// Whether a phrase is more than a negation.
fn is_telling(phrase: &[String]) -> bool {
    phrase.iter().any(|word| !matches!(word.as_str(), "not" | "no" | "不" | "无"))
}

/// The words in a word: `SoldOut`, `key_name`.
fn parts(word: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    let mut before = ' ';
    for letter in word.chars() {
        if !letter.is_alphanumeric() || letter.is_uppercase() && before.is_lowercase() {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut().filter(|_| letter.is_alphanumeric()) {
            last.extend(letter.to_lowercase());
        }
        before = letter;
    }
    parts.into_iter()
}

/// A word without its ending.
fn stem(word: &str) -> String {
    const MIN_LEN: usize = 3;
    let ending = ["ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending));
    let has_no_ending = word.ends_with("ss") || word.ends_with("eed");
    let stem = ending.filter(|stem| stem.len() >= MIN_LEN && !has_no_ending).unwrap_or(word);
    stem.strip_suffix('e').filter(|stem| stem.len() >= MIN_LEN).unwrap_or(stem).to_owned()
}

/// The clauses of a text, without the values in quotes and brackets, and these alone; whether each is such a value.
pub fn clauses(text: &str) -> Vec<(String, bool)> {
    let mut clauses = vec![String::new()];
    let mut quoted = vec![String::new()];
    let mut inside: Option<char> = None;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        if inside == Some(letter) {
            inside = None;
            quoted.push(String::new());
        } else if inside.is_some() {
            quoted.last_mut().into_iter().for_each(|last| last.push(letter));
        } else {
            inside = match letter {
                '\'' | '"' | '`' if !before.is_alphanumeric() => Some(letter),
                '“' => Some('”'),
                '[' if next.is_alphanumeric() => Some(']'),
                _ => None,
            };
            let ends =
                matches!(letter, '\n' | ';' | ',' | '，' | '。' | '；' | '：' | '(' | ')' | '（' | '）' | '{' | '}')
                    || matches!(letter, '.' | ':' | '!') && !next.is_alphanumeric();
            if ends {
                clauses.push(String::new());
            } else if inside.is_none() {
                clauses.last_mut().into_iter().for_each(|last| last.push(letter));
            }
        }
        before = letter;
    }
    let clauses =
        clauses.into_iter().map(|clause| (clause, false)).chain(quoted.into_iter().map(|value| (value, true)));
    clauses.filter(|(clause, _)| !clause.trim().is_empty()).collect()
}

/// What a text quotes.
pub fn quoted(text: &str) -> Vec<&str> {
    let pairs = [('“', '”'), ('"', '"')];
    pairs
        .iter()
        .flat_map(|(open, close)| {
            let parts = text.split(*open).skip(1).filter_map(|rest| Some(rest.split_once(*close)?.0));
            parts.collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_words_are_taken_apart_and_lose_their_endings() {
        let parts = |word| parts(word).map(|part| stem(&part)).collect::<Vec<_>>();
        assert_eq!(parts("SoldOut"), ["sold", "out"]);
        assert_eq!(parts("key_names"), ["key", "nam"]);
        assert_eq!(["exceeds", "exceeded", "exceed"].map(stem), ["exceed"; 3]);
        assert_eq!(["deletes", "deleting", "delete"].map(stem), ["delet"; 3]);
        assert_eq!(stem("access"), "access");
    }

    #[test]
    fn clauses_end_at_marks_and_quotes_are_their_own() {
        let clauses = clauses("create: unexpected state 'SoldOut', wanted \"a b\"; it isn't v1.2");
        let (values, clauses): (Vec<_>, Vec<_>) = clauses.into_iter().partition(|(_, is_value)| *is_value);
        assert!(clauses.iter().map(|(clause, _)| clause.trim()).eq([
            "create",
            "unexpected state",
            "wanted",
            "it isn't v1.2"
        ]));
        assert!(values.iter().map(|(value, _)| value.as_str()).eq(["SoldOut", "a b"]));
        assert_eq!(quoted("错误消息为“No valid host”：x"), ["No valid host"]);
    }
}
