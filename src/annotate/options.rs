//! How a text is annotated.

/// How lines that have codes are annotated.
///
/// ```
/// use ecs_err::annotate::{Annotator, Options, Style};
///
/// let mut options = Options::new(&["en"]);
/// options.style = Style::Inline;
/// let mut out = Vec::new();
/// let mut annotator = Annotator::new(ecs_err::embedded(), &options);
/// annotator.push(b"Ecs.0085\n", &mut out)?;
/// assert!(out.starts_with("Ecs.0085  ← Ecs.0085 The ECS".as_bytes()));
/// # std::io::Result::Ok(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Behind the line: `line  ← Ecs.0085 …`.
    Inline,
    /// Below the line, each code on a line of its own: `  ↳ Ecs.0085 …`.
    Below,
    /// Each line is an object, which says what its codes mean.
    Json,
}

/// How a text is annotated.
///
/// ```
/// let mut options = ecs_err::annotate::Options::new(&["zh", "en"]);
/// options.only_matching_lines = true;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options<'o> {
    /// How lines that have codes are annotated.
    pub style: Style,
    /// The languages of the explanations, the main one first.
    pub languages: &'o [&'o str],
    /// Whether lines without codes are left out.
    pub only_matching_lines: bool,
    /// What switches the looks of an explanation on and off on a terminal.
    pub looks: (&'o str, &'o str),
}

impl<'o> Options<'o> {
    /// Every line, explanations below, in these languages.
    ///
    /// ```
    /// use ecs_err::annotate::{Options, Style};
    ///
    /// let options = Options::new(&["en"]);
    /// assert_eq!((options.style, options.only_matching_lines), (Style::Below, false));
    /// ```
    #[must_use]
    pub const fn new(languages: &'o [&'o str]) -> Self {
        Self { style: Style::Below, languages, only_matching_lines: false, looks: ("", "") }
    }
}
