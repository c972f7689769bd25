//! The languages of the answer.

use std::ffi::OsString;
use std::sync::OnceLock;

use ecs_err::{Metadata, UiText, negotiate};

use super::args::Args;
use super::error::CliError;
use super::message::message;
use super::output::printable_line;
use super::source::raw_option;

/// The languages of the program itself.
const OF_PROGRAM: &[&str] = &["zh", "en"];

/// The environment variables for the language; the first one that is set is used.
const VARIABLES: [&str; 4] = ["ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The languages of the answer, the main one first.
pub fn choose<'a>(args: &Args, metadata: &Metadata<'a>) -> Result<Vec<&'a str>, CliError> {
    let Some(wanted) = &args.lang else { return Ok(of_environment(metadata)) };
    requested(wanted, metadata.languages.as_slice()).ok_or_else(|| CliError::Argument {
        argument: "lang",
        value: printable_line(wanted),
        expected: message(
            of_program(),
            "the catalog is in {languages}",
            &[("languages", &metadata.languages.join(", "))],
        ),
    })
}

/// The languages that the environment requests, the main one first.
pub fn of_environment<'a>(metadata: &Metadata<'a>) -> Vec<&'a str> {
    let available = metadata.languages.as_slice();
    let wanted = variable().and_then(|value| requested(&value, available));
    wanted.unwrap_or_else(|| vec![metadata.language([])])
}

/// The texts of the program for its help and its messages, which need no catalog, in the language of `--lang` or of
/// the environment.
pub fn of_program() -> &'static UiText {
    static UI: OnceLock<&UiText> = OnceLock::new();
    UI.get_or_init(|| {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let wanted = raw_option(&arguments, "--lang", "-l").map(|value| value.to_string_lossy().into_owned());
        let languages = wanted.or_else(variable).and_then(|wanted| requested(&wanted, OF_PROGRAM));
        UiText::for_language(languages.and_then(|all| all.first().copied()).unwrap_or("en"))
    })
}

/// The value of the first variable that is set.
fn variable() -> Option<String> {
    let set = VARIABLES.iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    set.map(|value| value.to_string_lossy().into_owned())
}

/// The languages of a request; `both` and `all` mean all of them.
fn requested<'a>(wanted: &str, available: &[&'a str]) -> Option<Vec<&'a str>> {
    if ["both", "all"].iter().any(|all| wanted.eq_ignore_ascii_case(all)) {
        return Some(available.to_vec());
    }
    negotiate([wanted], available).map(|language| vec![language])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_is_every_language_in_the_order_of_the_catalog() {
        assert_eq!(requested("Both", &["zh", "en"]), Some(vec!["zh", "en"]));
        assert_eq!(requested("all", &["zh", "en", "fr"]), Some(vec!["zh", "en", "fr"]));
        assert_eq!(requested("zh-Hant-TW", &["zh", "en"]), Some(vec!["zh"]));
        assert_eq!(requested("fr", &["zh", "en"]), None);
    }
}
