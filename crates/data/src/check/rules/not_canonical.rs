use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::canonical_unsorted;

pub const RULE: Rule = Rule {
    id: RuleId::NotCanonical,
    summary: "A data file is in canonical form.",
    explanation: r#"One form for everyone keeps differences between versions small: keys in the order of the model, two spaces of indentation, short values on one line, a newline at the end. Lines end with LF and without blanks, in guides too, and a guide has no tabs and no byte order mark.

To fix it, run "ecs-err fmt" on the directory."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        // The order of records has a rule of its own.
        let Some(wanted) = canonical_unsorted(dir, file.path) else { continue };
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
        let rest = &file.text[same..];
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let message = format_args!("{}the file is not in canonical form", cause(line));
        let end = same + line.trim_end_matches('\n').len();
        diagnostics.push(file.diagnostic(RULE.id, same..end, message).help("run \"ecs-err fmt\"").fixed_by_fmt(true));
    }
}

/// What is wrong with the first line in another form, as the beginning of a message.
fn cause(line: &str) -> &'static str {
    let content = line.trim_end_matches(['\n', '\r']);
    if line.starts_with('\u{feff}') {
        "a byte order mark (U+FEFF): "
    } else if line.ends_with("\r\n") {
        "CRLF at the end of the line: "
    } else if content.ends_with([' ', '\t']) {
        "blanks at the end of the line: "
    } else if content.contains('\t') {
        "a tab: "
    } else if !line.is_empty() && !line.ends_with('\n') {
        "no newline at the end: "
    } else {
        "from here on "
    }
}
