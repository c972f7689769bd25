//! Writes the parts of PO files.

use std::fmt::Write as _;

/// Adds a comment: its lines, each with a mark (`.` for translators, `:` for a place).
pub(crate) fn push_comment(out: &mut String, mark: char, text: &str) {
    for line in text.lines() {
        out.extend(['#', mark, ' ']);
        // A comment ends at the line feed; what else ends lines somewhere is no part of it.
        out.extend(line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
        out.push('\n');
    }
}

/// Adds a keyword with its string: on one line, or on one for each line of the text.
pub(crate) fn push_string(out: &mut String, keyword: &str, text: &str) {
    out.push_str(keyword);
    out.push(' ');
    let is_whole = text.find('\n').is_none_or(|at| at + 1 == text.len());
    if is_whole {
        push_quoted(out, text);
        return;
    }
    out.push_str("\"\"\n");
    for line in text.split_inclusive('\n') {
        push_quoted(out, line);
    }
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Three digits, so that a digit after them is not one of them.
            control if control.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(control));
            }
            letter => out.push(letter),
        }
    }
    out.push_str("\"\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::parse::{Entry, PoFile, parse};

    #[test]
    fn lines_of_a_text_are_lines_of_the_file() {
        let mut text = String::new();
        push_string(&mut text, "msgid", "one\n\"two\"");
        push_string(&mut text, "msgstr", "three\n");
        assert_eq!(text, "msgid \"\"\n\"one\\n\"\n\"\\\"two\\\"\"\nmsgstr \"three\\n\"\n");
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(context in "\\PC{0,20}", id in "(?s).{1,80}", text in "[\"\\\\\n\r\t 0-9a\u{1}网\u{2028}]{0,40}") {
            let mut out = String::new();
            push_comment(&mut out, '.', &text);
            push_string(&mut out, "msgctxt", &context);
            push_string(&mut out, "msgid", &id);
            push_string(&mut out, "msgstr", &text);
            let PoFile { entries, .. } = parse(&out).expect("a PO file");
            let [Entry { context: read_context, id: read_id, text: read_text, .. }] = &entries[..] else { panic!("{out}") };
            prop_assert_eq!((read_context.as_deref(), read_id, read_text), (Some(&*context), &id, &text));
        }
    }
}
