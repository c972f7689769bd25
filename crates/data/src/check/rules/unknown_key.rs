use crate::check::{Rule, RuleId};
use ecs_err_ui_text::diagnostics::rules;

pub const RULE: Rule = Rule { id: RuleId::UnknownKey, text: &rules::UNKNOWN_KEY, check: None };
