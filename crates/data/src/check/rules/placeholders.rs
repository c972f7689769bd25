use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::each;
use ecs_err_core::model::{ErrorCode, PlaceholderStyle};
use ecs_err_core::template::Template;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::Placeholders, text: &rules::PLACEHOLDERS, check: Some(check) };

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
                diagnostics.push(diagnostic.help(messages::match_placeholders()));
            }
        }
        undescribed += usize::from(described == 0 && has_unnamed(error, style));
        for (span, placeholder) in each(span.key("placeholders"), error.placeholders) {
            let snake = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
            if !placeholder.name.is_empty() && !placeholder.name.bytes().all(snake) {
                diagnostics.push(span.key("name").diagnostic(RULE.id, messages::not_in_snake_case(placeholder.name)));
            }
        }
    }
    if undescribed > 0 && !about.value.complete {
        let message = messages::undescribed(undescribed);
        diagnostics.push(dir.span(about.file).key("placeholders").diagnostic(RULE.id, message).warning());
    }
}

fn message_of(named: usize, unnamed: usize, described: usize) -> Message {
    if named > 0 {
        return messages::placeholders_differ();
    }
    messages::wrong_number_described(unnamed, described)
}

/// Whether two messages have the same placeholders.
pub(crate) fn agree(one: &str, other: &str, style: PlaceholderStyle) -> bool {
    placeholders(one, style) == placeholders(other, style)
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
