//! A record as text: a heading, then two columns of labels and texts.

use anstyle::Style;
use ecs_err::text::printable_line;
use ecs_err::{Case, Code, Deprecated, ErrorCode, Link, Note, Placeholder, Retry, Seen, Status, Statuses, Text};

use crate::cli::code_table::style;
use crate::cli::layout::{DIM, LABEL, STRONG, columns, labelled, linked, pair, styled, wrap};
use crate::cli::session::Session;

/// The maximum number of codes with the same message that are shown with their meaning.
const MAX_DESCRIBED_CODES: usize = 4;

/// A record that is being written.
pub struct View<'s, 'r> {
    session: &'r Session<'s>,
    width: usize,
    pub label_width: usize,
    pub heading: Vec<String>,
    rows: Vec<Row>,
}

/// A label and its texts.
struct Row {
    label: &'static str,
    style: Style,
    texts: Vec<String>,
}

impl<'s, 'r> View<'s, 'r> {
    pub fn new(session: &'r Session<'s>, width: usize) -> Self {
        let ui = session.ui;
        // Texts of consecutive records are in the same column, unless one has a longer label.
        let labels = [ui.api_message, ui.message, ui.description, ui.action, ui.history, ui.same_message, ui.family];
        let label_width = labels.iter().map(|label| columns(label)).max().unwrap_or_default();
        Self { session, width, label_width, heading: Vec::new(), rows: Vec::new() }
    }

    pub fn into_lines(self) -> Vec<String> {
        let label_width = self.rows.iter().map(|row| columns(row.label)).fold(self.label_width, usize::max);
        let rows = self.rows.iter().flat_map(|row| labelled(row.label, label_width, row.style, &row.texts, self.width));
        self.heading.into_iter().chain([String::new()]).chain(rows).collect()
    }

    pub fn row(&mut self, label: &'static str, style: Style, texts: Vec<String>) {
        if !texts.is_empty() {
            self.rows.push(Row { label, style, texts });
        }
    }

    pub fn text(&mut self, label: &'static str, style: Style, text: Text<'_>) {
        let texts = self.session.texts(text).into_iter().map(str::to_owned).collect();
        self.row(label, style, texts);
    }

    /// Codes or other names on one line.
    pub fn names(&mut self, label: &'static str, names: impl IntoIterator<Item = impl ToString>) {
        let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
        if !names.is_empty() {
            self.row(label, DIM, vec![names.join(self.session.ui.comma)]);
        }
    }

    /// A code with its HTTP statuses.
    pub fn heading(&mut self, code: &str, statuses: Statuses<'_>) {
        let names = self.status_names(statuses);
        self.heading = if names.is_empty() {
            vec![styled(STRONG, code)]
        } else {
            pair(STRONG, code, style(statuses), &names, self.width)
        };
    }

    /// `HTTP 400 Bad Request, HTTP 409 Conflict`.
    fn status_names(&self, statuses: Statuses<'_>) -> String {
        let name = |status: &ecs_err::StatusCode| {
            let reason = self.session.catalog.status(*status).map_or("", Status::reason);
            format!("HTTP {status} {reason}").trim_end().to_owned()
        };
        statuses.as_slice().iter().map(name).collect::<Vec<_>>().join(self.session.ui.comma)
    }

    pub fn deprecation(&mut self, error: &ErrorCode<'_>) {
        let Some(deprecated) = error.deprecated else { return };
        let reason = match deprecated {
            Deprecated::Because(text) => self.session.line(text),
            Deprecated::Yes => String::new(),
        };
        let notice = format!("{} {reason}", self.session.ui.deprecated);
        self.heading.extend(wrap(notice.trim_end(), self.width));
    }

