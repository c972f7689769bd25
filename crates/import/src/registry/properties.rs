//! Java properties, and PO files of gettext.

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

/// Parses a PO file: a record with `msgctxt`, `msgid`, `msgstr` and the comment of the developers for each message.
pub(super) fn parse_po(text: &str) -> Node {
    let mut items = Vec::new();
    let mut record = Node { line: 1, value: Value::Map(Vec::new()) };
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        let line = line.trim();
        let members = record.members();
        if line.is_empty()
            || (line.starts_with('#') || line.starts_with("msgctxt") || line.starts_with("msgid "))
                && has(members, "msgstr")
        {
            if members.iter().any(|(key, value)| key == "msgid" && value.text().is_some_and(|text| !text.is_empty())) {
                items.push(record.clone());
            }
            record.value = Value::Map(Vec::new());
        }
        if record.members().is_empty() {
            record.line = number;
        }
        let Value::Map(members) = &mut record.value else { continue };
        if let Some(comment) = line.strip_prefix("#.") {
            append(members, "comment", comment.trim(), number, "\n");
        } else if line.starts_with('"') {
            if let Some((key, _)) = members.last().cloned() {
                append(members, &key, &unquoted(line), number, "");
            }
        } else if let Some((key, value)) = line.split_once(char::is_whitespace).filter(|_| line.starts_with("msg")) {
            let key = if key.starts_with("msgstr") { "msgstr" } else { key };
            if !has(members, key) {
                append(members, key, &unquoted(value.trim()), number, "");
            }
        }
    }
    Node { line: 1, value: Value::List(items) }
}

fn has(members: &[(String, Node)], key: &str) -> bool {
    members.iter().any(|(name, _)| name == key)
}

fn append(members: &mut Vec<(String, Node)>, key: &str, text: &str, line: usize, separator: &str) {
    match members.iter_mut().find(|(name, _)| name == key) {
        Some((_, Node { value: Value::Scalar(present), .. })) => {
            present.push_str(separator);
            present.push_str(text);
        }
        _ => members.push((key.to_owned(), Node::scalar(line, text))),
    }
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    unescape(text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text))
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

    #[test]
    fn messages_of_po_files_are_records() {
        let text = "msgid \"\"\nmsgstr \"Language: zh\\n\"\n\n#. when the shaft is closed\nmsgctxt \"Q001\"\nmsgid \"no \"\n\"ore\"\nmsgstr \"没有矿石\"\n";
        let node = parse_po(text);
        let [record] = node.items() else { panic!("{node:?}") };
        assert_eq!(record.line, 4);
        let text = |key: &str| record.get(key).and_then(Node::text).unwrap();
        assert_eq!((text("msgctxt"), text("msgid"), text("msgstr")), ("Q001", "no ore", "没有矿石"));
    }
}
