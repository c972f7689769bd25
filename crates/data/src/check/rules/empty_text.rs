use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;

pub const RULE: Rule = Rule {
    id: RuleId::EmptyText,
    summary: "No text is empty.",
    explanation: r"An empty text says nothing and hides that something is missing. Only values of fields (enum, default, const, examples and bodies) may be empty strings, because the API uses them.

To fix it, write the text, or leave the key out where it is optional.",
    check: Some(check),
};

/// Keys with values of the API, which may have any form.
const VALUES: &[&str] = &["examples", "value", "default", "const", "body"];

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        // Examples of operations are records, those of fields are values.
        let values = if file.path.starts_with("operations/") { &VALUES[1..] } else { VALUES };
        strings::each(file, values, &mut |literal| {
            if literal.value.trim().is_empty() {
                diagnostics.push(file.diagnostic(RULE.id, literal.range.start..literal.range.end, "the text is empty"));
            }
        });
    }
    for guide in dir.guides.iter().filter(|guide| guide.body.is_empty()) {
        diagnostics.push(dir.span(guide.file).diagnostic(RULE.id, "the guide has no text"));
    }
}
