//! A record as Markdown, to paste into a ticket or a page.

mod reference;

use std::fmt::Write as _;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, ErrorCode, Note, RetiredCode, Status, Text};
use ecs_err_ui_text::UiText;

pub use reference::{
    field_markdown, fields_markdown, operation_markdown, operations_markdown, release_markdown, structure_markdown,
};

/// An error code as Markdown in one or several languages.
#[must_use]
pub fn error_markdown(catalog: Catalog<'_>, error: &ErrorCode<'_>, languages: &[&str]) -> String {
    let mut page = Page { text: format!("## {}\n", error.code), languages, words: words(languages) };
    let reason = catalog.status(error.status).map_or("", |status| status.reason);
    page.paragraph(format_args!("HTTP {} {reason}", error.status));
    let own = catalog.metadata().message_language;
    for (language, message) in
        error.message.iter().filter(|(language, _)| *language == own || languages.contains(language))
    {
        let _ = write!(page.text, "\n> {}\n", escape_markdown(message));
        if language == own {
            for (at, placeholder) in (1..).zip(error.placeholders) {
                let description = page.each(placeholder.description);
                let _ = write!(page.text, ">\n> {at}. `{}`{}{description}\n", placeholder.name, page.words.colon);
            }
        }
    }
    page.labelled(page.words.description, error.description);
    page.labelled(page.words.action, error.action);
    page.notes(error.notes);
    page.history(catalog, error.code);
    let former: Vec<String> = catalog.predecessors(error.code).map(|retired| retired.code.to_string()).collect();
    page.codes(page.words.formerly, &former);
    let same: Vec<String> = catalog.errors_with_same_message(error.code).map(|other| other.code.to_string()).collect();
    page.codes(page.words.same_message, &same);
    page.text
}

/// What became of a code that the reference no longer has, as Markdown in one or several languages.
#[must_use]
pub fn retired_markdown(catalog: Catalog<'_>, retired: &RetiredCode<'_>, languages: &[&str]) -> String {
    let mut page = Page { text: format!("## {}\n", retired.code), languages, words: words(languages) };
    page.paragraph(format_args!("{}", page.words.replacement_notice(retired)));
    if let Some(text) = retired.text {
        page.labelled(page.words.description, text);
    }
    if retired.replacement.is_none() {
        page.paragraph(format_args!("**{}**{}{}", page.words.action, page.words.colon, page.words.retired_action));
    }
    page.history(catalog, retired.code);
    page.text
}

/// An HTTP status as Markdown in one or several languages.
#[must_use]
pub fn status_markdown(status: &Status<'_>, languages: &[&str]) -> String {
    let mut page =
        Page { text: format!("## HTTP {} {}\n", status.status, status.reason), languages, words: words(languages) };
    page.labelled(page.words.description, status.description);
    page.labelled(page.words.action, status.action);
    page.paragraph(format_args!("**{}**{}{}", page.words.retry, page.words.colon, page.words.retry(status.retry)));
    page.notes(status.notes);
    page.text
}

/// Error codes as a table in Markdown.
#[must_use]
pub fn table_markdown<'e>(errors: impl IntoIterator<Item = &'e ErrorCode<'e>>, languages: &[&str]) -> String {
    let page = Page { text: String::new(), languages, words: words(languages) };
    let mut table = format!("| {} | HTTP | {} |\n| --- | --- | --- |\n", page.words.codes, page.words.description);
    for error in errors {
        let _ = writeln!(table, "| {} | {} | {} |", error.code, error.status, page.each(error.description));
    }
    table
}

fn words(languages: &[&str]) -> &'static UiText {
    UiText::for_language(languages.first().copied().unwrap_or_default())
}

struct Page<'p> {
    text: String,
    languages: &'p [&'p str],
    words: &'static UiText,
}

impl Page<'_> {
    fn paragraph(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = write!(self.text, "\n{text}\n");
    }

    fn labelled(&mut self, label: &str, text: Text<'_>) {
        let text = self.each(text);
        self.paragraph(format_args!("**{label}**{}{text}", self.words.colon));
    }

    fn notes(&mut self, notes: &[Note<'_>]) {
        let lines: Vec<String> = notes
            .iter()
            .map(|note| format!("**{}**{}{}", self.words.note(note.kind), self.words.colon, self.each(note.text)))
            .collect();
        for (at, line) in lines.iter().enumerate() {
            let _ = writeln!(self.text, "{}- {line}", if at == 0 { "\n" } else { "" });
        }
    }

    /// What the releases did to a code, if they name it.
    fn history(&mut self, catalog: Catalog<'_>, code: Code) {
        let words = self.words;
        let events: Vec<String> = catalog.history(code).map(|event| words.event(&event).to_string()).collect();
        if !events.is_empty() {
            self.list(words.history, &events);
        }
    }

    /// Codes, if there are any.
    fn codes(&mut self, label: &str, codes: &[String]) {
        if !codes.is_empty() {
            self.paragraph(format_args!("**{label}**{}{}", self.words.colon, codes.join(self.words.comma)));
        }
    }

    fn list(&mut self, label: &str, lines: &[String]) {
        self.paragraph(format_args!("**{label}**"));
        self.text.push('\n');
        for line in lines {
            let _ = writeln!(self.text, "- {line}");
        }
    }

    /// The text in each of the languages asked for.
    fn each(&self, text: Text<'_>) -> String {
        let texts: Vec<String> =
            self.languages.iter().filter_map(|language| text.get(language)).map(escape_markdown).collect();
        texts.join(" / ")
    }
}

/// Text in which no character is a mark of Markdown.
#[must_use]
pub fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
