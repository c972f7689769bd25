//! Workbooks of Excel.

use std::io::{Cursor, Write};

use ecs_err_import::{Format, Limits, ReadError, ReadProblem, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::shown;

/// A workbook with a sheet for each name and content of `<worksheet>`.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet =
        |(at, (name, _)): (usize, &(&str, &str))| format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>");
    let target =
        |at: usize| format!("<Relationship Id=\"r{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/s{at}.xml\"/>");
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>\
         <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    );
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{}</sheets></workbook>",
                sheets.iter().enumerate().map(sheet).collect::<String>()
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\">{}<Relationship Id=\"s\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>",
                (0..sheets.len()).map(target).collect::<String>()
            ),
        ),
        ("xl/styles.xml".to_owned(), styles),
    ];
    for (at, (_, content)) in sheets.iter().enumerate() {
        files.push((format!("xl/worksheets/s{at}.xml"), format!("<worksheet xmlns=\"{MAIN}\">{content}</worksheet>")));
    }
    archive(&files)
}

fn archive(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

fn problem(bytes: &[u8], limits: &Limits) -> ReadProblem {
    read("codes.xlsx", bytes, Format::Xlsx, limits).map_err(|error: ReadError| error.problem).unwrap_err()
}

#[test]
fn sheets_are_sections_with_the_values_that_people_see() {
    let first = format!(
        "<sheetData><row r=\"2\">{}{}{}</row><row r=\"4\"><c r=\"B4\"><v>1001</v></c><c r=\"C4\" s=\"1\"><v>942</v></c>{}</row>\
         <row r=\"5\"><c r=\"B5\"><v>-32000.0</v></c><c r=\"C5\" t=\"b\"><v>1</v></c></row></sheetData>",
        text("B2", "Code"),
        text("C2", "Number"),
        text("E2", "Text"),
        text("E4", "one\n\n- two&#160;x"),
    );
    let second = format!("<sheetData><row r=\"1\">{}</row></sheetData>", text("A1", "E1"));
    let bytes = workbook(&[("Disks", &first), ("Sheet2", &second), ("Empty", "<sheetData/>")]);
    let document = read("codes.xlsx", &bytes, Format::Xlsx, &Limits::default()).unwrap();
    let headings: Vec<_> = document.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["Disks", "Empty"]);
    assert_eq!(
        shown(&document.sections[0].tables[0]),
        ["2: Code | Number | Text", "4: 1001 | 00942 | one\\n\\n- two x", "5: -32000 | TRUE | "]
    );
    assert_eq!(shown(&document.sections[0].tables[1]), ["1: E1"]);
}

#[test]
fn merged_cells_span_columns_and_rows() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\">{}{}{}</row><row r=\"3\">{}{}</row></sheetData>\
         <mergeCells count=\"2\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>",
        text("A1", "Codes"),
        text("A2", "400"),
        text("B2", "E1"),
        text("C2", "one"),
        text("B3", "E2"),
        text("C3", "two"),
    );
    let document = read("codes.xlsx", &workbook(&[("Sheet1", &sheet)]), Format::Xlsx, &Limits::default()).unwrap();
    assert_eq!(
        shown(&document.sections[0].tables[0]),
        ["1: Codes | <Codes | <Codes", "2: 400 | E1 | one", "3: ^400 | E2 | two"]
    );
}

#[test]
fn cells_far_away_take_no_memory_and_many_of_them_are_refused() {
    let corners = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"1048576\">{}</row></sheetData>",
        text("A1", "a"),
        text("XFD1048576", "b")
    );
    let document = read("codes.xlsx", &workbook(&[("Sheet1", &corners)]), Format::Xlsx, &Limits::default()).unwrap();
    assert_eq!(shown(&document.sections[0].tables[0]), ["1: a | ", "1048576:  | b"]);
    let column = |at: usize| {
        [at / 26, at % 26].map(|digit| char::from(b'A' + u8::try_from(digit).unwrap())).iter().collect::<String>()
    };
    let diagonal: String =
        (26..526).map(|at| format!("<row r=\"{at}\">{}</row>", text(&format!("{}{at}", column(at)), "x"))).collect();
    let limits = Limits { cells: 10_000, ..Limits::default() };
    let bytes = workbook(&[("Sheet1", &format!("<sheetData>{diagonal}</sheetData>"))]);
    assert_eq!(problem(&bytes, &limits), ReadProblem::TooManyCells { limit: 10_000 });
}

#[test]
fn archives_that_unpack_to_too_much_are_refused() {
    let limits = Limits { bytes: 1 << 20, ..Limits::default() };
    let bytes = workbook(&[("Sheet1", &" ".repeat(2 << 20))]);
    assert!(bytes.len() < 100_000);
    assert_eq!(problem(&bytes, &limits), ReadProblem::TooLarge { limit: 1 << 20 });
    // The directory says that the file has one byte.
    let mut lying = bytes.clone();
    let size = u32::try_from(
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{}</worksheet>",
            " ".repeat(2 << 20)
        )
        .len(),
    );
    let (size, one) = (size.unwrap().to_le_bytes(), 1_u32.to_le_bytes());
    let mut found = 0;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&one);
            found += 1;
        }
    }
    assert!(found > 0);
    let problem = problem(&lying, &limits);
    assert!(matches!(problem, ReadProblem::TooLarge { .. } | ReadProblem::Workbook(_)), "{problem:?}");
}

#[test]
fn what_is_no_workbook_is_refused_with_the_reason() {
    for bytes in [
        &b"PK\x03\x04"[..],
        b"text",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        &archive(&[("a".to_owned(), "b".to_owned())]),
    ] {
        assert!(matches!(problem(bytes, &Limits::default()), ReadProblem::Workbook(reason) if !reason.is_empty()));
    }
}

#[test]
fn a_workbook_that_is_changed_anywhere_is_read_or_refused() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
        text("A1", "E1")
    );
    let bytes = workbook(&[("Sheet1", &sheet)]);
    for at in 0..bytes.len() {
        for change in [1, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            let _ = read("codes.xlsx", &changed, Format::Xlsx, &Limits::default());
        }
        let _ = read("codes.xlsx", &bytes[..at], Format::Xlsx, &Limits::default());
    }
}
