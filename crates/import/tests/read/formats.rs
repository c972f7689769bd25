//! What holds for all formats.

use ecs_err_import::{Format, Limits, ReadProblem, read};

use super::rows;

#[test]
fn errors_name_file_line_and_column() {
    let error = read("codes.csv", b"a,b\n1,\xe9\n", Format::Csv, &Limits::default()).unwrap_err();
    assert_eq!((error.line, error.column), (Some(2), Some(3)));
    assert_eq!(error.to_string(), "codes.csv:2:3: byte 0xe9 at offset 6 is not UTF-8; save the file as UTF-8");
}

#[test]
fn a_file_above_the_limit_is_refused() {
    let limits = Limits { bytes: 1 << 20, ..Limits::default() };
    let error = read("codes.md", &vec![b'a'; (1 << 20) + 1], Format::Markdown, &limits).unwrap_err();
    assert_eq!(error.problem, ReadProblem::TooLarge { limit: 1 << 20 });
    assert_eq!(error.to_string(), "codes.md: is larger than 1 MiB, the limit; split the file");
}

#[test]
fn invisible_characters_go_in_every_format() {
    let (dirty, clean) = ("E\u{200b}1\u{a0}\u{ad}x\u{feff}", "E1 x");
    for (page, format) in [
        (format!("<table><tr><td>{dirty}</table>"), Format::Html),
        (format!("|h|\n|-|\n|{dirty}|"), Format::Markdown),
        (format!(".. list-table::\n\n   * - {dirty}"), Format::ReStructuredText),
        (format!("|===\n|{dirty}\n|==="), Format::AsciiDoc),
        (format!("{dirty},b"), Format::Csv),
        (format!("{dirty}\tb"), Format::Tsv),
    ] {
        let rows = rows(&page, format);
        assert!(rows.iter().any(|row| row.contains(clean)), "{format:?}: {rows:?}");
    }
}

#[test]
fn lines_may_end_as_on_windows() {
    for (page, format) in [
        ("<table>\r\n<tr><td>E1", Format::Html),
        ("|E1|\r\n|-|\r\n", Format::Markdown),
        ("+----+\r\n| E1 |\r\n+----+\r\n", Format::ReStructuredText),
        ("|===\r\n|E1\r\n|===\r\n", Format::AsciiDoc),
        ("\r\nE1,\r\n", Format::Csv),
    ] {
        assert!(rows(page, format)[0].contains("E1"), "{format:?}");
    }
}
