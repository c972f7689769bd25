//! Long output page by page.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anstream::adapter::strip_str;

use super::layout::columns;

/// Shows text in the pager if it is longer than the terminal is high; says whether it did.
pub fn show(text: &str) -> bool {
    let Some((width, height)) = terminal_size::terminal_size() else { return false };
    let rows = |line: &str| columns(&strip_str(line).to_string()).div_ceil(usize::from(width.0).max(1)).max(1);
    // The prompt needs a row too.
    if text.lines().map(rows).sum::<usize>() < usize::from(height.0) {
        return false;
    }
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next() else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        // Colours, no waiting where one screen is enough, text left on the screen.
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // Whoever quits the pager early has read enough.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
