//! Synonyms of the field.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use super::document::Part;
use super::token::{Analyzer, Piece};

/// The groups of synonyms, ready to be found in text.
#[derive(Default)]
pub struct SynonymIndex {
    /// By their first atom, the longest first.
    phrases: Vec<Phrase>,
    /// The atoms of all phrases, in one list: a program that opens an index allocates once, not for each phrase.
    atoms: Vec<Cow<'static, str>>,
}

/// A phrase of a group.
struct Phrase {
    /// Its Latin words, stemmed, and Chinese characters: where they are among the atoms.
    atoms: Range<usize>,
    /// The number of its group.
    group: usize,
}

/// A group of synonyms found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub group: usize,
    /// Other groups within it: a system disk is a disk too.
    pub inner: Vec<usize>,
    /// Where it is in the text, in bytes.
    pub range: Range<usize>,
}

impl SynonymIndex {
    pub fn new(groups: &[&[&str]], analyzer: &Analyzer) -> Self {
        let mut phrases = Vec::new();
        for (group, words) in groups.iter().enumerate() {
            for word in *words {
                let atoms: Vec<String> = atoms(word, analyzer).into_iter().map(|(atom, _)| atom).collect();
                if !atoms.is_empty() {
                    phrases.push((atoms, group));
                }
            }
        }
        phrases.sort_by(|(one, _), (other, _)| {
            let key = |atoms: &[String]| (atoms[0].clone(), Reverse(atoms.len()));
            key(one).cmp(&key(other))
        });
        let mut index = Self::default();
        for (atoms, group) in phrases {
            index.add(atoms.into_iter().map(Cow::Owned), group);
        }
        index
    }

    /// Adds a phrase of a group, which comes after the others.
    pub fn add(&mut self, atoms: impl Iterator<Item = Cow<'static, str>>, group: usize) {
        let start = self.atoms.len();
        self.atoms.extend(atoms);
        if start < self.atoms.len() {
            self.phrases.push(Phrase { atoms: start..self.atoms.len(), group });
        }
    }

    /// The atoms and the group of each phrase, in the order of the index.
    pub fn phrases(&self) -> impl Iterator<Item = (&[Cow<'static, str>], usize)> {
        self.phrases.iter().map(|phrase| (self.atoms_of(phrase), phrase.group))
    }

    /// Whether a phrase has this word.
    pub fn contains(&self, word: &str) -> bool {
        self.atoms.iter().any(|atom| atom == word)
    }

    fn atoms_of(&self, phrase: &Phrase) -> &[Cow<'static, str>] {
        &self.atoms[phrase.atoms.clone()]
    }

    /// The phrases that begin with a word.
    fn phrases_of(&self, word: &str) -> &[Phrase] {
        let first = |phrase: &Phrase| &*self.atoms[phrase.atoms.start];
        let start = self.phrases.partition_point(|phrase| first(phrase) < word);
        let length = self.phrases[start..].partition_point(|phrase| first(phrase) == word);
        &self.phrases[start..start + length]
    }

    /// The groups that a text mentions: the longest phrase at each place, none inside another.
    pub fn mentions(&self, text: &str, analyzer: &Analyzer) -> Vec<Mention> {
        let atoms = atoms(text, analyzer);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < atoms.len() {
            match self.phrases_at(&atoms, at).next() {
                Some((length, group)) => {
                    let end = at + length;
                    let range = atoms[at].1.start..atoms[at + length - 1].1.end;
                    let places = at..at + length;
                    let within = |at: usize| {
                        self.phrases_at(&atoms, at).filter(move |(inner, _)| at + inner <= end).map(|(_, group)| group)
                    };
                    let inner = places.flat_map(within).filter(|inner| *inner != group).collect();
                    mentions.push(Mention { group, inner, range });
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// The groups that a text mentions, and the lines and parts of lines around them.
    pub fn split<'t>(&self, text: &'t str, analyzer: &Analyzer) -> (Vec<Mention>, Vec<&'t str>) {
        let mentions = self.mentions(text, analyzer);
        let starts = mentions.iter().map(|mention| mention.range.start).chain([text.len()]);
        let ends = std::iter::once(0).chain(mentions.iter().map(|mention| mention.range.end));
        let rest = ends.zip(starts).flat_map(|(from, to)| text[from..to].split('\n')).collect();
        (mentions, rest)
    }

    /// The terms by which a part of a record is indexed: its words, and the groups that it mentions.
    pub fn terms(&self, part: Part, text: &str, analyzer: &Analyzer) -> impl Iterator<Item = String> + use<> {
        // A message seen in practice says nothing about the meaning of the record.
        let groups = if part == Part::Seen { Vec::new() } else { self.groups(text, analyzer) };
        analyzer.terms(text).into_iter().chain(groups.into_iter().map(term))
    }

    /// The groups that a text mentions in any way: a system disk is a disk too.
    fn groups(&self, text: &str, analyzer: &Analyzer) -> Vec<usize> {
        let atoms = atoms(text, analyzer);
        (0..atoms.len()).flat_map(|at| self.phrases_at(&atoms, at)).map(|(_, group)| group).collect()
    }

    /// The phrases that begin at an atom, the longest first: how many atoms each has, and its group.
    fn phrases_at<'s>(&'s self, atoms: &'s [Atom], at: usize) -> impl Iterator<Item = (usize, usize)> + 's {
        let here = move |phrase: &&Phrase| {
            let words = atoms[at..].iter().take(phrase.atoms.len()).map(|(atom, _)| atom.as_str());
            words.eq(self.atoms_of(phrase).iter().map(AsRef::as_ref))
        };
        self.phrases_of(&atoms[at].0).iter().filter(here).map(|phrase| (phrase.atoms.len(), phrase.group))
    }
}

/// A Latin word, stemmed, or a Chinese character, and where it is.
type Atom = (String, Range<usize>);

/// The term that a group is indexed by.
pub fn term(group: usize) -> String {
    format!("\u{1}{group}")
}

/// A text as Latin words, stemmed, and single Chinese characters.
fn atoms(text: &str, analyzer: &Analyzer) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for Piece { text: folded, range, han } in Analyzer::pieces(text) {
        if han {
            let mut start = range.start;
            for letter in folded.chars() {
                let end = start + letter.len_utf8();
                atoms.push((letter.to_string(), start..end));
                start = end;
            }
        } else {
            atoms.push((analyzer.word(&folded), range));
        }
    }
    atoms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_phrase_in_either_language() {
        let analyzer = Analyzer::new();
        let concepts =
            SynonymIndex::new(&[&["镜像", "image"], &["整机镜像", "full-ECS image"], &["公网IP", "EIP"]], &analyzer);
        let groups = |text: &str| {
            concepts.mentions(text, &analyzer).into_iter().map(|mention| mention.group).collect::<Vec<_>>()
        };
        assert_eq!(groups("更换整机镜像和镜像"), [1, 0]);
        assert_eq!(groups("the full-ECS images of an EIP"), [1, 2]);
        assert_eq!(groups("公网IP地址"), [2]);
    }
}
