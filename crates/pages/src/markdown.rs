//! Writes Markdown in the dialect of a flavor.
//!
//! What all dialects read alike is used: lists are indented by four columns, which Python-Markdown needs, and code that a
//! template would read is written as text.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::Flavor;
use crate::escape::escape;

/// The columns by which the content of an item is indented.
const ITEM_COLUMNS: usize = 4;

/// The content in Markdown. A function gives the targets of links; a link without one is its text.
pub fn write<'e>(
    events: impl IntoIterator<Item = Event<'e>>,
    flavor: Flavor,
    target: impl Fn(&str) -> Option<String>,
) -> String {
    let mut writer = Writer {
        flavor,
        target,
        text: String::new(),
        containers: Vec::new(),
        lists: Vec::new(),
        is_open: false,
        starts_line: false,
        is_in_table: false,
        columns: 0,
        links: Vec::new(),
        code: None,
    };
    events.into_iter().for_each(|event| writer.event(event));
    if !writer.text.is_empty() {
        writer.text.push('\n');
    }
    writer.text
}

/// A block that gives a prefix to the lines of those in it.
enum Container {
    Quote {
        /// Whether it has no lines yet.
        is_new: bool,
    },
    Item {
        /// The mark, until it is written.
        mark: Option<String>,
        columns: usize,
        /// Whether it may follow the line before it without an empty one.
        is_tight: bool,
    },
}

struct List {
    /// The number of the next item, if it is ordered.
    next: Option<u64>,
    /// Whether its next item may follow the line before it without an empty one.
    is_tight: bool,
}

struct Writer<F> {
    flavor: Flavor,
    target: F,
    /// What is written; the last line is open.
    text: String,
    containers: Vec<Container>,
    lists: Vec<List>,
    /// Whether a block with text is open.
    is_open: bool,
    /// Whether the line has nothing but its prefix.
    starts_line: bool,
    is_in_table: bool,
    /// The number of columns of the table.
    columns: usize,
    /// The targets of the open links.
    links: Vec<Option<String>>,
    /// The language and the text of the open block of code.
    code: Option<(String, String)>,
}

impl<F: Fn(&str) -> Option<String>> Writer<F> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.push_text(&text),
            },
            Event::Code(code) => self.push_code(&code),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak if self.is_in_table => self.push(" "),
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.begin_block(false);
                self.push("***");
                self.is_open = false;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin_block(false),
            Tag::Heading { level, .. } => {
                self.begin_block(false);
                self.push(marks(level));
            }
            Tag::BlockQuote(_) => {
                self.is_open = false;
                self.containers.push(Container::Quote { is_new: true });
            }
            Tag::List(next) => {
                // Without a paragraph, the text of the item above is tight.
                let is_tight = self.is_open && !self.lists.is_empty();
                self.is_open = false;
                self.lists.push(List { next, is_tight });
            }
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) => {
                self.is_open = false;
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let is_name = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-_".contains(&byte));
                self.code = Some((if is_name { language.to_owned() } else { String::new() }, String::new()));
            }
            Tag::Table(_) => {
                self.begin_block(false);
                self.is_in_table = true;
                self.columns = 0;
            }
            Tag::TableHead => self.push("|"),
            Tag::TableRow => {
                self.new_line();
                self.push("|");
            }
            Tag::TableCell => self.push(" "),
            Tag::Emphasis => self.push("*"),
            Tag::Strong => self.push("**"),
            Tag::Link { dest_url, .. } => {
                let target = (self.target)(&dest_url);
                if target.is_some() {
                    self.push("[");
                }
                self.links.push(target);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.is_open = false;
                self.containers.pop();
            }
            TagEnd::Item => {
                // An item without text.
                if let Some(Container::Item { mark: Some(_), is_tight, .. }) = self.containers.last() {
                    self.begin_block(*is_tight);
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                }
                self.is_open = false;
                self.containers.pop();
            }
            TagEnd::List(_) => {
                self.is_open = false;
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                if let Some((language, code)) = self.code.take() {
                    self.write_code(&language, code.strip_suffix('\n').unwrap_or(&code));
                }
            }
            TagEnd::TableHead => {
                self.new_line();
                let rule = format!("|{}", " --- |".repeat(self.columns));
                self.push(&rule);
            }
            TagEnd::TableCell => {
                self.columns += 1;
                self.push(" |");
            }
            TagEnd::Table => {
                self.is_in_table = false;
                self.is_open = false;
            }
            TagEnd::Emphasis => self.push("*"),
            TagEnd::Strong => self.push("**"),
            TagEnd::Link => {
                if let Some(target) = self.links.pop().flatten() {
                    self.push("](");
                    self.push(&target);
                    self.push(")");
                }
            }
            TagEnd::Paragraph | TagEnd::Heading(_) => self.is_open = false,
            _ => {}
        }
    }

    fn start_item(&mut self) {
        self.is_open = false;
        let Some(list) = self.lists.last_mut() else { return };
        let mark = list.next.map_or("-".to_owned(), |number| format!("{number}."));
        list.next = list.next.map(|number| number + 1);
        let columns = ITEM_COLUMNS.max(mark.len() + 1);
        let is_tight = list.is_tight;
        list.is_tight = true;
        self.containers.push(Container::Item { mark: Some(format!("{mark:columns$}")), columns, is_tight });
    }

    /// Begins a block, after an empty line unless it may follow without one.
    fn begin_block(&mut self, is_tight: bool) {
        if !self.text.is_empty() {
            self.text.push('\n');
            if !is_tight {
                let prefix = self.prefix_of_empty_line();
                self.text.push_str(prefix.trim_end());
                self.text.push('\n');
            }
        }
        for container in &mut self.containers {
            match container {
                Container::Quote { is_new } => {
                    *is_new = false;
                    self.text.push_str("> ");
                }
                Container::Item { mark, columns, .. } => {
                    self.text.push_str(&mark.take().unwrap_or_else(|| " ".repeat(*columns)));
                }
            }
        }
        self.is_open = true;
        self.starts_line = true;
    }

    /// The prefix of the line between two blocks, which is outside of a container that begins with the second one.
    fn prefix_of_empty_line(&self) -> String {
        let parts = self.containers.iter().map_while(|container| match container {
            Container::Quote { is_new: false } => Some("> ".to_owned()),
            Container::Item { mark: None, columns, .. } => Some(" ".repeat(*columns)),
            Container::Quote { is_new: true } | Container::Item { mark: Some(_), .. } => None,
        });
        parts.collect()
    }

    /// Begins a line of the same block.
    fn new_line(&mut self) {
        let prefix = self.prefix_of_empty_line();
        self.text.push('\n');
        self.text.push_str(&prefix);
        self.starts_line = true;
    }

    fn hard_break(&mut self) {
        self.push("  ");
        self.new_line();
    }

    /// Opens a block for text, if none is open: the text of an item in a tight list has no paragraph.
    fn open(&mut self) {
        if self.is_open {
            return;
        }
        let is_tight = matches!(self.containers.last(), Some(Container::Item { mark: Some(_), is_tight: true, .. }));
        self.begin_block(is_tight);
    }

    /// Adds Markdown to the open block.
    fn push(&mut self, markdown: &str) {
        self.open();
        self.text.push_str(markdown);
        self.starts_line = false;
    }

    /// Adds text to the open block.
    fn push_text(&mut self, text: &str) {
        self.open();
        let escaped = escape(text, self.flavor, self.starts_line);
        self.push(&escaped);
    }

    /// Adds code to the open block, as text if a template or a table would read it.
    fn push_code(&mut self, code: &str) {
        let is_read = code.contains("{{") || code.contains('`') || self.is_in_table && code.contains('|');
        if is_read { self.push_text(code) } else { self.push(&format!("`{code}`")) }
    }

    fn write_code(&mut self, language: &str, code: &str) {
        self.begin_block(false);
        if code.contains("{{") {
            self.write_code_as_text(code);
        } else if self.flavor == Flavor::Mkdocs && !self.containers.is_empty() {
            // Python-Markdown reads fences only outside of lists and quotes.
            self.lines(code.lines().map(|line| format!("    {line}")));
        } else {
            let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(longest.max(2) + 1);
            let lines = [format!("{fence}{language}")].into_iter().chain(code.lines().map(str::to_owned));
            self.lines(lines.chain([fence.clone()]));
        }
        self.is_open = false;
    }

    /// Writes code as lines of text.
    fn write_code_as_text(&mut self, code: &str) {
        for (at, line) in code.lines().enumerate() {
            if at > 0 {
                self.hard_break();
            }
            let text = line.trim_start();
            let blanks = line.len() - text.len() + usize::from(text.is_empty());
            self.push(&"&nbsp;".repeat(blanks));
            self.push_text(text);
        }
    }

    fn lines(&mut self, lines: impl Iterator<Item = String>) {
        for (at, line) in lines.enumerate() {
            if at > 0 {
                self.new_line();
            }
            self.push(&line);
        }
    }
}

