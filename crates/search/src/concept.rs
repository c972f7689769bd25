//! Synonyms of the field.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use super::token::{Analyzer, Piece};

/// The groups of synonyms, ready to be found in text.
pub struct SynonymIndex {
    /// By their first atom, the longest first.
    pub phrases: Cow<'static, [Phrase]>,
}

/// A phrase of a group: written into the program for the embedded catalog.
#[derive(Clone)]
pub struct Phrase {
    /// Its Latin words, stemmed, and Chinese characters.
    pub atoms: Cow<'static, [Cow<'static, str>]>,
    /// The number of its group.
    pub group: usize,
}

/// A group of synonyms found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub group: usize,
    /// Where it is in the text, in bytes.
    pub range: Range<usize>,
}

impl SynonymIndex {
    pub fn new(groups: &[&[&str]], analyzer: &Analyzer) -> Self {
        let mut phrases = Vec::new();
        for (group, words) in groups.iter().enumerate() {
            for word in *words {
                let atoms: Cow<'_, [_]> = atoms(word, analyzer).into_iter().map(|(atom, _)| atom.into()).collect();
                if !atoms.is_empty() {
                    phrases.push(Phrase { atoms, group });
                }
            }
        }
        phrases.sort_by(|one, other| {
            let key = |phrase: &Phrase| (phrase.atoms[0].clone(), Reverse(phrase.atoms.len()));
            key(one).cmp(&key(other))
        });
        Self { phrases: phrases.into() }
    }

    /// Whether a phrase begins with this word.
    pub fn contains(&self, word: &str) -> bool {
        !self.phrases_of(word).is_empty()
    }

    /// The phrases that begin with a word.
    fn phrases_of(&self, word: &str) -> &[Phrase] {
        let start = self.phrases.partition_point(|phrase| *phrase.atoms[0] < *word);
        let length = self.phrases[start..].partition_point(|phrase| *phrase.atoms[0] == *word);
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
                    let end = atoms[at + length - 1].1.end;
                    mentions.push(Mention { group, range: atoms[at].1.start..end });
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

    /// The groups that a text mentions in any way: a system disk is a disk too.
    pub fn groups(&self, text: &str, analyzer: &Analyzer) -> Vec<usize> {
        let atoms = atoms(text, analyzer);
        (0..atoms.len()).flat_map(|at| self.phrases_at(&atoms, at)).map(|(_, group)| group).collect()
    }

    /// The phrases that begin at an atom, the longest first: how many atoms each has, and its group.
    fn phrases_at<'s>(&'s self, atoms: &'s [Atom], at: usize) -> impl Iterator<Item = (usize, usize)> + 's {
        let here = move |phrase: &&Phrase| {
            let words = atoms[at..].iter().take(phrase.atoms.len()).map(|(atom, _)| atom.as_str());
            words.eq(phrase.atoms.iter().map(AsRef::as_ref))
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
