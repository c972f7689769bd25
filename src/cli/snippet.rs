//! A problem at a place of a file, with the line, for people.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use ecs_err::check::Message;
use ecs_err::messages;
use ecs_err::text::printable;
use unicode_width::UnicodeWidthStr as _;

use super::excerpt::Excerpt;
use super::layout::wrap;
use super::output::Output;

/// The width of quoted lines of files, if that of lines is not limited.
const MAX_SNIPPET_WIDTH: usize = 140;

/// The columns that annotate-snippets needs before a help.
const HELP_PREFIX_COLUMNS: usize = 16;

/// The columns that it needs before the name of a remark, and after it.
const REMARK_COLUMNS: usize = 10;

/// A problem, and its place.
pub struct Problem<'p> {
    pub level: Level<'static>,
    /// The word for the level.
    pub word: &'p Message,
    /// The name of what is broken.
    pub id: &'p str,
    pub message: &'p str,
    pub path: &'p str,
    /// The text of the file.
    pub text: &'p str,
    /// The place in bytes, and the line and column of its beginning, counted from 1.
    pub range: &'p Range<usize>,
    pub line: usize,
    pub column: usize,
    /// How to fix it.
    pub help: Option<&'p str>,
    /// What else to know: labels and texts.
    pub remarks: &'p [(String, String)],
}

/// The problem with the first line of its place.
pub fn rendered(problem: &Problem<'_>, language: &str, output: &Output) -> String {
    let Problem { path, line, column, .. } = *problem;
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(output.width().min(MAX_SNIPPET_WIDTH));
    let word = problem.word.in_language(language);
    // The prefixes that annotate-snippets prints before a title and a help; it does not wrap their lines.
    let before = word.width() + problem.id.len() + "[]: ".len();
    let message = fitted(problem.message, before, output);
    let title = problem.level.clone().with_name(word).primary_title(message).id(problem.id);
    let excerpt = Excerpt::new(problem.text, problem.range);
    let origin = Origin::path(path).line(line).char_column(column);
    let snippet = Snippet::source(excerpt.text)
        .line_start(line)
        .path((!excerpt.is_cut).then_some(path))
        .annotation(AnnotationKind::Primary.span(excerpt.range));
    let help = problem.help.map(|text| {
        let name = if text.ends_with(['?', '？']) { messages::help() } else { messages::to_fix() };
        let name = name.in_language(language).to_owned();
        Level::HELP.with_name(name).message(fitted(text, HELP_PREFIX_COLUMNS, output))
    });
    let remarks = problem.remarks.iter().map(|(label, text)| {
        // An address stays whole, so that it can be copied.
        let is_address = text.is_ascii() && !text.contains(char::is_whitespace);
        let text = if is_address { printable(text) } else { fitted(text, label.width() + REMARK_COLUMNS, output) };
        Level::NOTE.with_name(label.as_str()).message(text)
    });
    let group = if excerpt.is_cut { title.element(origin).element(snippet) } else { title.element(snippet) };
    renderer.render(&[group.elements(help).elements(remarks)])
}

/// Wraps a message to the width that remains after its prefix.
fn fitted(message: &str, before: usize, output: &Output) -> String {
    wrap(&printable(message), output.width().saturating_sub(before)).join("\n")
}
