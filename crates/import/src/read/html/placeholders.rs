//! Placeholders such as `<name>` that were not escaped.

use std::borrow::Cow;
use std::collections::HashMap;

/// Names in angle brackets of a file that are placeholders of messages, not elements: HTML knows no such element,
/// nothing closes it, and it has no attribute with a value. A browser would hide them.
#[derive(Debug, Default)]
pub(in crate::read) struct Placeholders<'t> {
    /// Whether each unknown name is ever closed.
    names: HashMap<&'t str, bool>,
}

impl<'t> Placeholders<'t> {
    pub(in crate::read) fn of(text: &'t str) -> Self {
        let mut names = HashMap::new();
        for (at, _) in text.match_indices('<') {
            let rest = &text[at + 1..];
            if let Some(closing) = rest.strip_prefix('/') {
                names.insert(name_of(closing), true);
            } else if let Some(tag) = bare_tag(rest) {
                names.entry(name_of(tag)).or_insert(false);
            }
        }
        names.retain(|name, _| !name.is_empty() && !is_known(name));
        Self { names }
    }

    /// Whether a tag, such as `<name>`, is a placeholder.
    pub(in crate::read) fn contains(&self, tag: &str) -> bool {
        let name = tag.strip_prefix('<').and_then(bare_tag).map(name_of);
        name.is_some_and(|name| self.names.get(name) == Some(&false))
    }

    /// HTML in which placeholders are text.
    pub(in crate::read) fn escape<'h>(&self, html: &'h str) -> Cow<'h, str> {
        let mut escaped = String::new();
        let mut end = 0;
        for (at, _) in html.match_indices('<') {
            if self.contains(&html[at..]) {
                escaped.push_str(&html[end..at]);
                escaped.push_str("&lt;");
                end = at + 1;
            }
        }
        if end == 0 {
            return Cow::Borrowed(html);
        }
        escaped.push_str(&html[end..]);
        Cow::Owned(escaped)
    }
}

/// What stands between `<` and `>` if it looks like a placeholder: a name, perhaps with more words.
fn bare_tag(text: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 60;
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':' | ' ');
    let end = text.find(|letter: char| !is_part(letter)).filter(|end| *end <= LONGEST_BYTES)?;
    let tag = &text[..end];
    (text[end..].starts_with('>') && tag.starts_with(|first: char| first.is_ascii_alphabetic())).then_some(tag)
}

/// The name at the beginning of a tag.
fn name_of(tag: &str) -> &str {
    &tag[..tag.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '<')).unwrap_or(tag.len())]
}

/// Whether HTML has, or had, an element of this name.
fn is_known(name: &str) -> bool {
    KNOWN.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

/// Elements of HTML, sorted.
#[rustfmt::skip]
const KNOWN: [&str; 145] = [
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base", "basefont",
    "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption",
    "center", "cite", "code", "col", "colgroup", "content", "data", "datalist", "dd", "del", "details", "dfn",
    "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
    "form", "frame", "frameset", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "i", "iframe", "image", "img", "input", "ins", "isindex", "kbd", "keygen", "label", "legend",
    "li", "link", "listing", "main", "map", "mark", "marquee", "math", "menu", "menuitem", "meta", "meter",
    "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p",
    "param", "path", "picture", "plaintext", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s",
    "samp", "script", "search", "section", "select", "slot", "small", "source", "span", "strike", "strong",
    "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "time", "title", "tr", "track", "tt", "u", "ul", "use", "var", "video", "wbr", "xmp",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_elements_are_sorted() {
        assert!(KNOWN.is_sorted());
    }

    #[test]
    fn names_that_nothing_closes_are_placeholders() {
        let text = "<td>No <diskName> in <time zone> <Tabs>x</Tabs> <b>of <x-y id=\"1\"><BR> <a name></td>";
        let escaped = "<td>No &lt;diskName> in &lt;time zone> <Tabs>x</Tabs> <b>of <x-y id=\"1\"><BR> <a name></td>";
        assert_eq!(Placeholders::of(text).escape(text), escaped.replace("&lt;time", "<time"));
        assert!(Placeholders::of("<volume id>").contains("<volume id>"));
        assert!(!Placeholders::of("<volume id=1>").contains("<volume id=1>"));
    }
}
