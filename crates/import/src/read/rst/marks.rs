//! What a line of reStructuredText begins with.

use unicode_width::UnicodeWidthStr;

/// The character of a line that underlines a title: the same punctuation everywhere.
pub(super) fn adornment(text: &str) -> Option<char> {
    let first = text.chars().next().filter(char::is_ascii_punctuation)?;
    (text.len() > 1 && text.chars().all(|letter| letter == first)).then_some(first)
}

/// Whether a line underlines a title, which must not be longer, except for long lines.
pub(super) fn underlines(line: &str, title: &str) -> bool {
    const LONG_ENOUGH: usize = 4;
    adornment(line).is_some() && (line.len() >= LONG_ENOUGH || line.len() >= title.trim_end().width())
}

/// How many bytes the mark of a list takes, with the spaces after it: `- `, `1. `, `(a) `, `#. `.
pub(super) fn list_mark(text: &str) -> Option<usize> {
    let after = if let Some(rest) = text.strip_prefix(['-', '*', '+', '•', '‣']) {
        rest
    } else {
        let rest = text.strip_prefix('(').unwrap_or(text);
        let end = rest.find([')', '.'])?;
        let number = &rest[..end];
        let is_number = number == "#"
            || number.len() <= 3 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
            || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic())
            || number.len() <= 6 && !number.is_empty() && number.bytes().all(|byte| b"ivxIVX".contains(&byte));
        if !is_number || text.starts_with('(') && !rest[end..].starts_with(')') {
            return None;
        }
        &rest[end + 1..]
    };
    let content = after.trim_start_matches(' ');
    let is_mark = after.is_empty() || content.len() < after.len();
    is_mark.then(|| text.len() - content.len())
}

/// The name and the rest of a field: `:name: text`.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty() && !name.starts_with(' ') && !name.ends_with(' ') && !name.contains('`');
    (is_name && (rest.is_empty() || rest.starts_with(' '))).then(|| (name, rest.trim()))
}

/// The name and argument of a directive: `.. name:: argument`; the text is that after `.. `.
pub(super) fn directive(text: &str) -> Option<(&str, &str)> {
    let (name, argument) = text.split_once("::")?;
    let name = name.trim_end();
    let is_part = |letter: char| letter.is_alphanumeric() || "-_+:.".contains(letter);
    let is_name = !name.is_empty() && name.chars().all(is_part) && !name.starts_with('_');
    (is_name && (argument.is_empty() || argument.starts_with(' '))).then(|| (name, argument.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_told_from_text() {
        for (text, width) in [("- a", 2), ("*   a", 4), ("1. a", 3), ("(a) b", 4), ("#. x", 3), ("iv) x", 4), ("-", 1)]
        {
            assert_eq!(list_mark(text), Some(width), "{text}");
        }
        for text in ["-32000 error", "**bold**", "e.g. this", "1.5 times", "2024. x", "a.b", ""] {
            assert_eq!(list_mark(text), None, "{text}");
        }
    }

    #[test]
    fn fields_and_directives_have_names() {
        assert_eq!(field(":header-rows: 1"), Some(("header-rows", "1")));
        assert_eq!(field(":ref:`x`"), None);
        assert_eq!(directive("list-table:: Codes"), Some(("list-table", "Codes")));
        assert_eq!(directive("c:macro:: E2BIG"), Some(("c:macro", "E2BIG")));
        assert_eq!(directive("_a: b::c"), None);
        assert_eq!(directive("see the C++ std::string"), None);
    }

    #[test]
    fn short_lines_underline_short_titles_only() {
        assert!(underlines("==", "AB"));
        assert!(underlines("====", "A longer title"));
        assert!(!underlines("==", "ABC"));
        assert!(!underlines("==-", "ABC"));
        assert!(!underlines("===", "错误"));
    }
}
