//! What is wrong with the files of a site, on the terminal and as a page.

use std::fmt;
use std::path::Path;

use ecs_err::check::Diagnostic;
use ecs_err::site::SiteError;
use serde_json::{Value, json};

use super::super::output::printable;

/// The page; it is no part of a theme, which may be what is wrong.
const PAGE: &str = include_str!("problems.html");

/// Something wrong.
#[derive(Debug)]
pub struct Fault {
    /// `file:line:column`.
    place: Option<String>,
    /// The code and name of the rule that is broken.
    rule: Option<String>,
    message: String,
    help: Option<String>,
}

impl Fault {
    /// A problem of a data folder.
    pub fn in_data(folder: &Path, problem: &Diagnostic) -> Self {
        let Diagnostic { file, line, column, .. } = problem;
        Self {
            place: Some(printable(&format!("{}:{line}:{column}", folder.join(file).display()))),
            rule: Some(problem.rule.to_string()),
            message: printable(&problem.message),
            help: problem.help.as_deref().map(printable),
        }
    }

    /// A reason why a catalog makes no site.
    pub fn in_site(error: &SiteError) -> Self {
        Self { place: None, rule: None, message: printable(&error.to_string()), help: None }
    }

    fn to_json(&self) -> Value {
        json!({"place": self.place, "rule": self.rule, "message": self.message, "help": self.help})
    }
}

impl fmt::Display for Fault {
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

/// The page that lists what is wrong; `site` and `problems` tell it from later ones.
pub fn page(faults: &[Fault], site: &str, problems: &str) -> String {
    let faults: Value = faults.iter().map(Fault::to_json).collect();
    let context = json!({"faults": faults, "site": site, "problems": problems});
    tera::Context::from_serialize(&context)
        .and_then(|context| tera::Tera::one_off(PAGE, &context, true))
        // Not reached: the template is the program's own, and a test renders it.
        .unwrap_or_else(|error| format!("<!doctype html><title>{error}</title>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_listed_and_nothing_in_it_acts() {
        let fault = |message: &str| Fault {
            place: Some("data/errors/ecs.json:3:7".to_owned()),
            rule: Some("D106 missing-key".to_owned()),
            message: message.to_owned(),
            help: Some("add it".to_owned()),
        };
        let html = page(&[fault("<script>alert(1)</script> \"&"), fault("two")], "0", "1");
        for expected in ["data/errors/ecs.json:3:7", "D106 missing-key", "add it", "&lt;script&gt;", "two"] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
        assert!(!html.contains("<script>"), "{html}");
        assert!(page(&[], "0", "1").contains("Nothing is wrong"));
        assert_eq!(fault("two").to_string(), "data/errors/ecs.json:3:7: two [D106 missing-key]; add it");
    }
}
