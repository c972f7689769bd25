use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::canonical;

pub const RULE: Rule = Rule {
    id: RuleId::NotCanonical,
    summary: "A data file is in canonical form.",
    explanation: r#"One form for everyone keeps differences between versions small: keys in the order of the model, two spaces of indentation, short values on one line, a newline at the end. Lines end with LF, in guides too.

To fix it, run "ecs-err fmt" on the directory."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        let Some(wanted) = canonical(dir, file.path) else { continue };
        if wanted == file.text {
            continue;
        }
        let same: usize = file
            .text
            .split_inclusive('\n')
            .zip(wanted.split_inclusive('\n'))
            .take_while(|(one, other)| one == other)
            .map(|(line, _)| line.len())
            .sum();
        let end = file.text[same..].find('\n').map_or(file.text.len(), |at| same + at);
        diagnostics.push(
            file.diagnostic(RULE.id, same..end, "from here on the file is not in canonical form")
                .help("run \"ecs-err fmt\""),
        );
    }
}
