//! Guides as HTML.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use ecs_err_core::model::{Code, Id, StatusCode};
use ecs_err_core::resolve::{Record, RecordKind};

use super::page::described_status;
use super::text::Html;
use super::url::{self, SitePath};

/// A heading of a guide.
pub struct Heading {
    pub id: String,
    pub title: String,
}

/// Renders the body of a guide as HTML, and returns its headings. Links such as `error:Ecs.0085` become links to
/// records.
pub fn render(body: &str, page: &Html<'_>) -> (String, Vec<Heading>) {
    render_with(body, |link| target(link, page), |_| None)
}

/// Renders a page of a theme: `faq.md` leads to another one, and `/form.pdf` to a file at the root of the site, which may
/// be a picture.
pub fn render_page(body: &str, page: &Html<'_>) -> (String, Vec<Heading>) {
    let at_root = |link: &str| {
        let path = link.strip_prefix('/').filter(|path| !path.starts_with(['/', '\\']))?;
        Some(format!("{}{path}", page.root))
    };
    let target_of_page = |link: &str| {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let name = file.strip_suffix(".md").and_then(|name| Id::new(name.trim_start_matches("./")).ok());
        if let Some(name) = name {
            let sign = if anchor.is_empty() { "" } else { "#" };
            return format!("{}{}{sign}{anchor}", page.root, SitePath::of_theme(name, page.language));
        }
        at_root(link).unwrap_or_else(|| target(link, page))
    };
    render_with(body, target_of_page, at_root)
}

/// Renders Markdown with the targets of its links and of its pictures; a picture without one is its description.
fn render_with(
    body: &str,
    target: impl Fn(&str) -> String,
    picture: impl Fn(&str) -> Option<String>,
) -> (String, Vec<Heading>) {
    let mut is_picture = false;
    let mut headings: Vec<Heading> = Vec::new();
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut inside: Option<usize> = None;
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                inside = Some(events.len());
                let id = format!("section-{}", headings.len() + 1);
                headings.push(Heading { id: id.clone(), title: String::new() });
                // Only the title of the page is of the first level.
                let level = level.max(HeadingLevel::H2);
                events.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs }));
            }
            Event::End(TagEnd::Heading(level)) => {
                inside = None;
                events.push(Event::End(TagEnd::Heading(level.max(HeadingLevel::H2))));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = target(&dest_url);
                events.push(Event::Start(Tag::Link { link_type, dest_url: dest_url.into(), title, id }));
            }
            // Pages load nothing from other sites: the description replaces an image.
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let source = picture(&dest_url);
                is_picture = source.is_some();
                let image = source.map(|url| Tag::Image { link_type, dest_url: url.into(), title, id });
                events.extend(image.map(Event::Start));
            }
            Event::End(TagEnd::Image) => events.extend(is_picture.then_some(Event::End(TagEnd::Image))),
            // The check refuses guides with HTML; if one has HTML, it is shown as text.
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            Event::Text(text) | Event::Code(text) if inside.is_some() => {
                if let Some(heading) = headings.last_mut() {
                    heading.title.push_str(&text);
                }
                events.push(Event::Text(CowStr::from(text.into_string())));
            }
            other => events.push(other),
        }
    }
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    // Wide tables scroll horizontally.
    let out =
        out.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>").replace("</table>", "</table></div>");
    (out, headings)
}

/// The target of a link: the page of a record for `kind:id`, the address itself for the web, and none for others.
fn target(link: &str, page: &Html<'_>) -> String {
    if let Some((kind, id)) = link.split_once(':')
        && let Some(item) = record(kind, id, page)
    {
        return format!("{}{}", page.root, url::link(&item, page.language));
    }
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with('#') {
        return link.to_owned();
    }
    "#".to_owned()
}

fn record<'h>(kind: &str, id: &str, page: &Html<'h>) -> Option<Record<'h>> {
    let catalog = page.catalog;
    match RecordKind::ALL.iter().find(|known| known.as_str() == kind)? {
        RecordKind::Error => catalog.record_of(Code::new(id)?),
        RecordKind::Status => described_status(catalog, StatusCode::new(id.parse().ok()?)?).map(Record::Status),
        RecordKind::Structure => Some(Record::Structure(catalog.structure(id)?)),
        RecordKind::Field => {
            let (structure, field) = id.split_once('#')?;
            let structure = catalog.structure(structure)?;
            Some(Record::Field(structure, structure.fields.iter().find(|record| record.name == field)?))
        }
        RecordKind::Operation => Some(Record::Operation(catalog.operation(id)?)),
        RecordKind::Release => Some(Record::Release(catalog.release(id.parse().ok()?)?)),
        RecordKind::Guide => Some(Record::Guide(catalog.guide(id)?)),
    }
}

#[cfg(test)]
mod tests {
    use ecs_err_core::model::LanguageTag;
    use ecs_err_data::load::Arena;

    use super::*;

    #[test]
    fn links_and_pictures_lead_nowhere_else() {
        let arena = Arena::new();
        let page = Html {
            catalog: crate::ecs_catalog(&arena),
            language: LanguageTag::from_static("en"),
            root: "../",
            own: None,
        };
        for (body, html) in [
            ("[a](error:Ecs.0085)", "<p><a href=\"../en/errors/Ecs.0085/index.html\">a</a></p>\n"),
            ("[a](https://example.org/?b&c)", "<p><a href=\"https://example.org/?b&amp;c\">a</a></p>\n"),
            ("[a](JaVaScRiPt:alert(1))", "<p><a href=\"#\">a</a></p>\n"),
            ("[a](java&#10;script:alert(1))", "<p><a href=\"#\">a</a></p>\n"),
            ("[a](data:text/html,b)", "<p><a href=\"#\">a</a></p>\n"),
            ("[a](//example.org)", "<p><a href=\"#\">a</a></p>\n"),
            ("![a *b*](https://example.org/b.png)", "<p>a <em>b</em></p>\n"),
            ("a <b onclick=alert(1)>", "<p>a &lt;b onclick=alert(1)&gt;</p>\n"),
        ] {
            assert_eq!(render(body, &page).0, html, "{body}");
        }
    }
}
