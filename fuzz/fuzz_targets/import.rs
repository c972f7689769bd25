//! Any file is read or refused, in each format, and what is read has the shape that importing relies on.

#![no_main]

use ecs_err_import::{Format, Limits, Origin, read};
use libfuzzer_sys::fuzz_target;

const FORMATS: [Format; 8] = [
    Format::Html,
    Format::Markdown,
    Format::Mdx,
    Format::ReStructuredText,
    Format::AsciiDoc,
    Format::Csv,
    Format::Tsv,
    Format::Xlsx,
];

// The first byte chooses the format.
fuzz_target!(|input: &[u8]| {
    let Some((first, bytes)) = input.split_first() else { return };
    let format = FORMATS[usize::from(*first) % FORMATS.len()];
    let limits = Limits { bytes: 1 << 20, cells: 100_000, ..Limits::default() };
    let Ok(document) = read("page", bytes, format, &limits) else { return };
    for table in document.sections.iter().flat_map(|section| &section.tables) {
        let width = table.rows.first().map_or(0, |row| row.cells.len());
        for row in &table.rows {
            assert!(row.line > 0);
            assert_eq!(row.cells.len(), width);
            for cell in &row.cells {
                assert_eq!(cell.text.trim(), cell.text);
                assert!(cell.origin != Origin::Missing || cell.text.is_empty());
            }
        }
    }
});
