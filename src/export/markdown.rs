//! A record as Markdown, to paste into a ticket or a page.

mod reference;

use std::fmt::Write as _;

use crate::catalog::Catalog;
use crate::model::{Code, ErrorCode, Note, RetiredCode, Status, Text};
use crate::words::Words;

pub use reference::{
    field_markdown, fields_markdown, operation_markdown, operations_markdown, release_markdown, structure_markdown,
};

/// An error code as Markdown in one or several languages.
///
/// ```
/// use ecs_err::{Code, export};
///
/// let catalog = ecs_err::embedded();
/// let text = export::error_markdown(catalog, catalog.error(Code::ECS_0085).unwrap(), &["en"]);
/// assert!(text.starts_with("## Ecs.0085\n"));
/// ```
#[must_use]
pub fn error_markdown(catalog: &Catalog<'_>, error: &ErrorCode<'_>, languages: &[&str]) -> String {
    let mut page = Page { text: format!("## {}\n", error.code), languages, words: words(languages) };
    let reason = catalog.status(error.status).map_or("", |status| status.reason);
    page.paragraph(format_args!("HTTP {} {reason}", error.status));
    let own = catalog.about.message_language;
    for (language, message) in
        error.message.iter().filter(|(language, _)| *language == own || languages.contains(language))
    {
        let _ = write!(page.text, "\n> {}\n", escape(message));
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
    let same: Vec<String> = catalog.same_message(error.code).map(|other| other.code.to_string()).collect();
    page.codes(page.words.same_message, &same);
    page.text
}

/// What became of a code that the reference no longer has, as Markdown in one or several languages.
///
/// ```
/// let catalog = ecs_err::embedded();
/// for retired in catalog.retired {
///     println!("{}", ecs_err::export::retired_markdown(catalog, retired, &["en"]));
/// }
/// ```
#[must_use]
pub fn retired_markdown(catalog: &Catalog<'_>, retired: &RetiredCode<'_>, languages: &[&str]) -> String {
    let mut page = Page { text: format!("## {}\n", retired.code), languages, words: words(languages) };
    page.paragraph(format_args!("{}", page.words.fate(retired)));
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
///
/// ```
/// let catalog = ecs_err::embedded();
/// let status = catalog.status(ecs_err::StatusCode::of(400)).unwrap();
/// assert!(ecs_err::export::status_markdown(status, &["en"]).contains("Bad Request"));
/// ```
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
///
/// ```
/// let catalog = ecs_err::embedded();
/// let table = ecs_err::export::table_markdown(&catalog.errors[..3], &["en"]);
/// assert!(table.contains(catalog.errors[2].code.as_str()));
/// ```
#[must_use]
pub fn table_markdown<'e>(errors: impl IntoIterator<Item = &'e ErrorCode<'e>>, languages: &[&str]) -> String {
    let page = Page { text: String::new(), languages, words: words(languages) };
    let mut table = format!("| {} | HTTP | {} |\n| --- | --- | --- |\n", page.words.codes, page.words.description);
    for error in errors {
        let _ = writeln!(table, "| {} | {} | {} |", error.code, error.status, page.each(error.description));
    }
    table
}

fn words(languages: &[&str]) -> &'static Words {
    Words::of(languages.first().copied().unwrap_or_default())
}

struct Page<'p> {
    text: String,
    languages: &'p [&'p str],
    words: &'static Words,
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
    fn history(&mut self, catalog: &Catalog<'_>, code: Code) {
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
        let texts: Vec<String> = self.languages.iter().filter_map(|language| text.get(language)).map(escape).collect();
        texts.join(" / ")
    }
}

/// Text in which no character is a mark of Markdown.
///
/// ```
/// assert_eq!(ecs_err::export::escape("a*b*"), "a\\*b\\*");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
