//! `AsciiDoc`.

use ecs_err_import::Format::AsciiDoc;

use super::{rows, sections, shown, tables};

#[test]
fn cells_may_stand_on_a_line_each_or_together() {
    let page = "\
.Codes
[cols=\"1m,2\",options=header]
|===
| Code
| Text

| E1
|
one
two

| E\\|2 | *three* +
four
|===
";
    let tables = tables(page, AsciiDoc);
    assert_eq!(tables[0].caption, "Codes");
    assert_eq!(shown(&tables[0]), ["4= Code | Text", "7: E1 | one two", "12: E|2 | three\\nfour"]);
}

#[test]
fn cells_may_span_be_copied_and_have_blocks() {
    let page = "\
[%header,cols=3*]
|===
|Status |Code |Text
.2+|400 |E1 a|
* a
* b
|E2 |two
3+|Disks
2*|x |three
|===
";
    assert_eq!(
        rows(page, AsciiDoc),
        [
            "3= Status | Code | Text",
            "4: 400 | E1 | - a\\n- b",
            "7: ^400 | E2 | two",
            "8: Disks | <Disks | <Disks",
            "9: x | x | three",
        ]
    );
}

#[test]
fn the_first_line_gives_columns_and_heads() {
    let page = "|===\n|Code |Text\n\n|E1 |one\n|E2 |two\n|===\n";
    assert_eq!(rows(page, AsciiDoc), ["2= Code | Text", "4: E1 | one", "5: E2 | two"]);
}

#[test]
fn a_broken_row_does_not_move_the_rows_after_it() {
    let page = "|===\n|Code |Text |Cause\n\n|E1 |one\n|E2 |two |x\n|E3 |a |b |c\n|E4 |four |y\n|===\n";
    assert_eq!(
        rows(page, AsciiDoc),
        ["2= Code | Text | Cause", "4: E1 | one | - !", "5: E2 | two | x", "6: E3 | a | b !", "7: E4 | four | y"]
    );
}

#[test]
fn separated_values_are_read() {
    let page = ",===\nCode,Text\n\nE1,\"one, *two*\"\n,===\n\n[format=dsv]\n|===\nE2:three\n|===\n";
    let tables = tables(page, AsciiDoc);
    assert_eq!(shown(&tables[0]), ["2= Code | Text", "4: E1 | one, two"]);
    assert_eq!(shown(&tables[1]), ["9: E2 | three"]);
}

#[test]
fn headings_and_terms_are_sections() {
    let page = "\
= Codes
:product: Disk

////
not this
////
intro of {product}

== First
E1:: one
E2::
two
+
more

after

.Title
----
code
----

=== Second
// comment
* a
** b
";
    assert_eq!(
        sections(page, AsciiDoc),
        [
            "1 # Codes: intro of Disk",
            "9 ## First: ",
            "10 ### E1: one",
            "11 ### E2: two\\n\\nmore",
            "9 ## First: after\\n\\nTitle\\n\\ncode",
            "23 ### Second: - a\\n- b",
        ]
    );
}
