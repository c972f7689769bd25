//! What is told of a template that is wrong.

use super::SiteError;

/// What every template may ask for, of the site and of its own file.
pub const EVERYWHERE: [&str; 4] = ["labels", "page", "site", "words"];

/// What tera says, with what is behind it.
#[expect(clippy::needless_pass_by_value, reason = "so map_err calls it")]
pub fn failed(error: tera::Error) -> SiteError {
    SiteError::Template(said(&error))
}

/// The same with what the template may ask for, where tera does not say that itself, as it does for unknown names.
/// In a component, which tera notes, there are only its arguments.
pub fn failed_with(error: &tera::Error, scope: &str) -> SiteError {
    let text = said(error);
    let complete = text.contains(" is not defined. Available ") || text.contains("\nnote: ");
    SiteError::Template(if complete { text } else { format!("{text}\nin scope: {scope}") })
}

fn said(error: &tera::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let texts: Vec<String> = std::iter::once(error.to_string()).chain(causes.map(ToString::to_string)).collect();
    texts.join(": ")
}
