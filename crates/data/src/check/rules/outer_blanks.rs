use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::OuterBlanks, text: &rules::OUTER_BLANKS, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in dir.each_text().filter(|text| !dir.is_of_the_api(text)) {
        let trimmed = text.text.trim();
        // Another rule is about empty texts.
        if trimmed.len() < text.text.len() && !trimmed.is_empty() {
            let is_at_end = text.text.starts_with(trimmed);
            let message = if is_at_end { messages::ends_with_blank() } else { messages::begins_with_blank() };
            diagnostics.push(text.warning(dir, RULE.id, message).help(messages::delete_it()));
        }
    }
}
