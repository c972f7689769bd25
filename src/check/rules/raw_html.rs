use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use pulldown_cmark::{Event, Parser};

pub const RULE: Rule = Rule {
    id: RuleId::RawHtml,
    summary: "Markdown has no raw HTML.",
    explanation: r"Guides are shown in a terminal, in JSON and on pages alike. HTML is noise in the first two and can run code on the last.

To mend it, use Markdown, or a backslash before < where the sign itself is meant.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    for guide in &folder.guides {
        let file = &folder.files[guide.file];
        for (event, range) in Parser::new(file.text).into_offset_iter() {
            if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
                problems.push(file.problem(RULE.id, range, "raw HTML in Markdown"));
            }
        }
    }
}
