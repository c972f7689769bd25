//! Marks that stand for those of JSON on other keyboards.

use ecs_err_ui_text::diagnostics::{Message, messages};

/// The byte order mark.
pub(super) const BOM: char = '\u{feff}';

/// A mark of JSON, and the one that was typed instead.
#[derive(Debug)]
pub(super) struct Mark {
    pub wrong: char,
    pub right: char,
    pub name: fn() -> Message,
}

const fn mark(wrong: char, right: char, name: fn() -> Message) -> Mark {
    Mark { wrong, right, name }
}

/// The marks that are confused most often.
pub(super) const MARKS: &[Mark] = &[
    mark('，', ',', messages::full_width_comma),
    mark('、', ',', messages::ideographic_comma),
    mark('：', ':', messages::full_width_colon),
    mark('“', '"', messages::curly_quotation_mark),
    mark('”', '"', messages::curly_quotation_mark),
    mark('＂', '"', messages::full_width_quotation_mark),
    mark('｛', '{', messages::full_width_brace),
    mark('｝', '}', messages::full_width_brace),
    mark('［', '[', messages::full_width_bracket),
    mark('］', ']', messages::full_width_bracket),
];

/// The mark of JSON that a character stands for, else the character.
pub(super) fn to_json(letter: char) -> char {
    MARKS.iter().find(|mark| mark.wrong == letter).map_or(letter, |mark| mark.right)
}
