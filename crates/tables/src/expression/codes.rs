//! An alternation of codes with their common parts written once.

use std::collections::BTreeMap;

/// The expression that matches exactly these codes, the longest first.
pub(super) fn alternation(codes: &[&str]) -> String {
    let mut sorted: Vec<&[u8]> = codes.iter().map(|code| code.as_bytes()).collect();
    sorted.sort_unstable();
    sorted.dedup();
    tails(&sorted)
}

/// The expression for what is left of sorted codes that begin alike.
fn tails(codes: &[&[u8]]) -> String {
    // First bytes with the same expression after them share it, such as the last digits of numbers.
    let mut heads: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut may_end = false;
    for group in codes.chunk_by(|one, next| one.first() == next.first()) {
        match group.first().and_then(|code| code.first()) {
            None => may_end = true,
            Some(first) => {
                let rest: Vec<&[u8]> = group.iter().filter_map(|code| code.get(1..)).collect();
                heads.entry(tails(&rest)).or_default().push(*first);
            }
        }
    }
    let mut branches: Vec<(Vec<u8>, String)> = heads.into_iter().map(|(tail, bytes)| (bytes, tail)).collect();
    branches.sort();
    let branches: Vec<String> = branches.iter().map(|(bytes, tail)| class(bytes) + tail).collect();
    match (branches.as_slice(), may_end) {
        ([], _) => String::new(),
        ([only], false) => only.clone(),
        (all, false) => format!("(?:{})", all.join("|")),
        (all, true) => format!("(?:{})?", all.join("|")),
    }
}

/// One of these bytes, which are sorted.
fn class(bytes: &[u8]) -> String {
    if let [only] = bytes {
        return literal(*only);
    }
    let mut class = String::from("[");
    for run in bytes.chunk_by(|one, next| one + 1 == *next) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        class.push_str(&in_class(*first));
        if run.len() > 2 {
            class.push('-');
        }
        if run.len() > 1 {
            class.push_str(&in_class(*last));
        }
    }
    class + "]"
}

fn in_class(byte: u8) -> String {
    if byte == b'-' { "\\-".to_owned() } else { char::from(byte).to_string() }
}

/// A byte of a code by itself.
pub(super) fn literal(byte: u8) -> String {
    if byte == b'.' { "\\.".to_owned() } else { char::from(byte).to_string() }
}

#[cfg(test)]
mod tests {
    use super::alternation;

    #[test]
    fn common_parts_are_written_once() {
        for (codes, expected) in [
            (["b", "a"].as_slice(), "[ab]"),
            (&["card_declined", "card_expired"], "card_(?:declined|expired)"),
            (&["a", "a.b"], "a(?:\\.b)?"),
            (&["1045", "1046", "1047", "1062"], "10(?:4[5-7]|62)"),
            (&["00", "01", "10", "11"], "[01][01]"),
            (&["-1", "-2"], "-[12]"),
            (&["same", "same"], "same"),
        ] {
            assert_eq!(alternation(codes), expected);
        }
    }
}
