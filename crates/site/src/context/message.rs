//! Messages as templates.

use ecs_err_core::model::{ErrorCode, Placeholder};
use ecs_err_core::template::Piece;

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
        let piece = |piece: Piece<'_>| match piece {
            Piece::Literal(text) => map! {"text": text},
            Piece::Placeholder(placeholder) => {
                let name = placeholder.label(placeholders);
                let description = placeholder.description(placeholders);
                map! {
                    "placeholder": placeholder.number().map_or_else(|| name.to_owned(), |number| number.to_string()),
                    "name": name,
                    "title": description.map_or("", |one| self.text(one.description)),
                }
            }
        };
        self.catalog.template(message).pieces().map(piece).collect()
    }
}
