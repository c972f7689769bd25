use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::fits_file_name;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Id};
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::UnsafeName, text: &rules::UNSAFE_NAME, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for guide in &dir.guides {
        if let Err(error) = Id::new(guide.id) {
            let message = messages::guide_name(&messages::wrong_id(error));
            diagnostics.push(dir.files[guide.file].diagnostic(RULE.id, 0..0, message));
        }
    }
    for (span, error) in dir.each_error() {
        if error.code != Code::EMPTY && !fits_file_name(error.code) {
            diagnostics.push(span.key("code").diagnostic(RULE.id, messages::code_is_long()));
        }
    }
    let Some(about) = &dir.about else { return };
    let span = dir.span(about.file);
    let links = about.value.links.iter().flat_map(|links| {
        [("source", links.source), ("edit", links.edit), ("report", links.report), ("support", links.support)]
    });
    let links = links.map(|(key, template)| (span.key("links").key(key), template));
    for (span, template) in links.chain([(span.key("pageUrl"), about.value.page_url)]) {
        if template.is_some_and(|template| !is_template(template)) {
            let diagnostic = span.diagnostic(RULE.id, messages::not_a_template());
            diagnostics.push(diagnostic.help(messages::write_template()));
        }
    }
}

/// Whether a text is an address with `{code}`, `{file}` and `{lang}` for the parts that differ.
fn is_template(text: &str) -> bool {
    let filled = ["{code}", "{file}", "{lang}"].iter().fold(text.to_owned(), |text, name| text.replace(name, "x"));
    ecs_err_core::Url::new(&filled).is_some()
}
