//! How a text is annotated.

/// How lines that have codes are annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// After the line: `line  ← Ecs.0085 …`.
    Inline,
    /// Below the line, each code on its own line: `  ↳ Ecs.0085 …`.
    Below,
    /// Each line is a JSON object with the meanings of its codes.
    Json,
}

/// How a text is annotated.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options<'o> {
    /// How lines that have codes are annotated.
    pub style: Style,
    /// The languages of the explanations, the main one first.
    pub languages: &'o [&'o str],
    /// Whether lines without codes are left out.
    pub only_matching_lines: bool,
    /// What switches the style of an explanation on and off on a terminal.
    pub looks: (&'o str, &'o str),
}

impl<'o> Options<'o> {
    /// Every line, explanations below, in these languages.
    #[must_use]
    pub const fn new(languages: &'o [&'o str]) -> Self {
        Self { style: Style::Below, languages, only_matching_lines: false, looks: ("", "") }
    }
}
