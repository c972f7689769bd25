//! Look-ups of operations by id, path, title and parts of these.

use crate::catalog::Catalog;
use crate::model::{ErrorCode, Operation};

use super::suggest::name_cost;
use super::{Suggestions, name};

impl<'a> Catalog<'a> {
    /// The operations that a typed text names: by an id, a path, a title in any language, or
    /// else a part of one of these.
    ///
    /// A path may come after its method, and may have values in place of its parameters. If the text is the whole id,
    /// path or title of an operation, partial matches are ignored.
    pub fn resolve_operation<'t>(&self, text: &'t str) -> impl Iterator<Item = &'a Operation<'a>> + use<'a, 't> {
        let text = text.trim();
        let whole = self.operations().iter().any(|operation| is_whole(text, operation));
        self.operations()
            .iter()
            .filter(move |operation| if whole { is_whole(text, operation) } else { is_part(text, operation) })
    }

    /// The errors that are about an operation, in the catalog's order.
    pub fn errors_of_operation<'o>(&self, operation: &'o str) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'o> {
        self.errors().iter().filter(move |error| error.operations.contains(&operation))
    }

    /// At most three ids of operations that are close to a text, the closest first.
    #[must_use]
    pub fn suggest_operations(&self, text: &str) -> Suggestions<&'a str> {
        let ids = self.operations().iter().map(|operation| operation.id.as_str());
        Suggestions::closest(ids, |id| name_cost(text, id))
    }
}

fn is_whole(text: &str, operation: &Operation<'_>) -> bool {
    let path = match text.split_once(char::is_whitespace) {
        Some((method, path)) if method.eq_ignore_ascii_case(operation.method) => path.trim_start(),
        _ => text,
    };
    name::is(text, operation.id.as_str())
        || is_path(path, operation.path)
        || operation.title.iter().any(|(_, title)| title.chars().count() == text.chars().count() && has(title, text))
}

/// Whether a path matches a template, part by part.
fn is_path(path: &str, template: &str) -> bool {
    let mut parts = path.split('/');
    let fits = |known: &str| {
        parts.next().is_some_and(|part| {
            if known.starts_with('{') { !part.is_empty() } else { part.eq_ignore_ascii_case(known) }
        })
    };
    template.split('/').all(fits) && parts.next().is_none()
}

fn is_part(text: &str, operation: &Operation<'_>) -> bool {
    let mut titles = operation.title.iter().map(|(_, title)| title);
    !text.is_empty()
        && (has(operation.id.as_str(), text) || has(operation.path, text) || titles.any(|title| has(title, text)))
}

/// Whether a text contains a part, without regard to letter case.
fn has(text: &str, part: &str) -> bool {
    text.char_indices().any(|(at, _)| begins(&text[at..], part))
}

/// Whether a text begins with a word, without regard to letter case.
pub(super) fn begins(text: &str, word: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    word.chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
}
