//! The candidates for a word: each begins with the word exactly as it is typed.
//!
//! Shells replace the typed word by what the candidates have in common. So a candidate continues the typed spelling
//! instead of correcting it, which is enough because the program accepts every spelling: `ecs-00` becomes `ecs-0085`.

use std::collections::BTreeSet;

/// What can be completed, with the text that shells show next to it.
pub struct Choice {
    spellings: Vec<Spelling>,
    rest: Rest,
    help: &'static str,
}

struct Spelling {
    text: String,
    /// Spellings of a higher rank are offered only if none of a lower rank fits.
    rank: u8,
}

impl Choice {
    /// A name or a number, in any letter case.
    pub fn name(spelling: &impl ToString, help: &'static str) -> Self {
        Self { spellings: Vec::new(), rest: rest_of_name, help }.or(0, spelling)
    }

    /// A path, in any letter case and with any separators, as in [`ecs_err::Catalog::resolve_field`].
    pub fn path(spelling: &impl ToString, help: &'static str) -> Self {
        Self { rest: rest_of_path, ..Self::name(spelling, help) }
    }

    /// A code, in any letter case, with any separators or none.
    pub fn code(spelling: &impl ToString, help: &'static str) -> Self {
        Self { rest: rest_of_code, ..Self::name(spelling, help) }
    }

    /// Adds a spelling, unless it is empty.
    pub fn or(mut self, rank: u8, spelling: &impl ToString) -> Self {
        let text = spelling.to_string();
        self.spellings.extend((!text.is_empty()).then_some(Spelling { text, rank }));
        self
    }
}

/// Which part of a spelling follows the typed text; `None` if the spelling does not begin with it.
type Rest = for<'s> fn(typed: &str, spelling: &'s str) -> Option<&'s str>;

/// The candidates with the typed prefix and their help, each once.
pub fn candidates(choices: &[Choice], typed: &str) -> Vec<(String, &'static str)> {
    let fitting = choices.iter().flat_map(|choice| {
        choice.spellings.iter().filter_map(|spelling| {
            let rest = (choice.rest)(typed, &spelling.text)?;
            Some((spelling.rank, format!("{typed}{rest}"), choice.help))
        })
    });
    let fitting: Vec<(u8, String, &'static str)> = fitting.collect();
    let best = fitting.iter().map(|(rank, ..)| *rank).min();
    let mut seen = BTreeSet::new();
    fitting
        .into_iter()
        .filter(|(rank, value, _)| Some(*rank) == best && seen.insert(value.clone()))
        .map(|(_, value, help)| (value, help))
        .collect()
}

fn rest_of_name<'s>(typed: &str, spelling: &'s str) -> Option<&'s str> {
    let start = spelling.get(..typed.len())?;
    start.eq_ignore_ascii_case(typed).then(|| &spelling[typed.len()..])
}

fn rest_of_path<'s>(typed: &str, spelling: &'s str) -> Option<&'s str> {
    let start = spelling.get(..typed.len())?;
    let is_separator = |byte: u8| matches!(byte, b'-' | b'_' | b'.' | b':' | b'/');
    let same = |(one, other): (u8, u8)| one.eq_ignore_ascii_case(&other) || is_separator(one) && is_separator(other);
    start.bytes().zip(typed.bytes()).all(same).then(|| &spelling[typed.len()..])
}

fn rest_of_code<'s>(typed: &str, spelling: &'s str) -> Option<&'s str> {
    if let Some(rest) = spelling.strip_prefix(typed) {
        return Some(rest);
    }
    // A hyphen begins an option, and separators alone are not the beginning of a code.
    if !typed.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut rest = spelling.chars();
    for letter in typed.chars().filter(|letter| letter.is_alphanumeric()) {
        let next = rest.find(|next| next.is_alphanumeric())?;
        if !next.to_lowercase().eq(letter.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    let is_separated = !typed.ends_with(char::is_alphanumeric);
    Some(if is_separated { rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()) } else { rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_continues_the_typed_spelling() {
        for (typed, rest) in [
            ("Ecs.00", Some("85")),
            ("ecs.00", Some("85")),
            ("ECS00", Some("85")),
            ("ecs", Some(".0085")),
            ("ecs-", Some("0085")),
            ("", Some("Ecs.0085")),
            ("-ecs", None),
            (".", None),
            ("Ecs.1", None),
            ("Ecs.00850", None),
        ] {
            assert_eq!(rest_of_code(typed, "Ecs.0085"), rest, "{typed}");
        }
        assert_eq!(rest_of_path("OS_ext/ips", "OS-EXT-IPS:type"), Some(":type"));
        assert_eq!(rest_of_path("网卡", "nic"), None);
        assert_eq!(rest_of_name("d3", "D307"), Some("07"));
    }

    #[test]
    fn short_forms_are_offered_only_if_no_full_one_fits() {
        let choices =
            [("Ecs.0012", "Ecs.12"), ("Ecs.1200", "")].map(|(code, short)| Choice::code(&code, "").or(1, &short));
        let offered = |typed| candidates(&choices, typed).into_iter().map(|(value, _)| value);
        assert!(offered("Ecs.12").eq(["Ecs.1200"]));
        assert!(offered("ecs-0").eq(["ecs-0012"]));
        let choices = [Choice::code(&"Ecs.0012", "").or(1, &"Ecs.12")];
        assert_eq!(candidates(&choices, "ecs1"), [("ecs12".to_owned(), "")]);
    }
}
