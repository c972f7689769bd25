//! A table of error codes: code, HTTP statuses, meaning.

use anstyle::{AnsiColor, Style};
use ecs_err::{ErrorCode, StatusClass, StatusCode, Statuses};

use super::layout::{STRONG, columns, indented, styled, wrap};
use super::session::Session;

/// The lines of the table.
pub fn lines<'e>(
    errors: impl IntoIterator<Item = &'e ErrorCode<'e>>,
    session: &Session<'_>,
    width: usize,
) -> Vec<String> {
    let errors: Vec<_> = errors.into_iter().collect();
    let code_width = errors.iter().map(|error| columns(error.code.as_str())).max().unwrap_or_default();
    let status_width = errors.iter().map(|error| numbers(error.statuses).len()).max().unwrap_or_default();
    let status_column = if status_width > 0 { status_width + 2 } else { 0 };
    let indent = code_width + 2 + status_column;
    let has_columns = indent <= width / 2;
    let mut lines = Vec::new();
    for error in errors {
        let statuses = numbers(error.statuses);
        let mut start = styled(STRONG, &format!("{:code_width$}", error.code));
        if status_column > 0 {
            start = format!("{start}  {}", styled(style(error.statuses), &format!("{statuses:status_width$}")));
        }
        let text = session.line(error.meaning());
        if has_columns {
            for (at, line) in wrap(&text, width.saturating_sub(indent)).into_iter().enumerate() {
                lines.push(if at == 0 { format!("{start}  {line}") } else { format!("{}{line}", " ".repeat(indent)) });
            }
        } else {
            // A code may be wider than the terminal; it is never truncated, so that it can be copied.
            let code = styled(STRONG, error.code.as_str());
            let statuses = styled(style(error.statuses), &statuses);
            lines.push(if error.statuses.first().is_some() { format!("{code}  {statuses}") } else { code });
            lines.extend(indented(wrap(&text, width.saturating_sub(2)), 2));
        }
    }
    lines
}

/// The statuses of an error: `400, 409`.
pub fn numbers(statuses: Statuses<'_>) -> String {
    statuses.as_slice().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The style of the first status.
pub fn style(statuses: Statuses<'_>) -> Style {
    statuses.first().map_or(Style::new(), status_style)
}

/// The style of a status.
pub fn status_style(status: StatusCode) -> Style {
    match status.class() {
        StatusClass::ServerError => AnsiColor::Red.on_default(),
        StatusClass::ClientError => AnsiColor::Yellow.on_default(),
        _ => AnsiColor::Green.on_default(),
    }
}
