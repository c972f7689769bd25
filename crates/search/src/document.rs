//! What of each record is searched, and how much each part says about the record.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use ecs_err_core::Record;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{
    ErrorCode, Field, Guide, Json, Note, NoteKind, Operation, Release, RetiredCode, Status, Structure, Text,
};

/// How much a word says about a record, by where it occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A message that was seen in practice: its words are found, but they say nothing about the meaning of the record.
    Seen = 0,
    /// A note.
    Note = 1,
    /// Details, such as the text of a guide.
    Body = 2,
    /// What to do.
    Action = 3,
    /// What the record is about.
    Description = 6,
    /// The message of an error.
    Message = 7,
    /// A title or a subject.
    Title = 9,
    /// A code, an identifier or another name.
    Name = 16,
}

impl Part {
    /// The frequency that the terms of such a text are indexed with.
    #[must_use]
    pub const fn frequency(self) -> u32 {
        match self {
            Self::Seen => 1,
            _ => self as u32,
        }
    }
}

/// The searchable texts of a record.
pub struct Document {
    pub parts: Vec<(Part, String)>,
}

/// A record with its searchable texts, in every language.
pub fn document<'a>(catalog: Catalog<'a>, item: Record<'a>) -> Document {
    document_in(catalog, item, None)
}

/// A record with its searchable texts, in one language if it is given.
#[must_use]
pub fn document_in<'a>(catalog: Catalog<'a>, item: Record<'a>, language: Option<&str>) -> Document {
    let mut parts = Parts { parts: Vec::new(), language };
    match item {
        Record::Error(error) => parts.error(catalog, error),
        Record::Retired(retired, _) => parts.retired(retired),
        Record::Status(status) => parts.status(status),
        Record::Structure(structure) => parts.structure(catalog, structure),
        Record::Field(structure, field) => parts.field(catalog, structure, field),
        Record::Operation(operation) => parts.operation(operation),
        Record::Release(release) => parts.release(catalog, release),
        Record::Guide(guide) => parts.guide(guide),
    }
    let mut document = Document { parts: Vec::new() };
    for (part, text) in parts.parts {
        // A text that occurs twice counts as what it is first: the page has it once.
        if !text.trim().is_empty() && document.parts.iter().all(|(_, known)| *known != text) {
            document.parts.push((part, text));
        }
    }
    document
}

struct Parts<'l> {
    parts: Vec<(Part, String)>,
    language: Option<&'l str>,
}

impl<'l> Parts<'l> {
    fn add(&mut self, part: Part, text: impl Into<String>) {
        self.parts.push((part, text.into()));
    }

    fn text(&mut self, part: Part, text: Text<'_>) {
        for text in self.wanted(text) {
            self.add(part, text);
        }
    }

