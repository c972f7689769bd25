//! The Markdown of guides as text for people.

use ecs_err::{RecordKind, UiText};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::layout::{STRONG, columns, indented, styled, wrap};

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);
/// The indentation of code.
const CODE_INDENT: usize = 4;

/// The lines of a text in Markdown, in a language, wrapped to a width.
pub fn lines(markdown: &str, language: &str, width: usize) -> Vec<String> {
    let ui = UiText::for_language(language);
    let mut writer =
        Writer { width, ui, lines: Vec::new(), text: String::new(), lists: Vec::new(), mark: None, link: None };
    for event in Parser::new_ext(markdown, OPTIONS) {
        writer.event(event);
    }
    writer.end_block();
    while writer.lines.last().is_some_and(String::is_empty) {
        writer.lines.pop();
    }
    writer.lines
}

/// Markdown in a language with the names of records in place of links to them, which lead nowhere outside of a site.
pub fn without_record_links(markdown: &str, language: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    let mut link = None;
    let ui = UiText::for_language(language);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = record_name(&dest_url).map(|name| (name, String::new()));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, label)) = &mut link {
                    label.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, label)) = &mut link {
                    label.push(' ');
                }
            }
            Event::End(TagEnd::Link) => {
                if let Some((name, label)) = link.take() {
                    out.push_str(&markdown[end..range.start]);
                    out.push_str(&with_target(&label, &name, ui));
                    end = range.end;
                }
            }
            _ => {}
        }
    }
    out.push_str(&markdown[end..]);
    out
}

/// The name of the record that a link such as `error:Ecs.0085` leads to: the code, or the kind and id of another record.
fn record_name(link: &str) -> Option<String> {
    let (kind, id) = link.split_once(':')?;
    match RecordKind::ALL.iter().find(|known| known.as_str() == kind)? {
        RecordKind::Error => Some(id.to_owned()),
        kind => Some(format!("{kind} {id}")),
    }
}

/// The label of a link, and where it leads, unless the label says so.
fn with_target(label: &str, target: &str, ui: &UiText) -> String {
    let id = target.rsplit(' ').next().unwrap_or(target);
    if label.contains(id) {
        return label.to_owned();
    }
    ui.remark.replace("{remark}", target).replace("{text}", label)
}

/// A list, and the width of the mark of its item, by which its text is indented.
struct List {
    /// The number of the next item, if it is ordered.
    next: Option<u64>,
    mark_width: usize,
}

struct Writer {
    width: usize,
    ui: &'static UiText,
    lines: Vec<String>,
    /// The text of the open block.
    text: String,
    /// The open lists.
    lists: Vec<List>,
    /// The mark of an item that has no text yet.
    mark: Option<String>,
    /// The target of the open link, and where its label begins in the text.
    link: Option<(String, usize)>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::List(start)) => {
                self.end_block();
                self.lists.push(List { next: start, mark_width: 0 });
            }
            Event::End(TagEnd::List(_)) => {
                self.end_block();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.gap();
                }
            }
            Event::Start(Tag::Item) => {
                if let Some(list) = self.lists.last_mut() {
                    let mark = list.next.map_or("- ".to_owned(), |number| format!("{number}. "));
                    list.next = list.next.map(|number| number + 1);
                    list.mark_width = columns(&mark);
                    self.mark = Some(mark);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let code: Vec<String> = self.text.lines().map(str::to_owned).collect();
                self.text.clear();
                self.lines.extend(indented(code, self.indent() + CODE_INDENT));
                self.gap();
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut self.text);
                self.lines.extend(wrap(&heading, self.width).iter().map(|line| styled(STRONG, line)));
                self.gap();
            }
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.end_block(),
            Event::End(TagEnd::Item) => {
                self.end_block();
                // An item without text has no line.
                self.mark = None;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Table | TagEnd::HtmlBlock) => {
                self.end_block();
                if self.lists.is_empty() {
                    self.gap();
                }
            }
            Event::End(TagEnd::TableCell) => self.text.push_str("  "),
            Event::Rule => self.gap(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let target = record_name(&dest_url).unwrap_or_else(|| dest_url.into_string());
                self.link = Some((target, self.text.len()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((target, start)) = self.link.take()
                    && let Some(label) = self.text.get(start..)
                {
                    let text = with_target(label, &target, self.ui);
                    self.text.replace_range(start.., &text);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&text);
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    /// Writes the text of the open block, after the mark of its item if it is the first in it.
    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let indent = self.indent();
        let mark = self.mark.take();
        let mark_width = mark.as_deref().map_or(0, columns);
        let mut lines: Vec<String> =
            indented(wrap(text.trim_end(), self.width.saturating_sub(indent)), indent).collect();
        if let (Some(mark), Some(first)) = (mark, lines.first_mut()) {
            *first = format!("{}{mark}{}", " ".repeat(indent - mark_width.min(indent)), first.trim_start());
        }
        self.lines.append(&mut lines);
    }

    /// The indentation of the text in the open lists.
    fn indent(&self) -> usize {
        self.lists.iter().map(|list| list.mark_width).sum()
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_records_are_read_as_their_names() {
        for (language, markdown, text) in [
            ("en", "See [Ecs.0027](error:Ecs.0027).", "See Ecs.0027."),
            ("en", "[changing the VPC](operation:changevpc)", "changing the VPC (operation changevpc)"),
            ("en", "“变更” is [changing](operation:changevpc)", "“变更” is changing (operation changevpc)"),
            ("zh", "[切换虚拟私有云](operation:changevpc)时", "切换虚拟私有云（operation changevpc）时"),
            ("en", "the status [200](status:200)", "the status 200"),
        ] {
            assert_eq!(lines(markdown, language, 80), [text]);
            assert_eq!(without_record_links(markdown, language), text);
        }
        assert_eq!(without_record_links("[two\nwords](error:Ecs.0027)", "en"), "two words (Ecs.0027)");
        let web = "[docs](https://example.org/文档)";
        assert_eq!(lines(web, "en", 80), ["docs (https://example.org/文档)"]);
        assert_eq!(without_record_links(web, "en"), web);
    }

    #[test]
    fn lists_are_indented_and_code_is_kept() {
        let markdown =
            "One *two*.\n\n1. first item of it\n   - `below` it\n2. second\n\n```sh\necs-err   85\n```\n\n## End\n";
        let expected =
            ["One two.", "", "1. first item of", "   it", "   - below it", "2. second", "", "    ecs-err   85", ""];
        let lines = lines(markdown, "en", 16);
        assert_eq!(lines[..expected.len()], expected);
        assert!(lines[expected.len()].contains("End"), "{lines:?}");
        assert_eq!(super::lines("- one\n-\n\nA paragraph.", "en", 80), ["- one", "", "A paragraph."]);
    }
}
