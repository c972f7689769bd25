//! `ecs-err annotate`: standard input with its codes explained.

use std::io::{self, BufWriter, IsTerminal as _, Read, Write};

use ecs_err::UiText;
use ecs_err::annotate::{Annotator, Options};
use ecs_err::load::Arena;

use super::args::{self, Args};
use super::error::{CliError, eprint_line};
use super::layout::DIM;
use super::output::Output;
use super::{ExitStatus, languages, source};

/// So many bytes are read at once; they stay in the processor's cache until they are written.
const READ: usize = 256 << 10;

pub fn run(args: &Args, annotate: &args::Annotate, output: &Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let (on, off) = (DIM.render().to_string(), DIM.render_reset().to_string());
    let mut options = Options::new(&languages);
    options.style = annotate.style.into();
    options.only_matching_lines = annotate.only_matching_lines;
    if output.color() {
        options.looks = (&on, &off);
    }
    let mut annotator = Annotator::new(catalog, &options);
    let stdout = io::stdout().lock();
    let at_once = annotate.line_buffered || stdout.is_terminal();
    match copy(&mut annotator, io::stdin().lock(), stdout, at_once) {
        // Whoever reads the output has seen enough; counts of what came so far would mislead.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitStatus::Success),
        copied => copied?,
    }
    let counts = annotator.counts();
    if annotate.summary {
        for (code, times) in &counts {
            eprint_line(&format!("{times:7} {code}  {}", annotator.summary(*code)));
        }
        if annotator.overflow_count() > 0 {
            let words = UiText::for_language(languages.first().copied().unwrap_or_default());
            eprint_line(&format!("{:7} …  {}", annotator.overflow_count(), words.outside));
        }
    }
    Ok(if counts.is_empty() { ExitStatus::NotFound } else { ExitStatus::Success })
}

/// Annotates what can be read; at once writes what was read, or gathers more of it first.
fn copy(
    annotator: &mut Annotator<'_>,
    mut input: impl Read,
    output: impl Write,
    at_once: bool,
) -> Result<(), CliError> {
    let mut output = BufWriter::new(output);
    let mut buffer = vec![0; READ];
    let read = loop {
        match read(&mut input, &mut buffer, at_once) {
            Ok(0) => break Ok(()),
            Ok(count) => annotator.push(&buffer[..count], &mut output).map_err(CliError::Output)?,
            Err(error) => break Err(CliError::Input(error)),
        }
        if at_once {
            output.flush().map_err(CliError::Output)?;
        }
    };
    // What came before a failure is written all the same.
    annotator.finish(&mut output).and_then(|()| output.flush()).map_err(CliError::Output)?;
    read
}

/// Reads what is there, or as much as there is room for.
fn read(input: &mut impl Read, buffer: &mut [u8], at_once: bool) -> io::Result<usize> {
    let mut count = 0;
    while count < buffer.len() {
        match input.read(&mut buffer[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // It fails again when what came before it has been dealt with.
            Err(_) if count > 0 => break,
            Err(error) => return Err(error),
        }
        if at_once {
            break;
        }
    }
    Ok(count)
}
