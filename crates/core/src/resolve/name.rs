//! Lenient comparison of names: without regard to letter case and to which separators are between the parts.

use crate::catalog::{Catalog, folded};
use crate::model::ErrorCode;

impl<'a> Catalog<'a> {
    /// The error with this code, without regard to letter case and separators; `None` if several match.
    pub(super) fn error_folded(&self, text: &str) -> Option<&'a ErrorCode<'a>> {
        self.only(self.data().folded_order, text, |error| error.code.as_str())
    }

    /// The error with this name, without regard to letter case and separators; `None` if several match.
    pub(super) fn error_by_name(&self, text: &str) -> Option<&'a ErrorCode<'a>> {
        self.only(self.data().name_order, text, |error| error.name.unwrap_or_default())
    }

    /// The error with this code or name.
    pub(super) fn error_named(&self, text: &str) -> Option<&'a ErrorCode<'a>> {
        self.error_folded(text).or_else(|| self.error_by_name(text))
    }

    /// The error with this code or name, without regard to letter case and separators; `None` if several match.
    fn only(&self, order: &'a [u32], text: &str, key: fn(&ErrorCode<'a>) -> &'a str) -> Option<&'a ErrorCode<'a>> {
        let mut same = self.folded_positions(order, text, key);
        let first = same.next()?;
        if same.next().is_some() || folded(text).next().is_none() { None } else { self.errors().get(first) }
    }
}

/// What may separate the parts of a name or a path.
fn is_separator(letter: char) -> bool {
    matches!(letter, '-' | '_' | '.' | ':' | '/') || letter.is_whitespace()
}

/// The text before the last part, and that part; `None` if there is none.
fn pop(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(is_separator);
    let start = text.rfind(is_separator).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let (rest, last) = text.split_at_checked(start)?;
    (!last.is_empty()).then_some((rest, last))
}

/// What is before a name at the end of a text; `None` if the text does not end with it.
pub(super) fn before<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (mut text, mut name) = (text, name);
    pop(name)?;
    while let Some((name_rest, part)) = pop(name) {
        let (text_rest, typed) = pop(text)?;
        if !typed.eq_ignore_ascii_case(part) {
            return None;
        }
        (text, name) = (text_rest, name_rest);
    }
    Some(text)
}

/// Whether a text is a name.
pub(super) fn is(text: &str, name: &str) -> bool {
    before(text, name).is_some_and(is_empty)
}

/// Whether nothing but separators is in a text.
pub(super) fn is_empty(text: &str) -> bool {
    pop(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::{before, is};

    #[test]
    fn case_and_separators_do_not_matter() {
        assert!(is("os_ext_ips.TYPE", "OS-EXT-IPS:type"));
        assert!(is("system-encrypted", "__system__encrypted"));
        assert!(is("nic/subnet_id", "nic.subnet-id"));
        assert!(!is("chargingmode", "charging_mode"));
        assert!(!is("", "") && !is("", "a") && !is("a", ""));
        assert_eq!(before("nic.subnet_id", "subnet-id"), Some("nic."));
        assert_eq!(before("nic.subnet_id", "id"), Some("nic.subnet_"));
        assert_eq!(before("网卡＿网卡", "网卡"), None);
    }
}
