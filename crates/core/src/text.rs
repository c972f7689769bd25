//! Kinds of characters, and texts on one line.

/// Whether a character moves the cursor, hides text or changes its direction.
///
/// These are the control characters (C0, DEL, C1), the zero-width and bidirectional formatting
/// characters of Unicode, the Hangul fillers, and the byte order mark.
#[must_use]
pub const fn is_invisible_or_control(letter: char) -> bool {
    letter.is_ascii_control()
        || matches!(letter, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}')
}

/// The ASCII character of a full-width form, such as `Ａ`, `７` or `，`; other characters stay.
///
/// ```
/// use ecs_err_core::text::narrow;
///
/// assert_eq!(['Ｅ', '．', '。'].map(narrow), ['E', '.', '。']);
/// ```
#[must_use]
pub fn narrow(letter: char) -> char {
    match letter {
        // The full-width forms are in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// A text on one line: each run of white space is a blank, and control characters are left out.
///
/// ```
/// assert_eq!(ecs_err_core::text::one_line(" Use another NIC.\n\n- Or none. "), "Use another NIC. - Or none.");
/// ```
#[cfg(feature = "std")]
#[must_use]
pub fn one_line(text: &str) -> String {
    let is_break = |letter: char| matches!(letter, '\t' | '\n' | '\r' | '\u{85}');
    let text: String = text.chars().filter(|letter| !letter.is_control() || is_break(*letter)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Untrusted text without characters that control a terminal or the direction of text; line breaks stay.
///
/// ```
/// assert_eq!(ecs_err_core::text::printable("\u{1b}[31mno\u{202e}\nyes"), "[31mno\nyes");
/// ```
#[cfg(feature = "std")]
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\n' || !is_invisible_or_control(*letter)).collect()
}

/// The same without line breaks.
#[cfg(feature = "std")]
#[must_use]
pub fn printable_line(text: &str) -> String {
    text.chars().filter(|letter| !is_invisible_or_control(*letter)).collect()
}

/// Whether a character is Chinese: a Han ideograph of any block.
#[must_use]
pub const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;

    #[test]
    fn texts_are_on_one_line() {
        assert_eq!(one_line(" a\n\n- b\t\u{2028}c\u{7}\u{85}d\u{c}e "), "a - b c de");
    }
}