const fn marks(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "# ",
        HeadingLevel::H2 => "## ",
        HeadingLevel::H3 => "### ",
        HeadingLevel::H4 => "#### ",
        HeadingLevel::H5 => "##### ",
        HeadingLevel::H6 => "###### ",
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    fn written(markdown: &str, flavor: Flavor) -> String {
        let target = |link: &str| (link != "nowhere").then(|| link.to_owned());
        write(Parser::new_ext(markdown, Options::ENABLE_TABLES), flavor, target)
    }

    #[test]
    fn blocks_are_written_alike_for_all_readers() {
        for (markdown, expected) in [
            ("> a\n>\n> 1. b\n> 2. c\n", "> a\n>\n> 1.  b\n> 2.  c\n"),
            ("> a\n\npara\n\n> b\n", "> a\n\npara\n\n> b\n"),
            ("- a\n  - b\n    - c\n- d\n", "-   a\n    -   b\n        -   c\n-   d\n"),
            ("- a\n\n  b\n\n- c\n", "-   a\n\n    b\n\n-   c\n"),
            ("- a\n-\n- c\n", "-   a\n-\n-   c\n"),
            ("| a | b |\n|---|---|\n| `x` | *y* |\n", "| a | b |\n| --- | --- |\n| `x` | *y* |\n"),
            ("a\nb  \nc\n\n***\n\n## d #\n", "a b  \nc\n\n***\n\n## d\n"),
            ("<https://a.b/_c> [d](nowhere) ![e](f)", "[https&#58;//a.b/\\_c](https://a.b/_c) d e\n"),
            ("```sh\n$ a\n\n  b\n```\n", "```sh\n$ a\n\n  b\n```\n"),
            ("````\n```\n````\n", "````\n```\n````\n"),
            ("`a` `{{b}}` ``c`d``", "`a` &#123;&#123;b&#125;&#125; c&#96;d\n"),
            ("```\n{{a}}\n  b\n```\n", "&#123;&#123;a&#125;&#125;  \n&nbsp;&nbsp;b\n"),
        ] {
            assert_eq!(written(markdown, Flavor::Docusaurus), expected, "{markdown}");
        }
        assert_eq!(written("- a\n\n  ```\n  b\n  ```\n", Flavor::Mkdocs), "-   a\n\n        b\n");
    }
}
