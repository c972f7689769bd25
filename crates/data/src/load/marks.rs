//! Full-width and curly characters that are typed instead of the punctuation of JSON.

use ecs_err_ui_text::diagnostics::{Message, messages};

/// The byte order mark.
pub(super) const BOM: char = '\u{feff}';

/// A character of JSON, and the one that is typed instead.
#[derive(Debug)]
pub(super) struct Lookalike {
    pub wrong: char,
    pub right: char,
    pub name: fn() -> Message,
}

const fn lookalike(wrong: char, right: char, name: fn() -> Message) -> Lookalike {
    Lookalike { wrong, right, name }
}

/// Those that are typed most often.
pub(super) const LOOKALIKES: &[Lookalike] = &[
    lookalike('，', ',', messages::full_width_comma),
    lookalike('、', ',', messages::ideographic_comma),
    lookalike('：', ':', messages::full_width_colon),
    lookalike('“', '"', messages::curly_quotation_mark),
    lookalike('”', '"', messages::curly_quotation_mark),
    lookalike('＂', '"', messages::full_width_quotation_mark),
    lookalike('｛', '{', messages::full_width_brace),
    lookalike('｝', '}', messages::full_width_brace),
    lookalike('［', '[', messages::full_width_bracket),
    lookalike('］', ']', messages::full_width_bracket),
];

/// The punctuation of JSON for which a character was typed, else the character.
pub(super) fn to_json(letter: char) -> char {
    LOOKALIKES.iter().find(|one| one.wrong == letter).map_or(letter, |one| one.right)
}
