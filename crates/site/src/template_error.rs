//! Error messages about templates.

use super::SiteError;

/// The variables of every template.
pub const EVERYWHERE: [&str; 4] = ["labels", "page", "site", "words"];

/// The message of tera with its causes.
#[expect(clippy::needless_pass_by_value, reason = "so map_err calls it")]
pub fn failed(error: tera::Error) -> SiteError {
    SiteError::Template(message_of(&error))
}

/// Adds the variables in scope to the message, unless tera lists them, as it does for unknown names. The scope of a
/// component is its arguments.
pub fn failed_with(error: &tera::Error, scope: &str) -> SiteError {
    let text = message_of(error);
    let complete = text.contains(" is not defined. Available ") || text.contains("\nnote: ");
    SiteError::Template(if complete { text } else { format!("{text}\nin scope: {scope}") })
}

fn message_of(error: &tera::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let texts: Vec<String> = std::iter::once(error.to_string()).chain(causes.map(ToString::to_string)).collect();
    texts.join(": ")
}