    /// The message in the languages of the answer, and as the API returns it.
    pub fn messages(&mut self, message: Text<'_>) {
        let ui = self.session.ui;
        let own = self.session.catalog.metadata().message_language;
        let languages = &self.session.languages;
        for language in languages.iter().filter(|language| **language != own) {
            self.row(ui.message, LABEL, message.get(language).map(str::to_owned).into_iter().collect());
        }
        // Next to its translations, the message as the API returns it has its own label.
        let label = if languages[..] == [own] { ui.message } else { ui.api_message };
        self.row(label, LABEL, message.get(own).map(str::to_owned).into_iter().collect());
        if message.get(own).is_none() && languages.iter().all(|language| message.get(language).is_none()) {
            self.text(ui.message, LABEL, message);
        }
    }

    /// The descriptions of the placeholders that have no name.
    pub fn placeholders(&mut self, error: &ErrorCode<'_>) {
        let ui = self.session.ui;
        let written = unnamed_placeholders(self.session, error);
        let line = |(at, placeholder): (usize, &Placeholder<'_>)| {
            let written = written.get(at).map_or("", String::as_str);
            let description = self.session.texts(placeholder.description).join(" / ");
            let name = format!("{written}{}{}", ui.colon, placeholder.name);
            if description.is_empty() { name } else { format!("{name}{}{description}", ui.colon) }
        };
        let lines = error.placeholders.iter().enumerate().map(line).collect();
        self.row(ui.placeholders, LABEL, lines);
    }

    /// Whether to retry.
    pub fn retry(&mut self, error: &ErrorCode<'_>, retry: Retry) {
        let (ui, catalog) = (self.session.ui, self.session.catalog);
        let advice = ui.retry_advice(retry, catalog.misleading_status(error)).to_string();
        self.row(ui.retry, LABEL, vec![advice]);
    }

    /// Further rows of the reference with the same code.
    pub fn cases(&mut self, cases: &[Case<'_>]) {
        let ui = self.session.ui;
        for case in cases {
            let mut texts = vec![self.status_names(case.statuses)];
            for (label, text) in
                [(ui.message, case.message), (ui.description, case.description), (ui.action, case.action)]
            {
                texts.extend(self.session.texts(text).into_iter().map(|text| format!("{label}{}{text}", ui.colon)));
            }
            texts.retain(|text| !text.is_empty());
            self.row(ui.case, LABEL, texts);
        }
    }

    pub fn notes<'n>(&mut self, notes: impl Iterator<Item = &'n Note<'n>>) {
        for note in notes {
            self.text(self.session.ui.note(note.kind), LABEL, note.text);
        }
    }

    /// The relations of the code to others, and the properties of the error.
    pub fn relations(&mut self, error: &ErrorCode<'_>) {
        let (ui, catalog) = (self.session.ui, self.session.catalog);
        let sub_codes = catalog.errors().iter().filter(|other| other.parent == Some(error.code));
        self.names(ui.name, error.name);
        self.names(ui.severity, error.severity.map(|severity| ui.severity_of(severity)));
        self.names(ui.category, error.category);
        self.names(ui.parent, error.parent);
        self.names(ui.sub_codes, sub_codes.map(|other| other.code));
        self.names(ui.listed_since, error.since);
        self.names(ui.same_as, error.same_as.iter().map(|(system, name)| format!("{system} {name}")));
        self.names(ui.related, error.related);
        self.row(ui.fields, DIM, error.fields.iter().map(ToString::to_string).collect());
        self.names(ui.parameters, error.parameters);
        self.names(ui.operations, error.operations);
        let links = error
            .links
            .iter()
            .map(|link| format!("{}{}{}", self.session.line(link.title), ui.colon, link.url.as_str()));
        self.row(ui.links, DIM, links.collect());
    }

