//! Texts of a catalog in comments.

use ecs_err_core::is_invisible_or_control;
use ecs_err_export::escape_markdown;

use crate::layout::columns;
use crate::target::Target;

/// A text on one line, without characters that hide or move others, and escaped for the comments of a language.
pub fn comment_text(target: Target, text: &str) -> String {
    let text: String =
        text.chars().filter(|letter| letter.is_whitespace() || !is_invisible_or_control(*letter)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match target {
        Target::Go => text,
        Target::TypeScript => text.replace("*/", "*\\/"),
        Target::Python => {
            let text = text.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
            // A quotation mark at the end would end the comment one character early.
            match text.strip_suffix('"') {
                Some(rest) if !rest.ends_with('\\') => format!("{rest}\\\""),
                _ => text,
            }
        }
        Target::Java => javadoc(&text),
        Target::Rust => escape_markdown(&text),
    }
}

/// Javadoc is HTML with tags that begin with `@`. The compiler reads `\u` everywhere.
fn javadoc(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '@' => escaped.push_str("&#64;"),
            '\\' => escaped.push_str("&#92;"),
            '/' if escaped.ends_with('*') => escaped.push_str("&#47;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Breaks a text between words where a line gets wider than `width`, of which `used` columns are taken; each further
/// line begins with `prefix`.
pub fn wrapped(target: Target, text: &str, prefix: &str, width: usize, used: usize) -> String {
    let (mut lines, mut column) = (String::new(), used);
    for word in text.split(' ') {
        let more = columns(target, word);
        if lines.is_empty() {
            column += more;
        } else if column + 1 + more <= width {
            lines.push(' ');
            column += 1 + more;
        } else {
            lines.push('\n');
            lines.push_str(prefix);
            column = columns(target, prefix) + more;
        }
        lines.push_str(word);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_leave_their_comments() {
        let text = "a */ b \\u002a/ \u{202e}c\nd \"\"\"e\" @f <g> [h]";
        for (target, expected) in [
            (Target::Go, "a */ b \\u002a/ c d \"\"\"e\" @f <g> [h]"),
            (Target::TypeScript, "a *\\/ b \\u002a/ c d \"\"\"e\" @f <g> [h]"),
            (Target::Python, "a */ b \\\\u002a/ c d \\\"\\\"\\\"e\" @f <g> [h]"),
            (Target::Java, "a *&#47; b &#92;u002a/ c d \"\"\"e\" &#64;f &lt;g&gt; [h]"),
            (Target::Rust, "a \\*/ b \\\\u002a/ c d \"\"\"e\" @f \\<g\\> \\[h\\]"),
        ] {
            assert_eq!(comment_text(target, text), expected, "{target:?}");
        }
        assert_eq!(comment_text(Target::Python, "say \"hi\""), "say \"hi\\\"");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped(Target::Go, "one two three", "// ", 10, 3), "one two\n// three");
        assert_eq!(wrapped(Target::Go, "网卡 网卡 网卡", "// ", 12, 3), "网卡 网卡\n// 网卡");
        assert_eq!(wrapped(Target::Go, "longest-word", "// ", 5, 3), "longest-word");
    }
}
