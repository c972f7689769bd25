//! Facts, and the fields below them, as text for people.

use ecs_err::TreeNode;
use ecs_err::export::facts::Fact;

use super::layout::{DIM, LABEL, STRONG, columns, indented, labelled, pair, wrap};
use super::session::Session;

/// The indentation of each level of fields.
const STEP: usize = 2;

/// The columns that the labels of facts need.
pub fn label_width<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> usize {
    facts.into_iter().map(|fact| columns(fact.label)).max().unwrap_or_default()
}

/// Facts: labels in one column, texts in the other.
pub fn lines(facts: &[Fact], label_width: usize, width: usize) -> Vec<String> {
    facts.iter().flat_map(|fact| labelled(fact.label, label_width, LABEL, &fact.lines, width)).collect()
}

/// A tree of fields: name, type and description.
pub fn fields(nodes: &[TreeNode<'_>], session: &Session<'_>, width: usize) -> Vec<String> {
    let ui = session.ui;
    let mut lines = Vec::new();
    for node in nodes {
        // Deep trees keep half of the width for the text.
        let indent = (node.depth * STEP).min(width / 2);
        let mut traits = ui.field_traits(node.field).to_string();
        if node.is_recursive {
            traits = format!("{traits}{}{}", ui.comma, ui.above);
        }
        lines.extend(indented(pair(STRONG, node.field.name, DIM, &traits, width - indent), indent));
        let indent = indent + STEP;
        for text in session.texts(node.field.description) {
            lines.extend(indented(wrap(text, width.saturating_sub(indent)), indent));
        }
    }
    lines
}
