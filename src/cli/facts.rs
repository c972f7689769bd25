//! Facts, and the fields below them, as text for people.

use ecs_err::export::facts::Fact;
use ecs_err::{Text, TreeNode, UiText};

use super::layout::{DIM, LABEL, STRONG, columns, labelled, pair, wrap};

/// How far the fields below a field are indented.
const STEP: usize = 2;

/// The columns that the labels of facts need.
pub fn label_width<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> usize {
    facts.into_iter().map(|fact| columns(fact.label)).max().unwrap_or_default()
}

/// Facts: labels in one column, what is said in the other.
pub fn lines(facts: &[Fact], label_width: usize, width: usize) -> Vec<String> {
    facts.iter().flat_map(|fact| labelled(fact.label, label_width, LABEL, &fact.lines, width)).collect()
}

/// Fields: name, type and description, those below others indented.
pub fn fields(branches: &[TreeNode<'_>], languages: &[&str], width: usize) -> Vec<String> {
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let mut lines = Vec::new();
    for branch in branches {
        // Deep trees keep half of the width for the text.
        let indent = (branch.depth * STEP).min(width / 2);
        let mut traits = words.field_traits(branch.field).to_string();
        if branch.again {
            traits = format!("{traits}{}{}", words.comma, words.above);
        }
        lines.extend(indented(pair(STRONG, branch.field.name, DIM, &traits, width - indent), indent));
        let indent = indent + STEP;
        for text in each(branch.field.description, languages) {
            lines.extend(indented(wrap(text, width.saturating_sub(indent)), indent));
        }
    }
    lines
}

/// Lines behind so many spaces.
pub fn indented(lines: Vec<String>, indent: usize) -> impl Iterator<Item = String> {
    lines.into_iter().map(move |line| format!("{}{line}", " ".repeat(indent)))
}

/// The text in each of the languages.
pub fn each<'a>(text: Text<'a>, languages: &[&str]) -> impl Iterator<Item = &'a str> {
    languages.iter().filter_map(move |language| text.get(language))
}

/// The text in each of the languages, on one line.
pub fn one(text: Text<'_>, languages: &[&str]) -> String {
    each(text, languages).collect::<Vec<_>>().join(" / ")
}
