use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;
use ecs_err_core::text::is_han;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule =
    Rule { id: RuleId::HalfWidthPunctuation, text: &rules::HALF_WIDTH_PUNCTUATION, check: Some(check) };

const PAIRS: &[(char, char)] =
    &[(',', '，'), ('.', '。'), (':', '：'), (';', '；'), ('!', '！'), ('?', '？'), ('(', '（'), (')', '）')];

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_complete = dir.is_complete();
    for file in &dir.files {
        let mut report = |start: usize, text: &str| {
            for (at, mark, wide) in half_width_marks(text) {
                let at = start + at;
                let diagnostic =
                    file.diagnostic(RULE.id, at..at + mark.len_utf8(), messages::half_width_in_chinese(mark));
                let diagnostic = diagnostic.help(messages::write(wide));
                diagnostics.push(diagnostic.warning_unless(is_complete));
            }
        };
        match file.json {
            // The content of a string begins after its quotation mark.
            Some(_) => strings::each(file, &[], &mut |literal| {
                report(literal.range.start + 1, &file.text[literal.range.start + 1..literal.range.end - 1]);
            }),
            None => report(0, file.text),
        }
    }
}

/// Half-width marks between Chinese characters: where, which, and what should be there.
fn half_width_marks(text: &str) -> impl Iterator<Item = (usize, char, char)> + '_ {
    text.char_indices().filter_map(|(at, letter)| {
        let (mark, wide) = PAIRS.iter().find(|(mark, _)| *mark == letter)?;
        let before = text[..at].trim_end_matches(' ').chars().next_back()?;
        let after = text[at + 1..].trim_start_matches(' ').chars().next()?;
        (is_han(before) && is_han(after)).then_some((at, *mark, *wide))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_between_chinese_characters_are_reported() {
        let found = |text| half_width_marks(text).map(|(at, mark, _)| (at, mark)).collect::<Vec<_>>();
        assert_eq!(found("请求失败,请重试"), [(12, ',')]);
        assert_eq!(found("服务器(按需)的"), [(9, '('), (16, ')')]);
        assert_eq!(found("整机备份 , 删除"), [(13, ',')]);
        assert_eq!(found("格式为：yyyy-MM-ddTHH:mm:ssZ"), []);
        assert_eq!(found("[网卡](error:Ecs.0085)的，a,b"), []);
    }
}
