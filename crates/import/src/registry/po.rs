//! PO files of gettext as registries.

use super::Malformed;
use super::tree::{Node, Value};

/// Parses a PO file: a record with `comment` (that of the developers), `msgctxt`, `msgid` and `msgstr` for each message.
pub(super) fn parse(text: &str) -> Result<Node, Malformed> {
    let file = ecs_err_po::parse(text).map_err(|error| Malformed::new(error.line, error.problem.to_string()))?;
    let messages = file.entries.into_iter().filter(|entry| !entry.id.is_empty());
    let items = messages.map(|entry| {
        let comment = Some(entry.comment).filter(|comment| !comment.is_empty());
        let members =
            [("comment", comment), ("msgctxt", entry.context), ("msgid", Some(entry.id)), ("msgstr", Some(entry.text))];
        let members =
            members.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Node::scalar(entry.line, text?))));
        Node { line: entry.line, value: Value::Map(members.collect()) }
    });
    Ok(Node { line: 1, value: Value::List(items.collect()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_po_files_are_records() {
        let text = "msgid \"\"\nmsgstr \"Language: zh\\n\"\n\n#. when the shaft is closed\nmsgctxt \"Q001\"\nmsgid \"no \"\n\"ore\"\nmsgstr \"没有矿石\"\n";
        let node = parse(text).unwrap();
        let [record] = node.items() else { panic!("{node:?}") };
        assert_eq!(record.line, 4);
        let text = |key: &str| record.get(key).and_then(Node::text).unwrap();
        assert_eq!((text("msgctxt"), text("msgid"), text("msgstr")), ("Q001", "no ore", "没有矿石"));
    }
}
