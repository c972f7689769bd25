//! Java properties.

use super::tree::{Node, Value};

/// Parses a file of properties: a key and its text on each line, which may continue on the next one.
pub(super) fn parse(text: &str) -> Node {
    let mut members = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((number, line)) = lines.next() {
        let start = line.trim_start();
        if start.is_empty() || start.starts_with(['#', '!']) {
            continue;
        }
        let mut whole = start.to_owned();
        while ends_with_escape(&whole) {
            whole.pop();
            match lines.next() {
                Some((_, more)) => whole.push_str(more.trim_start()),
                None => break,
            }
        }
        let (key, value) = split(&whole);
        members.push((unescape(key), Node::scalar(number, unescape(value))));
    }
    Node { line: 1, value: Value::Map(members) }
}

fn ends_with_escape(line: &str) -> bool {
    line.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// The key and the value: separated by the first `=`, `:` or blank that has no backslash.
fn split(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line.find(|letter: char| {
        let ends = !escaped && (matches!(letter, '=' | ':') || letter.is_whitespace());
        escaped = letter == '\\' && !escaped;
        ends
    });
    let Some(end) = end else { return (line, "") };
    let rest = line[end..].trim_start();
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (&line[..end], rest.trim_start())
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push(' '),
            Some('r' | 'f') | None => {}
            Some('u') => {
                let digits: String = letters.by_ref().take(4).collect();
                let letter = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                plain.push(letter.unwrap_or('\u{fffd}'));
            }
            Some(other) => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_continue_and_escape() {
        let node = parse("# a comment\nQ001 = no \\\n   ore\nQ\\:2: caf\\u00e9\nQ003\n");
        let members: Vec<(&str, &str)> =
            node.members().iter().map(|(key, node)| (key.as_str(), node.text().unwrap())).collect();
        assert_eq!(members, [("Q001", "no ore"), ("Q:2", "café"), ("Q003", "")]);
    }
}
