use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::NoteKind;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::HashMap;

pub const RULE: Rule = Rule { id: RuleId::SharedMessage, text: &rules::SHARED_MESSAGE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref() else { return };
    let language = about.value.message_language;
    let mut count: HashMap<&str, usize> = HashMap::new();
    for message in dir.each_error().filter_map(|(_, error)| error.message.get(language)) {
        *count.entry(message).or_default() += 1;
    }
    for (span, error) in dir.each_error() {
        let Some(message) = error.message.get(language) else { continue };
        let shared = count.get(message).is_some_and(|count| *count > 1);
        if !shared && error.notes.iter().any(|note| note.kind == NoteKind::SharedMessage) {
            diagnostics.push(span.key("notes").diagnostic(RULE.id, messages::message_not_shared(error.code)));
        }
    }
}
