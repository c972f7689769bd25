use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::texts::TextSpan;
use crate::script::is_language;
use ecs_err_core::text::is_han;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::HashSet;

pub const RULE: Rule = Rule { id: RuleId::WrongLanguage, text: &rules::WRONG_LANGUAGE, check: Some(check) };

/// The languages with texts of Chinese characters.
const WITH_HAN: &[&str] = &["zh", "ja", "ko", "yue", "lzh", "wuu"];

/// So many English words make a sentence; fewer may be a name.
const SENTENCE: usize = 3;

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_chinese = |text: &TextSpan<'_>| is_language(text.language, "zh");
    let has_han = |text: &TextSpan<'_>| text.text.chars().any(is_han);
    let translated: HashSet<_> =
        dir.each_text().filter(|text| is_chinese(text) && has_han(text)).map(|text| (text.parent, text.key)).collect();
    // Where all texts are plain strings, a message may be in "messageLanguage".
    let is_plain_message = |text: &TextSpan<'_>| text.key == "message" && dir.languages().len() == 1;
    for text in dir.each_text() {
        let TextSpan { parent, key, language, .. } = text;
        if !WITH_HAN.iter().any(|with_han| is_language(language, with_han)) && is_mostly_han(text.text) {
            let message = messages::text_is_chinese(language);
            diagnostics.push(text.warning(dir, RULE.id, message).help(messages::translate_or_move()));
        } else if is_chinese(text)
            && !is_plain_message(text)
            && translated.contains(&(*parent, *key))
            && !has_han(text)
            && is_english(text.text)
        {
            let message = messages::no_chinese_character(language);
            diagnostics.push(text.warning(dir, RULE.id, message).help(messages::translate_or_move()));
        }
    }
}

fn is_mostly_han(text: &str) -> bool {
    let (han, latin) = text.chars().fold((0, 0), |(han, latin), letter| {
        (han + usize::from(is_han(letter)), latin + usize::from(letter.is_ascii_alphabetic()))
    });
    han > latin.max(1)
}

/// Whether a text has the words of an English sentence.
fn is_english(text: &str) -> bool {
    let words = text.split(' ').map(|word| word.trim_end_matches([',', '.', ':', ';', '!', '?']));
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.filter(is_word).nth(SENTENCE - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_quotations_are_not_sentences_of_another_language() {
        assert!(is_mostly_han("网卡不存在。") && is_mostly_han("ECS的网卡不存在。"));
        assert!(
            !is_mostly_han("The text should read \"规格不存在\", as in other errors.") && !is_mostly_han("中 (centre)")
        );
        assert!(
            is_english("The NIC does not exist.")
                && !is_english("API Gateway")
                && !is_english("port_id, subnet_id, nic")
        );
    }
}
