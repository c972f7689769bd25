//! Properties of the readers on many generated files.

use ecs_err_import::{Format, Limits, Origin, read};
use proptest::prelude::*;

const TEXT_FORMATS: [Format; 7] =
    [Format::Html, Format::Markdown, Format::Mdx, Format::ReStructuredText, Format::AsciiDoc, Format::Csv, Format::Tsv];

/// Pieces that mean something in one of the formats.
const PIECES: &str = "[ \n\t]|<table>|</table>|<tr>|<td>|<td rowspan=3 colspan=2>|<th>|</td>|<dl><dt>|<dd>|<h2>|<pre>|<ul><li>|<br/>|<!--|-->|\
    <x y>|&lt;|&#0;|\\|a\\|b\\|\n|\\|-\\|-\\|\n|\\||`|``|\\*\\*|\\*|_|# |```\n|~~~|> |- |1\\. |---\n|===\n|\\[a\\]|\\(b\\)|\\[\\^1\\]|\\{#id\\}|\\{/\\*|\\*/\\}|\
    import a from 'b'\n|\\+--\\+--\\+\n|\\+==\\+==\\+\n|\\|a \\|b \\|\n|== ==\n|-- --\n|\\.\\. |::|list-table::\n|csv-table::\n|   \\* - |     - |:a:`|:a: |\\|===\n|2\\+\\||\\.3\\+a\\||,===\n|\
    \\[cols=2\\]\n|a:: |\\+\n|----\n|=== |\\{a\\}|:a: b\n|<<|>>|link:a\\[|\"|,|;|a|错|，|\u{200b}|\u{fdd0}|\u{1f600}|\\\\|\u{0}|\r|\u{feff}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(pieces in prop::collection::vec(PIECES, 0..60)) {
        let text = pieces.concat();
        for format in TEXT_FORMATS {
            check(text.as_bytes(), format)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in TEXT_FORMATS.into_iter().chain([Format::Xlsx]) {
            check(&bytes, format)?;
        }
        let _ = Format::of("page", &bytes);
    }

    #[test]
    fn a_printed_table_is_read_back((width, cells) in table()) {
        for (format, print) in PRINTERS {
            let text = print(&cells, width);
            let document = read("page", text.as_bytes(), format, &Limits::default()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let mut tables = document.sections.into_iter().flat_map(|section| section.tables);
            let rows: Vec<Vec<_>> = tables.next().map_or(Vec::new(), |table| {
                table.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
            });
            let expected: Vec<_> = cells.chunks(width).map(<[_]>::to_vec).collect();
            prop_assert_eq!(rows, expected, "{:?}\n{}", format, text);
            prop_assert_eq!(tables.count(), 0);
        }
    }
}

/// Reads a file; what is read has the shape that the rest of the program relies on.
fn check(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
    let limits = Limits { cells: 100_000, ..Limits::default() };
    let Ok(document) = read("page", bytes, format, &limits) else { return Ok(()) };
    let last_line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
    for table in document.sections.iter().flat_map(|section| &section.tables) {
        let width = table.rows.first().map_or(0, |row| row.cells.len());
        for row in &table.rows {
            prop_assert_eq!(row.cells.len(), width, "{:?}", format);
            prop_assert!((1..=last_line).contains(&row.line), "{:?}: line {} of {}", format, row.line, last_line);
            for cell in &row.cells {
                prop_assert!(cell.origin != Origin::Missing || cell.text.is_empty());
                prop_assert_eq!(cell.text.trim(), &cell.text);
                prop_assert!(!cell.text.contains(['\u{200b}', '\u{feff}', '\r', '\t', '\0']), "{:?}", cell.text);
            }
        }
    }
    Ok(())
}

/// Cells of a table with some columns and rows: the first column has a text in each row.
fn table() -> impl Strategy<Value = (usize, Vec<String>)> {
    (2..5_usize, 2..6_usize).prop_flat_map(|(width, height)| {
        let word = "[A-Za-z0-9错误]{1,6}";
        let signs = prop::sample::select(vec![
            "*", "_", "`", "|", "<a>", "&", "\\", "#", "{x}", "%s", "\"", ",", ";", "[1]", "~", "^", "+", "- x", "==",
        ]);
        let text = prop_oneof![
            3 => word.prop_map(String::from),
            2 => (word, signs, word).prop_map(|(before, sign, after)| format!("{before} {sign} {after}")),
            1 => (word, word).prop_map(|(before, after)| format!("{before}_{after}")),
        ];
        let cells = prop::collection::vec(text, width * height);
        cells.prop_map(move |cells| (width, cells))
    })
}

