//! Markdown and MDX.

use ecs_err_import::Format::{Markdown, Mdx};

use super::{rows, sections, shown, tables};

#[test]
fn cells_of_pipe_tables_are_plain_text() {
    let page = "| Code | Text |\n|:--|--:|\n| `E\\|1` | **bold** [link](x) &lt;a&gt; \\_ <br> next |\n| E2 | - no list # no heading |\n";
    assert_eq!(
        rows(page, Markdown),
        ["1= Code | Text", "3: E|1 | bold link <a> _\\nnext", "4: E2 | - no list # no heading"]
    );
}

#[test]
fn short_rows_lack_cells_and_long_ones_are_defective() {
    let page = "|a|b|c|\n|-|-|-|\n|1|2|\n|1|2|3|4|\n|1|2|3||\n1\n";
    assert_eq!(
        rows(page, Markdown),
        ["1= a | b | c", "3: 1 | 2 | -", "4: 1 | 2 | 3 !", "5: 1 | 2 | 3", "6: 1 | - | -"]
    );
}

#[test]
fn bars_in_code_do_not_split_a_row_that_fits_otherwise() {
    let page = "|Code|Text|\n|--|--|\n|E1|use `a|b`|\n|E2|use a|b|\n";
    assert_eq!(rows(page, Markdown), ["1= Code | Text", "3: E1 | use a|b", "4: E2 | use a !"]);
}

#[test]
fn a_row_may_go_over_several_lines() {
    let page = "|Name|Text|\n|----|----|\n|a|First.\n\n-   one\n-   two |\n|b|Second. |\n";
    assert_eq!(rows(page, Markdown), ["1= Name | Text", "3: a | First.\\n\\n- one\\n- two", "7: b | Second."]);
}

#[test]
fn html_tables_with_markdown_around_and_within_are_read() {
    let page = "# Codes<a name=\"x1\"></a>\n\n**表 1**  错误码\n\n<a name=\"t1\"></a>\n<table><thead><tr><th>\n\n**Code**\n\n</th><th><p>Text</p>\n</th></tr>\n</thead>\n\
                <tbody>\n\n    <tr><td rowspan=\"2\">E1</td>\n    <td>a</td></tr>\n\n    <tr><td>b</td></tr></tbody></table>\n\nend\n";
    let tables = tables(page, Markdown);
    assert_eq!(tables[0].caption, "表 1 错误码");
    assert_eq!(shown(&tables[0]), ["6= Code | Text", "15: E1 | a", "18: ^E1 | b"]);
    assert_eq!(sections(page, Markdown), ["1 # Codes: end"]);
}

#[test]
fn components_comments_and_code_of_mdx_are_read() {
    let page = "---\ntitle: x\n---\nimport {A} from './a'\n\n<Tabs>\n  <Tab>\n\n  ## Codes {#codes}\n\n  <Anchor id=\"a\" />\n\n  {/* not\n  this */}\n\n\
                <table>\n  <tr>\n    <th>Code</th>\n  </tr>\n\n    <tr><td>`E1` and **E2**</td></tr>\n</table>\n\n  </Tab>\n</Tabs>\n";
    assert_eq!(rows(page, Mdx), ["17= Code", "21: E1 and E2"]);
    assert_eq!(sections(page, Mdx), ["9 ## Codes: "]);
}

#[test]
fn tables_in_code_and_comments_are_none() {
    let page = "```\n|a|\n|-|\n|1|\n```\n\n<!--\n|a|\n|-|\n|1|\n-->\n\n|a|\n|-|\n|2|\n";
    assert_eq!(rows(page, Markdown), ["13= a", "15: 2"]);
}

#[test]
fn tables_in_lists_and_quotes_are_read() {
    let page = "- Codes:\n\n  |a|b|\n  |-|-|\n  |1|2|\n\n> |a|b|\n> |-|-|\n> |3|4|\n";
    let shown: Vec<_> = tables(page, Markdown).iter().map(|table| shown(table).join(", ")).collect();
    assert_eq!(shown, ["3= a | b, 5: 1 | 2", "7= a | b, 9: 3 | 4"]);
}

#[test]
fn placeholders_links_and_footnotes_of_cells_are_resolved() {
    let page = "|Code|Text|\n|-|-|\n|E1[^1]|No <diskName>, see [guide][g], [RFC 1], [^x], a<b>c</b>|\n\n[g]: https://example.com\n\n[^1]: Note\n";
    assert_eq!(rows(page, Markdown), ["1= Code | Text", "3: E1 | No <diskName>, see guide, [RFC 1], [^x], ac"]);
}

#[test]
fn headings_of_both_styles_and_definition_lists_are_sections() {
    let page = "E1: first\n---------\n* Cause: a\n\n## E2 {#e2 .x}\ntext\n\n### `E3`\n\nterm\n: definition\n";
    assert_eq!(
        sections(page, Markdown),
        ["1 ## E1: first: - Cause: a", "5 ## E2: text", "8 ### E3: ", "10 #### term: definition"]
    );
}

#[test]
fn grid_tables_of_pandoc_have_markdown_in_their_cells() {
    let page = "\
# Errors

Codes of the quarry:

+:--------+--------------+----------------------------+
| Status  | Code         | Text                       |
+:========+:============:+============================+
| 404     | **MIN-1**    | The shaft `a|b` is closed. |
|         +--------------+----------------------------+
|         | MIN-2        | Causes:                    |
|         |              |                            |
|         |              | - no [ore](x.html)         |
|         |              | - a < b                    |
+---------+--------------+----------------------------+
| 矿井    | MIN-3        | 关闭。                     |
+=========+==============+============================+

```
+---+---+
| a | b |
+---+---+
```

+------------+
| a drawing  |
+------------+
";
    assert_eq!(
        rows(page, Markdown),
        [
            "6= Status | Code | Text",
            "8: 404 | MIN-1 | The shaft a|b is closed.",
            "10: ^404 | MIN-2 | Causes:\\n\\n- no ore\\n- a < b",
            "15: 矿井 | MIN-3 | 关闭。",
        ]
    );
}
