//! Records as Markdown, for tickets and pages.

mod reference;

use std::fmt::Write as _;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{
    Case, Code, Deprecated, ErrorCode, Note, NoteKind, Placeholder, RetiredCode, Seen, Status, Statuses, Text,
};
use ecs_err_ui_text::UiText;

use crate::same_message::SameMessage;

/// The maximum number of listed codes of a status.
const MAX_CODES_OF_STATUS: usize = 40;

pub use reference::{
    field_markdown, fields_markdown, operation_markdown, operations_markdown, release_markdown, structure_markdown,
};

/// An error code as Markdown in one or several languages.
#[must_use]
pub fn error_markdown(catalog: Catalog<'_>, error: &ErrorCode<'_>, languages: &[&str]) -> String {
    case_markdown(catalog, error, None, languages)
}

/// An error code as Markdown in one or several languages. A case replaces the code's first row, and the other
/// rows are omitted.
#[must_use]
pub fn case_markdown(
    catalog: Catalog<'_>,
    error: &ErrorCode<'_>,
    case: Option<&Case<'_>>,
    languages: &[&str],
) -> String {
    let mut page = Page { text: format!("## {}\n", error.code), languages, words: words(languages) };
    let own = (error.statuses, error.message, error.description, error.action);
    let (statuses, message, description, action) =
        case.map_or(own, |case| (case.statuses, case.message, case.description, case.action));
    page.statuses(catalog, statuses);
    if let Some(deprecated) = error.deprecated {
        let because = if let Deprecated::Because(text) = deprecated { page.each(text) } else { String::new() };
        let notice = format!("**{}** {because}", page.words.deprecated);
        page.paragraph(format_args!("{}", notice.trim_end()));
    }
    page.message(catalog, message, if case.is_none() { error.placeholders } else { &[] });
    page.labelled(page.words.description, description);
    page.labelled(page.words.cause, error.cause);
    page.labelled(page.words.action, action);
    if let Some(retry) = error.retry {
        let retry = page.words.retry_advice(retry, catalog.misleading_status(error));
        page.paragraph(format_args!("**{}**{}{retry}", page.words.retry, page.words.colon));
    }
    for case in error.cases.iter().filter(|_| case.is_none()) {
        page.paragraph(format_args!("**{}**", page.words.case));
        page.statuses(catalog, case.statuses);
        page.message(catalog, case.message, &[]);
        page.labelled(page.words.description, case.description);
        page.labelled(page.words.action, case.action);
    }
    page.traits(error);
    page.seen(error.seen);
    page.notes(error.notes);
    page.history(catalog, error.code);
    let former: Vec<String> = catalog.predecessors(error.code).map(|retired| retired.code.to_string()).collect();
    page.codes(page.words.formerly, &former, 0);
    let same = SameMessage::of(catalog, error.code);
    page.codes(page.words.same_message, &same.codes, same.more());
    if let Some(family) = catalog.family(error.code) {
        let (words, title) = (page.words, page.one_line(family.title));
        page.paragraph(format_args!("**{}**{}{} {title}", words.family, words.colon, family.codes));
    }
    page.address(catalog, error.code);
    page.text
}

/// A retired code with its replacement, as Markdown in one or several languages.
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
    page.address(catalog, retired.code);
    page.text
}

/// An HTTP status as Markdown in one or several languages.
#[must_use]
pub fn status_markdown(catalog: Catalog<'_>, status: &Status<'_>, languages: &[&str]) -> String {
    let mut page =
        Page { text: format!("## HTTP {} {}\n", status.status, status.reason()), languages, words: words(languages) };
    page.labelled(page.words.description, status.description);
    page.labelled(page.words.action, status.action);
    page.paragraph(format_args!("**{}**{}{}", page.words.retry, page.words.colon, page.words.retry(status.retry())));
    page.notes(status.notes);
    let errors = catalog.errors().iter().filter(|error| error.has_status(status.status));
    let codes: Vec<String> = errors.map(|error| error.code.to_string()).collect();
    let listed = &codes[..codes.len().min(MAX_CODES_OF_STATUS)];
    page.codes(page.words.codes, listed, codes.len() - listed.len());
    page.text
}

