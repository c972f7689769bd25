use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::canonical_unsorted;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::NotCanonical, text: &rules::NOT_CANONICAL, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        // Another rule is about the order of records.
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
        let end = same + line.trim_end_matches('\n').len();
        let diagnostic = file.diagnostic(RULE.id, same..end, difference(line)).help(messages::run_fmt());
        diagnostics.push(diagnostic.fixed_by_fmt(true));
    }
}

/// What is wrong with the first line in another form.
fn difference(line: &str) -> Message {
    let content = line.trim_end_matches(['\n', '\r']);
    if line.starts_with('\u{feff}') {
        messages::byte_order_mark_in_guide()
    } else if line.ends_with("\r\n") {
        messages::crlf()
    } else if content.ends_with([' ', '\t']) {
        messages::blanks_at_end_of_line()
    } else if content.contains('\t') {
        messages::tab_in_line()
    } else if !line.is_empty() && !line.ends_with('\n') {
        messages::no_newline_at_end()
    } else {
        messages::not_canonical()
    }
}