    fn wanted<'t>(&self, text: Text<'t>) -> impl Iterator<Item = &'t str> + use<'l, 't> {
        let language = self.language;
        text.iter().filter(move |(tag, _)| language.is_none_or(|wanted| wanted == *tag)).map(|(_, text)| text)
    }

    fn notes(&mut self, notes: &[Note<'_>]) {
        for note in notes.iter().filter(|note| note.kind != NoteKind::SharedMessage) {
            self.text(Part::Note, note.text);
        }
    }

    fn retired(&mut self, retired: &RetiredCode<'_>) {
        self.add(Part::Name, retired.code.as_str());
        retired.text.into_iter().for_each(|text| self.text(Part::Description, text));
    }

    fn error(&mut self, catalog: Catalog<'_>, error: &ErrorCode<'_>) {
        self.add(Part::Name, error.code.as_str());
        self.text(Part::Message, error.message);
        self.text(Part::Title, error.description);
        self.text(Part::Action, error.action);
        self.text(Part::Body, error.cause);
        for words in [error.name, error.category].into_iter().flatten() {
            self.add(Part::Description, words);
        }
        for (_, name) in error.same_as.iter() {
            self.add(Part::Description, name);
        }
        for case in error.cases {
            self.text(Part::Message, case.message);
            self.text(Part::Description, case.description);
            self.text(Part::Body, case.action);
        }
        for seen in error.seen {
            if let Some(message) = seen.message {
                self.add(Part::Seen, message);
            }
            self.text(Part::Note, seen.cause);
            self.text(Part::Note, seen.check);
        }
        for placeholder in error.placeholders {
            self.text(Part::Body, placeholder.description);
        }
        if let Some(family) = catalog.family(error.code) {
            self.text(Part::Note, family.title);
        }
        self.notes(error.notes);
    }

    fn status(&mut self, status: &Status<'_>) {
        self.add(Part::Name, format!("{} {}", status.status, status.reason()));
        self.add(Part::Action, "HTTP status 状态码");
        self.text(Part::Description, status.description);
        self.text(Part::Action, status.action);
        self.notes(status.notes);
    }

    fn structure(&mut self, catalog: Catalog<'_>, structure: &Structure<'_>) {
        self.add(Part::Name, structure.name.unwrap_or(structure.id.as_str()));
        self.add(Part::Action, structure.id.as_str());
        self.text(Part::Title, structure.title);
        structure.description.into_iter().for_each(|text| self.text(Part::Description, text));
        for field in structure.fields {
            self.add(Part::Body, field.name);
        }
        self.page(catalog, structure.page);
        self.notes(structure.notes);
    }

    fn field(&mut self, catalog: Catalog<'_>, structure: &Structure<'_>, field: &Field<'_>) {
        self.add(Part::Name, field.name);
        self.add(Part::Action, structure.name.unwrap_or(structure.id.as_str()));
        self.text(Part::Title, field.description);
        self.add(Part::Note, "field parameter 字段 参数");
        for value in field.schema.values {
            if let Json::String(word) = value.value {
                self.add(Part::Description, word);
            }
            self.text(Part::Action, value.description);
        }
        for step in field.schema.steps {
            self.text(Part::Body, step.description);
        }
        for words in
            [field.schema.unit, field.schema.format.map(ecs_err_core::model::Format::as_str)].into_iter().flatten()
        {
            self.add(Part::Body, words);
        }
        for rule in field.rules {
            self.text(Part::Body, rule.text);
        }
        field.ineffective.into_iter().for_each(|text| self.text(Part::Body, text));
        self.page(catalog, structure.page);
        self.notes(field.notes);
    }

    fn operation(&mut self, operation: &Operation<'_>) {
        self.add(Part::Name, operation.id.as_str());
        self.text(Part::Title, operation.title);
        self.text(Part::Description, operation.summary);
        self.add(Part::Action, format!("{} {} API 接口", operation.method, operation.path));
        for text in operation.effects.iter().chain(operation.warnings) {
            self.text(Part::Action, *text);
        }
        operation.asynchronous.iter().for_each(|asynchronous| self.text(Part::Body, asynchronous.description));
        for parameter in operation.parameters {
            self.text(Part::Note, parameter.description);
        }
        self.notes(operation.notes);
    }

    fn release(&mut self, catalog: Catalog<'_>, release: &Release<'_>) {
        let date = release.date.to_string();
        self.add(
            Part::Title,
            format!("release {} 第{}次发布 {date} {} {}", release.number, release.number, &date[..4], &date[..7]),
        );
        if catalog.releases().last().is_some_and(|last| last.number == release.number) {
            self.add(Part::Message, "latest newest release 最新 最近一次 发布 更新");
        }
        if release.number == 1 {
            self.add(Part::Message, "first initial release version 第一次 首次 第一版 最早");
        }
        for change in release.changes {
            self.text(Part::Description, change.text);
            for code in change.errors {
                self.add(Part::Description, code.as_str());
            }
            for page in change.pages {
                self.page(catalog, page);
            }
            self.notes(change.notes);
        }
    }

    fn guide(&mut self, guide: &Guide<'_>) {
        self.add(Part::Action, guide.id.as_str());
        self.text(Part::Title, guide.title);
        for body in self.wanted(guide.body) {
            for (part, text) in blocks(body) {
                self.add(part, text);
            }
        }
    }

    fn page(&mut self, catalog: Catalog<'_>, id: &str) {
        if let Some(page) = catalog.page(id) {
            self.text(Part::Note, page.title);
        }
    }
}

/// The headings, paragraphs, items and cells of a guide, without its marks and the targets of its links.
fn blocks(body: &str) -> Vec<(Part, String)> {
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut end = |part: Part, text: &mut String| {
        let block = std::mem::take(text);
        if !block.trim().is_empty() {
            blocks.push((part, block.trim().to_owned()));
        }
    };
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(_)) => end(Part::Message, &mut text),
            Event::Start(tag) if !is_within_a_line(&tag) => end(Part::Action, &mut text),
            Event::End(tag) if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                end(Part::Action, &mut text);
            }
            _ => {}
        }
    }
    end(Part::Action, &mut text);
    blocks
}

fn is_within_a_line(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_are_searched_as_plain_text() {
        let body = "# A *title*\n\nOne [line](error:A.1)\nand `more`.\n\n- an **item**\n- <b>bold</b>\n\n| a | b |\n|---|---|\n| c | d |\n";
        let texts: Vec<String> = blocks(body).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["A title", "One line and more.", "an item", "bold", "a", "b", "c", "d"]);
        assert_eq!(blocks(body)[0].0, Part::Message);
    }
}
