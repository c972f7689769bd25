//! String literals.

use std::fmt::Write as _;

use ecs_err_core::is_invisible_or_control;

use crate::target::Target;

/// The bytes of the longest constant of Java, in its encoding, with room for what joins several.
const MAX_JAVA_BYTES: usize = 65_000;

/// A text as a string literal of a language. Characters that hide or move others are escaped.
pub fn literal(target: Target, text: &str) -> String {
    if target == Target::Java {
        return java_literal(text);
    }
    let mark = quotation_mark(target, text);
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push(mark);
    for letter in text.chars() {
        push(target, mark, letter, &mut literal);
    }
    literal.push(mark);
    literal
}

/// Formatters prefer the quotation mark that needs fewer escapes, where a language has two.
fn quotation_mark(target: Target, text: &str) -> char {
    let has_two = matches!(target, Target::TypeScript | Target::Python);
    let count = |mark: char| text.chars().filter(|letter| *letter == mark).count();
    if has_two && count('"') > count('\'') { '\'' } else { '"' }
}

fn push(target: Target, mark: char, letter: char, literal: &mut String) {
    match letter {
        '\\' => literal.push_str("\\\\"),
        '\n' => literal.push_str("\\n"),
        '\r' => literal.push_str("\\r"),
        '\t' => literal.push_str("\\t"),
        _ if letter == mark => literal.extend(['\\', letter]),
        _ if is_invisible_or_control(letter) => push_escaped(target, letter, literal),
        _ => literal.push(letter),
    }
}

/// Writing to a string does not fail.
fn push_escaped(target: Target, letter: char, literal: &mut String) {
    let number = u32::from(letter);
    let _ = match target {
        Target::Rust => write!(literal, "\\u{{{number:x}}}"),
        Target::TypeScript if number > 0xffff => write!(literal, "\\u{{{number:x}}}"),
        Target::Go | Target::Python if number > 0xffff => write!(literal, "\\U{number:08x}"),
        _ => {
            let mut units = [0; 2];
            letter.encode_utf16(&mut units).iter().try_for_each(|unit| write!(literal, "\\u{unit:04x}"))
        }
    };
}

/// A constant of Java has a limited length; longer texts are joined when they are used.
fn java_literal(text: &str) -> String {
    let (mut parts, mut bytes) = (vec![String::new()], 0);
    for letter in text.chars() {
        // Characters beyond the first plane are two surrogates of three bytes each.
        let more = if letter.len_utf8() == 4 { 6 } else { letter.len_utf8().max(2) };
        if bytes + more > MAX_JAVA_BYTES {
            parts.push(String::new());
            bytes = 0;
        }
        bytes += more;
        if let Some(part) = parts.last_mut() {
            push(Target::Java, '"', letter, part);
        }
    }
    let parts: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
    match parts.as_slice() {
        [one] => one.clone(),
        several => format!("String.join(\"\", {})", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awkward_characters_are_escaped() {
        let text = "a\"b\\c\n\t${d} \u{202e}\u{e0041}\u{7} 网卡";
        for (target, expected) in [
            (Target::Go, "\"a\\\"b\\\\c\\n\\t${d} \\u202e\\U000e0041\\u0007 网卡\""),
            (Target::TypeScript, "'a\"b\\\\c\\n\\t${d} \\u202e\\u{e0041}\\u0007 网卡'"),
            (Target::Python, "'a\"b\\\\c\\n\\t${d} \\u202e\\U000e0041\\u0007 网卡'"),
            (Target::Java, "\"a\\\"b\\\\c\\n\\t${d} \\u202e\\udb40\\udc41\\u0007 网卡\""),
            (Target::Rust, "\"a\\\"b\\\\c\\n\\t${d} \\u{202e}\\u{e0041}\\u{7} 网卡\""),
        ] {
            assert_eq!(literal(target, text), expected, "{target:?}");
        }
        assert_eq!(literal(Target::Python, "\"it's"), "\"\\\"it's\"");
    }

    #[test]
    fn long_texts_are_several_constants_in_java() {
        let joined = literal(Target::Java, &"网".repeat(30_000));
        assert!(
            joined.starts_with("String.join(\"\", \"网") && joined.matches("\", \"").count() == 2,
            "it is in two parts"
        );
        assert!(literal(Target::Java, &"a".repeat(30_000)).starts_with("\"a"));
    }
}
