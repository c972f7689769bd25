//! The languages of the answer.

use std::ffi::OsString;
use std::sync::OnceLock;

use ecs_err::check::Message;
use ecs_err::text::printable_line;
use ecs_err::{Metadata, UiText, messages, negotiate};

use super::args::Args;
use super::error::CliError;
use super::source::raw_option;

/// The languages of the program itself.
const OF_PROGRAM: [&str; 2] = ["zh", "en"];

/// The environment variables for the language; the first one that is set is used.
const VARIABLES: [&str; 4] = ["ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The languages of the answer, the main one first.
pub fn choose<'a>(args: &Args, metadata: &Metadata<'a>) -> Result<Vec<&'a str>, CliError> {
    let Some(wanted) = &args.lang else { return Ok(of_environment(metadata)) };
    requested(wanted, metadata.languages.as_slice()).ok_or_else(|| CliError::Argument {
        argument: "lang",
        value: printable_line(wanted),
        expected: messages::catalog_is_in(&Message::list(metadata.languages.iter().copied())),
    })
}

/// The languages that the environment requests, the main one first.
pub fn of_environment<'a>(metadata: &Metadata<'a>) -> Vec<&'a str> {
    let available = metadata.languages.as_slice();
    environment().and_then(|value| requested(&value, available)).unwrap_or_else(|| vec![metadata.language([])])
}

/// The language of the program's help and messages, which need no catalog: that of `--lang`, else that of the
/// environment.
pub fn language_of_program() -> &'static str {
    static LANGUAGE: OnceLock<&str> = OnceLock::new();
    LANGUAGE.get_or_init(|| {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let wanted = raw_option(&arguments, "--lang", 'l').map(|value| value.to_string_lossy().into_owned());
        let wanted = wanted.filter(|wanted| !is_all(wanted)).or_else(environment);
        wanted.and_then(|wanted| negotiate([&*wanted], &OF_PROGRAM)).unwrap_or("en")
    })
}

/// The texts of the program in [`language_of_program`].
pub fn of_program() -> &'static UiText {
    UiText::for_language(language_of_program())
}

/// What the environment requests.
fn environment() -> Option<String> {
    let set = VARIABLES.iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    set.map(|value| value.to_string_lossy().into_owned())
}

/// The languages of a request; `both` and `all` mean all of them.
fn requested<'a>(wanted: &str, available: &[&'a str]) -> Option<Vec<&'a str>> {
    if is_all(wanted) {
        return Some(available.to_vec());
    }
    negotiate([wanted], available).map(|language| vec![language])
}

fn is_all(wanted: &str) -> bool {
    ["both", "all"].iter().any(|all| wanted.eq_ignore_ascii_case(all))
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