type Printer = fn(&[String], usize) -> String;

const PRINTERS: [(Format, Printer); 9] = [
    (Format::Html, html),
    (Format::Markdown, |cells, width| pipe_table(cells, width)),
    (Format::Markdown, html),
    (Format::Mdx, |cells, width| pipe_table(cells, width)),
    (Format::ReStructuredText, grid_table),
    (Format::ReStructuredText, list_table),
    (Format::AsciiDoc, asciidoc),
    (Format::Csv, |cells, width| separated(cells, width, ',')),
    (Format::Tsv, |cells, width| separated(cells, width, '\t')),
];

fn html(cells: &[String], width: usize) -> String {
    let escape = |cell: &String| format!("<td>{}</td>", cell.replace('&', "&amp;").replace('<', "&lt;"));
    let rows = cells.chunks(width).map(|row| format!("<tr>{}</tr>\n", row.iter().map(escape).collect::<String>()));
    format!("<table>\n{}</table>\n", rows.collect::<String>())
}

/// A text in which a backslash precedes what may be markup.
fn escaped(text: &str, signs: &str) -> String {
    let escape = |letter: char| if signs.contains(letter) { format!("\\{letter}") } else { letter.to_string() };
    text.chars().map(escape).collect()
}

fn pipe_table(cells: &[String], width: usize) -> String {
    let row = |row: &[String]| {
        row.iter().map(|cell| format!("|{}", escaped(cell, "\\`*_{}[]<>#+-~|&^"))).collect::<String>() + "|\n"
    };
    let mut rows = cells.chunks(width).map(row);
    let head = rows.next().unwrap_or_default();
    head + &"|--".repeat(width) + "|\n" + &rows.collect::<String>()
}

fn grid_table(cells: &[String], width: usize) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| escaped(cell, "\\*_`|")).collect();
    let wide = |text: &str| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let columns: Vec<_> = (0..width)
        .map(|at| cells.iter().skip(at).step_by(width).map(|cell| wide(cell)).max().unwrap_or(0) + 2)
        .collect();
    let rule = columns.iter().map(|column| format!("+{}", "-".repeat(*column))).collect::<String>() + "+\n";
    let cell = |(at, cell): (usize, &String)| format!("| {cell}{}", " ".repeat(columns[at] - 1 - wide(cell)));
    let rows = cells.chunks(width).map(|row| row.iter().enumerate().map(cell).collect::<String>() + "|\n" + &rule);
    rule.clone() + &rows.collect::<String>()
}

fn list_table(cells: &[String], width: usize) -> String {
    let cell = |(at, cell): (usize, &String)| {
        format!("   {} - {}\n", if at == 0 { "*" } else { " " }, escaped(cell, "\\*_`|"))
    };
    let rows = cells.chunks(width).map(|row| row.iter().enumerate().map(cell).collect::<String>());
    format!(".. list-table::\n\n{}", rows.collect::<String>())
}

fn asciidoc(cells: &[String], width: usize) -> String {
    let escape = |cell: &String| {
        let signs = [
            ("\\", "{backslash}"),
            ("{x}", "\\{x}"),
            ("*", "{asterisk}"),
            ("`", "{backtick}"),
            ("^", "{caret}"),
            ("~", "{tilde}"),
            ("+", "{plus}"),
        ];
        let cell = cell.replace('|', "\\|");
        let cell = signs
            .into_iter()
            .fold(cell, |cell, (sign, name)| if sign == "\\" { cell } else { cell.replace(sign, name) });
        format!("|{cell}\n")
    };
    let rows = cells.chunks(width).map(|row| row.iter().map(escape).collect::<String>());
    format!("[cols={width}]\n|===\n{}|===\n", rows.collect::<String>())
}

fn separated(cells: &[String], width: usize, separator: char) -> String {
    let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows =
        cells.chunks(width).map(|row| row.iter().map(quote).collect::<Vec<_>>().join(&separator.to_string()) + "\n");
    rows.collect()
}
