//! Words of the field that stand for one another.

use std::collections::HashMap;
use std::ops::Range;

use super::token::{Analyzer, Piece};

/// The groups of synonyms, ready to be found in text.
pub struct Concepts {
    /// By their first atom: the whole phrases, the longest first, each with its group.
    phrases: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// A group of synonyms found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub group: usize,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

impl Concepts {
    pub fn new(groups: &[&[&str]], analyzer: &Analyzer) -> Self {
        let mut phrases: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (group, words) in groups.iter().enumerate() {
            for word in *words {
                let atoms: Vec<String> = atoms(word, analyzer).into_iter().map(|(atom, _)| atom).collect();
                if let Some(first) = atoms.first() {
                    phrases.entry(first.clone()).or_default().push((atoms, group));
                }
            }
        }
        for list in phrases.values_mut() {
            list.sort_by_key(|(atoms, _)| std::cmp::Reverse(atoms.len()));
        }
        Self { phrases }
    }

    /// Whether a phrase begins with this word.
    pub fn knows(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
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

    /// The groups that a text mentions in any way: a system disk is a disk too.
    pub fn groups(&self, text: &str, analyzer: &Analyzer) -> Vec<usize> {
        let atoms = atoms(text, analyzer);
        (0..atoms.len()).flat_map(|at| self.phrases_at(&atoms, at)).map(|(_, group)| group).collect()
    }

    /// The phrases that begin at an atom, the longest first: how many atoms each has, and its group.
    fn phrases_at<'s>(&'s self, atoms: &'s [Atom], at: usize) -> impl Iterator<Item = (usize, usize)> + 's {
        let here = move |phrase: &[String]| atoms[at..].iter().map(|(atom, _)| atom).take(phrase.len()).eq(phrase);
        let list = self.phrases.get(&atoms[at].0).into_iter().flatten();
        list.filter(move |(phrase, _)| here(phrase)).map(|(phrase, group)| (phrase.len(), *group))
    }
}

/// A Latin word, stemmed, or a Chinese character, and where it stands.
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
            Concepts::new(&[&["镜像", "image"], &["整机镜像", "full-ECS image"], &["公网IP", "EIP"]], &analyzer);
        let groups = |text: &str| {
            concepts.mentions(text, &analyzer).into_iter().map(|mention| mention.group).collect::<Vec<_>>()
        };
        assert_eq!(groups("更换整机镜像和镜像"), [1, 0]);
        assert_eq!(groups("the full-ECS images of an EIP"), [1, 2]);
        assert_eq!(groups("公网IP地址"), [2]);
    }
}
