//! Messages as templates.

use ecs_err_core::model::{ErrorCode, Placeholder, PlaceholderStyle};
use ecs_err_core::template::{self, Piece};

use super::super::text;
use super::super::value::{Map, Value, map};
use super::Reader;

impl Reader<'_> {
    /// The meaning of an error on one line: its description, else its message with the names of placeholders.
    pub(super) fn meaning(&self, error: &ErrorCode<'_>) -> String {
        if !error.description.is_empty() {
            return self.headline(error.description);
        }
        let pieces = self.pieces(self.text(error.message), error.placeholders);
        let piece = |piece: &Map| {
            let text = |name: &str| piece.get(name).and_then(Value::as_str).map(str::to_owned);
            text("text").or_else(|| Some(format!("‹{}›", text("name")?))).unwrap_or_default()
        };
        text::headline(&pieces.iter().map(piece).collect::<String>())
    }

    /// A message split at its placeholders.
    pub(super) fn pieces(&self, message: &str, placeholders: &[Placeholder<'_>]) -> Vec<Map> {
        let style = self.catalog.placeholder_style();
        let mut unnamed = 0..;
        let piece = |piece: Piece<'_>| match piece {
            Piece::Literal(text) => map! {"text": text},
            Piece::Placeholder(placeholder) => {
                let number = match placeholder.name {
                    Some(name) => number(style, name),
                    None => unnamed.next(),
                };
                let described = match number {
                    Some(number) => placeholders.get(number),
                    None => placeholders.iter().find(|one| Some(one.name) == placeholder.name),
                };
                let name = described.map_or_else(|| own_name(&placeholder, number), |one| one.name);
                map! {
                    "placeholder": number.map_or_else(|| name.to_owned(), |number| number.to_string()),
                    "name": name,
                    "title": described.map_or("", |one| self.text(one.description)),
                }
            }
        };
        self.catalog.template(message).pieces().map(piece).collect()
    }
}

/// The name of a placeholder without a description: its own name, or the placeholder itself if that is a number.
const fn own_name<'t>(placeholder: &template::Placeholder<'t>, number: Option<usize>) -> &'t str {
    match (placeholder.name, number) {
        (Some(name), None) => name,
        _ => placeholder.written,
    }
}

/// The number of the value that a placeholder takes, from 0 on, if its name is a number.
fn number(style: PlaceholderStyle, name: &str) -> Option<usize> {
    let first = match style {
        PlaceholderStyle::Braces => 0,
        PlaceholderStyle::Percent | PlaceholderStyle::Dollar | PlaceholderStyle::At => 1,
        _ => return None,
    };
    name.parse::<usize>().ok()?.checked_sub(first)
}
