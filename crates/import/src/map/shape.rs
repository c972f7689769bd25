//! What the cells of a column look like.

use ecs_err_core::model::Code;

use super::script::{Script, script};

/// A cell without what encloses or marks a code: quotation marks, brackets, a label, a remark in parentheses.
///
/// `None` if what remains is not a code.
pub fn code(cell: &str) -> Option<&str> {
    const ENCLOSING: &[char] = &[
        '`', '"', '\'', '“', '”', '‘', '’', '「', '」', '[', ']', '【', '】', '<', '>', '*', '†', '‡', ',', ';', '。',
        ':', '：', '，',
    ];
    let mut text = cell.trim();
    loop {
        let before = text;
        text = text.trim_matches(|letter: char| letter.is_whitespace() || ENCLOSING.contains(&letter));
        text = without_remark(text);
        if text == before {
            break;
        }
    }
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = without_label(text);
    Code::new(text).map(|code| code.as_str())
}

/// A code whose parts a line break or a stray space separates: `DCS. 4855`. `None` if other words are in the cell.
pub fn joined(cell: &str) -> Option<String> {
    let parts: Vec<&str> = cell.split_whitespace().collect();
    let is_separator = |letter: char| "._-:/".contains(letter);
    let touches = |pair: &[&str]| {
        let (before, after) = (pair[0].ends_with(is_separator), pair[1].starts_with(is_separator));
        before != after && pair.iter().all(|part| part.len() > 1)
    };
    let joined = parts.concat();
    (parts.len() > 1 && parts.windows(2).all(touches) && is_strong_code(&joined)).then_some(joined)
}

/// `E121 (*^)`, `1062 (0x426)`: without the parentheses at the end.
fn without_remark(text: &str) -> &str {
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some(inner) = text.strip_suffix(close)
            && let Some((before, _)) = inner.rsplit_once(open)
            && !before.trim().is_empty()
        {
            return before;
        }
    }
    text
}

/// `Error 1062`, `错误码：1001`: without the label.
fn without_label(text: &str) -> &str {
    const LABELS: &[&str] = &["error code", "errorcode", "error", "err", "code", "错误码", "错误代码", "返回码"];
    for label in LABELS {
        if let Some(head) = text.get(..label.len())
            && head.eq_ignore_ascii_case(label)
        {
            let rest = &text[label.len()..];
            let code = rest.trim_start_matches([' ', ':', '：', '#', '=']);
            if code.len() < rest.len() && !code.is_empty() {
                return code;
            }
        }
    }
    text
}

/// Whether a text is a code that hardly is a word: with a digit, a separator, inner capitals, or only capitals.
pub fn is_strong_code(cell: &str) -> bool {
    code(cell).is_some_and(is_strong)
}

fn is_strong(code: &str) -> bool {
    if is_version(code) || code.contains("://") {
        return false;
    }
    let bytes = code.as_bytes();
    let has = |test: fn(&u8) -> bool| bytes.iter().any(test);
    let inner_capital = bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let capitals = bytes.len() > 1 && bytes.iter().all(|byte| !byte.is_ascii_lowercase());
    let separated = has(|byte| b"._:/".contains(byte));
    has(u8::is_ascii_digit) || separated || inner_capital || capitals || code.matches('-').count() > 1
}

/// `v10.12.0`, `1.2.3`: a version, not a code.
fn is_version(code: &str) -> bool {
    let parts = code.strip_prefix(['v', 'V']).unwrap_or(code).split('.');
    parts.clone().count() > 2
        && parts
            .into_iter()
            .all(|part| !part.is_empty() && part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a code has letters and digits, as those of references mostly have.
fn is_mixed(code: &str) -> bool {
    code.contains(|letter: char| letter.is_ascii_alphabetic()) && code.contains(|letter: char| letter.is_ascii_digit())
}

/// The codes of a cell with several: `A.1, A.2`, or one on each line. One code otherwise; none if it is no code.
pub fn codes(cell: &str) -> Vec<&str> {
    if let Some(code) = code(cell) {
        return vec![code];
    }
    let split = |separators: &'static [char]| {
        let parts: Vec<&str> = cell.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
        let codes: Vec<&str> = parts
            .iter()
            .filter_map(|part| code(part.strip_prefix("- ").unwrap_or(part)))
            .filter(|code| is_strong(code))
            .collect();
        (parts.len() > 1 && codes.len() == parts.len()).then_some(codes)
    };
    None.or_else(|| split(&[',', '，', '、', ';', '；', '\n', '|']))
        .or_else(|| split(&['/', ',', '，', '、', ';', '；', '\n', ' ']))
        .unwrap_or_default()
}

/// The HTTP statuses of a cell: `400`, `400/404`, `HTTP 400 Bad Request`. None for an empty cell or a dash.
///
/// `Err` for a cell with other numbers, such as `500409` or `4xx`: a status is never guessed.
pub fn statuses(cell: &str) -> Result<Vec<u16>, ()> {
    let text = cell.trim();
    if is_blank(text) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let before = &rest[..start];
        let from = &rest[start..];
        let len = from.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(len);
        // `HTTP/1.1 400`
        let is_version = before.to_ascii_lowercase().ends_with("http/");
        if is_version {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            rest = &after[end..];
            continue;
        }
        let status: u16 = digits.parse().map_err(|_| ())?;
        let joined = after.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_')
            || before.ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        let is_range = after.trim_start().starts_with(['-', '~', '–', '—'])
            && after.trim_start_matches([' ', '-', '~', '–', '—']).starts_with(|letter: char| letter.is_ascii_digit());
        if digits.len() != 3 || !(100..=599).contains(&status) || joined || is_range {
            return Err(());
        }
        if !found.contains(&status) {
            found.push(status);
        }
        rest = after;
    }
    if found.is_empty() { Err(()) } else { Ok(found) }
}

