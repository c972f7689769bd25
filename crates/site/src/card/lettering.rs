//! Latin text as outlines of SVG.
//!
//! `glyphs.txt` has the letters of ASCII, `·` and `…` of Roboto Medium (Copyright Google, Apache License 2.0), which
//! looks the same everywhere: for each its character, its width, and its outline in thousandths of the size.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

const UNITS: f64 = 1000.0;

/// A line of text.
#[derive(Debug)]
pub struct Line {
    /// Groups of paths, with the beginning of the base line at 0, 0.
    pub path: String,
    pub width: f64,
}

struct Glyph {
    width: f64,
    outline: &'static str,
}

static GLYPHS: LazyLock<HashMap<char, Glyph>> = LazyLock::new(|| {
    let glyph = |line: &'static str| {
        let mut letters = line.chars();
        let letter = letters.next()?;
        let rest = letters.as_str().strip_prefix(' ')?;
        let (width, outline) = rest.split_once(' ').unwrap_or((rest, ""));
        Some((letter, Glyph { width: width.parse().ok()?, outline }))
    };
    include_str!("glyphs.txt").lines().filter_map(glyph).collect()
});

/// Whether each character of a text has an outline.
pub fn is_drawable(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| GLYPHS.contains_key(&letter))
}

/// A text in lines of at most this width. What does not fit ends with an ellipsis.
pub fn lines(text: &str, size: f64, max_width: f64, max_lines: usize) -> Vec<Line> {
    let fits = |text: &str| width(text, size) <= max_width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > max_lines;
    lines.truncate(max_lines);
    let last = lines.len().saturating_sub(1);
    let shortened = |(number, line): (usize, String)| {
        let end = if is_cut && number == last { "…" } else { "" };
        if fits(&format!("{line}{end}")) {
            return line + end;
        }
        let mut line = line;
        while !line.is_empty() && !fits(&format!("{line}…")) {
            line.pop();
        }
        line.trim_end_matches([' ', '·']).to_owned() + "…"
    };
    lines.into_iter().enumerate().map(shortened).map(|line| drawn(&line, size)).collect()
}

fn width(text: &str, size: f64) -> f64 {
    text.chars().filter_map(|letter| GLYPHS.get(&letter)).map(|glyph| glyph.width).sum::<f64>() * size / UNITS
}

fn drawn(text: &str, size: f64) -> Line {
    let mut path = format!("<g transform=\"scale({})\">", size / UNITS);
    let mut at = 0.0;
    for glyph in text.chars().filter_map(|letter| GLYPHS.get(&letter)) {
        if !glyph.outline.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(path, "<path transform=\"translate({at})\" d=\"{}\"/>", glyph.outline);
        }
        at += glyph.width;
    }
    path.push_str("</g>");
    Line { path, width: at * size / UNITS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_ascii_have_outlines() {
        assert!(is_drawable(&(' '..='~').collect::<String>()) && is_drawable("a · b…"));
        assert!(!is_drawable("错误码") && !is_drawable(""));
        assert!(GLYPHS.iter().all(|(letter, glyph)| *letter == ' ' || glyph.outline.starts_with('M')));
    }

    #[test]
    fn text_is_broken_into_lines_and_cut() {
        let text = "Error codes of a service with a long name";
        let broken = lines(text, 76.0, 600.0, 5);
        assert!(broken.len() == 3 && broken.iter().all(|line| line.width <= 600.0), "{broken:?}");
        let cut = lines(text, 76.0, 600.0, 2);
        assert!(cut.len() == 2 && cut[1].width <= 600.0, "{cut:?}");
        let long = lines(&"x".repeat(200), 76.0, 600.0, 2);
        assert!(long.len() == 1 && long[0].width <= 600.0, "{long:?}");
    }
}
