use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::GuideTitle, text: &rules::GUIDE_TITLE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for guide in dir.guides.iter().filter(|guide| guide.title.is_empty()) {
        diagnostics
            .push(dir.span(guide.file).diagnostic(RULE.id, messages::no_title()).help(messages::begin_with_title()));
    }
}
