use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::model::NoteKind;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    id: RuleId::SharedMessage,
    summary: "Codes that come with the same message say so, and no others do.",
    explanation: r#"A person who searches for a message must learn that it does not decide between the codes. A note of the kind "sharedMessage" says so; it is written by hand, because it may say what tells the codes apart.

To mend it, add such a note to each of the codes, or remove it where the message is no longer shared."#,
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let Some(about) = &folder.about else { return };
    let language = about.value.message_language;
    let mut count: HashMap<&str, usize> = HashMap::new();
    for message in folder.each_error().filter_map(|(_, error)| error.message.get(language)) {
        *count.entry(message).or_default() += 1;
    }
    for (place, error) in folder.each_error() {
        let Some(message) = error.message.get(language) else { continue };
        let shared = count.get(message).is_some_and(|count| *count > 1);
        let noted = error.notes.iter().any(|note| note.kind == NoteKind::SharedMessage);
        if shared && !noted {
            let problem = place.key("message").problem(
                RULE.id,
                format_args!("another code has the same message as {}, and no note says so", error.code),
            );
            problems.push(problem.help("add a note of the kind \"sharedMessage\""));
        } else if noted && !shared {
            problems.push(place.key("notes").problem(
                RULE.id,
                format_args!("a note says that other codes have the message of {}, but none has", error.code),
            ));
        }
    }
}
