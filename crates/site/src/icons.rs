//! The icons in `site/icons/`, as custom properties of the style sheet: `--icon-copy` for `copy.svg`.
//!
//! A rule uses one as a mask, so that an icon has the colour of its text. An icon in the style sheet needs no
//! request, and the policy of the pages allows images only from `data:` and from the site.

use super::encode;

/// The directory of the icons in a theme.
pub const DIRECTORY: &str = "icons/";

/// The licence, which a copy of the icons has to name.
const LICENSE: &str = "/* Icons: Lucide (https://lucide.dev/license), ISC and MIT licences. */\n";

/// The rule that defines the icons.
pub fn style<'i>(icons: impl Iterator<Item = (&'i str, &'i [u8])>) -> String {
    let icon = |(file, svg): (&str, &[u8])| {
        let name = file.strip_suffix(".svg").filter(|name| is_name(name))?;
        let svg = std::str::from_utf8(svg).ok()?;
        Some(format!("--icon-{name}:url(\"data:image/svg+xml,{}\");", encode::url_query_value(svg.trim())))
    };
    format!("{LICENSE}:root{{{}}}\n", icons.filter_map(icon).collect::<String>())
}

/// Whether a name is safe in the name of a custom property.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_a_custom_property_and_can_not_end_it() {
        let icons: [(&str, &[u8]); 4] =
            [("x-1.svg", b"<a b=\"c\">\n"), ("a:b.svg", b"<svg/>"), ("LICENSE", b"ISC"), ("y.svg", b"\xff")];
        let style = style(icons.into_iter());
        let expected = ":root{--icon-x-1:url(\"data:image/svg+xml,%3Ca%20b%3D%22c%22%3E\");}\n";
        assert_eq!(style, format!("{LICENSE}{expected}"));
    }
}
