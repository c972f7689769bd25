//! Texts of the catalog as HTML: escaped, with codes linked to their pages.

use std::fmt::Write as _;

use super::url;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::Code;

/// Turns texts into HTML for one page.
#[derive(Clone, Copy)]
pub struct Html<'h> {
    pub catalog: Catalog<'h>,
    pub language: &'h str,
    /// How the page leads to the site's root.
    pub root: &'h str,
    /// The code that the page is about, which needs no link.
    pub own: Option<Code>,
}

impl Html<'_> {
    /// A text as HTML.
    pub fn of(&self, text: &str) -> String {
        let mut html = String::with_capacity(text.len() + 16);
        let mut end = 0;
        for found in self.catalog.find_codes(text.as_bytes()).filter(|found| Some(found.code) != self.own) {
            let Some(item) = self.catalog.code(found.code) else { continue };
            html.push_str(&escape(&text[end..found.range.start]));
            let target = url::of(&item, self.language);
            // Writing to a string does not fail.
            let _ = write!(html, "<a href=\"{}{target}\">{}</a>", self.root, found.code);
            end = found.range.end;
        }
        html.push_str(&escape(&text[end..]));
        html
    }
}

/// Text in which no character is a mark of HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Invisible characters that turn text around or hide it are shown as what they are.
            _ if ecs_err_core::is_invisible_or_control(letter) && letter != '\n' => {
                let _ = write!(escaped, "<span class=\"hidden\">U+{:04X}</span>", u32::from(letter));
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;

    #[test]
    fn codes_become_links_and_the_rest_is_escaped() {
        let arena = Arena::new();
        let own = Some(Code::new("Ecs.0086"));
        let html = Html { catalog: crate::ecs_catalog(&arena), language: "en", root: "../", own };
        assert_eq!(
            html.of("<b>见Ecs.0085，Ecs.0086。 Ecs.9999 ecs.0085</b>"),
            "&lt;b&gt;见<a href=\"../en/errors/Ecs.0085/index.html\">Ecs.0085</a>，Ecs.0086。 Ecs.9999 ecs.0085&lt;/b&gt;"
        );
    }
}
