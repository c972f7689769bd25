//! Strings of YAML.

use std::fmt::Write as _;

/// A text as a string of YAML, on one line.
///
/// ```
/// assert_eq!(ecs_err_export::yaml_string("a \"b\"\n错"), r#""a \"b\"\u000a错""#);
/// ```
#[must_use]
pub fn yaml_string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // What YAML does not print, and what it takes for a line end.
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a string does not fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            '\u{fffe}' | '\u{ffff}' => quoted.push(char::REPLACEMENT_CHARACTER),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_on_one_line() {
        assert_eq!(yaml_string("a\n\"b\" \\ \u{85}错"), "\"a\\u000a\\\"b\\\" \\\\ \\u0085错\"");
        assert_eq!(yaml_string("a\"b\\ \u{feff}: #"), r#""a\"b\\ \ufeff: #""#);
    }
}
