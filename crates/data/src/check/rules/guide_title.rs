use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;

pub const RULE: Rule = Rule {
    id: RuleId::GuideTitle,
    summary: "A guide begins with a heading of the first level.",
    explanation: r"The heading is the guide's title in lists, searches and links.

To fix it, begin the file with a line such as `# Error codes`.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for guide in dir.guides.iter().filter(|guide| guide.title.is_empty()) {
        diagnostics.push(
            dir.span(guide.file)
                .diagnostic(RULE.id, "the guide has no title")
                .help("begin it with \"# \" and the title"),
        );
    }
}
