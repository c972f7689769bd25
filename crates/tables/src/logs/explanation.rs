//! The explanation of a code on one line, as `ecs-err annotate` writes it.

use ecs_err_core::resolve::Record;
use ecs_err_core::text::one_line;
use ecs_err_core::{Catalog, Code};
use ecs_err_ui_text::UiText;

/// A code with its explanation.
pub(super) struct Explained<'a> {
    pub code: Code<'a>,
    /// What it means, and what to do. It is one line, and never empty.
    pub text: String,
}

/// The codes of a catalog, then the retired ones, each with its explanation in a language.
pub(super) fn explained<'a>(catalog: Catalog<'a>, language: &str) -> impl Iterator<Item = Explained<'a>> {
    let codes = catalog.errors().iter().map(|error| error.code);
    codes.chain(catalog.retired().iter().map(|retired| retired.code)).filter_map(move |code| {
        let record = catalog.record_of(code)?;
        Some(Explained { code, text: explanation(record, language) })
    })
}

/// What a code means, and what to do.
fn explanation(record: Record<'_>, language: &str) -> String {
    let words = UiText::for_language(language);
    let action = match record {
        Record::Error(error) | Record::Retired(_, Some(error)) => error.action.get(language).unwrap_or_default(),
        _ => words.retired_action,
    };
    let mut meaning = record.summary(language).to_string();
    if let Record::Retired(retired, None) = record
        && meaning.is_empty()
    {
        meaning = words.replacement_notice(retired).to_string();
    }
    one_line(&words.sentences(&meaning, action).to_string())
}

/// The code with small letters. No two codes of a catalog differ only in letter case, so that it names one of them.
pub(super) fn folded(code: Code<'_>) -> String {
    code.as_str().to_ascii_lowercase()
}
