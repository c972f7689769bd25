use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use pulldown_cmark::{Event, Parser};

pub const RULE: Rule = Rule {
    id: RuleId::RawHtml,
    summary: "Markdown has no raw HTML.",
    explanation: r"Guides are shown in a terminal, in JSON and on web pages. HTML is noise in the first two and can run code in the last.

To fix it, use Markdown, or a backslash before < where the sign itself is meant.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for guide in &dir.guides {
        let file = &dir.files[guide.file];
        for (event, range) in Parser::new(file.text).into_offset_iter() {
            if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
                diagnostics.push(file.diagnostic(RULE.id, range, "raw HTML in Markdown"));
            }
        }
    }
}
