//! The cells of a row.

use std::borrow::Cow;

use ecs_err_core::{Catalog, Code, ErrorCode, RetiredCode, Text};
use ecs_err_ui_text::UiText;

use crate::table::Column;

/// A cell of the row of an error. Its texts are those of the first row of the reference with the code; its statuses are
/// those of all of them.
pub(crate) fn error<'a>(
    catalog: Catalog<'a>,
    error: &ErrorCode<'a>,
    column: Column<'a>,
    language: &'a str,
) -> Cow<'a, str> {
    let text = |text: Text<'a>, language: &str| text.get(language).unwrap_or_default();
    Cow::Borrowed(match column {
        Column::Code => error.code.as_str(),
        Column::Name => error.name.unwrap_or_default(),
        Column::Service => service(catalog, error.code),
        Column::Status => return words(error.all_statuses()),
        Column::Retry => catalog.retry(error).map_or("", |retry| retry.as_str()),
        Column::Severity => error.severity.map_or("", |severity| severity.as_str()),
        Column::Message(language) => text(error.message, language),
        Column::Description(language) => text(error.description, language),
        Column::Action(language) => text(error.action, language),
        Column::Url => return url(catalog, error.code, language),
        Column::State if error.deprecated.is_some() => "deprecated",
        Column::State => "active",
        Column::Replacement => "",
        Column::Category => error.category.unwrap_or_default(),
        Column::Parent => error.parent.map_or("", |parent| parent.as_str()),
        Column::Family => family(catalog, error.code),
        Column::Since => error.since.unwrap_or_default(),
        Column::Placeholders => return words(error.placeholders.iter().map(|placeholder| placeholder.name)),
        Column::SameAs => return words(error.same_as.iter().map(|(system, name)| format!("{system}={name}"))),
        Column::Wraps => error.wraps.map_or("", |wraps| wraps.as_str()),
        Column::Cause(language) => text(error.cause, language),
        Column::Cases if error.cases.is_empty() => "",
        Column::Cases => {
            let cases: serde_json::Value = error.cases.iter().map(ecs_err_export::to_json).collect();
            return cases.to_string().into();
        }
        Column::Edition => catalog.metadata().edition.as_str(),
    })
}

/// A cell of the row of a retired code. Its description says what became of it.
pub(crate) fn retired<'a>(
    catalog: Catalog<'a>,
    retired: &RetiredCode<'a>,
    column: Column<'a>,
    language: &'a str,
) -> Cow<'a, str> {
    Cow::Borrowed(match column {
        Column::Code => retired.code.as_str(),
        Column::Service => service(catalog, retired.code),
        Column::Description(language) => return notice(retired, language).into(),
        Column::Url => return url(catalog, retired.code, language),
        Column::State => "retired",
        Column::Replacement => retired.replacement.map_or("", |replacement| replacement.as_str()),
        Column::Family => family(catalog, retired.code),
        Column::Edition => catalog.metadata().edition.as_str(),
        _ => "",
    })
}

/// The sentence about the replacement, and what the catalog says.
fn notice(retired: &RetiredCode<'_>, language: &str) -> String {
    let mut notice = UiText::for_language(language).replacement_notice(retired).to_string();
    if let Some(text) = retired.text.and_then(|text| text.get(language)) {
        // Chinese sentences have no blank between them.
        if notice.ends_with(|letter: char| letter.is_ascii()) {
            notice.push(' ');
        }
        notice.push_str(text);
    }
    notice
}

/// Words with a blank between them.
fn words<'a>(words: impl Iterator<Item = impl ToString>) -> Cow<'a, str> {
    words.map(|word| word.to_string()).collect::<Vec<_>>().join(" ").into()
}

fn service<'a>(catalog: Catalog<'a>, code: Code<'_>) -> &'a str {
    catalog.service_of(code).map_or("", |service| service.id.as_str())
}

fn family<'a>(catalog: Catalog<'a>, code: Code<'_>) -> &'a str {
    catalog.family(code).map_or("", |family| family.codes.as_str())
}

fn url<'a>(catalog: Catalog<'a>, code: Code<'_>, language: &'a str) -> Cow<'a, str> {
    catalog.page_address(code, language).map(|address| address.to_string()).unwrap_or_default().into()
}
