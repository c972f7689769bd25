use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::files::RecordFile;
use crate::load::order::Sorted;
use crate::load::{DataDir, Document, Span, can_format};
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::Unsorted, text: &rules::UNSORTED, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    lists(dir, &dir.errors, diagnostics);
    lists(dir, &dir.retired, diagnostics);
    lists(dir, &dir.statuses, diagnostics);
    lists(dir, &dir.pages, diagnostics);
    lists(dir, &dir.structures, diagnostics);
    lists(dir, &dir.releases, diagnostics);
    if let Some(about) = &dir.about {
        let (span, about) = (dir.span(about.file), &about.value);
        list(dir, span.key("services"), about.services, diagnostics);
        list(dir, span.key("families"), about.families, diagnostics);
        list(dir, span.key("external"), about.external, diagnostics);
    }
}

fn lists<'a, F: RecordFile<'a>>(dir: &DataDir<'a>, documents: &[Document<F>], diagnostics: &mut Vec<Diagnostic>) {
    for (span, records) in dir.lists(documents) {
        list(dir, span, records, diagnostics);
    }
}

/// Reports each record of a list that sorts before the previous one.
fn list<T: Sorted>(dir: &DataDir<'_>, list: Span<'_>, records: &[T], diagnostics: &mut Vec<Diagnostic>) {
    for (at, pair) in (1..).zip(records.windows(2)) {
        let [previous, record] = pair else { continue };
        if previous.order(record).is_gt() {
            let message = messages::comes_after(&record.name(), &previous.name());
            let diagnostic = list.index(at).key(T::KEY).diagnostic(RULE.id, message);
            let is_fixed = can_format(dir, list.path());
            diagnostics.push(diagnostic.help(messages::sort_the_list()).fixed_by_fmt(is_fixed));
        }
    }
}
