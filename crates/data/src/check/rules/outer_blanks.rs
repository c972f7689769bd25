use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;

pub const RULE: Rule = Rule {
    id: RuleId::OuterBlanks,
    summary: "No text begins or ends with blanks.",
    explanation: r#"Blanks at the ends of a text come from copying. They make equal texts differ and are printed in some places only. A message in "messageLanguage" is excepted, because it is what the API returns. "ecs-err fmt" does not change texts; it removes blanks at the ends of lines.

To fix it, delete the blanks."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in dir.each_text().filter(|text| !dir.is_of_the_api(text)) {
        let trimmed = text.text.trim();
        // An empty text has a rule of its own.
        if trimmed.len() < text.text.len() && !trimmed.is_empty() {
            let side = if text.text.starts_with(trimmed) { "ends" } else { "begins" };
            let message = format_args!("the text {side} with a blank");
            diagnostics.push(text.warning(dir, RULE.id, message).help("delete it"));
        }
    }
}
