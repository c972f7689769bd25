//! Which words of a block may begin a code, and which may end a label.

use super::block::{LANES, Window, bits, bits_if_any};
use super::boundary::{is_word, may_escape_digit};
use crate::model::{Class, CodeForm, Part, is_separator};

/// What the scan looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub words: Words,
    /// Whether a marked word may start with a digit.
    pub digit_first: bool,
    /// Whether labels are looked for.
    pub labels: bool,
}

/// The words that may begin a code without a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    None,
    Marked(WordMarks),
    All,
}

/// What a word has that begins a code; each code has one of these marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordMarks {
    digit: bool,
    underscore: bool,
    /// A capital after a small letter.
    hump: bool,
    /// Separators after the word; zeros where there are fewer.
    separators: [u8; 4],
}

/// What was found in a block; the bit of its first byte is the highest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hits {
    /// The first bytes of marked words.
    pub words: u64,
    /// The last bytes of what may be labels.
    pub labels: u64,
}

impl Words {
    /// Adds listed codes: those of two parts or more, or all.
    pub fn add_listed(&mut self, all: bool) {
        let parts = WordMarks { digit: false, underscore: true, hump: true, separators: *b".:/-" };
        self.add_marks(if all { None } else { Some(parts) });
    }

    /// Adds the codes of a form.
    pub fn add(&mut self, form: CodeForm<'_>) {
        self.add_marks(WordMarks::of(form));
    }

    fn add_marks(&mut self, marks: Option<WordMarks>) {
        *self = match (*self, marks) {
            (Self::All, _) | (_, None) => Self::All,
            (Self::None, Some(marks)) => Self::Marked(marks),
            (Self::Marked(marks), Some(other)) => Self::Marked(marks.with(other)),
        };
    }
}

impl WordMarks {
    const NONE: Self = Self { digit: false, underscore: false, hump: false, separators: [0; 4] };

    /// What marks the first word of the codes of a form; `None` if it may have no mark.
    fn of(form: CodeForm<'_>) -> Option<Self> {
        let mut is_begun = false;
        for part in form.parts() {
            let literal = match part {
                Part::Literal(literal) => literal,
                Part::Group(group) if group.class == Class::Digit => return Some(Self { digit: true, ..Self::NONE }),
                Part::Group(_) => "",
            };
            for byte in literal.bytes() {
                match byte {
                    b'0'..=b'9' => return Some(Self { digit: true, ..Self::NONE }),
                    b'_' => return Some(Self { underscore: true, ..Self::NONE }),
                    // It is before the word.
                    b'-' if !is_begun => {}
                    _ if is_separator(byte) => return Some(Self { separators: [byte, 0, 0, 0], ..Self::NONE }),
                    _ => is_begun = true,
                }
            }
            is_begun |= literal.is_empty();
        }
        None
    }

    fn with(self, other: Self) -> Self {
        let mut separators = self.separators;
        for separator in other.separators.into_iter().filter(|separator| *separator != 0) {
            // There are four separators.
            if let Some(place) = separators.iter_mut().find(|place| matches!(**place, 0) || **place == separator) {
                *place = separator;
            }
        }
        Self {
            digit: self.digit | other.digit,
            underscore: self.underscore | other.underscore,
            hump: self.hump | other.hump,
            separators,
        }
    }

    /// Which bytes mark their words.
    #[inline]
    #[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler makes vector instructions of it")]
    fn lanes(self, window: Window<'_>) -> [u8; LANES] {
        let mut marks = [0; LANES];
        if self.digit {
            window.mark(&mut marks, |_, byte, _, _| byte.is_ascii_digit());
        }
        if self.underscore {
            window.mark(&mut marks, |_, byte, _, _| byte == b'_');
        }
        if self.hump {
            window.mark(&mut marks, |before, byte, _, _| before.is_ascii_lowercase() & byte.is_ascii_uppercase());
        }
        for separator in self.separators.into_iter().filter(|separator| *separator != 0) {
            window.mark(&mut marks, |_, _, next, beyond| (next == separator) & (beyond > b' '));
        }
        marks
    }
}

impl Marks {
    pub const NONE: Self = Self { words: Words::None, digit_first: false, labels: false };

    /// The hits in a block, and how many of its bytes are done: a word that may go on after the
    /// block is left to the next one.
    #[inline]
    pub fn hits(&self, window: Window<'_>) -> (Hits, usize) {
        let labels = if self.labels { bits_if_any(&window.lanes(may_end_label)) } else { 0 };
        if self.words == Words::None {
            return (Hits { words: 0, labels }, LANES);
        }
        let words = bits(&window.lanes(|_, byte, _, _| is_word(byte)));
        let open = words.trailing_ones();
        if open == u64::BITS {
            // A word of a whole block may have a mark after it.
            let is_start = !is_word(window.before());
            return (Hits { words: u64::from(is_start) << 63, labels: 0 }, LANES);
        }
        let done = u64::MAX << open;
        let marks = match self.words {
            Words::None => 0,
            Words::All => words & done,
            Words::Marked(marks) => bits_if_any(&marks.lanes(window)) & words & done,
        };
        let words = if marks == 0 { 0 } else { marked(words, marks) & self.starts(window, words) };
        (Hits { words, labels: labels & done }, LANES - open as usize)
    }

