//! HTML pages.

use ecs_err_import::Format::Html;

use super::{rows, sections, shown, tables};

#[test]
fn spans_groups_and_omitted_end_tags_are_read_as_browsers_do() {
    let page = "<table>\n<thead>\n<tr><th>Status<th>Code<th>Text\n<tbody>\n\
                <tr><td rowspan=2>400<td>E1<td>one\n<tr><td>E2<td>two\n\
                <tr><td colspan=9>Disks\n<tr><td rowspan=0>404<td>E3<td>three\n<tr><td>E4\n</table>";
    assert_eq!(
        rows(page, Html),
        [
            "3= Status | Code | Text",
            "5: 400 | E1 | one",
            "6: ^400 | E2 | two",
            "7: Disks | <Disks | <Disks",
            "8: 404 | E3 | three",
            "9: ^404 | E4 | -",
        ]
    );
}

#[test]
fn cells_are_plain_text_with_paragraphs_and_lists() {
    let page = "<table><tr><td><p>One&nbsp;<b>two</b>\n <code>x&lt;y</code></p><p>three<br>four</p>\
                <ul><li>a</li><li><p>b</p></li></ul><script>no()</script>10<sup>6</sup> ms<sup><a href=#f>1</a></sup></td></tr></table>";
    assert_eq!(rows(page, Html), ["1: One two x<y\\n\\nthree\\nfour\\n\\n- a\\n- b\\n\\n10^6 ms"]);
}

#[test]
fn a_table_in_a_cell_is_a_table_of_its_own() {
    let page = "<table>\n<tr><td>E1<td>before <table>\n<tr><td>inner</table> after\n</table>";
    let tables = tables(page, Html);
    let lines: Vec<_> = tables.iter().map(|table| (table.line, shown(table))).collect();
    assert_eq!(lines, [(1, vec!["2: E1 | before\\n\\nafter".to_owned()]), (2, vec!["3: inner".to_owned()])]);
}

#[test]
fn a_table_that_only_places_things_is_none() {
    let page = "<table><tr><td><h2>Codes</h2><table><caption>All codes</caption><tr><td>E1</td></tr></table></td></tr></table>";
    let tables = tables(page, Html);
    assert_eq!(tables.len(), 1);
    assert_eq!((tables[0].caption.as_str(), shown(&tables[0])), ("All codes", vec!["1: E1".to_owned()]));
}

#[test]
fn a_row_with_more_cells_than_heads_is_defective() {
    let page = "<table><tr><th>Code<th>Text<tr><td>E1<td>a<tr><td>E2<td>b<td>c<tr><td>E3<td>d<td></table>";
    assert_eq!(rows(page, Html), ["1= Code | Text", "1: E1 | a", "1: E2 | b !", "1: E3 | d"]);
}

#[test]
fn headings_and_terms_are_sections() {
    let page = "<p>intro</p>\n<h2>Codes <a href=#codes>#</a></h2>\n<p>text\n<dl>\n<dt><code>E1</code>\n<dd>one<p>more\n<dt>E2<dd>two\n</dl>\n<p>end";
    assert_eq!(
        sections(page, Html),
        ["1  : intro", "2 ## Codes: text", "5 ### E1: one\\n\\nmore", "7 ### E2: two", "2 ## Codes: end"]
    );
}

#[test]
fn placeholders_that_were_not_escaped_are_text() {
    let page = "<table><tr><td>No disk <diskName> in <b>zone</b> <zone-id>.</td></tr></table>";
    assert_eq!(rows(page, Html), ["1: No disk <diskName> in zone <zone-id>."]);
}

#[test]
fn headings_in_notes_are_text() {
    let page = "<h2>E1</h2><p>a<div class='admonition note'><h4>Note</h4><p>b</div><p>c";
    assert_eq!(sections(page, Html), ["1 ## E1: a\\n\\nNote\\n\\nb\\n\\nc"]);
}

#[test]
fn elements_closed_as_in_xhtml_contain_nothing() {
    let page = "<h2>E1<a name='e1'/></h2><Anchor id='x' /><p>a</p><title/><p>b</p>";
    assert_eq!(sections(page, Html), ["1 ## E1: a\\n\\nb"]);
}
