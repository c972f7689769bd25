use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::texts::TextSpan;
use crate::script::is_language;
use ecs_err_core::text::{is_han, narrow};
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::ChineseStyle, text: &rules::CHINESE_STYLE, check: Some(check) };

/// Punctuation that is full-width next to a Chinese character.
const HALF_WIDTH: &[(char, char)] = &[(',', '，'), (';', '；'), ('!', '！'), ('?', '？')];

const FULL_WIDTH: &str = "，。：；！？（）、";

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_ours = |language: &str| dir.is_complete() && is_language(language, "zh");
    for text in dir.each_text().filter(|text| is_ours(text.language) && !dir.is_of_the_api(text)) {
        let TextSpan { parent, key, text: content, .. } = text;
        if let Some((message, help)) = mistake(content, *key == "message" || *parent == "notes") {
            diagnostics.push(text.warning(dir, RULE.id, message).help(help));
        }
    }
}

/// The first mistake of a text, and how to fix it; texts that are not of the reference have no blanks between Chinese
/// and Latin.
fn mistake(text: &str, is_own: bool) -> Option<(Message, Message)> {
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = letters[..at].last().copied().unwrap_or('\n');
        let after = letters.get(at + 1).copied().unwrap_or('\n');
        if let Some((_, wide)) = HALF_WIDTH.iter().find(|(half, _)| *half == letter)
            // Between two Chinese characters another rule reports it.
            && is_han(before) != is_han(after)
        {
            return Some((messages::half_width_near_chinese(letter), messages::write(wide)));
        }
        if matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
            return Some((messages::full_width(letter), messages::write(narrow(letter))));
        }
        let is_between =
            is_han(before) && after.is_ascii_alphanumeric() || before.is_ascii_alphanumeric() && is_han(after);
        if letter == ' ' && (FULL_WIDTH.contains(before) || is_own && is_between) {
            return Some((messages::blank_between(before, after), messages::delete_blank()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_breaks_the_style_is_a_mistake() {
        for text in ["请更换网卡。", "时间格式：yyyy-MM-ddTHH:mm:ssZ，必填", "port_id, subnet_id", "（1）使用API"]
        {
            assert_eq!(mistake(text, true), None, "{text}");
        }
        assert_eq!(mistake("使用 API", false), None);
        for text in ["使用 API", "网卡,port_id", "网卡， 端口", "使用ＡPI"] {
            assert!(mistake(text, true).is_some(), "{text}");
        }
    }
}
