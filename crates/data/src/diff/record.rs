//! Changes of an error that has the same code in both editions.

use ecs_err_core::model::{Case, ErrorCode, StatusCode, Text};
use ecs_err_core::{Catalog, Retry};

use super::{Change, ChangeRule, Changes, placeholders};

/// An error and the catalog that it is in.
type Of<'a> = (Catalog<'a>, &'a ErrorCode<'a>);

pub(super) fn compare(base: Of<'_>, head: Of<'_>, changes: &mut Changes) {
    let (before, after) = (base.1, head.1);
    if before != after {
        name(before, after, changes);
        statuses(before, after, changes);
        placeholders::compare(base, head, changes);
        texts(base, head, changes);
        deprecation(before, after, changes);
        details(before, after, changes);
    }
    // It may follow from the record of the status.
    retry(base, head, changes);
    let service = |(catalog, error): Of<'_>| catalog.service_of(error.code).map(|service| service.id.to_string());
    let (old, new) = (service(base), service(head));
    if old != new {
        changes.push(change(ChangeRule::CodeMoved, before).key("service").from(old).to(new));
    }
}

fn change(rule: ChangeRule, error: &ErrorCode<'_>) -> Change {
    Change::new(rule, Some(error.code.into()))
}

fn name(before: &ErrorCode<'_>, after: &ErrorCode<'_>, changes: &mut Changes) {
    if before.name != after.name {
        let rule = if before.name.is_some() { ChangeRule::NameChanged } else { ChangeRule::NameAdded };
        changes.push(change(rule, before).key("name").from(before.name).to(after.name));
    }
}

/// Compares the statuses of all cases, whose order and place do not matter to clients.
fn statuses(before: &ErrorCode<'_>, after: &ErrorCode<'_>, changes: &mut Changes) {
    let all = |error: &ErrorCode<'_>| -> Vec<StatusCode> {
        let mut all: Vec<StatusCode> = error.all_statuses().collect();
        all.sort_unstable();
        all
    };
    let (old, new) = (all(before), all(after));
    if old != new {
        let rule = if old.is_empty() { ChangeRule::StatusAdded } else { ChangeRule::StatusChanged };
        changes.push(change(rule, before).key("status").from(list(&old)).to(list(&new)));
    }
}

/// Statuses as a list; `None` without any.
fn list(statuses: &[StatusCode]) -> Option<String> {
    let numbers: Vec<String> = statuses.iter().map(ToString::to_string).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

fn retry(base: Of<'_>, head: Of<'_>, changes: &mut Changes) {
    let advice = |(catalog, error): Of<'_>| catalog.retry(error).map(Retry::as_str);
    let (old, new) = (advice(base), advice(head));
    if old != new {
        let rule = if old.is_some() { ChangeRule::RetryChanged } else { ChangeRule::RetryAdded };
        changes.push(change(rule, base.1).key("retry").from(old).to(new));
    }
}

fn texts(base: Of<'_>, head: Of<'_>, changes: &mut Changes) {
    let (before, after) = (base.1, head.1);
    let is_stable = base.0.metadata().stable_messages;
    if is_stable {
        stable_messages(base, head, changes);
    }
    let (old_language, new_language) = (base.0.metadata().message_language, head.0.metadata().message_language);
    let is_of_the_api = |language: &str| language == old_language && language == new_language;
    let keys = [
        ("message", before.message, after.message),
        ("description", before.description, after.description),
        ("action", before.action, after.action),
        ("cause", before.cause, after.cause),
    ];
    let has_language = |catalog: Catalog<'_>, language: &&str| {
        let about = catalog.metadata();
        about.languages.as_slice().contains(language) || about.message_language == *language
    };
    for (key, old, new) in keys {
        // A language that only one of them has is a change of the catalog.
        let common = languages(old, new).filter(|it| has_language(base.0, it) && has_language(head.0, it));
        for language in common {
            let (old, new) = (old.get(language), new.get(language));
            let is_reported = is_stable && key == "message" && is_of_the_api(language) && old.is_some();
            if old != new && !is_reported {
                let change = change(ChangeRule::TextChanged, before).key(key).from(old).to(new);
                changes.push(Change { language: Some(language.to_owned()), ..change });
            }
        }
    }
}

/// Reports each message of the API that the head no longer has, in any case.
fn stable_messages(base: Of<'_>, head: Of<'_>, changes: &mut Changes) {
    let new = messages(head);
    let gone: Vec<(usize, &str)> =
        messages(base).into_iter().enumerate().filter(|(_, message)| !new.contains(message)).collect();
    let old = messages(base);
    for (at, message) in gone {
        // The message in its place, if that is not another one of the base.
        let instead = new.get(at).filter(|message| !old.contains(message)).copied();
        let change = change(ChangeRule::StableMessageChanged, base.1).key("message").from(Some(message)).to(instead);
        changes.push(Change { language: Some(base.0.metadata().message_language.to_owned()), ..change });
    }
}

/// The messages of the API for an error, one for each case.
fn messages((catalog, error): Of<'_>) -> Vec<&str> {
    let language = catalog.metadata().message_language;
    rows(error).filter_map(|case| case.message.get(language)).collect()
}

/// The rows of the reference with a code.
pub(super) fn rows<'a>(error: &'a ErrorCode<'a>) -> impl Iterator<Item = Case<'a>> {
    std::iter::once(error.first_case()).chain(error.cases.iter().copied())
}

/// The languages of two texts.
fn languages<'a>(before: Text<'a>, after: Text<'a>) -> impl Iterator<Item = &'a str> {
    let added = after.iter().filter(move |(language, _)| before.get(language).is_none());
    before.iter().chain(added).map(|(language, _)| language)
}

fn deprecation(before: &ErrorCode<'_>, after: &ErrorCode<'_>, changes: &mut Changes) {
    match (before.deprecated, after.deprecated) {
        (None, Some(_)) => changes.push(change(ChangeRule::CodeDeprecated, before).key("deprecated")),
        (Some(_), None) => changes.push(change(ChangeRule::DeprecationWithdrawn, before).key("deprecated")),
        (old, new) if old != new => changes.push(change(ChangeRule::DetailsChanged, before).key("deprecated")),
        _ => {}
    }
}

fn details(before: &ErrorCode<'_>, after: &ErrorCode<'_>, changes: &mut Changes) {
    let keys = [
        ("placeholders", before.placeholders != after.placeholders),
        ("severity", before.severity != after.severity),
        ("category", before.category != after.category),
        ("parent", before.parent != after.parent),
        ("since", before.since != after.since),
        ("cases", before.cases != after.cases),
        ("sameAs", before.same_as != after.same_as),
        ("links", before.links != after.links),
        ("fields", before.fields != after.fields),
        ("operations", before.operations != after.operations),
        ("parameters", before.parameters != after.parameters),
        ("related", before.related != after.related),
        ("seen", before.seen != after.seen),
        ("wraps", before.wraps != after.wraps),
        ("notes", before.notes != after.notes),
    ];
    for (key, _) in keys.into_iter().filter(|(_, is_changed)| *is_changed) {
        changes.push(change(ChangeRule::DetailsChanged, before).key(key));
    }
}
