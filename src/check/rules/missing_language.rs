use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;

pub const RULE: Rule = Rule {
    id: RuleId::MissingLanguage,
    summary: "Every text is there in every language of the catalog.",
    explanation: r#"Readers of each language count the same: a text that is missing in one of them leaves its readers without it. The languages are those of "languages" in catalog.json. A guide is one file of the same name in each language's folder.

To mend it, translate the text."#,
    check: Some(check),
};

// Reading the records finds texts; here it is about guides, whose languages are files.
fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    if let Some(about) = &folder.about {
        let place = folder.place(about.file);
        let language = about.value.message_language;
        if !folder.languages().is_empty() && !language.is_empty() && !folder.languages().contains(&language) {
            let problem = place
                .key("messageLanguage")
                .problem(RuleId::UnknownLanguage, format_args!("\"{language}\" is not a language of this catalog"));
            problems.push(problem.help(format_args!("its languages are {}", folder.languages().join(", "))));
        }
    }
    for guide in folder.guides.iter().filter(|_| !folder.languages().is_empty()) {
        let has = |language: &str| folder.guides.iter().any(|other| other.id == guide.id && other.language == language);
        let file = &folder.files[guide.file];
        if !folder.languages().contains(&guide.language) {
            let problem = file.place().problem(
                RuleId::UnknownLanguage,
                format_args!("\"{}\" is not a language of this catalog", guide.language),
            );
            problems.push(problem.help(format_args!("its languages are {}", folder.languages().join(", "))));
        }
        for language in folder.languages().iter().filter(|language| !has(language)) {
            let problem =
                file.place().problem(RULE.id, format_args!("the guide is missing in the language \"{language}\""));
            problems.push(problem.help(format_args!("write guides/{language}/{}.md", guide.id)));
        }
    }
}