/// The language mistakes of the reference among notes, as Markdown; empty without any. The Markdown of records omits
/// them.
#[must_use]
pub fn errata_markdown(notes: &[Note<'_>], languages: &[&str]) -> String {
    let mut page = Page { text: String::new(), languages, words: words(languages) };
    page.note_list(notes.iter().filter(|note| note.kind == NoteKind::Erratum));
    page.text
}

/// Error codes as a table in Markdown.
#[must_use]
pub fn table_markdown<'e>(errors: impl IntoIterator<Item = &'e ErrorCode<'e>>, languages: &[&str]) -> String {
    let page = Page { text: String::new(), languages, words: words(languages) };
    let mut table = format!("| {} | HTTP | {} |\n| --- | --- | --- |\n", page.words.codes, page.words.description);
    for error in errors {
        let _ = writeln!(
            table,
            "| {} | {} | {} |",
            error.code,
            statuses_text(error.statuses),
            page.one_line(error.meaning())
        );
    }
    table
}

/// The statuses of an error in one cell.
fn statuses_text(statuses: Statuses<'_>) -> String {
    let numbers: Vec<String> = statuses.as_slice().iter().map(ToString::to_string).collect();
    numbers.join(", ")
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

    /// Adds a text with a label, unless it is empty.
    fn labelled(&mut self, label: &str, text: Text<'_>) {
        let text = self.each(text);
        if !text.is_empty() {
            self.paragraph(format_args!("**{label}**{}{text}", self.words.colon));
        }
    }

    fn statuses(&mut self, catalog: Catalog<'_>, statuses: Statuses<'_>) {
        for status in statuses.as_slice() {
            let reason = catalog.status(*status).map_or("", Status::reason);
            self.paragraph(format_args!("{}", format!("HTTP {status} {reason}").trim_end()));
        }
    }

    /// Adds a message in the language of the API and in the requested ones, with its placeholders.
    fn message(&mut self, catalog: Catalog<'_>, message: Text<'_>, placeholders: &[Placeholder<'_>]) {
        let own = catalog.metadata().message_language;
        let languages = self.languages;
        let is_shown = |language: &str| language == own || languages.contains(&language);
        let shown: Vec<_> = message.iter().filter(|(language, _)| is_shown(language)).collect();
        for (language, text) in &shown {
            let (language, words) = (*language, self.words);
            if shown.len() > 1 {
                let label = if language == own { words.api_message } else { words.message };
                self.paragraph(format_args!("**{label}**{}", words.colon.trim_end()));
            }
            let _ = write!(self.text, "\n> {}\n", escape_markdown(text).replace('\n', "\n> "));
            for (at, placeholder) in (1..).zip(placeholders).filter(|_| language == own) {
                let description = self.one_line(placeholder.description);
                let colon = if description.is_empty() { "" } else { self.words.colon };
                let _ = write!(self.text, ">\n> {at}. `{}`{colon}{description}\n", placeholder.name);
            }
        }
    }

    /// Adds the other properties of an error.
    fn traits(&mut self, error: &ErrorCode<'_>) {
        let words = self.words;
        let same =
            error.same_as.iter().map(|(system, name)| format!("{system} {name}")).collect::<Vec<_>>().join(words.comma);
        let facts = [
            (words.name, error.name.map(str::to_owned)),
            (words.severity, error.severity.map(|severity| words.severity_of(severity).to_owned())),
            (words.category, error.category.map(str::to_owned)),
            (words.parent, error.parent.map(|parent| parent.to_string())),
            (words.listed_since, error.since.map(str::to_owned)),
            (words.same_as, Some(same).filter(|same| !same.is_empty())),
        ];
        for (label, fact) in facts {
            if let Some(fact) = fact {
                self.paragraph(format_args!("**{label}**{}{}", words.colon, escape_markdown(&fact)));
            }
        }
        let fields: Vec<String> = error.fields.iter().map(|field| format!("`{field}`")).collect();
        self.codes(words.fields, &fields, 0);
        let operations: Vec<String> = error.operations.iter().map(|id| format!("`{id}`")).collect();
        self.codes(words.operations, &operations, 0);
        let parameters: Vec<String> = error.parameters.iter().map(|path| format!("`{path}`")).collect();
        self.codes(words.parameters, &parameters, 0);
        let related: Vec<String> = error.related.iter().map(ToString::to_string).collect();
        self.codes(words.related, &related, 0);
        let links = error.links.iter().map(|link| format!("[{}]({})", self.one_line(link.title), link.url.as_str()));
        let links: Vec<String> = links.collect();
        if !links.is_empty() {
            self.list(words.links, &links);
        }
    }

    /// Adds evidence from practice, with its sources.
    fn seen(&mut self, seen: &[Seen<'_>]) {
        let words = self.words;
        let mut lines = Vec::new();
        for one in seen {
            let message = one.message.map(|message| (words.message, escape_markdown(&message.replace('\n', " "))));
            let texts = [(words.cause, one.cause), (words.check, one.check)];
            let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
            let texts = texts.map(|(label, text)| (label, self.one_line(text)));
            for (label, text) in message.into_iter().chain(texts) {
                let (url, date) = (one.source.url.as_str(), one.source.date);
                lines.push(format!("{label}{}{text} ([{date}]({url}))", words.colon));
            }
        }
        if !lines.is_empty() {
            self.list(words.seen, &lines);
        }
    }

    /// Adds notes, except errata.
    fn notes(&mut self, notes: &[Note<'_>]) {
        self.note_list(notes.iter().filter(|note| note.kind != NoteKind::Erratum));
    }

    fn note_list<'n>(&mut self, notes: impl Iterator<Item = &'n Note<'n>>) {
        let lines: Vec<String> = notes
            .map(|note| format!("**{}**{}{}", self.words.note(note.kind), self.words.colon, self.one_line(note.text)))
            .collect();
        for (at, line) in lines.iter().enumerate() {
            let _ = writeln!(self.text, "{}- {line}", if at == 0 { "\n" } else { "" });
        }
    }

    /// Adds the history of a code, in catalogs with releases.
    fn history(&mut self, catalog: Catalog<'_>, code: Code<'_>) {
        let words = self.words;
        let mut events: Vec<String> = catalog.history(code).map(|event| words.event(&event).to_string()).collect();
        let note = words.history_note(catalog, code);
        match (note, events.is_empty()) {
            (None, true) => {}
            (Some(note), true) => self.paragraph(format_args!("**{}**{}{note}", words.history, words.colon)),
            (note, false) => {
                events.extend(note.map(str::to_owned));
                self.list(words.history, &events);
            }
        }
    }

    /// Adds the address of a code's page, in catalogs that have addresses.
    fn address(&mut self, catalog: Catalog<'_>, code: Code<'_>) {
        let language = self.languages.first().copied().unwrap_or_default();
        if let Some(page) = catalog.page_address(code, language) {
            self.paragraph(format_args!("**{}**{}<{page}>", self.words.page, self.words.colon));
        }
    }

    /// Adds a list of codes, unless it is empty, and the number of omitted ones.
    fn codes(&mut self, label: &str, codes: &[String], more: usize) {
        if !codes.is_empty() {
            let (words, codes) = (self.words, codes.join(self.words.comma));
            let more = if more > 0 { words.more_codes.replace("{count}", &more.to_string()) } else { String::new() };
            self.paragraph(format_args!("**{label}**{}{codes}{more}", words.colon));
        }
    }

    fn list(&mut self, label: &str, lines: &[String]) {
        self.paragraph(format_args!("**{label}**"));
        self.text.push('\n');
        for line in lines {
            let _ = writeln!(self.text, "- {line}");
        }
    }

    /// The text in each requested language, with its paragraphs and lists.
    fn each(&self, text: Text<'_>) -> String {
        let texts: Vec<String> = in_languages(text, self.languages).map(escape_markdown).collect();
        texts.join(if texts.iter().any(|text| text.contains('\n')) { "\n\n" } else { " / " })
    }

    /// The text in each requested language, on one line.
    fn one_line(&self, text: Text<'_>) -> String {
        in_languages(text, self.languages).map(one_line).collect::<Vec<_>>().join(" / ")
    }
}

/// A text in each of the languages, or in another one if it has none of them.
pub(crate) fn in_languages<'t>(text: Text<'t>, languages: &[&str]) -> impl Iterator<Item = &'t str> {
    let other = languages.iter().all(|language| text.get(language).is_none());
    let other = other.then(|| text.localized("en", "en")).flatten().map(|localized| localized.text);
    languages.iter().filter_map(move |language| text.get(language)).chain(other)
}

/// The text on one line, escaped for Markdown.
fn one_line(text: &str) -> String {
    escape_markdown(&joined_lines(text))
}

/// The lines of a text, joined to one.
pub(crate) fn joined_lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Escapes the characters with a meaning in Markdown with backslashes.
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