    /// The first bytes of words, where they allow a code.
    #[inline]
    fn starts(&self, window: Window<'_>, words: u64) -> u64 {
        // An escape before a word may have digits.
        let can_start = |before, byte: u8| self.digit_first | !byte.is_ascii_digit() | may_escape_digit(before);
        let inner = words >> 1 | u64::from(is_word(window.before())) << 63;
        words & !inner & bits(&window.lanes(|before, byte, _, _| can_start(before, byte)))
    }
}

/// The first bytes of the words that have a mark.
#[inline]
const fn marked(words: u64, marks: u64) -> u64 {
    // The sum carries from each mark to the bit above its word, which is the byte before it.
    let (sum, is_first_marked) = words.overflowing_add(marks);
    (sum & !words) >> 1 | (is_first_marked as u64) << 63
}

/// Whether a word ends like `code`, `state`, `error`, `number`, `errno` or `错误码`.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler makes vector instructions of it")]
const fn may_end_label(before: u8, byte: u8, next: u8, _: u8) -> bool {
    let (first, second) = (before | 0x20, byte | 0x20);
    let is_ending = (second == b'e') & ((first == b'd') | (first == b't'))
        | (second == b'r') & ((first == b'o') | (first == b'e'))
        | (second == b'o') & (first == b'n');
    is_ending & !is_word(next) | (before == 0xa0) & (byte == 0x81)
}

#[cfg(test)]
mod tests {
    use super::super::block::padded;
    use super::*;

    fn marks(form: &'static str) -> Option<WordMarks> {
        WordMarks::of(CodeForm::from_static(form))
    }

    /// The first bytes of the words of a text that are hits.
    fn words(words: Words, text: &str) -> Vec<usize> {
        let marks = Marks { words, digit_first: true, labels: false };
        let (mut block, mut found) = (0, Vec::new());
        while block < text.len() {
            let (hits, len) = marks.hits(Window(&padded(text.as_bytes(), block)));
            found.extend((0..LANES).filter(|lane| hits.words << lane >> 63 == 1).map(|lane| block + lane));
            block += len;
        }
        found
    }

    #[test]
    fn forms_mark_the_first_words_of_their_codes() {
        let separator = |byte| Some(WordMarks { separators: [byte, 0, 0, 0], ..WordMarks::NONE });
        let digit = Some(WordMarks { digit: true, ..WordMarks::NONE });
        let underscore = Some(WordMarks { underscore: true, ..WordMarks::NONE });
        for (form, expected) in [
            ("Ecs.{4}", separator(b'.')),
            ("-A-{4}", separator(b'-')),
            ("{2-8L}:{4}", separator(b':')),
            ("-{5}", digit),
            ("E{3}.{2}", digit),
            ("0x{8x}", digit),
            ("ERR_{4}", underscore),
            ("{5A}", None),
        ] {
            assert_eq!(marks(form), expected, "{form}");
        }
    }

    #[test]
    fn marks_of_several_forms_are_added() {
        let mut words = Words::None;
        for form in ["Ecs.{4}", "ORA-{5}", "a.{2}", "{4}"] {
            words.add(CodeForm::from_static(form));
        }
        assert_eq!(words, Words::Marked(WordMarks { digit: true, separators: *b".-\0\0", ..WordMarks::NONE }));
        words.add_listed(false);
        assert!(
            matches!(words, Words::Marked(WordMarks { hump: true, separators, .. }) if separators.iter().all(|byte| b".:/-".contains(byte)))
        );
        words.add_listed(true);
        assert_eq!(words, Words::All);
    }

    #[test]
    fn words_with_marks_are_hits() {
        let text = "one twoThree four_five six.seven eight. nine9 ten/ eleven";
        let mut listed = Words::None;
        listed.add_listed(false);
        assert_eq!(words(listed, text), [4, 13, 23]);
        assert_eq!(words(marks("{4}").map_or(Words::All, Words::Marked), text), [40]);
        assert_eq!(words(Words::None, text), [0; 0]);
        assert_eq!(words(Words::All, text).len(), 9);
    }

    #[test]
    fn marks_are_found_wherever_a_block_ends() {
        let mut listed = Words::None;
        listed.add_listed(false);
        for length in 0..200 {
            let text = format!("{} a_b {}.c", "x ".repeat(length), "y".repeat(length % 90 + 1));
            let start = 2 * length + 1;
            assert_eq!(words(listed, &text), [start, start + 4], "{length}");
        }
    }
}
