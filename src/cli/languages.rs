//! The languages of the answer.

use ecs_err::{Metadata, negotiate};

use super::args::Args;
use super::error::CliError;
use super::output::printable_line;

/// The environment variables for the language; the first one that is set is used.
const VARIABLES: [&str; 4] = ["ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The languages of the answer, the main one first.
pub fn choose<'a>(args: &Args, metadata: &Metadata<'a>) -> Result<Vec<&'a str>, CliError> {
    let Some(wanted) = &args.lang else { return Ok(of_environment(metadata)) };
    requested(wanted, metadata.languages.as_slice()).ok_or_else(|| CliError::Argument {
        argument: "lang",
        value: printable_line(wanted),
        expected: format!("the catalog is in {}", metadata.languages.join(", ")),
    })
}

/// The languages that the environment requests, the main one first.
pub fn of_environment<'a>(metadata: &Metadata<'a>) -> Vec<&'a str> {
    let available = metadata.languages.as_slice();
    let set = VARIABLES.iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    set.and_then(|value| requested(&value.to_string_lossy(), available)).unwrap_or_else(|| vec![metadata.language([])])
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
