//! Links from page to page.

use std::collections::HashMap;
use std::ops::Range;

use ecs_err_core::{Catalog, Code, RecordKind, Status, StatusCode};
use ecs_err_ui_text::UiText;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::content::Content;
use crate::page::{Page, error_key, list_key};
use crate::{Flavor, escape, paths};

/// The pages that links lead to.
pub struct Links<'p> {
    catalog: Catalog<'p>,
    flavor: Flavor,
    words: &'static UiText,
    /// The paths of pages by their names in links.
    paths: HashMap<String, &'p str>,
}

/// Where a link begins and ends in a text, and the name of its page.
type Place = (Range<usize>, String);

impl<'p> Links<'p> {
    pub fn new(catalog: Catalog<'p>, flavor: Flavor, language: &str, pages: &'p [Page<'p>]) -> Self {
        let paths = pages.iter().map(|page| (page.subject.key(), page.path.as_str())).collect();
        Self { catalog, flavor, words: UiText::for_language(language), paths }
    }

    /// Whether there is a page with this name.
    pub fn has(&self, key: &str) -> bool {
        self.paths.contains_key(key)
    }

    /// The target of a link on a page, as the flavor writes it; none if it leads nowhere.
    pub fn target(&self, page: &Page<'_>, link: &str) -> Option<String> {
        if link.starts_with("https://") || link.starts_with("http://") {
            return Some(escape::address(link));
        }
        let key = match link.split_once(':')? {
            ("field", id) => format!("structure:{}", id.split_once('#').map_or(id, |(structure, _)| structure)),
            ("release", _) => list_key(RecordKind::Release),
            _ => link.to_owned(),
        };
        let path = paths::relative(self.flavor, &page.path, self.paths.get(&key)?);
        Some(if self.flavor == Flavor::Hugo { format!("{{{{< relref \"{path}\" >}}}}") } else { path })
    }

    /// The content of a page with links from the names of other pages in its texts.
    pub fn added<'c>(&self, content: &'c Content, page: &Page<'_>) -> Vec<Event<'c>> {
        let own = page.subject.key();
        let mut events = Vec::new();
        let mut label = Label::Absent;
        let mut verbatim = 0_usize;
        for event in content.events() {
            match &event {
                Event::Start(Tag::Paragraph | Tag::Item) => label = Label::Possible,
                Event::Start(Tag::Strong) if matches!(label, Label::Possible) => label = Label::Open(String::new()),
                Event::End(TagEnd::Strong) => label = label.closed(),
                Event::Text(text) => label.push(text),
                _ => {}
            }
            match &event {
                Event::Start(Tag::Link { .. } | Tag::Heading { .. } | Tag::CodeBlock(_)) => verbatim += 1,
                Event::End(TagEnd::Link | TagEnd::Heading(_) | TagEnd::CodeBlock) => verbatim -= 1,
                _ => {}
            }
            let places = match &event {
                Event::Text(text) if verbatim == 0 => self.places(text, &label),
                Event::Code(text) if verbatim == 0 => self.place_of_name(text, &label),
                _ => Vec::new(),
            };
            let places = places.into_iter().filter(|(_, key)| *key != own && self.has(key));
            push_linked(&mut events, event, places);
        }
        events
    }

    /// The places of names in a text.
    fn places(&self, text: &str, label: &Label) -> Vec<Place> {
        let words = self.words;
        if let Some(status) = status_line(self.catalog, text) {
            return vec![(0..text.len(), format!("status:{}", status.status))];
        }
        let of_codes = [words.codes, words.related, words.same_message, words.formerly, words.parent];
        match label {
            Label::Open(_) => Vec::new(),
            Label::Closed(label) if of_codes.contains(&label.as_str()) => listed_codes(text),
            _ => {
                let found = self.catalog.find_codes(text.as_bytes());
                found.map(|found| (found.range.clone(), error_key(found.code.as_code()))).collect()
            }
        }
    }

    /// The place of the name of a field or an operation in its list.
    fn place_of_name(&self, name: &str, label: &Label) -> Vec<Place> {
        let Label::Closed(label) = label else { return Vec::new() };
        let key = if label == self.words.fields {
            let structure = name.split_once('#').map_or(name, |(structure, _)| structure);
            format!("structure:{structure}")
        } else if label == self.words.operations {
            format!("operation:{name}")
        } else {
            return Vec::new();
        };
        vec![(0..name.len(), key)]
    }
}

/// The label of a paragraph or item: bold text at its beginning.
enum Label {
    Absent,
    /// The paragraph has begun.
    Possible,
    Open(String),
    Closed(String),
}

impl Label {
    fn push(&mut self, text: &str) {
        match self {
            Self::Possible => *self = Self::Absent,
            Self::Open(label) => label.push_str(text),
            Self::Absent | Self::Closed(_) => {}
        }
    }

    fn closed(self) -> Self {
        if let Self::Open(label) = self { Self::Closed(label) } else { self }
    }
}

/// The status that a text like "HTTP 404 Not Found" consists of.
fn status_line<'a>(catalog: Catalog<'a>, text: &str) -> Option<&'a Status<'a>> {
    let (number, reason) = text.strip_prefix("HTTP ")?.split_once(' ')?;
    let status = catalog.status(StatusCode::new(number.parse().ok()?)?)?;
    (status.reason() == reason).then_some(status)
}

/// The codes in a list of codes.
fn listed_codes(text: &str) -> Vec<Place> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '、' | '：');
    let mut places = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(is_between) {
        let name = part.trim_end_matches(is_between);
        if let Some(code) = Code::new(name) {
            places.push((start..start + name.len(), error_key(code)));
        }
        start += part.len();
    }
    places
}

/// Adds an event, its text in parts of which those at the places are links.
fn push_linked<'c>(events: &mut Vec<Event<'c>>, event: Event<'c>, places: impl Iterator<Item = Place>) {
    let (text, is_code) = match event {
        Event::Text(text) => (text, false),
        Event::Code(text) => (text, true),
        event => return events.push(event),
    };
    let part = |range: Range<usize>| {
        let part = CowStr::from(text[range].to_owned());
        if is_code { Event::Code(part) } else { Event::Text(part) }
    };
    let mut end = 0;
    for (range, key) in places {
        if end < range.start {
            events.push(part(end..range.start));
        }
        let (title, id) = ("".into(), "".into());
        events.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url: key.into(), title, id }));
        events.push(part(range.clone()));
        events.push(Event::End(TagEnd::Link));
        end = range.end;
    }
    if end < text.len() {
        events.push(part(end..text.len()));
    }
}
