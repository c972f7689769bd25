use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;

pub const RULE: Rule = Rule {
    id: RuleId::GuideTitle,
    summary: "A guide begins with a heading of the first level.",
    explanation: r"The heading is the guide's title in lists, searches and links.

To mend it, begin the file with a line such as `# Error codes`.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    for guide in folder.guides.iter().filter(|guide| guide.title.is_empty()) {
        problems.push(
            folder
                .place(guide.file)
                .problem(RULE.id, "the guide has no title")
                .help("begin it with \"# \" and the title"),
        );
    }
}
