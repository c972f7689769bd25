//! From matches to an order: what the terms can't tell.

use super::document::{Document, Part};
use super::query::Match;
use super::token::{fold, is_han};
use crate::resolve::Item;

/// A query as ranking needs it.
pub struct Wanted {
    /// The query without spaces, marks and letter case.
    bare: String,
    /// Whether it asks for what changed and when.
    about_time: bool,
}

/// Words that ask for what changed and when.
const TIME: &[&str] = &[
    "新增",
    "修订",
    "发布",
    "哪次",
    "哪个版本",
    "什么时候",
    "何时",
    "变更记录",
    "更新记录",
    "release",
    "added",
    "changed",
    "changelog",
    "what's new",
    "whats new",
    "when ",
    "new in",
];

impl Wanted {
    pub fn new(query: &str) -> Self {
        let lower = query.to_lowercase();
        let year = lower
            .split(|letter: char| !letter.is_ascii_digit())
            .any(|number| number.len() == 4 && number.starts_with("20"));
        Self { bare: bare(query), about_time: year || TIME.iter().any(|word| lower.contains(word)) }
    }

    /// How well a document fits in the end.
    pub fn score(&self, document: &Document<'_>, found: Match) -> f32 {
        let coverage = 0.25 + 0.75 * found.coverage.min(1.0).powi(2);
        let mut score = found.score * coverage + self.verbatim(document);
        if found.coverage > 0.99 {
            score *= 1.25;
        }
        score * self.prior(document.item) / length(document)
    }

    /// What it is worth that the document has the query word for word.
    fn verbatim(&self, document: &Document<'_>) -> f32 {
        if self.bare.chars().nth(1).is_none() {
            return 0.0;
        }
        let worth = |(part, text): &(Part, String)| {
            let text = bare(text);
            #[expect(clippy::cast_precision_loss, reason = "texts are short")]
            let (asked, there) = (self.bare.chars().count() as f32, text.chars().count().max(1) as f32);
            #[expect(clippy::cast_precision_loss, reason = "parts are small numbers")]
            let weight = *part as u32 as f32;
            if text == self.bare {
                2.5 * weight
            } else if text.contains(&self.bare) {
                weight * (0.15 + 0.6 * asked / there)
            } else {
                0.0
            }
        };
        document.parts.iter().map(worth).fold(0.0, f32::max)
    }

    /// What kinds of records people look for.
    fn prior(&self, item: Item<'_>) -> f32 {
        match item {
            Item::Error(_) => 1.0,
            Item::Operation(_) => 0.95,
            Item::Field(..) => 0.9,
            Item::Status(_) | Item::Structure(_) => 0.85,
            Item::Guide(_) => 0.7,
            Item::Release(_) if self.about_time => 1.2,
            Item::Release(_) => 0.45,
        }
    }
}

/// Long records have something of everything.
fn length(document: &Document<'_>) -> f32 {
    let bytes: usize = document.parts.iter().map(|(_, text)| text.len()).sum();
    #[expect(clippy::cast_precision_loss, reason = "records are short")]
    let bytes = bytes as f32;
    1.0 + 0.12 * (bytes / 500.0).max(1.0).ln()
}

/// Text without spaces, marks and letter case.
pub fn bare(text: &str) -> String {
    text.chars()
        .map(fold)
        .filter(|letter| letter.is_alphanumeric() || is_han(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}
