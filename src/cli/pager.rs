//! The pager for long output.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anstream::adapter::strip_str;

use super::layout::columns;

/// Shows text in the pager if it fills more than the terminal; `false` if it was not shown.
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
        // F: quit if one screen is enough; R: show colors; X: leave the text on the screen.
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // Broken pipe: the reader quit the pager early.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
