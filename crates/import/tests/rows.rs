//! Every row of a table is taken, refused, or a category; nothing is lost.

use ecs_err_import::{Cell, Document, Extraction, Origin, Outcome, Row, Section, Table, TableKind, extract};
use proptest::prelude::*;

/// What a cell of a generated row has.
fn cell(column: usize) -> BoxedStrategy<String> {
    match column {
        0 => prop_oneof![
            Just("400".to_owned()),
            Just("400/404".to_owned()),
            Just("500409".to_owned()),
            Just(String::new())
        ]
        .boxed(),
        1 => prop_oneof![
            (0..50_u32).prop_map(|number| format!("Qry.{number:04}")),
            Just(String::new()),
            Just("a word".to_owned())
        ]
        .boxed(),
        _ => prop_oneof![Just("The shaft is closed.".to_owned()), Just(String::new())].boxed(),
    }
}

fn row() -> impl Strategy<Value = (Vec<String>, usize, bool)> {
    ((cell(0), cell(1), cell(2), cell(3)), 0..4_usize, any::<bool>())
        .prop_map(|((a, b, c, d), missing, is_across)| (vec![a, b, c, d], missing, is_across && missing == 0))
}

fn table(rows: &[(Vec<String>, usize, bool)]) -> Table {
    let cell = |text: &str, origin| Cell { text: text.to_owned(), origin };
    let heads = ["Status", "Error Code", "Message", "Description"].map(|head| cell(head, Origin::Own)).to_vec();
    let mut all = vec![Row { line: 1, is_head: true, cells: heads, defect: None }];
    for (line, (texts, missing, is_across)) in (2..).zip(rows) {
        let cells = texts.iter().enumerate().map(|(at, text)| {
            if *is_across {
                // The token tells the row in what was taken.
                return cell(&format!("category {line}"), if at == 0 { Origin::Own } else { Origin::Left });
            }
            let text = if at == 3 { format!("{text} row {line}.") } else { text.clone() };
            if at + missing >= 4 { cell("", Origin::Missing) } else { cell(&text, Origin::Own) }
        });
        all.push(Row { line, is_head: false, cells: cells.collect(), defect: None });
    }
    Table { kind: TableKind::Grid, caption: String::new(), line: 1, rows: all }
}

proptest! {
    #[test]
    fn each_row_is_taken_or_refused(rows in prop::collection::vec(row(), 1..40), has_gaps: bool) {
        let document = Document {
            sections: vec![Section { level: 1, heading: "Errors".to_owned(), line: 1, tables: vec![table(&rows)], ..Section::default() }],
        };
        let extracted = extract(&document, "errors.md", &Extraction { map: Vec::new(), has_gaps });
        let [table] = extracted.report.tables.as_slice() else { return Err(TestCaseError::fail("one table")) };
        let Outcome::Read { rows: count, taken, refused, .. } = &table.outcome else { return Ok(()) };
        prop_assert_eq!(taken + refused.len(), *count);
        let mut lines: Vec<usize> = extracted.entries.iter().map(|entry| entry.line).collect();
        lines.extend(refused.iter().map(|row| row.line));
        lines.sort_unstable();
        let is_row = |(texts, missing, is_across): &(Vec<String>, usize, bool)| {
            let own = &texts[..4 - missing];
            // A row with nothing in it is a gap, one with a single text a category.
            !is_across && (own.len() == 4 || own.iter().any(|text| !text.is_empty()))
        };
        for (line, row) in (2..).zip(&rows) {
            let is_alone = row.1 > 0 && row.0[1..4 - row.1].iter().all(String::is_empty);
            if is_row(row) && !is_alone {
                prop_assert_eq!(lines.iter().filter(|one| **one == line).count(), 1, "line {}: {:?}", line, row);
            }
        }
        // Statuses are those of the row.
        for entry in &extracted.entries {
            prop_assert!(entry.statuses.iter().all(|status| [400, 404].contains(status)));
        }
    }
}
