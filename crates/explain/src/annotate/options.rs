//! Options of an [`Annotator`](super::Annotator).

/// The format of annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// After the line: `line  ← Ecs.0085 …`.
    Inline,
    /// Below the line, each code on its own line: `  ↳ Ecs.0085 …`.
    Below,
    /// Each line is a JSON object with the meanings of its codes.
    Json,
}

/// Options of an [`Annotator`](super::Annotator).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options<'o> {
    /// The format of annotations.
    pub style: Style,
    /// The languages of the explanations, the main one first.
    pub languages: &'o [&'o str],
    /// Whether explanations say if a retry helps. JSON always does.
    pub retry: bool,
    /// Whether lines without codes are left out.
    pub only_matching_lines: bool,
    /// The ANSI escape sequences before and after each explanation; empty for none.
    pub ansi: (&'o str, &'o str),
}

impl<'o> Options<'o> {
    /// Options with explanations below the lines, in these languages, and without ANSI sequences.
    #[must_use]
    pub const fn new(languages: &'o [&'o str]) -> Self {
        Self { style: Style::Below, languages, retry: false, only_matching_lines: false, ansi: ("", "") }
    }
}
