//! A line on standard error about work that takes long, on a terminal only.

use std::io::{self, IsTerminal as _, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use ecs_err::check::Message;
use ecs_err::text::printable_line;

use super::languages::language_of_program;
use super::layout::{columns, wrap};

/// Progress is shown after this time.
const DELAY: Duration = Duration::from_secs(1);
/// How often it is shown again.
const INTERVAL: Duration = Duration::from_millis(100);

/// Works, and meanwhile shows a line if it takes long, unless the run is quiet.
pub fn with_progress<T>(quiet: bool, line: impl Fn() -> String + Sync, work: impl FnOnce() -> T) -> T {
    let stderr = io::stderr();
    if quiet || !stderr.is_terminal() {
        return work();
    }
    let width = terminal_size::terminal_size_of(&stderr).map_or(0, |(width, _)| usize::from(width.0));
    // The beginning of a line that fits the terminal: a longer one could not be overwritten.
    let line = || wrap(&printable_line(&line()), width.saturating_sub(1)).into_iter().next().unwrap_or_default();
    showing(stderr, DELAY, line, work)
}

/// Works, and meanwhile shows what it does and for how long, if it takes long.
pub fn with_time<T>(quiet: bool, what: &Message, work: impl FnOnce() -> T) -> T {
    let (start, what) = (Instant::now(), what.in_language(language_of_program()));
    with_progress(quiet, || format!("{what} … {} s", start.elapsed().as_secs()), work)
}

/// Works, and after a delay shows the current line again and again until the work is done; then removes it.
fn showing<T>(
    mut output: impl Write + Send,
    delay: Duration,
    line: impl Fn() -> String + Sync,
    work: impl FnOnce() -> T,
) -> T {
    let line = &line;
    std::thread::scope(|scope| {
        let (finished, waiting) = channel::<()>();
        scope.spawn(move || {
            let (mut wait, mut widest) = (delay, 0);
            while waiting.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let line = line();
                let width = columns(&line);
                widest = widest.max(width);
                // Progress that can't be shown is not an error.
                let _ = write!(output, "\r{line}{}", " ".repeat(widest - width));
                wait = INTERVAL;
            }
            if widest > 0 {
                let _ = write!(output, "\r{}\r", " ".repeat(widest));
            }
        });
        let result = work();
        drop(finished);
        result
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// What is shown while the line is asked for twice, with a delay.
    fn shown(delay: Duration, time: Duration) -> String {
        let (asked, mut output) = (AtomicUsize::new(0), Vec::new());
        let line = || ["checking", "wait"][asked.fetch_add(1, Ordering::Relaxed).min(1)].to_owned();
        let result = showing(&mut output, delay, line, || {
            let start = Instant::now();
            while start.elapsed() < time || (delay.is_zero() && asked.load(Ordering::Relaxed) < 2) {
                std::thread::sleep(Duration::from_millis(5));
            }
            7
        });
        assert_eq!(result, 7);
        String::from_utf8(output).expect("text")
    }

    #[test]
    fn a_line_replaces_the_one_before_and_is_removed_in_the_end() {
        let text = shown(Duration::ZERO, Duration::ZERO);
        assert!(text.starts_with("\rchecking\rwait    ") && text.ends_with("\r        \r"), "{text:?}");
    }

    #[test]
    fn nothing_is_shown_if_the_work_is_quick() {
        assert_eq!(shown(Duration::from_hours(1), Duration::ZERO), "");
    }
}
