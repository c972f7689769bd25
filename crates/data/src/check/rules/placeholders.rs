use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::each;
use ecs_err_core::model::placeholders;

pub const RULE: Rule = Rule {
    id: RuleId::Placeholders,
    summary: "A message has the same placeholders in every language, and each is described.",
    explanation: r#"What the API puts in for %s is captured from its message and put into the translated one, in the same order; so the numbers must agree. A reader is told what each of them stands for.

To fix it, give every language of the message as many %s, and "placeholders" one name (snake_case) and description for each."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (span, error) in dir.each_error() {
        let described = error.placeholders.len();
        for (language, message) in error.message.iter() {
            let count = placeholders(message).count();
            if count != described {
                let diagnostic = span.key("message").key(language).diagnostic(
                    RULE.id,
                    format_args!("the message has {count} placeholders (%s), {described} are described"),
                );
                diagnostics.push(diagnostic.help(
                    "give every language the same placeholders, and \"placeholders\" a name and a description for each",
                ));
            }
        }
        for (span, placeholder) in each(span.key("placeholders"), error.placeholders) {
            let snake = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
            if !placeholder.name.is_empty() && !placeholder.name.bytes().all(snake) {
                diagnostics.push(
                    span.key("name").diagnostic(RULE.id, format_args!("\"{}\" is not in snake_case", placeholder.name)),
                );
            }
        }
    }
}
