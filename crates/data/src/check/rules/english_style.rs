use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::script::is_language;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::EnglishStyle, text: &rules::ENGLISH_STYLE, check: Some(check) };

/// The keys of texts that are no sentences.
const NAMES: &[&str] = &["title", "name", "reason", "message"];

/// British spellings with the American ones.
const SPELLINGS: &[(&str, &str)] = &[
    ("authorisation", "authorization"),
    ("authorise", "authorize"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("colour", "color"),
    ("initialise", "initialize"),
    ("licence", "license"),
    ("organisation", "organization"),
    ("recognised", "recognized"),
    ("synchronise", "synchronize"),
    ("unauthorised", "unauthorized"),
];

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_ours = |language: &str| dir.is_complete() && is_language(language, "en");
    for text in dir.each_text().filter(|text| is_ours(text.language) && !dir.is_of_the_api(text)) {
        for (message, help) in mistakes(text.text, !NAMES.contains(&text.key)) {
            diagnostics.push(text.warning(dir, RULE.id, message).help(help));
        }
    }
}

/// What is wrong with a text, and how to fix it.
fn mistakes(text: &str, is_sentence: bool) -> Vec<(Message, Message)> {
    let mut mistakes = Vec::new();
    let mut mistake = |message: Message, help: Message| mistakes.push((message, help));
    let words = || text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_ascii_lowercase);
    if words().any(|word| word == "please") {
        mistake(messages::has_please(), messages::begin_with_verb());
    }
    if text.contains(['“', '”', '‘', '’']) {
        mistake(messages::curly_quotation_marks(), messages::straight_quotation_marks());
    }
    let end = text.trim_end().trim_end_matches(['"', ')']);
    if is_sentence && !end.is_empty() && !text.trim_end().ends_with("...") && !end.ends_with(['.', '!', '?', ':', '…'])
    {
        mistake(messages::no_full_stop(), messages::add_full_stop());
    }
    for word in words() {
        if let Some((_, american)) = SPELLINGS.iter().find(|(british, _)| *british == word) {
            mistake(messages::british_spelling(&word), messages::write(american));
        }
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_breaks_the_style_is_a_mistake() {
        for text in ["Use another NIC.", "See \"Images.\"", "Values (see table 1.)", "pleased?", "NIC:"] {
            assert_eq!(mistakes(text, true), [], "{text}");
        }
        assert_eq!(mistakes("Elastic Cloud Server", false), []);
        assert_eq!(mistakes("Please don’t change the colour", true).len(), 4);
    }
}
