//! The content of pages in `CommonMark`, with links such as `error:Ecs.0085` as guides have them.

use std::fmt::Write as _;

use ecs_err_core::resolve::RecordKind;
use ecs_err_core::{Catalog, ErrorCode, Operation, Structure};
use ecs_err_export as export;
use ecs_err_export::escape_markdown;
use ecs_err_ui_text::UiText;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::links::Links;
use crate::page::{Page, Subject, one_line};

/// The content of a page below its title.
pub struct Content {
    markdown: String,
    /// Whether it begins with a heading, which the title of the page replaces.
    is_headed: bool,
}

impl Content {
    /// The content of one of the pages.
    pub fn of(catalog: Catalog<'_>, language: &str, pages: &[Page<'_>], at: usize, links: &Links<'_>) -> Self {
        let languages = &[language][..];
        let Some(page) = pages.get(at) else { return Self::below_title(String::new()) };
        match page.subject {
            Subject::Home => Self::below_title(home(catalog, language, &children(pages, at))),
            Subject::List(RecordKind::Release) => {
                let releases = catalog.releases().iter().rev();
                let parts: Vec<String> =
                    releases.map(|release| export::release_markdown(catalog, release, languages)).collect();
                Self::below_title(parts.join("\n"))
            }
            Subject::List(_) => Self::below_title(list(&children(pages, at))),
            Subject::Service(_) => Self::below_title(service(catalog, language, page, &children(pages, at), links)),
            Subject::Error(error) => Self::headed(export::error_markdown(catalog, error, languages)),
            Subject::Retired(retired) => Self::headed(export::retired_markdown(catalog, retired, languages)),
            Subject::Status(status) => Self::headed(export::status_markdown(catalog, status, languages)),
            Subject::Structure(record) => Self::headed(structure(catalog, record, language)),
            Subject::Operation(record) => Self::headed(operation(catalog, record, language)),
            Subject::Guide(guide) => {
                let body = guide.body.localized(language, catalog.metadata().message_language);
                Self::below_title(body.map_or("", |body| body.text).to_owned())
            }
        }
    }

    /// Its parts. Headings below the replaced one move up with it.
    pub fn events(&self) -> impl Iterator<Item = Event<'_>> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let mut is_title = self.is_headed;
        TextMergeStream::new(Parser::new_ext(&self.markdown, options)).filter_map(move |event| match event {
            Event::End(TagEnd::Heading(_)) if is_title => {
                is_title = false;
                None
            }
            _ if is_title => None,
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Some(Event::Start(Tag::Heading { level: self.level(level), id, classes, attrs }))
            }
            event => Some(event),
        })
    }

    /// Only the title of a page is of the first level.
    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let above = if self.is_headed { level as usize - 1 } else { level as usize };
        HeadingLevel::try_from(above).unwrap_or(level).max(HeadingLevel::H2)
    }

    fn headed(markdown: String) -> Self {
        Self { markdown, is_headed: true }
    }

    fn below_title(markdown: String) -> Self {
        Self { markdown, is_headed: false }
    }
}

/// The pages directly below one in the navigation.
fn children<'p, 'a>(pages: &'p [Page<'a>], at: usize) -> Vec<&'p Page<'a>> {
    let depth = pages.get(at).map_or(0, |page| page.depth);
    let below = pages.iter().skip(at + 1).take_while(|page| page.depth > depth);
    below.filter(|page| page.depth == depth + 1).collect()
}

fn home(catalog: Catalog<'_>, language: &str, children: &[&Page<'_>]) -> String {
    let metadata = catalog.metadata();
    let mut text = format!("{}\n\n{}", escape_markdown(&metadata.edition.to_string()), list(children));
    if let Some(address) = export::reference_address(metadata, language) {
        let _ = write!(text, "\n<{address}>\n");
    }
    text
}

/// Links to pages, with their descriptions.
fn list(pages: &[&Page<'_>]) -> String {
    let line = |page: &&Page<'_>| {
        let colon = if page.description.is_empty() { "" } else { ": " };
        format!("- {}{colon}{}\n", link(page, &page.title), escape_markdown(&page.description))
    };
    pages.iter().map(line).collect()
}

/// Tables of the codes of a service, one for each run of codes of a family, and the retired ones.
fn service(catalog: Catalog<'_>, language: &str, page: &Page<'_>, children: &[&Page<'_>], links: &Links<'_>) -> String {
    let words = UiText::for_language(language);
    let mut text = escape_markdown(&page.description);
    text.push('\n');
    let errors: Vec<(&Page<'_>, &ErrorCode<'_>)> = children
        .iter()
        .filter_map(|page| if let Subject::Error(error) = page.subject { Some((*page, error)) } else { None })
        .collect();
    let families = errors.chunk_by(|(_, one), (_, other)| catalog.family(one.code) == catalog.family(other.code));
    for run in families {
        if let Some(family) = run.first().and_then(|(_, error)| catalog.family(error.code)) {
            let title = escape_markdown(&one_line(catalog, family.title, language));
            let _ = write!(text, "\n## {}{}{title}\n", escape_markdown(family.codes.as_str()), words.colon);
        }
        let _ = write!(text, "\n| {} | HTTP | {} |\n| --- | --- | --- |\n", words.codes, words.description);
        for (page, error) in run {
            let statuses = error.statuses.as_slice().iter().map(|status| {
                let key = format!("status:{status}");
                if links.has(&key) { format!("[{status}]({key})") } else { status.to_string() }
            });
            let statuses: Vec<String> = statuses.collect();
            let meaning = escape_markdown(&page.description);
            let _ = writeln!(text, "| {} | {} | {meaning} |", link(page, &page.title), statuses.join(", "));
        }
    }
    let retired: Vec<&Page<'_>> =
        children.iter().filter(|page| matches!(page.subject, Subject::Retired(_))).copied().collect();
    if !retired.is_empty() {
        let _ = write!(text, "\n## {}\n\n{}", words.retired, list(&retired));
    }
    text
}

fn structure(catalog: Catalog<'_>, structure: &Structure<'_>, language: &str) -> String {
    let languages = &[language][..];
    let about = without_title(&export::structure_markdown(catalog, structure, languages));
    let words = UiText::for_language(language);
    let fields = export::fields_markdown(&catalog.tree(structure), languages);
    format!("{about}\n### {}\n\n{fields}", words.fields)
}

fn operation(catalog: Catalog<'_>, operation: &Operation<'_>, language: &str) -> String {
    without_title(&export::operation_markdown(catalog, operation, &[language]))
}

/// Markdown with its heading, the name of a record, as a paragraph in place of the title that follows, which is that of
/// the page.
fn without_title(markdown: &str) -> String {
    let Some((heading, rest)) = markdown.split_once("\n\n") else { return markdown.to_owned() };
    let (_, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    format!("{heading}\n\n{}\n{rest}", heading.trim_start_matches(['#', ' ']))
}

fn link(page: &Page<'_>, label: &str) -> String {
    format!("[{}](<{}>)", escape_markdown(label), page.subject.key())
}
