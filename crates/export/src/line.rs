//! Texts on one line.

/// A text on one line: each run of white space is a blank, and control characters are left out.
///
/// ```
/// assert_eq!(ecs_err_export::one_line(" Use another NIC.\n\n- Or none. "), "Use another NIC. - Or none.");
/// ```
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.retain(|letter| !letter.is_control());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_on_one_line() {
        assert_eq!(one_line(" a\n\n- b\t\u{2028}c\u{7}\u{85}d "), "a - b c d");
    }
}
