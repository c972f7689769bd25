use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic::count;
use crate::load::DataDir;
use crate::load::each;
use ecs_err_core::model::{ErrorCode, PlaceholderStyle};
use ecs_err_core::template::Template;

pub const RULE: Rule = Rule {
    id: RuleId::Placeholders,
    summary: "A message has the same placeholders in every language, and each without a name is described.",
    explanation: r#"The values of placeholders are captured from the API's message and inserted into the translated one: by name, or in the same order. So the placeholders must agree. A reader learns what each of them means from its name or, if it has none, from "placeholders". "placeholders" in catalog.json says how placeholders are written.

To fix it, give every language of the message the same placeholders, and "placeholders" one name (snake_case) and description for each that has no name."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref() else { return };
    let style = about.value.placeholders.unwrap_or(PlaceholderStyle::None);
    let mut undescribed = 0_usize;
    for (span, error) in dir.each_error() {
        let described = error.placeholders.len();
        let own = error.message.get(about.value.message_language).map(|text| placeholders(text, style));
        for (language, message) in error.message.iter() {
            let (names, unnamed) = placeholders(message, style);
            let differs = own.as_ref().is_some_and(|own| *own != (names.clone(), unnamed));
            if unnamed != described && described > 0 || unnamed > 0 && described == 0 && about.value.complete || differs
            {
                let diagnostic =
                    span.key("message").key(language).diagnostic(RULE.id, message_of(names.len(), unnamed, described));
                diagnostics.push(diagnostic.help(
                    "give every language the same placeholders, and \"placeholders\" a name and a description for each without a name",
                ));
            }
        }
        undescribed += usize::from(described == 0 && has_unnamed(error, style));
        for (span, placeholder) in each(span.key("placeholders"), error.placeholders) {
            let snake = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
            if !placeholder.name.is_empty() && !placeholder.name.bytes().all(snake) {
                diagnostics.push(
                    span.key("name").diagnostic(RULE.id, format_args!("\"{}\" is not in snake_case", placeholder.name)),
                );
            }
        }
    }
    if undescribed > 0 && !about.value.complete {
        let have = if undescribed == 1 { "has" } else { "have" };
        let message = format!("{} {have} placeholders that are not described", count(undescribed, "message"));
        diagnostics.push(dir.span(about.file).key("placeholders").diagnostic(RULE.id, message).warning());
    }
}

fn message_of(named: usize, unnamed: usize, described: usize) -> String {
    if named > 0 {
        return "the placeholders of the message differ between languages".to_owned();
    }
    let are = if described == 1 { "is" } else { "are" };
    format!("the message has {}, {described} {are} described", count(unnamed, "placeholder"))
}

/// The names of the placeholders of a message, sorted, and how many values have none.
fn placeholders(text: &str, style: PlaceholderStyle) -> (Vec<&str>, usize) {
    let all = Template { text, style }.placeholders();
    let is_number = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    let mut names: Vec<&str> = all.clone().filter_map(|placeholder| placeholder.name).collect();
    names.sort_unstable();
    names.dedup();
    // A number is not a name: it identifies a value without describing it.
    let (numbers, names): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| is_number(name));
    (names, numbers.len() + all.filter(|placeholder| placeholder.name.is_none()).count())
}

fn has_unnamed(error: &ErrorCode<'_>, style: PlaceholderStyle) -> bool {
    error.message.iter().any(|(_, text)| placeholders(text, style).1 > 0)
}
