//! Lines that fit the terminal.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

/// A code, a heading.
pub const STRONG: Style = Style::new().bold();
/// A label.
pub const LABEL: Style = AnsiColor::Cyan.on_default();
/// An action.
pub const ACTION: Style = AnsiColor::Green.on_default().bold();
/// Secondary text.
pub const DIM: Style = Style::new().dimmed();

/// On narrower screens, labels are above the text.
const MIN_WIDTH_FOR_COLUMNS: usize = 60;

/// In narrower text the items of a list are not indented.
const MIN_WIDTH_FOR_LISTS: usize = 12;

/// The text with a style.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// The start of a link on a terminal (OSC 8), before its address; without one it ends the link.
const LINK: &str = "\x1b]8;;";
/// The end of the address.
const LINK_END: &str = "\x1b\\";

/// A text that is a link on terminals that know links. It has to be laid out before.
pub fn linked(text: &str, address: &str) -> String {
    format!("{LINK}{address}{LINK_END}{text}{LINK}{LINK_END}")
}

/// A text without the addresses of its links.
pub fn without_links(text: &str) -> Cow<'_, str> {
    if !text.contains(LINK) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split(LINK);
    let first = parts.next().unwrap_or_default().to_owned();
    Cow::Owned(parts.fold(first, |shown, part| shown + part.split_once(LINK_END).map_or("", |(_, rest)| rest)))
}

/// Wraps a text to a width in columns; Chinese characters are two columns wide.
///
/// Line breaks stay, and the items of a list (`- item`) are indented below their marks.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let wrap_line = |line: &str| {
        let is_item = line.trim_start().starts_with("- ") && width > MIN_WIDTH_FOR_LISTS;
        let options = Options::new(width)
            .word_separator(WordSeparator::UnicodeBreakProperties)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .subsequent_indent(if is_item { "  " } else { "" });
        textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
    };
    text.split('\n').flat_map(wrap_line).collect()
}

/// A label and its texts: side by side, or on narrow screens the texts indented below the label.
pub fn labelled(label: &str, label_width: usize, style: Style, texts: &[String], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if width < MIN_WIDTH_FOR_COLUMNS {
        lines.push(styled(style, label));
        for text in texts {
            lines.extend(indented(wrap(text, width.saturating_sub(2)), 2));
        }
        return lines;
    }
    let indent = label_width + 2;
    for line in texts.iter().flat_map(|text| wrap(text, width - indent)) {
        if lines.is_empty() {
            let gap = " ".repeat(indent.saturating_sub(label.width()));
            lines.push(format!("{}{gap}{line}", styled(style, label)));
        } else {
            lines.extend(indented(vec![line], indent));
        }
    }
    lines
}

/// Indents lines by a number of spaces; empty lines stay empty.
pub fn indented(lines: Vec<String>, indent: usize) -> impl Iterator<Item = String> {
    lines.into_iter().map(move |line| if line.is_empty() { line } else { format!("{}{line}", " ".repeat(indent)) })
}

/// A name and the text about it, in two columns.
pub fn two_columns(style: Style, name: &str, text: &str, width: usize) -> Vec<String> {
    let indent = name.width() + 2;
    let mut lines: Vec<String> =
        wrap(text, width.saturating_sub(indent)).iter().map(|line| format!("{}{line}", " ".repeat(indent))).collect();
    if let Some(first) = lines.first_mut() {
        let line = format!("{}  {}", styled(style, name), first.trim_start());
        line.trim_end().clone_into(first);
    }
    lines
}

/// Two texts on one line, or below each other on narrow screens.
pub fn pair(style: Style, name: &str, other_style: Style, other: &str, width: usize) -> Vec<String> {
    if name.width() + 2 + other.width() <= width {
        return vec![format!("{}  {}", styled(style, name), styled(other_style, other))];
    }
    let lines = |style, text| wrap(text, width).into_iter().map(move |line| styled(style, &line));
    lines(style, name).chain(lines(other_style, other)).collect()
}

/// How many columns a text fills.
pub fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_by_columns_and_not_by_characters() {
        let lines = wrap("请更换网卡，或者联系技术支持。Use another NIC.", 10);
        assert!(lines.iter().all(|line| columns(line) <= 10), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with('，') && !line.starts_with('。')), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "请更换网卡，或者联系技术支持。UseanotherNIC.");
    }

    #[test]
    fn paragraphs_and_lists_keep_their_lines() {
        let text = "Do this:\n- check the disk and its size\n- try again\n\nThen wait.";
        assert_eq!(wrap(text, 20), ["Do this:", "- check the disk and", "  its size", "- try again", "", "Then wait."]);
        let lines = labelled("Action", 6, Style::new(), &[text.to_owned()], 60);
        assert_eq!(lines[0], "Action  Do this:");
        assert_eq!((lines[3].as_str(), lines[4].as_str()), ("", "        Then wait."));
    }

    #[test]
    fn a_text_without_its_links_is_as_before() {
        let text = format!("{} and {}", linked("Ecs.0085", "https://a.example/Ecs.0085"), linked("b", "https://b"));
        assert_eq!(without_links(&text), "Ecs.0085 and b");
        assert_eq!(without_links("plain"), "plain");
    }

    #[test]
    fn breaks_a_word_that_is_wider_than_the_line() {
        assert!(
            wrap("flavors.extra_specs.instance_vnic:instance_bandwidth", 20).iter().all(|line| columns(line) <= 20)
        );
    }
}
