//! reStructuredText.

use std::fs;
use std::path::Path;

use ecs_err_import::Format::ReStructuredText;
use ecs_err_import::{Document, Limits, ReadError, ReadProblem, read, read_in};

use super::{rows, sections, shown, tables};

#[test]
fn cells_of_grid_tables_may_span_columns_and_rows() {
    let page = "\
+--------+------+-----------+
| Status | Code | Text      |
+========+======+===========+
| 400    | E1   | one       |
|        +------+           |
|        | E2   | - a       |
|        |      | - b       |
+--------+------+-----------+
| Disks                     |
+--------+------+-----------+
| 404    | E\\_3 | **three** |
+--------+------+-----------+
";
    assert_eq!(
        rows(page, ReStructuredText),
        [
            "2= Status | Code | Text",
            "4: 400 | E1 | one\\n\\n- a\\n- b",
            "6: ^400 | E2 | ^one\\n\\n- a\\n- b",
            "9: Disks | <Disks | <Disks",
            "11: 404 | E_3 | three",
        ]
    );
}

#[test]
fn wide_characters_take_two_columns() {
    let page = "+--------+------+\n| 错误码 | 说明 |\n+========+======+\n| E1     | 参数 |\n+--------+------+\n";
    assert_eq!(rows(page, ReStructuredText), ["2= 错误码 | 说明", "4: E1 | 参数"]);
}

#[test]
fn simple_tables_have_spans_and_cells_over_several_lines() {
    let page = "\
====  =====  ========
Code  Status Text
----  ---------------
E     x      longer
====  =====  ========
E1    400    one
             more
\\     404    two
E2           three and further
====  =====  ========

after
";
    assert_eq!(
        rows(page, ReStructuredText),
        [
            "2= Code | Status Text | <Status Text",
            "4= E | x | longer",
            "6: E1 | 400 | one more",
            "8:  | 404 | two",
            "9: E2 |  | three and further",
        ]
    );
}

#[test]
fn text_over_the_edge_of_a_column_is_a_defect() {
    let page = "====  ====\nCode  Text\n====  ====\nE10000 one\nE2    two\n====  ====\n";
    assert_eq!(rows(page, ReStructuredText), ["2= Code | Text", "4: E100 | one !", "5: E2 | two"]);
}

#[test]
fn list_tables_and_csv_tables_are_read() {
    let page = "\
.. list-table:: Codes
   :header-rows: 1
   :widths: 1 2

   * - Code
     - Text
   * - ``E1``
     - one

       - a
   * - E2

.. csv-table:: More
   :header: Code, Text

   E3, \"three, :ref:`x <y>`\"
";
    let tables = tables(page, ReStructuredText);
    assert_eq!(tables.iter().map(|table| table.caption.as_str()).collect::<Vec<_>>(), ["Codes", "More"]);
    assert_eq!(shown(&tables[0]), ["5= Code | Text", "7: E1 | one\\n\\n- a", "11: E2 | -"]);
    assert_eq!(shown(&tables[1]), ["14= Code | Text", "16: E3 | three, x"]);
}

#[test]
fn tables_in_lists_and_directives_are_read() {
    let page = "\
-  Codes

   ====  ====
   Code  Text
   ====  ====
   E1    one
   ====  ====

.. table:: Table 2 More

   +----+
   | E2 |
   +----+
";
    let tables = tables(page, ReStructuredText);
    assert_eq!(shown(&tables[0]), ["4= Code | Text", "6: E1 | one"]);
    assert_eq!((tables[1].caption.as_str(), shown(&tables[1])), ("Table 2 More", vec!["12: E2".to_owned()]));
}

#[test]
fn titles_terms_and_objects_are_sections() {
    let page = "\
:original_name: x.html

.. _anchor:

=====
Codes
=====

First
-----

.. comment
   that goes

E1
   one

   two
E2
   three

.. c:macro:: E3

   four::

     code

Second
------
See `guide <https://example.com>`_.
";
    assert_eq!(
        sections(page, ReStructuredText),
        [
            "6 # Codes: ",
            "9 ## First: ",
            "15 ### E1: one\\n\\ntwo",
            "19 ### E2: three",
            "22 ### E3: four:\\n\\ncode",
            "28 ## Second: See guide.",
        ]
    );
}

#[test]
fn csv_tables_may_have_other_separators_quotes_and_heads() {
    let page = "\
.. csv-table:: Codes
   :delim: ;
   :quote: '
   :escape: \\
   :header: Code, Text

   E1; 'one; it\\'s **shut**'
   E2; \"two\"
";
    let tables = tables(page, ReStructuredText);
    assert_eq!(shown(&tables[0]), ["5= Code | Text", "7: E1 | one; it's shut", "8: E2 | \"two\""]);
}

#[test]
fn csv_tables_take_files_in_the_directory_of_the_document() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read/included");
    let page = fs::read(directory.join("codes.rst")).expect("a document");
    let document = read_in(&directory, "codes.rst", &page, ReStructuredText, &Limits::default());
    let document = document.unwrap_or_else(|error| panic!("{error}"));
    let tables: Vec<_> = document.sections.iter().flat_map(|section| &section.tables).collect();
    assert_eq!(
        shown(tables[0]),
        ["4= Code | Status | Text", "4: MIN-1 | 404 | No ore, none at all.", "4: MIN-2 | 503 | The pit is closed."]
    );
    assert_eq!(shown(tables[1]), ["8= Code | Text", "8: MIN-3 | dark"]);
}

#[test]
fn files_outside_of_the_directory_are_refused() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read/included");
    let page = |file: &str| format!("Text.\n\n.. csv-table::\n   :file: {file}\n");
    let included = |file: &str| -> Result<Document, ReadError> {
        read_in(&directory, "page", page(file).as_bytes(), ReStructuredText, &Limits::default())
    };
    for outside in ["../main.rs", "parts/../../main.rs", "/etc/hostname"] {
        let error = included(outside).expect_err("a refusal");
        assert_eq!((error.line, error.problem), (Some(3), ReadProblem::IncludedOutside { file: outside.to_owned() }));
    }
    for unreadable in ["absent.csv", "parts"] {
        let error = included(unreadable).expect_err("a refusal");
        assert!(matches!(error.problem, ReadProblem::IncludedUnreadable { .. }), "{error}");
    }
    let error = read("-", page("codes.csv").as_bytes(), ReStructuredText, &Limits::default()).expect_err("a refusal");
    assert!(matches!(error.problem, ReadProblem::IncludedWithoutDirectory { .. }), "{error}");
}
