//! Files that are made to take all memory or time.

use std::time::Duration;

use ecs_err_import::Format::{self, AsciiDoc, Csv, Html, Markdown, Mdx, ReStructuredText};
use ecs_err_import::{Document, Limits, ReadError, ReadProblem, read};

const LIMITS: Limits = Limits { bytes: 4 << 20, cells: 200_000, depth: 512 };

/// Reads a file; it must not take long, which quadratic time would.
fn read_soon(text: &str, format: Format) -> Result<Document, ReadError> {
    let start = processor_time();
    let result = read("page", text.as_bytes(), format, &LIMITS);
    let took = processor_time().saturating_sub(start);
    assert!(took < Duration::from_secs(10), "{format:?} took {took:?}: {}…", text.chars().take(60).collect::<String>());
    result
}

/// How long this thread has run, where the system says so: other programs do not count.
fn processor_time() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|time| time.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

fn problem(text: &str, format: Format) -> ReadProblem {
    read_soon(text, format).expect_err(&text.chars().take(60).collect::<String>()).problem
}

#[test]
fn deep_nesting_is_refused() {
    let deep = ReadProblem::TooDeep { limit: LIMITS.depth };
    for (part, format) in [
        ("<div>", Html),
        ("<ul><li>", Html),
        ("<table><tr><td>", Html),
        ("<dl><dt>x<dd>", Html),
        ("<sup>", Html),
        ("<pre><b>", Html),
        ("<blockquote>", Markdown),
        ("> ", Markdown),
        ("- ", Markdown),
        ("1. ", Markdown),
        ("- ", ReStructuredText),
        (":a: ", ReStructuredText),
    ] {
        assert_eq!(problem(&format!("x\n\n{}", part.repeat(2000)), format), deep, "{part}");
    }
    let indented: String = (0..530).map(|depth| format!("{}x\n\n", " ".repeat(depth))).collect();
    assert_eq!(problem(&indented, ReStructuredText), deep);
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let depth = LIMITS.depth;
    for (part, format) in [
        ("<div>", Html),
        ("<table><tr><td>", Html),
        ("<ul><li>", Html),
        ("<span>", Html),
        ("> ", Markdown),
        ("- ", ReStructuredText),
        (":a: ", ReStructuredText),
    ] {
        let levels = part.matches('<').count().max(1) + usize::from(part.contains("table"));
        let text = part.repeat(depth / levels - 5) + "end";
        assert!(read_soon(&text, format).is_ok(), "{part}: {:?}", read_soon(&text, format));
    }
}

#[test]
fn spans_count_with_every_cell_they_cover() {
    let cells = ReadProblem::TooManyCells { limit: 200_000 };
    let html = "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=65534>x".repeat(1000);
    assert_eq!(problem(&html, Html), cells);
    let rows = "<table><tr><td colspan=1000 rowspan=0>x".to_owned() + &"<tr><td>y".repeat(1000);
    assert_eq!(problem(&rows, Html), cells);
    let text = "<table><tr>".to_owned() + &format!("<td colspan=1000>{}", "x".repeat(100_000));
    assert_eq!(problem(&text, Html), ReadProblem::TooMuchRepeated { limit: LIMITS.bytes });
    assert_eq!(problem("|===\n65534*|x 65534*|x\n65534*|x 65534*|x\n|===", AsciiDoc), cells);
    assert_eq!(problem(&format!("[cols=1]\n|===\n{}|===", ".65534+|x\n".repeat(10)), AsciiDoc), cells);
    let grid = "+-".repeat(1000) + "+\n" + &("|".to_owned() + &"+-".repeat(1000) + "+\n").repeat(10);
    assert!(read_soon(&grid, ReStructuredText).is_ok());
    let grid = ("+-".repeat(1000) + "+\n" + &"| ".repeat(1000) + "|\n").repeat(300) + &"+-".repeat(1000) + "+\n";
    assert_eq!(problem(&grid, ReStructuredText), cells);
}

#[test]
fn tables_with_many_columns_and_rows_are_refused() {
    let cells = ReadProblem::TooManyCells { limit: 200_000 };
    let wide = format!("{}\n", "a,".repeat(1000)) + &"b\n".repeat(1000);
    assert_eq!(problem(&wide, Csv), cells);
    let wide = format!("|{}\n|{}\n", "a|".repeat(5000), "-|".repeat(5000)) + &"|b\n".repeat(5000);
    assert!(read_soon(&wide, Markdown).is_err());
    let wide = format!("{}\n", "== ".repeat(3000)) + &"b\n".repeat(3000) + &"== ".repeat(3000);
    assert_eq!(problem(&wide, ReStructuredText), cells);
}

#[test]
fn pages_that_cost_more_than_their_size_are_refused() {
    let formatting: String = (0..100_000).map(|number| format!("<p><b id={number}>x</p>")).collect();
    assert!(read_soon(&formatting, Html).is_err());
    let attributes: String = (0..100_000).map(|number| format!(" a{number}")).collect();
    assert_eq!(problem(&format!("<p{attributes}>"), Html), ReadProblem::TooManyAttributes { limit: 500 });
    let heading = format!("<h1>{}</h1>{}", "x".repeat(100_000), "<dl><dt>a</dl>b".repeat(10_000));
    assert_eq!(problem(&heading, Html), ReadProblem::TooMuchRepeated { limit: LIMITS.bytes });
    let values: String = (0..60).map(|at| format!(":a{}: {{a{at}}}{{a{at}}}\n", at + 1)).collect();
    assert!(read_soon(&format!(":a0: text\n{values}\n{{a60}}"), AsciiDoc).is_err());
    let substitution = format!(".. |a| replace:: {}\n\n{}", "x".repeat(100_000), "|a| ".repeat(10_000));
    assert!(read_soon(&substitution, ReStructuredText).is_err());
}

#[test]
fn marks_that_nothing_closes_take_linear_time() {
    const BYTES: usize = 50_000;
    let parts: [(Format, &[&str]); 6] = [
        (Html, &["<", "<a", "<a b=\"", "</", "<!--", "<table>", "<td>", "<table>a<b>", "<b>", "<dl>", "&a"]),
        (
            Markdown,
            &[
                "|a\n",
                "|-\n",
                "||",
                "`",
                "|`|\n",
                "<a",
                "**a ",
                "[",
                "{",
                "[^a]: b\n",
                "a\n-\n",
                "|a|\n|-|\n|b\n",
                "+-+\n",
                "+-+-+\n",
                "+-+\n|a|\n",
                "+-+-+\n|a\n",
            ],
        ),
        (Mdx, &["{/*", "import a from 'b'\n", "<A />\n\n"]),
        (
            ReStructuredText,
            &[
                "*a ",
                "``a ",
                "`a",
                ":a",
                ":a:`",
                "|",
                "a_ ",
                "[",
                "+-+\n",
                "== ==\n",
                "a\n-\n",
                "- a\n",
                "a\n b\n",
                "a::\n",
                ".. |a| replace:: b\n",
                ".. list-table::\n",
            ],
        ),
        (
            AsciiDoc,
            &[
                "*a ",
                "`",
                "+",
                "link:a[",
                "http:",
                "<<a",
                "[.a",
                "{a",
                "^a",
                "a::\n",
                "|===\n",
                "----\n",
                "....a\n",
                "* a\n",
                "|===\n|a\n",
            ],
        ),
        (Csv, &["\"", "a;b\n", ", \"", "\t"]),
    ];
    for (format, parts) in parts {
        for part in parts {
            let _ = read_soon(&part.repeat(BYTES / part.len()), format);
        }
    }
}
