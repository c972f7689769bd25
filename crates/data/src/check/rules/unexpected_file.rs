use ecs_err_ui_text::diagnostics::rules;

use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule { id: RuleId::UnexpectedFile, text: &rules::UNEXPECTED_FILE, check: None };
