//! Changes of the placeholders of messages, whose values clients read by name or by position.

use ecs_err_core::Catalog;
use ecs_err_core::model::{Case, ErrorCode};
use ecs_err_core::template::Template;

use super::{Change, ChangeRule, Changes, record};

type Of<'a> = (Catalog<'a>, &'a ErrorCode<'a>);

pub(super) fn compare(base: Of<'_>, head: Of<'_>, changes: &mut Changes) {
    // A description only names a placeholder that had a description before.
    let is_described = !base.1.placeholders.is_empty() && !head.1.placeholders.is_empty();
    for (number, (before, after)) in record::rows(base.1).zip(record::rows(head.1)).enumerate() {
        let [Some(old), Some(new)] = [(base, before), (head, after)].map(|(of, case)| template(of.0, &case)) else {
            continue;
        };
        // The descriptions are those of the first message.
        let is_described = is_described && number == 0;
        let [old_names, new_names] = [(base, old), (head, new)].map(|((_, error), template)| {
            let descriptions = if is_described { error.placeholders } else { &[] };
            template.placeholders().map(|one| one.label(descriptions).to_owned()).collect::<Vec<String>>()
        });
        let is_positional = new.placeholders().any(|one| one.name.is_none());
        for (rule, before, after) in changed(&old_names, &new_names, is_positional) {
            changes.push(Change::new(rule, Some(base.1.code.into())).key("message").from(before).to(after));
        }
    }
}

/// The message of a case as the API returns it.
fn template<'a>(catalog: Catalog<'a>, case: &Case<'a>) -> Option<Template<'a>> {
    case.message.get(catalog.metadata().message_language).map(|text| catalog.template(text))
}

/// A rule, and the placeholders before and after the change.
type Changed = (ChangeRule, Option<String>, Option<String>);

/// The changes from one list of placeholders to another. If they are positional, one that is inserted shifts others.
fn changed(old: &[String], new: &[String], is_positional: bool) -> Vec<Changed> {
    let (removed, added) = (without(old, new), without(new, old));
    let kept_before = without(old, &removed);
    let kept_after = without(new, &added);
    let mut changes = Vec::new();
    let renamed = removed.len().min(added.len());
    for (before, after) in removed.iter().zip(&added) {
        changes.push((ChangeRule::PlaceholderRenamed, Some(before.clone()), Some(after.clone())));
    }
    for before in &removed[renamed..] {
        changes.push((ChangeRule::PlaceholderRemoved, Some(before.clone()), None));
    }
    for after in &added[renamed..] {
        changes.push((ChangeRule::PlaceholderAdded, None, Some(after.clone())));
    }
    let is_shifted = is_positional && removed.is_empty() && !new.starts_with(old);
    if kept_before != kept_after || is_shifted {
        changes.push((ChangeRule::PlaceholderReordered, Some(old.join(", ")), Some(new.join(", "))));
    }
    changes
}

/// A list without the items of another one, each as often as that has it.
fn without(list: &[String], other: &[String]) -> Vec<String> {
    let mut other: Vec<&String> = other.iter().collect();
    let mut rest = list.to_vec();
    rest.retain(|item| match other.iter().position(|one| *one == item) {
        Some(at) => {
            other.swap_remove(at);
            false
        }
        None => true,
    });
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(old: &[&str], new: &[&str], is_positional: bool) -> Vec<&'static str> {
        let owned = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        changed(&owned(old), &owned(new), is_positional).into_iter().map(|(rule, ..)| rule.name()).collect()
    }

    #[test]
    fn what_shifts_or_loses_a_value_is_told_apart_from_what_adds_one() {
        let (renamed, removed) = ("placeholder-renamed", "placeholder-removed");
        let (reordered, added) = ("placeholder-reordered", "placeholder-added");
        for (old, new, expected) in [
            (&["a", "b"][..], &["a", "b"][..], &[][..]),
            (&["a", "b"], &["b"], &[removed]),
            (&["a", "b"], &["a", "c"], &[renamed]),
            (&["a", "b"], &["b", "a"], &[reordered]),
            (&["a"], &["a", "b"], &[added]),
            (&["%s", "%s"], &["%s"], &[removed]),
            (&["%s", "%d"], &["%d", "%s"], &[reordered]),
        ] {
            assert_eq!(rules(old, new, true), expected, "{old:?} {new:?}");
        }
        assert_eq!(rules(&["a"], &["b", "a"], true), [added, reordered]);
        assert_eq!(rules(&["a"], &["b", "a"], false), [added]);
    }
}
