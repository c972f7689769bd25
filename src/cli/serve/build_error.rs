//! The errors of a build, for the terminal and as a page.

use std::fmt;
use std::path::Path;

use ecs_err::check::Diagnostic;
use ecs_err::messages;
use ecs_err::site::{SiteError, ThemeProblem};
use ecs_err::text::printable;
use serde_json::{Value, json};

use super::super::error::diagnostic_line;

/// The page, which is not part of the theme, because the theme itself may be wrong.
const PAGE: &str = include_str!("problems.html");

/// An error of a build.
#[derive(Debug)]
pub struct BuildError {
    /// The error on one line, for the terminal.
    line: String,
    /// `file:line:column`.
    place: Option<String>,
    /// The code and name of the violated rule.
    rule: Option<String>,
    message: String,
    help: Option<String>,
}

impl BuildError {
    /// A diagnostic of a data directory.
    pub fn in_data(dir: &Path, diagnostic: &Diagnostic, language: &'static str) -> Self {
        let Diagnostic { file, line, column, .. } = diagnostic;
        let place = format!("{}:{line}:{column}", dir.join(file).display());
        Self {
            line: printable(&diagnostic_line(dir, diagnostic)),
            place: Some(printable(&place)),
            rule: Some(diagnostic.rule.to_string()),
            message: printable(diagnostic.message.in_language(language)),
            help: diagnostic.help.as_ref().map(|help| printable(help.in_language(language))),
        }
    }

    /// The errors of building the site; of a theme there may be several.
    pub fn in_site(error: &SiteError, language: &'static str) -> Vec<Self> {
        if let SiteError::Theme { directory, problems } = error {
            return problems.iter().map(|problem| Self::in_theme(directory, problem, language)).collect();
        }
        let message = printable(error.message().in_language(language));
        vec![Self { line: message.clone(), place: None, rule: None, message, help: None }]
    }

    /// A problem of a theme.
    fn in_theme(directory: &Path, problem: &ThemeProblem, language: &'static str) -> Self {
        let place = directory.join(problem.place()).display().to_string();
        Self {
            line: printable(messages::at_place(&place, &problem.text()).in_language(language)),
            place: Some(printable(&place)),
            rule: None,
            message: printable(problem.message.in_language(language)),
            help: problem.help.as_ref().map(|help| printable(help.in_language(language))),
        }
    }

    fn to_json(&self) -> Value {
        json!({"place": self.place, "rule": self.rule, "message": self.message, "help": self.help})
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// The page that lists the errors, in a language; `site` and `problems` identify its state.
pub fn page(errors: &[BuildError], language: &str, site: &str, problems: &str) -> String {
    let count = errors.len();
    let errors: Value = errors.iter().map(BuildError::to_json).collect();
    let title = if count > 0 { messages::problems(count) } else { messages::nothing_wrong() };
    let context = json!({
        "errors": errors,
        "site": site,
        "problems": problems,
        "language": language,
        "title": title.in_language(language),
        "until_fixed": messages::until_fixed().in_language(language),
        "site_is_up_to_date": messages::site_is_up_to_date().in_language(language),
    });
    tera::Context::from_serialize(&context)
        .and_then(|context| tera::Tera::one_off(PAGE, &context, true))
        // Not reached: the template is the program's own, and a test renders it.
        .unwrap_or_else(|error| format!("<!doctype html><title>{error}</title>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_listed_and_escaped() {
        let error = |message: &str| BuildError {
            line: String::new(),
            place: Some("data/errors/ecs.json:3:7".to_owned()),
            rule: Some("D106 missing-key".to_owned()),
            message: message.to_owned(),
            help: Some("add it".to_owned()),
        };
        let html = page(&[error("<script>alert(1)</script> \"&"), error("two")], "en", "0", "1");
        for expected in ["data/errors/ecs.json:3:7", "D106 missing-key", "add it", "&lt;script&gt;", "two"] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
        assert!(!html.contains("<script>"), "{html}");
        assert!(page(&[], "en", "0", "1").contains("Nothing is wrong"));
        assert!(page(&[error("two")], "zh", "0", "1").contains("<html lang=\"zh\">"));
    }
}
