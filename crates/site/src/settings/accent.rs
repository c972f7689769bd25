//! The colour of links and buttons, in the light and the dark scheme.

use std::fmt;

use ecs_err_ui_text::diagnostics::messages;

use super::reader::{Entry, Reader};

/// The contrast of text with its background that WCAG 2 demands (level AA).
const MIN_CONTRAST: f64 = 4.5;
/// The paper of the dark scheme (`site/style/values.css`).
const DARK_PAPER: Colour = Colour([0x14, 0x17, 0x1c]);
const WHITE: Colour = Colour([0xff, 0xff, 0xff]);
const BLACK: Colour = Colour([0, 0, 0]);
/// The share of the accent in its tint, in percent, in the light and in the dark scheme.
const TINTS: [u32; 2] = [8, 18];
/// The steps, in percent, in which a colour is made lighter or darker.
const STEP: u32 = 4;

/// A colour that is dark enough for text on white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(Colour);

#[derive(Clone, Copy, PartialEq, Eq)]
struct Colour([u8; 3]);

/// Reads an accent, and reports one that is too pale for text.
pub fn read(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Accent> {
    let text = reader.string(entry)?;
    let Some(colour) = Colour::parse(&text) else {
        reader.report(entry.span(), messages::expected(&messages::a_colour()), None);
        return None;
    };
    if colour.is_readable_in_light() {
        return Some(Accent(colour));
    }
    let contrast = format!("{:.1}", colour.contrast(WHITE));
    let darker = colour.toward(BLACK, Colour::is_readable_in_light);
    reader.report(
        entry.span(),
        messages::pale_accent(colour, contrast, MIN_CONTRAST),
        Some(messages::use_darker(darker)),
    );
    None
}

impl Accent {
    /// The rules of CSS that set the colour in each scheme.
    pub fn css(self) -> String {
        let values = |accent: Colour, paper: Colour, tint: u32| {
            format!("--accent: {accent}; --tint: {};", paper.mixed(accent, tint))
        };
        let light = values(self.0, WHITE, TINTS[0]);
        let accent = self.dark();
        let dark = values(accent, DARK_PAPER, TINTS[1]);
        // In the order and with the selectors of the style sheet, so that the last rule wins.
        format!(
            ":root {{ {light} }}\n\
             @media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ {dark} }} }}\n\
             @media screen {{ :root[data-theme=\"dark\"] {{ {dark} }} }}\n"
        )
    }

    /// The colour in the dark scheme, as light as its text needs.
    fn dark(self) -> Colour {
        self.0.toward(WHITE, Colour::is_readable_in_dark)
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Colour {
    /// Reads `#1f5fd0`.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits)?;
        let [_, red, green, blue] = u32::from_str_radix(number, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// The colour with a share of another one, in percent.
    fn mixed(self, other: Self, percent: u32) -> Self {
        let mix = |own: u8, other: u8| {
            let sum = u32::from(own) * (100 - percent) + u32::from(other) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        let ([r, g, b], [r2, g2, b2]) = (self.0, other.0);
        Self([mix(r, r2), mix(g, g2), mix(b, b2)])
    }

    /// The first colour on the way to another one that passes a test; that one if none does.
    fn toward(self, end: Self, passes: impl Fn(Self) -> bool) -> Self {
        let steps = (0..=100 / STEP).map(|step| self.mixed(end, step * STEP));
        steps.into_iter().find(|colour| passes(*colour)).unwrap_or(end)
    }

    fn is_readable_in_light(self) -> bool {
        self.contrast(WHITE.mixed(self, TINTS[0])) >= MIN_CONTRAST
    }

    fn is_readable_in_dark(self) -> bool {
        self.contrast(DARK_PAPER.mixed(self, TINTS[1])) >= MIN_CONTRAST
    }

    /// The contrast of two colours, from 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The relative luminance (WCAG 2).
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.001);
        let grey = Colour::parse("#767676").expect("a colour");
        assert!((grey.contrast(WHITE) - 4.54).abs() < 0.01, "{}", grey.contrast(WHITE));
        for text in ["#fff", "1f5fd0", "#1f5fdg", "#1f5fd0f", "#1é5fd"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn any_accent_becomes_readable_in_both_schemes() {
        for text in ["#1f5fd0", "#000000", "#7a0019", "#0a6b4f", "#5b2a86"] {
            let accent = Accent(Colour::parse(text).expect("a colour"));
            assert!(accent.0.is_readable_in_light(), "{text}");
            assert!(accent.dark().is_readable_in_dark(), "{text}: {}", accent.dark());
            assert!(accent.css().contains(&format!("--accent: {text};")), "{}", accent.css());
        }
        let pale = Colour::parse("#ffd25e").expect("a colour");
        assert!(!pale.is_readable_in_light());
        assert!(pale.toward(BLACK, Colour::is_readable_in_light).is_readable_in_light());
    }
}
