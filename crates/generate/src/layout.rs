//! Where the formatters of the languages break lines.

use unicode_width::UnicodeWidthStr as _;

use crate::target::Target;

/// How wide a text is for the formatter of a language, in columns.
pub fn columns(target: Target, text: &str) -> usize {
    match target {
        // It counts characters of Java, also wide ones.
        Target::Java => text.encode_utf16().count(),
        Target::Go | Target::TypeScript | Target::Python | Target::Rust => text.width(),
    }
}

/// Items between a head and a tail: on one line if they fit, else after a line break, else on a line each.
///
/// `head` begins the line, with its indentation; `indent` is that of the further lines.
pub fn fitted(target: Target, head: &str, items: &[String], tail: &str, width: usize, indent: usize) -> String {
    let line = items.join(", ");
    let fits = |text: &str| columns(target, text) <= width;
    let one = format!("{head}{line}{tail}");
    if fits(&one) {
        return one;
    }
    let (head, blanks) = (head.trim_end(), " ".repeat(indent));
    let second = format!("{blanks}{line}{tail}");
    if items.len() < 2 || fits(&second) {
        return format!("{head}\n{second}");
    }
    format!("{head}\n{blanks}{}{tail}", items.join(&format!(",\n{blanks}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_on_one_line_then_on_the_next_then_on_a_line_each() {
        let items = ["\"en\"", "\"text\""].map(str::to_owned);
        let put = |width| fitted(Target::Java, "  all.put(", &items, ");", width, 6);
        assert_eq!(put(24), "  all.put(\"en\", \"text\");");
        assert_eq!(put(23), "  all.put(\n      \"en\", \"text\");");
        assert_eq!(put(19), "  all.put(\n      \"en\",\n      \"text\");");
        assert_eq!(fitted(Target::TypeScript, "  KEY: ", &items[1..], ",", 12, 4), "  KEY:\n    \"text\",");
    }
}
