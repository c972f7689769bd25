//! `ecs-err annotate`: copies files or standard input and explains their codes.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Read, Write};

use ecs_err::annotate::{Annotator, Options};

use super::args::{self, Args};
use super::error::{CliError, eprint_line};
use super::input::STDIN;
use super::layout::DIM;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::{ExitStatus, input};

/// The size of a read, which fits into the processor's cache.
const CHUNK_BYTES: usize = 256 << 10;

pub fn run(args: &Args, annotate: &args::Annotate, output: &Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let (on, off) = (DIM.render().to_string(), DIM.render_reset().to_string());
    let mut options = Options::new(&session.languages);
    options.style = annotate.style.into();
    options.retry = annotate.retry;
    options.only_matching_lines = annotate.only_matching_lines;
    if output.color() {
        options.ansi = (&on, &off);
    }
    let mut annotator = Annotator::new(session.catalog, &options);
    let stdout = io::stdout().lock();
    let at_once = annotate.line_buffered || stdout.is_terminal();
    let stdin = [STDIN.into()];
    let files = if annotate.files.is_empty() { &stdin[..] } else { &annotate.files[..] };
    let is_complete = match copy_all(&mut annotator, files, stdout, at_once) {
        // The reader closed the pipe early; counts of a part of the text would mislead.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitStatus::Success),
        copied => copied.map_err(CliError::Output)?,
    };
    let counts = annotator.counts();
    if annotate.summary {
        for (code, times) in &counts {
            eprint_line(&format!("{times:7} {code}  {}", annotator.summary(code.as_code())));
        }
        if annotator.overflow_count() > 0 {
            eprint_line(&format!("{:7} …  {}", annotator.overflow_count(), session.ui.outside));
        }
    }
    Ok(match (is_complete, counts.is_empty()) {
        (false, _) => ExitStatus::Usage,
        (true, true) => ExitStatus::NotFound,
        (true, false) => ExitStatus::Success,
    })
}

/// Annotates files, and tells whether all of them could be read. Those that could not are reported.
fn copy_all(annotator: &mut Annotator<'_>, files: &[OsString], output: impl Write, at_once: bool) -> io::Result<bool> {
    let mut output = BufWriter::new(output);
    let mut is_complete = true;
    let mut in_line = false;
    for path in files {
        if in_line {
            annotator.push(b"\n", &mut output)?;
            in_line = false;
        }
        let read = match input::open(path) {
            Ok(file) => {
                copy(annotator, file, &mut output, at_once, &mut in_line)?.map_err(|source| input::failed(path, source))
            }
            Err(error) => Err(error),
        };
        if let Err(error) = read {
            error.report();
            is_complete = false;
        }
    }
    // Input before an error is written too.
    annotator.finish(&mut output)?;
    output.flush()?;
    Ok(is_complete)
}

/// Annotates the input, and writes after each read or when the buffer is full. An error of reading is the inner one.
fn copy(
    annotator: &mut Annotator<'_>,
    mut input: impl Read,
    output: &mut impl Write,
    at_once: bool,
    in_line: &mut bool,
) -> io::Result<io::Result<()>> {
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        match read(&mut input, &mut buffer, at_once) {
            Ok(0) => return Ok(Ok(())),
            Ok(count) => {
                annotator.push(&buffer[..count], output)?;
                *in_line = !buffer[..count].ends_with(b"\n");
            }
            Err(error) => return Ok(Err(error)),
        }
        if at_once {
            output.flush()?;
        }
    }
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
