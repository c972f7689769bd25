use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::PlainText, text: &rules::PLAIN_TEXT, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in dir.each_text().filter(|text| dir.is_complete() && !dir.is_of_the_api(text)) {
        if let Some(markup) = markup(text.text) {
            let warning = text.warning(dir, RULE.id, messages::text_has(&markup));
            diagnostics.push(warning.help(messages::write_plain_text()));
        }
    }
}

/// The first kind of markup of a text.
fn markup(text: &str) -> Option<Message> {
    let is_tag = |rest: &str| {
        let name = rest.strip_prefix('/').unwrap_or(rest).split(['>', ' ', '/']).next().unwrap_or_default();
        TAGS.contains(&name) && rest.contains('>')
    };
    if text.contains('`') {
        Some(messages::a_backtick())
    } else if text.matches("**").count() > 1 {
        Some(messages::markdown())
    } else if text.contains("](") {
        Some(messages::a_markdown_link())
    } else {
        text.split('<').skip(1).any(is_tag).then(messages::an_html_element)
    }
}

/// The elements of HTML that texts have after a conversion; others may be placeholders, such as `<name>`.
const TAGS: &[&str] =
    &["a", "b", "br", "code", "em", "i", "li", "ol", "p", "pre", "span", "strong", "sub", "sup", "ul"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_comparisons_are_not_markup() {
        for text in ["<name> is not valid", "1 < b and c > 1", "2**32 bytes", "tags[0] (optional)", "- one\n- two"] {
            assert_eq!(markup(text), None, "{text}");
        }
        for text in ["`id`", "**not** valid", "see [one](two)", "one<br/>two", "<b>one</b>"] {
            assert!(markup(text).is_some(), "{text}");
        }
    }
}
