use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::WrongType,
    summary: "A value has the type and form that the model requires.",
    explanation: r#"Numbers are numbers, lists are lists, dates are days of the calendar, and words such as "added" are defined by the model. Other values can't be looked up or translated.

The message says what was expected and what was found."#,
    check: None,
};
