use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::model::Code;
use std::cmp::Ordering;

pub const RULE: Rule = Rule {
    id: RuleId::Unsorted,
    summary: "Records are sorted by their identifiers.",
    explanation: r"A record has one place in its file, so that a person finds it and a change shows as small as it is: errors and retired codes by code, statuses by number, pages by id, structures by page and table, releases by number, services by id, families by code.

To fix it, move the record before the one that the message names.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut sorted = |names: &mut dyn Iterator<Item = (Span<'_>, String, bool)>| {
        let mut previous = String::new();
        for (span, name, in_order) in names {
            if !in_order {
                let diagnostic = span.diagnostic(RULE.id, format_args!("{name} comes after {previous}"));
                diagnostics.push(diagnostic.help("sort the list"));
            }
            previous = name;
        }
    };
    for document in &dir.errors {
        let list = dir.span(document.file).key("errors");
        sorted(&mut ordered(
            list,
            document.value.errors,
            "code",
            |error| Natural(error.code),
            |error| error.code.to_string(),
        ));
    }
    for document in &dir.retired {
        let list = dir.span(document.file).key("retired");
        sorted(&mut ordered(
            list,
            document.value.retired,
            "code",
            |retired| Natural(retired.code),
            |retired| retired.code.to_string(),
        ));
    }
    for document in &dir.statuses {
        let list = dir.span(document.file).key("statuses");
        sorted(&mut ordered(
            list,
            document.value.statuses,
            "status",
            |status| status.status,
            |status| status.status.to_string(),
        ));
    }
    for document in &dir.pages {
        let list = dir.span(document.file).key("pages");
        sorted(&mut ordered(list, document.value.pages, "id", |page| page.id, |page| page.id.to_string()));
    }
    for document in &dir.structures {
        let list = dir.span(document.file).key("structures");
        sorted(&mut ordered(
            list,
            document.value.structures,
            "table",
            |structure| (structure.page, structure.table),
            |structure| format!("table {}", structure.table),
        ));
    }
    for document in &dir.releases {
        let list = dir.span(document.file).key("releases");
        sorted(&mut ordered(
            list,
            document.value.releases,
            "number",
            |release| release.number,
            |release| format!("release {}", release.number),
        ));
    }
    if let Some(about) = &dir.about {
        let span = dir.span(about.file);
        sorted(&mut ordered(
            span.key("services"),
            about.value.services,
            "id",
            |service| service.id,
            |service| service.id.to_string(),
        ));
        sorted(&mut ordered(
            span.key("families"),
            about.value.families,
            "codes",
            |family| family.codes,
            |family| family.codes.to_string(),
        ));
        sorted(&mut ordered(
            span.key("external"),
            about.value.external,
            "forms",
            |service| service.forms,
            |service| service.forms.first().map(ToString::to_string).unwrap_or_default(),
        ));
    }
}

/// A code in natural order, in which `01` and `1` are equal.
struct Natural<'a>(Code<'a>);

impl PartialEq for Natural<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.natural_cmp(&other.0).is_eq()
    }
}

impl PartialOrd for Natural<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.0.natural_cmp(&other.0))
    }
}

/// Each record's span and name, and whether it comes no earlier than the one before it.
fn ordered<'f, T, K: PartialOrd + 'f>(
    list: Span<'f>,
    records: &'f [T],
    key: &'static str,
    order: impl Fn(&'f T) -> K + 'f,
    name: impl Fn(&'f T) -> String + 'f,
) -> impl Iterator<Item = (Span<'f>, String, bool)> + 'f {
    each(list, records).enumerate().map(move |(at, (span, record))| {
        let in_order = at == 0 || order(&records[at - 1]) <= order(record);
        (span.key(key), name(record), in_order)
    })
}
