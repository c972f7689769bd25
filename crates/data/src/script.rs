//! The scripts of letters and languages.

/// Whether a letter is a Chinese character.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the primary subtag of a language tag is this one.
pub fn is_language(tag: &str, primary: &str) -> bool {
    tag.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(primary))
}
