use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, Span};
use ecs_err_core::model::{Code, ExternalService};
use std::cmp::Ordering;

pub const RULE: Rule = Rule {
    id: RuleId::Unsorted,
    summary: "Records are sorted by their identifiers.",
    explanation: r"Sorted records are easy to find, and a change to one shows as one change: errors and retired codes by code, statuses by number, pages by id, structures by page and table, releases by number, services by id, families by code.

To fix it, move the record before the one that the message names.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut sorted = Sorted { diagnostics };
    for (list, errors) in dir.lists(&dir.errors) {
        sorted.list(list, errors, "code", |error| Natural(error.code), |error| error.code.to_string());
    }
    for (list, retired) in dir.lists(&dir.retired) {
        sorted.list(list, retired, "code", |retired| Natural(retired.code), |retired| retired.code.to_string());
    }
    for (list, statuses) in dir.lists(&dir.statuses) {
        sorted.list(list, statuses, "status", |status| status.status, |status| status.status.to_string());
    }
    for (list, pages) in dir.lists(&dir.pages) {
        sorted.list(list, pages, "id", |page| page.id, |page| page.id.to_string());
    }
    for (list, structures) in dir.lists(&dir.structures) {
        sorted.list(
            list,
            structures,
            "table",
            |structure| (structure.page, structure.table),
            |structure| format!("table {}", structure.table),
        );
    }
    for (list, releases) in dir.lists(&dir.releases) {
        sorted.list(
            list,
            releases,
            "number",
            |release| release.number,
            |release| format!("release {}", release.number),
        );
    }
    if let Some(about) = &dir.about {
        let (span, about) = (dir.span(about.file), &about.value);
        sorted.list(span.key("services"), about.services, "id", |service| service.id, |service| service.id.to_string());
        sorted.list(
            span.key("families"),
            about.families,
            "codes",
            |family| family.codes,
            |family| family.codes.to_string(),
        );
        let first_form = |service: &ExternalService<'_>| service.forms.first().map(ToString::to_string);
        sorted.list(
            span.key("external"),
            about.external,
            "forms",
            |service| service.forms,
            |service| first_form(service).unwrap_or_default(),
        );
    }
}

struct Sorted<'d> {
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Sorted<'_> {
    /// Reports each record of a list that sorts before the previous one; `key` is the key of its identifier.
    fn list<'f, T, K: PartialOrd>(
        &mut self,
        list: Span<'_>,
        records: &'f [T],
        key: &str,
        order: impl Fn(&'f T) -> K,
        name: impl Fn(&T) -> String,
    ) {
        for (at, pair) in (1..).zip(records.windows(2)) {
            let [previous, record] = pair else { continue };
            if order(previous) > order(record) {
                let message = format_args!("{} comes after {}", name(record), name(previous));
                let diagnostic = list.index(at).key(key).diagnostic(RULE.id, message);
                self.diagnostics.push(diagnostic.help("sort the list"));
            }
        }
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
