//! The texts of a catalog as a PO file.

use std::fmt::Write as _;

use ecs_err_core::{Catalog, Code, Date, ErrorCode, LanguageTag};

use crate::texts::{SOURCE_LANGUAGE, SourceText, context, source_language, texts_of_error, texts_of_retired};
use crate::write::{push_comment, push_string};

/// The texts of all codes as a PO file for translators into a language, with the translations that the catalog has.
///
/// They are translated from the language of messages, else from the first other language of the catalog. `place` is
/// the file and line of the record of a code. The language need not be one of the catalog.
pub fn export(catalog: Catalog<'_>, target: LanguageTag<'_>, place: impl Fn(Code<'_>) -> Option<String>) -> String {
    let metadata = catalog.metadata();
    let mut out = header(catalog, target);
    let source = source_language(metadata, target.as_str()).unwrap_or_default();
    let mut entry = |code: Code<'_>, comments: &[String], text: &SourceText| {
        out.push('\n');
        for comment in comments {
            push_comment(&mut out, '.', comment);
        }
        if text.language != source {
            push_comment(&mut out, '.', &format!("The text is in {}.", text.language));
        }
        if let Some(place) = place(code) {
            push_comment(&mut out, ':', &place);
        }
        push_string(&mut out, "msgctxt", &context(code, &text.path));
        push_string(&mut out, "msgid", &text.source);
        push_string(&mut out, "msgstr", text.translation.as_deref().unwrap_or_default());
    };
    for error in catalog.errors() {
        let heading = heading(error);
        for text in texts_of_error(metadata, error, target.as_str()) {
            entry(error.code, &comments(error, &heading, &text), &text);
        }
    }
    for retired in catalog.retired() {
        let heading = format!("{}, which the reference no longer has", retired.code);
        for text in texts_of_retired(metadata, retired, target.as_str()) {
            entry(retired.code, &[heading.clone(), "What became of the code.".to_owned()], &text);
        }
    }
    out
}

fn header(catalog: Catalog<'_>, target: LanguageTag<'_>) -> String {
    let metadata = catalog.metadata();
    let source = source_language(metadata, target.as_str()).unwrap_or_default();
    let (id, edition) = (&metadata.id, metadata.edition.as_str());
    let mut fields = String::new();
    // gettext has no dates that are absent. The same catalog gives the same file, so it is not that of today.
    let date = if edition.parse::<Date>().is_ok() { edition } else { "1970-01-01" };
    let _ = write!(
        fields,
        "Project-Id-Version: {id} {edition}\nPO-Revision-Date: {date} 00:00+0000\nLast-Translator: \nLanguage-Team: \n\
         Language: {}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\
         {SOURCE_LANGUAGE}: {source}\n",
        // gettext writes locales.
        target.as_str().replace('-', "_"),
    );
    let mut out = String::new();
    push_string(&mut out, "msgid", "");
    push_string(&mut out, "msgstr", &fields);
    out
}

/// A code with its name and statuses.
fn heading(error: &ErrorCode<'_>) -> String {
    let mut heading = error.code.to_string();
    if let Some(name) = error.name {
        let _ = write!(heading, " {name}");
    }
    let statuses: Vec<String> = error.all_statuses().map(|status| status.to_string()).collect();
    if !statuses.is_empty() {
        let _ = write!(heading, ", HTTP {}", statuses.join(", "));
    }
    heading
}

/// What helps to translate a text of an error.
fn comments(error: &ErrorCode<'_>, heading: &str, text: &SourceText) -> Vec<String> {
    let mut comments = vec![heading.to_owned(), purpose(&text.path).to_owned()];
    let in_source = |text: ecs_err_core::Text<'_>, language| text.get(language).unwrap_or_default().to_owned();
    if text.path == "message" {
        for (number, placeholder) in (1..).zip(error.placeholders) {
            let meaning = in_source(placeholder.description, &text.language);
            comments.push(format!("Placeholder {number}: {}. {meaning}", placeholder.name).trim_end().to_owned());
        }
    } else if !text.is_message()
        && let Some(message) = error.message.get(&text.language)
    {
        comments.push(format!("Message: {message}"));
    }
    comments
}

/// What a text says.
fn purpose(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or(path) {
        "message" => "The message that the API returns. Keep the placeholders as they are.",
        "description" if path.starts_with("placeholders") => "The meaning of a placeholder of the message.",
        "description" => "What the code means.",
        "action" => "What to do.",
        "cause" => "What causes the error.",
        "check" => "What to check.",
        "title" => "The title of a page about the error.",
        "deprecated" => "Why the code is deprecated.",
        _ => "A remark.",
    }
}
