use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{messages, rules};
use pulldown_cmark::{Event, Parser};

pub const RULE: Rule = Rule { id: RuleId::RawHtml, text: &rules::RAW_HTML, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for guide in &dir.guides {
        let file = &dir.files[guide.file];
        for (event, range) in Parser::new(file.text).into_offset_iter() {
            if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
                diagnostics.push(file.diagnostic(RULE.id, range, messages::raw_html()));
            }
        }
    }
}
