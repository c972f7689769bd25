//! `… | ecs-err`: explains piped input.

use std::io::{self, BufRead as _};

use super::args::Args;
use super::error::{CliError, eprint_line};
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::{ExitStatus, explain, help};

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut stdin = io::stdin().lock();
    if stdin.fill_buf().map_err(CliError::Input)?.is_empty() {
        let source = Source::open(args)?;
        eprint_line(help::command(Some(source.catalog())).render_help().to_string().trim_end());
        return Ok(ExitStatus::Usage);
    }
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    explain::explain_input(&session, stdin, args.lookup.format().into(), output)
}
