//! `ecs-err annotate`: copies standard input and explains its codes.

use std::io::{self, BufWriter, IsTerminal as _, Read, Write};

use ecs_err::annotate::{Annotator, Options};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::{CliError, eprint_line};
use super::layout::DIM;
use super::output::Output;
use super::session::Session;
use super::source::Source;

/// The size of a read, which fits into the processor's cache.
const CHUNK_BYTES: usize = 256 << 10;

pub fn run(args: &Args, annotate: &args::Annotate, output: &Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let (on, off) = (DIM.render().to_string(), DIM.render_reset().to_string());
    let mut options = Options::new(&session.languages);
    options.style = annotate.style.into();
    options.only_matching_lines = annotate.only_matching_lines;
    if output.color() {
        options.ansi = (&on, &off);
    }
    let mut annotator = Annotator::new(session.catalog, &options);
    let stdout = io::stdout().lock();
    let at_once = annotate.line_buffered || stdout.is_terminal();
    match copy(&mut annotator, io::stdin().lock(), stdout, at_once) {
        // The reader closed the pipe early; counts of a part of the text would mislead.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitStatus::Success),
        copied => copied?,
    }
    let counts = annotator.counts();
    if annotate.summary {
        for (code, times) in &counts {
            eprint_line(&format!("{times:7} {code}  {}", annotator.summary(code.as_code())));
        }
        if annotator.overflow_count() > 0 {
            eprint_line(&format!("{:7} …  {}", annotator.overflow_count(), session.ui.outside));
        }
    }
    Ok(if counts.is_empty() { ExitStatus::NotFound } else { ExitStatus::Success })
}

/// Annotates the input, and writes after each read or when the buffer is full.
fn copy(
    annotator: &mut Annotator<'_>,
    mut input: impl Read,
    output: impl Write,
    at_once: bool,
) -> Result<(), CliError> {
    let mut output = BufWriter::new(output);
    let mut buffer = vec![0; CHUNK_BYTES];
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
    // Input before an error is written too.
    annotator.finish(&mut output).and_then(|()| output.flush()).map_err(CliError::Output)?;
    read
}

/// Fills the buffer, or reads only what is available.
fn read(input: &mut impl Read, buffer: &mut [u8], at_once: bool) -> io::Result<usize> {
    let mut count = 0;
    while count < buffer.len() {
        match input.read(&mut buffer[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // The next call reports the error, after the input before it.
            Err(_) if count > 0 => break,
            Err(error) => return Err(error),
        }
        if at_once {
            break;
        }
    }
    Ok(count)
}
