//! `… | ecs-err`: what is piped in, explained.

use std::io::{self, BufRead as _};

use clap::CommandFactory as _;
use ecs_err::UiText;
use ecs_err::load::Arena;

use super::args::Args;
use super::error::{CliError, eprint_line};
use super::output::Output;
use super::values::Format;
use super::{ExitStatus, explain, input, languages, source};

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut stdin = io::stdin().lock();
    if stdin.fill_buf().map_err(CliError::Input)?.is_empty() {
        eprint_line(Args::command().render_help().to_string().trim_end());
        return Ok(ExitStatus::Usage);
    }
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let mut text = Vec::new();
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    input::read(stdin, &mut text, words).map_err(CliError::Input)?;
    let format = args.lookup.format.unwrap_or(Format::Human).into();
    Ok(explain::text_explained(catalog, &languages, &text, format, output))
}