/// Whether a cell says that there is nothing.
pub fn is_blank(cell: &str) -> bool {
    matches!(
        cell.trim(),
        "" | "-"
            | "--"
            | "—"
            | "——"
            | "–"
            | "/"
            | "N/A"
            | "n/a"
            | "NA"
            | "无"
            | "None"
            | "none"
            | "null"
            | "NULL"
            | "nil"
            | "\\"
            | "不涉及"
            | "N/a"
            | "―"
            | "…"
    )
}

/// Whether a cell is one HTTP status or several.
pub fn is_status(cell: &str) -> bool {
    statuses(cell).is_ok_and(|statuses| !statuses.is_empty())
}

/// The shapes of the cells of a column, as parts of those that are not empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shapes {
    /// How many cells are not empty.
    pub filled: usize,
    pub codes: f32,
    pub strong_codes: f32,
    /// Codes with letters and digits.
    pub mixed_codes: f32,
    /// Codes that begin with a letter.
    pub words: f32,
    pub statuses: f32,
    /// Cells with a space, or long, or in a script without spaces.
    pub texts: f32,
    /// How many different cells there are, as a part of the filled ones.
    pub distinct: f32,
}

impl Shapes {
    /// The shapes of cells.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let cells: Vec<&str> = cells.filter(|cell| !is_blank(cell)).collect();
        if cells.is_empty() {
            return Self::default();
        }
        #[expect(clippy::cast_precision_loss, reason = "tables are small")]
        let part = |count: usize| count as f32 / cells.len() as f32;
        let share = |test: fn(&str) -> bool| part(cells.iter().filter(|cell| test(cell)).count());
        let different: std::collections::BTreeSet<&&str> = cells.iter().collect();
        Self {
            filled: cells.len(),
            codes: share(|cell| !codes(cell).is_empty()),
            strong_codes: share(|cell| codes(cell).iter().any(|code| is_strong(code))),
            mixed_codes: share(|cell| code(cell).is_some_and(is_mixed)),
            words: share(|cell| {
                code(cell).is_some_and(|code| code.starts_with(|letter: char| letter.is_ascii_alphabetic()))
            }),
            statuses: share(is_status),
            texts: share(is_text),
            distinct: part(different.len()),
        }
    }
}

/// Whether a cell is a text: words, not an identifier or a number.
pub fn is_text(cell: &str) -> bool {
    let has_words =
        cell.trim().contains(char::is_whitespace) && cell.chars().filter(|letter| letter.is_alphabetic()).count() > 3;
    has_words || script(cell).is_some_and(|script| script != Script::Latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_code_are_removed() {
        for (cell, expected) in [
            ("`Ecs.0001`", Some("Ecs.0001")),
            ("E121 (*^)", Some("E121")),
            ("错误码：1001", Some("1001")),
            ("Error 1062", Some("1062")),
            ("-32601", Some("-32601")),
            ("The name is wrong", None),
            ("", None),
        ] {
            assert_eq!(code(cell), expected, "{cell}");
        }
    }

    #[test]
    fn several_codes_in_a_cell_are_told_from_one() {
        assert_eq!(codes("A.0001, A.0002"), ["A.0001", "A.0002"]);
        assert_eq!(codes("A.0001\nA.0002"), ["A.0001", "A.0002"]);
        assert_eq!(codes("A.0001"), ["A.0001"]);
        assert_eq!(codes("see the log"), [""; 0]);
    }

    #[test]
    fn a_code_with_a_line_break_is_one_code() {
        assert_eq!(joined("QRY. 4855").as_deref(), Some("QRY.4855"));
        assert_eq!(joined("ORE.BID_\nUSER").as_deref(), Some("ORE.BID_USER"));
        for cell in ["QRY.4855", "QRY. see the log", "QRY.1 - QRY.2", "a b"] {
            assert_eq!(joined(cell), None, "{cell}");
        }
    }

    #[test]
    fn statuses_are_read_and_never_guessed() {
        assert_eq!(statuses("400"), Ok(vec![400]));
        assert_eq!(statuses("400/404"), Ok(vec![400, 404]));
        assert_eq!(statuses("HTTP/1.1 400 Bad Request"), Ok(vec![400]));
        assert_eq!(statuses("404（Not Found）"), Ok(vec![404]));
        assert_eq!(statuses("-"), Ok(vec![]));
        for cell in ["500409", "4xx", "60", "400-499", "1001", "abc", "600", "E400", "400a"] {
            assert_eq!(statuses(cell), Err(()), "{cell}");
        }
    }
}
