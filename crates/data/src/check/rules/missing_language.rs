use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic;
use crate::load::DataDir;
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    id: RuleId::MissingLanguage,
    summary: "Every text is in every language of the catalog.",
    explanation: r#"Readers of all languages need the same texts: one that is missing in a language is missing for its readers. The languages are those of "languages" in catalog.json. Where "complete" in catalog.json is not true, missing texts are counted in a warning. A guide is one file of the same name in each language's directory.

To fix it, translate the text."#,
    check: Some(check),
};

/// Checks guides, which have a file for each language; reading the records finds other missing texts.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(about) = &dir.about {
        for (language, count) in &dir.missing {
            let are = if *count == 1 { "is" } else { "are" };
            let texts = diagnostic::count(*count, "text");
            let message = format_args!("{texts} {are} missing in the language \"{language}\"");
            diagnostics.push(dir.span(about.file).key("languages").diagnostic(RULE.id, message).warning());
        }
    }
    let guides: HashSet<(&str, &str)> = dir.guides.iter().map(|guide| (guide.id, guide.language)).collect();
    for guide in dir.guides.iter().filter(|_| !dir.languages().is_empty()) {
        let file = &dir.files[guide.file];
        if !dir.languages().contains(&guide.language) {
            let diagnostic = file.span().diagnostic(
                RuleId::UnknownLanguage,
                format_args!("\"{}\" is not a language of this catalog", guide.language),
            );
            diagnostics.push(diagnostic.help(format_args!("its languages are {}", dir.languages().join(", "))));
        }
        for language in dir.languages().iter().filter(|language| !guides.contains(&(guide.id, **language))) {
            let diagnostic =
                file.span().diagnostic(RULE.id, format_args!("the guide is missing in the language \"{language}\""));
            let diagnostic = diagnostic.help(format_args!("write guides/{language}/{}.md", guide.id));
            diagnostics.push(diagnostic.warning_unless(dir.is_complete()));
        }
    }
}
