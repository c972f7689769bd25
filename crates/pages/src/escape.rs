//! Texts in Markdown, front matter and addresses.

use std::fmt::Write as _;

use crate::Flavor;

/// A text in Markdown that every reader of the flavor shows as it is. `starts_line` says whether it begins a line, where
/// more characters have a meaning.
///
/// Backslashes are used where all dialects know them, and references to characters elsewhere: Python-Markdown has no
/// `\<`, and templates and MDX read braces even after a backslash.
pub fn escape(text: &str, flavor: Flavor, starts_line: bool) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let next = text[at..].chars().nth(1);
        let is_first = starts_line && at == 0;
        let ends_number = starts_line && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        match letter {
            '\\' | '*' | '_' | '[' | ']' | '#' => escaped.extend(['\\', letter]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '{' | '}' | '|' | '~' | '$' | '^' | '`' | '@' => push_reference(&mut escaped, letter),
            '"' | '\'' if flavor.has_typographic_quotes() => push_reference(&mut escaped, letter),
            // Dashes, ellipses, marked and inserted text.
            '-' | '.' | '=' | '+' if before == Some(letter) => push_reference(&mut escaped, letter),
            // Directives (`:name`, `:::`), emojis (`:name:`) and addresses that become links, with the references in them.
            ':' if next.is_some_and(|next| !next.is_whitespace()) => push_reference(&mut escaped, letter),
            '.' if text[..at].ends_with("www") => push_reference(&mut escaped, letter),
            // Lists and admonitions (`!!!`).
            '-' | '+' | '!' if is_first => escaped.extend(['\\', letter]),
            '.' | ')' if ends_number => escaped.extend(['\\', letter]),
            // Definitions, headings, details (`???`), blocks (`///`).
            ':' | '=' | '?' | '/' if is_first => push_reference(&mut escaped, letter),
            // Statements of JavaScript in MDX.
            'i' | 'e' if is_first && flavor == Flavor::Docusaurus && is_statement(text) => {
                push_reference(&mut escaped, letter);
            }
            '\n' | '\r' | '\t' => escaped.push(' '),
            _ => escaped.push(letter),
        }
        before = Some(letter);
    }
    escaped
}

/// The address of a link in Markdown: what ends it is percent-encoded, and what a template or a reference to a character
/// begins with.
pub fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '&' => address.push_str("&amp;"),
            ' ' | '"' | '\'' | '(' | ')' | '<' | '>' | '\\' | '`' | '{' | '|' | '}' | '^' => {
                // Writing to a string does not fail.
                let _ = write!(address, "%{:02X}", u32::from(letter));
            }
            letter if letter.is_control() => {}
            letter => address.push(letter),
        }
    }
    address
}

/// A text in HTML and its attributes.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether MDX takes a line for a statement of JavaScript.
fn is_statement(line: &str) -> bool {
    line.starts_with("import") || line.starts_with("export")
}

fn push_reference(escaped: &mut String, letter: char) {
    let _ = write!(escaped, "&#{};", u32::from(letter));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        for (text, expected) in [
            ("ERR_TLS <b> & {{x}}", "ERR\\_TLS &lt;b&gt; &amp; &#123;&#123;x&#125;&#125;"),
            ("1062. a", "1062\\. a"),
            ("- a -- b ...", "\\- a -&#45; b .&#46;&#46;"),
            (":::note", "&#58;&#58;&#58;note"),
            ("PD:common: x", "PD&#58;common: x"),
            ("import a", "&#105;mport a"),
            ("https://www.a.b c@d", "https&#58;//www&#46;a.b c&#64;d"),
            ("it's \"x\"", "it's \"x\""),
        ] {
            assert_eq!(escape(text, Flavor::Docusaurus, true), expected);
        }
        assert_eq!(escape("it's", Flavor::Hugo, true), "it&#39;s");
        assert_eq!(escape("1. - import", Flavor::Docusaurus, false), "1. - import");
    }

    #[test]
    fn addresses_end_where_the_link_ends() {
        assert_eq!(address("https://a.b/{x}?y=(1)&copy;2"), "https://a.b/%7Bx%7D?y=%281%29&amp;copy;2");
    }
}
