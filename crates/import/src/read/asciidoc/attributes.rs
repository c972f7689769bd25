//! Attributes of a block: `[cols="1,2a", options=header]`, `[%header,format=csv]`.

/// What the attributes before a block say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) positional: Vec<String>,
    pub(super) named: Vec<(String, String)>,
}

impl Attributes {
    /// Adds those of a line such as `[…]`, without the brackets.
    pub(super) fn add(&mut self, text: &str) {
        for part in split_quoted(text) {
            match part.split_once('=').filter(|(name, _)| is_name(name.trim())) {
                Some((name, value)) => self.named.push((name.trim().to_owned(), unquoted(value.trim()).to_owned())),
                None => self.positional.push(unquoted(part.trim()).to_owned()),
            }
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.named.iter().rev().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether an option is set: `options="header"`, `opts=header`, `%header`.
    pub(super) fn has_option(&self, option: &str) -> bool {
        let listed = ["options", "opts"].into_iter().filter_map(|name| self.get(name));
        listed.flat_map(|options| options.split(',')).any(|other| other.trim() == option)
            || self.positional.iter().any(|part| part.split('%').skip(1).any(|other| other == option))
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter))
}

fn unquoted(text: &str) -> &str {
    let quoted = |sign: char| text.strip_prefix(sign).and_then(|text| text.strip_suffix(sign));
    quoted('"').or_else(|| quoted('\'')).unwrap_or(text)
}

/// The parts of a text between commas outside of quotation marks.
pub(super) fn split_quoted(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, ',') => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            (None, '"') => quote = Some('"'),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_values_and_options_are_told_apart() {
        let mut attributes = Attributes::default();
        attributes.add("%header%footer,cols=\"1,2a\", options='autowidth'");
        assert_eq!(attributes.get("cols"), Some("1,2a"));
        for option in ["header", "footer", "autowidth"] {
            assert!(attributes.has_option(option), "{option}");
        }
        assert!(!attributes.has_option("cols"));
    }
}
