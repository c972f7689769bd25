//! Records as text for people.

use anstyle::{AnsiColor, Style};
use ecs_err::{
    Catalog, Code, ErrorCode, Note, NoteKind, RetiredCode, Status, StatusClass, StatusCode, Text, Translation, UiText,
};

use super::layout::{ACTION, DIM, LABEL, STRONG, columns, labelled, pair, styled, wrap};
use super::output::printable;

/// So many codes with the same message are shown with what they mean; more only by code.
const DESCRIBED: usize = 4;

/// A record being written: labels in one column, texts in the other.
pub struct TextRenderer<'s> {
    catalog: Catalog<'s>,
    languages: &'s [&'s str],
    words: &'static UiText,
    width: usize,
    label_width: usize,
    lines: Vec<String>,
}

impl<'s> TextRenderer<'s> {
    /// An empty sheet of a width, for some languages.
    pub fn new(catalog: Catalog<'s>, languages: &'s [&'s str], width: usize) -> Self {
        let words = UiText::for_language(languages.first().copied().unwrap_or_default());
        let labels = [
            words.api_message,
            words.message,
            words.description,
            words.action,
            words.history,
            words.formerly,
            words.same_message,
            words.family,
        ];
        let label_width = labels.iter().map(|label| columns(label)).max().unwrap_or_default();
        Self { catalog, languages, words, width, label_width, lines: Vec::new() }
    }

    /// The lines written.
    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// An error code: what it is and what to do first, background last.
    pub fn error(mut self, error: &'s ErrorCode<'s>) -> Self {
        let words = self.words;
        let reason = self.catalog.status(error.status).map_or("", |status| status.reason);
        self.heading(&error.code.to_string(), error.status, reason);
        self.messages(error);
        self.text(words.description, LABEL, error.description);
        self.text(words.action, ACTION, error.action);
        self.notes(error.notes);
        self.history(error.code);
        let former: Vec<String> = self.catalog.predecessors(error.code).map(|code| code.code.to_string()).collect();
        if !former.is_empty() {
            self.row(words.formerly, DIM, &[former.join(words.comma)]);
        }
        self.same_message(error);
        if let Some(family) = self.catalog.family(error.code) {
            let title = self.each(family.title).join(" / ");
            self.row(words.family, DIM, &[format!("{} {title}", family.codes)]);
        }
        self.page(error.code);
        self
    }

    /// An error code in an answer of the server: what it means with the values that the server put in.
    pub fn translation(mut self, told: &[Translation<'s, '_>]) -> Self {
        let words = self.words;
        self.label_width = self.label_width.max(columns(words.server_message));
        let Some(first) = told.first() else { return self };
        let (error, reason) = (first.error, first.status.map_or("", |status| status.reason));
        self.heading(&error.code.to_string(), error.status, reason);
        if let Some(said) = first.server_message.filter(|said| !said.trim().is_empty()) {
            self.row(words.server_message, LABEL, &[printable(said.trim())]);
        }
        let own = self.catalog.metadata().message_language;
        // What the server said already is not said again.
        let is_news = |told: &&Translation<'_, '_>| told.template.locale != own || told.arguments.is_none();
        let messages: Vec<String> =
            told.iter().filter(is_news).map(|told| printable(&told.message().to_string())).collect();
        if !messages.is_empty() {
            self.row(words.message, LABEL, &messages);
        }
        if let Some(better) = first.better_fit() {
            self.row(words.note(NoteKind::Hint), LABEL, &[words.better_fit.replace("{code}", better.code.as_str())]);
        }
        self.text(words.description, LABEL, error.description);
        self.text(words.action, ACTION, error.action);
        if let Some(retry) = first.retry() {
            self.row(words.retry, LABEL, &[words.retry(retry).to_owned()]);
        }
        self.notes(error.notes);
        self.page(error.code);
        self
    }

    /// What became of a code that the reference no longer has.
    pub fn retired(mut self, retired: &'s RetiredCode<'s>) -> Self {
        let words = self.words;
        let fate = words.replacement_notice(retired).to_string();
        self.lines.extend(pair(STRONG, retired.code.as_str(), ACTION, &fate, self.width));
        self.lines.push(String::new());
        if let Some(text) = retired.text {
            self.text(words.description, LABEL, text);
        }
        if retired.replacement.is_none() {
            self.row(words.action, ACTION, &[words.retired_action.to_owned()]);
        }
        self.history(retired.code);
        self.page(retired.code);
        self
    }

    /// An HTTP status.
    pub fn status(mut self, status: &'s Status<'s>) -> Self {
        let words = self.words;
        self.heading("HTTP", status.status, status.reason);
        self.text(words.description, LABEL, status.description);
        self.text(words.action, ACTION, status.action);
        self.row(words.retry, LABEL, &[words.retry(status.retry).to_owned()]);
        self.notes(status.notes);
        let codes: Vec<String> = self
            .catalog
            .errors()
            .iter()
            .filter(|error| error.status == status.status)
            .map(|error| error.code.to_string())
            .collect();
        match codes.len() {
            0 => {}
            1..=40 => self.row(words.codes, LABEL, &[codes.join(words.comma)]),
            count => self.row(
                words.codes,
                LABEL,
                &[format!("{count}{}ecs-err list --status {}", words.colon, status.status)],
            ),
        }
        self
    }

    fn heading(&mut self, name: &str, status: StatusCode, reason: &str) {
        let color = status_style(status);
        if name == "HTTP" {
            self.lines.push(styled(color.bold(), &format!("HTTP {status} {reason}")));
        } else {
            let status = format!("HTTP {status} {reason}");
            self.lines.extend(pair(STRONG, name, color, &status, self.width));
        }
        self.lines.push(String::new());
    }

    /// The message in the reader's language, and as the API returns it.
    fn messages(&mut self, error: &ErrorCode<'_>) {
        let own = self.catalog.metadata().message_language;
        for language in self.languages.iter().filter(|language| **language != own) {
            if let Some(message) = error.message.get(language) {
                self.row(self.words.message, LABEL, &[message.to_owned()]);
            }
        }
        let label = if self.languages.contains(&own) { self.words.message } else { self.words.api_message };
        if let Some(message) = error.message.get(own) {
            self.row(label, LABEL, &[message.to_owned()]);
        }
        let placeholders: Vec<String> = (1..)
            .zip(error.placeholders)
            .map(|(at, placeholder)| {
                format!(
                    "%s {at}{}{}{}{}",
                    self.words.colon,
                    placeholder.name,
                    self.words.colon,
                    self.each(placeholder.description).join(" / ")
                )
            })
            .collect();
        if !placeholders.is_empty() {
            self.row(self.words.placeholders, LABEL, &placeholders);
        }
    }

    fn notes(&mut self, notes: &[Note<'_>]) {
        for note in notes {
            self.text(self.words.note(note.kind), LABEL, note.text);
        }
    }

    fn history(&mut self, code: Code) {
        let words = self.words;
        let mut events: Vec<String> = self.catalog.history(code).map(|event| words.event(&event).to_string()).collect();
        let added = self.catalog.history(code).any(|event| event.kind == ecs_err::ChangeKind::Added);
        if events.is_empty() {
            events.push(words.no_history.to_owned());
        } else if !added {
            events.push(words.added_unknown.to_owned());
        }
        self.row(words.history, DIM, &events);
    }

    /// The address of a code's page.
    fn page(&mut self, code: Code) {
        let language = self.languages.first().copied().unwrap_or_default();
        if let Some(page) = self.catalog.page_address(code, language) {
            self.row(self.words.page, DIM, &[page.to_string()]);
        }
    }

    fn same_message(&mut self, error: &ErrorCode<'_>) {
        let same: Vec<_> = self.catalog.errors_with_same_message(error.code).collect();
        let lines: Vec<String> = match same.len() {
            0 => return,
            1..=DESCRIBED => same
                .iter()
                .map(|other| format!("{}  {}", other.code, self.each(other.description).join(" / ")))
                .collect(),
            _ => vec![same.iter().map(|other| other.code.to_string()).collect::<Vec<_>>().join(self.words.comma)],
        };
        self.row(self.words.same_message, DIM, &lines);
    }

    fn text(&mut self, label: &str, style: Style, text: Text<'_>) {
        let texts = self.each(text);
        self.row(label, style, &texts);
    }

    fn row(&mut self, label: &str, style: Style, texts: &[String]) {
        self.lines.extend(labelled(label, self.label_width, style, texts, self.width));
    }

    /// The text in each of the languages asked for.
    fn each(&self, text: Text<'_>) -> Vec<String> {
        self.languages.iter().filter_map(|language| text.get(language)).map(str::to_owned).collect()
    }
}

/// A table of error codes: code, status, what happened.
pub fn table<'e>(errors: impl IntoIterator<Item = &'e ErrorCode<'e>>, languages: &[&str], width: usize) -> Vec<String> {
    let errors: Vec<_> = errors.into_iter().collect();
    let code_width = errors.iter().map(|error| columns(error.code.as_str())).max().unwrap_or_default();
    let indent = code_width + 7;
    let mut lines = Vec::new();
    for error in errors {
        let text =
            languages.iter().filter_map(|language| error.description.get(language)).collect::<Vec<_>>().join(" / ");
        for (at, line) in wrap(&text, width.saturating_sub(indent)).iter().enumerate() {
            lines.push(if at == 0 {
                let code = format!("{:code_width$}", error.code);
                format!(
                    "{}  {}  {line}",
                    styled(STRONG, &code),
                    styled(status_style(error.status), &error.status.to_string())
                )
            } else {
                format!("{}{line}", " ".repeat(indent))
            });
        }
    }
    lines
}

fn status_style(status: StatusCode) -> Style {
    match status.class() {
        StatusClass::ServerError => AnsiColor::Red.on_default(),
        StatusClass::ClientError => AnsiColor::Yellow.on_default(),
        _ => AnsiColor::Green.on_default(),
    }
}