    /// Evidence from practice, each with its source.
    pub fn seen(&mut self, seen: &[Seen<'_>]) {
        let lines = self.seen_lines(seen);
        self.row(self.session.ui.seen, LABEL, lines);
    }

    /// Evidence from practice about an answer of the server: of the messages, only the one that the answer has.
    pub fn seen_in_answer(&mut self, error: &ErrorCode<'_>, answer: Option<&Seen<'_>>) {
        let ui = self.session.ui;
        let message = answer.map(|seen| ui.seen_notice(&seen.source).to_string());
        let others: Vec<Seen<'_>> = error.seen.iter().filter(|seen| seen.message.is_none()).copied().collect();
        let lines = message.into_iter().chain(self.seen_lines(&others)).collect();
        self.row(ui.seen, LABEL, lines);
    }

    /// The texts of evidence, each followed by its source unless the next one has the same.
    fn seen_lines(&self, seen: &[Seen<'_>]) -> Vec<String> {
        let (ui, session) = (self.session.ui, self.session);
        let mut lines: Vec<String> = Vec::new();
        for (at, one) in seen.iter().enumerate() {
            let message = one.message.map(|message| (ui.message, message));
            let causes = session.texts(one.cause).into_iter().map(|text| (ui.cause, text));
            let checks = session.texts(one.check).into_iter().map(|text| (ui.check, text));
            let texts = message.into_iter().chain(causes).chain(checks);
            lines.extend(texts.map(|(label, text)| format!("{label}{}{text}", ui.colon)));
            if let Some(last) =
                lines.last_mut().filter(|_| seen.get(at + 1).map(|next| next.source) != Some(one.source))
            {
                let (date, url) = (one.source.date, one.source.url.as_str());
                // An edition is known by its name; its long address is in the JSON and on the page.
                last.push_str(
                    &one.source.edition.map_or_else(|| format!(" ({date} {url})"), |edition| format!(" ({edition})")),
                );
            }
        }
        lines
    }

    /// The history of a code, in catalogs with releases.
    pub fn history(&mut self, code: Code<'_>) {
        let (ui, catalog) = (self.session.ui, self.session.catalog);
        let mut entries: Vec<String> = catalog.history(code).map(|entry| ui.event(&entry).to_string()).collect();
        entries.extend(ui.history_note(catalog, code).map(str::to_owned));
        self.row(ui.history, DIM, entries);
    }

    /// Makes the code in the heading a link to its page, or else to its first link.
    pub fn link(&mut self, code: Code<'_>, links: &[Link<'_>]) {
        let page = self.session.catalog.page_address(code, self.session.language()).map(|page| page.to_string());
        let address = page.or_else(|| Some(links.first()?.url.as_str().to_owned()));
        if let (Some(address), Some(first)) = (address, self.heading.first_mut()) {
            *first = first.replacen(code.as_str(), &linked(code.as_str(), &printable_line(&address)), 1);
        }
    }

    /// The address of a code's page.
    pub fn page(&mut self, code: Code<'_>) {
        if let Some(page) = self.session.catalog.page_address(code, self.session.language()) {
            self.row(self.session.ui.page, DIM, vec![page.to_string()]);
        }
    }

    pub fn same_message(&mut self, error: &ErrorCode<'_>) {
        let (ui, session) = (self.session.ui, self.session);
        let same: Vec<_> = session.catalog.errors_with_same_message(error.code).collect();
        if same.len() > MAX_DESCRIBED_CODES {
            self.names(ui.same_message, same.iter().map(|other| other.code));
        } else {
            let line = |other: &&ErrorCode<'_>| {
                format!("{}  {}", other.code, session.line(other.description)).trim_end().to_owned()
            };
            self.row(ui.same_message, DIM, same.iter().map(line).collect());
        }
    }
}

/// The placeholders of a message without a name: `%s 1`, `{0}`.
fn unnamed_placeholders(session: &Session<'_>, error: &ErrorCode<'_>) -> Vec<String> {
    let message = error.message.localized(session.catalog.metadata().message_language, "");
    let template = session.catalog.template(message.map_or("", |message| message.text));
    let mut numbered: Vec<(u32, &str)> = Vec::new();
    let mut unnamed = Vec::new();
    for placeholder in template.placeholders() {
        match placeholder.name.map(str::parse) {
            None => unnamed.push(format!("{} {}", placeholder.written, unnamed.len() + 1)),
            Some(Ok(number)) => numbered.push((number, placeholder.written)),
            Some(Err(_)) => {}
        }
    }
    numbered.sort_unstable();
    numbered.dedup_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, written)| written.to_owned()).chain(unnamed).collect()
}
