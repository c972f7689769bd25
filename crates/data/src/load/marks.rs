//! Marks that stand for those of JSON on other keyboards.

/// The byte order mark.
pub(super) const BOM: char = '\u{feff}';

/// A mark of JSON, and the one that was typed instead.
#[derive(Debug)]
pub(super) struct Mark {
    pub wrong: char,
    pub right: char,
    pub name: &'static str,
}

const fn mark(wrong: char, right: char, name: &'static str) -> Mark {
    Mark { wrong, right, name }
}

/// The marks that are confused most often.
pub(super) const MARKS: &[Mark] = &[
    mark('，', ',', "full-width comma"),
    mark('、', ',', "full-width comma"),
    mark('：', ':', "full-width colon"),
    mark('“', '"', "curly quotation mark"),
    mark('”', '"', "curly quotation mark"),
    mark('＂', '"', "full-width quotation mark"),
    mark('｛', '{', "full-width brace"),
    mark('｝', '}', "full-width brace"),
    mark('［', '[', "full-width bracket"),
    mark('］', ']', "full-width bracket"),
];

/// The mark of JSON that a character stands for, else the character.
pub(super) fn to_json(letter: char) -> char {
    MARKS.iter().find(|mark| mark.wrong == letter).map_or(letter, |mark| mark.right)
}
