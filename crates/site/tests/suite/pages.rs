//! What is in a page: a small reader for the HTML that the site writes.

/// An element with its attributes as written; whether it has neither text nor an element without an end tag.
pub struct Element<'h> {
    pub name: &'h str,
    pub attributes: &'h str,
    pub is_empty: bool,
}

const WITHOUT_END: [&str; 7] = ["meta", "link", "img", "input", "br", "wbr", "hr"];

/// The elements that have an end tag.
pub fn elements(html: &str) -> Vec<Element<'_>> {
    let mut elements: Vec<Element<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let fill = |elements: &mut [Element<'_>], open: &[usize]| {
        for at in open {
            elements[*at].is_empty = false;
        }
    };
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if name.starts_with('/') {
            open.pop();
        } else if name.starts_with('!') {
            continue;
        } else if WITHOUT_END.contains(&name) {
            fill(&mut elements, &open);
        } else {
            open.push(elements.len());
            elements.push(Element { name, attributes, is_empty: true });
        }
        if !text.trim().is_empty() {
            fill(&mut elements, &open);
        }
    }
    elements
}

/// The attributes with a value, each with its name.
pub fn attributes(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<').filter_map(|piece| piece.split_once('>')).flat_map(|(tag, _)| {
        let mut rest = tag;
        std::iter::from_fn(move || {
            let (before, after) = rest.split_once("=\"")?;
            let (value, next) = after.split_once('"')?;
            rest = next;
            Some((before.rsplit(' ').next().unwrap_or(before), value))
        })
    })
}

/// The text of a page's main part; there is a space around each element that is not within a word.
pub fn text(html: &str) -> String {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut text = String::new();
    for piece in main.split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or_default();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !matches!(name, "wbr" | "var" | "code" | "span" | "b") {
            text.push(' ');
        }
        text.push_str(after);
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
