//! What the codes of a catalog look like: forms, and sets of listed codes.

use std::collections::BTreeMap;

use ecs_err_core::find::rules::{Joint, Source, is_joined, of_service};
use ecs_err_core::model::form_parts::{Class, Group, Part, has_parts};
use ecs_err_core::{Catalog, CodeForm, Find, Service};

use super::codes::{alternation, literal};

/// The expressions for the codes of a catalog.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Codes that count anywhere.
    pub anywhere: Vec<Alternative>,
    /// Codes that count only after a label.
    pub labelled: Vec<Alternative>,
    /// Whether some of the latter may be words of a text.
    pub has_words: bool,
}

/// An expression for codes with the same joints.
#[derive(Debug)]
pub(super) struct Alternative {
    pub joints: Joints,
    pub body: String,
}

/// The separators that join a code with a word beyond them, so that it is no code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Joints {
    /// With any word.
    pub words: String,
    /// With a number.
    pub numbers: String,
}

/// Listed codes by their joints, and whether they need a label.
type Listed<'a> = BTreeMap<(bool, Joints), Vec<&'a str>>;

pub(super) fn sources(catalog: Catalog<'_>) -> Sources {
    let mut sources = Sources::default();
    let mut listed = Listed::new();
    for service in catalog.metadata().services {
        for source in of_service(service).filter(|source| always_has_digit(source.form)) {
            let list = if source.is_anywhere() { &mut sources.anywhere } else { &mut sources.labelled };
            list.push(Alternative { joints: Joints::of(|joint| source.is_joined(joint)), body: body(&source) });
        }
    }
    for error in catalog.errors() {
        let Some(service) = catalog.service_of(error.code) else { continue };
        let code = error.code.as_str();
        if !service.forms.iter().any(|form| always_has_digit(*form) && form.matches(code)) {
            let is_anywhere = is_listed_anywhere(service, code);
            listed.entry((is_anywhere, Joints::of(|joint| is_joined(code.as_bytes(), joint)))).or_default().push(code);
            let is_word = !code.bytes().any(|byte| byte.is_ascii_digit()) && !has_parts(code.as_bytes());
            sources.has_words |= !is_anywhere && is_word;
        }
    }
    // Codes with more separators are longer.
    for ((is_anywhere, joints), codes) in listed.into_iter().rev() {
        if is_anywhere {
            sources.anywhere.push(Alternative { joints, body: alternation(&codes) });
        } else {
            let body = format!("(?i:{})", alternation(&codes));
            sources.labelled.push(Alternative { joints, body });
        }
    }
    // An alternative that is found first counts.
    for list in [&mut sources.anywhere, &mut sources.labelled] {
        list.sort_by_key(|one| std::cmp::Reverse(one.joints.words.len()));
    }
    sources
}

/// Whether every code of a form has a digit. The codes of other forms may be words: only those of the catalog count.
fn always_has_digit(form: CodeForm<'_>) -> bool {
    form.parts().any(|part| match part {
        Part::Literal(literal) => literal.bytes().any(|byte| byte.is_ascii_digit()),
        Part::Group(group) => group.class == Class::Digit,
    })
}

fn is_listed_anywhere(service: &Service<'_>, code: &str) -> bool {
    of_service(service).any(|source| source.form.matches(code) && source.is_anywhere())
        || service.find.map_or_else(|| has_parts(code.as_bytes()), |find| find == Find::Anywhere)
}

impl Joints {
    /// The separators that join a code with a word. The hyphen is last, as classes need it.
    fn of(is_joined: impl Fn(Joint) -> bool) -> Self {
        let joins = |separator, is_before_digit| is_joined(Joint { separator, is_before_digit });
        let words = [b'.', b':', b'/', b'-'].into_iter().filter(|separator| joins(*separator, false));
        let numbers = [b',', b':', b'/'].into_iter();
        let numbers = numbers.filter(|separator| joins(*separator, true) && !joins(*separator, false));
        Self { words: words.map(char::from).collect(), numbers: numbers.map(char::from).collect() }
    }

    /// The joints that two have in common.
    pub fn common(&self, other: &Self) -> Self {
        let common = |one: &str, other: &str| one.chars().filter(|letter| other.contains(*letter)).collect();
        Self { words: common(&self.words, &other.words), numbers: common(&self.numbers, &other.numbers) }
    }
}

/// The expression of a form; after a label the letter case does not matter.
fn body(source: &Source<'_>) -> String {
    let is_labelled = !source.is_anywhere();
    let ignores_case = is_labelled || source.ignores_literal_case();
    let mut body = String::new();
    for part in source.form.parts() {
        match part {
            Part::Literal(text) => text.bytes().for_each(|byte| {
                if ignores_case && byte.is_ascii_alphabetic() {
                    let (upper, lower) = (byte.to_ascii_uppercase(), byte.to_ascii_lowercase());
                    body.extend(['[', char::from(upper), char::from(lower), ']']);
                } else {
                    body.push_str(&literal(byte));
                }
            }),
            Part::Group(group) => body.push_str(&of_group(group, is_labelled)),
        }
    }
    body
}

fn of_group(group: Group, in_any_case: bool) -> String {
    let class = match (group.class, in_any_case) {
        (Class::Digit, _) => "[0-9]",
        (Class::Hex, _) => "[0-9A-Fa-f]",
        (Class::CapitalOrDigit, false) => "[0-9A-Z]",
        (Class::Capital, false) => "[A-Z]",
        (Class::Letter | Class::Capital, _) => "[A-Za-z]",
        (Class::Alphanumeric | Class::CapitalOrDigit, _) => "[0-9A-Za-z]",
    };
    match (group.min, group.max) {
        (1, 1) => class.to_owned(),
        (min, max) if min == max => format!("{class}{{{min}}}"),
        (min, max) => format!("{class}{{{min},{max}}}"),
    }
}
