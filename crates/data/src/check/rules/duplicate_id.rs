use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_ui_text::diagnostics::{Message, messages, rules};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

pub const RULE: Rule = Rule { id: RuleId::DuplicateId, text: &rules::DUPLICATE_ID, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique { diagnostics };
    let errors = dir.each_error().map(|(span, error)| (span, error.code));
    let codes = errors.chain(dir.each_retired().map(|(span, retired)| (span, retired.code)));
    unique.all(&messages::the_code(), codes.map(|(span, code)| (span.key("code"), code.as_str().to_ascii_lowercase())));
    unique.all(
        &messages::the_status(),
        dir.each_status().map(|(span, status)| (span.key("status"), status.status.to_string())),
    );
    unique.all(
        &messages::the_page_id(),
        dir.each_page().map(|(span, page)| (span.key("id"), page.id.to_ascii_lowercase())),
    );
    unique.all(
        &messages::the_structure_id(),
        dir.each_structure().map(|(span, structure)| (span.key("id"), structure.id.to_ascii_lowercase())),
    );
    unique.all(
        &messages::the_operation_id(),
        dir.each_operation().map(|(span, operation)| (span.key("id"), operation.id.to_ascii_lowercase())),
    );
    // The files of a guide in several languages have the same id; the first one represents them.
    let guides: BTreeMap<&str, Span<'_>> =
        dir.guides.iter().rev().map(|guide| (guide.id, dir.span(guide.file))).collect();
    unique.all(&messages::the_guide_id(), guides.into_iter().map(|(id, span)| (span, id.to_lowercase())));
    unique.all(
        &messages::the_release(),
        dir.each_release().map(|(span, release)| (span.key("number"), release.number.to_string())),
    );
    for (span, structure) in dir.each_structure() {
        unique.all(
            &messages::the_field(),
            each(span.key("fields"), structure.fields).map(|(span, field)| (span.key("name"), field.name.to_owned())),
        );
        for (span, field) in each(span.key("fields"), structure.fields) {
            let values = each(span.key("schema").key("enum"), field.schema.values);
            unique.all(
                &messages::the_value(),
                values.map(|(span, value)| (span.key("value"), format!("{:?}", value.value))),
            );
        }
    }
    for (span, error) in dir.each_error() {
        unique.all(
            &messages::the_placeholder(),
            each(span.key("placeholders"), error.placeholders)
                .map(|(span, one)| (span.key("name"), one.name.to_owned())),
        );
    }
    if let Some(synonyms) = &dir.synonyms {
        let groups = each(dir.span(synonyms.file).key("groups"), synonyms.value.groups);
        let words = groups.flat_map(|(span, words)| each(span, words));
        unique.all(&messages::the_synonym(), words.map(|(span, word)| (span, word.to_lowercase())));
    }
    if let Some(about) = &dir.about {
        let span = dir.span(about.file);
        unique.all(
            &messages::the_language(),
            each(span.key("languages"), about.value.languages.as_slice())
                .map(|(span, language)| (span, language.to_ascii_lowercase())),
        );
        unique.all(
            &messages::the_service(),
            each(span.key("services"), about.value.services)
                .map(|(span, service)| (span.key("id"), service.id.to_ascii_lowercase())),
        );
        unique.all(
            &messages::the_family(),
            each(span.key("families"), about.value.families)
                .map(|(span, family)| (span.key("codes"), family.codes.to_string())),
        );
    }
}

struct Unique<'p> {
    diagnostics: &'p mut Vec<Diagnostic>,
}

impl Unique<'_> {
    /// Reports each name that an earlier record has.
    fn all<'f>(&mut self, what: &Message, names: impl Iterator<Item = (Span<'f>, String)>) {
        let mut seen: HashMap<String, Span<'f>> = HashMap::new();
        for (span, name) in names.filter(|(_, name)| !name.is_empty()) {
            match seen.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(span);
                }
                Entry::Occupied(taken) => {
                    let diagnostic = span.diagnostic(RULE.id, messages::defined_twice(taken.key(), what));
                    self.diagnostics.push(diagnostic.help(messages::other_is_at(taken.get())));
                }
            }
        }
    }
}
