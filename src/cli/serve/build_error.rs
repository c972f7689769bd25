//! The errors of a build, for the terminal and as a page.

use std::fmt;
use std::path::Path;

use ecs_err::check::Diagnostic;
use ecs_err::site::SiteError;
use serde_json::{Value, json};

use super::super::output::printable;

/// The page, which is not part of the theme, because the theme itself may be wrong.
const PAGE: &str = include_str!("problems.html");

/// An error of a build.
#[derive(Debug)]
pub struct BuildError {
    /// `file:line:column`.
    place: Option<String>,
    /// The code and name of the violated rule.
    rule: Option<String>,
    message: String,
    help: Option<String>,
}

impl BuildError {
    /// A diagnostic of a data directory.
    pub fn in_data(dir: &Path, diagnostic: &Diagnostic) -> Self {
        let Diagnostic { file, line, column, .. } = diagnostic;
        Self {
            place: Some(printable(&format!("{}:{line}:{column}", dir.join(file).display()))),
            rule: Some(diagnostic.rule.to_string()),
            message: printable(&diagnostic.message.to_string()),
            help: diagnostic.help.as_ref().map(|help| printable(&help.to_string())),
        }
    }

    /// An error of building the site.
    pub fn in_site(error: &SiteError) -> Self {
        Self { place: None, rule: None, message: printable(&error.to_string()), help: None }
    }

    fn to_json(&self) -> Value {
        json!({"place": self.place, "rule": self.rule, "message": self.message, "help": self.help})
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}", self.message)?;
        if let Some(rule) = &self.rule {
            write!(f, " [{rule}]")?;
        }
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// The page that lists the errors; `site` and `problems` identify its state.
pub fn page(errors: &[BuildError], site: &str, problems: &str) -> String {
    let errors: Value = errors.iter().map(BuildError::to_json).collect();
    let context = json!({"errors": errors, "site": site, "problems": problems});
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
            place: Some("data/errors/ecs.json:3:7".to_owned()),
            rule: Some("D106 missing-key".to_owned()),
            message: message.to_owned(),
            help: Some("add it".to_owned()),
        };
        let html = page(&[error("<script>alert(1)</script> \"&"), error("two")], "0", "1");
        for expected in ["data/errors/ecs.json:3:7", "D106 missing-key", "add it", "&lt;script&gt;", "two"] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
        assert!(!html.contains("<script>"), "{html}");
        assert!(page(&[], "0", "1").contains("Nothing is wrong"));
        assert_eq!(error("two").to_string(), "data/errors/ecs.json:3:7: two [D106 missing-key]; add it");
    }
}
