//! Cells of a row of a pipe table.

/// The cells of a row, as GFM splits them: at each `|` without a backslash before it. If that makes too many, bars in
/// code are text, as most other renderers read them.
pub(super) fn split(row: &str, columns: usize) -> Vec<&str> {
    let cells = split_at_bars(row, &[]);
    if cells.len() <= columns {
        return cells;
    }
    let otherwise = split_at_bars(row, &code_spans(row));
    if otherwise.len() == columns { otherwise } else { cells }
}

/// The number of cells of a row.
pub(super) fn count(row: &str) -> usize {
    split_at_bars(without_quote_marks(row), &[]).len()
}

/// Whether a line separates heads from rows: `|---|:--:|`.
pub(super) fn is_delimiter(line: &str) -> bool {
    let line = without_quote_marks(line);
    let is_rule = |cell: &str| {
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    line.contains('|') && split_at_bars(line, &[]).into_iter().all(is_rule)
}

/// Whether a row ends with a bar.
pub(super) fn is_closed(row: &str) -> bool {
    let Some(row) = row.trim_end().strip_suffix('|') else { return false };
    let backslashes = row.len() - row.trim_end_matches('\\').len();
    backslashes % 2 == 0
}

fn without_quote_marks(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t'])
}

fn split_at_bars<'r>(row: &'r str, spans: &[std::ops::Range<usize>]) -> Vec<&'r str> {
    let row_end = row.trim_end();
    let row_end = if is_closed(row_end) { &row_end[..row_end.len() - 1] } else { row_end };
    let indent = row_end.len() - row_end.trim_start().len();
    let mut start = if row_end[indent..].starts_with('|') { indent + 1 } else { indent };
    let mut cells = Vec::new();
    let mut is_escaped = false;
    let mut spans = spans.iter().peekable();
    for (at, byte) in row_end.bytes().enumerate().skip(start) {
        while spans.next_if(|span| span.end <= at).is_some() {}
        let is_code = spans.peek().is_some_and(|span| span.contains(&at));
        if byte == b'|' && !is_escaped && !is_code {
            cells.push(row_end[start..at].trim());
            start = at + 1;
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    cells.push(row_end.get(start..).unwrap_or_default().trim());
    cells
}

/// The places of code in a row, between equal numbers of backticks.
fn code_spans(row: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = row[at..].find('`').map(|found| at + found) {
        let rest = &row[start..];
        at = start + rest.len() - rest.trim_start_matches('`').len();
        runs.push(start..at);
    }
    let mut spans = Vec::new();
    let mut open: Option<std::ops::Range<usize>> = None;
    for run in runs {
        open = match open {
            None => Some(run),
            Some(start) if start.len() == run.len() => {
                spans.push(start.start..run.end);
                None
            }
            Some(start) => Some(start),
        };
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_split_at_bars_without_a_backslash() {
        assert_eq!(split(r" | a | b \| c |  | ", 3), ["a", r"b \| c", ""]);
        assert_eq!(split("a|b", 2), ["a", "b"]);
        assert_eq!(split("||x|", 2), ["", "x"]);
        assert_eq!(split("|", 1), [""]);
    }

    #[test]
    fn bars_in_code_are_text_only_if_the_row_is_too_long_otherwise() {
        assert_eq!(split("| E1 | `a|b` ``c`|`` |", 2), ["E1", "`a|b` ``c`|``"]);
        assert_eq!(split("| E1 | `a|b` |", 3), ["E1", "`a", "b`"]);
        assert_eq!(split("| E1 | `a|b` | c |", 2).len(), 4);
    }

    #[test]
    fn delimiters_are_told_from_rows() {
        for line in ["|--|--|", " :-: | - ", "> |---|", "--|:-"] {
            assert!(is_delimiter(line), "{line}");
        }
        for line in ["---", "| - a |", "||", "| : |", ""] {
            assert!(!is_delimiter(line), "{line}");
        }
    }
}
