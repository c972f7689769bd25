//! Arguments of a look-up that are probably a misspelt command or the name of a file.
//!
//! Without this, `ecs-err serch foo` would search for "serch foo" and find something.

use std::path::Path;

use ecs_err::Match;
use ecs_err_answers::Input;
use ecs_err_core::distance::osa_distance;

use super::error::CliError;
use super::help;
use super::separators::Separators;
use super::session::Session;

/// Shorter names are near too many words: `fmt` is near "fit" and `man` near "max".
const MIN_NAME_LEN: usize = 4;
/// Words from this length on may have two typing mistakes.
const MIN_LEN_FOR_TWO_EDITS: usize = 7;

/// An error if the first argument is a misspelt command. What the catalog knows, as a code or as a word, is none.
pub fn check_command(session: &Session<'_>, queries: &[String]) -> Result<(), CliError> {
    let Some(word) = queries.first() else { return Ok(()) };
    // People try it before they look for the option.
    if queries == ["version"] {
        return Err(no_command(word, "--version", queries));
    }
    let Some(command) = nearest_command(word) else { return Ok(()) };
    let is_code = matches!(session.catalog.resolve(word), Match::Found(_) | Match::Range(_));
    if is_code || session.index()?.has_words(word) { Ok(()) } else { Err(no_command(word, command, queries)) }
}

/// An error if the arguments are existing files and not codes. Words without a full stop or a slash that the catalog
/// has are searched for, even if a file has this name.
pub fn check_files(session: &Session<'_>, queries: &[String], input: &Input<'_>) -> Result<(), CliError> {
    let is_file = |query: &String| Path::new(query).is_file();
    if matches!(input, Input::Queries(_)) || !queries.iter().all(is_file) {
        return Ok(());
    }
    let is_word = |query: &String| !query.contains('.') && !Separators::OF_SYSTEM.are_in(query);
    if queries.iter().all(is_word) && session.index()?.has_words(&queries.join(" ")) {
        return Ok(());
    }
    Err(CliError::File {
        explain: command_line("explain", queries),
        search: command_line("search", queries),
        path: queries.first().map(Into::into).unwrap_or_default(),
    })
}

/// The command whose name is a few letters away from a word.
fn nearest_command(word: &str) -> Option<&'static str> {
    if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let limit = if word.len() < MIN_LEN_FOR_TWO_EDITS { 1 } else { 2 };
    help::command_names()
        .filter(|name| name.len() >= MIN_NAME_LEN)
        .map(|name| (osa_distance(&word, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

fn no_command(word: &str, suggestion: &'static str, queries: &[String]) -> CliError {
    CliError::NoCommand { word: word.to_owned(), suggestion, search: command_line("search", queries) }
}

/// A command line for a shell.
fn command_line(command: &str, arguments: &[String]) -> String {
    let words = ["ecs-err", command].into_iter().chain(arguments.iter().map(String::as_str));
    // Arguments of a program have no NUL, the only character that can't be quoted.
    shlex::try_join(words).unwrap_or_else(|_| format!("ecs-err {command}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_command_is_one_or_two_edits_from_its_name() {
        for (word, command) in [
            ("serch", Some("search")),
            ("Saerch", Some("search")),
            ("lst", Some("list")),
            ("anotatte", Some("annotate")),
            ("hepl", Some("help")),
            ("fit", None),
            ("max", None),
            ("imprt", Some("import")),
            ("permit", None),
            ("disk", None),
            ("quota", None),
            ("网卡", None),
        ] {
            assert_eq!(nearest_command(word), command, "{word}");
        }
    }
}
