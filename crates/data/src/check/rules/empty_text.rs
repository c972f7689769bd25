use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::EmptyText, text: &rules::EMPTY_TEXT, check: Some(check) };

/// Keys with values of the API, which may have any form.
const VALUES: &[&str] = &["examples", "value", "default", "const", "body"];

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        // Examples of operations are records, those of fields are values.
        let values = if file.path.starts_with("operations/") { &VALUES[1..] } else { VALUES };
        strings::each(file, values, &mut |literal| {
            if literal.value.trim().is_empty() {
                diagnostics.push(file.diagnostic(
                    RULE.id,
                    literal.range.start..literal.range.end,
                    messages::text_is_empty(),
                ));
            }
        });
    }
    for guide in dir.guides.iter().filter(|guide| guide.body.is_empty()) {
        diagnostics.push(dir.span(guide.file).diagnostic(RULE.id, messages::guide_is_empty()));
    }
}
