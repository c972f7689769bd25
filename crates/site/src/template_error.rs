//! Error messages for templates.

use super::SiteError;

/// The names that every template can use.
pub const EVERYWHERE: [&str; 4] = ["labels", "page", "site", "words"];

/// Tera's message with its causes.
#[expect(clippy::needless_pass_by_value, reason = "so map_err calls it")]
pub fn failed(error: tera::Error) -> SiteError {
    SiteError::Template(message_of(&error))
}

/// The same with the names that the template can use, unless tera lists them itself, as it does for unknown names.
/// In a component, which tera notes, there are only its arguments.
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
