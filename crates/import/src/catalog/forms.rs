//! Proposes services and the forms of their codes.

use std::collections::{BTreeMap, BTreeSet};

use ecs_err_core::CodeForm;
use ecs_err_core::model::Id;

/// A service and its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceForms {
    /// Its id.
    pub id: String,
    /// The forms of its codes.
    pub forms: Vec<String>,
}

impl ServiceForms {
    /// Whether a code has one of the forms.
    pub(crate) fn matches(&self, code: &str) -> bool {
        self.forms.iter().filter_map(|form| CodeForm::new(form)).any(|form| form.matches(code))
    }

    pub(crate) fn is_listed(&self) -> bool {
        self.forms.iter().any(|form| form == LISTED)
    }
}

const LISTED: &str = "listed";

/// More prefixes than these are services with several forms each.
const MAX_SERVICES: usize = 12;

/// The services of codes that no given service has; `id` names that of codes without a prefix.
pub(crate) fn propose(codes: &[&str], id: &str) -> Vec<ServiceForms> {
    if codes.is_empty() {
        return Vec::new();
    }
    let one = |forms: Vec<String>| vec![ServiceForms { id: id.to_owned(), forms }];
    if let Some(forms) = numbers(codes).or_else(|| hexadecimal(codes)).or_else(|| capitals(codes)) {
        return one(forms);
    }
    let mut groups: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut others = 0;
    for code in codes {
        let (prefix, digits) = split(code);
        if digits.is_empty() || !prefix.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            others += 1;
        } else {
            groups.entry(prefix).or_default().insert(digits.len());
        }
    }
    // Words that happen to end with a digit have no form.
    let has_forms = others * 4 <= codes.len() && groups.len() * 3 <= codes.len().max(3);
    if !has_forms {
        return one(vec![LISTED.to_owned()]);
    }
    let is_many = groups.len() > MAX_SERVICES;
    let mut services: Vec<ServiceForms> = Vec::new();
    for (prefix, lengths) in groups {
        let form = format!("{prefix}{}", group(&lengths));
        let name = if is_many { prefix.split(['.', '-', ':', '/', '_']).next().unwrap_or(prefix) } else { prefix };
        let service = identifier(name).unwrap_or_else(|| id.to_owned());
        match services.iter_mut().find(|present| present.id.eq_ignore_ascii_case(&service)) {
            Some(present) => present.forms.push(form),
            None => services.push(ServiceForms { id: service, forms: vec![form] }),
        }
    }
    if others > 0 {
        let is_free = |id: &str| services.iter().all(|service| !service.id.eq_ignore_ascii_case(id));
        let other = [id, "other", "other-codes"].into_iter().find(|id| is_free(id)).unwrap_or("others").to_owned();
        services.push(ServiceForms { id: other, forms: vec![LISTED.to_owned()] });
    }
    services
}

/// A code without its last digits, and these.
fn split(code: &str) -> (&str, &str) {
    let digits = code.bytes().rev().take_while(u8::is_ascii_digit).count();
    code.split_at(code.len() - digits)
}

/// The group of digits of these lengths.
fn group(lengths: &BTreeSet<usize>) -> String {
    match (lengths.first(), lengths.last()) {
        (Some(shortest), Some(longest)) if shortest < longest => format!("{{{shortest}-{longest}}}"),
        (Some(only), _) => format!("{{{only}}}"),
        _ => "{+}".to_owned(),
    }
}

/// `{4}`, `-{5}`: the forms of numbers.
fn numbers(codes: &[&str]) -> Option<Vec<String>> {
    let mut lengths: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for code in codes {
        let (sign, digits) = split(code);
        if digits.is_empty() || !matches!(sign, "" | "-") {
            return None;
        }
        lengths.entry(sign).or_default().insert(digits.len());
    }
    Some(lengths.iter().map(|(sign, lengths)| format!("{sign}{}", group(lengths))).collect())
}

/// `0x{8x}`.
fn hexadecimal(codes: &[&str]) -> Option<Vec<String>> {
    let digits: Option<Vec<&str>> = codes.iter().map(|code| code.strip_prefix("0x")).collect();
    let digits = digits?;
    let is_hex = digits.iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let lengths: BTreeSet<usize> = digits.iter().map(|digits| digits.len()).collect();
    is_hex.then(|| vec![format!("0x{}", group(&lengths).replace('}', "x}"))])
}

/// `{5A}`: codes of one length with digits and capitals anywhere, such as those of SQL.
fn capitals(codes: &[&str]) -> Option<Vec<String>> {
    let len = codes.first()?.len();
    let is_one = codes
        .iter()
        .all(|code| code.len() == len && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()));
    let prefixes: BTreeSet<&str> = codes.iter().map(|code| split(code).0).collect();
    let has_digits =
        codes.iter().filter(|code| code.bytes().any(|byte| byte.is_ascii_digit())).count() * 2 > codes.len();
    let is_mixed =
        prefixes.len() > 8 || codes.iter().any(|code| code.starts_with(|letter: char| letter.is_ascii_digit()));
    (is_one && (4..9).contains(&len) && has_digits && is_mixed).then(|| vec![format!("{{{len}A}}")])
}

/// An id from the words of a name; `None` if none of its characters may be in one.
pub(crate) fn identifier(name: &str) -> Option<String> {
    let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-');
    let mut id: String = name.chars().map(|letter| if is_allowed(letter) { letter } else { '-' }).collect();
    while id.contains("--") {
        id = id.replace("--", "-");
    }
    let id: String = id.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()).chars().take(60).collect();
    let id = id.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric()).to_owned();
    Id::new(&id).is_ok().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(codes: &[&str]) -> Vec<(String, Vec<String>)> {
        propose(codes, "quarry").into_iter().map(|service| (service.id, service.forms)).collect()
    }

    #[test]
    fn forms_follow_from_codes() {
        let service =
            |id: &str, forms: &[&str]| (id.to_owned(), forms.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>());
        assert_eq!(forms(&["Qry.0001", "Qry.0002"]), [service("Qry", &["Qry.{4}"])]);
        assert_eq!(forms(&["QDB-00001", "QDB-00942"]), [service("QDB", &["QDB-{5}"])]);
        assert_eq!(forms(&["1062", "15"]), [service("quarry", &["{2-4}"])]);
        assert_eq!(forms(&["-32601", "5"]), [service("quarry", &["{1}", "-{5}"])]);
        assert_eq!(forms(&["42P01", "01000", "HY000"]), [service("quarry", &["{5A}"])]);
        assert_eq!(forms(&["0x80070005", "0x8007000e"]), [service("quarry", &["0x{8x}"])]);
        assert_eq!(forms(&["card_declined", "no_ore", "too_deep2"]), [service("quarry", &["listed"])]);
        assert_eq!(
            forms(&["A.0001", "A.0002", "a.0003", "a.0004", "A.0005", "a.0006"]),
            [service("A", &["A.{4}", "a.{4}"])]
        );
    }

    #[test]
    fn proposed_forms_match_their_codes() {
        let codes = ["E101", "E102", "E1203", "W605", "W606", "W607", "oops_here"];
        let services = propose(&codes, "quarry");
        for code in &codes[..6] {
            assert_eq!(services.iter().filter(|service| service.matches(code)).count(), 1, "{code} {services:?}");
        }
        assert!(services.iter().any(ServiceForms::is_listed));
    }
}
