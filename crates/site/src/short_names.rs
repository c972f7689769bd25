//! Short names for what a script declares in its own scope, to make it smaller.

use std::collections::HashMap;

/// A script in which declared names are short.
///
/// `literals` are its strings and regular expressions. A name stays as it is where it may be more than a name: in a
/// literal, as a property, a key, or one of the names in braces.
pub(super) fn shortened<'s>(script: &str, declared: impl Iterator<Item = &'s str>, literals: &[String]) -> String {
    const MIN_LEN: usize = 4;
    let mut names: HashMap<&str, String> = HashMap::new();
    for name in declared.filter(|name| name.len() >= MIN_LEN) {
        let number = names.len();
        names.entry(name).or_insert_with(|| short(number));
    }
    for literal in literals {
        words(literal).for_each(|(start, end)| _ = names.remove(&literal[start..end]));
    }
    for (start, end) in words(script) {
        if !is_only_a_name(&script[..start], &script[end..]) {
            names.remove(&script[start..end]);
        }
    }
    let (mut result, mut done) = (String::with_capacity(script.len()), 0);
    for (start, end) in words(script) {
        let word = &script[start..end];
        result.push_str(&script[done..start]);
        result.push_str(names.get(word).map_or(word, String::as_str));
        done = end;
    }
    result + &script[done..]
}

/// The name with a number: `$a`, `$b`, …; no source has such names.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    if number < 26 { format!("${letter}") } else { format!("${letter}{}", number / 26) }
}

/// Where the words of a script begin and end.
fn words(script: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let bytes = script.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(is_part)?;
        at = start + bytes[start..].iter().take_while(|byte| is_part(byte)).count();
        Some((start, at))
    })
}

/// Whether a word between two texts is no property (`a.name`), no key (`name:`), and not in braces (`{name,other}`).
fn is_only_a_name(before: &str, after: &str) -> bool {
    let is_property = before.ends_with('.') && !before.ends_with("...") || before.ends_with("?.");
    let is_key = after.starts_with(':');
    let is_default = after.starts_with('=') && !after.starts_with("==") && !after.starts_with("=>");
    let is_in_braces = before.ends_with(['{', ',']) && (after.starts_with(['}', ',']) || is_default);
    !is_property && !is_key && !is_in_braces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str, names: &[&str], literals: &[&str]) -> String {
        let literals: Vec<String> = literals.iter().map(|literal| (*literal).to_owned()).collect();
        shortened(script, names.iter().copied(), &literals)
    }

    #[test]
    fn names_are_short_wherever_they_are_used() {
        assert_eq!(
            of("function first(one){return second(first,...second)}let second=first;", &["first", "second"], &[]),
            "function $a(one){return $b($a,...$b)}let $b=$a;"
        );
        assert_eq!((short(0), short(25), short(26)), ("$a".into(), "$z".into(), "$a1".into()));
    }

    #[test]
    fn what_may_be_more_than_a_name_stays() {
        for script in
            ["one.first();first()", "let a={first:1};first()", "let{first}=a;first()", "f({b,first})", "a?.first"]
        {
            assert_eq!(of(script, &["first"], &[]), script);
        }
        assert_eq!(of("first('first')", &["first"], &["'first'"]), "first('first')");
    }
}
