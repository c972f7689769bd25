use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};
use std::collections::HashSet;

pub const RULE: Rule = Rule { id: RuleId::MissingLanguage, text: &rules::MISSING_LANGUAGE, check: Some(check) };

/// Checks guides, which have a file for each language; reading the records finds other missing texts.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(about) = &dir.about {
        for (language, count) in &dir.missing {
            let message = messages::missing_texts(*count, language);
            diagnostics.push(dir.span(about.file).key("languages").diagnostic(RULE.id, message).warning());
        }
    }
    let guides: HashSet<(&str, &str)> = dir.guides.iter().map(|guide| (guide.id, guide.language)).collect();
    for guide in dir.guides.iter().filter(|_| !dir.languages().is_empty()) {
        let file = &dir.files[guide.file];
        if !dir.languages().contains(&guide.language) {
            let message = messages::unknown_language(guide.language);
            let help = messages::languages_are(&Message::list(dir.languages().iter().copied()));
            diagnostics.push(file.span().diagnostic(RuleId::UnknownLanguage, message).help(help));
        }
        for language in dir.languages().iter().filter(|language| !guides.contains(&(guide.id, **language))) {
            let diagnostic = file.span().diagnostic(RULE.id, messages::guide_missing(language));
            let diagnostic = diagnostic.help(messages::write_guide(language, guide.id));
            diagnostics.push(diagnostic.warning_unless(dir.is_complete()));
        }
    }
}
