//! `… | ecs-err`: the codes in a text, each explained once.

use std::io::{self, BufRead};

use clap::CommandFactory as _;
use ecs_err::load::Arena;
use ecs_err::{Catalog, Item, Resolution, Words};

use super::args::Args;
use super::failure::{Failure, eprint_line, eprint_text};
use super::output::Output;
use super::{Outcome, languages, lookup, source};

pub fn run(args: &Args, output: &mut Output) -> Result<Outcome, Failure> {
    let mut input = io::stdin().lock();
    if input.fill_buf().map_err(Failure::Input)?.is_empty() {
        eprint_line(Args::command().render_help().to_string().trim_end());
        return Ok(Outcome::Failed);
    }
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, &catalog.about)?;
    let codes: Vec<&str> = codes(&catalog, input).map_err(Failure::Input)?;
    if codes.is_empty() {
        eprint_text(Words::of(languages.first().copied().unwrap_or_default()).no_code_in_text);
        return Ok(Outcome::NotFound);
    }
    Ok(lookup::explain(&catalog, &languages, codes, args.lookup.format, output))
}

/// The codes of the catalog in a text, in the order in which they first appear.
fn codes<'a>(catalog: &'a Catalog<'a>, mut text: impl BufRead) -> io::Result<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut line = Vec::new();
    while text.read_until(b'\n', &mut line)? > 0 {
        let read = String::from_utf8_lossy(&line);
        // A line of its own may be a code in two words.
        for code in std::iter::once(&*read).chain(words(&read)).filter_map(|word| code(catalog, word)) {
            if !found.contains(&code) {
                found.push(code);
            }
        }
        line.clear();
    }
    Ok(found)
}

/// The parts of a line that can be codes.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '！'..='～');
    line.split(move |letter| !inside(letter)).filter(|word| !word.is_empty())
}

/// The code that a word is; a bare number, which could be anything, is none.
fn code<'a>(catalog: &'a Catalog<'a>, word: &str) -> Option<&'a str> {
    let Resolution::Items(mut items) = catalog.resolve(word) else { return None };
    match items.next().filter(|_| !items.is_of_number())? {
        Item::Error(error) => Some(error.code.as_str()),
        Item::Retired(retired, _) => Some(retired.code.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        codes(ecs_err::embedded(), text.as_bytes()).expect("a text can be read")
    }

    #[test]
    fn finds_each_code_once_in_order() {
        assert_eq!(
            found("Ecs.0319\n{\"code\":\"Ecs.0085\"}\nsee ecs-85, [ECS0001]\n"),
            ["Ecs.0319", "Ecs.0085", "Ecs.0001"]
        );
        assert_eq!(found("ECS 0085"), ["Ecs.0085"]);
        assert_eq!(found("报错Ecs.0085，请重试"), ["Ecs.0085"]);
    }

    #[test]
    fn numbers_statuses_services_and_words_are_no_codes() {
        assert_eq!(found("85 0085 OO85 http403 Ecs common Ecs.03xx Ecs.9999 APIGW.0301 \u{0}\u{fffd}\n\n"), [""; 0]);
    }
}
