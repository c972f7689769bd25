//! Codes that were added, removed, retired, renumbered or reused.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ecs_err_core::Catalog;
use ecs_err_core::model::ErrorCode;

use super::{Change, ChangeRule, Changes, record};

pub(super) fn compare(base: Catalog<'_>, head: Catalog<'_>, changes: &mut Changes) {
    let new = Recognizable::of(head.errors().iter().filter(|error| base.error(error.code).is_none()));
    for before in base.errors() {
        match head.error(before.code) {
            Some(after) => record::compare((base, before), (head, after), changes),
            None => removed(before, head, &new, changes),
        }
    }
    for after in head.errors().iter().filter(|error| base.error(error.code).is_none()) {
        let is_reused = base.retired_code(after.code).is_some();
        let rule = if is_reused { ChangeRule::CodeReused } else { ChangeRule::CodeAdded };
        changes.push(Change::new(rule, Some(after.code.into())));
    }
    for before in base.retired().iter().filter(|before| base.error(before.code).is_none()) {
        let rule = match head.retired_code(before.code) {
            None if head.error(before.code).is_none() => ChangeRule::RetirementRemoved,
            Some(after) if after != before => ChangeRule::ReplacementChanged,
            _ => continue,
        };
        changes.push(Change::new(rule, Some(before.code.into())));
    }
}

/// A code that the head does not have among its errors.
fn removed(before: &ErrorCode<'_>, head: Catalog<'_>, new: &Recognizable<'_>, changes: &mut Changes) {
    let retired = head.retired_code(before.code);
    let replacement = retired.and_then(|retired| retired.replacement);
    let successor = new.find(before);
    let (rule, after) = match (replacement, successor) {
        (Some(replacement), _) => (ChangeRule::CodeRetired, Some(replacement)),
        (None, Some(successor)) => (ChangeRule::CodeRenumbered, Some(successor.code)),
        (None, None) if retired.is_some() => (ChangeRule::CodeRetired, None),
        (None, None) => (ChangeRule::CodeRemoved, None),
    };
    changes.push(Change::new(rule, Some(before.code.into())).to(after.map(|code| code.to_string())));
}

/// What a renumbered error is recognized by.
#[derive(PartialEq, Eq, Hash)]
enum Mark<'a> {
    Name(&'a str),
    /// The message and the description in each language.
    Texts(Vec<(&'a str, &'a str)>, Vec<(&'a str, &'a str)>),
}

/// New errors by what they are recognized by; `None` for what several have.
struct Recognizable<'a>(HashMap<Mark<'a>, Option<&'a ErrorCode<'a>>>);

impl<'a> Recognizable<'a> {
    fn of(errors: impl Iterator<Item = &'a ErrorCode<'a>>) -> Self {
        let mut by_mark = HashMap::new();
        for error in errors {
            for mark in marks(error) {
                match by_mark.entry(mark) {
                    Entry::Vacant(free) => drop(free.insert(Some(error))),
                    Entry::Occupied(mut taken) => drop(taken.insert(None)),
                }
            }
        }
        Self(by_mark)
    }

    fn find(&self, error: &ErrorCode<'_>) -> Option<&'a ErrorCode<'a>> {
        marks(error).find_map(|mark| *self.0.get(&mark)?)
    }
}

/// The marks of an error, the surest one first.
fn marks<'a>(error: &ErrorCode<'a>) -> impl Iterator<Item = Mark<'a>> + use<'a> {
    let texts = || Mark::Texts(error.message.iter().collect(), error.description.iter().collect());
    let name = error.name.map(Mark::Name);
    let texts = (!error.meaning().is_empty()).then(texts);
    name.into_iter().chain(texts)
}
