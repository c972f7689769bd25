use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::NoteKind;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    id: RuleId::SharedMessage,
    summary: "Codes with the same message say so, and no others do.",
    explanation: r#"A person who searches for a message must learn that the message alone does not identify the code. A note of the kind "sharedMessage" says so; it is written by hand, because it may say how the codes differ. The rule is for complete catalogs.

To fix it, add such a note to each of the codes, or remove it where the message is no longer shared."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref().filter(|about| about.value.complete) else { return };
    let language = about.value.message_language;
    let mut count: HashMap<&str, usize> = HashMap::new();
    for message in dir.each_error().filter_map(|(_, error)| error.message.get(language)) {
        *count.entry(message).or_default() += 1;
    }
    for (span, error) in dir.each_error() {
        let Some(message) = error.message.get(language) else { continue };
        let shared = count.get(message).is_some_and(|count| *count > 1);
        let noted = error.notes.iter().any(|note| note.kind == NoteKind::SharedMessage);
        if shared && !noted {
            let diagnostic = span.key("message").diagnostic(
                RULE.id,
                format_args!("another code has the same message as {}, and no note says so", error.code),
            );
            diagnostics.push(diagnostic.help("add a note of the kind \"sharedMessage\""));
        } else if noted && !shared {
            diagnostics.push(span.key("notes").diagnostic(
                RULE.id,
                format_args!("a note says that other codes have the message of {}, but none has", error.code),
            ));
        }
    }
}
