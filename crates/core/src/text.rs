//! Kinds of characters.

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

/// Whether a character is Chinese: a Han ideograph of any block.
#[must_use]
pub const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
