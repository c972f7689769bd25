//! Type wrappers that programs print around values: `Some("x")`, `string(1) "x"`, `Optional[x]`.

/// Wrappers with a closing bracket.
const AROUND: [&str; 3] = ["Some(", "Optional[", "int("];

/// The length of the wrapper before a value.
pub fn before(text: &str) -> usize {
    if let Some(around) = AROUND.iter().find(|around| text.starts_with(**around)) {
        return around.len();
    }
    if text.starts_with("Just \"") {
        return "Just ".len();
    }
    // A type, and another one at most: `(string) (len=1) "x"`.
    let mut at = 0;
    for _ in 0..2 {
        let name = word(&text[at..]);
        let Some(inside) = text[at + name..].strip_prefix('(') else { return 0 };
        if name > 0 && starts_with_quote(inside) {
            return at + name + 1;
        }
        let Some(after) = inside[word(inside)..].strip_prefix(") ") else { return 0 };
        at = text.len() - after.len();
        if starts_with_quote(after) {
            return at;
        }
    }
    0
}

/// The length of the word at the start of a text.
fn word(text: &str) -> usize {
    const MAX_WORD_LEN: usize = 24;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'=');
    text.bytes().take(MAX_WORD_LEN).take_while(is_part).count()
}

fn starts_with_quote(text: &str) -> bool {
    text.starts_with(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_have_its_type_around_it() {
        let values = [
            ("Some(\"x\")", "\"x\")"),
            ("Some(400)", "400)"),
            ("Optional[x]", "x]"),
            ("int(400)", "400)"),
            ("Just \"x\"", "\"x\""),
            ("string(8) \"x\"", "\"x\""),
            ("(string) (len=1) \"x\"", "\"x\""),
            ("String('x')", "'x')"),
            ("f(x)", "f(x)"),
            ("(\"x\")", "(\"x\")"),
            ("failed (see \"x\")", "failed (see \"x\")"),
            ("Some", "Some"),
        ];
        for (text, value) in values {
            assert_eq!(&text[before(text)..], value);
        }
    }
}
