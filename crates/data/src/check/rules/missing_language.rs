use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;

pub const RULE: Rule = Rule {
    id: RuleId::MissingLanguage,
    summary: "Every text is there in every language of the catalog.",
    explanation: r#"Readers of each language count the same: a text that is missing in one of them leaves its readers without it. The languages are those of "languages" in catalog.json. Where "complete" in catalog.json is not true, missing texts are counted in a warning. A guide is one file of the same name in each language's directory.

To fix it, translate the text."#,
    check: Some(check),
};

// Reading the records finds texts; here it is about guides, whose languages are files.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(about) = &dir.about {
        for (language, count) in &dir.missing {
            let message = format_args!("{count} texts are missing in the language \"{language}\"");
            diagnostics.push(dir.span(about.file).key("languages").diagnostic(RULE.id, message).warning());
        }
    }
    for guide in dir.guides.iter().filter(|_| !dir.languages().is_empty()) {
        let has = |language: &str| dir.guides.iter().any(|other| other.id == guide.id && other.language == language);
        let file = &dir.files[guide.file];
        if !dir.languages().contains(&guide.language) {
            let diagnostic = file.span().diagnostic(
                RuleId::UnknownLanguage,
                format_args!("\"{}\" is not a language of this catalog", guide.language),
            );
            diagnostics.push(diagnostic.help(format_args!("its languages are {}", dir.languages().join(", "))));
        }
        for language in dir.languages().iter().filter(|language| !has(language)) {
            let diagnostic =
                file.span().diagnostic(RULE.id, format_args!("the guide is missing in the language \"{language}\""));
            let diagnostic = diagnostic.help(format_args!("write guides/{language}/{}.md", guide.id));
            let is_complete = dir.about.as_ref().is_some_and(|about| about.value.complete);
            diagnostics.push(if is_complete { diagnostic } else { diagnostic.warning() });
        }
    }
}
